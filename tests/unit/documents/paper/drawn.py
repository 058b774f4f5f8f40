"""Pages made by hand for the tests: characters set one after another, lines drawn as a grid."""

from collections.abc import Iterable, Sequence

from hegui.documents.document import Document, Grid, Paragraph
from hegui.documents.readers.paper.layout import LaidOut
from hegui.documents.readers.paper.page import Glyph, Page, Rule

SIZE = 10.0


def words(text: str, left: float, top: float, size: float = SIZE) -> list[Glyph]:
    """A line of text: Chinese characters as wide as high, others half as wide."""
    glyphs = []
    for char in text:
        width = size if ord(char) > 0x2E7F else size / 2
        glyphs.append(Glyph(char, left, top, left + width, top + size))
        left += width
    return glyphs


def centred(text: str, middle: float, top: float, size: float = SIZE) -> list[Glyph]:
    """A line of text round a place."""
    glyphs = words(text, 0, top, size)
    shift = middle - glyphs[-1].right / 2
    return [g._replace(left=g.left + shift, right=g.right + shift) for g in glyphs]


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """The lines of a table without merged cells."""
    across = [Rule(xs[0], y, xs[-1], y) for y in ys]
    return [*across, *(Rule(x, ys[0], x, ys[-1]) for x in xs)]


def row(texts: Iterable[str], middles: Iterable[float], top: float) -> list[Glyph]:
    """The cells of one row, each round the middle of its column; "" for an empty one."""
    pairs = zip(texts, middles, strict=True)
    return [glyph for text, middle in pairs if text for glyph in centred(text, middle, top)]


def page(
    glyphs: Iterable[Glyph], rules: Iterable[Rule] = (), number: int = 1, **more: object
) -> Page:
    """A page of 400 by 600 points."""
    return Page(number, 400.0, 600.0, tuple(glyphs), tuple(rules), **more)  # type: ignore[arg-type]


def paragraphs(laid: LaidOut | Document) -> list[str]:
    """The texts of its paragraphs."""
    return [block.text for block in laid.blocks if isinstance(block, Paragraph)]


def tables(laid: LaidOut | Document) -> list[list[list[str]]]:
    """The texts of its tables, row by row."""
    found = []
    for block in laid.blocks:
        if isinstance(block, Grid):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            found.append(list(rows.values()))
    return found


def spans(laid: LaidOut | Document, text: str) -> tuple[int, int, int, int]:
    """Row, column, rows and columns of the one cell with a text."""
    (found,) = (
        (cell.row, cell.column, cell.rows, cell.columns)
        for block in laid.blocks
        if isinstance(block, Grid)
        for cell in block.cells
        if cell.text == text
    )
    return found
