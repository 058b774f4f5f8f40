"""Results of appraisal, public evaluation and accountability; what is told of the fee."""

import time

import pytest

from hegui.facts.fact import Fact
from tests.unit.extraction.narrative.content_reports import facts, report


def states(text: str) -> list[object]:
    """Of appraisal, public evaluation and accountability, in this order."""
    return [one.get("state") for one in facts("outcome", report(t5=text))]


def fee(text: str) -> Fact:
    [one] = facts("fee_account", report(six=text))
    return one


@pytest.mark.parametrize(
    "text",
    [
        "年终考评优秀9个、良好20个；测评满意率94.2%；没有发生需要问责的事项。",
        "我镇列全县考核第四名。村民代表评议，28人表示满意率为93%。未出现责任追究情形。",
        "考核：各办平均92分。评议：平均94分。追责：无。",
        "绩效评估得分88分，公众评价得分91分，责任追究0起。",
        "考核均合格，社会评议良好，无人因此被追究责任。",
    ],
)
def test_results_are_found_under_other_names(text: str) -> None:
    assert states(text) == ["result", "result", "result"]


def test_systems_are_no_results() -> None:
    text = "健全考核办法，推行社会评议，明确追责情形和程序。"

    assert states(text) == ["system", "system", "system"]


def test_a_weight_is_no_result() -> None:
    assert states("将公开纳入绩效考核，占4分。")[0] == "system"


def test_training_and_inspection_are_none_of_the_three() -> None:
    assert states("培训4次，通报检查情况2期，整改错漏58处。") == ["none", "none", "none"]


def test_an_evaluation_without_its_outcome_is_doubtful() -> None:
    assert states("组织社会评议2次。")[1] is None


def test_a_talk_with_those_who_failed_may_be_accountability() -> None:
    assert states("约谈3人。")[2] is None


@pytest.mark.parametrize(
    "text",
    [
        "政务公开在年度综合考核中得满分。",
        "考核居全县第一方阵。",
        "获评全市政务公开优秀等次。",
        "考核未扣分。",
        "我镇被授予全县政务公开先进单位。",
        "上级本年度没有对我镇单独考核。",
    ],
)
def test_an_appraisal_in_a_turn_of_its_own_is_a_result(text: str) -> None:
    assert states(text)[0] == "result"


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("在县里的年末总评中，我镇为“好”。", 0),
        ("本项工作拔得头筹，县里予以表扬。", 0),
        ("年内绩效兑现时，2个单位因更新不及时被核减。", 0),
        ("镇村大比武，我镇摘得亚军。", 0),
        ("公示栏更新快，村民们都夸。", 1),
        ("网友打星，平均4.6颗星。", 1),
        ("企业座谈时对政策发布表示肯定。", 1),
        ("未接到群众投诉。", 1),
        ("责令2个单位写出书面检讨。", 2),
        ("给3个单位亮了黄牌。", 2),
        ("没有干部因这项工作被查处。", 2),
        ("对经办人进行提醒谈话。", 2),
    ],
)
def test_what_may_be_a_result_in_unknown_words_is_never_called_missing(
    text: str, which: int
) -> None:
    assert states(text)[which] is None


@pytest.mark.parametrize(
    "text",
    [
        "办理网民留言71条，答复率100%；公开征求意见9次。",
        "落实经费6万元，配备信息员14名，设意见箱20个。",
        "公布监督电话，主动接受社会监督，受理来电33次。",
        "发布预算绩效评价报告11份，开展社会稳定风险评估4次。",
        "县政府督查室督查2轮，整改错链45处。",
        "让群众满意是我们的追求，全年更新栏目300次。",
    ],
)
def test_other_work_is_no_result_in_unknown_words(text: str) -> None:
    assert states(text) == ["none", "none", "none"]


def test_the_words_of_another_outcome_do_not_stand_for_this_one() -> None:
    assert states("群众测评满意率94%，全年没有追责。") == ["none", "result", "result"]


def test_each_outcome_is_quoted_with_its_own_words() -> None:
    found = facts("outcome", report(t5="健全工作考核、社会评议和责任追究制度，压实责任。"))

    assert [one.get("text") for one in found] == ["健全工作考核", "社会评议", "责任追究制度"]


def test_what_is_not_told_is_placed_where_it_belongs() -> None:
    [one, *_] = facts("outcome", report(t5="培训2次。"))

    assert one.get("section") == "s1_overview"
    assert fee("无。").get("section") == "s6_other"


def test_a_long_report_of_nothing_but_outcomes_is_read_in_linear_time() -> None:
    def spent(length: int) -> float:
        text = ("考核评议追究，优秀第3名，群众未提出，" * length)[:length]
        begin = time.process_time()
        facts("outcome", report(t5=text))
        return time.process_time() - begin

    assert spent(40_000) < 40 * max(spent(4_000), 0.02)


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费。",
        "信息处理费0元。",
        "没有向申请人收取费用。",
        "信息处理费：无。",
        "未产生信息公开收费。",
        "收费情况：0元。",
    ],
)
def test_a_fee_not_charged_is_told(text: str) -> None:
    one = fee(text)

    assert one.get("told") is True
    assert one.get("charged") is False


@pytest.mark.parametrize("text", ["无。", "公开了收费目录。", "承办提案3件。"])
def test_other_matters_tell_nothing_of_the_fee(text: str) -> None:
    assert fee(text).get("told") is False


@pytest.mark.parametrize(
    "text",
    [
        "发出收费通知3份，应收900元，实收500元。",
        "信息处理费收费通知1件，金额120元，申请人均已缴纳。",
        "收费通知书2份，总金额450元，足额收取。",
    ],
)
def test_three_elements_in_any_words(text: str) -> None:
    one = fee(text)

    assert [one.get(name) for name in ("charged", "notices", "asked", "received")] == [True] * 4


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("收取了信息处理费，已上缴。", ["notices", "asked", "received"]),
        ("收取信息处理费1260元。", ["notices", "asked"]),
        ("应收信息处理费900元，实收500元。", ["notices"]),
        ("发出收费通知3份。", ["asked", "received"]),
    ],
)
def test_elements_that_lack(text: str, lacking: list[str]) -> None:
    one = fee(text)

    assert one.get("charged") is True
    assert [name for name in ("notices", "asked", "received") if not one.get(name)] == lacking


def test_a_report_without_any_prose_tells_nothing() -> None:
    headings = (
        "白榆县水务局2023年政府信息公开工作年度报告\n一、总体情况\n五、存在的主要问题及改进情况\n"
    )

    assert not facts("outcome", headings)
    assert not facts("fee_account", headings)
