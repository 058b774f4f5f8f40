"""A table that runs over page breaks becomes one table again.

Two parts belong together if nothing stands between them and their column lines are the same ones.
Repeated header rows are dropped, cells and rows that the break cut are joined. Knows nothing of
what the tables say, but that a label with a number before it begins a new row.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from hegui.documents.limits import Limits, check
from hegui.documents.readers.paper.table import Cell, Table, margin_of

_SAME = 4.0  # points between column lines that are the same
_HEADER_ROWS = 6
_CN = "[一二三四五六七八九十]{1,3}"
_NUMBERED = re.compile(rf"(?:[（(]?(?:{_CN}|[0-9]{{1,2}})[)）、.．]|第|[①-⑳])")
_VALUE = re.compile(r"[+\-−－]?[0-9][0-9,，.\s]*%?|[/\\—－\-]+|[无]")


def stitched(parts: Sequence[Table], limits: Limits) -> Table:
    """The parts of one table, page after page, as one.

    Raises:
        DocumentError: it has too many rows.
    """
    whole = parts[0]
    for part in parts[1:]:
        check("表格行数过多", whole.rows + part.rows, limits.table_rows)
        whole = _joined(whole, part)
    return whole


def goes_on(one: Table, two: Table) -> bool:
    """Whether two tables that nothing parts but a page break have the same column lines."""
    if not one.xs or not two.xs:
        return False
    if abs(one.xs[0] - two.xs[0]) > _SAME or abs(one.xs[-1] - two.xs[-1]) > _SAME:
        return False
    few, many = sorted((one.xs, two.xs), key=len)
    return all(any(abs(x - other) <= _SAME for other in many) for x in few)


def _joined(one: Table, two: Table) -> Table:
    xs = _columns(one.xs, two.xs)
    first, second = _placed(one, xs), _placed(two, xs)
    repeated = _repeated(first, second)
    second = [c._replace(row=c.row - repeated) for c in second if c.row >= repeated]
    open_top = two.open_top if not repeated else frozenset()
    shared = _wide(one.open_bottom, one.xs, xs) & _wide(open_top, two.xs, xs)
    rows = two.rows - repeated
    if not rows:
        return one._replace(last_page=two.last_page)
    halves = _halves(first, second, one.rows - 1)
    cut, doubtful = (
        (True, "")
        if len(shared) == len(xs) - 1
        else _cut(halves or (), margin_of((*first, *second)))
    )
    cut = cut and halves is not None
    heads = _cut_heads(first, second, one.rows, shared) if halves is None else frozenset()
    cells = _merged(first, second, one.rows, shared, heads, cut=cut)
    words = (
        f"表格从第{one.last_page}页跨到第{two.page}页，第{two.page}页开头的“{doubtful[:40]}”"
        "并入了上一页末尾的一行。请核对原文，确认它们是同一行",
    )
    return Table(
        page=one.page,
        last_page=two.last_page,
        xs=xs,
        rows=one.rows + rows - cut,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        box=one.box,
        open_top=one.open_top,
        open_bottom=_wide(two.open_bottom, two.xs, xs),
        unsure=(*one.unsure, *(words if doubtful and cut else ())),
    )


def _columns(one: Sequence[float], two: Sequence[float]) -> tuple[float, ...]:
    more = [x for x in two if all(abs(x - other) > _SAME for other in one)]
    return tuple(sorted((*one, *more)))


def _nearest(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda i: abs(xs[i] - x))


def _placed(table: Table, xs: Sequence[float]) -> list[Cell]:
    """The cells of a table on the column lines *xs*."""
    if len(table.xs) == len(xs):
        return list(table.cells)
    at = [_nearest(xs, x) for x in table.xs]
    return [
        c._replace(column=at[c.column], columns=at[c.column + c.columns] - at[c.column])
        for c in table.cells
    ]


def _wide(columns: frozenset[int], own: Sequence[float], xs: Sequence[float]) -> frozenset[int]:
    """Columns of a table as columns on the lines *xs*."""
    if len(own) == len(xs):
        return columns
    at = [_nearest(xs, x) for x in own]
    return frozenset(wide for c in columns for wide in range(at[c], at[c + 1]))


def _repeated(first: Sequence[Cell], second: Sequence[Cell]) -> int:
    """How many rows at the top of the second part only repeat those of the first."""
    best = 0
    for rows in range(1, _HEADER_ROWS + 1):
        own = _signature(first, rows)
        if own is None or own != _signature(second, rows):
            continue
        if not any(text and not _VALUE.fullmatch(text) for *_, text in own):
            continue
        best = rows
    return best


def _signature(cells: Sequence[Cell], rows: int) -> list[tuple[int, int, int, int, str]] | None:
    """What stands in the first rows; None if a cell reaches out of them."""
    top = [cell for cell in cells if cell.row < rows]
    if not top or any(cell.row + cell.rows > rows for cell in top):
        return None
    return [(c.row, c.column, c.rows, c.columns, "".join(c.text.split())) for c in top]


class _Halves(NamedTuple):
    """What stands in one column on both sides of a page break."""

    above: Cell
    below: Cell
    value_above: bool
    value_below: bool

    @property
    def words(self) -> str:
        """Words below that are no value."""
        return "" if self.value_below else "".join(self.below.text.split())

    def wraps(self, margin: float) -> bool:
        """Whether the first character below had no more room in the last line above."""
        if not self.above.lines or not self.below.lines:
            return False
        return self.above.is_full(self.above.lines[-1], self.below.lines[0], margin)

    def may_be_one(self, margin: float) -> bool:
        """Whether nothing speaks against one text: it had no more room, or it is all on one side.

        Two empty cells say nothing of what they are.
        """
        if self.above.lines and self.below.lines:
            return self.wraps(margin)
        return bool(self.above.lines or self.below.lines)


def _halves(first: Sequence[Cell], second: Sequence[Cell], last: int) -> list[_Halves] | None:
    """The cells on both sides of a page break; None if they do not stand in the same columns."""
    ending = {c.column: c for c in first if c.row + c.rows - 1 == last}
    found = []
    for below in second:
        if below.row:
            continue
        above = ending.pop(below.column, None)
        if above is None or above.columns != below.columns:
            return None
        found.append(_Halves(above, below, _is_value(above), _is_value(below)))
    return None if ending else found


def _is_value(cell: Cell) -> bool:
    return _VALUE.fullmatch(cell.text.strip()) is not None


def _cut(halves: Sequence[_Halves], margin: float) -> tuple[bool, str]:
    """Whether the page break cut a row in two; and its words, if that is not sure.

    Some producers close both halves with a line. Then the row was cut if the words below go on
    with a line above that was full, begin no new row, and no value stands on both sides.
    """
    rows = [half for half in halves if half.above.rows == 1]
    if not rows or any(half.value_above and half.value_below for half in rows):
        return False, ""
    worded = [half for half in halves if half.words]
    if any(_NUMBERED.match(half.words) for half in worded):
        return False, ""
    if not any(half.above.text for half in rows):
        return False, ""
    if worded:
        empty = sum(not half.below.text for half in rows)
        return all(half.wraps(margin) for half in worded) and empty > 0, ""
    values = [half.below.text for half in rows if half.value_below]
    if values and not any(half.above.text for half in rows if half.value_below):
        return True, " ".join(values)
    return False, ""


def _cut_heads(
    first: Sequence[Cell], second: Sequence[Cell], rows: int, shared: frozenset[int]
) -> frozenset[int]:
    """Columns of cells of a header that the page break cut beside groups of columns.

    A group ends above the break, its columns have their names below; so the cells beside it, as
    wide above as below, are of several rows. Only where neither row holds a value or begins with
    a number, every group and every name below it has words, and all the cells beside go on.
    """
    above = {c.column: c for c in first if c.row + c.rows == rows}
    below = {c.column: c for c in second if c.row == 0}
    both = [c for c in above if c in below and above[c].columns == below[c].columns]
    if any(_is_value(c) for c in (*above.values(), *below.values())):
        return frozenset()
    if any(_NUMBERED.match(c.text) for c in below.values()) or not _divides(above, below, both):
        return frozenset()
    margin = margin_of((*first, *second))
    for column in both:
        halves = _Halves(above[column], below[column], value_above=False, value_below=False)
        if column not in shared and not halves.may_be_one(margin):
            return frozenset()
    return frozenset(both)


def _divides(above: dict[int, Cell], below: dict[int, Cell], both: Sequence[int]) -> bool:
    """Whether each cell above, but for those that are as wide below, is divided by cells there."""
    groups = [c for c in above.values() if c.column not in both]
    names = [c for c in below.values() if c.column not in both]
    if not groups or not all(c.lines for c in (*groups, *names)):
        return False
    parted = [[c for c in names if _is_under(c, group)] for group in groups]
    return all(parted) and sum(map(len, parted)) == len(names)


def _is_under(cell: Cell, group: Cell) -> bool:
    end = group.column + group.columns
    return group.column <= cell.column and cell.column + cell.columns <= end


def _merged(
    first: Sequence[Cell],
    second: Sequence[Cell],
    rows: int,
    shared: frozenset[int],
    heads: frozenset[int],
    *,
    cut: bool,
) -> list[Cell]:
    """The cells of both parts; those the page break cut are one."""
    ending = {c.column: n for n, c in enumerate(first) if c.row + c.rows == rows}
    cells = list(first)
    for cell in second:
        at = ending.get(cell.column, -1) if cell.row == 0 else -1
        if at >= 0 and (cut or cell.column in heads or _is_one(cells[at], cell, shared)):
            above = cells[at]
            high = above.rows + cell.rows - cut
            cells[at] = above._replace(rows=high, lines=(*above.lines, *cell.lines))
        else:
            cells.append(cell._replace(row=cell.row + rows - cut))
    return cells


def _is_one(above: Cell, below: Cell, shared: frozenset[int]) -> bool:
    """Whether a cell of several rows goes on below the page break."""
    if above.columns != below.columns or (above.rows == 1 and below.rows == 1):
        return False
    if all(c in shared for c in range(below.column, below.column + below.columns)):
        return True
    one, two = above.text.strip(), below.text.strip()
    if not two:
        return not _VALUE.fullmatch(one)
    if not one:
        return above.rows > 1 and below.rows > 1
    return (
        _NUMBERED.match(one) is not None
        and _NUMBERED.match(two) is None
        and _VALUE.fullmatch(two) is None
    )
