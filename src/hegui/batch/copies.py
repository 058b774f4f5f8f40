"""Other files of a report become facts about it, which a rule judges like any other.

One ``copy`` fact a file, and one ``difference`` fact for each thing the two say differently, at
the place in the report that is judged. Knows no rule and names no part of a form.
"""

from collections.abc import Iterator, Mapping, Sequence

from hegui.batch.sketch import (
    CELL,
    EDITION,
    PERIOD,
    SECTION,
    TITLE_YEAR,
    Copy,
    Difference,
    certain_cells,
    compare,
    sketch_of,
)
from hegui.facts.fact import Fact, FactBase, Value
from hegui.facts.kinds import COMMON, COPY, DIFFERENCE
from hegui.model.place import Place

_WORDS = {TITLE_YEAR: "标题的年份", PERIOD: "统计期限", EDITION: "表格的格式版本"}


def with_copies(base: FactBase, copies: Sequence[Copy]) -> FactBase:
    """*base* and what there is to say of the other files of its report, in order of path."""
    facts: list[Fact] = []
    for number, copy in enumerate(sorted(copies, key=lambda one: one.shown), 1):
        facts += _of_copy(base, copy, number)
    return base.plus(facts)


def _of_copy(base: FactBase, copy: Copy, number: int) -> Iterator[Fact]:
    here, there = sketch_of(base), copy.sketch
    found = compare(here, there)
    name = copy.shown.replace("!", "/").rpartition("/")[2]
    scanned = here.scanned or there.scanned
    report = next(iter(base.of("report")), Fact("report", {}))
    common: dict[str, Value] = {name: report.get(name) for name in COMMON}
    yield Fact(
        COPY,
        {
            **common,
            "label": name,
            "number": number,
            "file": name,
            "path": copy.shown,
            "kind": there.kind,
            "differences": len(found),
            "scanned": scanned,
        },
        Place(label=name),
    )
    spots = _spots(base)
    for order, one in enumerate(found, 1):
        place = spots.get((one.what, one.key)) or spots.get((one.what, ""), Place())
        label = place.label if one.what in (CELL, SECTION) else _WORDS[one.what]
        yield Fact(
            DIFFERENCE,
            {
                **common,
                "label": label,
                "copy": number,
                "order": order,
                "what": one.what,
                "here": one.here,
                "there": one.there,
                "text": f"「{label}」{one.here}／{one.there}",
                "certain": None if scanned else True,
            },
            place,
            doubts={"certain": _why_unsure(name, one, label)} if scanned else {},
        )


def _why_unsure(file: str, one: Difference, label: str) -> str:
    return (
        f"“{file}”与本文件有由扫描件识别的，「{label}」本文件读作{one.here}、该文件读作{one.there}，"
        "请人工核对"
    )


def _spots(base: FactBase) -> Mapping[tuple[str, str], Place]:
    """Where in the judged report the things stand that are compared."""
    spots = {(CELL, key): fact.place for key, fact in certain_cells(base).items()}
    spots |= {(SECTION, str(slot.get("id"))): slot.place for slot in base.of("section_slot")}
    for kind, what in (("report", TITLE_YEAR), ("period", PERIOD), ("table", EDITION)):
        for fact in base.of(kind)[:1]:
            spots[what, ""] = fact.place
    return spots
