"""What is printed on a page: characters and ruling lines, whatever kind of file it came from.

PDF, OFD and scans all come to this; everything after it (cells, stitching over page breaks,
lines, paragraphs) is worked out once, in ``layout``.
"""

from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom; points, y grows downwards


class Glyph(NamedTuple):
    """One character (or, in a scan, one recognised line of a cell).

    All in points; y grows downwards; the origin is the page's upper left corner. The box is the
    font's line box, not the ink: ink boxes lift 、 and “ off their line.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Rule(NamedTuple):
    """A ruling line, horizontal (top == bottom) or vertical (left == right), in points."""

    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """One page.

    Attributes:
        number: 1-based.
        width: points.
        height: points.
        glyphs: in the order the file draws them.
        rules: in any order; duplicates allowed.
        pictures: boxes (left, top, right, bottom) of pictures on it.
        fills: boxes of filled areas thicker than a line, white ones left out; their edges are
            taken for lines only where a table is drawn with them alone.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[Box, ...] = ()
    fills: tuple[Box, ...] = ()
