"""Lists of percentages that divide one whole."""

from decimal import Decimal

import pytest

from tests.unit.extraction.reports import all_of, report


def lists(written: str) -> list[tuple[Decimal, bool]]:
    """The sum of every list, and whether it says it is complete."""
    return all_of(report(overview=written), "percent_list", "sum", "closed")


@pytest.mark.parametrize(
    ("written", "total"),
    [
        ("从内容看，动态占46%，政策占18%，公告占27%，其他占9%。", "100"),
        ("申请分为网上、信函、当面三种，占比分别为71.4%、20.4%、6.2%。", "98.0"),
        ("发布50条，其中网站20条，占40%；公示栏30条，占62%。", "102"),
        ("收到40件：网上30件（75%）、信函6件（15%）、当面4件（10%）。", "100"),
    ],
)
def test_a_complete_list_is_added(written: str, total: str) -> None:
    assert lists(written) == [(Decimal(total), True)]


@pytest.mark.parametrize(
    "written",
    [
        "公开信息以动态和公告为主，分别占46%和27%。",
        "申请主要涉及征地（占40%）、规划（占25%）等。",
        "动态类占33.3%，政策类占23.1%。",
    ],
)
def test_a_list_of_some_classes_is_not_complete(written: str) -> None:
    assert [closed for _, closed in lists(written)] in ([], [False])


@pytest.mark.parametrize(
    "written",
    [
        "办结率100%，满意率98.5%，回复率100%。",
        "网上申请20件，增长50%，信函申请减少20%。",
        "9件申请中，网络、信函各4件，各占44%，当面1件，占11%。",
    ],
)
def test_rates_growth_and_shared_percentages_are_no_list(written: str) -> None:
    assert lists(written) == []
