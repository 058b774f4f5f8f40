"""An old XLS or ET workbook as it is shown; the only module that knows python-calamine.

The library gives the values. What it does not tell (styles, errors, hidden rows and columns) and
what it must never meet (ranges beyond the memory) is looked up in the records by ``biff``.
"""

import io
from collections.abc import Iterator, Mapping, Sequence

from python_calamine import CalamineWorkbook, SheetTypeEnum

from hegui.documents.container import Container, wrapped
from hegui.documents.document import Document, Remark
from hegui.documents.limits import LIMITS, Limits
from hegui.documents.readers.sheets.biff import (
    DAMAGED,
    BookRecords,
    SheetRecords,
    scan,
    without_claims,
)
from hegui.documents.readers.sheets.remarks import hidden_noughts
from hegui.documents.readers.sheets.sheet import At, Sheet, extent, settled
from hegui.documents.readers.sheets.shown import GENERAL, Value, text_of, timed
from hegui.documents.readers.sheets.workbook import document_of
from hegui.errors import DocumentError

Cells = Mapping[At, tuple[Value, str]]


def read_xls(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a workbook.

    Raises:
        DocumentError: if it is damaged, encrypted or beyond the limits.
    """
    sheets, remarks = _sheets(data, limits)
    return document_of("xls", sheets, "", remarks, limits)


def xls_sheets(data: bytes, limits: Limits = LIMITS) -> tuple[Sheet, ...]:
    """The sheets of a workbook that is no report, as they are shown.

    Raises:
        DocumentError: if it is damaged, encrypted or beyond the limits.
    """
    return tuple(_sheets(data, limits)[0])


def _sheets(data: bytes, limits: Limits) -> tuple[list[Sheet], list[Remark]]:
    container = Container(data, limits)
    name = next((name for name in container.names if name.lower() in ("workbook", "book")), "")
    if not name:
        raise DocumentError(DAMAGED)
    stream = container.read(name)
    book = scan(stream, limits)
    sheets: list[Sheet] = []
    remarks: list[Remark] = []
    found = values_by_sheet(wrapped(name, without_claims(stream, book)))
    if len(found) != len(book.sheets):
        raise DocumentError(DAMAGED)
    for (name, values), records in zip(found.items(), book.sheets, strict=True):
        cells = {at: _with_format(value, at, records, book) for at, value in values.items()}
        cells |= {at: (error, GENERAL) for at, error in records.errors.items()}
        sheets.append(_sheet(name, records, book, cells, limits))
        if not records.hidden:
            remarks.extend(hidden_noughts(name, cells, sheet_hides=records.noughts_hidden))
    return sheets, remarks


def values_by_sheet(data: bytes) -> dict[str, dict[At, Value]]:
    """For each sheet, in the order of the tabs, the values of the cells that have one.

    Ranges have to be looked at before: a huge one ends the process.

    Raises:
        DocumentError: the library cannot read it.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            sheet.name: dict(
                _values(book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            )
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        }
    except MemoryError:
        raise
    except BaseException as error:
        # Panics of its own language come as something that is no Exception.
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise DocumentError(DAMAGED) from error


def _values(rows: Sequence[Sequence[Value]]) -> Iterator[tuple[At, Value]]:
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value != "":
                yield (row, column), value


def _with_format(
    value: Value, at: At, records: SheetRecords, book: BookRecords
) -> tuple[Value, str]:
    written = book.formats.get(records.styles.get(at, -1), GENERAL)
    return timed(value, written, since_1904=book.since_1904), written


def _sheet(
    name: str, records: SheetRecords, book: BookRecords, cells: Cells, limits: Limits
) -> Sheet:
    texts = {
        at: text for at, (value, written) in cells.items() if (text := text_of(value, written))
    }
    rows, columns = extent(texts)
    return Sheet(
        name=name,
        texts=texts,
        merges=settled(records.merges, rows, columns, limits),
        hidden_rows=frozenset(records.hidden_rows),
        hidden_columns=frozenset(records.hidden_columns),
        ruled=frozenset(at for at, style in records.styles.items() if style in book.ruled),
        hidden=records.hidden,
    )
