"""Which columns of the form a block has on paper, and in which order.

Anchored by the header's labels and by how many values the rows hold; the place of a cell in a
grid decides nothing but the order of header cells. Knows one block of one edition.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hegui.extraction.tables.align import Match
from hegui.extraction.tables.order import header_zone, printed_order
from hegui.extraction.tables.rows import RawTable
from hegui.extraction.tables.spans import Foreign, RawRow
from hegui.extraction.tables.tokens import Token
from hegui.forms.edition import Block, Column

_LONGEST_HEAD = 12  # characters of a header cell


@dataclass(frozen=True, slots=True)
class ColumnsFound:
    """The columns of one block.

    Attributes:
        columns: those whose values the rows hold, in the order of the values.
        headers: column id → how its label was read.
        absent: ids of columns the report does not have.
        unsure: ids of columns that have values but no label, or where nobody can say.
        foreign: a column the edition does not have, or None.
        foreign_at: its place among the values, -1 if none.
        why: Chinese reason why nobody can say which value is which column's, or "".
    """

    columns: tuple[Column, ...]
    headers: dict[str, Match]
    absent: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    foreign: Foreign | None = None
    foreign_at: int = -1
    why: str = ""


def find_columns(raw: RawTable, block: Block) -> ColumnsFound:
    """The columns of *block* as the report prints them."""
    headers = {
        m.node.column.id: m
        for m in raw.headers
        if m.node.column is not None and m.node.block is not None and m.node.block.id == block.id
    }
    lacking = tuple(c.id for c in block.columns if c.id not in headers)
    order = printed_order(raw, block, headers) if lacking else None
    if order is not None and order.why:
        return ColumnsFound(block.columns, headers, unsure=lacking, why=order.why)
    if order is not None:
        headers, lacking = order.headers, ()
    columns = block.columns if lacking else _ordered(raw, block, headers)
    columns = order.columns if order else columns
    extra = _extra_column(raw, block, columns, headers)
    need = len(block.columns) + (extra is not None)
    widths = Counter(
        len(trim(row.values, need, _first(raw, headers), len(headers)))
        for row in raw.rows
        if row.block.id == block.id
    )
    widths.pop(0, None)
    width = widths.most_common(1)[0][0] if widths else 0
    if not lacking:
        if extra and width == need:
            return ColumnsFound(columns, headers, (), (), extra[0], extra[1])
        return ColumnsFound(columns, headers)
    grid = all(row.explicit for row in raw.rows if row.block.id == block.id)
    glued = width == 1 and any(token.glued for row in raw.rows for token in row.values)
    rows = sum(widths.values())
    # One short row in a stream may have lost a number as its header has lost a label.
    several = (grid or rows > 1) and not glued
    if headers and width == len(headers) and len(widths) == 1 and several:
        present = tuple(c for c in block.columns if c.id in headers)
        return ColumnsFound(present, headers, absent=lacking)
    return ColumnsFound(block.columns, headers, unsure=lacking)


def _first(raw: RawTable, headers: dict[str, Match]) -> dict[int, int]:
    """For each grid: the grid column of its first header leaf; what is left of it is labels."""
    first: dict[int, int] = {}
    for match in headers.values():
        token = raw.tokens[match.end]
        if token.row is not None:
            grid = token.row[0]
            first[grid] = min(first.get(grid, token.column), token.column)
    return first


def cells_of(raw: RawTable, columns: ColumnsFound, values: Sequence[Token]) -> tuple[Token, ...]:
    """The cells of one row of a block whose columns are known."""
    need = len(columns.columns) + (columns.foreign is not None)
    return trim(values, need, _first(raw, columns.headers), need)


def trim(
    values: Sequence[Token], need: int, first: Mapping[int, int], least: int
) -> tuple[Token, ...]:
    """The row's cells: without words between numbers, without covered cells at the ends.

    Args:
        values: tokens behind the row's label.
        need: how many cells there should be; empty ones beyond it are dropped at the ends.
        first: grid → column of its first header leaf; empty cells before it are the label's.
        least: do not drop those below this many.
    """
    kept = list(values)
    while len(kept) > least and kept[0].kind == "E" and _before(kept[0], first):
        kept.pop(0)
    own = len(kept)
    while own > need and kept[own - 1].kind == "E":
        own -= 1
    if own == need:
        return tuple(kept[:own])
    if len(kept) != need:  # else words, if there are any, make up the row
        plain = [token for token in kept if token.kind in "VE"]
        kept = plain if len(plain) >= need else kept
    while len(kept) > need and kept[-1].kind == "E":
        kept.pop()
    while len(kept) > need and kept[0].kind == "E":
        kept.pop(0)
    return tuple(kept)


def _before(token: Token, first: Mapping[int, int]) -> bool:
    return token.row is not None and token.column < first.get(token.row[0], 0)


def _ordered(raw: RawTable, block: Block, headers: dict[str, Match]) -> tuple[Column, ...]:
    """The columns in the order of the header, where its leaves stand in one row of a grid.

    Where they stand in several rows their grid columns depend on spans that are often wrong; the
    order of the form is then safer.
    """
    tokens = [raw.tokens[m.end] for m in headers.values()]
    rows = {token.row for token in tokens}
    places = {token.column for token in tokens}
    if len(rows) != 1 or None in rows or len(places) != len(tokens):
        return block.columns
    at = {cid: raw.tokens[m.end].column for cid, m in headers.items()}
    return tuple(sorted(block.columns, key=lambda column: at[column.id]))


def _extra_column(
    raw: RawTable, block: Block, columns: Sequence[Column], headers: Mapping[str, Match]
) -> tuple[Foreign, int] | None:
    """A header cell nobody knows among those of a grid: its label, and its place among them."""
    grids = {t.row[0] for t in (raw.tokens[m.end] for m in headers.values()) if t.row}
    if len(grids) != 1 or len(headers) < len(columns):
        return None
    known = {i for m in raw.alignment.matches for i in range(m.start, m.end + 1)}
    known |= {m.end for m in headers.values()}
    unknown = [
        i
        for i in header_zone(raw, block)
        if i not in known and _may_head(raw.tokens[i]) and (raw.tokens[i].row or (-1,))[0] in grids
    ]
    if len(unknown) != 1:
        return None
    token = raw.tokens[unknown[0]]
    at = _place_of(raw, unknown[0], columns, headers)
    return None if at is None else (Foreign(token.text, token, "column"), at)


def _may_head(token: Token) -> bool:
    return token.kind == "L" and len(token.text) <= _LONGEST_HEAD


def _place_of(
    raw: RawTable, unknown: int, columns: Sequence[Column], headers: Mapping[str, Match]
) -> int | None:
    """Which place among the columns an unknown header cell has, by its neighbours in its row."""
    leaves = {headers[column.id].end: n for n, column in enumerate(columns)}
    row = raw.tokens[unknown].row
    line = [i for i, t in enumerate(raw.tokens) if t.row == row and t.kind == "L"]
    at = line.index(unknown)
    if at and line[at - 1] in leaves:
        return leaves[line[at - 1]] + 1
    if at + 1 < len(line) and line[at + 1] in leaves:
        return leaves[line[at + 1]]
    if at + 1 == len(line):
        return len(columns)
    return 0 if not at and raw.labels.values_behind_header else None


def rows_of(raw: RawTable, block: Block) -> list[RawRow]:
    """The rows of one block, in order of the form."""
    return [row for row in raw.rows if row.block.id == block.id]
