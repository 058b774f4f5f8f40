"""A government's figures beside the sum of those of the agencies below it.

Only direct subordinates are added: what they say covers their own. A sum of some of them is a
lower bound of the sum of all, so that missing reports cannot accuse anybody. Whether the tables of
a government cover all levels is read from its prose; where that says nothing it is unknown.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from hegui.facts.across_kinds import SUBORDINATE_SUM
from hegui.facts.fact import Fact, FactBase, Value
from hegui.model.agency_kind import AgencyKind
from hegui.model.place import Place
from hegui.roster.entry import UNKNOWN, Entry
from hegui.roster.names import is_government
from hegui.roster.roster import Roster

CellKey = tuple[str, str, str]  # table, row, column
_ADDED = ("count", "amount")  # types of cells that can be added; a change by sign cannot
_TELLING = 5  # a smaller number is the total of something by chance
_UNITS = ("件", "件次", "宗", "起")


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one report.

    Attributes:
        path: of the report.
        cells: table, row, column → the number that was read without doubt.
        covers_all: whether its prose says that the tables cover all agencies of the place; False
            if it says that they are of the office alone; None if it says neither.
    """

    path: str
    cells: Mapping[CellKey, Decimal] = field(default_factory=dict)
    covers_all: bool | None = None


def figures_of(path: str, base: FactBase, wanted: Callable[[Fact], bool]) -> Figures:
    """The figures of a report in the cells that *wanted* lets through."""
    found: dict[CellKey, Decimal | None] = {}
    for cell in base.of("cell"):
        value = cell.get("value")
        if cell.get("type") not in _ADDED or not wanted(cell):
            continue
        key = (str(cell.get("table")), str(cell.get("row")), str(cell.get("column")))
        number = Decimal(value) if isinstance(value, int | Decimal) else None
        found[key] = number if key not in found else None  # a cell that stands twice is not sure
    cells = {key: number for key, number in found.items() if number is not None}
    return Figures(path, {} if base.unsure else cells, covers_all(base))


def covers_all(base: FactBase) -> bool | None:
    """Whose figures the tables hold, by a sentence that says a number of theirs and whose it is.

    全区共收到申请 80 件 and 80 as a total of a table: the whole district's. The same said of the
    office alone: the office's. Two sentences that say otherwise, or none: unknown.
    """
    totals: set[Decimal] = set()
    for cell in base.of("cell"):
        value = cell.get("value")
        if cell.get("total") is True and isinstance(value, int | Decimal):
            totals.add(Decimal(value))
    said = {fact.get("scope") for fact in base.of("statement") if _tells(fact, totals)}
    said.discard("own")  # whoever has said it once goes on without saying whose
    if said == {"area"}:
        return True
    return False if said == {"office"} else None


def _tells(fact: Fact, totals: Collection[Decimal]) -> bool:
    """Whether a statement is of a number of this year that is a total of the tables."""
    amount = fact.get("amount")
    if fact.get("kind") != "amount" or not isinstance(amount, int | Decimal):
        return False
    # What its neighbours settle may be something else, unless it says what it counts.
    settled = fact.get("explained") is True and fact.get("about") != "received"
    whole = fact.get("share") is False and not settled
    told = fact.get("exact") is True and fact.get("period") == "year" and whole
    return told and amount >= _TELLING and fact.get("unit") in _UNITS and amount in totals


def subordinate_sums(
    roster: Roster,
    figures: Mapping[tuple[str, int], Figures],
    label_of: Callable[[CellKey], str],
    parts: Collection[CellKey] = (),
) -> Iterator[Fact]:
    """One ``subordinate_sum`` fact for each cell of a government of which subordinates have any.

    *figures* are those of each key and year; *label_of* names a cell in Chinese; *parts* are cells
    that the form adds up: their total says it once for all of them.
    """
    years = sorted({year for _, year in figures})
    for entry in roster.entries:
        below = roster.children.get(entry.key, ())
        for year in years if _is_government(entry) else ():
            own = figures.get((entry.key, year))
            theirs = [found for one in below if (found := figures.get((one.key, year)))]
            if own is not None and theirs:
                due = sum(one.due(year) for one in below)
                for fact in _sums(entry, year, own, theirs, due, label_of):
                    if (fact.get("table"), fact.get("row"), fact.get("column")) not in parts:
                        yield fact


def _is_government(entry: Entry) -> bool:
    if entry.kind != UNKNOWN:
        return entry.kind == AgencyKind.GOVERNMENT
    return is_government(entry.name)


def _sums(
    entry: Entry,
    year: int,
    own: Figures,
    theirs: list[Figures],
    due: int,
    label_of: Callable[[CellKey], str],
) -> Iterator[Fact]:
    for key in sorted({key for one in theirs for key in one.cells}):
        added = [one.cells[key] for one in theirs if key in one.cells]
        total = sum(added, Decimal(0))
        if not total:
            continue
        table, row, column = key
        label = label_of(key)
        fields: dict[str, Value] = {
            "year": year,
            "agency_kind": AgencyKind.GOVERNMENT,
            "label": label,
            "agency": entry.name,
            "table": table,
            "row": row,
            "column": column,
            "own": own.cells.get(key),
            "sum": total,
            "reports": len(added),
            "due": due,
            "covers_all": own.covers_all,
        }
        doubts = {}
        if own.covers_all is None:
            doubts["covers_all"] = "人民政府的报告没有写明数据是汇总各级的，还是只是本级的"
        if key not in own.cells:
            doubts["own"] = "人民政府报告的这一格没有数字，或者读不准"
        place = Place(file=own.path, table=table, row=row, column=column, label=label)
        yield Fact(SUBORDINATE_SUM, fields, place, doubts=doubts)
