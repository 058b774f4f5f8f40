import pytest

from hegui.facts.fact import Fact
from hegui.model.verdict import Verdict
from hegui.rules.rule import Applies
from tests.unit.engine.build import column, fact, judge, number, rule, ruleset, verdict

BALANCE = rule("column", "came == left + kept")
PASS, FAIL = Verdict.PASS, Verdict.FAIL
OPEN, NONE = Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE


def test_a_requirement_that_holds_passes() -> None:
    assert verdict(BALANCE, column(came=5, left=3, kept=2)) is PASS


def test_a_requirement_that_does_not_hold_fails() -> None:
    assert verdict(BALANCE, column(came=5, left=3, kept=1)) is FAIL


def test_a_missing_operand_leaves_the_rule_undetermined() -> None:
    assert verdict(BALANCE, column(came=5, left=3)) is OPEN


def test_a_failure_outweighs_doubt_and_doubt_outweighs_passes() -> None:
    good, bad = column("people", came=1, left=1, kept=0), column(came=5, left=3, kept=1)
    doubtful = column("total", came=5)

    assert verdict(BALANCE, good, doubtful) is OPEN
    assert verdict(BALANCE, good, doubtful, bad) is FAIL


def test_a_rule_without_subjects_is_not_applicable() -> None:
    outcome = judge(ruleset(BALANCE), fact("table", id="t1"))[0]

    assert outcome.verdict is NONE
    assert outcome.subjects == 0
    assert outcome.why_not == "报告里没有这条规则要判断的内容"


@pytest.mark.parametrize(
    ("came", "expected"), [(5, FAIL), (None, OPEN), (4, PASS)], ids=["no", "unknown", "yes"]
)
def test_an_unknown_where_still_passes_what_certainly_holds(
    came: int | None, expected: Verdict
) -> None:
    known = rule("column", "came == 4", where='column == "total"')

    assert verdict(known, column(came=came)) is expected
    where_unknown = column(None, came=came)  # type: ignore[arg-type]
    assert verdict(known, where_unknown) is (PASS if expected is PASS else OPEN)


def test_false_outweighs_unknown_in_a_conjunction() -> None:
    both = rule("column", "came == 1 and left == 1")

    assert verdict(both, column(came=2)) is FAIL
    assert verdict(both, column(came=1)) is OPEN


def test_division_by_nought_is_unknown() -> None:
    assert verdict(rule("column", "came / left < 1"), column(came=1, left=0)) is OPEN


def test_a_quotient_is_exact() -> None:
    assert verdict(rule("column", "came / left * left == came"), column(came=1, left=3)) is PASS


def test_decimals_add_up_exactly() -> None:
    parts = column(came=number("0.3"), left=number("0.1"), kept=number("0.2"))

    assert verdict(BALANCE, parts) is PASS


def test_half_is_rounded_up_and_away_from_nought() -> None:
    rounded = rule("column", "round(came, 1) == left")

    assert verdict(rounded, column(came=number("0.25"), left=number("0.3"))) is PASS
    assert verdict(rounded, column(came=number("-0.25"), left=number("-0.3"))) is PASS


@pytest.mark.parametrize(
    ("applies", "why"),
    [
        (Applies(first_year=2022), "只适用于2022年及以后的报告"),
        (Applies(last_year=2019), "只适用于2019年及以前的报告"),
        (Applies(first_year=2019, last_year=2020), "只适用于2019年至2020年的报告"),
        (Applies(editions=("2019",)), "只适用于2019年格式的报告"),
        (Applies(agency_kinds=("government", "township")), "只适用于人民政府、乡镇、街道的报告"),
    ],
)
def test_a_rule_for_other_reports_does_not_apply_and_says_why(applies: Applies, why: str) -> None:
    limited = rule("column", "came == left + kept", applies=applies)

    outcome = judge(ruleset(limited), column(came=5))[0]

    assert (outcome.verdict, outcome.why_not) == (NONE, why)


def test_an_unknown_year_leaves_a_rule_with_year_limits_undetermined() -> None:
    limited = rule("column", "came == 4", applies=Applies(first_year=2021))
    yearless = fact("column", year=None, came=5)

    outcome = judge(ruleset(limited), yearless)[0]

    assert outcome.verdict is OPEN
    assert outcome.reasons == ("报告年度读不出，不能确定是否适用（只适用于2021年及以后的报告）",)
    assert verdict(rule("column", "came == 4"), yearless) is FAIL


def test_the_report_fact_says_which_report_it_is() -> None:
    limited = rule("column", "came == 4", applies=Applies(first_year=2021))
    last_year = fact("column", year=2020, came=4)

    assert verdict(limited, last_year, fact("report")) is PASS
    assert verdict(limited, last_year) is NONE


def test_many_subjects_of_few_values_are_each_judged_and_told() -> None:
    few = rule("column", "came == round(came)", where='table == "visits"')
    good = [column(came=n % 2) for n in range(8)]
    bad = [column(came=number("1.5")), column(came=number("1.50"))]
    elsewhere = fact("column", table="other", column="total", came=number("1.5"))

    failed = judge(ruleset(few), *good, *bad, elsewhere)[0]
    doubtful = judge(ruleset(few), *good, column())[0]

    assert (failed.verdict, failed.subjects, len(failed.findings)) == (FAIL, 10, 2)
    assert (doubtful.verdict, doubtful.subjects, len(doubtful.reasons)) == (OPEN, 9, 1)


def test_the_state_of_a_cell_is_no_matter_of_equal_numbers() -> None:
    stated = rule("column", 'known(came) or state(came) == "blank"')
    unread = [column() for _ in range(8)]
    blank = fact("cell", state="blank")
    known_blank = Fact("column", {"column": "total"}, cells={"came": blank})

    assert verdict(stated, *unread, known_blank) is OPEN
    assert judge(ruleset(stated), known_blank)[0].verdict is PASS
