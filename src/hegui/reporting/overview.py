"""A run in small → who stands where: ranks, groups, and what became of agencies over the years.

Scores are intervals, so ranks are too: a report stands before another only where its lowest score
is above the other's highest. Ranks hold within one year. Only agencies that have a score in both
years say how things have changed, or the change would be one of who was audited.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hegui.reporting.row import Row
from hegui.reporting.summary import Common, Survey, middle
from hegui.reporting.words import AGENCY_KINDS, LEVELS

SCHEMA = "hegui.overview/1"
_UNKNOWN = "不明"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A report and its rank among those of its year.

    Attributes:
        row: the report.
        first: no better rank than this.
        last: no worse rank than this.
        of: reports of the year that have a score.
    """

    row: Row
    first: int
    last: int
    of: int

    @property
    def words(self) -> str:
        """``3``, or ``3～5`` where intervals overlap."""
        return f"{self.first}" if self.first == self.last else f"{self.first}～{self.last}"


@dataclass(frozen=True, slots=True)
class Line:
    """Reports of one sort.

    Attributes:
        name: of the sort, Chinese.
        reports: how many.
        median: the middle score (the mean of two), or None.
        lowest: the lowest score, or None.
        clean: reports without errors and warnings.
        errors: findings of all of them.
        warnings: findings of all of them.
    """

    name: str
    reports: int
    median: str | None
    lowest: str | None
    clean: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Course:
    """An agency from one year to the next that has a score.

    Attributes:
        agency: whose reports.
        before: the earlier report.
        after: the later.
    """

    agency: str
    before: Row
    after: Row

    @property
    def change(self) -> Decimal:
        """Points gained."""
        return (self.after.points or Decimal(0)) - (self.before.points or Decimal(0))

    @property
    def sure(self) -> bool:
        """Whether it is up or down whatever becomes of what is open."""
        old, new = self.before.span, self.after.span
        return old is not None and new is not None and (new[0] > old[1] or new[1] < old[0])


@dataclass(frozen=True, slots=True)
class Step:
    """What became of the agencies that have a score in two years.

    Attributes:
        before: the earlier year.
        after: the later.
        agencies: how many.
        old: their middle score then.
        new: their middle score now.
        better: agencies surely better.
        worse: agencies surely worse.
    """

    before: int
    after: int
    agencies: int
    old: str | None
    new: str | None
    better: int
    worse: int

    @property
    def open(self) -> int:
        """Agencies of whom it cannot be said, or that stayed where they were."""
        return self.agencies - self.better - self.worse


@dataclass(frozen=True, slots=True)
class Overview:
    """A run as whoever leads the office asks for it.

    Attributes:
        ranking: the latest year first, best first; without reports that have no score.
        groups: heading → its lines; headings under which all reports are of one sort are left out.
        common: rules that most reports break.
        steps: from year to year, the oldest first.
        courses: agency by agency, those that gained least first.
    """

    ranking: tuple[Ranked, ...]
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    common: tuple[Common, ...]
    steps: tuple[Step, ...]
    courses: tuple[Course, ...]


def overview(run: Survey, agencies: Sequence[Mapping[str, Any]] = ()) -> Overview:
    """The overview; *agencies* as in the audit document: what is known besides the reports."""
    whose = {path: agency for agency in agencies for path in agency["paths"]}

    def known(row: Row, name: str) -> str | None:
        value = whose.get(row.path, {}).get(name)
        return value if isinstance(value, str) else None

    sorts: Sequence[tuple[str, Callable[[Row], str]]] = (
        ("年度", lambda row: str(row.year or _UNKNOWN)),
        ("机关类别", lambda row: AGENCY_KINDS[row.kind]),
        ("层级", lambda row: LEVELS.get(known(row, "level") or "", _UNKNOWN)),
        ("地区", lambda row: known(row, "region") or _UNKNOWN),
    )
    orders = {"机关类别": list(AGENCY_KINDS.values()), "层级": list(LEVELS.values())}
    groups = ((heading, _lines(run.rows, of, orders.get(heading))) for heading, of in sorts)
    courses = _courses(run.rows, agencies)
    return Overview(
        ranking(run.rows),
        tuple((heading, lines) for heading, lines in groups if len(lines) > 1),
        run.totals.common,
        _steps(courses),
        tuple(sorted(courses, key=lambda one: (one.change, one.agency, one.after.path))),
    )


def ranking(rows: Sequence[Row]) -> tuple[Ranked, ...]:
    """Each report that has a score with its rank among those of its year."""
    years: defaultdict[int, list[tuple[Row, tuple[Decimal, Decimal]]]] = defaultdict(list)
    for row in rows:
        if row.span is not None:
            years[row.year or 0].append((row, row.span))
    return tuple(one for year in sorted(years, reverse=True) for one in _ranked(years[year]))


def _ranked(held: Sequence[tuple[Row, tuple[Decimal, Decimal]]]) -> list[Ranked]:
    lows = sorted(low for _, (low, _) in held)
    highs = sorted(high for _, (_, high) in held)
    ranked = [
        Ranked(
            row,
            1 + len(lows) - bisect_right(lows, high),  # those that are surely better
            len(highs) - bisect_left(highs, low),  # all but those that are surely worse
            len(held),
        )
        for row, (low, high) in held
    ]
    return sorted(
        ranked, key=lambda one: (-(one.row.points or 0), one.first, one.last, one.row.path)
    )


def _lines(
    rows: Sequence[Row], of: Callable[[Row], str], order: Sequence[str] | None
) -> tuple[Line, ...]:
    held: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        held[of(row)].append(row)
    names = sorted(held, key=lambda name: (name == _UNKNOWN, name))
    if order is not None:
        names.sort(key=lambda name: order.index(name) if name in order else len(order))
    return tuple(_line(name, held[name]) for name in names)


def _line(name: str, rows: Sequence[Row]) -> Line:
    values = _values(rows)
    return Line(
        name,
        len(rows),
        middle(values),
        values[0] if values else None,
        sum(1 for row in rows if row.clean),
        sum(row.counts[0] for row in rows),
        sum(row.counts[1] for row in rows),
    )


def _values(rows: Sequence[Row]) -> list[str]:
    return sorted((row.value for row in rows if row.value is not None), key=Decimal)


def _courses(rows: Sequence[Row], agencies: Sequence[Mapping[str, Any]]) -> list[Course]:
    by_path = {row.path: row for row in rows}
    courses = []
    for agency in agencies:
        years: defaultdict[int, list[Row]] = defaultdict(list)
        for path in agency["paths"]:
            row = by_path.get(path)
            if row is not None and row.year is not None and row.value is not None:
                years[row.year].append(row)
        # Two reports of one year: nobody knows which of them counts.
        single = [several[0] for _, several in sorted(years.items()) if len(several) == 1]
        courses += [Course(str(agency["agency"]), old, new) for old, new in pairwise(single)]
    return courses


def _steps(courses: Sequence[Course]) -> tuple[Step, ...]:
    held: defaultdict[tuple[int, int], list[Course]] = defaultdict(list)
    for one in courses:
        held[one.before.year or 0, one.after.year or 0].append(one)
    return tuple(
        Step(
            *years,
            len(several),
            middle(_values([one.before for one in several])),
            middle(_values([one.after for one in several])),
            sum(1 for one in several if one.sure and one.change > 0),
            sum(1 for one in several if one.sure and one.change < 0),
        )
        for years, several in sorted(held.items())
    )


def overview_document(seen: Overview, document: Mapping[str, Any]) -> dict[str, Any]:
    """The overview as JSON: ``hegui.overview/1``; what it is made of stands in the audit document.

    It is a file of its own, so that the audit document stays what was judged and nothing else.
    """
    return {
        "schema": SCHEMA,
        "as_of": document["as_of"],
        "rules": document["rules"],
        "groups": {heading: [asdict(line) for line in lines] for heading, lines in seen.groups},
        "ranking": [
            {
                "year": one.row.year,
                "first": one.first,
                "last": one.last,
                "of": one.of,
                "agency": one.row.name,
                "path": one.row.path,
                **{name: getattr(one.row, name) for name in ("value", "low", "high", "grade")},
            }
            for one in seen.ranking
        ],
        "common": [asdict(one) for one in seen.common],
        "steps": [{**asdict(step), "open": step.open} for step in seen.steps],
        "courses": [
            {
                "agency": one.agency,
                "moved": str(one.change),
                "sure": one.sure,
                **{
                    name: _end(row) for name, row in (("before", one.before), ("after", one.after))
                },
            }
            for one in seen.courses
        ],
    }


def _end(row: Row) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("year", "value", "low", "high", "path")}
