from dataclasses import replace
from decimal import Decimal

import pytest
from tests.unit.scoring.making import (
    at,
    failed,
    not_applicable,
    passed,
    report,
    rule,
    ruleset,
    scoring,
    undetermined,
)

from hegui.facts.fact import Fact
from hegui.model.place import Place
from hegui.scoring.score import score


def test_a_report_without_findings_has_full_marks() -> None:
    result = score([passed("ARI-01")], report(), ruleset(rule("ARI-01")))

    assert (result.status, result.value, result.grade) == ("scored", Decimal(100), "优秀")
    assert result.ledger == ()


def test_a_finding_costs_the_price_of_its_severity() -> None:
    rules = ruleset(rule("ARI-01"), rule("STR-01", "warning"))

    result = score([failed("ARI-01"), failed("STR-01")], report(), rules)

    assert result.value == Decimal(96)
    assert [line.points for line in result.ledger] == [Decimal(3), Decimal(1)]
    assert [line.mended for line in result.ledger] == [Decimal(99), Decimal(97)]


def test_notices_and_rules_on_trial_cost_nothing() -> None:
    rules = ruleset(rule("ARI-01", "notice"), rule("ARI-02", status="draft"))

    result = score([failed("ARI-01"), failed("ARI-02")], report(), rules)

    assert result.value == Decimal(100)
    assert result.ledger == ()


def test_a_rule_costs_no_more_than_its_cap_and_the_ledger_says_so() -> None:
    result = score([failed("ARI-01", 3)], report(), ruleset(rule("ARI-01")))

    assert result.value == Decimal(94)
    assert [line.points for line in result.ledger] == [Decimal(3), Decimal(3), Decimal(0)]
    assert result.ledger[2].why == "ARI-01 一条规则最多扣 6 分"
    assert result.ledger[0].mended == Decimal(94)  # the third finding steps in


def test_a_group_costs_no_more_than_its_cap() -> None:
    rules = ruleset(rule("ARI-01"), rule("ARI-02"), figures=scoring(caps={"ARI": "4"}))

    result = score([failed("ARI-01"), failed("ARI-02")], report(), rules)

    assert result.value == Decimal(96)
    assert [line.points for line in result.ledger] == [Decimal(3), Decimal(1)]
    assert result.ledger[1].why == "“表内勾稽”一组最多扣 4 分"


def test_the_score_never_falls_below_nought() -> None:
    rules = ruleset(rule("ARI-01", each="60"), rule("STR-01", each="60"))

    result = score([failed("ARI-01"), failed("STR-01")], report(), rules)

    assert result.value == Decimal(0)
    assert [line.points for line in result.ledger] == [Decimal(60), Decimal(40)]
    assert result.ledger[1].why == "100 分已经扣完"
    assert result.ledger[1].mended == Decimal(40)


def test_a_rule_that_names_its_price_but_no_cap_can_cost_that_price_once() -> None:
    result = score([failed("ARI-01", 2)], report(), ruleset(rule("ARI-01", each="10")))

    assert result.value == Decimal(90)


def test_one_cause_costs_once() -> None:
    rules = ruleset(rule("ARI-02"), rule("XTB-01", same_cause=("ARI-02",)))
    shared = at("visits", "young", "day")

    result = score([failed("ARI-02", 1, shared), failed("XTB-01", 1, shared)], report(), rules)

    assert result.value == Decimal(97)
    assert result.ledger[1].points == Decimal(0)
    assert result.ledger[1].due == Decimal(3)
    assert result.ledger[1].why == "与 ARI-02 同一原因，不重复扣分"
    assert result.ledger[0].mended == Decimal(100)  # its follower is mended with it


def test_the_ledger_names_the_rule_that_pays_in_the_end() -> None:
    rules = ruleset(
        rule("ARI-01"),
        rule("ARI-02", same_cause=("ARI-01",)),
        rule("XTB-01", same_cause=("ARI-02",)),
    )
    shared = at("visits", "young", "day")

    result = score(
        [failed("ARI-01", 1, shared), failed("ARI-02", 1, shared), failed("XTB-01", 1, shared)],
        report(),
        rules,
    )

    assert result.value == Decimal(97)
    assert result.ledger[2].why == "与 ARI-01 同一原因，不重复扣分"


def test_findings_on_other_cells_have_other_causes() -> None:
    rules = ruleset(rule("ARI-02"), rule("XTB-01", same_cause=("ARI-02",)))
    outcomes = [
        failed("ARI-02", 1, at("visits", "young", "day")),
        failed("XTB-01", 1, at("visits", "young", "night"), at("other", "young", "day")),
    ]

    result = score(outcomes, report(), rules)

    assert result.value == Decimal(94)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (at("visits", "young"), at("visits", "young", "day"), True),
        (at("visits", None, "day"), at("visits", "young", "day"), True),
        (at("visits", "young"), at("visits", "young"), True),
        (at("visits", "young"), at("visits", None, "day"), False),
        (at("visits", "young"), at("visits", "old"), False),
        (at("visits"), at("visits", "old", "day"), True),
        (Place(section="p2"), at("visits", "old", "day"), True),
        (Place(section="p1"), at("visits", "old", "day"), False),
        (Place(), Place(), False),
    ],
)
def test_a_whole_shares_its_parts_and_a_row_only_crosses_a_column(
    one: Place, other: Place, *, same: bool
) -> None:
    rules = ruleset(rule("ARI-02"), rule("XTB-01", same_cause=("ARI-02",)))

    result = score([failed("ARI-02", 1, one), failed("XTB-01", 1, other)], report(), rules)

    assert result.value == (Decimal(97) if same else Decimal(94))


def test_a_table_named_to_say_where_its_cells_are_is_not_the_cause() -> None:
    rules = ruleset(rule("TBL-08"), rule("TBL-13", same_cause=("TBL-08",)))
    blank = failed("TBL-08", 1, at("visits"), at("visits", "young", "day"))

    def total(row: str) -> Decimal | None:
        outcomes = [blank, failed("TBL-13", 1, at("visits"), at("visits", row))]
        return score(outcomes, report(), rules).value

    assert total("young") == Decimal(97)
    assert total("old") == Decimal(94)


def test_two_rules_that_name_each_other_are_paid_once() -> None:
    rules = ruleset(rule("ARI-01", same_cause=("ARI-02",)), rule("ARI-02", same_cause=("ARI-01",)))
    shared = at("visits", "young", "day")

    result = score([failed("ARI-01", 1, shared), failed("ARI-02", 1, shared)], report(), rules)

    assert [line.points for line in result.ledger] == [Decimal(3), Decimal(0)]


def test_undetermined_rules_open_an_interval() -> None:
    rules = ruleset(rule("ARI-01"), rule("ARI-02"), rule("ARI-03", "notice"))
    outcomes = [failed("ARI-01"), undetermined("ARI-02"), undetermined("ARI-03")]

    result = score(outcomes, report(), rules)

    assert (result.low, result.value, result.high) == (Decimal(94), Decimal(97), Decimal(97))


def test_rules_that_hang_on_one_doubt_lower_the_low_end_once() -> None:
    rules = ruleset(rule("ARI-01"), rule("ARI-02"), rule("STR-01", "warning"))
    doubt = "表三应有7个数据，只读到6个"
    hanging = [
        replace(undetermined(name), doubts=(doubt,)) for name in ("ARI-01", "ARI-02", "STR-01")
    ]

    result = score(hanging, report(), rules)

    assert (result.low, result.value) == (Decimal(97), Decimal(100))


def test_a_cap_holds_for_the_low_end_too() -> None:
    rules = ruleset(rule("ARI-01"), rule("ARI-02"), figures=scoring(caps={"ARI": "4"}))

    result = score([failed("ARI-01"), undetermined("ARI-02")], report(), rules)

    assert result.low == Decimal(96)


@pytest.mark.parametrize(
    ("each", "grade"),
    [("10", "优秀"), ("10.5", "良好"), ("20", "良好"), ("40", "合格"), ("40.1", "不合格")],
)
def test_grades_begin_at_their_threshold(each: str, grade: str) -> None:
    result = score([failed("ARI-01")], report(), ruleset(rule("ARI-01", each=each)))

    assert result.grade == grade
    assert result.limited_by == ""


def test_one_rule_can_limit_the_grade() -> None:
    figures = scoring(limits=[("STR-01", "合格", "缺规定的部分")])

    result = score([failed("STR-01")], report(), ruleset(rule("STR-01"), figures=figures))

    assert (result.value, result.grade) == (Decimal(97), "合格")
    assert result.limited_by == "STR-01 缺规定的部分，等级最高为合格"


def test_a_limit_that_does_not_bind_is_not_mentioned() -> None:
    figures = scoring(limits=[("STR-01", "合格", "缺规定的部分")])
    rules = ruleset(rule("STR-01", each="50"), figures=figures)

    result = score([failed("STR-01")], report(), rules)

    assert (result.grade, result.limited_by) == ("不合格", "")


def test_a_rule_on_trial_limits_no_grade() -> None:
    figures = scoring(limits=[("STR-01", "合格", "缺规定的部分")])
    rules = ruleset(rule("STR-01", status="draft"), figures=figures)

    assert score([failed("STR-01")], report(), rules).grade == "优秀"


def test_a_report_of_unknown_year_has_no_score() -> None:
    result = score([passed("ARI-01")], report(year=None), ruleset(rule("ARI-01")))

    assert (result.status, result.value, result.grade) == ("not_scorable", None, "")
    assert result.reason == "读不出报告年度，不能确定应当适用哪些规定"


@pytest.mark.parametrize(("present", "status"), [(False, "scored"), (None, "not_scorable")])
def test_only_tables_that_are_certainly_missing_are_the_fault_of_the_report(
    *, present: bool | None, status: str
) -> None:
    slot = Fact("table_slot", {"id": "visits", "present": present})

    result = score([passed("STR-01")], report(slot, tables=0), ruleset(rule("STR-01")))

    assert result.status == status


def test_flat_is_the_weight_of_the_rules_passed() -> None:
    figures = scoring(model="flat")
    rules = ruleset(
        rule("ARI-01", each="10"), rule("ARI-02", each="1"), rule("STR-01", each="5"),
        rule("STR-02", "notice"), figures=figures,
    )  # fmt: skip
    outcomes = [passed("ARI-01"), failed("ARI-02", 2), not_applicable("STR-01"), failed("STR-02")]

    result = score(outcomes, report(), rules)

    assert result.value == Decimal("90.9")  # 10/11
    assert [line.points for line in result.ledger] == [Decimal("9.1"), Decimal(0)]
    assert result.ledger[1].why == "ARI-02 一条规则只计一次"
    assert result.ledger[0].mended == Decimal("90.9")  # the second finding remains


def test_flat_counts_undetermined_rules_as_failed_at_the_low_end_only() -> None:
    rules = ruleset(rule("ARI-01"), rule("ARI-02"), rule("ARI-03"), figures=scoring(model="flat"))
    outcomes = [passed("ARI-01"), failed("ARI-02"), undetermined("ARI-03")]

    result = score(outcomes, report(), rules)

    assert (result.low, result.value, result.high) == (
        Decimal("33.3"),
        Decimal("50.0"),
        Decimal("50.0"),
    )
    assert result.ledger[0].mended == Decimal(100)


def test_flat_has_no_score_where_nothing_was_decided() -> None:
    rules = ruleset(rule("ARI-01"), figures=scoring(model="flat"))

    result = score([not_applicable("ARI-01")], report(), rules)

    assert result.status == "not_scorable"
    assert result.reason == "没有一条计分的规则能对这份报告作出判断"
