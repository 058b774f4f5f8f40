"""The ``flat`` model (XCCDF): the weight of the rules passed among those that apply.

A rule weighs what one of its findings costs under the other model. Undetermined rules stand
outside the value and count as failed for the low end. The score is rounded half up to one
decimal, once, and the ledger shares out exactly what is missing to 100.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from hegui.engine.outcome import Outcome
from hegui.model.verdict import Verdict
from hegui.rules.ruleset import Ruleset
from hegui.scoring.ledger import FULL, Deduction, Tally, costly, prices

_TENTH = Decimal("0.1")
_NOTHING = Decimal(0)


def share(outcomes: Sequence[Outcome], ruleset: Ruleset) -> Tally | None:
    """Outcomes → score and ledger by the flat model; None if no rule that weighs was decided."""
    costs = prices(ruleset.rules, ruleset.scoring)
    weights = {rule: cost.each for rule, cost in costs.items()}
    weighed = sorted((o for o in outcomes if o.rule in weights), key=lambda outcome: outcome.rule)
    by_verdict = {
        verdict: [outcome.rule for outcome in weighed if outcome.verdict is verdict]
        for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED)
    }
    passed, failed, doubtful = (
        sum((weights[rule] for rule in rules), _NOTHING) for rules in by_verdict.values()
    )
    if not passed + failed:
        return None
    ledger = _ledger(weighed, weights, passed, failed)
    value = _percent(passed, passed + failed)
    return Tally(value, _percent(passed, passed + failed + doubtful), ledger)


def _ledger(
    outcomes: Sequence[Outcome],
    weights: Mapping[str, Decimal],
    passed: Decimal,
    failed: Decimal,
) -> tuple[Deduction, ...]:
    whole = passed + failed
    seen: set[str] = set()
    missing, left = _NOTHING, FULL
    lines = []
    found = {outcome.rule: len(outcome.findings) for outcome in outcomes}
    for finding in costly(outcomes, weights):
        weight = weights[finding.rule]
        points, why = _NOTHING, f"{finding.rule} 一条规则只计一次"
        if finding.rule not in seen:
            seen.add(finding.rule)
            missing += weight
            # What is left is rounded, never the shares: so the shares add up to the whole.
            now = _percent(whole - missing, whole)
            points, why, left = left - now, "", now
        alone = found[finding.rule] == 1
        lines.append(
            Deduction(
                rule=finding.rule,
                finding=finding.id,
                points=points,
                due=points,
                why=why,
                mended=_percent(passed + (weight if alone else _NOTHING), whole),
            )
        )
    return tuple(lines)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (FULL * part / whole).quantize(_TENTH, ROUND_HALF_UP)
