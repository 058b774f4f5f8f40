"""Years a report tells of, cut-off dates, and what it says a year is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.extraction.narrative.subjects import names_of
from tests.unit.extraction.reports import all_of, facts, one, report


def told(overview: str = "", **more: str) -> list[tuple[int, str | None]]:
    """(year, role) of every year that frames what is told."""
    return all_of(report(overview=overview, **more), "told_year", "value", "role")


def in_problems(text: str) -> list[tuple[int, str | None]]:
    """The same for the section of problems and plans."""
    title = "青禾市民政局2023年政府信息公开工作年度报告"
    base = facts(f"{title}\n一、总体情况\n无。\n五、存在的主要问题及改进情况\n{text}")
    return all_of(base, "told_year", "value", "role")


@pytest.mark.parametrize(
    "written",
    [
        "2022年，我局发布低保公示43条。",
        "2022年度，共受理政府信息公开申请6件。",
        "2022年全年未收到政府信息公开申请。",
        "二〇二二年，市民政局修订目录2次。",
        "我局2022年组织业务培训4期。",
        "（二）依申请公开。2022年收到申请6件，均已答复。",
        "在市委领导下，2022年，我局扎实推进政务公开。",
        "2022年，我局收到申请6件，比上年减少1件。",
    ],
)
def test_a_year_before_a_subject_or_a_verb_frames_what_was_done(written: str) -> None:
    assert told(written) == [(2022, "done")]


@pytest.mark.parametrize(
    "written",
    [
        "全年收到申请8件，2022年为6件。",
        "收到申请8件（2022年：6件）。",
        "比2022年的6件多2件。",
        "2022年以来印发的文件全部补录。",
        "公开2022年度部门决算和绩效评价结果。",
        "2022年度部门决算已于8月公开。",
        "2022年结转的2件申请均已答复。",
        "2022年12月收到的申请已答复。",
        "2021年至2023年，公开信息逐年增加。",
        "2022年，我局收到申请6件；2023年，我局收到申请8件。",
        "《2022年，我局这一年》在公众号发布。",
        "落实“2022年，做到应公开尽公开”的要求。",
        "2022年，省政府办公厅印发指引，我局对照落实。",
        "2022年，我局被列为试点单位，本年完成验收。",
        "自2022年起，我局设立公开专栏。",
        "2022年公开的信息中有3条转为不予公开。",
    ],
)
def test_a_year_in_a_name_a_span_or_a_comparison_frames_nothing(written: str) -> None:
    assert [one for one in told(written) if one[0] == 2022] == []


def test_the_year_of_the_report_is_told_too() -> None:
    assert told("2023年，我局公开信息12条。") == [(2023, "done")]


def test_two_years_with_like_numbers_side_by_side_stay_open() -> None:
    base = report(overview="2022年，我局收到申请6件。2023年，我局收到申请8件。")
    first = base.of("told_year")[0]
    assert first.get("role") is None
    assert first.doubts["role"]


def test_a_sentence_that_presents_the_report_is_told_apart() -> None:
    preface = "现将青禾市民政局2022年度政府信息公开工作情况公布如下。"
    assert told(preface=preface) == [(2022, "report")]


@pytest.mark.parametrize(
    "written",
    [
        "2023年，我局将继续加强培训。",
        "下一步打算：2023年按季度检查栏目。",
        "我局将在2023年建立提醒制度。",
        "力争2023年底前实现解读全覆盖。",
        "（三）2023年工作打算。增加图解。",
    ],
)
def test_a_plan_is_told_with_its_year(written: str) -> None:
    assert in_problems(written) == [(2023, "plan")]


@pytest.mark.parametrize(
    "written",
    [
        "2023年，我局将政务公开纳入考核，已整改3项。",
        "2023年，我局将规范性文件集中公开。",
        "上年报告提出2023年将增加图解，目前已完成。",
        "2022年，我局解读形式单一，现已改进。",
        "（一）2023年问题整改情况。均已整改。",
        "原计划2023年6月底前完成的任务已提前完成。",
    ],
)
def test_what_was_done_about_problems_is_no_plan(written: str) -> None:
    assert in_problems(written) == []


@pytest.mark.parametrize(
    ("written", "day", "counted"),
    [
        ("截至2024年1月9日，公开信息88条。", date(2024, 1, 9), True),
        ("截止到2024年2月，累计推送信息88条。", date(2024, 2, 29), True),
        ("截至2023年底，共公开信息88条。", date(2023, 12, 31), True),
        ("截至2024.1.9，共公开信息88条。", date(2024, 1, 9), True),
        ("截至2024年1月9日，1件行政诉讼尚未审结。", date(2024, 1, 9), False),
        ("截至2024年1月9日（报告发布之日），尚有2条待更新。", date(2024, 1, 9), False),
        ("截至2024年1月9日，网站运行平稳。", date(2024, 1, 9), False),
    ],
)
def test_a_cut_off_is_a_day_and_what_is_counted(written: str, day: date, *, counted: bool) -> None:
    found = one(report(overview=written), "cutoff")
    assert (found.get("day"), found.get("counted")) == (day, counted)


@pytest.mark.parametrize(
    "written",
    ["截至目前，公开信息88条。", "缴费期截至2024年2月9日，共10条。", "截至2024年13月，公开8条。"],
)
def test_no_date_no_cut_off(written: str) -> None:
    assert report(overview=written).of("cutoff") == []


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("“上一年项目数量”指2021年末的数量。", 2021),
        ("表中上一年度为二〇二一年度。", 2021),
        ("上年（即2022年）数据以清单为准。", 2022),
        ("“上一年”“上年度”均指2022年。", 2022),
        ("表中所列2021年（上一年）的数量未变。", 2021),
    ],
)
def test_a_gloss_says_which_year_is_meant(written: str, year: int) -> None:
    assert one(report(overview=written), "year_gloss").get("value") == year


@pytest.mark.parametrize(
    "written",
    [
        "上年结转的2件为2021年12月收到。",
        "公布上一年度（2023年）政府信息公开工作年度报告。",
        "上年收到6件，2021年收到5件。",
    ],
)
def test_other_words_with_the_last_year_are_no_gloss(written: str) -> None:
    assert report(overview=written).of("year_gloss") == []


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("落实《青禾市2021年政务公开工作要点》。", 2021),
        ("对照2020年、2022年的政务公开工作要点复查。", 2022),
        ("按照2021—2022年度政务公开工作要点分工推进。", 2022),
    ],
)
def test_the_newest_work_programme_counts(written: str, year: int) -> None:
    assert one(report(overview=written), "work_programme").get("value") == year


def test_a_programme_told_as_history_is_left_alone() -> None:
    written = "自2020年政务公开工作要点提出要求以来，目录持续完善。"
    assert report(overview=written).of("work_programme") == []


def test_a_lead_in_and_a_caption_give_the_year_of_a_table() -> None:
    title = "青禾市民政局2023年政府信息公开工作年度报告"
    text = f"{title}\n一、总体情况\n无。\n三、收到和处理政府信息公开申请情况\n"
    base = facts(text + "2022年收到和处理申请的情况见下表。")
    assert all_of(base, "table_year", "value") == [2022]
    base = facts(text + "表中上年结转的2件均为2022年12月收到。")
    assert base.of("table_year") == []


def test_a_name_can_be_short() -> None:
    names = names_of("白榆县人民政府办公室")
    assert {"白榆县人民政府办公室", "县政府办公室"} <= set(names)
    assert "县政府" in names_of("白榆县人民政府")
    assert "县政府办公室" in names_of("白榆县人民政府")


@settings(max_examples=20, deadline=None)
@given(year=st.integers(2015, 2030), count=st.integers(1, 9999))
def test_any_year_that_frames_is_read_as_it_is_written(year: int, count: int) -> None:
    values = [
        value for value, role in told(f"{year}年，我局公开信息{count}条。") if role == "done"
    ]
    assert values == [year]


@pytest.mark.parametrize(
    "written",
    [
        "我局在2022年度中组织培训4期。",
        "2022全年，我局未发生失泄密事件。",
        "2022年是落实条例的关键之年。一年来，我局公开信息40条。",
        "今年（2022年）我局组织培训4期。",
        "纵观2022年，我局公开工作有序开展。",
        "2022年1至12月，我局公开信息40条。",
        "我局2022年度政府信息公开处理费收取金额为0元。",
        "（二）2022年工作开展情况",
    ],
)
def test_another_year_may_be_told_in_many_ways(written: str) -> None:
    assert told(written) == [(2022, "done")]


def test_what_falls_short_now_is_told_of_the_year() -> None:
    assert in_problems("2022年，我局公开工作有所进步，但仍存在栏目单薄的不足。") == [
        (2022, "done")
    ]
    assert in_problems("2022年，我局存在的栏目单薄问题，已全部解决。") == []


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("截至次年1月20日，共收到申请9件，全部办结。", True),
        ("年底尚未办结的2件申请，截至2024年1月15日已答复2件。", False),
        ("截至2024年1月15日，2件诉讼仍在审理。", False),
    ],
)
def test_only_a_total_is_counted_up_to_a_day(written: str, *, counted: bool) -> None:
    assert all_of(report(overview=written), "cutoff", "counted") == [counted]
