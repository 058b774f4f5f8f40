"""A report as it stands among others: whose it is, and how it is called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hegui.facts.fact import Value

_MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Member:
    """One report.

    Attributes:
        path: what every output calls it.
        agency: key of the agency: the same for all its reports, whatever it was called.
        name: what it is called.
        year: of the report.
        kind: of the agency; "" if unknown.
        region: where it is, or whose subordinate; "" if unknown.
    """

    path: str
    agency: str
    name: str
    year: int
    kind: str = ""
    region: str = ""


def agencies_of(members: Iterable[Member]) -> dict[str, Member]:
    """One report for each agency: its latest."""
    found: dict[str, Member] = {}
    for one in members:
        before = found.get(one.agency)
        if before is None or (before.year, one.path) < (one.year, before.path):
            found[one.agency] = one
    return found


def names_of(members: Sequence[Member], year: int) -> str:
    """The names of the agencies, ten at most, with the year where an earlier report is meant."""
    latest = agencies_of(members).values()
    names = [one.name if one.year == year else f"{one.name}（{one.year}年）" for one in latest]
    return "、".join(names[:_MOST_NAMES])


def common_fields(members: Sequence[Member], year: int, label: str) -> dict[str, Value]:
    """The fields every fact has, for a fact about several reports."""
    kinds = {one.kind for one in members if one.year == year}
    return {
        "year": year,
        "agency_kind": (kinds.pop() or None) if len(kinds) == 1 else None,
        "label": label,
    }
