from datetime import date

import pytest

from hegui.documents.document import Document, Paragraph
from hegui.extraction.extract import extract_facts
from hegui.model.place import Place
from tests.unit.extraction.reports import facts, form, one, pack

BODY = "\n一、总体情况\n按时公开。\n二、主动公开政府信息情况\n"


@pytest.mark.parametrize(
    ("written", "title", "year", "agency"),
    [
        (
            "青禾市教育局2020年政府信息公开工作年度报告",
            "青禾市教育局2020年政府信息公开工作年度报告",
            2020,
            "青禾市教育局",
        ),
        (
            "2019年青禾市人民政府办公室政府信息公开工作年度报告",
            "2019年青禾市人民政府办公室政府信息公开工作年度报告",
            2019,
            "青禾市人民政府办公室",
        ),
        (
            "澄塘区人民政府\n2023 年政府信息公开工作\n年度报告",
            "澄塘区人民政府2023年政府信息公开工作年度报告",
            2023,
            "澄塘区人民政府",
        ),
        (
            "临岚县气象局政府信息公开工作年度报告\n（二○二一年度）",
            "临岚县气象局政府信息公开工作年度报告（二○二一年度）",
            2021,
            "临岚县气象局",
        ),
        (
            "临岚县人民政府办公室政府信息公开工作2022年度报告",
            "临岚县人民政府办公室政府信息公开工作2022年度报告",
            2022,
            "临岚县人民政府办公室",
        ),
        (
            "澄塘区卫生健康局2024年度政府信息公开工作总结",
            "澄塘区卫生健康局2024年度政府信息公开工作总结",
            2024,
            "澄塘区卫生健康局",
        ),
        (
            "首页 > 信息公开年报\n信息公开年报\n望溪区民政局关于2021年政府信息公开工作的年度报告",
            "望溪区民政局关于2021年政府信息公开工作的年度报告",
            2021,
            "望溪区民政局",
        ),
        (
            "《青禾市教育局2020年政府信息公开工作年度报告》",
            "《青禾市教育局2020年政府信息公开工作年度报告》",
            2020,
            "青禾市教育局",
        ),
        ("望溪区民政局2021年大事记", "", None, ""),
    ],
)
def test_the_title_gives_year_and_agency(
    written: str, title: str, year: int | None, agency: str
) -> None:
    report = one(facts(written + BODY), "report")
    assert (report.get("title"), report.get("title_year"), report.get("agency")) == (
        title,
        year,
        agency,
    )


def test_a_day_of_publication_in_the_title_is_no_second_year() -> None:
    text = "临岚县财政局2021年政府信息公开工作年度报告（2022年1月20日）"
    assert one(facts(text + BODY), "report").get("title_years") == 1


def test_two_years_in_a_title_are_counted() -> None:
    text = "临岚县财政局2021年政府信息公开工作2022年度报告"
    assert one(facts(text + BODY), "report").get("title_years") == 2


def test_a_year_of_six_digits_is_unknown_and_the_period_gives_the_year() -> None:
    text = "青禾市教育局202020年政府信息公开工作年度报告\n统计期限为2020年1月1日至12月31日。"
    report = one(facts(text + BODY), "report")
    assert report.get("title_year") is None
    assert "年份" in report.doubts["title_year"]
    assert report.get("year") == 2020


def test_a_title_that_only_the_page_declares_is_taken() -> None:
    blocks = (Paragraph("一、总体情况", Place(line=1)), Paragraph("按时公开。", Place(line=2)))
    declared = "青禾市教育局2020年政府信息公开工作年度报告_青禾市人民政府网"
    base = extract_facts(Document("html", blocks, title=declared), pack(), form())
    assert one(base, "report").get("title") == "青禾市教育局2020年政府信息公开工作年度报告"


def test_the_preface_names_the_agency_where_the_title_does_not() -> None:
    text = "2023年政府信息公开工作年度报告\n本报告由白榆县水利局编制。"
    assert one(facts(text + BODY), "report").get("agency") == "白榆县水利局"


def test_the_line_below_the_title_names_the_agency_where_nothing_else_does() -> None:
    text = "2023年政府信息公开工作年度报告\n青禾市民政局\n根据条例编制。"
    assert one(facts(text + BODY), "report").get("agency") == "青禾市民政局"


@pytest.mark.parametrize(
    ("agency", "kind", "level"),
    [
        ("青禾市人民政府", "government", "city"),
        ("临岚县人民政府办公室", "government", "county"),
        ("云岭省教育厅", "department", "province"),
        ("青禾市澄塘区民政局", "department", "county"),
        ("青禾市公安局澄塘分局", "department", "county"),
        ("青禾经济开发区管理委员会", "department", "unknown"),
        ("城市管理局", "department", "unknown"),
        ("青禾市城市管理综合行政执法局", "department", "city"),
        ("青禾市临岚市水利局", "department", "county"),
        ("青禾高新区", "department", "unknown"),
        ("国家统计局青禾调查队", "department", "unknown"),
        ("临岚县松坪镇人民政府", "township", "township"),
        ("南桥街道办事处", "township", "township"),
        ("白榆县人民医院", "institution", "county"),
        ("青禾市住房公积金管理中心", "institution", "city"),
        ("临岚县供销合作社联合社", "institution", "county"),
        ("临岚县评选小组", "unknown", "county"),
    ],
)
def test_a_name_shows_what_kind_of_agency_it_is(agency: str, kind: str, level: str) -> None:
    report = one(facts(f"{agency}2023年政府信息公开工作年度报告{BODY}"), "report")
    assert (report.get("agency_kind"), report.get("level")) == (kind, level)


def test_title_and_period_of_different_years_are_both_told() -> None:
    text = "青禾市教育局2023年政府信息公开工作年度报告\n统计期限为2022年1月1日至12月31日。"
    base = facts(text + BODY)
    report = one(base, "report")
    assert (report.get("year"), report.get("period_year")) == (2023, 2022)
    assert one(base, "period").get("to") == date(2022, 12, 31)
