"""Small rule sets, outcomes and facts for tests, each said in one line."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from hegui.engine.outcome import Finding, Outcome
from hegui.facts.doubt import Doubt
from hegui.facts.fact import Fact, FactBase
from hegui.forms.edition import (
    Block,
    Column,
    Edition,
    Form,
    HeaderCell,
    Placeholders,
    Row,
    Section,
    Table,
)
from hegui.model.place import Place
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict
from hegui.packs.pack import Grade, GradeLimit, Group, Pack, Scoring
from hegui.rules.rule import Applies, Basis, Points, Rule, Status
from hegui.rules.ruleset import Ruleset, Source

GRADES = (
    Grade("优秀", Decimal(90)),
    Grade("良好", Decimal(80)),
    Grade("合格", Decimal(60)),
    Grade("不合格", Decimal(0)),
)


def rule(
    rule_id: str,
    severity: str = "error",
    *,
    status: str = "stable",
    each: str | None = None,
    cap: str | None = None,
    same_cause: tuple[str, ...] = (),
) -> Rule:
    return Rule(
        id=rule_id,
        title=f"{rule_id} 的要求",
        status=Status(status),
        severity=Severity(severity),
        basis=(Basis("law", "第五十条", "按格式编制"),),
        applies=Applies(),
        kind="report",
        alias="report",
        where=None,
        joins=(),
        presence=(),
        let=(),
        require=None,
        message="",
        remedy="请核对后改正",
        limits="看不出数字本身是否属实",
        points=Points(
            None if each is None else Decimal(each),
            None if cap is None else Decimal(cap),
            same_cause,
        ),
        examples=(),
    )


def scoring(
    *,
    model: str = "deduction",
    caps: dict[str, str] | None = None,
    limits: Sequence[tuple[str, str, str]] = (),
) -> Scoring:
    return Scoring(
        model=model,
        points={"error": (Decimal(3), Decimal(6)), "warning": (Decimal(1), Decimal(2))},
        group_caps={group: Decimal(cap) for group, cap in (caps or {}).items()},
        grades=GRADES,
        limits=tuple(GradeLimit(*limit) for limit in limits),
    )


def ruleset(*rules: Rule, figures: Scoring | None = None) -> Ruleset:
    figures = figures or scoring()
    pack = Pack(
        id="toy-report",
        name="玩具报告",
        version="1.0.0",
        root=Path(),
        shown="rules/toy-report",
        groups=(Group("ARI", "arithmetic", "表内勾稽"), Group("STR", "structure", "结构与格式")),
        scoring=figures,
        placeholders={},
        reading={},
        vocabulary={},
        digest="",
    )
    law = Source("law", "《某条例》", "国令第1号", "国务院", date(2019, 5, 15), (), "verified")
    return Ruleset(
        pack=pack,
        form=form(),
        rules=tuple(sorted(rules, key=lambda one: one.id)),
        derivations=(),
        switched_off={},
        sources={"law": law},
        duties=(),
        parameters={},
        scoring=figures,
        digest="sha256:" + "0" * 64,
    )


def form() -> Form:
    """Two sections and one table of two rows and two columns under a printed header."""
    block = Block(
        id="visits",
        columns=(Column("day", "白天"), Column("night", "夜间")),
        rows=(Row("group", "来访", group=True), Row("young", "少年", parent="group"),
              Row("old", "老年", parent="group")),
    )  # fmt: skip
    header = ((HeaderCell("人群", 1, 2), HeaderCell("白天"), HeaderCell("夜间")),)
    table = Table("visits", "p2", "来访人数表", (block,), 2, header)
    edition = Edition(
        id="2021",
        name="《来访报告格式》",
        document="某函〔2021〕1号",
        first_year=2021,
        last_year=None,
        sections=(Section("p1", 1, "一", "概况"), Section("p2", 2, "二", "来访")),
        tables=(table,),
        identities=(),
    )
    return Form((edition,), Placeholders())


def at(table: str, row: str | None = None, column: str | None = None, line: int = 1) -> Place:
    return Place(line=line, section="p2", table=table, row=row, column=column, label="二、某处")


def finding(rule_id: str, *places: Place, number: int = 0, severity: str = "error") -> Finding:
    return Finding(
        id=f"{rule_id}-{number}",
        rule=rule_id,
        severity=Severity(severity),
        message="合计应为3，填的是4",
        remedy="请核对后改正",
        places=places or (Place(line=1),),
        facts={},
    )


def failed(rule_id: str, count: int = 1, *places: Place, severity: str = "error") -> Outcome:
    found = tuple(finding(rule_id, *places, number=n, severity=severity) for n in range(count))
    return Outcome(rule_id, Verdict.FAIL, count, found)


def passed(rule_id: str) -> Outcome:
    return Outcome(rule_id, Verdict.PASS, 1)


def undetermined(rule_id: str, *reasons: str) -> Outcome:
    return Outcome(rule_id, Verdict.UNDETERMINED, 1, reasons=reasons or ("总计读不准",))


def not_applicable(rule_id: str) -> Outcome:
    return Outcome(rule_id, Verdict.NOT_APPLICABLE, 0, why_not="只适用于2021年及以后的报告")


def report(*more: Fact, year: int | None = 2023, tables: int | None = 1) -> FactBase:
    fields = {
        "title": "临岚县2023年玩具报告",
        "agency": "临岚县",
        "agency_kind": "government",
        "year": year,
        "edition": "2021",
        "tables": tables,
    }
    return FactBase((Fact("report", fields), *more))


def cell(row: str, column: str, text: str, *, line: int = 9) -> Fact:
    fields = {
        "table": "visits",
        "row": row,
        "column": column,
        "text": text,
        "value": Decimal(text) if text.isdigit() else None,
        "state": "number" if text.isdigit() else "blank",
        "edition": "2021",
    }
    return Fact("cell", fields, Place(line=line, label=f"二、{row} × {column}"))


def doubt(row: str) -> Doubt:
    return Doubt(
        code="short_row",
        message="这一行少一个数，分不清是哪一列的",
        place=Place(line=12),
        table="visits",
        row=row,
        candidates=(("1", ""), ("", "1")),
        inferred=(("day", "1"),),
    )
