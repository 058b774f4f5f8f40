"""Where in a report: for a machine to find, and for a person to follow.

Official names (section, table, row, column) are ids of the form; ``label`` is what
a person calls the spot. What a kind of file does not have is None.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_ROW_AND_COLUMN = re.compile(r"R(\d+)C(\d+)")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in one report.

    Attributes:
        line: 1-based line of a text file.
        page: 1-based page, where there are pages.
        path: element path in an HTML page, ``/html/body/div[2]/table[1]/tr[3]/td[2]``.
        section: id of the section the spot stands in.
        table: id of the official table.
        row: id of its row.
        column: id of its column.
        label: Chinese, for a person: 「三、（一）予以公开 × 总计」.
        text: what stands there, untouched (cut to a readable length by whoever shows it).
        paragraph: 1-based paragraph of a word processor's file, tables not counted.
        sheet: name of the sheet of a workbook.
        grid: 1-based number of the table in the file, where the file has tables.
        cell: of a workbook ``C7``; of any other table ``R7C3``, both 1-based, columns after spans.
        box: left, top, right, bottom on the page, in points from its upper left corner.
        file: path of another report the spot is in; None for the report that is judged.
    """

    line: int | None = None
    page: int | None = None
    path: str | None = None
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    label: str = ""
    text: str = ""
    paragraph: int | None = None
    sheet: str | None = None
    grid: int | None = None
    cell: str | None = None
    box: Box | None = None
    file: str | None = None

    def order(self) -> tuple[int, int, int, str, str, str, str, str]:
        """Sort key: as a reader meets it; spots without a line come first."""
        return (
            self.page or 0,
            self.line or 0,
            self.paragraph or 0,
            self.section or "",
            self.table or "",
            self.row or "",
            self.column or "",
            self.path or "",
        )

    def named(
        self,
        *,
        section: str | None = None,
        table: str | None = None,
        row: str | None = None,
        column: str | None = None,
        label: str = "",
        text: str = "",
    ) -> "Place":
        """The same spot under official names."""
        return Place(
            self.line,
            self.page,
            self.path,
            section,
            table,
            row,
            column,
            label,
            text,
            self.paragraph,
            self.sheet,
            self.grid,
            self.cell,
            self.box,
            self.file,
        )

    def in_file(self, file: str) -> "Place":
        """The same spot, said of another report than the one that is judged."""
        return Place(
            self.line,
            self.page,
            self.path,
            self.section,
            self.table,
            self.row,
            self.column,
            self.label,
            self.text,
            self.paragraph,
            self.sheet,
            self.grid,
            self.cell,
            self.box,
            file,
        )

    def where(self) -> str:
        """Chinese words for the spot in the file alone: page, sheet, line, paragraph or cell."""
        parts = []
        if self.page is not None:
            parts.append(f"第{self.page}页")
        if self.sheet is not None:
            parts.append(f"工作表“{self.sheet}”{self.cell or ''}")
        elif self.line is not None:
            parts.append(f"第{self.line}行")
        elif self.page is None and (self.cell is not None or self.grid is not None):
            parts.append(self._in_grid(self.cell or ""))
        elif self.page is None and self.paragraph is not None:
            parts.append(f"第{self.paragraph}段")
        return "".join(parts)

    def whole_table(self) -> "Place":
        """The table a cell stands in; the spot itself where there are no tables."""
        return replace(self, cell=None)

    def say(self) -> str:
        """Chinese words a person can follow: the spot in the file, then the official name."""
        return self.where() + (f"「{self.label}」" if self.label else "") or "全文"

    def _in_grid(self, cell: str) -> str:
        found = _ROW_AND_COLUMN.fullmatch(cell)
        inside = f"第{found[1]}行第{found[2]}列" if found else cell
        return f"第{self.grid}个表格{inside}" if self.grid is not None else inside


def where_together(places: Sequence[Place]) -> str:
    """Chinese words for spots that belong together, cells of one row mostly, told as one."""
    said = list(dict.fromkeys(place.where() for place in places))
    first = places[0]
    if len(said) < 2:
        return said[0]
    if any(
        (one.page, one.sheet, one.grid) != (first.page, first.sheet, first.grid) for one in places
    ):
        return f"{said[0]}至{said[-1]}"
    lines = sorted(one.line for one in places if one.line is not None)
    if lines:
        page = "" if first.page is None else f"第{first.page}页"
        return page + (
            f"第{lines[0]}行" if lines[0] == lines[-1] else f"第{lines[0]}至{lines[-1]}行"
        )
    if first.sheet is not None:
        cells = sorted((one.cell or "" for one in places), key=lambda cell: (len(cell), cell))
        return f"工作表“{first.sheet}”{cells[0]}至{cells[-1]}"
    spots = [_ROW_AND_COLUMN.fullmatch(one.cell or "") for one in places]
    if first.grid is None or None in spots:
        return said[0]
    rows = {spot[1] for spot in spots if spot}
    columns = {spot[2] for spot in spots if spot}
    inside = f"第{rows.pop()}行" if len(rows) == 1 else ""
    if not inside and len(columns) == 1:
        inside = f"第{columns.pop()}列"
    return f"第{first.grid}个表格{inside}"
