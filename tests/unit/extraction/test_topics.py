import pytest

from tests.unit.extraction.reports import all_of, report


def how(overview: str) -> dict[str, tuple[bool | None, str]]:
    base = report(overview=overview)
    return {
        key: (known, way) for key, known, way in all_of(base, "topic_slot", "id", "present", "how")
    }


@pytest.mark.parametrize(
    "overview",
    [
        "（一）政府信息管理\n落实保密审查。",
        "（一）政府信息管理。落实保密审查，逐件认定。",
        "政府信息管理情况\n落实保密审查，公文逐件认定公开属性。",
        "1.加强政府信息管理工作\n落实保密审查。",
        "三是政府信息管理情况\n落实保密审查，公文逐件认定公开属性。",
    ],
)
def test_a_sub_heading_shows_a_topic(overview: str) -> None:
    assert how(overview)["s1_management"] == (True, "heading")


@pytest.mark.parametrize(
    "overview",
    [
        "一是抓平台建设。依托区政府网站和微信公众号发布信息。",
        "我局扎实推进公开平台建设，网站全年更新360次。",
    ],
)
def test_a_passage_that_begins_with_its_name_shows_a_topic(overview: str) -> None:
    assert how(overview)["s1_platform"] == (True, "text")


def test_a_report_of_the_requests_received_is_about_requests() -> None:
    found = how("2023年，我局收到政府信息公开申请5件，均在法定期限内答复申请人。")
    assert found["s1_on_request"] == (True, "text")


def test_a_word_in_passing_leaves_a_topic_open() -> None:
    found = how("全年公布信息46条，公文逐件标注公开属性，欢迎社会监督。")
    assert found["s1_supervision"] == (None, "passing")
    assert found["s1_on_request"] == (False, "none")


def test_under_headings_of_another_kind_no_topic_is_said_to_be_missing() -> None:
    found = how("（一）亮家底\n摆出清单20份。\n（二）快办理\n限时办结。\n（三）强阵地\n改版一次。")
    assert {truth for truth, _ in found.values()} == {None}


def test_beside_one_heading_of_the_form_a_topic_may_be_missing() -> None:
    found = how("（一）主动公开\n20份。\n（二）快办理\n限时办结。\n（三）强队伍\n定岗定人。")
    assert found["s1_platform"] == (False, "none")


def test_without_the_section_there_are_no_topics() -> None:
    assert all_of(report(), "topic_slot", "how") == ["none"] * 5


def test_numbers_of_sub_headings_are_told_with_those_before() -> None:
    base = report(overview="（一）主动公开\n甲\n（二）依申请公开\n乙\n（五）监督保障\n丙")
    assert all_of(base, "subheading", "text", "number", "previous") == [
        ("（一）主动公开", 1, 0),
        ("（二）依申请公开", 2, 1),
        ("（五）监督保障", 5, 2),
    ]


def test_sub_headings_that_lost_their_number_are_counted() -> None:
    long = (
        "我局按照要求及时公开各类信息，并通过网站和公众号发布，方便查阅，全年没有差错，群众满意。"
        * 2
    )
    base = report(
        overview=f"主动公开情况。\n{long}\n加强重点领域公开。\n{long}\n（三）场所建设\n{long}"
    )
    assert all_of(base, "subheading", "number", "unnumbered_before") == [(0, 0), (0, 1), (3, 2)]


def test_headings_that_run_on_in_one_paragraph_are_found() -> None:
    base = report(
        other="（一）未收取信息处理费。（二）工作要点已全部完成。（三）建议提案均已公开。"
    )
    assert all_of(base, "subheading", "number") == [1, 2, 3]


def test_a_second_list_of_a_section_begins_anew() -> None:
    base = report(other="1.人员少\n甲\n2.更新慢\n乙\n1.加强培训\n丙\n2.及时更新\n丁")
    assert all_of(base, "subheading", "number", "previous") == [(1, 0), (2, 1), (1, 0), (2, 1)]
