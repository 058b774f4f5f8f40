"""An XLSX workbook as it is shown; the only module that knows openpyxl.

The library is asked for the values of cells alone, row by row, after ``xlsx_parts`` has refused
what would bring it down. Values of formulas are those the file holds: nothing is computed.
"""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from itertools import islice
from typing import cast

import openpyxl

from hegui.documents.document import Document, Remark
from hegui.documents.limits import LIMITS, Limits
from hegui.documents.package import Package
from hegui.documents.readers.sheets.biff import DAMAGED
from hegui.documents.readers.sheets.drawings import Drawn, drawn_on
from hegui.documents.readers.sheets.remarks import hidden_noughts, uncomputed
from hegui.documents.readers.sheets.sheet import At, Sheet, extent, settled
from hegui.documents.readers.sheets.shown import GENERAL, Value, text_of, timed
from hegui.documents.readers.sheets.workbook import document_of
from hegui.documents.readers.sheets.xls import values_by_sheet
from hegui.documents.readers.sheets.xlsx_parts import (
    Skeleton,
    refuse_unsafe,
    skeletons,
    title_of,
)
from hegui.errors import DocumentError

_PICTURE_IN_CELL = "=DISPIMG("

Values = Mapping[At, Value]
Cells = Mapping[At, tuple[Value, str]]


def read_xlsx(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a workbook.

    Raises:
        DocumentError: if it is damaged, unsafe or beyond the limits.
    """
    package = Package(data, limits)
    sheets, remarks = _sheets(data, package, limits)
    return document_of("xlsx", sheets, title_of(package, limits), remarks, limits)


def xlsx_sheets(data: bytes, limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    """The sheets of a workbook that is no report, as they are shown.

    Raises:
        DocumentError: if it is damaged, unsafe or beyond the limits.
    """
    return tuple(_sheets(data, Package(data, limits), limits)[0])


def _sheets(data: bytes, package: Package, limits: Limits) -> tuple[list[Sheet], list[Remark]]:
    refuse_unsafe(package, limits)
    found = skeletons(package, limits)
    values = _values(data, found)
    if values is None:
        values = _values_otherwise(data, found, limits)
    sheets: list[Sheet] = []
    remarks: list[Remark] = []
    for one in found:
        cells = _cells(one, values.get(one.name, {}))
        sheets.append(_sheet(one, cells, drawn_on(package, one.part, limits), limits))
        if not one.hidden:
            remarks.extend(uncomputed(one.name, one.uncomputed))
            remarks.extend(hidden_noughts(one.name, cells, sheet_hides=one.noughts_hidden))
    return sheets, remarks


def _values(data: bytes, found: Sequence[Skeleton]) -> Mapping[str, Values] | None:
    """For each sheet the values of its cells; None if the library cannot give all of them."""
    try:
        values = dict(_by_sheet(data, found))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the library lets anything through on odd styles
        return None
    whole = all(one.filled <= values.get(one.name, {}).keys() for one in found)
    return values if whole else None


def _by_sheet(data: bytes, found: Sequence[Skeleton]) -> Iterator[tuple[str, Values]]:
    filled = {one.name: one.filled for one in found}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions it does not know
        with redirect_stdout(io.StringIO()):  # it prints what it finds wrong with styles
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows, _ = extent(filled.get(sheet.title, ()))
            # What stands behind the last filled row is not even parsed.
            cells = (cell for row in islice(sheet.iter_rows(), rows) for cell in row)
            yield (
                sheet.title,
                {
                    (cell.row, cell.column): cast(Value, cell.value)  # never a formula
                    for cell in cells
                    if cell.value is not None
                },
            )


def _values_otherwise(
    data: bytes, found: Sequence[Skeleton], limits: Limits
) -> Mapping[str, Values]:
    """The values by the other library, which does not look at styles."""
    for one in found:
        rows, columns = one.reach  # it makes room for every cell, be it empty
        if rows * columns > limits.used_range:
            raise DocumentError(DAMAGED)
    values = values_by_sheet(data)
    # It does not tell an empty text from no cell.
    if not all(one.numbers <= values.get(one.name, {}).keys() for one in found):
        raise DocumentError(DAMAGED)
    return values


def _cells(one: Skeleton, values: Values) -> Cells:
    """The filled cells of a sheet, each with its value and number format."""
    cells: dict[At, tuple[Value, str]] = {}
    for at, value in values.items():
        if at not in one.filled:
            continue
        written = one.formats.get(at, GENERAL)
        cells[at] = (timed(value, written, since_1904=one.since_1904), written)
    return cells | {at: (error, GENERAL) for at, error in one.errors.items()}


def _sheet(one: Skeleton, cells: Cells, drawn: Drawn, limits: Limits) -> Sheet:
    texts = {
        at: text for at, (value, written) in cells.items() if (text := text_of(value, written))
    }
    in_cells = {at for at, text in texts.items() if text.startswith(_PICTURE_IN_CELL)}
    rows, columns = extent(one.filled)
    return Sheet(
        name=one.name,
        texts={at: text for at, text in texts.items() if at not in in_cells},
        merges=settled(one.merges, rows, columns, limits),
        hidden_rows=one.hidden_rows,
        hidden_columns=one.hidden_columns,
        ruled=one.ruled,
        hidden=one.hidden,
        pictures={**drawn.pictures, **dict.fromkeys(in_cells, "")},
        boxes=drawn.boxes,
    )
