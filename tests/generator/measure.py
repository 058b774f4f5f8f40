"""What was read beside what is true, cell by cell.

A cell is *right* if state and number are those of the report; *told* if the reader says it
could not read it (no entry, or an entry without a state); *wrong* if it says something
else, which is the one thing a reader must never do.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from hegui.facts.fact import FactBase
from tests.generator.report import Report

Key = tuple[str, str, str]
Reading = tuple[str, Decimal | None]


@dataclass(slots=True)
class Tally:
    """Counts over any number of reports."""

    cells: int = 0
    right: int = 0
    told: int = 0
    silent: int = 0  # of the told ones: neither doubt nor missing row speaks of them
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add the counts of another tally to this one."""
        self.cells += other.cells
        self.right += other.right
        self.told += other.told
        self.silent += other.silent
        self.wrong += other.wrong


def compare(base: FactBase, report: Report, name: str = "", before: Report | None = None) -> Tally:
    """The tally of one report.

    *before* is the report as it was before damage: a cell that paper lost, read with the very
    number it had, is no error; among equal neighbours nobody can say which of them is gone.
    """
    lost = {truth.key: (truth.state, truth.value) for truth in before.truth()} if before else {}
    read: dict[Key, Counter[Reading]] = defaultdict(Counter)
    for fact in base.of("cell"):
        key = (str(fact.get("table")), str(fact.get("row")), str(fact.get("column")))
        state = fact.get("state")
        if state is not None:
            read[key][str(state), _number(fact.get("value"))] += 1
    true: dict[Key, Counter[Reading]] = defaultdict(Counter)
    for truth in report.truth():
        true[truth.key][truth.state, truth.value] += 1
    spoken = _spoken(base)
    blocks = {str(slot.get("table")) for slot in base.of("row_slot")}
    tally = Tally()
    for key in sorted(true.keys() | read.keys()):
        due, got = true[key], read[key]
        tally.cells += due.total()
        tally.right += (due & got).total()
        excess = got - due
        if lost.get(key) in excess and not due:
            del excess[lost[key]]
        for (state, value), times in excess.items():
            said = f"{state} {value}" if value is not None else state
            meant = "、".join(f"{s} {v}" for s, v in due) or "没有这一格"
            tally.wrong += [f"{name} {'/'.join(key)}: {said}（应为 {meant}）"] * times
        missing = max(0, (due - got).total() - excess.total())
        tally.told += missing
        if missing and key[0] in blocks and key[:2] not in spoken:
            tally.silent += missing
    return tally


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _spoken(base: FactBase) -> set[tuple[str, str]]:
    """(table, row) that a doubt, an unread cell or a missing row speaks of."""
    spoken = {(doubt.table or "", doubt.row or "") for doubt in base.doubts}
    lost = [slot for slot in base.of("row_slot") if slot.get("present") is not True]
    unread = [cell for cell in base.of("cell") if cell.get("state") is None]
    return spoken | {(str(one.get("table")), str(one.get("row"))) for one in (*lost, *unread)}


def header_faults(base: FactBase, report: Report) -> list[str]:
    """What of title, agency, years, period and sections was not read as printed."""
    read = base.of("report")[0]
    due = {
        "title_year": report.year,
        "year": report.year,
        "period_year": report.year,
        "agency": report.agency,
        "agency_kind": report.kind,
        "edition": report.edition,
        "due_tables": 3,
        "tables": 3,
    }
    faults = [
        f"{name}：{read.get(name)}（应为 {value}）"
        for name, value in due.items()
        if read.get(name) != value
    ]
    ids = [str(section.get("id")) for section in base.of("section")]
    if ids != [section.id for section in report.sections]:
        faults.append(f"部分：{ids}")
    absent = [str(t.get("title")) for t in base.of("topic_slot") if t.get("present") is not True]
    return [*faults, *([f"方面：{absent}"] if absent else [])]
