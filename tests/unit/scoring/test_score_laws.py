"""Laws of the score that no single example shows."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.scoring.making import (
    at,
    finding,
    not_applicable,
    passed,
    report,
    rule,
    ruleset,
    scoring,
    undetermined,
)

from hegui.engine.outcome import Outcome
from hegui.model.verdict import Verdict
from hegui.rules.ruleset import Ruleset
from hegui.scoring.causes import causes, excuses
from hegui.scoring.ledger import costly, prices
from hegui.scoring.score import score

IDS = ["ARI-01", "ARI-02", "ARI-03", "STR-01", "STR-02", "XTB-01"]
PRICES = [None, "0.25", "1", "7", "40", "120"]
Case = tuple[Ruleset, list[Outcome]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    rules = [
        rule(
            rule_id,
            draw(st.sampled_from(["error", "error", "warning", "notice"])),
            status=draw(st.sampled_from(["stable", "stable", "stable", "draft"])),
            each=draw(st.sampled_from(PRICES)),
            cap=draw(st.sampled_from([None, "2", "30"])),
            same_cause=tuple(draw(st.lists(st.sampled_from(IDS), max_size=2, unique=True))),
        )
        for rule_id in IDS
    ]
    caps = draw(st.dictionaries(st.sampled_from(["ARI", "STR"]), st.sampled_from(["3", "25"])))
    figures = scoring(
        model=draw(st.sampled_from(["deduction", "deduction", "flat"])),
        caps=caps,
        limits=draw(st.sampled_from([[], [("ARI-01", "良好", "勾稽不平")]])),
    )
    return ruleset(*rules, figures=figures), [draw(_outcome(rule_id)) for rule_id in IDS]


@st.composite
def _outcome(draw: st.DrawFn, rule_id: str) -> Outcome:
    cells = st.builds(
        at,
        st.just("visits"),
        st.sampled_from(["young", "old", None]),
        st.sampled_from(["day", "night", None]),
    )
    places = draw(st.lists(st.lists(cells, min_size=1, max_size=3), max_size=4))
    if places:
        found = tuple(finding(rule_id, *spots, number=n) for n, spots in enumerate(places))
        return Outcome(rule_id, Verdict.FAIL, len(found), found)
    return draw(st.sampled_from([passed, undetermined, not_applicable]))(rule_id)


@settings(max_examples=50, deadline=None)
@given(cases())
def test_the_ledger_sums_exactly_to_what_is_missing(case: Case) -> None:
    rules, outcomes = case

    result = score(outcomes, report(), rules)

    if result.value is not None:
        assert sum((line.points for line in result.ledger), Decimal(0)) == 100 - result.value


@settings(max_examples=50, deadline=None)
@given(cases())
def test_every_line_that_costs_less_than_its_price_says_why(case: Case) -> None:
    rules, outcomes = case

    for line in score(outcomes, report(), rules).ledger:
        assert bool(line.why) == (line.points < line.due) or rules.scoring.model == "flat"


@settings(max_examples=50, deadline=None)
@given(cases())
def test_low_value_high_are_in_order_within_nought_and_a_hundred(case: Case) -> None:
    rules, outcomes = case

    result = score(outcomes, report(), rules)

    if result.status == "scored":
        assert result.low is not None
        assert result.value is not None
        assert result.high is not None
        assert 0 <= result.low <= result.value <= result.high <= 100


@settings(max_examples=50, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_outcomes_does_not_matter(case: Case, random: Random) -> None:
    rules, outcomes = case
    shuffled = list(outcomes)
    random.shuffle(shuffled)

    assert score(shuffled, report(), rules) == score(outcomes, report(), rules)


@settings(max_examples=50, deadline=None)
@given(cases())
def test_a_rule_that_does_not_apply_never_moves_the_score(case: Case) -> None:
    rules, outcomes = case
    without = [o for o in outcomes if o.verdict is not Verdict.NOT_APPLICABLE]

    assert score(without, report(), rules) == score(outcomes, report(), rules)


@settings(max_examples=50, deadline=None)
@given(cases(), st.integers(min_value=0, max_value=20))
def test_mending_a_finding_never_lowers_the_score(case: Case, pick: int) -> None:
    rules, outcomes = case
    before = score(outcomes, report(), rules)
    if before.value is None or not before.ledger:
        return
    line = before.ledger[pick % len(before.ledger)]

    after = score(_mended(outcomes, rules, line.finding), report(), rules)

    assert after.value is not None
    assert after.value >= before.value
    assert after.value == line.mended


def _mended(outcomes: Sequence[Outcome], rules: Ruleset, gone: str) -> list[Outcome]:
    """The outcomes once a finding is mended, and with it whatever it alone excuses."""
    left = {f.id for o in outcomes for f in o.findings} - {gone}
    if rules.scoring.model == "deduction":
        findings = costly(outcomes, prices(rules.rules, rules.scoring))
        excused_by = excuses(findings, causes({f.rule for f in findings}, rules))
        for _ in findings:
            for one, excusers in zip(findings, excused_by, strict=True):
                if excusers and not any(findings[i].id in left for i in excusers):
                    left.discard(one.id)
    return [
        replace(
            o,
            findings=tuple(f for f in o.findings if f.id in left),
            verdict=Verdict.PASS if not any(f.id in left for f in o.findings) else o.verdict,
        )
        if o.findings
        else o
        for o in outcomes
    ]
