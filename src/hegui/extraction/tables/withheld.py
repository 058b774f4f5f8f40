"""Tables without the cells of pages whose text the reader could not hold apart.

Where words of a table are printed over each other, characters may have gone to a neighbour: a cell
that looks whole may not be. Such cells are unknown, with the reader's remark as the reason.
"""

from collections.abc import Mapping
from dataclasses import replace

from hegui.extraction.tables.cells import ReadRow
from hegui.extraction.tables.restore import TableReading


def without_pages(reading: TableReading, reasons: Mapping[int, str]) -> TableReading:
    """The reading without the cells on some pages; *reasons*: page → why, in Chinese."""
    if not reasons:
        return reading
    tables = tuple(
        replace(
            table,
            blocks=tuple(
                replace(block, rows=tuple(_without(row, reasons) for row in block.rows))
                for block in table.blocks
            ),
        )
        for table in reading.tables
    )
    return replace(reading, tables=tables)


def _without(row: ReadRow, reasons: Mapping[int, str]) -> ReadRow:
    pages = {cell.place.page for cell in row.cells.values()} & reasons.keys()
    if not pages:
        return row
    kept = {cid: cell for cid, cell in row.cells.items() if cell.place.page not in reasons}
    why = row.why or "；".join(reasons[page] for page in sorted(filter(None, pages)))
    return replace(row, cells=kept, why=why)
