"""What is being read of a DOCX: its parts, what was counted so far, and the pieces found.

A story (the body, a cell, a text box) is read into pieces first; only when a table has been read
whole it is known whether it holds data or lays out a page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hegui.documents.limits import Limits
from hegui.documents.markup import Element
from hegui.documents.readers.word.docx_numbering import Numbering
from hegui.documents.readers.word.docx_parts import Part, Parts
from hegui.documents.readers.word.docx_styles import Styles

# Elements that hold no text of the story they stand in.
_PASSED = """
    annotationRef bookmarkEnd bookmarkStart commentRangeEnd commentRangeStart commentReference
    continuationSeparator customXmlPr delInstrText delText endnoteRef endnoteReference footnoteRef
    footnoteReference instrText lastRenderedPageBreak numberingChange pPr permEnd permStart pgNum
    proofErr rPr rPrChange rt rubyPr sdtEndPr sdtPr sectPr separator smartTagPr softHyphen tblGrid
    tblPr tblPrEx tcPr trPr
"""
PASSED = frozenset(_PASSED.split())
REMOVED = frozenset({"del", "moveFrom"})
ADDED = frozenset({"ins", "moveTo"})
_STORY_PARTS = frozenset({"p", "tbl", "tc", "tr", "r"})
_DEEPEST_FIELD = 100


@dataclass(slots=True)
class Words:
    """A paragraph as lines; those after the first stand behind line breaks.

    Attributes:
        lines: without blank ones.
        level: 1 to 6 for a heading, else 0.
        number: which paragraph outside tables it is, from 1; that of its anchor in a text box.
    """

    lines: list[str]
    level: int
    number: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or an attached file."""

    what: str
    text: str
    number: int


@dataclass(slots=True)
class Cell:
    """A cell in its origin place, with all that stands in it."""

    row: int
    column: int
    columns: int
    rows: int
    pieces: "list[Piece]"

    @property
    def below(self) -> int:
        """The row that its continuation would be in."""
        return self.row + self.rows


@dataclass(slots=True)
class Table:
    """A table.

    Attributes:
        number: which table of the file it is, from 1, inner ones included.
        cells: in reading order.
        width: the most cells a row has.
        has_text: whether anything is written in it.
    """

    number: int
    cells: list[Cell]
    width: int
    has_text: bool


Piece = Words | Shown | Table


@dataclass(slots=True)
class Told:
    """What a reader of the document has to be told, counted."""

    added: int = 0
    removed: int = 0
    hidden: int = 0
    embedded: int = 0


@dataclass(slots=True)
class Line:
    """The paragraph that is being gathered.

    Attributes:
        pieces: of its text.
        before: pictures before its first word.
        after: pictures behind it.
        boxes: text boxes anchored in it, and words drawn as shapes.
        in_cell: whether it stands in a cell, where marks must not be glued to numbers.
        style_hides: whether its style hides its text.
        stands_out: whether the run before is struck out, and whether it stands above or below
            the line; None if it does neither.
        has_hidden: whether some of its text is hidden.
    """

    in_cell: bool
    pieces: list[str] = field(default_factory=list)
    before: list[tuple[str, str]] = field(default_factory=list)
    after: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    style_hides: bool = False
    stands_out: tuple[bool, bool] | None = None
    has_hidden: bool = False

    def show(self, what: str, text: str) -> None:
        """Add a picture or an attached file."""
        (self.after if self.pieces else self.before).append((what, text))

    def clear(self) -> None:
        """Make room for the next paragraph."""
        self.pieces, self.before, self.after, self.boxes = [], [], [], []
        self.stands_out, self.has_hidden = None, False

    @property
    def amount(self) -> int:
        """How many things it holds."""
        return len(self.pieces) + len(self.before) + len(self.after) + len(self.boxes)


def _has_looks(parts: Parts) -> bool:
    """Whether any run may be hidden, struck out or raised."""
    looks = ("vanish", "vertAlign", "position")
    if any(parts.main.mentions(word) for word in (*looks, "trike")):
        return True
    styles = parts.styles if parts.main.mentions("rStyle") else None
    return styles is not None and any(styles.mentions(word) for word in looks)


class Story:
    """The state that all stories of one file share.

    Attributes:
        part: the main document.
        names: local names of its tags.
        limits: upper bounds.
        targets: what relations lead to, by id.
        styles: its styles.
        numbering: its lists.
        told: what has to be told.
        formats: whether runs have to be asked for hidden, raised or struck out text.
        paragraphs: paragraphs outside tables so far.
        tables: tables so far.
        cells: cells so far.
        characters: characters so far.
    """

    def __init__(self, parts: Parts, limits: Limits) -> None:
        self.part: Part = parts.main
        self.names = parts.main.names
        self.limits = limits
        self.targets: Mapping[str, str] = parts.targets
        self.styles = Styles(parts.styles)
        self.numbering = Numbering(parts.numbering, self.styles)
        self.told = Told()
        self.formats = _has_looks(parts)
        self.paragraphs = self.tables = self.cells = self.characters = 0
        self._fields: list[bool] = []  # fields that are open: whether in their code
        self._codes = 0

    @property
    def in_code(self) -> bool:
        """Whether what comes is the code of a field and not its result."""
        return self._codes > 0

    def field(self, mark: str | None) -> None:
        """A mark of a field was met."""
        if mark == "begin":
            if len(self._fields) >= _DEEPEST_FIELD:
                self._fields, self._codes = [], 0
            self._fields.append(True)
            self._codes += 1
        elif self._fields and mark == "separate":
            self._codes -= self._fields[-1]
            self._fields[-1] = False
        elif self._fields and mark == "end":
            self._codes -= self._fields.pop()

    def end_codes(self) -> None:
        """A paragraph ended; a code that is still open has lost its end and must not hide more."""
        if self._codes:
            self._fields = [is_code for is_code in self._fields if not is_code]
            self._codes = 0

    def seek(self, element: Element, wanted: str) -> Iterator[Element]:
        """Rows of a table or cells of a row, looked for through all that may stand round them."""
        names = self.names
        for child in element:
            name = names[child.tag]
            if name == wanted:
                yield child
            elif name in REMOVED:
                self.told.removed += 1
            elif name == "AlternateContent":
                for way in child:
                    found = list(self.seek(way, wanted))
                    yield from found
                    if found:
                        break
            elif name not in PASSED and name not in _STORY_PARTS:
                self.told.added += name in ADDED
                yield from self.seek(child, wanted)
