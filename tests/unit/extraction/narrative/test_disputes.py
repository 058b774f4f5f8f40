"""How many cases a report tells of, and what it claims of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.extraction.reports import TITLE, report

GOVERNMENT = TITLE.replace("民政局", "人民政府")


def disputes(text: str, title: str = TITLE) -> list[tuple[object, ...]]:
    """(about, result, amount) of every amount of cases."""
    base = report(overview=text, title=title)
    return [(one.get("about"), one.get("result"), one.get("amount")) for one in base.of("dispute")]


def field(text: str, name: str, title: str = TITLE) -> list[object]:
    """One field of every amount of cases."""
    return [one.get(name) for one in report(overview=text, title=title).of("dispute")]


def claims(text: str) -> list[tuple[object, ...]]:
    """(kind, about, limited) of every claim."""
    base = report(overview=text)
    return [(one.get("kind"), one.get("about"), one.get("limited")) for one in base.of("claim")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因政府信息公开被申请行政复议8件。", [("review", "", 8)]),
        ("涉政府信息公开的行政应诉案件共计十一起。", [("litigation", "", 11)]),
        ("有7起信息公开行政复议案件。", [("review", "", 7)]),
        ("未经复议直接起诉4件，复议后起诉2件。", [("direct", "", 4), ("after_review", "", 2)]),
        ("行政复议、行政诉讼各2件。", [("review", "", 2), ("litigation", "", 2)]),
        ("行政复议和行政诉讼分别为6件、1件。", [("review", "", 6), ("litigation", "", 1)]),
        ("行政复议、行政诉讼共9件。", [("disputes", "", 9)]),
        (
            "行政复议6件，行政诉讼3件，合计9件。",
            [("review", "", 6), ("litigation", "", 3), ("disputes", "", 9)],
        ),
        (
            "行政复议5件，其中维持2件、结果纠正1件，2件尚在审理。",
            [
                ("review", "", 5),
                ("review", "upheld", 2),
                ("review", "corrected", 1),
                ("review", "pending", 2),
            ],
        ),
        (
            "行政复议情况：结果维持3件，其他结果1件，总计4件。",
            [("review", "upheld", 3), ("review", "other", 1), ("review", "", 4)],
        ),
        ("年内审结行政复议3件。", [("review", "concluded", 3)]),
        ("2件答复被法院撤销。", [("litigation", "corrected", 2)]),
    ],
)
def test_amounts_of_cases_are_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert disputes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "行政复议机关作出决定书6份。",
        "组织行政复议法培训3次。",
        "选取行政诉讼典型案例5件。",
        "行政复议案件较上年减少4件。",
        "全年没有发生一起行政复议。",
        "出庭应诉7次。",
    ],
)
def test_what_only_sounds_like_cases_is_left_out(text: str) -> None:
    assert disputes(text) == []


def test_cases_of_every_field_of_law_are_told_apart() -> None:
    text = "全年办理行政复议答复27件、行政应诉13件，其中涉及政府信息公开的复议3件、应诉2件。"
    assert field(text, "field") == ["all", "all", "own", "own"]
    assert field("全年办理行政复议答复27件。", "field") == [None]
    assert field("全年办理其他行政复议案件27件。", "field") == ["all"]


def test_a_reviewing_authority_speaks_of_others() -> None:
    text = "市政府作为行政复议机关，审理信息公开复议案件19件；市政府自身被申请复议2件。"
    assert field(text, "scope", GOVERNMENT)[0] == "other"
    assert field("受理信息公开行政复议案件19件。", "scope") == [None]


def test_instances_of_one_suit_leave_the_total_in_doubt() -> None:
    assert field("信息公开行政诉讼5件，一审3次、二审2次。", "field") == [None]


def test_some_of_the_cases_are_a_share() -> None:
    text = "信息公开行政复议6件，其中1件被撤销。"
    assert field(text, "share") == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本年度未发生因政府信息公开引起的行政复议、行政诉讼。",
            [("none", "disputes", "")],
        ),
        ("我局未被申请行政复议。", [("none", "review", "")]),
        ("实现零复议、零诉讼。", [("none", "disputes", "")]),
        ("行政诉讼案件数为零。", [("none", "litigation", "")]),
        ("行政复议：无。", [("none", "review", "")]),
        ("未发生因公示不及时引起的行政诉讼。", [("none", "litigation", "part")]),
        ("信息公开行政诉讼零败诉。", [("none_corrected", "litigation", "")]),
        ("没有一起行政诉讼被判败诉。", [("none_corrected", "litigation", "")]),
        ("公开答复无一被复议机关撤销。", [("none_corrected", "review", "")]),
        ("行政复议案件均获维持。", [("all_upheld", "review", "")]),
        ("法院全部判决驳回。", [("all_won", "litigation", "")]),
        ("已审结的行政复议均维持。", [("all_upheld", "review", "concluded")]),
        ("行政复议除1件外均维持。", [("all_upheld", "review", "part")]),
        ("行政复议胜诉率100%。", [("all_won", "review", "")]),
        ("未出现因信息公开被复议纠错的情形。", [("none_corrected", "review", "")]),
        ("未出现因逾期答复被复议纠错的情形。", [("none_corrected", "review", "part")]),
        ("行政复议、行政诉讼均未被撤销。", [("none_corrected", "", "")]),
        ("信息公开类官司一场没输。", [("none_corrected", "litigation", "")]),
        ("力争行政诉讼零败诉。", []),
        ("复议后起诉的均为往年案件。", [("explained", "after_review", "")]),
    ],
)
def test_claims_are_read_with_their_limits(text: str, expected: list[tuple[object, ...]]) -> None:
    assert claims(text) == expected


def test_a_claim_reaches_the_cases_listed_before_it_and_no_others() -> None:
    both = "行政复议4件，行政诉讼3件，均获维持。"
    assert claims(both) == [("all_upheld", "review", ""), ("all_upheld", "litigation", "")]
    one = "行政复议4件均获维持；行政诉讼3件，1件败诉。"
    assert claims(one) == [("all_upheld", "review", "")]


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 4000), st.sampled_from("件起宗例"))
def test_any_number_and_unit_is_read(amount: int, unit: str) -> None:
    assert disputes(f"因政府信息公开被申请行政复议{amount}{unit}。") == [("review", "", amount)]


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet="行政复议诉讼未无均维持零败12件起，；。其中", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for about, _, _ in disputes(f"概述。{text}"):
        assert about in ("review", "litigation", "direct", "after_review", "disputes")
