from datetime import date

import pytest

from tests.unit.extraction.reports import all_of, one, report


@pytest.mark.parametrize(
    "written",
    [
        "本报告所列数据的统计期限为 2023 年 1 月 1 日至 2023年 12 月 31 日。",
        "统计期限自2023年1月1日起至2023年12月31日止。",
        "统计时限从2023年1月1日到12月31日止。",
        "数据统计起止日期：2023年1月1日到2023年12月31日。",
        "报告中所涉数据的核定时段为2023年1月1日—2023年12月31日。",
        "除特别说明外，所列数据统计时间自二○二三年一月一日起，至二○二三年十二月三十一日止。",
        "本报告反映我局2023.1.1—2023.12.31期间的政府信息公开工作情况。",
        "本年报数据的统计期限：2023年1月1日至当年12月31日。",
        "本报告（统计周期：2023年度，即1月1日至12月31日）由区民政局编制。",
        "本报告中所列数据从２０２３年１月１日起到１２月３１日止。",
        "2023年1月1日至2023年12月31日为本报告的统计期限。",
        "统计数据期限自2023年1月1日起，到2023年12月31日止。",
        "统计期限自2023年1月1日起，截至2023年12月31日。",
        "数据统计时限：2023年1月至12月。",
        "统计期限为2023年1月—2023年12月。",
        "本报告统计区间为2023年1-12月。",
        "统计时间从2023年1月1日到12月底。",
        "数据统计期间：2023年1月1日0时至2023年12月31日24时。",
        "统计时间为2023年全年（1月1日至12月31日）。",
        "统计期限从2023年1月1日起，截止2023年12月31日。",
        "统计时间自2023年元月1日始，至2023年12月31日止。",
        "统计期限：2023.1.1至12.31。",
        "本报告由青禾市民政局编制，所列数据的统计期限为2023年1月1日至\n2023年12月31日。",
    ],
)
def test_every_wording_of_a_full_year_is_read(written: str) -> None:
    period = one(report(preface=written), "period")
    assert (period.get("from"), period.get("to")) == (date(2023, 1, 1), date(2023, 12, 31))
    assert period.get("named") is True
    assert period.get("to_year") == 2023


def test_a_year_in_the_text_is_a_period_without_a_name() -> None:
    base = report(overview="2023年1月1日至12月31日，我局主动公开政府信息26条。")
    assert one(base, "period").get("named") is False
    assert one(base, "report").get("periods") == 0
    assert one(base, "report").get("period_year") == 2023


@pytest.mark.parametrize(
    "written",
    [
        "5月1日至5月7日开展宣传活动。",
        "2023年5月1日至2023年5月20日公开征求意见。",
        "落实“十四五”规划（2021—2025年）。",
        "电子版自2024年1月20日起可下载。",
        "2023年1月至3月公开征求意见。",
        "所列数据显示，2023年7月至9月申请较为集中。",
    ],
)
def test_other_stretches_of_time_are_left_alone(written: str) -> None:
    assert report(overview=written).of("period") == []


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("统计期限自2020年1月1日起至202020年12月31日止。", date(2020, 1, 1), None),
        ("统计期限自20231月1日起至202312月31日止。", None, None),
        ("统计期限为201911日至20191231日。", None, None),
    ],
)
def test_broken_digits_are_unknown_and_said(
    written: str, start: date | None, end: date | None
) -> None:
    base = report(preface=written)
    period = one(base, "period")
    assert (period.get("from"), period.get("to")) == (start, end)
    assert "数字" in period.doubts["to"]
    assert "unclear_period" in [doubt.code for doubt in base.doubts]


def test_a_period_in_months_ends_with_the_last_day_of_its_month() -> None:
    period = one(report(preface="统计期限为2023年1月至2023年11月。"), "period")
    assert (period.get("from"), period.get("to")) == (date(2023, 1, 1), date(2023, 11, 30))


def test_a_short_period_with_its_reason_is_explained() -> None:
    written = "我局于2023年4月20日组建，统计期限自2023年4月20日起至2023年12月31日止。"
    period = one(report(preface=written), "period")
    assert period.get("from") == date(2023, 4, 20)
    assert period.get("explained") is True


def test_periods_that_disagree_leave_the_year_of_the_period_open() -> None:
    base = report(
        preface="统计期限为2023年1月1日至12月31日。", other="统计期限为2022年1月1日至12月31日。"
    )
    assert one(base, "report").get("period_year") is None
    assert one(base, "report").get("periods") == 2
    assert all_of(base, "period", "section") == ["", "s6_other"]
