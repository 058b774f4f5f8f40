"""A first roster for an office, made of the reports it has: whose, with kind and level as read.

To be looked through: an agency without any report is not in it.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hegui.model.agency_kind import AgencyKind
from hegui.roster.columns import What, called
from hegui.roster.entry import UNKNOWN, Entry
from hegui.roster.keys import Reported, agency_keys
from hegui.roster.names import fits, name_of, places_of_folders, plain
from hegui.roster.values import chinese_kind, chinese_level

_COLUMNS = (What.NAME, What.KIND, What.LEVEL, What.PARENT, What.REGION, What.ALIASES)
_OF_A_YEAR = (What.DATE, What.ADDRESS)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read of one report.

    Attributes:
        report: path, agency, year.
        kind: of the agency.
        level: of the agency.
    """

    report: Reported
    kind: str
    level: str


def new_roster(seen: Iterable[Seen]) -> tuple[str, int]:
    """The text of a CSV roster, and how many agencies are in it."""
    every = sorted(seen, key=lambda one: one.report.path)
    keys = agency_keys(one.report for one in every)
    groups: dict[str, list[Seen]] = {}
    for one in every:
        if key := keys[one.report.path].key:
            groups.setdefault(key, []).append(one)
    years = sorted({one.report.year for one in every if one.report.year is not None})
    entries = [_entry(key, group) for key, group in sorted(groups.items())]
    governments = [entry for entry in entries if entry.kind == AgencyKind.GOVERNMENT]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    dated = [f"{called(what)}{year}" for year in years for what in _OF_A_YEAR]
    writer.writerow([*map(called, _COLUMNS), *dated])
    for entry in entries:
        cells = (
            entry.name,
            chinese_kind(entry.kind),
            chinese_level(entry.level),
            _parent(entry, governments),
            "".join(entry.places),
            "；".join(entry.aliases),
        )
        writer.writerow([*map(_harmless, cells), *[""] * len(dated)])
    return file.getvalue(), len(entries)


def _entry(key: str, group: Sequence[Seen]) -> Entry:
    """An agency as its latest report has it; the names of earlier ones are its aliases."""
    ordered = sorted(group, key=lambda one: (one.report.year or 0, one.report.path), reverse=True)
    latest = ordered[0]
    name = plain(latest.report.agency)
    return Entry(
        key=key,
        name=name,
        kind=_first_known(one.kind for one in ordered),
        level=_first_known(one.level for one in ordered),
        places=name_of(name).places or places_of_folders(latest.report.path),
        aliases=tuple(sorted({plain(one.report.agency) for one in group} - {name})),
    )


def _first_known(words: Iterable[str]) -> str:
    return next((word for word in words if word != UNKNOWN), UNKNOWN)


def _parent(entry: Entry, governments: Iterable[Entry]) -> str:
    """The one government of the same place; the superior of a government is not guessed."""
    if entry.kind == AgencyKind.GOVERNMENT:
        return ""
    above = [one.name for one in governments if fits(one.places, entry.places)]
    return above[0] if len(above) == 1 else ""


def _harmless(text: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
