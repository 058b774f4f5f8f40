"""What belongs to a person: found by its own checks, never told in full."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.extraction.reports import all_of, report

CARD = "11010519491231002X"  # the example of the national standard


def found(text: str) -> list[tuple[str, str]]:
    return all_of(report(overview=text), "identifier", "kind", "text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"核验身份证号{CARD}后答复。", [("id_card", "110105********002X")]),
        ("回执载明110105 19491231 002x。", [("id_card", "110105********002X")]),
        ("证件号码为130503670401001。", [("id_card", "130503*****1001")]),
        ("登记卡6222020000000001230。", [("bank_card", "622202*********1230")]),
        ("手机159 0000 0000无人接听。", [("mobile", "159****0000")]),
        ("手机136-1234-5678。", [("mobile", "136****5678")]),
        ("请发送至qinghe_demo@163.com。", [("mailbox", "q***@163.com")]),
        ("申请人张青禾申请公开补偿明细。", [("person", "张**")]),
        ("申请人欧阳明月要求提供材料。", [("person", "欧***")]),
        ("收到2件：孙月娥申请公开账目。", [("person", "孙**")]),
        ("村民何桂兰、韦国强等人要求公开。", [("person", "何**"), ("person", "韦**")]),
        ("王建军不服我局答复，申请复议。", [("person", "王**")]),
    ],
)
def test_what_belongs_to_a_person_is_found_and_masked(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码91350100M000100Y43，索引号110000000202300018。",
        "以标段编号530102202303150017、530111202201080031为例。",
        f"业务编号{CARD[:17]}1可查。",
        "合同流水号5301112022010800318至5301112022010800352。",
        "拨打400-8612319，备案编号为云公网安备53010013912345号。",
        "累计点击量13812345678次。",
        "证件号显示为5301**********1234。",
        "邮箱zwgk@qinghe.example，163条信息同步至网易号。",
        "申请人高度关注，申请人何时申请均可，申请人应当补正。",
        "申请人多为企业，当事人均表示满意。",
        "申请人李某某要求公开停车位方案。",
        "局长周望溪任组长，新闻发言人陈白榆出席。",
        "成年人申请公开、高校申请公开均受理。",
        "发布结核病防治信息，公布接种门诊地址41处。",
        "在柳湾里社区5栋底商设24小时自助点。",
    ],
)
def test_look_alikes_are_nobodys(text: str) -> None:
    assert found(text) == []


def test_a_duty_telephone_is_a_contact() -> None:
    own = report(overview="请与办公室联系，值班手机13700000000。")
    theirs = report(overview="申请人联系电话13700000000。")

    assert all_of(own, "identifier", "contact", "whose") == [(True, "")]
    assert all_of(theirs, "identifier", "contact", "whose") == [(False, "申请人")]


def test_home_and_illness_of_one_person() -> None:
    text = "为家住柳塘社区三组18号、患尿毒症的申请人送达。"

    assert [kind for kind, _ in found(text)] == ["address", "illness"]


def test_the_sentence_of_a_fact_tells_no_more_than_the_fact() -> None:
    base = report(overview=f"申请人张青禾、李桂香（身份证号{CARD}）申请公开账目。")

    for fact in base.of("identifier"):
        for told in (str(fact.get("text")), str(fact.get("sentence")), fact.place.text):
            assert CARD not in told
            assert "张青禾" not in told
            assert "李桂香" not in told


@settings(max_examples=30, deadline=None)
@given(
    st.from_regex(
        r"[1-9][0-9]{5}(19[5-9][0-9])(0[1-9]|1[0-2])(0[1-9]|1[0-9])[0-9]{4}", fullmatch=True
    )
)
def test_no_eighteen_digits_are_quoted_in_full(digits: str) -> None:
    base = report(overview=f"回执载明{digits}。")

    assert all(
        digits not in str(value)
        for fact in base.of("identifier")
        for value in (fact.get("text"), fact.get("sentence"), fact.place.text)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("征求第三方陈海燕意见后答复。", "陈**"),
        ("向申请人司徒明远送达答复书。", "司***"),
        ("1件（申请人：罗小芹）已答复。", "罗**"),
        ("申请人（魏长河）补正了材料。", "魏**"),
        ("申请人为韩冬梅，内容是名册。", "韩**"),
        ("其中1件由姚春生提出。", "姚**"),
        ("申请人邓立山多次提出同一申请。", "邓**"),
    ],
)
def test_names_are_found_in_other_places_too(text: str, shown: str) -> None:
    assert found(text) == [("person", shown)]


@pytest.mark.parametrize(
    "text",
    [
        "征求第三方意见，第三方单位同意，第三方金融机构书面同意。",
        "申请人陆续作出补正，申请人曾多次咨询，申请人同意延期。",
        "申请人为农户，申请人为车主，申请人是企业。",
        "1件由卫健委提出，1件由管委会提交，1件由房东提出。",
        "申请人李女士申请公开标准，申请人王先生咨询。",
        "依申请公开渠道畅通，该申请系网上提交。",
    ],
)
def test_what_begins_like_a_name_there_is_none(text: str) -> None:
    assert found(text) == []
