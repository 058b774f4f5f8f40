"""Percentages and comparisons held against the amounts beside them; rough amounts."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.extraction.reports import all_of, one, report


def shares(written: str) -> list[Any]:
    """(part, per cent, fits) of every share."""
    return all_of(report(overview=written), "percentage", "part", "value", "agrees")


def grows(written: str) -> list[Any]:
    """(before, now, fits) of every comparison."""
    return all_of(report(overview=written), "comparison", "before", "now", "agrees")


@pytest.mark.parametrize(
    ("written", "part", "percent"),
    [
        ("办结申请50件，其中予以公开20件，占40%。", 20, 40),
        ("50件申请中20件涉及征地，占比四成。", 20, 40),
        ("办结申请50件。其中，予以公开20件（40%）。", 20, 40),
        ("办结申请50件，其中四成（20件）予以公开。", 20, 40),
        ("办结50件，全部公开的占40%，为20件。", 20, 40),
        ("公众号公开20条、网站公开30条，共50条，公众号公开占40%。", 20, 40),
        ("在50件申请中，征地类有20件，所占比例为40%。", 20, 40),
        ("办结60件，其中予以公开40件，占66.6%。", 40, 66.6),
        ("办结60件，其中予以公开40件，占比约七成。", 40, 70),
        ("办结50件，其中征地类20件，占全部申请的40%。", 20, 40),
    ],
)
def test_a_share_that_fits(written: str, part: int, percent: float) -> None:
    assert shares(written) == [(part, Decimal(str(percent)), True)]


@pytest.mark.parametrize(
    "written",
    [
        "办结申请50件，其中予以公开20件，占45%。",
        "50件申请中20件涉及征地，占比六成。",
        "办结申请50件。其中，予以公开20件（48%）。",
        "办结申请50件，其中近七成（20件）予以公开。",
        "公众号公开20条、网站公开30条，共50条，公众号公开占45%。",
        "办结50件，其中征地类20件，占总数的百分之五十五。",
        "受理50件。自然人提出20件，占45%；企业提出30件，占60%。",
        "办结50件，其中征地类20件，占比超过七成。",
    ],
)
def test_a_share_that_fits_no_whole_is_told(written: str) -> None:
    assert False in [fits for _, _, fits in shares(written)]


@pytest.mark.parametrize(
    "written",
    [
        "收到申请50件，按时办结率98%。",
        "收到申请50件，同比增长12%。",
        "增加6条（12%），群众满意率95%。",
        "网站访问量占62%，公开信息50条。",
        "收到申请50件，网络申请占比较上年提高5个百分点。",
    ],
)
def test_a_rate_is_no_share(written: str) -> None:
    assert shares(written) == []


def test_a_list_of_shares_goes_with_a_list_of_amounts() -> None:
    written = "收到申请20件，网络10件、信函6件、当面4件，分别占50%、40%、20%。"
    assert shares(written) == [(10, 50, True), (6, 40, False), (4, 20, True)]


def test_a_part_of_a_part_may_be_a_share_of_either() -> None:
    written = "公开信息300条，其中业务类240条，占80%，业务类中审批结果180条，占75%。"
    assert [fits for _, _, fits in shares(written)] == [True, True]


def test_where_no_whole_is_certain_nothing_is_decided() -> None:
    found = one(report(overview="公开信息50条，征地类20件，占全市同类的3%。"), "percentage")
    assert found.get("agrees") is None
    assert found.doubts["agrees"]


@settings(max_examples=25, deadline=None)
@given(whole=st.integers(2, 5000), data=st.data(), places=st.integers(0, 2))
def test_a_rounded_share_always_fits(whole: int, data: st.DataObject, places: int) -> None:
    part = data.draw(st.integers(1, whole))
    step = Decimal(1).scaleb(-places)
    percent = (Decimal(part) / whole * 100).quantize(step, ROUND_HALF_UP)
    found = shares(f"共办理申请{whole}件，其中网络提交{part}件，占{percent}%。")
    assert [fits for _, _, fits in found] == [True]


@pytest.mark.parametrize(
    ("written", "before", "now"),
    [
        ("收到申请50件，上年为40件，同比增长25%。", 40, 50),
        ("收到申请30件，与2022年的40件相比减少10件。", 40, 30),
        ("申请由上年的40件增加到50件，增长25%。", 40, 50),
        ("申请较上年的40件增加10件，达到50件。", 40, 50),
        ("收到申请50件（2022年：40件），增长25%。", 40, 50),
        ("收到申请50件，比上年增加10件，增长25%。", 40, 50),
        ("发布信息80条，比上年的40条翻了一番。", 40, 80),
        ("发布信息50条，比2022年的40条多10条。", 40, 50),
        ("办理申请2件，比上年增加1件，翻了一番。", 1, 2),
        ("收到申请41件，与上年的40件基本持平。", 40, 41),
        ("公开率由上年的58%升至64%，提高6个百分点。", 58, 64),
    ],
)
def test_growth_that_fits(written: str, before: int, now: int) -> None:
    found = grows(written)
    assert found
    assert all(one == (before, now, True) for one in found)


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("收到申请50件，上年为40件，同比增长20%。", "增长25%"),
        ("收到申请50件，比上年的40件减少10件。", "增加10件"),
        ("申请由上年的40件降到30件，降幅四成。", "下降25%"),
        ("申请较上年的40件增加12件，达到50件。", "增加10件"),
        ("收到申请50件，比上年增加10件，增长20%。", "增长25%"),
        ("发布信息60条，比上年的40条翻了一番。", "是原来的1.5倍"),
        ("收到申请50件，与上年的40件持平。", "增加10件"),
        ("收到申请30件，比上年的40件有所增加。", "减少10件"),
        ("公开率由上年的58%升至64%，提高7个百分点。", "增加6个百分点"),
    ],
)
def test_growth_that_fits_no_pair_is_told_with_what_is_due(written: str, due: str) -> None:
    found = [
        said
        for said, fits in all_of(report(overview=written), "comparison", "due", "agrees")
        if fits is False
    ]
    assert due in found


@pytest.mark.parametrize(
    "written",
    [
        "收到申请50件，同比增长25%。",
        "收到申请50件，上年结转3件，同比增长25%。",
        "上半年收到12件，下半年收到18件，环比增长50%。",
        "受理50件，比上年增加5件，其中网络30件，较上年增加5件，增长20%。",
        "全年新增栏目3个，发布信息50条。",
    ],
)
def test_without_the_earlier_amount_nothing_disagrees(written: str) -> None:
    assert False not in [fits for _, _, fits in grows(written)]


def test_to_grow_twofold_is_to_become_three_times_as_much() -> None:
    assert grows("信息由40条增加到80条，增长2倍。") == [(40, 80, False)]
    assert grows("信息由40条增加到120条，增长2倍。") == [(40, 120, True)]
    assert grows("信息由40条增加到116条，增长近2倍。") == [(40, 116, True)]
    assert grows("信息由40条增加到110条，增长1倍多。") == [(40, 110, True)]


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("答复建议35件，较上年少7件（上年答复28件）。", False),
        ("答复建议35件，较上年多7件（上年答复28件）。", True),
        ("编发简报18期（去年24期），同比增加6期。", False),
        ("编发简报18期（去年24期），同比减少6期。", True),
    ],
)
def test_a_bracket_may_tell_the_earlier_amount(written: str, fits: bool) -> None:  # noqa: FBT001
    assert [agrees for _, _, agrees in grows(written)] == [fits]


@pytest.mark.parametrize(
    "written",
    [
        "公开信息240条，网站访问量增长两倍，上年公开200条。",
        "推文90条，增长10%；短视频30条，增长50%（上年分别为82条、20条）。",
        "培训8期，比上年多3期（上年参训150人）。",
        "推文由30条增加到92条，翻了一番多。",
    ],
)
def test_a_change_of_another_thing_accuses_nobody(written: str) -> None:
    assert False not in [agrees for _, _, agrees in grows(written)]


def told(written: str) -> list[Any]:
    """(part, whole, per cent it is, fits) of every share."""
    return all_of(report(overview=written), "percentage", "part", "whole", "actual", "agrees")


def test_the_whole_of_a_share_is_never_the_amount_of_last_year() -> None:
    assert told("公开信息480条，比上年的300条增长60%；其中预算类120条，占40%。") == [
        (120, 480, 25, False)
    ]
    assert told("公开信息480条（上年300条），其中预算类120条，占40%。") == [(120, 480, 25, False)]
    assert told("公开信息480条，比上年增加180条，其中预算类120条，占66.7%。") == [
        (120, 480, 25, False)
    ]


def test_the_whole_of_a_share_may_be_told_in_the_sentence_before() -> None:
    right = "公开信息480条，比上年的300条增长60%。按内容分，预算类120条，占25%。"
    assert told(right) == [(120, 480, 25, True)]
    wrong = "公开信息480条，比上年的300条增长60%。按内容分，预算类120条，占45%。"
    assert told(wrong) == [(120, 480, 25, False)]
    unsure = "网站公开480条，公众号公开300条。按内容分，预算类120条，占45%。"
    assert [fits for *_, fits in told(unsure)] == [None]


@pytest.mark.parametrize(
    "together",
    ["两项占", "两项合计占", "以上两项共占", "两者占", "二者之和占", "合计占", "两类合计占全部的"],
)
def test_several_parts_may_be_one_share_together(together: str) -> None:
    written = "办结的80件中，书面答复36件、当面答复12件，{}{}%。"
    assert shares(written.format(together, 60)) == [(48, 60, True)]
    assert shares(written.format(together, 75)) == [(48, 75, False)]


def test_a_share_of_a_whole_named_with_it_may_be_of_several_parts() -> None:
    assert shares("书面答复36件、当面答复12件，两类占总数80件的60%。") == [(48, 60, True)]
    assert shares("书面答复36件、当面答复12件，两类占总数80件的70%。") == [(48, 70, False)]


def test_the_first_of_several_parts_are_left_alone() -> None:
    assert shares("收到80件，网络40件、信函20件、当面20件，前两项占75%。") == []


@settings(max_examples=25, deadline=None)
@given(before=st.integers(1, 3000), now=st.integers(1, 3000))
def test_a_difference_that_is_right_always_fits(before: int, now: int) -> None:
    way = "增加" if now >= before else "减少"
    moved = abs(now - before)
    assert grows(f"收到申请{now}件，比上年的{before}件{way}{moved}件。") == [(before, now, True)]


@pytest.mark.parametrize(
    ("written", "about"),
    [
        ("全年主动公开信息200余条。", "disclosure"),
        ("发布政策解读近百篇。", "disclosure"),
        ("收到政府信息公开申请约20件。", "applications"),
        ("网站浏览量30余万次。", "other"),
        ("发放宣传资料300余份。", "other"),
        ("每月公开信息10条以上。", "other"),
        ("力争公开信息超过300条。", "other"),
        ("公开的信息中近百条阅读量过千。", "other"),
    ],
)
def test_a_rough_amount_is_told_with_what_it_is_of(written: str, about: str) -> None:
    found = all_of(report(overview=written), "rough_amount", "about")
    assert (found or ["other"]) == [about]


def test_an_amount_in_ten_thousands_is_not_rough() -> None:
    assert report(overview="全年公开信息1.3万条。").of("rough_amount") == []


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("图解84条，占全年信息120条的70%。", True),
        ("图解84条，占全年信息120条的60%。", False),
        ("图解84条，在全部120条信息中占比为60%。", False),
        ("图解84条，比重为全部信息（120条）的百分之五十。", False),
        ("发布120条，图解84条，占七成。", True),
        ("发布120条，图解60条，占七成五。", False),
        ("发布120条，图解60条，占总量2/3。", False),
        ("发布120条，图解80条，占三分之二。", True),
    ],
)
def test_a_share_may_name_its_whole_and_be_a_fraction(written: str, *, fits: bool) -> None:
    assert all_of(report(overview=written), "percentage", "agrees") == [fits]


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("上年公开80条。今年公开100条，增长20%。", "增长25%"),
        ("同比增加15条；上年为80条，本年为100条。", "增加20条"),
        ("2022年、2023年分别公开80条和100条，同比增长20%。", "增长25%"),
        ("全年公开100条，是上年（80条）的1.6倍。", "是原来的1.25倍"),
        ("全年公开100条，相当于上年80条的110%。", "是原来的125%"),
        ("信息由80条增加到100条，实现翻番。", "是原来的1.25倍"),
        ("信息由2022年的80条增至2023年的100条，提高15个百分点。", "增长25%"),
    ],
)
def test_the_earlier_amount_may_stand_in_many_places(written: str, due: str) -> None:
    base = report(overview=written)
    found = zip(
        all_of(base, "comparison", "due"), all_of(base, "comparison", "agrees"), strict=True
    )
    assert list(found) == [(due, False)]


@pytest.mark.parametrize(
    "written",
    [
        "网站访问量增长1.8倍，公开信息由80条增加到100条。",
        "公开量较2020年增长60%，较上年增长25%，上年为80条，今年为100条。",
        "上年收到建议30件。今年制发文件36件，同比增长50%。",
    ],
)
def test_a_change_of_another_thing_or_year_is_not_held_against_the_amounts(written: str) -> None:
    assert False not in all_of(report(overview=written), "comparison", "agrees")
