"""A list of the office (CSV, XLSX or XLS) becomes rows of texts; knows nothing of what they say.

Hidden rows count: a filter that was left on hides agencies, it does not dismiss them. A merged
cell says the same of every row it covers.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hegui.documents.encoding import decode
from hegui.documents.limits import LIMITS
from hegui.documents.readers.sheets.sheet import Sheet
from hegui.errors import DocumentError, UsageError

_XLSX, _XLS = b"PK", b"\xd0\xcf\x11\xe0"
_SEPARATORS = ",\t;，；|"
_HEAD = 20  # lines in which the heading is looked for
# It is a file of the office itself, and larger than any report: 50,000 agencies of 30 columns.
_LIMITS = replace(
    LIMITS,
    table_rows=200_000,
    used_range=1_500_000,
    xml_elements=10_000_000,
    xml_bytes=200 * 1024 * 1024,
    package_bytes=400 * 1024 * 1024,
    package_ratio=1_000,  # lists say the same in row after row
)

Score = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the file, and column (1-based) → text; empty cells are left out."""

    number: int
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet with its rows from the top; *name* is "" for a file without sheets."""

    name: str
    rows: tuple[Row, ...]


def sheets_of(path: Path, score: Score, name: str) -> tuple[ListSheet, ...]:
    """The sheets of a file that are not hidden.

    Args:
        path: the file.
        score: tells how many of some texts are headings.
        name: Chinese: what messages call such a file, 名录 or 核查表.

    Raises:
        UsageError: the file cannot be opened or read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"没有这个{name}文件：{path}") from None
    except IsADirectoryError:
        raise UsageError(f"{name}要给一个文件，这是文件夹：{path}") from None
    except OSError as error:
        raise UsageError(f"{name}打不开：{path}（系统错误 {error.errno}）") from error
    if not data.strip():
        raise UsageError(f"{name}是空的：{path}")
    try:
        return tuple(_of_bytes(data, score))
    except DocumentError as error:
        raise UsageError(f"{name}读不了：{path}：{error}") from error
    except csv.Error as error:
        raise UsageError(
            f"{name}不像 CSV：{path}：有一格长得不像话，多半是少了一个引号；请用 Excel 或 WPS 另存"
        ) from error


def _of_bytes(data: bytes, score: Score) -> Iterator[ListSheet]:
    # ruff: noqa: PLC0415 - most lists are CSV, and libraries of workbooks take long to import
    if data.startswith(_XLSX):
        from hegui.documents.readers.sheets.xlsx import xlsx_sheets

        yield from (_of_sheet(one) for one in xlsx_sheets(data, _LIMITS) if not one.hidden)
    elif data.startswith(_XLS):
        from hegui.documents.readers.sheets.xls import xls_sheets

        yield from (_of_sheet(one) for one in xls_sheets(data, _LIMITS) if not one.hidden)
    else:
        yield ListSheet("", tuple(_of_text(data, score)))


def _of_sheet(sheet: Sheet) -> ListSheet:
    texts = dict(sheet.texts)
    for merge in sheet.merges:
        said = texts.get((merge.top, merge.left))
        if said is not None:
            for row in range(merge.top, merge.bottom + 1):
                for column in range(merge.left, merge.right + 1):
                    texts.setdefault((row, column), said)
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(texts.items()):
        rows.setdefault(row, {})[column] = text
    return ListSheet(sheet.name, tuple(Row(number, cells) for number, cells in rows.items()))


def _of_text(data: bytes, score: Score) -> Iterator[Row]:
    decoded = decode(data)
    if decoded.replaced or "\x00" in decoded.text:
        raise DocumentError(
            "有的字符不能解码，文件可能损坏；请用 Excel 或 WPS 打开后另存为 CSV UTF-8 或 XLSX"
        )
    separator = _separator(decoded.text, score)
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=separator)
    begins = 1
    for fields in reader:
        cells = {number: text.strip() for number, text in enumerate(fields, 1) if text.strip()}
        if cells:
            yield Row(begins, cells)
        begins = reader.line_num + 1


def _separator(text: str, score: Score) -> str:
    """The sign that parts most headings in one of the first lines."""
    lines = text[:20_000].splitlines()[:_HEAD]

    def worth(sign: str) -> int:
        parted = csv.reader(lines, delimiter=sign)
        return max((score(fields) for fields in parted), default=0)

    return max(_SEPARATORS, key=worth)
