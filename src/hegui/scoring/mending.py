"""The fewest findings whose mending lifts a report into the next better grade.

Mending a finding also mends what it alone excuses, so only findings that pay count. Among equally
few the choice that gains most is taken, then the one whose rules come first; the search is exact.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hegui.engine.outcome import Finding, Outcome
from hegui.model.verdict import Verdict
from hegui.packs.pack import Scoring
from hegui.rules.rule import Status
from hegui.rules.ruleset import Ruleset
from hegui.scoring.causes import excused
from hegui.scoring.deduction import Tariff, tariff_of
from hegui.scoring.ledger import FULL, costly
from hegui.scoring.score import Score, score_of

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class NextGrade:
    """How to reach the next better grade.

    Attributes:
        grade: the grade that is reached, the next one or a better.
        value: the score when all of ``findings`` are mended.
        findings: ids of the findings to mend, by rule and place.
    """

    grade: str
    value: Decimal
    findings: tuple[str, ...]


def next_grade(outcomes: Sequence[Outcome], score: Score, ruleset: Ruleset) -> NextGrade | None:
    """The shortest way up; None from the best grade, without a score, or in the flat model.

    The flat model counts rules and not findings: there a way up is a list of rules, which the
    ledger already gives.
    """
    scoring = ruleset.scoring
    names = [grade.name for grade in scoring.grades]
    if score.value is None or scoring.model != "deduction" or score.grade == names[0]:
        return None
    wanted = names.index(score.grade) - 1
    bill = _bill(outcomes, ruleset)
    forced = bill.payers_of(_limiting(outcomes, ruleset, wanted))
    allowed = FULL - scoring.grades[wanted].from_score
    remaining, mended = next(way for way in bill.ways(forced) if way[0] <= allowed)
    ids = bill.ids(mended, forced)
    after = score_of(_without(outcomes, bill.with_excused(ids)), ruleset)
    return NextGrade(after.grade, FULL - remaining, ids)


@dataclass(frozen=True)
class _Bill:
    """What the findings cost, and who pays for whom.

    Attributes:
        findings: of rules with a price, by rule and place; then those of rules that only limit.
        excused_by: for each, the indexes of those that excuse it.
        tariff: prices and caps.
    """

    findings: Sequence[Finding]
    excused_by: Sequence[tuple[int, ...]]
    tariff: Tariff

    def payers_of(self, ids: frozenset[str]) -> frozenset[int]:
        """The findings that pay for those of these ids, or that are they: with them they go."""
        seen = {index for index, one in enumerate(self.findings) if one.id in ids}
        waiting = list(seen)
        while waiting:
            for other in self.excused_by[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(index for index in seen if not self.excused_by[index])

    def with_excused(self, ids: Collection[str]) -> frozenset[str]:
        """These findings, and what nobody else excuses."""
        gone: set[int] = {index for index, one in enumerate(self.findings) if one.id in ids}
        for _ in self.findings:  # what is gone may have excused what excuses others
            more = {
                index
                for index, by in enumerate(self.excused_by)
                if by and index not in gone and gone.issuperset(by)
            }
            if not more:
                break
            gone |= more
        return frozenset(self.findings[index].id for index in gone)

    def paying(self, forced: frozenset[int]) -> dict[str, list[int]]:
        """Rule → its findings that pay and may be mended or not, by place."""
        rules: dict[str, list[int]] = {}
        for index, one in enumerate(self.findings):
            if not self.excused_by[index] and one.rule in self.tariff.prices:
                rules.setdefault(one.rule, [])
                if index not in forced:
                    rules[one.rule].append(index)
        return rules

    def ways(self, forced: frozenset[int]) -> Iterator[tuple[Decimal, Mapping[str, int]]]:
        """For 0, 1, 2… findings more: the least that stays to pay, and how many of which rule."""
        free = self.paying(forced)
        groups: dict[str, list[_Way]] = {}
        for rule, indexes in free.items():
            price = self.tariff.prices[rule]
            left = [
                _Way(min(price.each * (len(indexes) - count), price.cap), {rule: count})
                for count in range(len(indexes) + 1)
            ]
            group = self.tariff.groups[rule]
            groups[group] = _both(groups[group], left) if group in groups else left
        whole = [_Way(_NOTHING, {})]
        for group, ways in groups.items():
            cap = self.tariff.caps.get(group, FULL)
            whole = _both(whole, [_Way(min(way.left, cap), way.mended) for way in ways])
        for way in whole:
            yield min(way.left, FULL), way.mended

    def ids(self, mended: Mapping[str, int], forced: frozenset[int]) -> tuple[str, ...]:
        """The findings to mend: the first of each rule, and those that had to be."""
        free = self.paying(forced)
        chosen = {index for rule, count in mended.items() for index in free[rule][:count]}
        return tuple(self.findings[index].id for index in sorted(chosen | forced))


@dataclass(frozen=True, slots=True)
class _Way:
    """What stays to pay when so many findings of these rules are mended."""

    left: Decimal
    mended: Mapping[str, int]


def _both(some: Sequence[_Way], more: Sequence[_Way]) -> list[_Way]:
    """The least for every number of findings of both together."""
    best: list[_Way | None] = [None] * (len(some) + len(more) - 1)
    for first, one in enumerate(some):
        for second, other in enumerate(more):
            left, held = one.left + other.left, best[first + second]
            if held is None or left < held.left:
                best[first + second] = _Way(left, {**one.mended, **other.mended})
    return [way for way in best if way is not None]


def _bill(outcomes: Sequence[Outcome], ruleset: Ruleset) -> _Bill:
    tariff = tariff_of(outcomes, ruleset)
    priced = costly(outcomes, tariff.prices)
    excused_by = excused(priced, outcomes, ruleset)
    limiting = {limit.rule for limit in ruleset.scoring.limits} - set(tariff.prices)
    free = [
        finding
        for outcome in sorted(outcomes, key=lambda one: one.rule)
        if outcome.rule in limiting and outcome.verdict is Verdict.FAIL
        for finding in outcome.findings
    ]
    return _Bill([*priced, *free], [*excused_by, *(() for _ in free)], tariff)


def _without(outcomes: Sequence[Outcome], ids: Collection[str]) -> list[Outcome]:
    """The outcomes when these findings are mended."""
    after = []
    for outcome in outcomes:
        left = tuple(one for one in outcome.findings if one.id not in ids)
        mended = outcome.verdict is Verdict.FAIL and not left
        verdict = Verdict.PASS if mended else outcome.verdict
        after.append(replace(outcome, verdict=verdict, findings=left))
    return after


def _limiting(outcomes: Sequence[Outcome], ruleset: Ruleset, wanted: int) -> frozenset[str]:
    """Findings of rules that keep a report out of the grade *wanted*, whatever its number."""
    too_low = _too_low(ruleset.scoring, wanted)
    return frozenset(
        finding.id
        for outcome in outcomes
        if outcome.verdict is Verdict.FAIL
        and outcome.rule in too_low
        and ruleset.rule(outcome.rule).status is Status.STABLE
        for finding in outcome.findings
    )


def _too_low(scoring: Scoring, wanted: int) -> frozenset[str]:
    names = [grade.name for grade in scoring.grades]
    return frozenset(limit.rule for limit in scoring.limits if names.index(limit.grade) > wanted)
