"""The roster held against the reports there are: who owes one, and when it was published.

Gives facts, which rules judge. Absence is only sure if nothing in the run can be the report: a
file nobody could read, a report whose year or agency is not sure leave it open.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from hegui.facts.across_kinds import DUE_REPORT, PUBLICATION
from hegui.facts.fact import Fact, Value
from hegui.model.place import Place
from hegui.roster.entry import UNKNOWN, Entry, Published
from hegui.roster.keys import Key, Reported
from hegui.roster.roster import Roster

_SHARE = 0.2
_LATE = 11  # from this month on a day may be early for this year or late for the year before
_NO_YEAR = "名录没有写是哪一年度的报告，这个日期可能属于两个年度"
_NO_DATE = "名录没有写发布日期"

Doubtful = Mapping[tuple[str, int | None], str]


def audited_years(
    found: Mapping[str, Collection[int]], roster: Roster, asked: int | None = None
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The years that were audited, and years of which there are just a few stray reports.

    A folder of 2024 in which one report of 2017 lies is no audit of 2017: nobody is told to be
    missing of a year of which fewer than a fifth of the agencies that owe one are there.
    """
    counts: dict[int, int] = {}
    for key in found.keys() & roster.by_key.keys():
        for year in set(found[key]):
            counts[year] = counts.get(year, 0) + 1
    if asked is not None:
        return (asked,), ()
    years: list[int] = []
    stray: list[int] = []
    for year, count in sorted(counts.items()):
        due = sum(entry.due(year) for entry in roster.entries)
        (years if count >= _SHARE * due else stray).append(year)
    return tuple(years), tuple(stray)


def doubts_of_absence(
    roster: Roster,
    reports: Iterable[Reported],
    keys: Mapping[str, Key],
    unread: Mapping[str, int | None],
) -> dict[tuple[str, int | None], str]:
    """Key and year (None: any) → Chinese: why a report of it may be there after all.

    *unread* are the paths of files that could not be read, each with the year that its name says
    (``names.year_said``).
    """
    doubts: dict[tuple[str, int | None], str] = {}
    for one in sorted(reports, key=lambda each: each.path):
        key = keys[one.path]
        for entry in key.others:
            said = f"{one.path} 的机关名称可能指名录里的几个单位"
            doubts.setdefault((entry.key, one.year), said)
        if key.entry is not None and one.year is None:
            doubts.setdefault((key.entry.key, None), f"{one.path} 是它的报告，但读不出年度")
        if not one.agency:
            for entry in roster.named_in(one.path):
                said = f"{one.path} 可能是它的报告，但读不出机关名称"
                doubts.setdefault((entry.key, one.year), said)
    for path, year in sorted(unread.items()):
        for entry in roster.named_in(path):
            doubts.setdefault((entry.key, year), f"{path} 可能是它的报告，但读不了")
    return doubts


def due_reports(
    roster: Roster,
    found: Mapping[str, Collection[int]],
    years: Iterable[int],
    doubtful: Doubtful | None = None,
) -> Iterator[Fact]:
    """One ``due_report`` fact for each agency and year.

    *found* are the years of each key of which there is a report; *doubtful* tells of which it is
    not sure that there is none.
    """
    unsure = doubtful or {}
    for year in sorted(set(years)):
        for entry in roster.entries:
            here = year in found.get(entry.key, ())
            why = unsure.get((entry.key, year)) or unsure.get((entry.key, None), "")
            fields: dict[str, Value] = {
                **_common(entry, year),
                "found": True if here else None if why else False,
                "due": entry.due(year),
            }
            doubts = {"found": why} if why and not here else {}
            yield Fact(DUE_REPORT, fields, _place(roster, entry), doubts=doubts)


def publications(
    roster: Roster, years: Iterable[int], kinds: Mapping[str, str] | None = None
) -> Iterator[Fact]:
    """One ``publication`` fact for each report of *years* that the roster tells of.

    *kinds* says of some keys what kind of agency their reports were read as; it counts where the
    roster does not say, because the day a report is due depends on it.
    """
    wanted = sorted(set(years))
    for entry in roster.entries:
        for year, one, why in _published(entry, wanted):
            fields: dict[str, Value] = {
                **_common(entry, year),
                "agency_kind": _kind(entry, kinds or {}),
                "date": None if why else one.date,
                "address": one.address,
                "moved": one.moved,
            }
            doubts = {"date": why} if why else {}
            place = _place(roster, entry, one.row, one.sheet)
            yield Fact(PUBLICATION, fields, place, doubts=doubts)


def _published(entry: Entry, years: list[int]) -> Iterator[tuple[int, Published, str]]:
    """Report year, publication and why its date is not sure, oldest year first."""
    for year in years:
        told = entry.published.get(year)
        if told is not None:
            yield year, told, "" if told.date else _NO_DATE
            continue
        for one in entry.undated:
            likely = _years_of(one.date, years)
            if likely == [year]:
                yield year, one, ""
            elif year in likely:
                yield year, one, _NO_YEAR


def _years_of(day: date | None, years: list[int]) -> list[int]:
    """The report years a day of publication may belong to: the year before, or its own if late."""
    if day is None:
        return []
    early = [day.year] if day.month >= _LATE else []
    return [year for year in (day.year - 1, *early) if year in years]


def _kind(entry: Entry, kinds: Mapping[str, str]) -> str:
    return kinds.get(entry.key, UNKNOWN) if entry.kind == UNKNOWN else entry.kind


def _common(entry: Entry, year: int) -> dict[str, Value]:
    return {
        "year": year,
        "agency_kind": entry.kind,
        "label": f"{entry.name} {year} 年度",
        "agency": entry.name,
        "level": entry.level,
        "parent": entry.parent,
        "region": entry.region,
    }


def _place(roster: Roster, entry: Entry, row: int = 0, sheet: str = "") -> Place:
    """The row of the roster that says so."""
    number, name = row or entry.row, sheet or entry.sheet
    label = f"名录：{entry.name}"
    if name:
        return Place(file=roster.shown, sheet=name, cell=f"A{number}", label=label)
    return Place(file=roster.shown, line=number, label=label)
