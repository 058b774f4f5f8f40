import pytest

from hegui.engine.compile import compile_ruleset
from hegui.errors import PackError
from hegui.model.verdict import Verdict
from tests.unit.engine.build import column, fact, judge, rule, ruleset, verdict

PASS, FAIL = Verdict.PASS, Verdict.FAIL
OPEN, NONE = Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE


def _carried(missing: str = "undetermined") -> tuple[tuple[str, str, str, str], ...]:
    where = "prior.column == now.column and prior.year == now.year - 1"
    return (("prior", "column", where, missing),)


CARRIED = rule(
    "column as now", "now.came == prior.kept", where="now.year == 2021", joins=_carried()
)


def test_the_joined_fact_decides() -> None:
    last_year = fact("column", year=2020, column="total", kept=3)

    assert verdict(CARRIED, column(came=3), last_year) is PASS
    assert verdict(CARRIED, column(came=4), last_year) is FAIL


@pytest.mark.parametrize(
    ("missing", "expected"), [("undetermined", OPEN), ("pass", PASS), ("fail", FAIL)]
)
def test_a_join_that_finds_nothing_has_the_verdict_the_rule_gives(
    missing: str, expected: Verdict
) -> None:
    carried = rule("column as now", "now.came == prior.kept", joins=_carried(missing))

    assert verdict(carried, column(came=3)) is expected


def test_every_combination_must_hold() -> None:
    right = fact("column", year=2020, column="total", kept=3)
    wrong = fact("column", year=2020, column="total", kept=5)

    assert verdict(CARRIED, column(came=3), right, wrong) is FAIL


def test_an_unknown_operand_of_a_joined_fact_is_undetermined() -> None:
    last_year = fact("column", year=2020, column="total")

    assert verdict(CARRIED, column(came=3), last_year) is OPEN


def test_a_fact_that_perhaps_joins_leaves_the_rule_undetermined() -> None:
    perhaps = fact("column", year=2020, kept=5)  # its column could not be read

    assert verdict(CARRIED, column(came=3), perhaps) is OPEN


def test_a_fact_that_perhaps_joins_does_not_hide_a_certain_failure() -> None:
    perhaps = fact("column", year=2020, kept=3)
    wrong = fact("column", year=2020, column="total", kept=5)

    assert verdict(CARRIED, column(came=3), perhaps, wrong) is FAIL


def test_a_fact_does_not_join_itself() -> None:
    once = rule(
        "column as now",
        "now.kept == twin.kept",
        joins=[("twin", "column", "twin.column == now.column", "pass")],
    )

    assert verdict(once, column(kept=1)) is PASS
    assert verdict(once, column(kept=1), column(kept=2)) is FAIL


def test_three_facts_can_be_joined_by_a_sum() -> None:
    one, two = fact("row", row="came", total=2), fact("row", row="left", total=3)
    sums = rule(
        "column as whole",
        "whole.came == one.total + two.total",
        where='column == "total"',
        joins=[
            ("one", "row", 'one.row == "came"', "undetermined"),
            ("two", "row", 'two.row == "left"', "undetermined"),
        ],
    )

    assert verdict(sums, column(came=5), one, two) is PASS
    assert verdict(sums, column(came=6), one, two) is FAIL
    assert verdict(sums, column(came=6), one) is OPEN


def test_what_no_engine_compares_is_worked_out_on_every_combination() -> None:
    alike = rule(
        "statement as s",
        "similarity(s.text, t.text) < 0.9",
        joins=[("t", "statement", "t.section != s.section", "pass")],
    )
    one = fact("statement", section="s1", text="全年主动公开信息三十条")

    assert verdict(alike, one, fact("statement", section="s2", text="另有其他事项说明")) is PASS
    copied = fact("statement", section="s2", text="全年主动公开信息三十条")
    assert verdict(alike, one, copied) is FAIL


def test_a_join_condition_that_no_engine_compares_is_refused_with_its_line() -> None:
    products = rule(
        "column as now",
        "now.came == prior.kept",
        joins=[("prior", "column", "prior.kept * now.kept == 4", "pass")],
    )

    with pytest.raises(PackError) as caught:
        compile_ruleset(ruleset(products))

    mistake = caught.value.mistakes[0]
    assert (mistake.file, mistake.line) == ("rules/toy/ARI-01.yaml", 9)
    assert "只能写相等，或者数的加减比较" in mistake.message


def test_a_presence_may_be_joined_by_either_of_two_fields() -> None:
    explained = rule(
        "cell",
        where='state == "not_applicable"',
        exists=[("statement", "about == cell.row or about == cell.table")],
    )
    cell = fact("cell", state="not_applicable", row="came", table="visits")

    assert verdict(explained, cell, fact("statement", about="visits")) is PASS
    assert verdict(explained, cell, fact("statement", about="came")) is PASS
    assert verdict(explained, cell, fact("statement", about="left")) is FAIL
    assert verdict(explained, cell, fact("statement", about=None)) is OPEN


def test_what_must_not_be_there_fails_when_it_is() -> None:
    alone = rule("table as t", absent=[("foreign_row", "paper == t.id")])
    table = fact("table", id="t1")

    assert verdict(alone, table) is PASS
    assert verdict(alone, table, fact("foreign_row", paper="t2")) is PASS
    assert verdict(alone, table, fact("foreign_row", paper="t1")) is FAIL
    assert verdict(alone, table, fact("foreign_row")) is OPEN


def test_presence_and_requirement_must_both_hold() -> None:
    both = rule("table as t", "t.cells > 0", exists=[("cell", "paper == t.id")])
    cell = fact("cell", paper="t1")

    assert verdict(both, fact("table", id="t1", cells=1), cell) is PASS
    assert verdict(both, fact("table", id="t1", cells=0), cell) is FAIL
    assert verdict(both, fact("table", id="t1", cells=1)) is FAIL
    assert verdict(both, fact("table", id="t1"), cell) is OPEN
    assert verdict(both, fact("table", id="t1")) is FAIL


def test_the_subject_counts_in_an_aggregate_but_is_no_witness_of_its_own_presence() -> None:
    twin = rule("cell", exists=[("cell as other", "other.row == cell.row")])
    counted = rule("cell", "count(cell as other where other.row == cell.row) == 1")

    assert verdict(twin, fact("cell", row="came")) is FAIL
    assert verdict(counted, fact("cell", row="came")) is PASS


def test_the_first_failing_combination_is_told() -> None:
    told = rule(
        "column as now",
        "now.came == prior.kept",
        where="now.year == 2021",
        joins=_carried(),
        message="本年{now.came}，上年{prior.kept}，相差{difference}。",
    )
    wrong = [fact("column", year=2020, column="total", kept=kept) for kept in (5, 7)]

    found = judge(ruleset(told), column(came=3), *wrong)[0].findings

    assert [one.message for one in found] == ["本年3，上年5，相差2。"]
    assert found[0].facts["prior"] is wrong[0]
