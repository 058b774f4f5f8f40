"""One report as found + what the office decided → the same report with both scores.

``score`` stays the score as found. Where a decision changes anything, ``settled_score`` is the
score after it: a finding set aside or marked as a false alarm costs nothing; what a person found
out about an open rule or a duty counts as it turned out. A report without a score stays without.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hegui.answers.answer import Answer, Kind
from hegui.answers.answer import Verdict as Said
from hegui.engine.outcome import Finding, Outcome
from hegui.exchange.audit_json import ledger_document, next_grade_document, score_document
from hegui.exchange.document import Document
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict
from hegui.review.outcomes import outcomes_of
from hegui.review.waiver import Waiver
from hegui.rules.rule import Points, Rule, Status
from hegui.rules.ruleset import Ruleset
from hegui.scoring.mending import next_grade
from hegui.scoring.score import score_of

DUTY_RULE = "MAN-01"  # what an unmet duty is charged under; no rule file has this id
_MARKS = {Said.CONFIRMED: "confirmed", Said.FALSE_ALARM: "dismissed"}


@dataclass(frozen=True)
class Decisions:
    """What was decided about one report.

    Attributes:
        waivers: that concern it and hold on the day of the audit, in the order of their file.
        answers: of people, about it.
    """

    waivers: Sequence[Waiver]
    answers: Sequence[Answer]


def settled(report: Document, decisions: Decisions, ruleset: Ruleset) -> Document:
    """The entry with every decision in its place; the same one if nothing was decided."""
    marks = dict(_marks(report, decisions))
    if not marks and not decisions.answers:
        return report
    findings = [{**one, "settled": marks.get(one["id"])} for one in report["findings"]]
    entry = report | {
        "findings": findings,
        "answers": [_answer(one, report) for one in decisions.answers],
    }
    outcomes = list(_after(outcomes_of(report), marks, decisions.answers))
    waived = sum(1 for one in outcomes if one.verdict is Verdict.WAIVED)
    entry["outcomes"] = report["outcomes"] | {
        Verdict.FAIL.value: report["outcomes"][Verdict.FAIL.value] - waived,
        Verdict.WAIVED.value: waived,
    }
    if report["status"] != "scored":
        return entry
    unmet = list(_unmet_duties(decisions.answers))
    if unmet:
        ruleset = _with_duties(ruleset)
        outcomes.append(Outcome(DUTY_RULE, Verdict.FAIL, len(unmet), tuple(unmet)))
    score = score_of(outcomes, ruleset)
    if score.value is None:
        return entry
    return entry | {
        "settled_score": score_document(score),
        "settled_ledger": ledger_document(score.ledger),
        "next_grade": next_grade_document(next_grade(outcomes, score, ruleset)),
    }


def waived_by(waivers: Sequence[Waiver], finding: Mapping[str, Any]) -> Waiver | None:
    """The first waiver that sets this finding aside."""
    return next((one for one in waivers if one.names(finding) and one.holds(finding)), None)


def _marks(report: Document, decisions: Decisions) -> Iterator[tuple[str, Document]]:
    """Finding → what was decided about it; a waiver, being an order, goes before a mark."""
    said = {one.key: one for one in decisions.answers if one.kind is Kind.FINDING}
    for finding in report["findings"]:
        waiver = waived_by(decisions.waivers, finding)
        if waiver is not None:
            until = waiver.until.isoformat()
            yield (
                finding["id"],
                _mark("waived", waiver.reason, waiver.approver, waiver.given, until),
            )
        elif finding["id"] in said:
            one = said[finding["id"]]
            yield finding["id"], _mark(_MARKS[one.verdict], one.note, one.by, one.date, None)


def _mark(how: str, reason: str, by: str, day: date, until: str | None) -> Document:
    return {"how": how, "reason": reason, "by": by, "date": day.isoformat(), "until": until}


def _after(
    outcomes: Sequence[Outcome], marks: Mapping[str, Document], answers: Sequence[Answer]
) -> Iterator[Outcome]:
    """The outcomes as they stand after the decisions."""
    aside = {key for key, mark in marks.items() if mark["how"] != "confirmed"}
    said = {one.key: one for one in answers if one.kind is Kind.OPEN}
    for outcome in outcomes:
        if outcome.verdict is Verdict.FAIL:
            left = tuple(one for one in outcome.findings if one.id not in aside)
            verdict = Verdict.FAIL if left else Verdict.WAIVED
            yield replace(outcome, verdict=verdict, findings=left)
        elif outcome.verdict is Verdict.UNDETERMINED and outcome.rule in said:
            yield _answered(outcome, said[outcome.rule])
        else:
            yield outcome


def _answered(outcome: Outcome, answer: Answer) -> Outcome:
    """An open rule, as a person found it."""
    if answer.verdict is Said.UNMET:
        found = _found(outcome.rule, answer)
        return Outcome(outcome.rule, Verdict.FAIL, outcome.subjects, (found,))
    verdict = Verdict.PASS if answer.verdict is Said.MET else Verdict.NOT_APPLICABLE
    return Outcome(outcome.rule, verdict, outcome.subjects)


def _found(rule: str, answer: Answer) -> Finding:
    """A breach that a person found; scoring asks for its rule alone."""
    return Finding(f"{rule}:{answer.key}", rule, Severity.WARNING, answer.note, "", (), {})


def _unmet_duties(answers: Sequence[Answer]) -> Iterator[Finding]:
    for one in answers:
        if one.kind is Kind.DUTY and one.verdict is Said.UNMET:
            yield _found(DUTY_RULE, one)


def _with_duties(ruleset: Ruleset) -> Ruleset:
    """The rules and one more, which duties that only a person can judge are charged under.

    They cost what the pack lets a warning cost.
    """
    like: Rule = ruleset.rules[0]
    duty = replace(
        like,
        id=DUTY_RULE,
        title="人工核查不符合",
        status=Status.STABLE,
        severity=Severity.WARNING,
        points=Points(),
    )
    return replace(ruleset, rules=tuple(sorted((*ruleset.rules, duty), key=lambda one: one.id)))


def _answer(answer: Answer, report: Document) -> Document:
    return {
        "kind": answer.kind.value,
        "what": _what(answer, report),
        "verdict": answer.verdict.value,
        "by": answer.by,
        "date": answer.date.isoformat(),
        "note": answer.note,
    }


def _what(answer: Answer, report: Document) -> str:
    """What the answer is about: the duty in words, the rule's or the finding's id."""
    if answer.kind is not Kind.DUTY:
        return answer.key
    items = (item for item in report["checklist"] if item.get("key") == answer.key)
    return next((str(item["what"]) for item in items), answer.key)
