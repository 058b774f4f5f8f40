"""What is compared of two files of one report, small enough to keep for every file of a run.

Made of facts in a worker, sent as text, compared by whoever has two of them. Holds only what was
read without doubt: the cells, the year of the title, the period, which sections are there, and a
short mark of every clause of the prose. Ids of the form come from the facts.
"""

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from hegui.batch.wire import fit
from hegui.facts.fact import Fact, FactBase

CELL, SECTION, PERIOD, TITLE_YEAR, EDITION = "cell", "section", "period", "title_year", "edition"
_CLAUSE = re.compile(r"[，。；：、！？,;:!?\n（）()“”《》]+")
_SHORTEST = 6  # a shorter clause says too little to know a report by
_FEWEST_CELLS = 5
_FEWEST_CLAUSES = 3
_ALIKE = 0.6
_HERE, _NOT_HERE = "有", "没有"
_BLANK = "空白"


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of one file.

    Attributes:
        kind: the kind of file.
        scanned: whether it was recognised from a picture.
        agency: whose report, without blanks; "" if unknown.
        year: of the report.
        edition: of its tables.
        title_year: year in the title.
        period: first and last day, as text; "" if unknown.
        sections: id → whether the section is there; those not certain are left out.
        cells: table, row and column → what stands there; doubtful ones are left out.
        clauses: marks of the clauses of the prose, sorted.
        doubts: how many there are.
    """

    kind: str
    scanned: bool
    agency: str
    year: int | None
    edition: str | None
    title_year: int | None
    period: str
    sections: dict[str, bool]
    cells: dict[str, str]
    clauses: tuple[int, ...]
    doubts: int

    def pack(self) -> str:
        """As text that travels; plain ASCII takes the least memory."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return json.dumps(plain, separators=(",", ":"))

    @property
    def hollow(self) -> bool:
        """Whether it holds no more than a title: the page of a report that is attached to it."""
        return not (self.cells or any(self.sections.values()) or len(self.clauses) > 2)

    @property
    def content(self) -> tuple[object, ...]:
        """All that is compared, whatever the kind of file."""
        cells, sections = sorted(self.cells.items()), sorted(self.sections.items())
        told = (self.edition, self.title_year, self.period, self.clauses)
        return (*told, tuple(cells), tuple(sections))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two files of a report say differently.

    Attributes:
        what: CELL, SECTION, PERIOD, TITLE_YEAR or EDITION.
        key: which cell or section; "" for the others.
        here: what the first file says, in words.
        there: what the second says.
    """

    what: str
    key: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another file of the same report.

    Attributes:
        shown: what every output calls it.
        sketch: what it says.
    """

    shown: str
    sketch: Sketch


def unpack(text: str) -> Sketch | None:
    """The sketch that was packed; None for a text that is none, as a fallen worker may send."""
    try:
        sketch = fit(json.loads(text), Sketch)
    except (ValueError, RecursionError):
        return None
    words = (*sketch.cells, *sketch.cells.values(), *sketch.sections)
    right = all(isinstance(word, str) for word in words)
    return sketch if right and set(sketch.sections.values()) <= {True, False} else None


def sketch_of(base: FactBase) -> Sketch:
    """What is compared of a report."""
    report = next(iter(base.of("report")), Fact("report", {}))
    year, title_year = report.get("year"), report.get("title_year")
    return Sketch(
        kind=base.kind,
        scanned=bool(base.unsure),
        agency="".join(normalize("NFKC", str(report.get("agency") or "")).split()),
        year=year if isinstance(year, int) else None,
        edition=str(report.get("edition")) if report.get("edition") else None,
        title_year=title_year if isinstance(title_year, int) else None,
        period=_period(base),
        sections=dict(_sections(base)),
        cells={key: says(fact) for key, fact in certain_cells(base).items()},
        clauses=tuple(sorted(_clauses(str(report.get("text") or "")))),
        doubts=len(base.doubts),
    )


def certain_cells(base: FactBase) -> dict[str, Fact]:
    """The cells that were read, by table, row and column; those that stand twice are left out."""
    found: dict[str, list[Fact]] = {}
    for fact in base.of("cell"):
        key = f"{fact.get('table')}/{fact.get('row')}/{fact.get('column')}"
        found.setdefault(key, []).append(fact)
    return {
        key: facts[0]
        for key, facts in found.items()
        if len(facts) == 1 and facts[0].get("state") is not None
    }


def says(cell: Fact) -> str:
    """What stands in a cell: its number, or words that no number is spelt like."""
    value = cell.get("value")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if cell.get("state") == "blank":
        return _BLANK
    text = "".join(normalize("NFKC", str(cell.get("text") or "")).split())
    return f"“{text[:20]}”"


def same_report(one: Sketch, other: Sketch) -> bool:
    """Whether two files of one agency and year are clearly two copies of one report.

    Cells that are 0 in both say nothing, for most reports are full of them.
    """
    if one.hollow or other.hollow:
        return True
    shared = one.cells.keys() & other.cells.keys()
    telling = [key for key in shared if (one.cells[key], other.cells[key]) != ("0", "0")]
    if len(telling) >= _FEWEST_CELLS:
        agree = sum(one.cells[key] == other.cells[key] for key in telling)
        return agree >= _ALIKE * len(telling)
    fewer = min(len(one.clauses), len(other.clauses))
    same = len({*one.clauses} & {*other.clauses})
    return fewer >= _FEWEST_CLAUSES and same >= _ALIKE * fewer


def compare(one: Sketch, other: Sketch) -> tuple[Difference, ...]:
    """Where two files of one report differ, as far as both are certain."""
    return () if one.hollow or other.hollow else tuple(_differences(one, other))


def _differences(one: Sketch, other: Sketch) -> Iterator[Difference]:
    for what, here, there in (
        (TITLE_YEAR, one.title_year, other.title_year),
        (PERIOD, one.period, other.period),
        (EDITION, one.edition, other.edition),
    ):
        if here and there and here != there:
            yield Difference(what, "", str(here), str(there))
    for key, here_too in one.sections.items():
        if other.sections.get(key, here_too) != here_too:
            said = (_HERE, _NOT_HERE) if here_too else (_NOT_HERE, _HERE)
            yield Difference(SECTION, key, *said)
    for key, here in one.cells.items():
        if other.cells.get(key, here) != here:
            yield Difference(CELL, key, here, other.cells[key])


def _period(base: FactBase) -> str:
    """The one period that is named as such; "" where there is none or several differ."""
    named = [fact for fact in base.of("period") if fact.get("named") is True]
    spans = {(fact.get("from"), fact.get("to")) for fact in named}
    if len(spans) != 1:
        return ""
    start, end = spans.pop()
    if isinstance(start, date) and isinstance(end, date):
        return f"{_day(start)}至{_day(end)}"
    return ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _sections(base: FactBase) -> Iterator[tuple[str, bool]]:
    for slot in base.of("section_slot"):
        present = slot.get("present")
        if isinstance(present, bool):
            yield str(slot.get("id")), present


def _clauses(text: str) -> set[int]:
    return {
        zlib.crc32(clause.encode("utf-8", "replace"))
        for clause in _CLAUSE.split(normalize("NFKC", text))
        if len(clause) >= _SHORTEST
    }
