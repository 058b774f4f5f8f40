import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.extraction.narrative.counting import (
    HEADING,
    facts,
    statements,
)

COUNTY = ("临岚县人民政府", "government")


def told(text: str) -> list[tuple[str, int | None]]:
    """About and number of every amount that is a total of the agency itself in its year."""
    return [
        (one.about, None if one.low is None else int(one.low))
        for one in statements(text)
        if one.kind == "amount"
        and one.share is False
        and (one.frame.scope, one.frame.period) == ("own", "year")
    ]


def denied(text: str) -> list[tuple[str, bool | None]]:
    return [(one.about, one.share) for one in statements(text) if one.kind == "none"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年共收到政府信息公开申请26件。", [("received", 26)]),
        ("受理公民、法人和其他组织提出的政府信息公开申请二十六宗。", [("received", 26)]),
        ("我局收到26件政府信息公开申请。", [("received", 26)]),
        ("收到的26件申请中，有的涉及多个部门。", [("received", 26)]),
        ("经核对登记为政府信息公开申请的共26份。", [("received", 26)]),
        ("通过网络、信函、当面等渠道共收到申请26件。", [("received", 26)]),
        ("收到要求公开信息的来函26封。", [("received", 26)]),
        ("政府信息公开申请26件。", [("requests", 26)]),
        ("本年新收申请26件。", [("newly_received", 26)]),
        ("26件为当年提出。", [("newly_received", 26)]),
        ("办理申请26件。", [("handled", 26)]),
        ("办结政府信息公开申请26件。", [("closed", 26)]),
        ("作出政府信息公开答复26件。", [("closed", 26)]),
        ("收到的申请全部办结，共26件。", [("closed", 26)]),
        ("上年度结转6件。", [("brought_over", 6)]),
        ("从2022年度转入申请6件。", [("brought_over", 6)]),
        ("继续办理上年申请6件。", [("brought_over", 6)]),
        ("转入2023年办理的申请6件。", [("brought_over", 6)]),
        ("结转下年度6件。", [("left_over", 6)]),
        ("6件因未到期，转至2024年办理。", [("left_over", 6)]),
        ("年末在办6件。", [("left_over", 6)]),
        ("申请人撤回6件。", [("withdrawn", 6)]),
    ],
)
def test_the_subject_of_a_number_is_found(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "县长信箱收到来信26件，办结25件。",
        "受理热线工单26件。",
        "受理听证申请26件，办结26件。",
        "受理业务26件。",
        "承办建议提案26件，办结率100%。",
        "收到申请人补充的材料26份。",
        "通过网站收到申请26件。",
        "收到涉及征地的申请26件。",
        "收到加装电梯申请26件。",
        "申请渠道为：网站20件，信函6件。",
        "5个工作日内办结26件。",
        "延期答复26件。",
        "重新答复26件。",
        "受理申请比上年增加26件。",
        "申请量由26件增至30件。",
        "每月收到申请26件。",
        "以区政府名义答复26件。",
        "全年印发公文300件，公开属性为主动公开的200件，依申请公开74件，不予公开26件。",
        "收到3件来信。",
        "网上提交的申请中，自然人26件。",
        "上年结转的6件中，予以公开5件。",
    ],
)
def test_other_things_and_parts_are_no_totals(text: str) -> None:
    numbers = {26, 25, 30, 74, 5, 3}
    assert not [one for one in told(text) if one[1] in numbers]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("予以公开6件。", "granted"),
        ("予以公开及部分公开6件。", "granted partial"),
        ("予以公开（含部分公开）6件。", "granted partial"),
        ("全部或部分公开的占七成，为6件。", "granted partial"),
        ("对6件申请作区分处理。", "partial"),
        (
            "对6件属于重复申请等情形的，告知不予处理。",
            "np_petition np_repeat np_publication np_excessive np_confirm",
        ),
        ("本机关不掌握相关政府信息的6件。", "unable_not_held"),
        (
            "因不掌握相关信息等原因而无法提供的共6件。",
            "unable_not_held unable_need_creation unable_unclear",
        ),
        ("作出部分公开答复6件。", "partial"),
        ("6件予以公开。", "granted"),
    ],
)
def test_results_name_the_rows_they_stand_for(text: str, rows: str) -> None:
    assert [" ".join(one.rows) for one in statements(text) if one.share is False] == [rows]


def test_a_bracket_speaks_of_the_number_before_it() -> None:
    found = statements("无法提供9件（均为本机关不掌握）、不予处理2件。")
    assert "unable_not_held" not in found[-1].rows


def test_all_of_one_kind_are_of_that_kind_too() -> None:
    found = statements("无法提供8件，均为本机关不掌握。")
    assert [one.rows[-1] for one in found] == ["unable_unclear", "unable_not_held"]
    assert [len(one.rows) for one in found] == [3, 1]


def test_classes_of_applicants_name_their_columns() -> None:
    found = statements("收到申请9件，其中自然人7件、律师事务所2件。")
    assert [one.columns for one in found[1:]] == [("natural_person",), ("legal_service",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未收到政府信息公开申请。", [("received", False)]),
        ("没有收到公民、法人和其他组织以信函、网络等任何方式提交的申请。", [("received", False)]),
        ("线上、线下均无申请。", [("requests", False)]),
        ("全年政府信息公开申请量为零。", [("requests", False)]),
        ("没有收到新的政府信息公开申请。", [("newly_received", False)]),
        ("未收到以信函方式提出的申请。", [("received", True)]),
        ("未收到涉及人事的申请。", []),
        ("未收到法人或其他组织提出的申请。", [("applicants", False)]),
        ("无上年结转申请。", [("brought_over", False)]),
        ("上年度没有未办结申请转入本年。", [("brought_over", False)]),
        ("上年度无结转。", [("brought_over", False)]),
        ("无结转下年度事项。", [("left_over", False)]),
        ("年末无未办结的政府信息公开申请。", [("left_over", False)]),
        ("未收到申请人的投诉。", []),
        ("未收到行政复议申请。", []),
        ("申请办理零超期。", []),
    ],
)
def test_denials_say_what_they_deny(text: str, expected: list[tuple[str, bool]]) -> None:
    assert denied(text) == expected


def test_a_bare_carry_over_takes_its_direction_from_what_was_told() -> None:
    found = told("新收申请15件、结转3件，办结16件、结转2件。")
    assert [about for about, _ in found] == [
        "newly_received",
        "brought_over",
        "closed",
        "left_over",
    ]


def test_what_goes_over_to_another_year_is_not_this_years() -> None:
    (one,) = statements("2021年结转至2022年的申请3件。")
    assert (one.about, one.frame.period) == ("left_over", "other")


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("申请办结率100%。", True),
        ("收到的申请均已办结。", True),
        ("按期办结率100%。", False),
        ("热线工单办结率100%。", False),
        ("上年结转的3件申请办结率100%。", False),
        ("办结率100%的栏目有3个。", False),
        ("申请均在期限内办结。", False),
    ],
)
def test_only_a_rate_without_a_deadline_claims_that_all_was_closed(
    text: str, *, claimed: bool
) -> None:
    assert bool([one for one in statements(text) if one.kind == "all"]) is claimed


def test_rough_numbers_have_a_range_or_none() -> None:
    rounded, about = statements("收到政府信息公开申请1.03万件。收到申请约20件。")
    assert rounded.low == 10250
    assert rounded.high == 10350
    assert (about.low, about.high) == (None, None)


def test_what_was_brought_over_may_be_said_to_be_included() -> None:
    assert statements("收到申请20件（含上年结转3件）。")[0].carried is True
    assert statements("收到申请20件，上年结转3件。")[0].carried is False


def test_the_same_said_of_one_body_needs_no_verb() -> None:
    found = statements("全县收到申请90件，其中县政府本级12件。", *COUNTY)
    assert [(one.about, int(one.low or 0), one.frame.scope) for one in found] == [
        ("received", 90, "area"),
        ("received", 12, "office"),
    ]


def test_two_totals_in_one_sentence_are_in_doubt() -> None:
    assert [one.share for one in statements("收到申请12件，又收到申请9件。")] == [None, None]


def test_a_part_knows_the_whole_it_is_part_of() -> None:
    found = statements("办结申请20件，其中予以公开12件，部分公开8件。")
    assert [one.of for one in found] == ["", "closed", "closed"]


def test_a_flow_needs_all_four_numbers() -> None:
    (flow,) = [
        one
        for one in facts(HEADING + "新收16件，上年结转1件，办结16件，无结转下年度申请。")
        if one.kind == "flow"
    ]
    names = ("received", "brought", "closed", "left", "withdrawn", "strict")
    assert [flow.get(name) for name in names] == [16, 1, 16, 0, 0, True]
    assert not [one for one in facts(HEADING + "新收16件，办结16件。") if one.kind == "flow"]


def test_what_is_dealt_with_otherwise_may_stand_beside_what_is_closed() -> None:
    text = "收到申请16件，上年结转1件，答复14件，另有2件作其他处理，结转下年度1件。"
    (flow,) = [one for one in facts(HEADING + text) if one.kind == "flow"]
    assert (flow.get("closed"), flow.get("withdrawn")) == (14, 2)


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ("全年主动公开政府信息12条。", "总体看，全年主动公开的15条政府信息更新及时。", True),
        ("通过区政府网站公开信息12条。", "依托区政府网站，全年公开信息15条。", True),
        ("组织业务培训2次。", "全年组织业务培训3次。", True),
        ("收到申请2件。", "全年共收到申请3件。", True),
        ("全年公开信息12条。", "上半年公开信息5条。", False),
        ("在区政府网站公开信息12条。", "在市政府网站公开信息5条。", False),
        ("全年公开信息12条。", "财政领域公开信息5条。", False),
        ("全年公开信息12条。", "公众号运行平稳。公开信息5条。", False),
        ("全年公开信息12条。", "各街道公开信息5条。", False),
        ("全年公开信息12条。", "全年发布信息5条。", False),
        ("组织业务培训2次。", "组织业务培训3场。", False),
        ("公开信息12条。", "公开信息十余条。", False),
        ("公开信息12条（不含转载）。", "公开信息15条（含转载）。", False),
    ],
)
def test_only_the_same_words_are_the_same_quantity(
    first: str, second: str, *, twice: bool
) -> None:
    found = [one for one in facts(f"{first}\n{second}") if one.kind == "restatement"]
    assert bool(found) is twice


@given(number=st.integers(min_value=1, max_value=99_999))
def test_the_number_told_is_the_number_read(number: int) -> None:
    text = f"2023年，我局共收到政府信息公开申请{number}件，均已答复。"
    assert told(text) == [("received", number)]
