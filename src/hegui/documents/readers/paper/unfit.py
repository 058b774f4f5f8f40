"""Ruled tables that are none: frames around text, and frames around tables without inner lines.

Three lines and no column line, a border round a page, a box round a paragraph: their characters go
back to the text, or to where tables without ruling lines are found.
"""

from collections.abc import Sequence

from hegui.documents.readers.paper.lines import Line, lines_of
from hegui.documents.readers.paper.page import Glyph
from hegui.documents.readers.paper.table import Table
from hegui.documents.readers.paper.words import may_end_in_value, trailing_values, words_of

_ROWS = 2  # so many lines with several values each are rows of a table within a cell
_ROW = 5  # or so many values in one line
_LONG = 300  # a cell with so much text lays out a page


def lacks_lines(table: Table) -> bool:
    """Whether its cells hold whole rows of values: column lines are missing."""
    counts = [
        trailing_values(words_of(line))
        for cell in table.cells
        for line in cell.lines
        if len(line.glyphs) > 2 and may_end_in_value(line)
    ]
    return sum(count > 1 for count in counts) >= _ROWS or max(counts, default=0) >= _ROW


def glyphs_of(table: Table) -> list[Glyph]:
    """All its characters."""
    return [glyph for cell in table.cells for line in cell.lines for glyph in line.glyphs]


def is_layout(table: Table) -> bool:
    """Whether it only lays out text: no row has two cells, or one holds paragraphs."""
    if len({cell.row for cell in table.cells}) == len(table.cells):
        return True
    return any(sum(len(line.glyphs) for line in cell.lines) > _LONG for cell in table.cells)


def text_of(table: Table) -> list[Line]:
    """The lines of a table that only lays out text, cell after cell."""
    return [
        line
        for cell in table.cells
        for page in dict.fromkeys(line.page for line in cell.lines)
        for line in lines_of(_on(cell.lines, page), page)
    ]


def _on(lines: Sequence[Line], page: int) -> list[Glyph]:
    return [glyph for line in lines if line.page == page for glyph in line.glyphs]
