"""The door to XlsxWriter: a workbook whose sheets are filled row by row and held nowhere.

Everything is written by its kind, so that no text is ever taken for a formula or an address, and
every answer of the library is looked at: what it cannot write it only hints at.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hegui.errors import HeguiError
from hegui.reporting.as_workbook.cells import LONGEST, Cell, Link, Marked, cell_text, formula
from hegui.reporting.as_workbook.styles import DEFAULT, HEADER, KINDS, STYLES

ROWS = 1_048_576  # of a sheet, its header included
_A4, _A3 = 9, 8  # paper, as the library numbers it
_WIDE = 190  # characters; a table wider than this asks for the larger paper
_LINE = 15.0  # points, of a line of text
_HIGHEST = 409.0  # points; Excel knows no higher row


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        title: its heading.
        width: in characters.
        kind: a name in ``styles.KINDS``.
    """

    title: str
    width: float
    kind: str = "text"


class Book(AbstractContextManager["Book"]):
    """A workbook on its way into a file.

    The file appears when the book is closed without an error, and not before.

    Raises:
        OSError: the file cannot be written.
    """

    def __init__(self, path: Path, title: str, day: date, rows: int = ROWS) -> None:
        self.rows = rows
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._folder = TemporaryDirectory(prefix="hegui-", ignore_cleanup_errors=True)
        self._book = xlsxwriter.Workbook(
            str(self._part),
            {
                "constant_memory": True,
                "tmpdir": self._folder.name,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "use_zip64": True,
                "default_format_properties": DEFAULT,
            },
        )
        # The day of the audit, never the clock: the same audit is the same file.
        created = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - files know no zone
        self._book.set_properties({"title": cell_text(title), "created": created})
        self._formats: dict[tuple[str, str], Format] = {}

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the file where it belongs; after an error leave nothing behind."""
        try:
            if error is None:
                self._book.close()
                self._part.replace(self._path)
        except FileCreateError as failed:
            cause = failed.args[0] if failed.args else failed
            raise cause if isinstance(cause, OSError) else OSError(str(cause)) from failed
        finally:
            for sheet in self._book.worksheets():
                sheet.row_data_fh.close()  # which the library leaves open if it is not closed
            self._part.unlink(missing_ok=True)
            self._folder.cleanup()

    def sheet(self, name: str, *, landscape: bool = True) -> Worksheet:
        """A new sheet, ready for the printer."""
        sheet = self._book.add_worksheet(name)
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&L&9&A&R&9第 &P 页，共 &N 页")
        return sheet

    def format(self, properties: dict[str, Any]) -> Format:
        """A way to show cells, on top of the font all share."""
        return self._book.add_format({**DEFAULT, **properties})

    def look(self, kind: str, style: str = "") -> Format:
        """How a cell of a column of that kind looks in that style."""
        if (kind, style) not in self._formats:
            self._formats[kind, style] = self.format({**KINDS[kind], **STYLES[style]})
        return self._formats[kind, style]

    def chart(self, kind: str) -> Any:  # noqa: ANN401 - the library gives one of many types
        """A new chart."""
        return self._book.add_chart({"type": kind})

    def put(self, sheet: Worksheet, row: int, at: int, cell: Cell, kind: str) -> None:
        """Write one cell by its kind.

        Raises:
            HeguiError: it cannot be written there.
        """
        value, style = (cell.value, cell.style) if isinstance(cell, Marked) else (cell, "")
        code: int
        if value is None:
            code = sheet.write_blank(row, at, None, self.look(kind, style))
        elif isinstance(value, Link):
            code = self._link(sheet, row, at, value, kind)
        elif isinstance(value, str):
            code = sheet.write_string(row, at, cell_text(value), self.look(kind, style))
        else:
            code = sheet.write_number(row, at, _number(value), self.look(kind, style))
        checked(code, sheet, row, at)

    def _link(self, sheet: Worksheet, row: int, at: int, link: Link, kind: str) -> int:
        made, text = formula(link), cell_text(link.text)
        if made is None:
            return int(sheet.write_string(row, at, text, self.look(kind)))
        return int(sheet.write_formula(row, at, made, self.look(kind, "link"), text))


def checked(code: int, sheet: Worksheet, row: int, at: int) -> None:
    """Look at what the library answered.

    Raises:
        HeguiError: it did not write the cell.
    """
    if code:
        where = f"工作表“{sheet.get_name()}”第 {row + 1} 行第 {at + 1} 列"
        raise HeguiError(f"写工作簿时出错：{where}写不进去（XlsxWriter 返回 {code}）。")


def _number(value: int | Decimal) -> int | float:
    return value if isinstance(value, int) else float(value)


class Table:
    """Rows on their way into a sheet, and on into further sheets when one is full."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column], frozen: int = 1) -> None:
        self.name = name
        self._book, self._columns, self._frozen = book, columns, frozen
        self._kinds = [column.kind for column in columns]
        self._widths = [column.width for column in columns]
        self._sheets: list[Worksheet] = []
        self._begin()

    @property
    def next_spot(self) -> str:
        """Where the next row will stand, as a link names it."""
        if self._row == self._book.rows:
            return f"#'{self._called(len(self._sheets) + 1)}'!A2"
        return f"#'{self._called(len(self._sheets))}'!A{self._row + 1}"

    @property
    def written(self) -> Sequence[Worksheet]:
        """The sheets there are of it by now."""
        return tuple(self._sheets)

    def add(self, cells: Sequence[Cell]) -> None:
        """Write one row.

        Raises:
            HeguiError: a cell cannot be written.
        """
        if self._row == self._book.rows:
            self._end()
            self._begin()
        sheet, row, put = self._sheets[-1], self._row, self._book.put
        lines = max(map(_lines, cells, self._widths))
        if lines > 1:
            sheet.set_row(row, min(lines * _LINE + 3, _HIGHEST))
        for at, (cell, kind) in enumerate(zip(cells, self._kinds, strict=True)):
            put(sheet, row, at, cell, kind)
        _forget(sheet, row - 1)
        self._row += 1

    def close(self, nothing: str) -> None:
        """End the table; *nothing* is what stands there if it has no rows."""
        if self._row == 1:
            self._book.put(self._sheets[-1], 1, 0, Marked(nothing, "faint"), "text")
        self._end()

    def bar(self, at: int, most: int) -> None:
        """Draw a bar from 0 to *most* into the cells of a column."""
        if self._row == 1:
            return
        look = {"type": "data_bar", "bar_solid": True, "bar_color": "#BDD7EE"}
        ends = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": most}
        self._sheets[-1].conditional_format(1, at, self._row - 1, at, {**look, **ends})

    def _called(self, number: int) -> str:
        return self.name if number == 1 else f"{self.name}（{number}）"

    def _begin(self) -> None:
        sheet = self._book.sheet(self._called(len(self._sheets) + 1))
        self._sheets.append(sheet)
        if sum(self._widths) > _WIDE:
            sheet.set_paper(_A3)
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
        sheet.set_row(0, 34)
        header = self._book.format(HEADER)
        for at, column in enumerate(self._columns):
            checked(sheet.write_string(0, at, column.title, header), sheet, 0, at)
        sheet.freeze_panes(1, self._frozen)
        sheet.repeat_rows(0)
        self._row = 1

    def _end(self) -> None:
        self._sheets[-1].autofilter(0, 0, max(self._row - 1, 1), len(self._columns) - 1)


def _lines(cell: Cell, width: float) -> int:
    """How many lines the text of a cell takes in a column: not every program finds out itself."""
    if isinstance(cell, Marked):
        cell = cell.value
    text = cell.text if isinstance(cell, Link) else cell
    if not isinstance(text, str) or len(text) * 2 < width:
        return 1 if not isinstance(text, str) else text.count("\n") + 1
    room = max(width - 1, 1)
    # In GBK a Chinese character has two bytes, and on the sheet twice the width of a digit.
    shown = (len(line.encode("gbk", "replace")) for line in text[:LONGEST].split("\n"))
    return sum(max(1, -int(-length // room)) for length in shown)


def _forget(sheet: Worksheet, row: int) -> None:
    """Drop the height of a row that is in the file by now: the library keeps every one of them.

    Where another release of it calls them otherwise, they stay: memory grows, nothing else.
    """
    for name in ("row_info", "row_sizes"):
        getattr(sheet, name, {}).pop(row, None)
