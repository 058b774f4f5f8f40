"""Rows and columns become cells: each with its state and place, or a doubt that says why not.

A row whose values are as many as its columns is read as it stands. Of any other only those cells
are read that every admissible placement agrees on; the rest is told with the candidates. Nothing
is ever repaired.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hegui.extraction.tables.columns import ColumnsFound, cells_of, find_columns, rows_of
from hegui.extraction.tables.merged import tall_cells, unmerged
from hegui.extraction.tables.positions import column_places, completed
from hegui.extraction.tables.rows import RawTable
from hegui.extraction.tables.spans import RawRow
from hegui.extraction.tables.telling import (
    cell_doubt,
    doubt_at,
    label_doubt,
    name_of,
    placing_doubt,
)
from hegui.extraction.tables.tokens import Token
from hegui.extraction.tables.values import BLANK, UNREAD, Reading, ValueReader
from hegui.extraction.tables.weigh import Number, Sum, expected_row, place, splits
from hegui.facts.doubt import Doubt
from hegui.forms.edition import Block, Column, Edition
from hegui.model.place import Place


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell of the form that was read."""

    column: Column
    text: str
    reading: Reading
    place: Place


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of the form with its cells.

    Attributes:
        raw: as found.
        cells: column id → cell; columns that could not be read are left out.
        values: how many values the row has; None where empty cells may have been lost.
        why: Chinese reason why cells are missing, or "".
    """

    raw: RawRow
    cells: dict[str, ReadCell]
    values: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """One block of the form, as read."""

    block: Block
    columns: ColumnsFound
    rows: tuple[ReadRow, ...]
    doubts: tuple[Doubt, ...]


def read_block(raw: RawTable, block: Block, values: ValueReader) -> ReadBlock:
    """The cells of one block."""
    columns = find_columns(raw, block)
    found = columns.columns
    need = len(found)
    edition = raw.labels.edition
    rows: list[ReadRow] = []
    odd: list[tuple[int, RawRow, tuple[Token, ...]]] = []
    doubts: list[Doubt] = []
    for raw_row, tokens in _cells_by_row(raw, block, columns, values):
        if columns.why:
            why = f"{name_of(edition, block, raw_row)}{columns.why}"
            rows.append(ReadRow(raw_row, {}, None, why))
            doubts.append(doubt_at("ambiguous_row", edition, block, raw_row, why))
        elif raw_row.doubt == "copies_differ":
            why = label_doubt(edition, block, raw_row).message
            rows.append(ReadRow(raw_row, {}, None, why))
        elif len(tokens) == need:
            read, split = _whole(edition, block, raw_row, found, tokens)
            rows.append(read)
            doubts.extend(split)
        elif not tokens:
            why = f"{name_of(edition, block, raw_row)}没有读到数据"
            rows.append(ReadRow(raw_row, {}, None, why))
            doubts.append(doubt_at("short_row", edition, block, raw_row, why))
        else:
            odd.append((len(rows), raw_row, tokens))
            rows.append(ReadRow(raw_row, {}, None))
        if raw_row.doubt:
            doubts.append(label_doubt(edition, block, raw_row))
    for at, raw_row, tokens in odd:
        rows[at], doubt = _weighed(raw, block, columns, rows, raw_row, tokens)
        doubts.append(doubt)
    return ReadBlock(block, columns, tuple(rows), tuple(doubts))


def _cells_by_row(
    raw: RawTable, block: Block, columns: ColumnsFound, values: ValueReader
) -> list[tuple[RawRow, tuple[Token, ...]]]:
    """Every row with its cells, empty cells of a text set in columns put back."""
    need = len(columns.columns)
    rows = []
    for raw_row in rows_of(raw, block):
        tokens = _without_foreign(cells_of(raw, columns, raw_row.values), columns, need)
        rows.append((raw_row, _unglued(tokens, need, values)))
    short = [tokens for _, tokens in rows if 0 < len(tokens) < need]
    if short and len(columns.headers) == need and all(t.row for t in short[0]):
        heads = [raw.tokens[columns.headers[c.id].end] for c in columns.columns]
        places = [head.column for head in heads] if all(head.row for head in heads) else []
        tall = tall_cells(raw.tokens)
        rows = [
            (row, unmerged(tokens, places, tall) if places and 0 < len(tokens) < need else tokens)
            for row, tokens in rows
        ]
    if not short or all(token.row for tokens in short for token in tokens):
        return rows
    found = columns.headers
    header = [raw.tokens[found[c.id].end] for c in columns.columns] if len(found) == need else []
    edges = column_places([tokens for _, tokens in rows if len(tokens) == need], header)
    if not edges:
        return rows
    return [
        (row, _by_place(raw, block, columns, row, tokens, edges) if len(tokens) < need else tokens)
        for row, tokens in rows
    ]


def _by_place(
    raw: RawTable,
    block: Block,
    columns: ColumnsFound,
    row: RawRow,
    tokens: tuple[Token, ...],
    edges: Sequence[Sequence[int]],
) -> tuple[Token, ...]:
    """A short row completed by the places of its numbers, if the row's own sums bear it out."""
    full = completed(tokens, edges) if tokens else ()
    row_sums, _ = _sums(raw.labels.edition, block, columns.columns, row, set())
    numbers = [_as_number(token.reading or BLANK) or 0 for token in full]
    if full and all(total.holds(numbers) for total in row_sums):
        return full
    return tokens


def _without_foreign(
    tokens: tuple[Token, ...], columns: ColumnsFound, need: int
) -> tuple[Token, ...]:
    """The row without the value of a column the edition does not have."""
    at = columns.foreign_at
    if columns.foreign is None or len(tokens) != need + 1:
        return tokens
    return tokens[:at] + tokens[at + 1 :]


def _unglued(tokens: tuple[Token, ...], need: int, values: ValueReader) -> tuple[Token, ...]:
    """Digits that stand together are taken apart if there is one way to do it."""
    glued = [n for n, token in enumerate(tokens) if token.glued]
    if len(glued) != 1 or len(tokens) >= need:
        return tokens
    at = glued[0]
    ways = splits(tokens[at].text, need - len(tokens) + 1)
    if len(ways) != 1:
        return tokens
    parts = tuple(
        tokens[at]._replace(text=part, reading=values.read(part), glued=False) for part in ways[0]
    )
    return tokens[:at] + parts + tokens[at + 1 :]


def _whole(
    edition: Edition,
    block: Block,
    raw: RawRow,
    columns: Sequence[Column],
    tokens: Sequence[Token],
) -> tuple[ReadRow, list[Doubt]]:
    cells: dict[str, ReadCell] = {}
    doubts: list[Doubt] = []
    why = ""
    for column, token in zip(columns, tokens, strict=True):
        reading = token.reading or Reading("text")
        if reading.state in UNREAD:
            doubts.append(cell_doubt(edition, block, raw, column, token.text, reading))
            why = doubts[-1].message
            continue
        cells[column.id] = ReadCell(column, token.text, reading, token.place)
    return ReadRow(raw, cells, len(tokens), why), doubts


def _weighed(
    raw: RawTable,
    block: Block,
    columns: ColumnsFound,
    rows: Sequence[ReadRow],
    odd: RawRow,
    tokens: tuple[Token, ...],
) -> tuple[ReadRow, Doubt]:
    edition = raw.labels.edition
    found = columns.columns
    numbers = [_number(token) for token in tokens]
    printed = {row.raw.row.id for row in rows}
    row_sums, column_sums = _sums(edition, block, found, odd, printed)
    complete = {
        row.raw.row.id: [_as_number(row.cells[c.id].reading) for c in found]
        for row in rows
        if len(row.cells) == len(found)
    }
    exact = {
        rid: [v for v in vs if v is not None]
        for rid, vs in complete.items()
        if all(v is not None for v in vs)
    }
    if len(block.data_rows) > 1 and not _bear_out(row_sums, list(exact.values())):
        row_sums = []
    expected = expected_row(exact, odd.row.id, column_sums, len(found))
    placed = place(numbers, len(found), row_sums, expected)
    cells = {
        column.id: ReadCell(
            column,
            tokens[index].text,
            tokens[index].reading or BLANK,
            tokens[index].place,
        )
        for column, index in zip(found, placed.sure, strict=True)
        if index is not None and (tokens[index].reading or BLANK).state not in UNREAD
    }
    doubt = placing_doubt(edition, block, found, odd, tokens, placed)
    counted = len(tokens) > len(found) or (odd.explicit and not _holds_values(odd))
    values = len(tokens) if counted else None
    # The doubt tells it all; what leans on the row needs only its first words.
    return ReadRow(odd, cells, values, doubt.message.partition("；")[0]), doubt


def _holds_values(odd: RawRow) -> bool:
    """Whether digits stand in the label that the form's has not: values may have run into it."""
    printed, due = (sum(map(str.isdigit, text)) for text in (odd.text, odd.row.label))
    return printed > due


def _bear_out(row_sums: Sequence[Sum], rows: Sequence[Sequence[Number]]) -> bool:
    """Whether the rows that can be read keep the sums by which another is to be completed."""
    held = [all(total.holds(row) for total in row_sums) for row in rows]
    return sum(held) > 2 * (len(held) - sum(held))


def _number(token: Token) -> Number | None:
    if token.glued or token.reading is None or token.kind == "E":
        return None
    return token.reading.value


def _as_number(reading: Reading) -> Number | None:
    """A placeholder counts as nothing where a row is weighed; words have no number."""
    if reading.state == "number":
        return reading.value
    return None if reading.state == "text" or reading.state in UNREAD else 0


def _sums(
    edition: Edition,
    block: Block,
    columns: Sequence[Column],
    odd: RawRow,
    printed: set[str],
) -> tuple[list[Sum], list[dict[str, int]]]:
    """The form's sums over this row's columns, and over the rows of its columns."""
    at = {column.id: n for n, column in enumerate(columns)}
    row_sums: list[Sum] = []
    column_sums: list[dict[str, int]] = []
    for identity in edition.identities:
        if identity.block != block.id:
            continue
        if identity.within == "row" and odd.row.id in identity.each:
            if all(cid in at for cid in (*identity.left, *identity.right)):
                left = tuple(at[cid] for cid in identity.left)
                row_sums.append(Sum(left, tuple(at[cid] for cid in identity.right)))
        elif identity.within == "column":
            left_rows = leaf_rows(block, identity.left, printed)
            signs = dict.fromkeys(left_rows, 1) | dict.fromkeys(identity.right, -1)
            column_sums.append(signs)
    return row_sums, column_sums


def leaf_rows(block: Block, wanted: Sequence[str], printed: set[str]) -> tuple[str, ...]:
    """The rows of a sum as the report prints them: parts of a group printed as one row are it."""
    merged = {
        row.id
        for row in block.rows
        if row.group
        and row.single
        and row.id in printed
        and not any(part.parent == row.id and part.id in printed for part in block.rows)
    }
    kept: list[str] = []
    for rid in wanted:
        parent = block.row(rid).parent
        name = parent if parent in merged else rid
        if name not in kept:
            kept.append(name)
    return tuple(kept)
