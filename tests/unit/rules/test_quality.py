"""Figures of a rule: shares never rounded up, and what they rest on said with them."""

import pytest

from hegui.rules.quality import Measured


def test_the_sentence_says_shares_and_the_cases_they_rest_on() -> None:
    measured = Measured(hits=11, missed=1, traps=20, alarms=1, undetermined=0)

    assert measured.chinese == (
        "查准率 91.6%，查全率 91.6%，依据标注案例 32 个："
        "应查出的 12 个查出 11 个，不应报的 20 个误报 1 个。"
    )


def test_doubt_is_told_where_there_was_any() -> None:
    measured = Measured(hits=2, missed=0, traps=1, alarms=0, undetermined=3)

    assert measured.chinese.endswith("；另有 3 个它说无法判断。")


@pytest.mark.parametrize(
    ("hits", "missed", "alarms", "shown"),
    [(0, 0, 0, ("未知", "未知")), (1999, 1, 0, ("100%", "99.9%")), (0, 2, 1, ("0%", "0%"))],
)
def test_nothing_that_ever_failed_is_100(
    hits: int, missed: int, alarms: int, shown: tuple[str, str]
) -> None:
    assert Measured(hits, missed, 9, alarms, 0).shares == shown
