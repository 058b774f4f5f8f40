"""Rows whose cells say where they begin and end on the page become a grid.

Old word processor files have no columns: each row tells its own cell boundaries, in twentieths
of a point. Boundaries of all rows, joined where they nearly agree, are the columns. Used for DOC
and RTF, which say the same in different bytes; knows neither.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hegui.documents.document import Grid, GridCell
from hegui.documents.limits import Limits, check
from hegui.model.place import Place

# How far two boundaries may be apart and still be one, tried in turn: dragging a column by hand
# leaves a millimetre, the narrowest real column is five times as wide.
_TOLERANCES = (60, 30, 15, 5, 0)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a row says of one of its cells.

    Attributes:
        left: where it begins.
        right: where it ends.
        joins_left: whether it continues the cell before it.
        joins_above: whether it continues the cell above it.
    """

    left: int
    right: int
    joins_left: bool = False
    joins_above: bool = False


@dataclass(slots=True)
class Row:
    """A row as written: the text of each cell, and what the row says of them, if it does."""

    texts: list[str]
    shapes: Sequence[Shape] | None = None


@dataclass(slots=True)
class _Cell:
    """A cell while later rows may still continue it."""

    row: int
    column: int
    columns: int
    texts: list[str]
    rows: int = 1


@dataclass(slots=True)
class _Joined:
    """A row whose horizontally merged cells are one; parallel lists."""

    texts: list[list[str]] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)


def grid_of(rows: Sequence[Row], number: int, limits: Limits) -> Grid:
    """The *number*-th table of the file; without true columns where a row does not tell them.

    Raises:
        DocumentError: if the table is above the limits.
    """
    check("表格行数过多", len(rows), limits.table_rows)
    check(
        "表格一行的单元格过多",
        max((len(row.texts) for row in rows), default=0),
        limits.table_columns,
    )
    joined = [_join_left(row) for row in rows]
    columns = None if None in joined else _columns([row.shapes for row in joined if row])
    if columns is None:
        cells = [
            _Cell(at, column, 1, [text])
            for at, row in enumerate(rows)
            for column, text in enumerate(row.texts)
        ]
    else:
        cells = list(_join_above([row for row in joined if row], columns, limits))
    check("表格覆盖的格子过多", sum(one.rows * one.columns for one in cells), limits.table_covered)
    place = Place(grid=number)
    return Grid(tuple(_cell(one, number) for one in cells), place, aligned=columns is not None)


def _join_left(row: Row) -> _Joined | None:
    if row.shapes is None or any(row.texts[len(row.shapes) :]):  # empty ones more are no cells
        return None
    joined = _Joined()
    for text, shape in zip(row.texts, row.shapes, strict=False):
        if shape.joins_left and joined.shapes:
            before = joined.shapes[-1]
            joined.shapes[-1] = Shape(before.left, shape.right, joins_above=before.joins_above)
            joined.texts[-1].append(text)
        else:
            joined.shapes.append(shape)
            joined.texts.append([text])
    return joined


def _columns(rows: Sequence[Sequence[Shape]]) -> dict[int, int] | None:
    """Boundary → column; None where a row contradicts itself."""
    edges = sorted({edge for row in rows for shape in row for edge in (shape.left, shape.right)})
    for tolerance in _TOLERANCES:
        column, columns = 0, dict.fromkeys(edges[:1], 0)
        for before, edge in pairwise(edges):
            column += edge - before > tolerance
            columns[edge] = column
        if all(
            columns[shape.left] < columns[shape.right]
            and (after is None or columns[shape.right] <= columns[after.left])
            for row in rows
            for shape, after in zip(row, (*row[1:], None), strict=True)
        ):
            return columns
    return None


def _join_above(
    rows: Sequence[_Joined], columns: dict[int, int], limits: Limits
) -> Iterator[_Cell]:
    """Cells in reading order; a cell continues the one above that has the same columns."""
    above: dict[tuple[int, int], _Cell] = {}
    cells = []
    for at, row in enumerate(rows):
        here = {}
        for texts, shape in zip(row.texts, row.shapes, strict=True):
            column = columns[shape.left]
            span = min(columns[shape.right] - column, limits.span)
            cell = above.get((column, span)) if shape.joins_above else None
            if cell is not None and cell.rows < limits.span:
                cell.rows += 1
                cell.texts += texts if texts != cell.texts else []  # some programs repeat it
            else:
                cell = _Cell(at, column, span, texts)
                cells.append(cell)
            here[column, span] = cell
        above = here
    yield from cells


def _cell(cell: _Cell, number: int) -> GridCell:
    text = "\n".join(filter(None, cell.texts))
    place = Place(grid=number, cell=f"R{cell.row + 1}C{cell.column + 1}")
    return GridCell(text, cell.row, cell.column, cell.rows, cell.columns, place)
