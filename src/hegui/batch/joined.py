"""The reports of a run joined by agency and year, so that those that belong together are found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hegui.batch.across.member import Member
from hegui.exchange.document import Document
from hegui.facts.fact import Fact
from hegui.roster.keys import Key, Reported, agency_keys
from hegui.roster.roster import Roster


@dataclass(frozen=True, slots=True)
class Read:
    """One report that was read.

    Attributes:
        path: what every output calls it.
        reading: key of what was read.
        head: whose it is, of which year.
        judged: whether it has an entry: False for a copy, and for a report of another year.
    """

    path: str
    reading: str
    head: Document
    judged: bool

    @property
    def year(self) -> int | None:
        """The year of the report."""
        year = self.head["year"]
        return year if isinstance(year, int) else None

    @property
    def agency(self) -> str:
        """Whose it is, as read; "" if it was not."""
        return str(self.head["agency"] or "")


@dataclass(frozen=True, slots=True)
class Joined:
    """Reports and what they are joined by.

    Attributes:
        reports: in order of path, without copies.
        keys: path → what a report is joined by.
        by_year: key and year → the reports of that agency and year.
    """

    reports: tuple[Read, ...]
    keys: Mapping[str, Key]
    by_year: Mapping[tuple[str, int], Sequence[Read]]

    def prior(self, report: Read) -> Sequence[Read]:
        """Last year's reports of the same agency."""
        key = self.keys[report.path].key
        if report.year is None or not key:
            return ()
        return self.by_year.get((key, report.year - 1), ())

    def of_roster(self, roster: Roster, fact: Fact) -> Sequence[Read]:
        """The reports of the agency and year that a fact of the *roster* is about."""
        entry = roster.resolve(str(fact.get("agency"))).entry
        year = fact.get("year")
        if entry is None or not isinstance(year, int):
            return ()
        return self.by_year.get((entry.key, year), ())

    def member(self, report: Read) -> Member | None:
        """The report as it stands among others; None if nobody knows whose it is or of when."""
        key = self.keys[report.path]
        if report.year is None or not key.key:
            return None
        kind, region = str(report.head["agency_kind"]), ""
        if key.entry is not None:
            kind = key.entry.kind if key.entry.kind != "unknown" else kind
            region = key.entry.region or key.entry.parent
        kind = "" if kind == "unknown" else kind
        return Member(report.path, key.key, report.agency, report.year, kind, region)


def joined(reports: Iterable[Read], roster: Roster | None) -> Joined:
    """The *reports*, joined by what they say of themselves and by the *roster*."""
    held = tuple(sorted(reports, key=lambda one: one.path))
    keys = agency_keys((reported(one) for one in held), roster)
    by_year: dict[tuple[str, int], list[Read]] = {}
    for one in held:
        key = keys[one.path].key
        if key and one.year is not None:
            by_year.setdefault((key, one.year), []).append(one)
    return Joined(held, keys, by_year)


def reported(report: Read) -> Reported:
    """The report as the roster asks for it."""
    return Reported(report.path, report.agency, report.year)
