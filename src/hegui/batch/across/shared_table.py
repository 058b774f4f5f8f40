"""Tables in which several agencies have the very same numbers become facts about all of them.

Small numbers are equal by chance, the more so the more reports are compared: a table is told only
if its different numbers have more digits than chance explains. Sums do not count as numbers.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from math import log10

from hegui.batch.across.member import Member, agencies_of, common_fields, names_of
from hegui.batch.across.outcomes import Together
from hegui.batch.across.trace import TableTrace, Trace, numbers_of
from hegui.facts.across_kinds import SHARED_TABLE
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place

FEWEST_CELLS = 4
_MARGIN = 2  # digits more than the pairs compared would need: one false group in a hundred runs
_MOST_SHOWN = 5


class SharedTables:
    """Gathers the tables of all reports, then tells which are the same; some 100 bytes a table."""

    def __init__(self, papers: Collection[str]) -> None:
        """For the tables with these ids; the others are not compared."""
        self._papers = papers
        self._found: dict[tuple[int, str, int], list[int]] = {}
        self._traces: dict[tuple[int, str, int], TableTrace] = {}
        self._compared: dict[tuple[int, str], set[str]] = {}
        self._members: list[Member] = []

    def add(self, member: Member, trace: Trace) -> int:
        """Put a report in; the number by which its facts are asked for."""
        number = len(self._members)
        self._members.append(member)
        for one in trace.tables:
            if one.paper not in self._papers:
                continue
            self._compared.setdefault((member.year, one.paper), set()).add(member.agency)
            if one.nonzero >= FEWEST_CELLS:
                key = (member.year, one.paper, one.mark)
                self._found.setdefault(key, []).append(number)
                self._traces.setdefault(key, one)
        return number

    def facts(self, base_of: Callable[[int], FactBase]) -> Iterator[Together]:
        """The ``shared_table`` facts by year and table; *base_of* reads a report by its number."""
        for key in sorted(self._found):
            year, paper, _ = key
            compared = len(self._compared[year, paper])
            table = self._traces[key]
            numbers = sorted(self._found[key], key=lambda one: (self._members[one].path, one))
            members = {one: self._members[one] for one in numbers}
            if len(agencies_of(members.values())) > 1 and table.digits >= _digits(compared):
                yield _together(table, members, year, compared, base_of)


def _digits(compared: int) -> int:
    """How many digits different numbers must have to be no chance among so many reports."""
    pairs = compared * (compared - 1) / 2
    return _MARGIN + int(log10(max(pairs, 1))) + 1


def _together(
    table: TableTrace,
    members: Mapping[int, Member],
    year: int,
    compared: int,
    base_of: Callable[[int], FactBase],
) -> Together:
    own = list(members.values())
    base = base_of(next(iter(members)))
    title, place = _table(base, table.paper)
    fields = {
        **common_fields(own, year, title),
        "paper": table.paper,
        "title": title,
        "nonzero": table.nonzero,
        "distinct": table.distinct,
        "digits": table.digits,
        "largest": table.largest,
        "agencies": len(agencies_of(own)),
        "names": names_of(own, year),
        "shown": _shown(base, table.paper),
        "compared": compared,
    }
    label = place.label or title
    places = tuple(
        replace(place, file=one.path)
        if at == 0
        else Place(label=label, table=place.table, file=one.path)
        for at, one in enumerate(own)
    )
    return Together(Fact(SHARED_TABLE, fields, places[0]), places)


def _table(base: FactBase, paper: str) -> tuple[str, Place]:
    for fact in base.of("table"):
        if fact.get("id") == paper:
            return str(fact.get("title") or fact.place.label or ""), fact.place
    return "", Place()


def _shown(base: FactBase, paper: str) -> str:
    """The five cells with the largest numbers, in the order of the table."""
    cells = [cell for cell in base.of("cell") if cell.get("paper") == paper]
    found = numbers_of(cells)
    largest = sorted(found, key=lambda key: -abs(Decimal(found[key])))[:_MOST_SHOWN]
    shown = []
    for cell in cells:
        key = (str(cell.get("table")), str(cell.get("row")), str(cell.get("column")))
        if key in largest and cell.get("total") is not True:
            shown.append(f"{cell.place.label or cell.get('label')} {found[key]}")
    return "；".join(shown)
