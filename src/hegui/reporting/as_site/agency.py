"""The reports of one agency → what its page shows, and what lists of findings keep of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hegui.reporting.answered import settled_of
from hegui.reporting.as_page.tables import DrawnTable
from hegui.reporting.as_page.view import ReportView, report_view
from hegui.reporting.as_site.charts import Point, course
from hegui.reporting.as_site.pages import AgencyPage, Report
from hegui.reporting.as_site.spool import BESIDE, ONE, Found
from hegui.reporting.beside import Beside, open_words
from hegui.reporting.row import SEVERITY_ORDER, Row
from hegui.reporting.words import harmless, place_words

_TEXT = 2000  # characters of a message in lists; the page of the agency has all of it


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report on the page of its agency: how it is shown, and what was found beside others."""

    anchor: str
    row: Row
    view: ReportView
    near: Beside
    near_open: list[str]


@dataclass(frozen=True, slots=True)
class AgencyView:
    """The page of an agency.

    Attributes:
        page: which.
        sheets: its reports, the latest first.
        chart: its scores over the years as SVG, or "".
        years: of its reports, oldest first, where there are several.
        recurring: (rule, title, findings a year): what was found in any of them.
    """

    page: AgencyPage
    sheets: tuple[Sheet, ...]
    chart: str
    years: tuple[int, ...]
    recurring: tuple[tuple[str, str, tuple[int, ...]], ...]


def agency_view(
    page: AgencyPage,
    entries: Sequence[Mapping[str, Any]],
    facts: Mapping[str, Mapping[str, Any]],
    rules: Mapping[str, Any],
    beside: Mapping[str, Beside],
    *,
    brief: bool,
) -> AgencyView:
    """What the page of an agency shows; *entries* in the order of its reports.

    *brief* leaves out what is the same in report after report: tables that nothing was found in,
    rules that were passed, the check list of all but the latest report.
    """
    taken: set[str] = {report.anchor for report in page.reports}
    sheets = []
    for at, (report, entry) in enumerate(zip(page.reports, entries, strict=True)):
        anchors = _anchors(entry["findings"], taken)
        view = report_view(report.index + 1, entry, facts.get(entry["path"]), rules, anchors)
        near = beside.get(entry["path"], Beside())
        shown = _briefly(view, latest=at == 0) if brief else view
        sheets.append(Sheet(report.anchor, report.row, shown, near, open_words(near.open)))
    years = _years(page.reports)
    return AgencyView(page, tuple(sheets), _chart(page), years, tuple(_recurring(entries, years)))


def found_of(
    view: AgencyView, groups: Mapping[str, str], owned: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Iterator[Found]:
    """The findings of a page for lists.

    *groups* is rule → name of its group; *owned* is path → findings beside other reports that
    are listed under that report.
    """
    for sheet in view.sheets:
        row, file = sheet.row, view.page.file
        for one in (found for _, group in sheet.view.groups for found in group):
            yield Found(
                severity=one.severity,
                draft=one.draft,
                rule=harmless(one.rule),
                group=groups.get(one.rule, ""),
                agency=harmless(view.page.name),
                year=_year(row),
                message=_cut(one.message),
                place=_cut("".join(one.places[:1])) + _more(len(one.places) + one.more),
                points=one.cost if one.cost != "0.0" else "",
                settled=one.settled.word if one.settled else "",
                origin=ONE,
                page=file,
                anchor=one.anchor,
            )
        for other in owned.get(row.path, ()):
            yield found_beside(other, groups, view.page.name, _year(row), file)


def found_beside(
    entry: Mapping[str, Any],
    groups: Mapping[str, str],
    agency: str = "",
    year: str = "",
    file: str = "",
) -> Found:
    """A finding that shows only beside other reports, for lists; without *file* it has no page."""
    places = entry.get("places") or ()
    settled = settled_of(entry)
    return Found(
        severity=entry["severity"],
        draft=bool(entry.get("draft")),
        rule=harmless(entry["rule"]),
        group=groups.get(entry["rule"], ""),
        agency=harmless(agency or entry.get("agency") or ""),
        year=harmless(entry.get("year") or year),
        message=_cut(entry["message"]),
        place=_cut(place_words(places[0])) + _more(len(places)) if places else "",
        points="",
        settled=settled.word if settled else "",
        origin=BESIDE,
        page=file,
        anchor=str(entry.get("id") or ""),
    )


def _anchors(findings: Sequence[Mapping[str, Any]], taken: set[str]) -> dict[str, str]:
    """Finding → anchor: its id, made different where the page has it already."""
    found: dict[str, str] = {}
    for one in findings:
        anchor, number = str(one["id"]), 1
        while anchor in taken:
            number += 1
            anchor = f"{one['id']}-{number}"
        taken.add(anchor)
        found[one["id"]] = anchor
    return found


def _briefly(view: ReportView, *, latest: bool) -> ReportView:
    return replace(
        view,
        tables=tuple(table for table in view.tables if _marked(table)),
        duties=view.duties if latest else (),
        passed=(),
        not_applicable=(),
    )


def _marked(table: DrawnTable) -> bool:
    return any(cell.marks for row in table.rows for cell in row)


def _years(reports: Sequence[Report]) -> tuple[int, ...]:
    years = {one.row.year for one in reports if one.row.year is not None}
    return tuple(sorted(years)) if len(years) > 1 else ()


def _chart(page: AgencyPage) -> str:
    points = [
        point_of(one.row)
        for one in reversed(page.reports)
        if one.row.year is not None and one.row.span is not None
    ]
    if len(points) < 2:
        return ""
    return course("历年得分：" + "，".join(one.words for one in points), points)


def point_of(row: Row) -> Point:
    """The score of a report that has one, as charts draw it."""
    low, high = row.span or (Decimal(0), Decimal(0))
    around = f"（{row.low}～{row.high}）" if row.provisional else ""
    words = f"{_year(row) or '年度不明'} {row.value} 分{around}"
    return Point(_year(row), row.points or Decimal(0), low, high, words)


def _recurring(
    entries: Sequence[Mapping[str, Any]], years: tuple[int, ...]
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    if not years:
        return
    counts: Counter[tuple[str, int]] = Counter()
    about: dict[str, tuple[int, str]] = {}
    for entry in entries:
        for found in entry["findings"]:
            if entry["year"] is not None and not found["draft"]:
                counts[found["rule"], entry["year"]] += 1
                grave = SEVERITY_ORDER.index(found["severity"])
                about.setdefault(found["rule"], (grave, found["title"]))
    for rule, (_, title) in sorted(about.items(), key=lambda one: (one[1][0], one[0])):
        yield rule, title, tuple(counts[rule, year] for year in years)


def _year(row: Row) -> str:
    return "" if row.year is None else str(row.year)


def _cut(text: str) -> str:
    safe = harmless(text)
    return safe if len(safe) <= _TEXT else safe[: _TEXT - 1] + "…"


def _more(number: int) -> str:
    return f" 等 {number} 处" if number > 1 else ""
