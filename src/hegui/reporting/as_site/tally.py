"""What each rule did in a run, counted as the reports come."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Tally:
    """What a rule did in this run, by year."""

    failed: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    open: int = 0

    @property
    def reports(self) -> int:
        """How many do not fit."""
        return self.failed.total()

    @property
    def findings(self) -> int:
        """How many there are."""
        return self.found.total()

    @property
    def years(self) -> list[tuple[str, int, int]]:
        """Year, reports, findings; the latest first."""
        return [(year, self.failed[year], self.found[year]) for year in sorted(self.found)[::-1]]


Tallies = defaultdict[str, Tally]  # by id of the rule


def count(entry: Mapping[str, Any], tallies: Tallies) -> None:
    """Add what the rules did with one report."""
    year = str(entry["year"] or "")
    for rule, number in Counter(found["rule"] for found in entry["findings"]).items():
        tallies[rule].failed[year] += 1
        tallies[rule].found[year] += number
    for rule in {one["rule"] for one in entry["undetermined"]}:
        tallies[rule].open += 1


def count_beside(entries: Iterable[Mapping[str, Any]], tallies: Tallies) -> None:
    """Add what shows only beside other reports: a report each, that of the finding."""
    for entry in entries:
        year = str(entry.get("year") or "")
        tallies[entry["rule"]].failed[year] += 1
        tallies[entry["rule"]].found[year] += 1
