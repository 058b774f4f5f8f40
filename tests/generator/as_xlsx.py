"""Five ways an office keeps a report in a workbook.

``one_sheet``: all of it on one sheet, text in merged wide cells, tables ruled. ``sheets``: a sheet
for each section, tables ruled. ``named``: a sheet for each section whose name is the heading.
``bare``: one sheet without any ruling line, text in column A, some numbers as text. ``boxed``: one
sheet on which title and text are ruled just as the tables are.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.generator.paper import Lines, lay_out
from tests.generator.report import Report, Section

XLSX_STYLES = ("one_sheet", "sheets", "named", "bare", "boxed")
_WIDTH = 10
_WHOLE = re.compile(r"0|[1-9]\d{0,14}")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LINE = Side(style="thin")
_RULED = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(slots=True)
class _Pen:
    """Writes down one sheet."""

    sheet: Worksheet
    style: str
    row: int = 1

    def say(self, lines: Iterable[str]) -> None:
        """Each line in a row of its own."""
        for line in lines:
            self.sheet.cell(self.row, 1, line)
            if self.style != "bare":
                self._merge(self.row, 1, 1, _WIDTH)
            if self.style == "boxed":
                self._rule(self.row, 1, 1, _WIDTH)
            self.row += 1

    def table(self, lines: Lines) -> None:
        """A table, its rows below the row before."""
        taken: set[tuple[int, int]] = set()
        for number, line in enumerate(lines, self.row):
            column = 1
            for cell in line:
                while (number, column) in taken:
                    column += 1
                self._write(self.sheet.cell(number, column), cell.text, number)
                taken.update(
                    (number + r, column + c) for r in range(cell.rows) for c in range(cell.columns)
                )
                if cell.rows * cell.columns > 1:
                    self._merge(number, column, cell.rows, cell.columns)
                if self.style != "bare":
                    self._rule(number, column, cell.rows, cell.columns)
                column += cell.columns
        self.row += len(lines)

    def _write(self, cell: Cell | MergedCell, text: str, row: int) -> None:
        if not text or isinstance(cell, MergedCell):
            return
        as_text = self.style == "bare" and row % 3 == 0
        if _WHOLE.fullmatch(text) and not as_text:
            cell.value = int(text)
            cell.number_format = "#,##0" if row % 2 else "General"
        else:
            cell.value = text
            cell.data_type = "s"  # a text that begins with = is none the less no formula

    def _merge(self, row: int, column: int, rows: int, columns: int) -> None:
        self.sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + rows - 1,
            end_column=column + columns - 1,
        )

    def _rule(self, row: int, column: int, rows: int, columns: int) -> None:
        for r in range(row, row + rows):
            for c in range(column, column + columns):
                self.sheet.cell(r, c).border = _RULED


def as_xlsx(report: Report, style: str) -> bytes:
    """The report as a workbook in one of ``XLSX_STYLES``."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = "Sheet1" if style in ("one_sheet", "bare", "boxed") else "封面"
    pen = _Pen(first, style)
    pen.say(report.title)
    pen.row += style == "one_sheet"
    pen.say(report.preface)
    for number, section in enumerate(report.sections, 1):
        if style in ("sheets", "named"):
            pen = _Pen(book.create_sheet(_name(section, number, style)), style)
        if style != "named":
            pen.say([section.heading])
        pen.say(section.paragraphs)
        for paper in section.papers:
            pen.table(lay_out(paper))
        pen.row += style == "one_sheet"
        pen.say(section.after)
    pen.row += style != "boxed"
    pen.say(report.tail)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _name(section: Section, number: int, style: str) -> str:
    if style == "named":
        return _FORBIDDEN.sub("", section.heading)[:31]
    return f"表{number}"
