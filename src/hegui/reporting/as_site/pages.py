"""The reports of a run → pages of agencies, each with a file name that stays the same.

A page is named by a hash of whose it is: safe on every system, and links to it still hold when
the run is made again with more reports.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from hegui.reporting.row import Row

_HASH = 12
_ID = re.compile(r"[A-Z]{2,4}-[0-9]{2,}")


@dataclass(frozen=True, slots=True)
class Report:
    """A report on the page of its agency: its number in the run from 0, its row, its anchor."""

    index: int
    row: Row
    anchor: str


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """The page of one agency.

    Attributes:
        file: where it lies in the site.
        name: whose it is.
        region: where, or "".
        parent: its superior, or "".
        reports: its reports, the latest first.
    """

    file: str
    name: str
    region: str
    parent: str
    reports: tuple[Report, ...]

    @property
    def latest(self) -> Row:
        """Its latest report."""
        return self.reports[0].row


def agency_pages(
    rows: Sequence[Row], agencies: Sequence[Mapping[str, Any]]
) -> tuple[AgencyPage, ...]:
    """A page an agency, in order of the first path of each.

    *agencies* as in the audit document says which reports are of one agency; a report it does
    not know has a page for itself.
    """
    whose = {path: at for at, agency in enumerate(agencies) for path in agency["paths"]}
    groups: dict[object, list[tuple[int, Row]]] = {}
    for index, row in enumerate(rows):
        groups.setdefault(whose.get(row.path, row.path), []).append((index, row))
    drafts = [
        _draft(agencies[key] if isinstance(key, int) else {}, several)
        for key, several in groups.items()
    ]
    names = Counter(name for name, *_ in drafts)
    return tuple(
        AgencyPage(
            _file(name if names[name] == 1 else f"{name}\n{several[0][1].path}"),
            name,
            region,
            parent,
            tuple(_reports(several)),
        )
        for name, region, parent, several in drafts
    )


def rule_file(rule: str) -> str:
    """Where the page of a rule lies; ids that are none become a hash."""
    return f"rules/{rule if _ID.fullmatch(rule) else _hash(rule)}.html"


def _draft(
    agency: Mapping[str, Any], several: Sequence[tuple[int, Row]]
) -> tuple[str, str, str, Sequence[tuple[int, Row]]]:
    latest = max(several, key=lambda one: (one[1].year or 0, one[1].path))[1]
    name = str(agency.get("agency") or latest.name)
    return name, str(agency.get("region") or ""), str(agency.get("parent") or ""), several


def _reports(several: Sequence[tuple[int, Row]]) -> Iterator[Report]:
    seen: Counter[int] = Counter()
    for index, row in sorted(several, key=lambda one: (-(one[1].year or 0), one[1].path)):
        year = row.year or 0
        seen[year] += 1
        again = f"-{seen[year]}" if seen[year] > 1 else ""
        yield Report(index, row, f"y{year}{again}")


def _file(key: str) -> str:
    return f"agencies/{_hash(key)}.html"


def _hash(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
