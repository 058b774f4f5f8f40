"""What a finding costs by the figures of rule and pack, and one line of the account of it.

Knows which rules cost points at all: stable ones that find errors or warnings. Notices
and rules on trial never do.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.engine.outcome import Finding, Outcome
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict
from hegui.packs.pack import Scoring
from hegui.rules.rule import Rule, Status

FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Deduction:
    """One line of the ledger.

    Attributes:
        rule: id of the rule.
        finding: id of the finding that costs the points.
        points: what it costs after all caps; less than ``due`` where a cap or a shared cause
            takes it.
        due: what it would cost without caps.
        why: Chinese: "" or why ``points`` is less than ``due``.
        mended: the score if this finding, and those it alone excuses, were mended.
    """

    rule: str
    finding: str
    points: Decimal
    due: Decimal
    why: str
    mended: Decimal


@dataclass(frozen=True, slots=True)
class Tally:
    """What a model makes of the outcomes, before grades: value, low end and ledger."""

    value: Decimal
    low: Decimal
    ledger: tuple[Deduction, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """What findings of one rule cost: each, and at most all together."""

    each: Decimal
    cap: Decimal


def price(rule: Rule, scoring: Scoring) -> Price | None:
    """What findings of *rule* cost; None if they cost nothing."""
    if rule.status is not Status.STABLE or rule.severity is Severity.NOTICE:
        return None
    each, cap = scoring.points.get(rule.severity.value, (Decimal(0), Decimal(0)))
    if rule.points.each is not None:
        each, cap = rule.points.each, max(cap, rule.points.each)
    if rule.points.cap is not None:
        cap = rule.points.cap
    return Price(each, cap) if each > 0 and cap > 0 else None


def prices(rules: Iterable[Rule], scoring: Scoring) -> dict[str, Price]:
    """The price of every rule whose findings cost points, by id."""
    priced = ((rule.id, price(rule, scoring)) for rule in rules)
    return {rule_id: cost for rule_id, cost in priced if cost is not None}


def costly(outcomes: Sequence[Outcome], priced: Collection[str]) -> list[Finding]:
    """Every finding of a rule that has a price, by rule and then by place."""
    return [
        finding
        for outcome in sorted(outcomes, key=lambda outcome: outcome.rule)
        if outcome.rule in priced and outcome.verdict is Verdict.FAIL
        for finding in outcome.findings
    ]


def figure(points: Decimal) -> str:
    """A number of points without idle zeros, for a sentence: ``2``, ``0.5``."""
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
