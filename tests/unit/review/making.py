"""Entries of small reports, waivers and answers, each said in one line."""

from collections.abc import Sequence
from datetime import date

from tests.unit.scoring.making import at, finding, passed, report, rule, ruleset, undetermined

from hegui.answers.answer import Answer, Kind, Verdict
from hegui.engine.outcome import Outcome
from hegui.exchange.audit_json import report_document
from hegui.exchange.document import Document
from hegui.model.place import Place
from hegui.model.verdict import Verdict as Outcomes
from hegui.review.waiver import Waiver
from hegui.scoring.score import score

RULES = ruleset(
    rule("ARI-01", each="7", cap="21"),
    rule("ARI-02", each="5", cap="10"),
    rule("STR-01", each="4", cap="12"),
    rule("STR-02", "warning"),
)
DAY = date(2026, 3, 1)


def place(row: str, text: str) -> Place:
    spot = at("visits", row, "day")
    return Place(
        line=spot.line,
        section=spot.section,
        table="visits",
        row=row,
        column="day",
        label=f"二、{row} × 白天",
        text=text,
    )


def outcomes() -> list[Outcome]:
    """Two sums of 少年 and 老年 do not tie; one rule is open, one passes."""
    found = (
        finding("ARI-01", place("young", "12"), number=0),
        finding("ARI-01", place("old", "8"), number=1),
    )
    return [
        Outcome("ARI-01", Outcomes.FAIL, 2, found),
        undetermined("ARI-02"),
        passed("STR-01"),
        passed("STR-02"),
    ]


def entry(said: Sequence[Outcome] | None = None) -> Document:
    said = outcomes() if said is None else said
    facts = report()
    return report_document("a.html", facts, said, score(said, facts, RULES), RULES)


def waiver(
    rule_id: str = "ARI-01",
    *,
    cell: str = "",
    value: str = "",
    year: int = 2023,
    agency: str = "临岚县",
    given: date = date(2026, 1, 1),
    until: date = date(2026, 12, 31),
    line: int = 2,
) -> Waiver:
    return Waiver(
        rule=rule_id,
        agency=agency,
        year=year,
        cell=cell,
        value=value,
        reason="机构并入县政府办公室统计",
        approver="县政务公开办 张三",
        given=given,
        until=until,
        spot=f"waivers.yaml:{line}",
    )


def answer(kind: Kind, key: str, verdict: Verdict, note: str = "") -> Answer:
    return Answer(
        kind=kind,
        agency="临岚县",
        year=2023,
        path="a.html",
        key=key,
        verdict=verdict,
        by="李四",
        date=date(2026, 2, 20),
        note=note,
        file="核查表.xlsx",
        sheet="人工核查",
        row=5,
    )
