import pytest

from hegui.errors import DocumentError
from tests.unit.extraction.reports import NUMERALS, TITLE, TITLES, all_of, facts, one, report

ALL_SIX = [
    "s1_overview",
    "s2_active_disclosure",
    "s3_requests",
    "s4_review_litigation",
    "s5_problems",
    "s6_other",
]

TABLE_THREE = "\n".join(
    (
        "一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3",
        "二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0",
        "（七）总计\t3\t0\t0\t0\t0\t0\t3",
        "四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0",
    )
)


def lines(*texts: str) -> str:
    return "\n".join((TITLE, *texts))


def present(text: str) -> list[bool | None]:
    return all_of(facts(text), "section_slot", "present")


@pytest.mark.parametrize(
    ("numbers", "style"),
    [
        ([f"{n}、" for n in NUMERALS], "chinese"),
        (["1.", "2.", "3.", "4.", "5.", "6."], "arabic"),
        (["1 ", "2 ", "3 ", "4 ", "5 ", "6 "], "arabic"),
        (["01 ", "02 ", "03 ", "04 ", "05 ", "06 "], "arabic"),
        ([f"{n} " for n in NUMERALS], "chinese"),
        (["■ "] * 6, "none"),
        ([f"（{n}）" for n in NUMERALS], "bracket"),
        ([f"第{n}部分 " for n in NUMERALS], "other"),
        ([f"## {n}、" for n in NUMERALS], "chinese"),
        ([""] * 6, "none"),
    ],
)
def test_headings_are_found_however_they_are_numbered(numbers: list[str], style: str) -> None:
    text = lines(*(f"{n}{words}\n正文。" for n, words in zip(numbers, TITLES, strict=True)))
    base = facts(text)
    assert all_of(base, "section", "id") == ALL_SIX
    assert set(all_of(base, "section", "style")) == {style}
    assert all_of(base, "section", "length") == [3] * 6


def test_a_table_of_contents_is_no_second_report() -> None:
    contents = [f"{n}、{words}……3" for n, words in zip(NUMERALS, TITLES, strict=True)]
    body = [f"{n}、{words}\n正文。" for n, words in zip(NUMERALS, TITLES, strict=True)]
    base = facts(lines("目录", *contents, *body))
    assert all_of(base, "section", "id") == ALL_SIX
    assert all_of(base, "section", "times") == [1] * 6
    assert base.of("section")[0].place.line == 9


def test_headings_with_nothing_between_stay_when_they_do_not_come_again() -> None:
    base = facts(lines(*(f"{n}、{words}" for n, words in zip(NUMERALS, TITLES, strict=True))))
    assert all_of(base, "section", "id") == ALL_SIX


def test_parts_listed_in_one_line_of_the_preface_are_no_heading() -> None:
    listed = "；".join(f"{n}、{words}" for n, words in zip(NUMERALS, TITLES, strict=True))
    base = report(preface=f"全文包括：{listed}。", overview="按时公开。")
    assert all_of(base, "section", "id") == ALL_SIX


def test_a_list_of_the_parts_broken_before_a_number_is_no_heading() -> None:
    listed = "；".join(f"{n}、{words}" for n, words in zip(NUMERALS, TITLES, strict=True))
    broken = listed.replace("；五、", "；\n五、") + "。报告电子版可在门户网站下载，欢迎监督。"
    base = report(preface=f"根据条例编制。全文包括：{broken}", overview="按时公开。")
    assert all_of(base, "section", "id") == ALL_SIX
    assert all_of(base, "section", "times") == [1] * 6


def test_a_heading_may_run_on_into_a_list_of_its_own() -> None:
    base = facts(
        lines("一、总体情况", "甲。", "五、存在的主要问题及改进情况：一、公开不够；二、改进。")
    )
    assert all_of(base, "section", "id") == ["s1_overview", "s5_problems"]


def test_a_heading_may_run_on_into_its_text() -> None:
    base = facts(
        lines(
            "一、总体情况2023年，我局认真贯彻落实条例，公开信息100条。", "二、主动公开政府信息情况"
        )
    )
    first = base.of("section")[0]
    assert first.get("heading") == "一、总体情况"
    assert first.get("text") == "2023年，我局认真贯彻落实条例，公开信息100条。"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("三、收到和处理政府信息公开申请", "情况"),
        ("三、收到和处理政府信息公", "开申请情况"),
        ("收到和处理政府信息公开申请", "情况"),
    ],
)
def test_a_heading_broken_over_two_lines_is_one(first: str, second: str) -> None:
    base = facts(
        lines("一、总体情况", "甲。", first, second, TABLE_THREE, "五、存在的主要问题及改进情况")
    )
    assert all_of(base, "section", "id") == ["s1_overview", "s3_requests", "s5_problems"]
    assert base.of("section")[1].get("wording") == "canonical"


@pytest.mark.parametrize(
    "heading",
    [
        "三 收到和处理政府信息公开申请情况",
        "三、收到和处理信息公开申请情况",
        "三、关于收到和处理政府信息公开申请情况",
    ],
)
def test_a_heading_right_above_its_table_is_read_however_it_is_written(heading: str) -> None:
    base = facts(lines("一、总体情况", "甲。", heading, TABLE_THREE))
    assert all_of(base, "section", "id") == ["s1_overview", "s3_requests"]


def test_sub_headings_named_like_sections_are_told_from_them_by_their_numbers() -> None:
    inner = f"1.{TITLES[1]}\n按时公开。\n2.{TITLES[2]}\n收到申请3件。"
    body = [f"{at}.{words}\n正文。" for at, words in enumerate(TITLES[1:], 2)]
    base = facts(lines(f"1.{TITLES[0]}", inner, *body))
    assert all_of(base, "section", "id") == ALL_SIX


@pytest.mark.parametrize("remark", ["（单位：件）", "（2022年度）", "："])
def test_a_remark_behind_a_heading_over_a_table_is_no_part_of_it(remark: str) -> None:
    base = facts(lines("一、总体情况", "甲。", f"三、{TITLES[2]}{remark}", TABLE_THREE))
    assert all_of(base, "section", "id") == ["s1_overview", "s3_requests"]


@pytest.mark.parametrize(
    ("heading", "section", "wording"),
    [
        ("二、主动公开政府信息情况", "s2_active_disclosure", "canonical"),
        ("二、行政机关主动公开政府信息情况", "s2_active_disclosure", "accepted"),
        ("一 概 述", "s1_overview", "legacy"),
        ("一、2023年总体情况", "s1_overview", "canonical"),
        ("一、总体公开情况", "s1_overview", "similar"),
        ("三、收到的处理政府信息公开申请情况", "s3_requests", "similar"),
        ("三、依申请公开政府信息情况", "s3_requests", "legacy"),
        ("四、政府信息公开行政复议行政诉讼情况", "s4_review_litigation", "canonical"),
        ("五、存在问题及下一步工作打算", "s5_problems", "similar"),
        ("六、其它需要报告的事项", "s6_other", "accepted"),
    ],
)
def test_the_wording_of_a_heading_is_told(heading: str, section: str, wording: str) -> None:
    base = facts(lines(heading, "正文。"))
    assert all_of(base, "section", "id", "wording") == [(section, wording)]


def test_mixed_numbers_are_told_as_printed() -> None:
    base = facts(
        lines(
            "1、总体情况",
            "甲",
            "2、主动公开政府信息情况",
            "乙",
            *(f"{n}、{words}\n丙" for n, words in list(zip(NUMERALS, TITLES, strict=True))[2:]),
        )
    )
    assert all_of(base, "section", "number", "style", "previous_style")[1:4] == [
        (2, "arabic", "arabic"),
        (3, "chinese", "arabic"),
        (4, "chinese", "chinese"),
    ]


def test_order_is_told_with_what_came_before() -> None:
    base = facts(
        lines(
            "一、总体情况",
            "甲",
            "三、收到和处理政府信息公开申请情况",
            "乙",
            "二、主动公开政府信息情况",
            "丙",
        )
    )
    assert all_of(base, "section", "due_order", "order", "last_due_order") == [
        (1, 1, 0),
        (3, 2, 1),
        (2, 3, 3),
    ]


def test_a_level_one_heading_outside_the_form_is_foreign() -> None:
    base = facts(
        lines(
            *(f"{n}、{words}\n甲" for n, words in zip(NUMERALS, TITLES, strict=True)),
            "七、附表",
            "略",
        )
    )
    last = base.of("section")[-1]
    assert (last.get("id"), last.get("foreign"), last.get("title")) == ("", True, "附表")
    assert last.get("due_order") is None


def test_a_list_inside_a_section_makes_no_sections() -> None:
    base = facts(
        lines(
            *(f"{n}、{words}\n甲" for n, words in list(zip(NUMERALS, TITLES, strict=True))[:5]),
            "一、存在的不足",
            "更新不及时。",
            "二、改进措施",
            "加强培训。",
            "六、其他需要报告的事项",
            "无",
        )
    )
    assert all_of(base, "section", "id") == ALL_SIX


def test_a_sub_heading_named_like_a_section_does_not_stand_for_it() -> None:
    text = lines(
        "一、总体情况",
        "（一）主动公开政府信息情况",
        "公开了信息。",
        "（二）依申请公开",
        "办理了申请。",
        "三、收到和处理政府信息公开申请情况",
    )
    assert present(text) == [True, False, True, False, False, False]


def test_a_heading_of_the_missing_number_that_is_worded_freely_leaves_doubt() -> None:
    text = lines(
        "一、总体情况",
        "甲",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、工作中的主要问题与今后的改进",
        "乙",
        "六、其他需要报告的事项",
    )
    base = facts(text)
    slot = base.of("section_slot")[4]
    assert slot.get("present") is None or slot.get("present") is True


def test_without_any_heading_nothing_is_said_to_be_missing() -> None:
    base = facts(lines("我局认真开展政府信息公开工作。"))
    assert all_of(base, "section_slot", "present") == [None] * 6
    assert "no_sections" in [doubt.code for doubt in base.doubts]


def test_row_labels_of_a_torn_table_are_no_headings() -> None:
    base = report(overview="甲", other="无")
    torn = facts(
        lines(
            "一、总体情况",
            "甲",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、结转下年度继续办理",
        )
    )
    assert all_of(base, "section", "foreign") == [False] * 6
    assert all_of(torn, "section", "foreign") == [False] * 3


def test_a_text_of_another_kind_is_refused() -> None:
    with pytest.raises(DocumentError, match="不像是政府信息公开工作年度报告"):
        facts("今天天气不错。\n一、早饭\n二、午饭\n")


def test_tables_missing_from_the_whole_file_are_unknown() -> None:
    assert all_of(report(overview="甲"), "table_slot", "present") == [None, None, None]


def test_figures_in_place_of_a_table_show_that_it_is_missing() -> None:
    base = facts(
        lines(
            "二、主动公开政府信息情况",
            "制发规范性文件3件，废止1件。",
            "三、收到和处理政府信息公开申请情况",
            "见附件。",
        )
    )
    slots = {fact.get("section"): fact for fact in base.of("table_slot")}
    assert slots["s2_active_disclosure"].get("present") is False
    assert slots["s2_active_disclosure"].get("counts_in_text") == 2
    assert slots["s3_requests"].get("present") is None


def test_a_picture_in_place_of_a_table_shows_that_it_is_missing() -> None:
    base = facts(lines("二、主动公开政府信息情况", "[图片]", "三、收到和处理政府信息公开申请情况"))
    slot = base.of("table_slot")[0]
    assert (slot.get("pictures"), slot.get("present")) == (1, False)
    assert one(base, "report").get("tables") == 0
