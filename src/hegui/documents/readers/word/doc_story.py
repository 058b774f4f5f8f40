"""Walks through one text of a Word 97 file and tells what its marks end.

The text is one run of characters with marks in it; what a mark ends (a paragraph, a cell, a row,
and where its cells begin) is told by the properties beside the text. Where those are damaged,
cells are told by their marks alone, and then nobody can say which cells are empty.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hegui.documents.limits import Limits
from hegui.documents.readers.word.doc_flow import Flow
from hegui.documents.readers.word.doc_numbers import Numbers
from hegui.documents.readers.word.doc_properties import (
    ParagraphLook,
    paragraph_look,
    paragraph_runs,
)
from hegui.documents.readers.word.doc_seen import DELETED, Seen, hide
from hegui.documents.readers.word.doc_streams import Streams, joined, piece_at
from hegui.documents.readers.word.doc_styles import Styles

_SPECIAL = re.compile("[\x00-\x08\x0a-\x1f(]")
_ENDS = re.compile("[\x07\r]")
_CELL, _PARAGRAPH, _PAGE = "\x07", "\r", "\x0c"
_MARKS = _CELL + _PARAGRAPH + _PAGE
_BREAKS = "\x0b\x0e"
_PICTURE, _DRAWING, _HYPHEN, _BRACKET = "\x01", "\x08", "\x1e", "("  # symbols stand as brackets
_NO_LOOK = ParagraphLook()
_LOWEST = 6


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts of a file: that of the pages, or that of all text boxes.

    Attributes:
        text: a character for every unit.
        start: its position in the file's text.
        seen: which of its characters are seen.
        boxes: by where they hang in it, where the text of text boxes lies in ``other``.
        pictures: where drawings hang in it that show a picture.
        other: the text of text boxes.
    """

    text: str
    start: int
    seen: Seen
    boxes: Mapping[int, tuple[int, int]]
    pictures: frozenset[int] = frozenset()
    other: "Text | None" = None


class Looks:
    """The properties of paragraphs, by position."""

    def __init__(self, streams: Streams, limits: Limits) -> None:
        self._streams = streams
        self._starts = [piece.start for piece in streams.pieces]
        self._runs = paragraph_runs(streams, limits)
        self._looks: dict[bytes, ParagraphLook] = {}

    def at(self, position: int) -> ParagraphLook | None:
        """Those of the paragraph that ends at *position*; None if there are none."""
        piece = piece_at(self._streams.pieces, self._starts, position)
        found = self._runs.at(piece.at + (position - piece.start) * piece.width)
        if found is None:
            return None
        found += piece.changes
        look = self._looks.get(found)
        if look is None:
            look = self._looks[found] = paragraph_look(found, self._streams)
        return look

    def end_at(self, position: int) -> bool:
        """Whether a paragraph ends with the character at *position*."""
        piece = piece_at(self._streams.pieces, self._starts, position)
        return self._runs.ends_at(piece.at + (position + 1 - piece.start) * piece.width)


def is_sound(text: Text, looks: Looks) -> bool:
    """Whether every mark has properties, every cell says that it is one, and every row ends."""
    in_row = False
    for match in _ENDS.finditer(text.text):
        look = looks.at(text.start + match.start())
        if look is None or (not look.depth and (in_row or match[0] == _CELL)):
            return False
        if match[0] == _CELL:
            in_row = not look.row_end
    return not in_row


def hide_styled(text: Text, looks: Looks, styles: Styles) -> None:
    """Hide the paragraphs whose style hides them."""
    begin = 0
    for match in _ENDS.finditer(text.text):
        look = looks.at(text.start + match.start())
        if look is not None and look.style in styles.hiding:
            hide(text.seen, text.text, begin, match.start())
        begin = match.end()


class Story:
    """Tells a flow what one text says; *around* is how many tables it stands in."""

    def __init__(
        self,
        text: Text,
        looks: Looks,
        styles: Styles,
        numbers: Numbers,
        flow: Flow,
        *,
        sound: bool = True,
        around: int = 0,
    ) -> None:
        self._text, self._looks, self._styles = text, looks, styles
        self._numbers, self._flow = numbers, flow
        self._sound, self._around = sound, around
        self._end = self._by_properties if sound else self._by_marks

    def tell(self, start: int, end: int) -> None:
        """Tell everything from one position in the text to another."""
        text, mask = self._text.text, self._text.seen.mask
        done = start
        for match in _SPECIAL.finditer(text, start, end):
            at, char = match.start(), match[0]
            self._add(done, at)
            done = at + 1
            if char in _MARKS:
                self._end(at, char)
            elif not mask[at]:
                self._show(at, char)
        self._add(done, end)

    def _add(self, start: int, end: int) -> None:
        for seam in self._seams(start, end):
            self._say(start, seam)
            self._flow.text(" ")  # 5 struck out and 6 are not 56, nor are 10 and a raised 2 102
            start = seam
        self._say(start, end)

    def _seams(self, start: int, end: int) -> Sequence[int]:
        """Where, in a cell, what is struck out or raised has to be kept apart."""
        seams = self._text.seen.seams
        found = seams[bisect_left(seams, start) : bisect_right(seams, end)] if seams else ()
        return found if found and self._depth(start) else ()

    def _depth(self, at: int) -> int:
        """How many tables the paragraph at that position stands in."""
        mark = _ENDS.search(self._text.text, at)
        look = self._looks.at(self._text.start + mark.start()) if mark else None
        return self._around + (look.depth if look else 0)

    def _say(self, start: int, end: int) -> None:
        if start < end:
            text, mask = self._text.text[start:end], self._text.seen.mask[start:end]
            if any(mask):
                text = "".join(char for char, why in zip(text, mask, strict=True) if not why)
            self._flow.text(joined(text))

    def _show(self, at: int, char: str) -> None:
        """A character that is not simply text."""
        flow, seen = self._flow, self._text.seen
        if char in _BREAKS:
            flow.line()
        elif char == _BRACKET:
            flow.text(seen.symbols.get(at, char))
        elif char == _HYPHEN:
            flow.text("-")
        elif char == _PICTURE:
            program = seen.objects.get(at, "")
            flow.picture("attachment" if program else "picture", program)
        elif char == _DRAWING and at in self._text.boxes and self._text.other is not None:
            self._box(self._text.other, *self._text.boxes[at], at)
        elif char == _DRAWING and at in self._text.pictures:
            flow.picture("picture")

    def _box(self, boxes: Text, start: int, end: int, at: int) -> None:
        """The text of a box stands in the middle of the paragraph that it hangs on."""
        held = self._flow.hold()
        inside = Story(
            boxes,
            self._looks,
            self._styles,
            self._numbers,
            self._flow,
            sound=self._sound,
            around=self._depth(at),
        )
        inside.tell(start, min(end, len(boxes.text)))
        self._flow.release(held)

    def _by_properties(self, at: int, char: str) -> None:
        flow, why = self._flow, self._text.seen.mask[at]
        look = self._looks.at(self._text.start + at) or _NO_LOOK
        depth = self._around + look.depth
        if char == _PAGE and not self._looks.end_at(self._text.start + at):
            flow.line()
        elif look.row_end:
            flow.row(depth, look.shapes, dropped=bool(why & DELETED))
        elif why and char != _CELL and not look.cell_end and self._joins(at):
            return
        else:
            level, use, list_level = self._styles.complete(look)
            number = self._numbers.next(use, list_level) if use and not why else ""
            if char == _CELL or look.cell_end:
                flow.cell(depth, number)
            else:
                flow.paragraph(depth, min(level, _LOWEST), number)

    def _by_marks(self, at: int, char: str) -> None:
        """What a mark ends, by the text alone: a cell without text ends the row."""
        flow = self._flow
        if char != _CELL:
            if not self._text.seen.mask[at]:
                flow.paragraph(int(flow.in_row()))
        elif flow.has_text():
            flow.cell(1)
        else:
            flow.row(1, None)

    def _joins(self, at: int) -> bool:
        """Whether a mark that is not seen joins its paragraph with the next: not with a cell."""
        following = _ENDS.search(self._text.text, at + 1)
        return following is not None and following[0] == _PARAGRAPH
