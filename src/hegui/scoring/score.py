"""Outcomes → Score, low and high; each point with its rule (see docs/scoring.md).

Picks the model of the rule set, then the grade. A report whose official tables nobody could
read, or whose year is unknown, gets no number: nothing found in it would be nothing looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.engine.outcome import Outcome
from hegui.facts.fact import FactBase
from hegui.model.verdict import Verdict
from hegui.packs.pack import Scoring
from hegui.rules.rule import Status
from hegui.rules.ruleset import Ruleset
from hegui.scoring.deduction import deduct
from hegui.scoring.flat import share
from hegui.scoring.ledger import Deduction


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one report.

    Attributes:
        status: ``scored`` or ``not_scorable``.
        value: the high end of what can be said; None if not scorable.
        low: the score if every undetermined rule failed once.
        high: the score if none did.
        grade: after limits; "" if not scorable.
        limited_by: Chinese: why the grade is lower than the number; "" if it is not.
        reason: Chinese: why the report is not scorable; "" if it is.
        ledger: every finding of a rule that costs points; sums exactly to 100 - value.
    """

    status: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    grade: str
    limited_by: str
    reason: str
    ledger: tuple[Deduction, ...]


def score(outcomes: Sequence[Outcome], facts: FactBase, ruleset: Ruleset) -> Score:
    """The score of one report by the model of *ruleset*."""
    reason = _why_not_scorable(facts)
    return _unscored(reason) if reason else score_of(outcomes, ruleset)


def score_of(outcomes: Sequence[Outcome], ruleset: Ruleset) -> Score:
    """The score of a report that can be scored."""
    model = {"deduction": deduct, "flat": share}[ruleset.scoring.model]
    tally = model(outcomes, ruleset)
    if tally is None:
        return _unscored("没有一条计分的规则能对这份报告作出判断")
    grade, limited_by = _grade(tally.value, outcomes, ruleset)
    return Score(
        status="scored",
        value=tally.value,
        low=tally.low,
        high=tally.value,
        grade=grade,
        limited_by=limited_by,
        reason="",
        ledger=tally.ledger,
    )


def _unscored(reason: str) -> Score:
    return Score("not_scorable", None, None, None, "", "", reason, ())


def _why_not_scorable(facts: FactBase) -> str:
    reports = facts.of("report")
    if not reports or reports[0].get("year") is None:
        return "读不出报告年度，不能确定应当适用哪些规定"
    if not reports[0].get("tables"):
        slots = facts.of("table_slot")
        # Tables that are certainly not there are the report's fault, not the reader's.
        if not slots or any(slot.get("present") is not False for slot in slots):
            return "没有读到任何一张规定的表格，也不能肯定报告里没有"
    return ""


def _grade(value: Decimal, outcomes: Sequence[Outcome], ruleset: Ruleset) -> tuple[str, str]:
    scoring = ruleset.scoring
    rank = _rank(value, scoring)
    names = [grade.name for grade in scoring.grades]
    failed = {outcome.rule for outcome in outcomes if outcome.verdict is Verdict.FAIL}
    limits = [limit for limit in scoring.limits if limit.rule in failed]
    limits = [limit for limit in limits if ruleset.rule(limit.rule).status is Status.STABLE]
    worst = max((names.index(limit.grade) for limit in limits), default=rank)
    if worst <= rank:
        return names[rank], ""
    binding = sorted(
        (limit for limit in limits if names.index(limit.grade) == worst),
        key=lambda limit: limit.rule,
    )
    why = "；".join(f"{limit.rule} {limit.why}" for limit in binding)
    return names[worst], f"{why}，等级最高为{names[worst]}"


def _rank(value: Decimal, scoring: Scoring) -> int:
    """Index of the best grade whose threshold *value* reaches; the last one if none."""
    reached = (i for i, grade in enumerate(scoring.grades) if value >= grade.from_score)
    return next(reached, len(scoring.grades) - 1)
