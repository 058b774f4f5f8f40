from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from hegui.engine.exact import as_decimal, exact, round_half_up, show
from hegui.model.verdict import Verdict
from hegui.rules.ruleset import Dated, Parameter
from tests.unit.engine.build import column, fact, judge, number, rule, ruleset, verdict

PASS, FAIL, OPEN = Verdict.PASS, Verdict.FAIL, Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "（未知）"),
        (True, "是"),
        (False, "否"),
        (1200, "1200"),
        (Decimal("1.50"), "1.5"),
        (Decimal("1E+3"), "1000"),
        (Fraction(1, 3), "0.3333"),
        (Fraction(2, 3), "0.6667"),
        (Fraction(7, 20), "0.35"),
        (date(2020, 1, 1), "2020年1月1日"),
        ("文字", "文字"),
    ],
)
def test_values_are_shown_as_officials_write_them(value: object, shown: str) -> None:
    assert show(value) == shown


def test_a_whole_decimal_is_an_int() -> None:
    assert exact(Decimal("5.00")) == 5
    assert isinstance(exact(Decimal("5.00")), int)


def test_a_derived_number_keeps_twelve_decimals() -> None:
    assert as_decimal(Fraction(2, 3)) == Decimal("0.666666666667")
    assert as_decimal(Fraction(10, 5)) == 2


def test_rounding_to_tens_and_hundredths() -> None:
    assert round_half_up(Fraction(1, 8), 2) == Fraction(13, 100)
    assert round_half_up(15, -1) == 20


@pytest.mark.parametrize(
    "condition",
    [
        "abs(came - left) == 1",
        "min(came, left, kept) == 1 and max(came, left, kept) == 3",
        "came in [2, 3]",
        "left in [came, kept - 1, came - 1]",
        "len(text) == 4",
        'contains(text, "总计") and starts_with(text, "总计") and ends_with(text, "件数")',
        'matches(text, "总.件")',
        'not matches(text, "^件")',
        "known(came) and not known(other)",
        "left * 2.5 == 5",
        "50% * left == kept",
        "came - left - kept == 0",
        "-came < 0",
    ],
)
def test_functions_and_operators(condition: str) -> None:
    numbers = column(came=3, left=2, kept=1, text="总计件数")
    condition = condition.replace("other", "leaves")

    assert verdict(rule("column", condition), numbers) is PASS


@pytest.mark.parametrize(
    "condition",
    [
        "days(from, to) == 365",
        "year(from) == 2020 and month(to) == 12 and day(to) == 31",
        "from == date(2020, 1, 1)",
        "from < to",
    ],
)
def test_dates(condition: str) -> None:
    period = fact("period", **{"from": date(2020, 1, 1), "to": date(2020, 12, 31)})

    assert verdict(rule("period", condition), period) is PASS


def test_a_day_that_no_calendar_has_is_unknown() -> None:
    assert verdict(rule("period", "from == date(2021, 2, 29)"), fact("period")) is OPEN
    there = fact("period", **{"from": date(2021, 3, 1)})
    assert verdict(rule("period", "from == date(2021, 2, 29)"), there) is OPEN


def test_a_word_list_is_looked_for_in_a_text() -> None:
    plain = rule("section", 'not mentions(text, "small-talk")')

    assert verdict(plain, fact("section", text="全年公开三十条")) is PASS
    assert verdict(plain, fact("section", text="领导高度重视")) is FAIL
    assert verdict(plain, fact("section")) is OPEN


def test_the_state_of_a_cell_is_asked_of_its_row() -> None:
    filled = rule("column", 'state(came) != "blank"')
    blank = column(came=0)
    blank = type(blank)(
        blank.kind, blank.fields, blank.place, {"came": fact("cell", state="blank")}
    )

    assert verdict(filled, blank) is FAIL
    assert verdict(filled, column(came=0)) is OPEN


def test_a_parameter_has_the_value_in_force_at_the_end_of_the_reports_year() -> None:
    values = (
        Dated(date(2019, 1, 1), number("0.5"), "s"),
        Dated(date(2021, 7, 1), number("0.35"), "s"),
    )
    rules = ruleset(
        rule("column", 'came <= left * parameter("share")'),
        parameters={"share": Parameter("share", "占比", values)},
    )

    assert judge(rules, column(came=4, left=10))[0].verdict is FAIL
    assert judge(rules, fact("column", year=2020, came=4, left=10))[0].verdict is PASS
    assert judge(rules, fact("column", year=2018, came=4, left=10))[0].verdict is OPEN
    assert judge(rules, fact("column", year=None, came=4, left=10))[0].verdict is OPEN


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("count(cell where cell.state == t.title) == 2", PASS),
        ("sum(cell.value where cell.state == t.title) == 5", PASS),
        ("min(cell.value where cell.state == t.title) == 2", PASS),
        ("max(cell.value where cell.state == t.title) == 3", PASS),
        ('sum(cell.value where cell.state == "text") == 0', PASS),
        ('max(cell.value where cell.state == "text") == 0', OPEN),
        ('list(cell.row where cell.state == "number") == "came、left"', PASS),
        ("count(cell where cell.value > 2) == 1", OPEN),
        ('sum(cell.value where cell.state == "blank") == 0', OPEN),
    ],
)
def test_calculations_over_many_facts(condition: str, expected: Verdict) -> None:
    cells = (
        fact("cell", state="number", value=2, row="came"),
        fact("cell", state="number", value=3, row="left"),
        fact("cell", state="blank", row="kept"),
    )

    assert (
        verdict(rule("table as t", condition), fact("table", title="number"), *cells) is expected
    )


def test_a_fact_that_perhaps_counts_makes_the_count_unknown() -> None:
    blanks = rule("table as t", 'count(cell where cell.state == "blank") == 0')

    assert verdict(blanks, fact("table"), fact("cell")) is OPEN
