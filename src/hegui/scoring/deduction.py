"""The ``deduction`` model: 100 less what the findings cost.

A finding costs its rule's price; a rule, a group and the whole report have a most they can
cost; a finding that another one already pays for costs nothing. For the low end every doubt
counts as one fault, at the price of the dearest rule that hangs on it. All sums are exact.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.engine.outcome import Finding, Outcome
from hegui.model.verdict import Verdict
from hegui.rules.ruleset import Ruleset
from hegui.scoring.causes import excused
from hegui.scoring.ledger import FULL, Deduction, Price, Tally, costly, figure, prices

_NOTHING = Decimal(0)


def deduct(outcomes: Sequence[Outcome], ruleset: Ruleset) -> Tally:
    """Outcomes → score and ledger by the deduction model."""
    tariff = tariff_of(outcomes, ruleset)
    findings = costly(outcomes, tariff.prices)
    excused_by = excused(findings, outcomes, ruleset)
    sums = tariff.sums(
        finding.rule for finding, by in zip(findings, excused_by, strict=True) if not by
    )
    value = FULL - tariff.total(sums)
    doubtful = [
        outcome
        for outcome in outcomes
        if outcome.verdict is Verdict.UNDETERMINED and outcome.rule in tariff.prices
    ]
    low = FULL - tariff.total(_added(sums, tariff.sums(_by_doubt(doubtful, tariff.prices))))

    lines = zip(findings, excused_by, tariff.charge(findings, excused_by), strict=True)
    ledger = tuple(
        Deduction(
            rule=finding.rule,
            finding=finding.id,
            points=points,
            due=tariff.prices[finding.rule].each,
            why=why,
            # What this finding alone excuses is mended with it and cost nothing either way.
            mended=value if by else FULL - tariff.total(tariff.without(sums, finding.rule)),
        )
        for finding, by, (points, why) in lines
    )
    return Tally(value, low, ledger)


def _by_doubt(doubtful: Sequence[Outcome], prices: Mapping[str, Price]) -> Iterator[str]:
    """For each doubt the dearest rule that hangs on it: one doubt can turn out to be one fault.

    A rule that hangs on several doubts goes with its first; one without any stands for itself.
    """
    dearest: dict[str, str] = {}
    for outcome in sorted(doubtful, key=lambda one: one.rule):
        doubt = outcome.doubts[0] if outcome.doubts else outcome.rule
        held = dearest.get(doubt)
        if held is None or prices[outcome.rule].each > prices[held].each:
            dearest[doubt] = outcome.rule
    yield from dearest.values()


@dataclass(frozen=True, slots=True)
class Tariff:
    """All prices and caps of one rule set.

    Attributes:
        prices: of the rules that cost points.
        groups: rule id → id of its group.
        names: group id → Chinese name.
        caps: group id → most points of the group; a group without a cap has no entry.
    """

    prices: Mapping[str, Price]
    groups: Mapping[str, str]
    names: Mapping[str, str]
    caps: Mapping[str, Decimal]

    def sums(self, rules: Iterable[str]) -> dict[str, Decimal]:
        """What each rule would cost without any cap, a finding for each mention."""
        sums: dict[str, Decimal] = {}
        for rule in rules:
            sums[rule] = sums.get(rule, _NOTHING) + self.prices[rule].each
        return sums

    def without(self, sums: Mapping[str, Decimal], rule: str) -> dict[str, Decimal]:
        """The sums with one finding of *rule* less."""
        return {**sums, rule: sums[rule] - self.prices[rule].each}

    def total(self, sums: Mapping[str, Decimal]) -> Decimal:
        """What all rules cost together after every cap."""
        of_group: dict[str, Decimal] = {}
        for rule, due in sums.items():
            group = self.groups[rule]
            of_group[group] = of_group.get(group, _NOTHING) + min(due, self.prices[rule].cap)
        capped = (min(due, self.caps.get(group, FULL)) for group, due in of_group.items())
        return min(FULL, sum(capped, _NOTHING))

    def charge(
        self, findings: Sequence[Finding], excused_by: Sequence[tuple[int, ...]]
    ) -> Iterator[tuple[Decimal, str]]:
        """What each finding costs in its turn, and why that is less than its price."""
        of_rule: dict[str, Decimal] = {}
        of_group: dict[str, Decimal] = {}
        spent = _NOTHING
        for finding, by in zip(findings, excused_by, strict=True):
            if by:
                payer = findings[_payer(by[0], excused_by)].rule
                yield _NOTHING, f"与 {payer} 同一原因，不重复扣分"
                continue
            rule, group = finding.rule, self.groups[finding.rule]
            price, group_cap = self.prices[rule], self.caps.get(group, FULL)
            room, why = min(
                (
                    price.cap - of_rule.get(rule, _NOTHING),
                    f"{rule} 一条规则最多扣 {figure(price.cap)} 分",
                ),
                (
                    group_cap - of_group.get(group, _NOTHING),
                    f"“{self.names.get(group, group)}”一组最多扣 {figure(group_cap)} 分",
                ),
                (FULL - spent, "100 分已经扣完"),
                key=lambda limit: limit[0],
            )
            points = min(price.each, room)
            of_rule[rule] = of_rule.get(rule, _NOTHING) + points
            of_group[group] = of_group.get(group, _NOTHING) + points
            spent += points
            yield points, why if points < price.each else ""


def _payer(index: int, excused_by: Sequence[tuple[int, ...]]) -> int:
    """The finding that pays in the end, where one excuses another that excuses a third."""
    while excused_by[index]:
        index = excused_by[index][0]
    return index


def tariff_of(outcomes: Sequence[Outcome], ruleset: Ruleset) -> Tariff:
    """The prices and caps of the rules that fail or are undetermined."""
    # Most rules pass; only the others can cost anything.
    open_ones = {o.rule for o in outcomes if o.verdict in {Verdict.FAIL, Verdict.UNDETERMINED}}
    rules = [rule for rule in ruleset.rules if rule.id in open_ones]
    return Tariff(
        prices=prices(rules, ruleset.scoring),
        groups={rule.id: rule.group for rule in rules},
        names={group.id: group.name for group in ruleset.pack.groups},
        caps=ruleset.scoring.group_caps,
    )


def _added(some: Mapping[str, Decimal], more: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {rule: some.get(rule, _NOTHING) + more.get(rule, _NOTHING) for rule in {**some, **more}}
