"""Figures and denials under the aspects of section one; how much of it is beside the subject."""

import pytest

from hegui.facts.fact import Fact
from tests.unit.extraction.narrative.content_reports import facts, report


def aspect(topic: str, text: str) -> Fact:
    return next(one for one in facts("aspect", text) if one.get("id") == topic)


def active(text: str) -> Fact:
    return aspect("s1_active", report(t1=text))


def on_request(text: str) -> Fact:
    return aspect("s1_on_request", report(t2=text))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("全年公开信息七十余条。", 1),
        ("发布通告1,024条，其中规章12件。", 2),
        ("依据条例第二十条公开一批信息。", 0),
        ("2023年，在20个工作日内及时公开。", 0),
        ("坚持应公开尽公开。", 0),
        ("公开率100%。", None),
        ("从三个方面推进公开。", None),
    ],
)
def test_figures_of_the_active_part_are_counted(text: str, amounts: int | None) -> None:
    assert active(text).get("amounts") == amounts


@pytest.mark.parametrize(
    "text",
    [
        "全年受理11件，均已答复。",
        "收到申请三宗。",
        "仅一名村民递交申请表。",
        "收到书面申请2份。",
    ],
)
def test_requests_are_told_by_number(text: str) -> None:
    amounts = on_request(text).get("amounts")

    assert isinstance(amounts, int)
    assert amounts > 0


@pytest.mark.parametrize(
    "text",
    [
        "未收到申请。",
        "全年依申请公开0件。",
        "本年度无人申请。",
        "均无申请，也无结转。",
        "零申请。",
    ],
)
def test_requests_are_told_by_denial(text: str) -> None:
    assert on_request(text).get("nothing") is True


@pytest.mark.parametrize(
    "text",
    [
        "完善登记、审核、答复流程。",
        "公布受理地址，设置窗口1个、电话2部。",
        "制定答复模板6套，授课2次，限20个工作日答复。",
        "完善申请办理制度3项，印发手册100册。",
    ],
)
def test_talk_of_procedure_tells_nothing_of_requests(text: str) -> None:
    one = on_request(text)

    assert one.get("amounts") == 0
    assert one.get("nothing") is False
    assert one.get("elsewhere") is False


def test_requests_may_be_told_elsewhere() -> None:
    one = aspect("s1_on_request", report(t2="依法办理。", t5="办理申请7件，无一被投诉。"))

    assert one.get("elsewhere") is True


def test_a_section_without_headings_is_one_stretch() -> None:
    one = aspect("s1_active", report(overview="全年主动公开66条；网站有专人维护。"))

    assert one.get("amounts") == 1


def test_a_topic_that_is_not_named_has_no_stretch() -> None:
    text = report(overview="（一）主动公开\n公开60条。\n（二）监督保障\n自查两次。")

    assert [one.get("id") for one in facts("aspect", text)] == ["s1_active"]


def test_sentences_on_other_business_are_counted() -> None:
    text = "（一）防汛\n加固堤防8公里。转移群众300人。\n（二）政务公开\n公开信息5条。未收到申请。"
    [one] = facts("focus", report(overview=text))

    assert (one.get("sentences"), one.get("other")) == (4, 2)


def test_business_that_is_disclosed_is_on_the_subject() -> None:
    text = "公开招商信息24条。养老机构收费上墙公示。“林地地图”专栏上线。"
    [one] = facts("focus", report(t1=text))

    assert one.get("other") == 0


def test_a_number_belongs_to_the_clause_it_stands_in() -> None:
    found = {
        one.get("id"): one
        for one in facts("told_item", report(t1="公开信息58条，做好解读，回应留言6条。"))
    }

    assert found["interpretation"].get("mentioned") is True
    assert found["interpretation"].get("counted") is False
    assert found["response"].get("counted") is True
