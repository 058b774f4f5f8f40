"""A number that its neighbours explain is no total, and one they leave alone stays one."""

import time
from dataclasses import replace
from decimal import Decimal

import pytest

from hegui.extraction.narrative.quantities.statement import Statement
from tests.unit.extraction.narrative.counting import HEADING, context, quantities, statements

TABLE = {
    ("requests", "new_received", "total"): Decimal(48),
    ("requests", "carried_in", "total"): Decimal(5),
    ("requests", "results_total", "total"): Decimal(51),
    ("requests", "carried_out", "total"): Decimal(2),
}


def beside_the_table(text: str) -> list[Statement]:
    return quantities().statements(replace(context(HEADING + text), numbers=TABLE))


def called_totals(found: list[Statement], *abouts: str) -> list[int]:
    return [
        int(one.low)
        for one in found
        if one.about in abouts
        and one.share is False
        and one.frame.period == "year"
        and one.low is not None
    ]


@pytest.mark.parametrize(
    "text",
    [
        "局机关收到申请20件，两个站收到申请28件，合计48件。",
        "收到申请50件，扣除重复登记的2件，实际48件。",
        "2021年、2022年、2023年收到的申请分别为51件、44件、48件。",
        "全年办结申请51件，按来源看，本年新收的46件，上年转入的5件。",
        "办结的51件申请中，上年转来5件，当年收到46件。",
    ],
)
def test_a_number_the_sentence_explains_is_not_held_against_the_table(text: str) -> None:
    wrong = {20, 28, 50, 51, 44, 46}
    assert not wrong & set(called_totals(beside_the_table(text), "received", "newly_received"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年收到申请50件，其中网上30件、信函18件。", 50),
        ("全年收到申请50件，办结48件。", 50),
        ("全年收到申请50件，申请内容涉及48个地块。", 50),
        ("收到申请伍拾件。", 50),
        ("网上收到申请30件，信函收到申请20件，两项相加50件。", 50),
    ],
)
def test_a_wrong_total_stays_a_total(text: str, told: int) -> None:
    assert told in called_totals(beside_the_table(text), "received", "requests")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("全年零申请、零投诉。", "requests"),
        ("没有公民、法人和其他组织向我局申请获取政府信息。", "requests"),
        ("上一年度没有尚未办结的申请转入本年。", "brought_over"),
        ("年初无在办申请。", "brought_over"),
        ("上年结转申请为零。", "brought_over"),
    ],
)
def test_a_denial_is_read_in_homely_words(text: str, about: str) -> None:
    assert [one.about for one in statements(text) if one.kind == "none"] == [about]


@pytest.mark.parametrize(
    "text",
    ["没有出现无人受理申请的情况。", "没有申请人对答复提出异议。", "没有公民申请公开林权档案。"],
)
def test_what_denies_something_else_denies_no_request(text: str) -> None:
    assert [one for one in statements(text) if one.kind == "none" and one.share is False] == []


def test_a_long_row_of_numbers_is_weighed_in_linear_time() -> None:
    def cost(pieces: int) -> float:
        started = time.process_time()
        beside_the_table("收到申请3件，" * pieces)
        return time.process_time() - started

    cost(20)
    assert cost(2_000) < 40 * max(cost(200), 0.01)
