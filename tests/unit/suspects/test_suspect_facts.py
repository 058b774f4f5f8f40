"""Tables whose sums do not agree become facts a person can follow."""

import pytest
from tests.unit.extraction.reports import form
from tests.unit.suspects.making import RIGHT, base, changed, told

from hegui.facts.fact import Fact
from hegui.suspects.facts import suspect_facts


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_where_every_sum_agrees_there_is_nothing(edition: str) -> None:
    assert suspect_facts(base(RIGHT, [1, 0, 0, 0, 1], edition=edition), form()) == []


def test_a_report_without_tables_has_nothing() -> None:
    assert suspect_facts(base(), form()) == []


def test_one_exchanged_pair_of_digits_explains_a_row_and_a_column() -> None:
    (whole,), (one,) = told(base(changed(np_repeat=[12, 2, 0, 0, 0, 0, 23])))

    assert (whole.get("sums"), whole.get("cells"), whole.get("proposals")) == (2, 1, 1)
    assert whole.get("sole") == (
        "「三、（五）不予处理·2.重复申请 × 自然人」12应为21（相邻两位数字写颠倒）"
    )
    assert whole.get("listed") == ""
    assert (one.get("row"), one.get("column")) == ("np_repeat", "natural_person")
    assert (one.get("stands"), one.get("should")) == (12, 21)
    assert whole.place == one.place
    assert [cell.get("row") for cell in whole.cells.values()] == ["np_repeat"]


def test_an_empty_total_is_a_suspect_where_the_balance_fails_too() -> None:
    (whole,), _ = told(base(changed(new_received=[27, 4, 0, 0, 0, 0, ""])))

    assert whole.get("sole") == (
        "「三、一、本年新收政府信息公开申请数量 × 总计」空白，应为31（没有填数）"
    )


def test_totals_left_empty_by_habit_are_another_matter() -> None:
    empty = {row: [*values[:-1], ""] for row, values in RIGHT.items()}

    assert told(base(empty)) == ([], [])


def test_a_single_empty_total_of_parts_is_another_matter_too() -> None:
    assert told(base(RIGHT, [1, 0, 0, 0, ""])) == ([], [])


def test_a_lone_sum_has_several_answers_in_the_order_of_the_table() -> None:
    (whole,), suspects = told(base(RIGHT, [1, 0, 0, 0, 3]))

    assert (whole.get("sums"), whole.get("several"), whole.get("more")) == (1, 5, 0)
    assert str(whole.get("listed")).startswith(
        "（1）「四、行政复议·结果维持」1应为3；（2）「四、行政复议·结果纠正」0应为2；"
    )
    assert [one.get("proposal") for one in suspects] == [1, 2, 3, 4, 5]


def test_the_three_sums_of_table_four_are_told_apart() -> None:
    wholes, suspects = told(base(RIGHT, [1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 2, 3, 0, 0, 0]))

    assert [whole.get("id") for whole in wholes] == [
        "review_litigation.counts.review_upheld",
        "review_litigation.counts.after_review_upheld",
    ]
    assert {one.get("of") for one in suspects} == {whole.get("id") for whole in wholes}


def test_a_sum_with_an_unread_cell_is_left_out_and_counted() -> None:
    spoiled = changed(np_repeat=[12, 2, 0, 0, 0, 0, 23], granted=[None, 1, 0, 0, 0, 0, 7])

    (whole,), _ = told(base(spoiled))

    assert (whole.get("sums"), whole.get("left_out"), whole.get("cells")) == (1, 2, 1)
    assert str(whole.get("sole")).startswith("「三、（五）不予处理·2.重复申请 × 自然人」12应为21")


def test_an_added_row_may_hold_what_the_parts_lack() -> None:
    added = Fact("foreign_row", {"paper": "requests", "what": "row", "text": "工作秘密"})
    spoiled = changed(np_repeat=[20, 2, 0, 0, 0, 0, 22])

    assert told(base(spoiled))[0]
    assert told(base(spoiled, more=[added])) == ([], [])


def test_of_a_scan_nothing_is_concluded() -> None:
    spoiled = changed(np_repeat=[12, 2, 0, 0, 0, 0, 23])

    (whole,), suspects = told(base(spoiled, unsure="由扫描件识别"))

    assert whole.get("few") is None
    assert whole.doubts["few"] == "表格由扫描件识别得来，先与原件核对"
    assert suspects == []


def test_many_failing_sums_are_not_laid_at_the_door_of_a_few_cells() -> None:
    rows = {row: [9, 0, 0, 0, 0, 0, n] for n, row in enumerate(RIGHT)}

    (whole,), suspects = told(base(rows | {f"denied_{n}": [0] * 7 for n in range(2)}))

    assert whole.get("few") is False
    assert suspects == []


def test_a_hostile_number_is_left_out() -> None:
    (whole,), _ = told(base(changed(np_repeat=[12, 2, 0, 0, 0, 0, 10**4000])))

    assert whole.get("left_out") == 2
    assert whole.get("cells") == 1


def test_what_stands_for_a_number_is_told_short() -> None:
    spoiled = changed(new_received=[27, 4, 0, 0, 0, 0, "不" * 40_000])

    (whole,), _ = told(base(spoiled))

    assert len(str(whole.get("sole"))) < 80


def test_answers_come_in_the_same_order_every_time() -> None:
    spoiled = base(changed(new_received=[29, 4, 0, 0, 0, 0, 33]), [1, 0, 2, 0, 7])

    assert suspect_facts(spoiled, form()) == suspect_facts(spoiled, form())
