"""The shortest way to the next grade: nothing shorter leads there, and what is said comes true."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from tests.unit.scoring.making import at, failed, finding, passed, report, rule, ruleset, scoring
from tests.unit.scoring.test_score_laws import Case, cases

from hegui.engine.outcome import Outcome
from hegui.model.verdict import Verdict
from hegui.rules.ruleset import Ruleset
from hegui.scoring.causes import excused
from hegui.scoring.ledger import costly, prices
from hegui.scoring.mending import NextGrade, next_grade
from hegui.scoring.score import Score, score

ONE = (rule("ARI-01", each="7", cap="21"), rule("STR-01", each="4", cap="12"))


def way(outcomes: Sequence[Outcome], rules: Ruleset) -> NextGrade | None:
    return next_grade(outcomes, score(outcomes, report(), rules), rules)


def test_one_dear_finding_is_mended_before_several_cheap_ones() -> None:
    found = [failed("ARI-01", 1), failed("STR-01", 2)]  # 100 - 7 - 8 = 85

    assert way(found, ruleset(*ONE)) == NextGrade("优秀", Decimal(92), ("ARI-01-0",))


def test_a_finding_above_the_cap_of_its_rule_gains_nothing_by_itself() -> None:
    found = [failed("ARI-01", 4)]  # 28 due, 21 charged: 79

    told = way(found, ruleset(*ONE))

    assert told == NextGrade("良好", Decimal(86), ("ARI-01-0", "ARI-01-1"))


def test_from_the_best_grade_there_is_no_way_up() -> None:
    assert way([failed("STR-01", 1)], ruleset(*ONE)) is None
    assert way([passed("STR-01")], ruleset(*ONE)) is None


def test_what_limits_the_grade_has_to_be_mended_whatever_it_costs() -> None:
    rules = ruleset(
        rule("ARI-01", each="1", cap="3"),
        rule("STR-01", each="4", cap="12"),
        figures=scoring(limits=[("ARI-01", "良好", "勾稽不平")]),
    )
    found = [failed("ARI-01", 2), failed("STR-01", 1)]  # 94, but 良好

    assert way(found, rules) == NextGrade("优秀", Decimal(96), ("ARI-01-0", "ARI-01-1"))


def test_a_limit_without_points_has_to_be_mended_too() -> None:
    rules = ruleset(
        rule("ARI-01", each="0"),
        rule("STR-01", each="4", cap="12"),
        figures=scoring(limits=[("ARI-01", "合格", "勾稽不平")]),
    )
    found = [failed("ARI-01", 1), failed("STR-01", 1)]

    assert way(found, rules) == NextGrade("优秀", Decimal(96), ("ARI-01-0",))


def test_a_lift_over_two_grades_is_told_as_what_it_is() -> None:
    rules = ruleset(rule("ARI-01", each="45", cap="45"), rule("STR-01", each="4", cap="12"))
    found = [failed("ARI-01", 1), failed("STR-01", 1)]  # 51

    assert way(found, rules) == NextGrade("优秀", Decimal(96), ("ARI-01-0",))


def test_what_a_mended_finding_excuses_goes_with_it() -> None:
    rules = ruleset(
        rule("ARI-01", each="30", cap="30"), rule("ARI-02", each="30", same_cause=("ARI-01",))
    )
    spot = at("visits", "young", "day")
    found = [Outcome(one, Verdict.FAIL, 1, (finding(one, spot),)) for one in ("ARI-01", "ARI-02")]

    assert way(found, rules) == NextGrade("优秀", Decimal(100), ("ARI-01-0",))


@given(cases())
@settings(max_examples=150, deadline=None)
def test_mending_what_is_said_gives_what_is_said_and_nothing_shorter_leads_up(case: Case) -> None:
    rules, outcomes = case
    before = score(outcomes, report(), rules)
    told = next_grade(outcomes, before, rules)
    if told is None:
        return
    after = _mended(outcomes, told.findings, rules)

    assert (after.value, after.grade) == (told.value, told.grade)
    assert _rank(told.grade) < _rank(before.grade)
    shorter = _own(outcomes, rules)
    for count in range(min(len(told.findings), 4)):
        for some in combinations(shorter, count):
            assert _rank(_mended(outcomes, some, rules).grade) >= _rank(before.grade)


def _rank(grade: str) -> int:
    return ["优秀", "良好", "合格", "不合格"].index(grade)


def _own(outcomes: Sequence[Outcome], rules: Ruleset) -> list[str]:
    """The first findings that can be mended for themselves: an excused one goes with its payer."""
    findings = costly(outcomes, prices(rules.rules, rules.scoring))
    by = excused(findings, outcomes, rules)
    others = {one.id for one, payers in zip(findings, by, strict=True) if payers}
    found = (one.id for outcome in outcomes for one in outcome.findings)
    return [one for one in found if one not in others][:12]


def _mended(outcomes: Sequence[Outcome], ids: Collection[str], rules: Ruleset) -> Score:
    """The score when these are mended, and with them whatever they alone excused."""
    priced = prices(rules.rules, rules.scoring)
    findings = costly(outcomes, priced)
    by = excused(findings, outcomes, rules)
    gone = set(ids)
    for _ in findings:
        for one, others in zip(findings, by, strict=True):
            if others and all(findings[other].id in gone for other in others):
                gone.add(one.id)
    after = []
    for outcome in outcomes:
        left = tuple(one for one in outcome.findings if one.id not in gone)
        passes = outcome.verdict is Verdict.FAIL and not left
        verdict = Verdict.PASS if passes else outcome.verdict
        after.append(replace(outcome, verdict=verdict, findings=left))
    return score(after, report(), rules)
