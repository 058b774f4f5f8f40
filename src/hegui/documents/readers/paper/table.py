"""A table on paper: its cells with their lines of text, before it becomes a Grid."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from hegui.documents.readers.paper.lines import Line, first_word, is_wide
from hegui.documents.readers.paper.page import Box

_ABOUT = 0.75
_TIGHT = 0.3  # points by which a line may be wider than its room


class Cell(NamedTuple):
    """A cell of a table.

    Attributes:
        row: 0-based.
        column: 0-based.
        rows: how many rows it spans.
        columns: how many columns it spans.
        lines: from top to bottom.
        page: 1-based, where it begins.
        box: where it stands on that page.
    """

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...]
    page: int
    box: Box

    @property
    def text(self) -> str:
        """Its lines, joined by line feeds."""
        return "\n".join(line.text for line in self.lines)

    def flowing(self, margin: float | None) -> str:
        """Its lines, those that were broken for want of room joined without a line feed.

        *margin* is what the table leaves between a line of text and the edge of a cell; None
        where no line shows how wide a cell is: then numbers are never joined.
        """
        if not self.lines:
            return ""
        pieces = [self.lines[0].text]
        for last, line in pairwise(self.lines):
            pieces.append(self._between(last, line, margin))
            pieces.append(line.text)
        return "".join(pieces)

    def _between(self, last: Line, line: Line, margin: float | None) -> str:
        end, begin = last.glyphs[-1][0][-1], line.glyphs[0][0][0]
        wide = is_wide(end) or is_wide(begin)
        if margin is None:
            return "" if wide else "\n"
        if wide:
            # A label torn for certain reads the same; torn or not, its words are what counts.
            return "" if self.is_full(last, line, margin, _ABOUT) else "\n"
        number = (end.isdigit() or end in ".,") and (begin.isdigit() or begin in ".,%")
        return "" if number and self.is_full(last, line, margin) else "\n"

    def is_full(self, last: Line, line: Line, margin: float, share: float = 1.0) -> bool:
        """Whether the first word of *line* had no more room behind *last*.

        *share* is how much of the room counts: less than all of it where the margin is a guess.
        """
        room = self.box[2] - self.box[0] - 2 * margin
        return last.right - last.left + first_word(line) > share * room + _TIGHT


class Table(NamedTuple):
    """A table, or the part of one that stands on one page.

    Attributes:
        page: 1-based.
        last_page: the page it ends on.
        xs: positions of its column lines.
        rows: how many.
        cells: by row, then column.
        box: where it stands on its first page.
        open_top: columns in which no line closes it above: a page break may have cut a cell.
        open_bottom: columns in which no line closes it below.
        unsure: Chinese: rows whose halves were put together without being sure.
    """

    page: int
    last_page: int
    xs: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]
    box: Box
    open_top: frozenset[int] = frozenset()
    open_bottom: frozenset[int] = frozenset()
    unsure: tuple[str, ...] = ()


def margin_of(cells: Iterable[Cell]) -> float:
    """The least room between a line of text and the edge of its cell."""
    rooms = [
        min(line.left - cell.box[0], cell.box[2] - line.right)
        for cell in cells
        for line in cell.lines
    ]
    return max(0.0, min(rooms, default=0.0))
