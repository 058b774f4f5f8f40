"""Cells of table rows with their spans become grid places, as a browser lays them out.

Works on numbers only and knows no parser. A row span of 0 runs to the end of its row group;
none runs beyond it; spans are cut at a limit, so that no span can fill the memory.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hegui.documents.limits import Limits, check


class Spanned(NamedTuple):
    """A cell as written.

    Attributes:
        id: whatever the caller knows the cell by.
        rows: row span as written; 0 is to the end of the group.
        columns: column span as written.
    """

    id: int
    rows: int
    columns: int


class Placed(NamedTuple):
    """A cell in its origin place; ``rows`` and ``columns`` are what it really covers."""

    id: int
    row: int
    column: int
    rows: int
    columns: int


def place(groups: Iterable[list[list[Spanned]]], limits: Limits) -> Iterator[Placed]:
    """Places of the cells of all row groups (thead, tbody, tfoot), in reading order.

    Raises:
        DocumentError: if the table has more rows, cells in a row or covered places than allowed.
    """
    first = covered = 0
    for group in groups:
        end = first + len(group)
        check("表格行数过多", end, limits.table_rows)
        busy: list[int] = []  # for each column, the first row in which it is free again
        for row, cells in enumerate(group, first):
            # Not the columns: 1000 as a lazy word for the full width is common.
            check("表格一行的单元格过多", len(cells), limits.table_columns)
            column = 0
            for cell in cells:
                while column < len(busy) and busy[column] > row:
                    column += 1
                columns = min(max(cell.columns, 1), limits.span)
                rows = min(cell.rows or end, limits.span, end - row)
                next_column = column + columns
                busy.extend([0] * (next_column - len(busy)))
                covered += rows * columns
                for taken in range(column, next_column):
                    busy[taken] = max(busy[taken], row + rows)
                yield Placed(cell.id, row, column, rows, columns)
                column = next_column
            check("表格覆盖的格子过多", covered, limits.table_covered)
        first = end
