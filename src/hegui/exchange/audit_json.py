"""Audits → the document ``hegui.audit/1``: what was judged, of one report and of a whole run.

One report's part is made where it is judged and travels as it is; the run only sorts the
parts. Every writer works from this document and nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hegui.engine.outcome import Finding, Outcome
from hegui.exchange.checklist import checklist
from hegui.exchange.document import Document, points, spot
from hegui.exchange.facts_json import doubt_order, identity, title
from hegui.facts.fact import Fact, FactBase
from hegui.facts.kinds import COPY
from hegui.model.place import Place
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict
from hegui.rules.rule import Rule, Status
from hegui.rules.ruleset import Ruleset
from hegui.scoring.ledger import Deduction
from hegui.scoring.mending import NextGrade, next_grade
from hegui.scoring.score import Score

SCHEMA = "hegui.audit/1"
LONGEST = 200  # characters of the report quoted at a place; a cut is marked by …


def report_document(
    path: str,
    facts: FactBase,
    outcomes: Sequence[Outcome],
    score: Score,
    ruleset: Ruleset,
) -> Document:
    """What was judged of the report at *path*: one entry of ``reports``."""
    told = sorted(outcomes, key=lambda outcome: outcome.rule)
    rules = {rule.id: rule for rule in ruleset.rules}
    costs = {line.finding: line.points for line in score.ledger}
    shared = {rule.id for rule in ruleset.rules if rule.points.explains}
    shared |= {other for rule in ruleset.rules for other in rule.points.explains}
    findings = [
        _finding(finding, costs.get(finding.id, Decimal(0)), rules[outcome.rule])
        | ({"behind": _behind(finding)} if outcome.rule in shared else {})
        for outcome in told
        for finding in outcome.findings
    ]
    return {
        "path": path,
        "title": title(facts),
        **identity(facts),
        "status": score.status,
        "reason": score.reason or None,
        "needs_review": facts.unsure or None,
        "copies": [_copy(fact) for fact in facts.of(COPY)],
        "score": score_document(score),
        "counts": {
            severity.value: sum(
                1 for f in findings if f["severity"] == severity.value and not f["draft"]
            )
            for severity in Severity
        },
        "outcomes": {
            verdict.value: sum(1 for outcome in told if outcome.verdict is verdict)
            for verdict in Verdict
        },
        "doubts": [
            {"code": doubt.code, "table": doubt.table, "row": doubt.row, "message": doubt.message}
            for doubt in sorted(facts.doubts, key=doubt_order)
        ],
        "findings": findings,
        "ledger": ledger_document(score.ledger),
        "next_grade": next_grade_document(next_grade(told, score, ruleset)),
        "undetermined": [
            {"rule": outcome.rule, "reason": reason, "doubt": "".join(outcome.doubts[:1])}
            for outcome in told
            for reason in _reasons(outcome)
        ],
        "passed": [outcome.rule for outcome in told if outcome.verdict is Verdict.PASS],
        "not_applicable": [
            {"rule": outcome.rule, "reason": outcome.why_not}
            for outcome in told
            if outcome.verdict is Verdict.NOT_APPLICABLE
        ],
        "checklist": checklist(facts, told, ruleset),
    }


def score_document(score: Score) -> Document:
    """A score, its ends, and the grade with what limits it."""
    return {
        "value": points(score.value),
        "low": points(score.low),
        "high": points(score.high),
        "grade": score.grade or None,
        "limited_by": score.limited_by or None,
    }


def ledger_document(ledger: Iterable[Deduction]) -> list[Document]:
    """The lines of a ledger."""
    return [_line(line) for line in ledger]


def next_grade_document(way: NextGrade | None) -> Document | None:
    """The shortest way to the next grade, if there is one."""
    if way is None:
        return None
    return {"grade": way.grade, "value": points(way.value), "findings": list(way.findings)}


def audit_document(
    reports: Iterable[Document],
    unreadable: Mapping[str, str],
    ruleset: Ruleset,
    as_of: date,
    across: Sequence[Document] = (),
    undetermined: Sequence[Document] = (),
) -> Document:
    """A whole run: the parts of *reports* in order of path, and what could not be read."""
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "rules": {
            "pack": ruleset.pack.id,
            "version": ruleset.pack.version,
            "digest": ruleset.digest,
        },
        "reports": sorted(reports, key=_path),
        "unreadable": [
            {"path": path, "reason": reason} for path, reason in sorted(unreadable.items())
        ],
        "across": list(across),
        "across_undetermined": list(undetermined),
        "agencies": [],
        "clues": [],
    }


def _copy(fact: Fact) -> Document:
    return {
        "path": fact.get("path"),
        "kind": fact.get("kind"),
        "differences": fact.get("differences"),
        "scanned": fact.get("scanned"),
    }


def _path(report: Document) -> str:
    return str(report["path"])


def _finding(finding: Finding, deduction: Decimal, rule: Rule) -> Document:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": rule.title,
        "severity": finding.severity.value,
        "draft": rule.status is Status.DRAFT,
        "message": finding.message,
        "remedy": finding.remedy,
        "deduction": points(deduction),
        "places": [place_document(place) for place in finding.places],
    }


def _behind(finding: Finding) -> list[Document]:
    """The facts behind a finding, as far as scoring asks whether two have one cause."""
    return [
        {"spot": _official(fact.place), "cells": [_official(c.place) for c in fact.cells.values()]}
        for fact in finding.facts.values()
    ]


def _official(place: Place) -> list[str | None]:
    return [place.section, place.table, place.row, place.column]


def place_document(place: Place) -> Document:
    """Where a finding shows: the spot, its official names, and what stands there, cut if long."""
    text = place.text if len(place.text) <= LONGEST else place.text[: LONGEST - 1] + "…"
    return {
        **spot(place),
        "section": place.section,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "text": text,
    }


def _line(line: Deduction) -> dict[str, Any]:
    return {
        "rule": line.rule,
        "finding": line.finding,
        "points": points(line.points),
        "due": points(line.due),
        "why": line.why,
        "mended": points(line.mended),
    }


def _reasons(outcome: Outcome) -> Sequence[str]:
    """Why subjects of a rule stay open; a rule that fails on one may be open on another."""
    if outcome.reasons or outcome.verdict is not Verdict.UNDETERMINED:
        return outcome.reasons
    return ("报告里没有判断所需的内容",)
