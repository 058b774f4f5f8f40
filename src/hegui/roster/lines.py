"""Rows of a roster become lines: one agency, or one agency in one year, each value read.

What cannot be read is told and left out, so that every mistake of a file is found in one go.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from hegui.documents.lists import ListSheet, Row
from hegui.errors import Mistake
from hegui.model.likeness import closest
from hegui.roster import values
from hegui.roster.columns import Column, What, called, column_of, known_headings
from hegui.roster.entry import UNKNOWN, Published

_HEAD = 20  # rows in which the heading is looked for
_FEWEST = 2  # a single filled cell without a name is a note or a total, not an agency

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the file: its name as the user types it, sheet, row."""

    file: str
    sheet: str
    row: int

    def mistake(self, column: int, said: str) -> Mistake:
        """A mistake in a column of the row; 0 if the whole row is meant."""
        sheet = f"工作表“{self.sheet}”" if self.sheet else ""
        return Mistake(self.file, self.row, column, f"{sheet}第{self.row}行：{said}")


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says.

    Attributes:
        spot: where.
        name: of the agency.
        told: the other values that are not empty.
        aliases: other names.
        published: report year → date and address; None for the year of nobody knows.
    """

    spot: Spot
    name: str
    told: Mapping[What, str | int | bool]
    aliases: tuple[str, ...] = ()
    published: Mapping[int | None, Published] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heading:
    """The row with the headings, and column (1-based) → what it says."""

    row: Row
    columns: Mapping[int, Column]


_READ: Mapping[What, Callable[[str], str | int | bool]] = {
    What.KIND: values.kind_of,
    What.LEVEL: values.level_of,
    What.PARENT: values.name_of_agency,
    What.REGION: values.as_written,
    What.YEAR: values.year_of,
    What.SINCE: values.year_of,
    What.UNTIL: values.year_of,
    What.OWES: values.truth_of,
}


def headings_in(texts: Sequence[str]) -> int:
    """How many of some texts are headings of a roster; none if the agency's is not among them."""
    found = [column.what for text in texts if text.strip() and (column := column_of(text))]
    return len(found) if What.NAME in found else 0


def lines_of(sheet: ListSheet, file: str, mistakes: list[Mistake]) -> list[Line] | None:
    """All lines of a sheet; None if it is no sheet of a roster. Adds to *mistakes*."""
    heading = _heading(sheet)
    if heading is None:
        return None
    _tell_of_columns(heading, Spot(file, sheet.name, heading.row.number), mistakes)
    lines = []
    for row in sheet.rows:
        spot = Spot(file, sheet.name, row.number)
        if row.number > heading.row.number and row.cells != heading.row.cells:
            line = _line(row, heading.columns, spot, mistakes)
            if line is not None:
                lines.append(line)
    return lines


def _heading(sheet: ListSheet) -> Heading | None:
    rows = sheet.rows[:_HEAD]
    best = max(rows, key=lambda row: headings_in([*row.cells.values()]), default=None)
    if best is None or not headings_in([*best.cells.values()]):
        return None
    columns = {at: column_of(text) for at, text in best.cells.items()}
    return Heading(best, {at: one for at, one in columns.items() if one is not None})


def _tell_of_columns(heading: Heading, spot: Spot, mistakes: list[Mistake]) -> None:
    """Columns nobody knows, and two that say the same."""
    seen: dict[Column, str] = {}
    for at, text in heading.row.cells.items():
        column = heading.columns.get(at)
        if column is None:
            near = closest(text.lower(), known_headings())
            hint = f"是否想写“{near}”？" if near else ""
            said = f"不认识“{text}”这一列。{hint}不需要的列请删去，或者在列名前加“#”"
            mistakes.append(spot.mistake(at, said))
        elif column.what not in (What.ALIASES, What.IGNORED):
            if column in seen:
                said = f"“{seen[column]}”和“{text}”两列说的是一回事，请只留一列"
                mistakes.append(spot.mistake(at, said))
            seen.setdefault(column, text)


def _line(
    row: Row, columns: Mapping[int, Column], spot: Spot, mistakes: list[Mistake]
) -> Line | None:
    reading = _Reading(spot, mistakes)
    filled = {at: text for at, text in row.cells.items() if at in columns}
    at_name = next(at for at, one in columns.items() if one.what is What.NAME)
    if at_name not in filled:
        told = [at for at in filled if columns[at].what is not What.IGNORED]
        if len(told) >= _FEWEST:
            name = called(What.NAME)
            mistakes.append(spot.mistake(at_name, f"没有写“{name}”；不要的行请整行删去"))
        return None
    given = reading.read(at_name, called(What.NAME), filled[at_name], values.name_of_agency)
    told_of: dict[What, str | int | bool] = {}
    aliases: list[str] = []
    for at, text in filled.items():
        what = columns[at].what
        if what is What.ALIASES:
            aliases += values.names_of(text)
        elif what in _READ:
            value = reading.read(at, called(what), text, _READ[what])
            if value is not None and value != UNKNOWN:
                told_of[what] = value
    published = dict(reading.published(filled, columns, told_of.get(What.YEAR)))
    return Line(spot, given, told_of, tuple(aliases), published) if given else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the cells of one row, and tells of those that cannot be read."""

    spot: Spot
    mistakes: list[Mistake]

    def read(self, at: int, heading: str, text: str, how: Callable[[str], Value]) -> Value | None:
        try:
            return how(text)
        except values.WrongValueError as error:
            self.mistakes.append(self.spot.mistake(at, f"“{heading}”：{error}"))
            return None

    def published(
        self, filled: Mapping[int, str], columns: Mapping[int, Column], own_year: object
    ) -> Iterator[tuple[int | None, Published]]:
        years = {
            columns[at].year for at in filled if columns[at].what in (What.DATE, What.ADDRESS)
        }
        for year in sorted(years, key=lambda one: one or 0):
            cells = {columns[at].what: at for at in filled if columns[at].year == year}
            of = year if year is not None else own_year if isinstance(own_year, int) else None
            day = self._day(cells.get(What.DATE), filled, of)
            address = filled.get(cells.get(What.ADDRESS, 0), "")
            moved = None
            if (at := cells.get(What.MOVED)) is not None:
                moved = self.read(at, called(What.MOVED), filled[at], values.truth_of)
            if day is not None or address:
                where = (self.spot.row, self.spot.sheet)
                yield of, Published(day, values.as_written(address), bool(moved), *where)

    def _day(self, at: int | None, filled: Mapping[int, str], year: int | None) -> date | None:
        if at is None:
            return None
        day = self.read(at, called(What.DATE), filled[at], values.day_of)
        if day is not None and year is not None and day.year < year:
            said = (
                f"“{called(What.DATE)}”：{day} 早于报告年度 {year} 年。"
                "年度是报告的年度，不是发布的那一年；请核对"
            )
            self.mistakes.append(self.spot.mistake(at, said))
            return None
        return day
