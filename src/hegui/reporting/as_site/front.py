"""The run as a whole → what the first page and the list of agencies show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.reporting.as_site.agency import point_of
from hegui.reporting.as_site.charts import Point, course, histogram, span, stacked, steps
from hegui.reporting.as_site.columns import Values
from hegui.reporting.as_site.pages import AgencyPage
from hegui.reporting.overview import Overview, Ranked
from hegui.reporting.row import SEVERITY_ORDER, Row
from hegui.reporting.summary import middle
from hegui.reporting.words import AGENCY_KINDS, SEVERITIES, harmless

_HEAD = 20  # so many of the best and of the worst stand on the first page
_FLOOR = Decimal(60)  # scales of scores begin here, or at the lowest ten below


@dataclass(frozen=True, slots=True)
class Standing:
    """A line of the ranking: rank, report, page and its range as SVG."""

    rank: str
    row: Row
    href: str
    span: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Findings of one group of rules by severity, and a bar as SVG."""

    name: str
    numbers: tuple[int, ...]
    bar: str


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page shows besides totals.

    Attributes:
        year: the latest year that has scores, or None.
        ranked: how many reports of that year have a rank.
        best: the best of them; all, where there are few.
        worst: the worst, the very worst last; none, where there are few.
        scores: distribution of the scores of that year, as SVG; "" without scores.
        years: middle scores year by year, as SVG; "" for one year.
        groups: findings by group of rules, most first.
    """

    year: int | None
    ranked: int
    best: tuple[Standing, ...]
    worst: tuple[Standing, ...]
    scores: str
    years: str
    groups: tuple[GroupLine, ...]


def front(
    view: Overview,
    rows: Sequence[Row],
    anchors: Mapping[str, str],
    by_group: Mapping[tuple[str, str], int],
) -> Front:
    """The first page; *anchors* is path → page and anchor."""
    year = view.ranking[0].row.year if view.ranking else None
    latest = [one for one in view.ranking if one.row.year == year]
    lowest = min((one.row.span[0] for one in latest if one.row.span), default=_FLOOR)
    floor = min(_FLOOR, Decimal(int(lowest) // 10 * 10))
    few = len(latest) <= 2 * _HEAD
    return Front(
        year,
        len(latest),
        tuple(_standing(one, anchors, floor) for one in (latest if few else latest[:_HEAD])),
        () if few else tuple(_standing(one, anchors, floor) for one in latest[-_HEAD:]),
        _scores([one.row for one in latest], year),
        _years(rows),
        tuple(_groups(by_group)),
    )


def _standing(one: Ranked, anchors: Mapping[str, str], floor: Decimal) -> Standing:
    point = point_of(one.row)
    return Standing(one.words, one.row, anchors[one.row.path], span(point.words, point, floor))


def _scores(rows: Sequence[Row], year: int | None) -> str:
    values = [row.points for row in rows if row.points is not None]
    if not values:
        return ""
    found = list(histogram(values))
    told = "，".join(one.words for one in found if one.number)
    return steps(f"{year or ''}年度得分分布：{told}", found)


def _years(rows: Sequence[Row]) -> str:
    years = sorted({row.year for row in rows if row.year is not None and row.value is not None})
    if len(years) < 2:
        return ""
    points = [_median(year, [row for row in rows if row.year == year]) for year in years]
    return course("各年度得分中位数：" + "，".join(one.words for one in points), points)


def _median(year: int, rows: Sequence[Row]) -> Point:
    values = sorted((row.value for row in rows if row.value is not None), key=Decimal)
    value = Decimal(middle(values) or 0)
    low, high = Decimal(values[len(values) // 10]), Decimal(values[-1 - len(values) // 10])
    return Point(
        str(year), value, low, high,
        f"{year} 年度 {len(values)} 份，中位数 {value}，去掉高低各一成后 {low}～{high}",
    )  # fmt: skip


def _groups(by_group: Mapping[tuple[str, str], int]) -> Iterator[GroupLine]:
    names = {group for group, _ in by_group}
    sums = {name: sum(by_group.get((name, s), 0) for s in SEVERITY_ORDER) for name in names}
    most = max(sums.values(), default=0)
    for name in sorted(names, key=lambda name: (-sums[name], name)):
        numbers = tuple(by_group.get((name, severity), 0) for severity in SEVERITY_ORDER)
        parts = [
            (severity, SEVERITIES[severity], number)
            for severity, number in zip(SEVERITY_ORDER, numbers, strict=True)
        ]
        told = "，".join(f"{words} {number} 处" for _, words, number in parts)
        yield GroupLine(name, numbers, stacked(f"{name}：{told}", parts, most, 220))


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency in the list of all: its latest report, and the change since the one before."""

    page: AgencyPage
    rank: str
    change: str
    settled: str

    @property
    def cells(self) -> dict[str, str]:
        """Column → what stands there."""
        row = self.page.latest
        return {
            "agency": harmless(self.page.name),
            "page": self.page.file,
            "kind": AGENCY_KINDS[row.kind],
            "region": harmless(self.page.region),
            "year": str(row.year or ""),
            "years": str(len(self.page.reports)),
            "score": row.value or "",
            "range": f"可能 {row.low}～{row.high}" if row.provisional else "",
            "settled": self.settled,
            "grade": harmless(row.grade or "不能评分"),
            "rank": self.rank,
            "change": self.change,
            **dict(zip(SEVERITY_ORDER, map(str, row.counts), strict=True)),
            "undetermined": str(row.undetermined),
        }


def agency_lines(
    pages: Sequence[AgencyPage], view: Overview, settled: Mapping[str, str]
) -> tuple[AgencyLine, ...]:
    """The list of agencies, by score: the lowest last; *settled* is path → score after checks."""
    ranks = {one.row.path: one.words for one in view.ranking}
    changes = {one.after.path: one for one in view.courses}
    lines = []
    for page in pages:
        course_of = changes.get(page.latest.path)
        lines.append(
            AgencyLine(
                page,
                ranks.get(page.latest.path, ""),
                f"{course_of.change:+f}" if course_of is not None else "",
                settled.get(page.latest.path, ""),
            )
        )
    return tuple(
        sorted(
            lines,
            key=lambda one: (
                -(one.page.latest.year or 0),
                -(one.page.latest.points if one.page.latest.points is not None else Decimal(-1)),
                one.page.file,
            ),
        )
    )


def agency_columns(lines: Sequence[AgencyLine]) -> dict[str, Values]:
    """The list of agencies as columns."""
    cells = [line.cells for line in lines]

    def column(name: str) -> Values:
        return lambda: (one[name] for one in cells)

    return {name: column(name) for name in (cells[0] if cells else {})}
