from dataclasses import replace

import pytest

from hegui.engine.compile import compile_ruleset
from hegui.engine.why import Explanation, explain
from hegui.errors import UsageError
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place
from hegui.model.verdict import Verdict
from hegui.rules.rule import Applies, Rule
from tests.unit.engine.build import column, fact, rule, ruleset


def _why(one: Rule, *facts: Fact) -> Explanation:
    return explain(one.id, FactBase(facts), compile_ruleset(ruleset(one)))


def test_a_failing_subject_is_shown_with_its_values() -> None:
    balance = rule("column", "came == left + kept", message="{came}≠{right}")
    broken = replace(column(came=5, left=3, kept=1), place=Place(line=12))

    assert _why(balance, broken).say().splitlines() == [
        "ARI-01 各数相等",
        "结论：不通过",
        "",
        "一、total（第12行）：不通过",
        "  要求：came〔5〕 == left〔3〕 + kept〔1〕，不成立",
        "  左边5，右边4",
        "  说法：5≠4",
    ]


def test_the_part_that_fails_and_the_named_values_are_shown() -> None:
    parts = rule(
        "column",
        "came > 0 and rest == kept",
        let={"rest": "came - left"},
    )

    lines = _why(parts, column(came=5, left=3, kept=1)).judgements[0].lines

    assert lines[:3] == (
        "要求：came〔5〕 > 0 and rest〔2〕 == kept〔1〕，不成立",
        "其中：rest〔2〕 == kept〔1〕，不成立",
        "其中：rest = came〔5〕 - left〔3〕，得2",
    )


def test_an_unknown_operand_is_named() -> None:
    balance = rule("column", "came == left + kept")

    judged = _why(balance, column(came=5, left=3)).judgements[0]

    assert judged.verdict is Verdict.UNDETERMINED
    assert judged.lines == (
        "要求：came〔5〕 == left〔3〕 + kept〔（未知）〕，不能确定",
        "左边5，右边（未知）",
        "原因：「一、kept × 总计」没有读到",
    )


def test_a_rule_that_does_not_apply_says_why() -> None:
    limited = rule("column", "came == 1", applies=Applies(last_year=2019))

    found = _why(limited, column(came=5))

    assert found.verdict is Verdict.NOT_APPLICABLE
    assert found.notes == ("只适用于2019年及以前的报告",)


def test_facts_that_were_left_out_are_shown_with_the_condition() -> None:
    chosen = rule("column", "came == 1", where='column == "people"')

    assert _why(chosen, column(came=5)).notes == (
        "报告里没有这条规则要判断的内容：有 1 个“column”事实，都不符合条件",
        '  一、total：column〔total〕 == "people"，不成立',
    )
    assert _why(chosen, fact("table")).notes == (
        "报告里没有这条规则要判断的内容：没有“column”事实（读到的一列数据）",
    )


def test_joined_facts_and_what_was_sought_are_shown() -> None:
    carried = rule(
        "column as now",
        "now.came == prior.kept",
        where="now.year == 2021",
        joins=[("prior", "column", "prior.year == now.year - 1", "undetermined")],
    )
    last_year = replace(fact("column", year=2020, kept=3, label="上年总计"), place=Place(line=7))

    assert _why(carried, column(came=5), last_year).judgements[0].lines[:2] == (
        "连接 prior：上年总计（第7行）",
        "要求：came〔5〕 == prior.kept〔3〕，不成立",
    )
    assert _why(carried, column(came=5)).judgements[0].lines[0] == (
        "连接 prior：column as prior where year == now.year〔2021〕 - 1：一个也没有"
    )


def test_what_should_have_been_there_is_shown() -> None:
    explained = rule("cell", exists=[("statement", "about == cell.row")])

    assert _why(explained, fact("cell", row="came")).judgements[0].lines[0] == (
        "应当有 statement where about == cell.row〔came〕：一个也没有"
    )


def test_a_passing_subject_is_explained_too() -> None:
    judged = _why(rule("column", "came == 5"), column(came=5)).judgements[0]

    assert (judged.verdict, judged.lines) == (
        Verdict.PASS,
        ("要求：came〔5〕 == 5，成立", "左边5，右边5"),
    )


def test_an_unknown_rule_is_wrong_use_with_the_nearest_id() -> None:
    with pytest.raises(UsageError, match=r"没有编号为 ARI-1 的规则。是否想写“ARI-01”"):
        explain("ARI-1", FactBase(()), compile_ruleset(ruleset(rule("column", "came == 1"))))


def test_a_rule_that_needs_other_reports_says_that_one_is_not_enough() -> None:
    carried = rule("column", "came == 1", joins=[("p", "prior_column", "", "undetermined")])

    assert _why(carried, column(came=1)).notes == (
        "这条规则要同时给出上年的报告；这里只看一份报告，它的结论见一起审核的结果。",
    )
    assert _why(carried, column(came=1), fact("prior_column")).notes == ()
