"""The records of an old workbook: what a library that reads its values does not tell.

A workbook of this age is one stream of records, each with a number and a length; every sheet is
a stretch of it. Looked at before the library sees it, which makes room for every cell of the
range a file claims, and so ends the whole process if that is huge.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from hegui.documents.limits import Limits, check
from hegui.documents.readers.sheets.sheet import At, Merge, extent
from hegui.documents.readers.sheets.shown import BUILT_IN
from hegui.errors import DocumentError

_FILEPASS, _BOF, _EOF, _BOUNDSHEET = 0x2F, 0x809, 0x0A, 0x85
_FORMAT, _XF, _DATEMODE = 0x41E, 0xE0, 0x22
_DIMENSIONS, _ROW, _COLINFO, _MERGES, _WINDOW = 0x200, 0x208, 0x7D, 0xE5, 0x23E
_BLANK, _MULBLANK, _MULRK = 0x201, 0xBE, 0xBD
_VALUES = frozenset((0x06, 0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6))
_STRINGS = 0xFC
_FORMULA, _TRUTH_OR_ERROR = 0x06, 0x205
_BIFF8 = 0x600
DAMAGED = "工作簿已损坏，打不开；请用 Excel 或 WPS 打开后另存为新的 XLSX 文件"
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(slots=True)
class SheetRecords:
    """What the records of one sheet tell beside values; rows and columns are 1-based."""

    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styles: dict[At, int] = field(default_factory=dict)
    errors: dict[At, str] = field(default_factory=dict)
    noughts_hidden: bool = False


@dataclass(slots=True)
class BookRecords:
    """What the records of a workbook tell.

    Attributes:
        sheets: in the order of their tabs.
        formats: style → number format.
        ruled: styles with a ruling line at the left or right.
        since_1904: whether days are counted from 1904.
        claims: where, and in how many bytes, a sheet tells how large it is.
    """

    sheets: list[SheetRecords] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    ruled: set[int] = field(default_factory=set)
    since_1904: bool = False
    claims: list[tuple[int, int]] = field(default_factory=list)


def scan(stream: bytes, limits: Limits) -> BookRecords:
    """Look through the records of a workbook's stream.

    Raises:
        DocumentError: it is encrypted, damaged, or a sheet is beyond the limits.
    """
    book = BookRecords()
    starts: list[int] = []
    written: dict[int, str] = dict(BUILT_IN)
    style_formats: list[int] = []
    modern = True
    for _, number, data in _records(stream, 0):
        if number == _BOF:
            modern = _word(data, 0) == _BIFF8
        elif number == _FILEPASS:
            raise DocumentError("有密码保护，打不开；请去掉密码后重新提供")
        elif number == _BOUNDSHEET and len(data) > 7 and data[5] == 0:
            starts.append(int.from_bytes(data[:4], "little"))
            book.sheets.append(SheetRecords(hidden=data[4] & 3 != 0))
            _refuse_beyond(starts[-1], stream)
        elif number == _STRINGS and len(data) >= 8:
            _refuse_beyond(int.from_bytes(data[4:8], "little"), stream)  # how many it claims
        elif number == _DATEMODE:
            book.since_1904 = _word(data, 0) == 1
        elif number == _FORMAT and modern:
            written[_word(data, 0)] = _string(data[2:])
        elif number == _XF and modern:
            if len(data) >= 14 and data[10]:  # left and right share a byte
                book.ruled.add(len(style_formats))
            style_formats.append(_word(data, 2))
    check("工作表过多", len(starts), limits.pages)
    book.formats = {
        style: written[number] for style, number in enumerate(style_formats) if number in written
    }
    for sheet, start in zip(book.sheets, starts, strict=True):
        _look_at(sheet, book, stream, start, limits)
    return book


def without_claims(stream: bytes, book: BookRecords) -> bytes:
    """The stream without what it says of its sizes, for which the library would make room."""
    changed = bytearray(stream)
    for at, length in book.claims:
        changed[at : at + length] = bytes(length)
    return bytes(changed[: len(stream)])


def _refuse_beyond(amount: int, stream: bytes) -> None:
    """Refuse a place or a number that a stream of this length cannot have."""
    if amount >= len(stream):
        raise DocumentError(DAMAGED)


def _look_at(
    sheet: SheetRecords, book: BookRecords, stream: bytes, start: int, limits: Limits
) -> None:
    valued: list[At] = []
    for at, number, data in _records(stream, start):
        if number == _DIMENSIONS:
            book.claims.append((at, len(data)))
        elif number in _VALUES:
            cell = (_word(data, 0) + 1, _word(data, 2) + 1)
            valued.append(cell)
            sheet.styles[cell] = _word(data, 4)
            if error := _error(number, data):
                sheet.errors[cell] = error
        elif number in (_BLANK, _MULBLANK, _MULRK):
            _add_styles(sheet, number, data, valued)
        elif number == _ROW and len(data) >= 16 and data[12] & 0x20:
            sheet.hidden_rows.add(_word(data, 0) + 1)
        elif number == _COLINFO and len(data) >= 10 and data[8] & 1:
            last = min(_word(data, 2), 255)
            sheet.hidden_columns.update(range(_word(data, 0) + 1, last + 2))
        elif number == _MERGES:
            sheet.merges.extend(_merges(data))
        elif number == _WINDOW and len(data) > 2:
            sheet.noughts_hidden = not _word(data, 0) & 0x10
        check("工作表的单元格过多", len(sheet.styles), limits.used_range)
    rows, columns = extent(valued)
    check("工作表的使用范围过大，格子数超限", rows * columns, limits.used_range)


def _add_styles(sheet: SheetRecords, number: int, data: bytes, valued: list[At]) -> None:
    """Cells of one row that share a record: a row, the first column, then a style each."""
    row, column = _word(data, 0) + 1, _word(data, 2) + 1
    size = 6 if number == _MULRK else 2
    for at in range(4, len(data) - size + 1, size):
        place = (row, column + (at - 4) // size)
        sheet.styles[place] = _word(data, at)
        if number == _MULRK:
            valued.append(place)
        if number == _BLANK:
            break


def _error(number: int, data: bytes) -> str:
    """The error a cell shows in place of a value, or "": the library shows an empty cell."""
    if number == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8], "#N/A")
    if number == _TRUTH_OR_ERROR and len(data) > 7 and data[7]:
        return _ERRORS.get(data[6], "#N/A")
    return ""


def _merges(data: bytes) -> Iterator[Merge]:
    for top, bottom, left, right in struct.iter_unpack(
        "<4H", data[2 : 2 + (len(data) - 2) // 8 * 8]
    ):
        if top <= bottom and left <= right:
            yield Merge(top + 1, left + 1, bottom + 1, right + 1)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Place, number and contents of each record from *start* to the end of that stretch."""
    at, level = start, 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        # A chart within a sheet is a stretch of its own, with an end of its own.
        level += (number == _BOF) - (number == _EOF)
        if number == _EOF and level <= 0:
            return
        yield at + 4, number, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _word(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _string(data: bytes) -> str:
    length, wide = _word(data, 0), len(data) > 2 and data[2] & 1
    body = data[3 : 3 + length * (2 if wide else 1)]
    return body.decode("utf-16-le" if wide else "latin-1", "replace")
