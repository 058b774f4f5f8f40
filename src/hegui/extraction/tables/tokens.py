"""A document's blocks become tokens: values, explicit empty cells, labels, prose.

All kinds of file meet here. A grid hands over its cells, empty ones included; a line of text is
taken apart into labels and values, which also undoes labels glued to their numbers. Knows the
spellings of the form's labels, not their meaning.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hegui.documents.clean import fold
from hegui.documents.document import Document, Grid, GridCell, Paragraph
from hegui.extraction.tables.values import BLANK, UNREAD, Reading, ValueReader
from hegui.model.place import Place

_PAGE = re.compile(
    r"[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页.*|续表.{0,6}|[（(]?单位\s*[:：].{0,8}|"
    r"共\s*\d+\s*页.*"
)
_GLUED = re.compile(r"(?P<label>.*[^\d.,，+\-\s(（])(?P<digits>\d[\d,，.]*)")
_GAP = re.compile(r"\s{2,}|[\t\u3000]")
_LONGEST_LABEL = 46
_COMMA_FROM = 22  # a piece this long with a comma in it is a sentence


class Token(NamedTuple):
    """One piece of the stream.

    Attributes:
        kind: ``V`` value, ``E`` explicit empty cell, ``L`` label, ``P`` prose, ``H`` heading of
            a section.
        text: as it stands.
        block: index of the document's block.
        row: (block, row) of a grid; None in a stream.
        column: column of the grid, after spans; in a stream how far right in its line the piece
            begins, a Chinese character counting two.
        place: where.
        reading: of a value.
        glued: digits of several values that stand together without a blank between them.
        rows: how many rows of the grid it spans.
        columns: how many columns of the grid it spans.
    """

    kind: str
    text: str
    block: int
    row: tuple[int, int] | None
    column: int
    place: Place
    reading: Reading | None = None
    glued: bool = False
    rows: int = 1
    columns: int = 1


class Tokenizer:
    """Takes a document apart; built once for a form.

    Attributes:
        is_label: whether a text is spelt like a label of the form.
        begins_label: whether it begins like one of the form's long labels.
        is_heading: whether a line is spelt like a section heading of the form.
    """

    def __init__(
        self,
        values: ValueReader,
        is_label: Callable[[str], bool],
        begins_label: Callable[[str], bool],
        is_heading: Callable[[str], bool],
    ) -> None:
        self._values = values
        self._is_label = is_label
        self._begins_label = begins_label
        self._is_heading = is_heading

    def tokens(self, document: Document) -> list[Token]:
        """All tokens, in reading order."""
        found: list[Token] = []
        for index, block in enumerate(document.blocks):
            if isinstance(block, Paragraph):
                found.extend(self._line(block, index))
            elif isinstance(block, Grid):
                for cell in block.cells:
                    found.extend(self._cell(cell, index))
        return found

    def _cell(self, cell: GridCell, block: int) -> Iterator[Token]:
        at = (block, cell.row)
        text = cell.text
        reading = self._values.read(text)
        if reading is not None:
            kind = "E" if reading is BLANK else "V"
            yield Token(
                kind,
                text,
                block,
                at,
                cell.column,
                cell.place,
                reading,
                rows=cell.rows,
                columns=cell.columns,
            )
            return
        glued = None if self._is_label(text) else self._unglue(text)
        if glued:
            label, digits = glued
            yield Token("L", label, block, at, cell.column, cell.place)
            yield self._digits(digits, block, at, cell.column, cell.place)
            return
        label_like = self._is_label(text) or self._begins_label(text)
        kind = "L" if label_like or not _is_prose(text) else "P"
        yield Token(kind, text, block, at, cell.column, cell.place)

    def _line(self, paragraph: Paragraph, block: int) -> Iterator[Token]:
        text = paragraph.text.strip()
        if not text:
            return
        place = paragraph.place
        if self._is_heading(text):
            yield Token("H", text, block, None, 0, place)
            return
        reading = self._values.read(text)
        if reading is not None and reading.state not in UNREAD:
            if reading.style == "chinese" and fold(text) not in ("零", "〇"):
                # One character a line of a vertical label, not a number.
                yield Token("L", text, block, None, 0, place)
            else:
                yield Token("V", text, block, None, 0, place, reading)
            return
        if _PAGE.fullmatch(text):
            return
        if self._ends_in_values(text):
            yield from self._pieces(paragraph.text.rstrip(), block, place)
        elif self._is_label(text) or self._begins_label(text):
            yield Token("L", text, block, None, 0, place)
        elif any(_is_prose(part) and not self._is_label(part) for part in _GAP.split(text)):
            yield Token("P", text, block, None, 0, place)
        else:
            yield from self._pieces(paragraph.text.rstrip(), block, place)

    def _pieces(self, text: str, block: int, place: Place) -> Iterator[Token]:
        """Labels and values of one line, told apart by blanks and by what is a label."""
        waiting: list[str] = []
        at = 0
        for piece, gap, x in _split(text):
            reading = self._values.read(piece)
            known = reading is not None and reading.state not in ("blank", "unclear")
            if known and reading is not None and reading.style != "chinese":
                yield from self._labels(waiting, block, at, place)
                waiting = []
                yield Token("V", piece, block, None, x, place, reading)
                continue
            if waiting and gap:
                yield from self._labels(waiting, block, at, place)
                waiting = []
            if not waiting:
                at = x
            if self._is_label(piece):
                waiting.append(piece)
                continue
            glued = self._unglue(piece)
            if glued:
                yield from self._labels(waiting, block, at, place)
            elif waiting:
                glued = self._unglue("".join((*waiting, piece)))
            if glued:
                waiting = []
                label, digits = glued
                yield Token("L", label, block, None, x, place)
                yield self._digits(digits, block, None, x, place)
                continue
            waiting.append(piece)
        yield from self._labels(waiting, block, at, place)

    def _ends_in_values(self, text: str) -> bool:
        """Whether a line is a label (or several) with values behind it."""
        pieces = text.split()
        values = 0
        while len(pieces) > 1 and self._values.read(pieces[-1]) is not None:
            pieces.pop()
            values += 1
        return values > 1 or (values == 1 and self._is_label("".join(pieces)))

    def _labels(self, pieces: list[str], block: int, x: int, place: Place) -> Iterator[Token]:
        """Pieces with no value between them: the fewest labels that are spelt in a known way."""
        start = 0
        while start < len(pieces):
            for end in range(len(pieces), start, -1):
                text = "".join(pieces[start:end])
                if end - start == 1 or self._is_label(text):
                    break
            else:
                end = start + 1
            rest = pieces[start:]
            if end - start == 1 and not any(self._is_label(piece) for piece in rest):
                # No part of it is known: one label with blanks in it.
                yield Token("L", " ".join(rest), block, None, x, place)
                return
            yield Token("L", "".join(pieces[start:end]), block, None, x, place)
            start = end

    def _unglue(self, text: str) -> tuple[str, str] | None:
        """``行政许可128466`` → label and digits, if the label is one of the form's."""
        if len(text) > 60 or not text[-1:].isdigit():
            return None
        match = _GLUED.fullmatch(text)
        if not match or len(match["label"].strip()) < 2 or not self._is_label(match["label"]):
            return None
        return match["label"], match["digits"]

    def _digits(
        self, digits: str, block: int, row: tuple[int, int] | None, column: int, place: Place
    ) -> Token:
        reading = self._values.read(digits) or Reading("text")
        return Token("V", digits, block, row, column, place, reading, glued=True)


def _split(text: str) -> Iterator[tuple[str, bool, int]]:
    """Pieces between blanks; whether the gap before is wider than one blank; where it begins."""
    x = 0
    for match in re.finditer(r"(\s*)(\S+)", text):
        gap = _width(match[1].expandtabs(4))
        yield match[2], gap > 1, x + gap
        x += gap + _width(match[2])


def _width(text: str) -> int:
    """How wide a text is printed: a Chinese character takes two places."""
    return len(text) if text.isascii() else sum(1 + (ord(c) > 0x2E7F) for c in text)


def _is_prose(text: str) -> bool:
    """Whether a text is more than labels: the marks of a sentence, or a piece too long for one."""
    if "。" in text or "；" in text:
        return True
    longest = max(map(len, text.split()), default=0)
    return longest > _LONGEST_LABEL or (longest >= _COMMA_FROM and "，" in text)
