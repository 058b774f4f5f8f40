"""A second, independent reading of the same tables held against the first.

Both know the same form and neither knows the other. A row that both read whole must hold the same
values; where it does not, the cell is in doubt and nobody chooses. A reading that lacks a row, or
doubts it, says nothing about it. Decides nothing by sums: those are for the rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hegui.extraction.tables.cells import ReadBlock, ReadCell, ReadRow
from hegui.extraction.tables.restore import TableFound, TableReading
from hegui.extraction.tables.telling import doubt_at, name_of
from hegui.facts.doubt import Doubt

CODE = "extraction"
_SHOWN = 4  # cells of a row that are told one by one

RowName = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Cells of one row that the two readings read differently.

    Attributes:
        first: the row as first read.
        second: the row as read again.
        columns: ids of the columns in which they differ, in order of the form.
    """

    first: ReadRow
    second: ReadRow
    columns: tuple[str, ...]


def disagreements(first: TableReading, second: TableReading) -> dict[RowName, Disagreement]:
    """Where two readings of one document contradict each other, by block and row of the form."""
    if first.edition is None or second.edition is None or first.edition.id != second.edition.id:
        return {}
    again = _certain_rows(second)
    found: dict[RowName, Disagreement] = {}
    for name, row in _certain_rows(first).items():
        other = again.get(name)
        if other is None or other.cells.keys() != row.cells.keys():
            continue
        apart = tuple(cid for cid, cell in row.cells.items() if _differ(cell, other.cells[cid]))
        if apart:
            found[name] = Disagreement(row, other, apart)
    return found


def held_against(first: TableReading, second: TableReading) -> TableReading:
    """The first reading without the cells that the second contradicts, each row of them told."""
    found = disagreements(first, second)
    if not found:
        return first
    tables = tuple(_without(table, found) for table in first.tables)
    doubts = tuple(doubt for table in tables for block in table.blocks for doubt in block.doubts)
    return TableReading(first.edition, tables, first.used, doubts)


def _certain_rows(reading: TableReading) -> dict[RowName, ReadRow]:
    """The rows read whole and without any doubt; one that stands twice is not among them."""
    rows: dict[RowName, list[ReadRow]] = {}
    for block, row in _rows(reading):
        rows.setdefault((block.block.id, row.raw.row.id), []).append(row)
    needs = {block.block.id: len(block.columns.columns) for block, _ in _rows(reading)}
    return {
        name: held[0]
        for name, held in rows.items()
        if len(held) == 1
        and len(held[0].cells) == needs[name[0]]
        and not held[0].why
        and not held[0].raw.doubt
    }


def _rows(reading: TableReading) -> Iterator[tuple[ReadBlock, ReadRow]]:
    for table in reading.tables:
        for block in table.blocks:
            for row in block.rows:
                yield block, row


def _differ(cell: ReadCell, other: ReadCell) -> bool:
    one, two = cell.reading, other.reading
    if one.state == two.state:
        # Words are read in pieces that depend on the path; only numbers must be the same.
        return one.state == "number" and one.value != two.value
    return True


def _without(table: TableFound, found: Mapping[RowName, Disagreement]) -> TableFound:
    return replace(table, blocks=tuple(_of_block(table, block, found) for block in table.blocks))


def _of_block(
    table: TableFound, block: ReadBlock, found: Mapping[RowName, Disagreement]
) -> ReadBlock:
    rows, doubts = [], []
    for row in block.rows:
        apart = found.get((block.block.id, row.raw.row.id))
        if apart is None or apart.first is not row:
            rows.append(row)
            continue
        doubt = _doubt(table, block, apart)
        cells = {cid: cell for cid, cell in row.cells.items() if cid not in apart.columns}
        rows.append(replace(row, cells=cells, why=doubt.message))
        doubts.append(doubt)
    return replace(block, rows=tuple(rows), doubts=(*block.doubts, *doubts))


def _doubt(table: TableFound, block: ReadBlock, apart: Disagreement) -> Doubt:
    row, other = apart.first, apart.second
    name = name_of(table.edition, block.block, row.raw)
    told = "；".join(
        f"「{row.cells[cid].column.label}」按表格读为{_shown(row.cells[cid])}，"
        f"按文字顺序读为{_shown(other.cells[cid])}"
        for cid in apart.columns[:_SHOWN]
    )
    more = f"；另有{len(apart.columns) - _SHOWN}格也不一致" if apart.columns[_SHOWN:] else ""
    where = row.cells[apart.columns[0]].place.where()
    message = f"{name}两种读法不一致：{told}{more}。请看原文{where}"
    doubt = doubt_at(CODE, table.edition, block.block, row.raw, message)
    ways = tuple(tuple(cell.text.strip() for cell in way.cells.values()) for way in (row, other))
    return replace(doubt, candidates=ways)


def _shown(cell: ReadCell) -> str:
    return f"“{text}”" if (text := "".join(cell.text.split())) else "空白"
