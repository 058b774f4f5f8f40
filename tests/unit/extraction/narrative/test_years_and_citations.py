import pytest

from tests.unit.extraction.reports import all_of, one, report


@pytest.mark.parametrize(
    ("written", "value", "digits", "glued"),
    [
        ("统计到202020年底。", 202020, 6, False),
        ("力争20233年底前完成。", 20233, 5, False),
        ("自2203年起。", 2203, 4, False),
        ("公开信息1202023年度完成。", 1202023, 7, True),
    ],
)
def test_a_year_is_told_as_written(written: str, value: int, digits: int, *, glued: bool) -> None:
    year = one(report(overview=written), "year_mention")
    assert (year.get("value"), year.get("digits"), year.get("glued")) == (value, digits, glued)


@pytest.mark.parametrize(
    "written",
    [
        "落实《云岭省2021年政务公开工作要点》。",
        "按国办公开办函〔2021〕30号编制。",
        "有5000年历史的古城。",
    ],
)
def test_titles_numbers_and_spans_are_no_years(written: str) -> None:
    assert report(overview=written).of("year_mention") == []


def test_a_year_of_a_plan_is_marked() -> None:
    base = report(overview="按照规划，到2035年全面建成。2023年已完成三成，全部任务按月推进。")
    assert all_of(base, "year_mention", "value", "plan") == [(2035, True), (2023, False)]


@pytest.mark.parametrize(
    "written",
    ["实施2021—2035年总体布局。", "展望2035年，基本建立。", "到2035年基本实现教育现代化。"],
)
def test_a_far_goal_is_a_plan_however_it_is_worded(written: str) -> None:
    assert one(report(overview=written), "year_mention").get("plan") is True


def test_a_year_of_history_is_marked() -> None:
    base = report(
        overview="医院始建于1906年，前身为教会医院。全年接待群众来访三百余人次，2023年改造。"
    )
    assert all_of(base, "year_mention", "value", "history") == [(1906, True), (2023, False)]


@pytest.mark.parametrize(
    ("written", "title", "number", "source"),
    [
        (
            "根据《中华人民共和国政府信息公开条例》编制。",
            "中华人民共和国政府信息公开条例",
            "",
            "tiaoli-2019",
        ),
        ("按照国办公开办函[2021]30号要求编制。", "", "国办公开办函〔2021〕30号", "format-2021"),
        (
            "按照国办公开办函〔2019〕60号《政府信息公开工作年度报告格式（试行）》编制。",
            "政府信息公开工作年度报告格式（试行）",
            "国办公开办函〔2019〕60号",
            "format-2019",
        ),
        (
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）编制。",
            "中华人民共和国政府信息公开条例",
            "国务院令第711号",
            "tiaoli-2019",
        ),
        ("根据《中华人民共和国信息公开条例》编制。", "中华人民共和国信息公开条例", "", ""),
    ],
)
def test_an_instrument_is_read_with_its_number(
    written: str, title: str, number: str, source: str
) -> None:
    citation = one(report(preface=written), "citation")
    assert (citation.get("title"), citation.get("number"), citation.get("source")) == (
        title,
        number,
        source,
    )


def test_numbers_and_titles_apart_are_two_citations() -> None:
    base = report(preface="根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制。")
    assert all_of(base, "citation", "source") == ["tiaoli-2019", "format-2021"]


@pytest.mark.parametrize(
    ("written", "wrong", "due"),
    [
        (
            "根据《中华人民共和国政府公开条例》编制。",
            "title",
            "《中华人民共和国政府信息公开条例》",
        ),
        ("根据《政府信息公开条列》编制。", "title", "《中华人民共和国政府信息公开条例》"),
        (
            "根据中华人民共和国政务信息公开条例编制。",
            "title",
            "《中华人民共和国政府信息公开条例》",
        ),
        (
            "根据《政府信息公开条例》（国务院令第117号）编制。",
            "number",
            "《中华人民共和国政府信息公开条例》（国务院令第711号）",
        ),
        (
            "按国办公开办函〔2021〕31号规定的格式编制。",
            "number",
            "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
        ),
        (
            "按《政府信息公开工作年度报告格式（试行）》（国办公开办函〔2021〕30号）编制。",
            "pair",
            "《中华人民共和国政府信息公开工作年度报告格式（试行）》（国办公开办函〔2019〕60号）",
        ),
    ],
)
def test_a_citation_that_is_nearly_right_is_wrong(written: str, wrong: str, due: str) -> None:
    assert (wrong, due) in all_of(report(preface=written), "citation", "wrong", "due")


@pytest.mark.parametrize(
    "written",
    [
        "根据《政府信息公开条例》（国令第711号，以下简称《条例》）和《条例》编制。",
        "根据《云岭省政府信息公开条例》（省政府令第15号）编制。",
        "根据《信息公开条例》编制。",
        "根据中华人民共和国政府信息公开条例编制。",
        "《政府信息公开条例》（国务院令第492号）修订后，重新培训。",
        "按国办公开办函〔2019〕61号建设公开专栏。",
        "按《政府信息公开工作年度报告格式》（国办公开办函〔2019〕60号）编制。",
        "按《青禾市转发〈政府信息公开工作年度报告格式〉的通知》（青政办函〔2022〕8号）编制。",
        "公开《中华人民共和国政府采购法实施条例》解读。",
    ],
)
def test_short_names_local_rules_and_history_are_not_wrong(written: str) -> None:
    assert set(all_of(report(preface=written), "citation", "wrong")) <= {""}
