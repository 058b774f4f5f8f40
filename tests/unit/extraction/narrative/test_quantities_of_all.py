"""What is said of all that was counted: one kind, one basis, one fate, all of them closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.extraction.narrative.quantities.statement import Statement
from tests.unit.extraction.narrative.counting import statements

COUNTY = ("临岚县人民政府", "government")


def totals(text: str, about: str, *agency: str) -> list[int | None]:
    return [
        None if one.low is None else int(one.low)
        for one in statements(text, *agency)
        if one.kind == "amount" and one.about == about and one.share is False
    ]


def classes(text: str) -> list[tuple[tuple[str, ...], int | None]]:
    return [
        (one.columns, None if one.low is None else int(one.low))
        for one in statements(text)
        if one.about == "applicants" and one.share is False
    ]


def all_closed(text: str) -> list[Statement]:
    return [one for one in statements(text) if one.kind == "all" and one.about == "rate"]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请7件，申请人均为自然人。",
        "收到的7件申请全部来自自然人。",
        "全年收到申请7件，均由公民个人提出。",
        "收到申请7件，提出申请的都是自然人。",
        "收到申请7件，申请人无一例外都是自然人。",
        "收到申请7件（均为自然人提出）。",
    ],
)
def test_a_kind_told_of_all_has_the_number_of_all(text: str) -> None:
    assert classes(text) == [(("natural_person",), 7)]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请7件，申请人以自然人为主。",
        "收到申请7件，均由企业所在地街道协助送达。",
        "收到申请7件，均为公民关注的征地事项。",
        "通过信函收到申请7件，申请人均为自然人。",
        "予以公开3件，申请人均为自然人。",
    ],
)
def test_what_is_not_said_of_all_applicants_is_not_taken_for_it(text: str) -> None:
    assert classes(text) == []


def test_two_kinds_told_of_all_have_the_number_together() -> None:
    (found,) = classes("收到申请7件，均为自然人和商业企业提出。")
    assert (set(found[0]), found[1]) == ({"natural_person", "enterprise"}, 7)


@pytest.mark.parametrize(
    "text",
    [
        "同意公开12件（含区分处理后公开的3件）。",
        "予以公开12件，其中部分公开3件。",
        "予以公开12件（其中部分公开3件）。",
    ],
)
def test_a_result_that_includes_another_stands_for_both(text: str) -> None:
    first = next(one for one in statements(text) if one.about == "outcome")
    assert set(first.rows) == {"granted", "partial"}
    assert first.low == 12


def test_a_result_that_includes_something_else_stands_for_itself() -> None:
    first = next(one for one in statements("予以公开12件，含电子文本5件。") if one.rows)
    assert first.rows == ("granted",)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("全县（含垂直管理部门）收到申请512件，不含垂直管理部门为480件，本报告按后者统计。", 480),
        ("全县收到申请512件，不含垂直管理部门为480件，本报告采用前一口径。", 512),
    ],
)
def test_of_two_numbers_the_one_the_report_goes_by_is_its_total(text: str, meant: int) -> None:
    assert totals(text, "received", *COUNTY) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "办理中的4件申请已转入下年度继续办理。",
        "另有4件申请因答复期限未满，结转下年度办理。",
        "余下4件处于法定答复期限内，转下年办理。",
        "4件申请于12月底收到，将于2024年1月答复。",
        "4件申请因需征求第三方意见，结转下年度继续办理。",
    ],
)
def test_a_fate_told_behind_a_comma_is_found(text: str) -> None:
    assert totals(text, "left_over") == [4]


@pytest.mark.parametrize(
    "text",
    [
        "答复期限跨年度的4件申请已于年内提前办结。",
        "4件申请虽在年末收到，仍于年内办结。",
        "建议提案4件因涉及面广，转下年继续办理。",
        "有4件信访事项未办结，转入下年度。",
    ],
)
def test_what_was_closed_or_is_no_request_does_not_go_over(text: str) -> None:
    assert totals(text, "left_over") == []


@pytest.mark.parametrize(
    "text",
    [
        "当年申请已100%办结。",
        "收到政府信息公开申请16件，实现全部办结。",
        "收到申请9件，100%办结。",
        "所收政府信息公开申请均已办结，无遗留。",
        "收到申请9件，全部办理完结。",
    ],
)
def test_that_all_were_closed_is_found(text: str) -> None:
    assert len(all_closed(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "到期的申请已全部办结。",
        "上年结转的申请已全部办结。",
        "许可申请全部办结。",
        "通过网络提交的申请全部办结。",
        "除期限未满的以外，收到的申请全部办结。",
        "将申请全部办结情况纳入考核。",
        "力争申请办结率达100%。",
        "申请全部按法定期限办结。",
    ],
)
def test_what_holds_of_some_requests_is_no_claim_of_all(text: str) -> None:
    assert all_closed(text) == []


@pytest.mark.parametrize(
    "text", ["列入台账的不动产登记申请317件。", "收件量1200件，均为政务服务事项。"]
)
def test_what_turns_out_to_be_something_else_is_not_counted(text: str) -> None:
    assert totals(text, "received") == []


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_of_two_bases_never_both_are_totals(first: int, second: int) -> None:
    text = f"全县收到申请{first}件，不含垂直管理部门为{second}件，本报告按后者统计。"
    assert totals(text, "received", *COUNTY) == [second]
