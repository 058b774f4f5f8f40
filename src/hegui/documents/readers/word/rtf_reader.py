"""Walks through the tokens of an RTF file and keeps what the words among them set.

What is set holds until its group ends. Knows text, groups and paragraphs; what each word does
stands in ``rtf_words``.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field

from hegui.documents.document import Document, Remark
from hegui.documents.encoding import Decoded
from hegui.documents.encoding import remarks_of as remarks_of_text
from hegui.documents.limits import Limits, check
from hegui.documents.readers.word import rtf_fonts as fonts
from hegui.documents.readers.word.doc_flow import Flow, remarks_of
from hegui.documents.readers.word.doc_grid import Shape
from hegui.documents.readers.word.doc_streams import joined
from hegui.documents.readers.word.rtf_tokens import CLOSE, ESCAPED, OPEN, TEXT, WORD, Tokens

# Groups whose text is not part of the page, or stands there a second time.
_SKIPPED_NAMES = """
    annotation atnauthor atnid bkmkend bkmkstart colortbl filetbl fldinst footer footerf footerl
    footerr footnote ftncn ftnsep ftnsepc generator header headerf headerl headerr listtable
    listoverridetable nonesttables nonshppict pgdsctbl revtbl rsidtbl rxe shprslt tc themedata
    txe userprops xe xmlnstbl
"""
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
# Groups that older programs may pass over, and we may not.
_OPTIONAL = frozenset(("do", "nesttableprops", "shpgrp", "shpinst", "shppict", "ud"))
_CHARACTERS = {
    "bullet": "•", "emdash": "—", "emspace": "\u2003", "endash": "–", "enspace": "\u2002",
    "ldblquote": "“", "lquote": "‘", "qmspace": "\u2005", "rdblquote": "”", "rquote": "’",
    "tab": "\t",
}  # fmt: skip
_SYMBOLS = {"~": "\xa0", "_": "-", "\t": "\t"}
_PLAIN = "\\{}"
_CUT = "文件不完整，结尾缺失，只读到断开的地方。请重新下载，或用原程序重新保存"


@dataclass(slots=True)
class State:
    """What holds until the group ends.

    Attributes:
        out: where text goes; None if nowhere.
        font: encoding of the font, "" for that of the document.
        stand_ins: characters behind each Unicode character that stand for it.
        hidden: the text is.
        deleted: the text is, by a tracked change.
        inserted: the text is, by a tracked change.
        struck: the text is struck out.
        raised: the text stands above or below the line.
        in_table: the paragraph is.
        tables: how many tables it says it stands in.
        around: tables around the text box it stands in.
        level: of the paragraph, as a heading.
        closing: what is to be done when the group ends.
    """

    out: list[str] | None
    font: str = ""
    stand_ins: int = 1
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    struck: bool = False
    raised: bool = False
    in_table: bool = False
    tables: int = 0
    around: int = 0
    level: int = 0
    closing: Callable[[], None] | None = None


@dataclass(slots=True)
class RowLook:
    """What has been said of the cells of a row so far; ``left`` is where the next one begins."""

    left: int = 0
    shapes: list[Shape] = field(default_factory=list)
    joins_left: bool = False
    joins_above: bool = False


Act = Callable[["Reader", int | None], None]


class Reader:
    """Walks through one file."""

    def __init__(self, data: bytes, words: Mapping[str, Act], limits: Limits) -> None:
        self._words = words
        self.tokens = Tokens(data, limits)
        self.limits = limits
        self.flow = Flow(limits)
        self.text: list[str] = []  # of the paragraph, not yet told
        self.title: list[str] = []
        self.number: list[str] = []  # of the paragraph, as it is printed
        self.page = fonts.WESTERN
        self.fonts: Mapping[int, str] = {}
        self.default_font = 0
        self.levels: Mapping[int, int] = {}  # of headings, by style
        self.row = RowLook()
        self.in_row = False
        self.bare = b"\\intbl" not in data  # only rows tell what stands in a table
        self.state = State(self.text)
        self.stand_ins = 0  # characters to come that only stand for the one just read
        self._around: list[State] = []
        self._raw = bytearray()
        self._stands_out = (False, False)
        self._optional = self._hidden = self._tracked = False
        self._replaced = 0

    def document(self) -> Document:
        """All of it."""
        complete = self._walk()
        self.tell()
        remarks = remarks_of(hidden=self._hidden, tracked=self._tracked)
        remarks += remarks_of_text(Decoded("", self.page, self._replaced))
        if not complete:
            remarks.append(Remark("extraction", _CUT))
        title = joined("".join(self.title)).strip()
        return Document("rtf", self.flow.blocks(), "", title, tuple(remarks))

    def _walk(self) -> bool:
        """Read everything; whether the file's own group was closed."""
        known = _SKIPPED.union(_CHARACTERS, self._words)
        for kind, name, number, data in self.tokens:
            if kind == WORD:
                if name in known or self._optional or self.stand_ins:  # most words do nothing
                    self._word(name, number)
            elif kind in (TEXT, ESCAPED):
                self._bytes(data)
            elif kind == OPEN:
                self._flush()
                self.stand_ins = 0
                self._around.append(self.state)
                check("RTF 分组嵌套过深", len(self._around), self.limits.depth)
                self.state = copy(self.state)
                self.state.closing = None
            elif kind == CLOSE:
                self._close()
                if not self._around:
                    return True
            else:
                self._symbol(name)
        return False

    def add(self, text: str) -> None:
        """More text, unless it is hidden or goes nowhere."""
        self._flush()
        if self.state.out is not None and self._is_seen(blank=text.isspace()):
            self._part()
            self.state.out.append(text)

    def tell(self) -> None:
        """Hand the text of the paragraph on."""
        self._flush()
        if self.text:
            self.flow.text(joined("".join(self.text)))
            self.text.clear()

    def paragraph(self) -> None:
        """The paragraph ends."""
        if self.writes:
            self.tell()
            self.flow.paragraph(self.depth, self.state.level)

    @property
    def writes(self) -> bool:
        """Whether what we read is part of the report."""
        return self.state.out is self.text

    @property
    def depth(self) -> int:
        """How many tables the paragraph stands in."""
        state = self.state
        inside = state.in_table or (self.bare and self.in_row)
        return state.around + (max(state.tables, 1) if inside else 0)

    def set_font_of_all(self, font: str) -> None:
        """Set the font of all open groups: the table of fonts stands in a group of its own."""
        for state in self._around:
            state.font = font

    def skip(self) -> bytes:
        """Leave out the rest of the group."""
        return self.tokens.skip()

    def _close(self) -> None:
        self._flush()
        self.stand_ins = 0
        if self.state.closing is not None:
            self.state.closing()
        if self._around:
            self.state = self._around.pop()

    def _bytes(self, data: bytes) -> None:
        self._optional = False
        if self.stand_ins:
            left = max(0, self.stand_ins - len(data))
            data = data[self.stand_ins :]
            self.stand_ins = left
        if data and self.state.out is not None and self._is_seen(blank=data.isspace()):
            self._part()
            self._raw += data
            check("文字过多，字数超限", len(self._raw) // 4, self.limits.text_characters)

    def _part(self) -> None:
        """Keep what is struck out or raised in a cell apart: 10 and a raised 2 are not 102."""
        out = (self.state.struck, self.state.raised)
        if out != self._stands_out and self.writes:
            self._stands_out = out
            if self.depth:
                self._flush()
                self.text.append(" ")

    def _flush(self) -> None:
        """Decode what was read byte by byte: a character may need several."""
        if self._raw and self.state.out is not None:
            text = fonts.decode(bytes(self._raw), self.state.font, self.page)
            self._replaced += text.count("\ufffd")
            self.state.out.append(text)
        self._raw.clear()

    def _is_seen(self, *, blank: bool) -> bool:
        state = self.state
        told = not blank and state.out is self.text
        self._hidden |= told and state.hidden
        self._tracked |= told and (state.deleted or state.inserted)
        return not (state.hidden or state.deleted)

    def _word(self, name: str, number: int | None) -> None:
        optional, self._optional = self._optional, False
        char = _CHARACTERS.get(name)
        if self.stand_ins:
            self.stand_ins -= 1 if char else self.stand_ins
            if char:
                return
        if char:
            self.add(char)
        elif name in _SKIPPED or (optional and name not in _OPTIONAL):
            self.skip()
        elif (act := self._words.get(name)) is not None:
            self._flush()
            act(self, number)

    def _symbol(self, name: str) -> None:
        if name == "*":
            self._optional = True
        elif self.stand_ins:
            self.stand_ins -= 1
        elif name in "\r\n":
            self.paragraph()
        elif name in _PLAIN:
            self._bytes(name.encode())  # it may be the second byte of a character
        elif name in _SYMBOLS:
            self.add(_SYMBOLS[name])
