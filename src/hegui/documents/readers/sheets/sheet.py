"""What a sheet of a workbook shows, whatever kind of file it came from.

XLSX and XLS both come to this; which rows are text and which are tables is worked out once, in
``stretches``. Rows and columns are 1-based, as the program that wrote the file numbers them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hegui.documents.limits import Limits, check

At = tuple[int, int]


class Merge(NamedTuple):
    """Cells that are merged into one; all four are inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: what its tab says.
        texts: (row, column) → text as shown; cells without text are left out.
        merges: merged ranges, of those that do not overlap.
        hidden_rows: rows that nobody sees.
        hidden_columns: columns that nobody sees.
        ruled: cells with a ruling line at their left or right; a heading over a table has none.
        hidden: whether nobody sees the sheet at all.
        pictures: (row, column) → what a picture there is called.
        boxes: (row, column) → text of a text box there.
    """

    name: str
    texts: Mapping[At, str]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    ruled: frozenset[At] = frozenset()
    hidden: bool = False
    pictures: Mapping[At, str] = field(default_factory=dict)
    boxes: Mapping[At, str] = field(default_factory=dict)


def column_name(column: int) -> str:
    """Letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name of a cell: ``C7``."""
    return f"{column_name(column)}{row}"


def settled(merges: Iterable[Merge], rows: int, columns: int, limits: Limits) -> tuple[Merge, ...]:
    """Merged ranges cut to the used *rows* and *columns*, without those that lie over another.

    Whole rows and columns are merged by mistake quite often; overlaps only damaged files have.

    Raises:
        DocumentError: if one is higher than a table may be, or there are too many.
    """
    taken: set[At] = set()
    kept: list[Merge] = []
    looked = 0
    for merge in merges:
        check("合并单元格的行数过多", merge.bottom - merge.top + 1, limits.table_rows)
        bottom, right = min(merge.bottom, rows), min(merge.right, columns)
        cut = Merge(merge.top, merge.left, bottom, right)
        looked += max(0, bottom - merge.top + 1) * max(0, right - merge.left + 1)
        check("合并单元格过多", looked, 5 * limits.used_range)
        places = [
            (row, column)
            for row in range(cut.top, cut.bottom + 1)
            for column in range(cut.left, cut.right + 1)
        ]
        if len(places) > 1 and taken.isdisjoint(places):
            taken.update(places)
            kept.append(cut)
    return tuple(sorted(kept))


def extent(places: Iterable[At]) -> At:
    """The last row and the last column of some cells; (0, 0) for none."""
    rows = columns = 0
    for row, column in places:
        rows, columns = max(rows, row), max(columns, column)
    return rows, columns
