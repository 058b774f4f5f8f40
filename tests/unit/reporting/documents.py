"""Documents of small runs for the writers, made by the same builders as real ones."""

from datetime import date
from typing import Any

from tests.unit.scoring.making import (
    at,
    cell,
    doubt,
    failed,
    form,
    not_applicable,
    passed,
    report,
    rule,
    ruleset,
    scoring,
    undetermined,
)

from hegui.engine.outcome import Outcome
from hegui.exchange.audit_json import audit_document, report_document
from hegui.exchange.facts_json import facts_document
from hegui.exchange.rules_view import rules_view
from hegui.facts.fact import Fact, FactBase
from hegui.scoring.score import score

RULES = ruleset(
    rule("ARI-01"),
    rule("ARI-02"),
    rule("STR-01", "warning"),
    rule("STR-02", "notice"),
    rule("STR-03"),
    figures=scoring(caps={"ARI": "25"}, limits=[("ARI-01", "良好", "勾稽不平")]),
)
VIEW = rules_view(RULES)
FAULTY = (
    failed("ARI-01", 1, at("visits", "young", "day", line=131)),
    undetermined("ARI-02"),
    failed("STR-01", severity="warning"),
    not_applicable("STR-02"),
    passed("STR-03"),
)
CLEAN = tuple(passed(one.id) for one in RULES.rules)

COPIES = [{"path": "县/附件.pdf", "kind": "pdf", "differences": 2, "scanned": False}]

Run = tuple[dict[str, Any], dict[str, dict[str, Any]]]


def facts_of(agency: str, *, year: int | None = 2023) -> FactBase:
    base = report(cell("young", "day", "1"), cell("young", "night", ""), year=year)
    first = Fact("report", {**base.facts[0].fields, "agency": agency})
    return FactBase((first, *base.facts[1:]), (doubt("old"),))


def run(*reports: tuple[str, str, tuple[Outcome, ...]], **unreadable: str) -> Run:
    """The two kinds of documents of (path, agency, outcomes)."""
    parts, facts = [], {}
    for path, agency, outcomes in reports:
        known = facts_of(agency)
        parts.append(report_document(path, known, outcomes, score(outcomes, known, RULES), RULES))
        facts[path] = facts_document(path, known, None, form(), RULES.pack)
    return audit_document(parts, unreadable, RULES, date(2026, 11, 22)), facts


def two_reports() -> Run:
    return run(
        ("县/a.txt", "临岚县教育局", FAULTY), ("县/b.txt", "澄塘区民政局", CLEAN), 坏="文件是空的"
    )
