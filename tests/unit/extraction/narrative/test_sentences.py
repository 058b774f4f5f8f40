"""What each piece of the section on problems is: a problem, a measure, a denial."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.extraction.narrative.sentences.gist import Gist
from hegui.extraction.narrative.sentences.words import PatternGroups
from hegui.facts.fact import Fact
from tests.unit.extraction.narrative.content_reports import facts, report


def told(text: str) -> list[Fact]:
    return facts("sentence", report(five=text))


def of(role: str, text: str) -> list[Fact]:
    return [one for one in told(text) if one.get("role") == role]


def sure(role: str, text: str) -> list[Fact]:
    return [one for one in of(role, text) if one.get("sure")]


@pytest.mark.parametrize(
    "text",
    [
        "水质公告用了不少专业术语，居民看不明白。",
        "公众号粉丝不到两千，推文阅读量偏低。",
        "三季度抽查发现，12条征地信息漏附界址图。",
        "镇级公开栏设在三楼，群众很少上去。",
        "依申请公开答复曾因引用条款错误被上级指出。",
        "预决算说明照搬模板。",
        "解读仍以文字为主。",
        "与邻县相比，历史文件数字化起步晚。",
    ],
)
def test_a_lack_is_a_problem_without_the_word_problem(text: str) -> None:
    assert sure("problem", text)


@pytest.mark.parametrize(
    "text",
    [
        "我局坚持问题导向，公开水平不断提升。",
        "全年未出现逾期答复，未收到投诉。",
        "信息发布零差错。",
        "上年整改任务全部完成，工作平稳有序。",
        "今后将确保不漏一项、不迟一天。",
        "做到应公开尽公开，以公开为常态、不公开为例外。",
        "下一步，一是加强学习；二是压实责任。",
    ],
)
def test_what_went_well_and_what_is_prevented_is_no_problem(text: str) -> None:
    assert not of("problem", text)


def test_a_lack_that_is_only_to_be_solved_is_doubtful() -> None:
    [one] = of("problem", "下一步，我局将着力解决答复不规范的情形。")

    assert one.get("sure") is None
    assert one.doubts["sure"]


def test_what_was_put_right_was_wrong_whatever_the_words() -> None:
    [one] = of("problem", "报名表要先注册才给下载。现改用网页直接填写。")

    assert one.get("sure") is None


def test_last_years_problem_is_not_this_years() -> None:
    found = of("problem", "上年提出的“解读单一”问题，已制作短视频6部。")

    assert not any(one.get("sure") for one in found)


def test_this_years_problem_is_found_behind_last_years() -> None:
    text = "针对2022年报告提出的“目录陈旧”问题，已全部更新。仍存在的问题是附件打不开。"

    assert [one.get("text") for one in sure("problem", text)] == ["仍存在的问题是附件打不开"]


@pytest.mark.parametrize(
    "text",
    [
        "无。",
        "不存在问题。",
        "我站公开工作没有明显不足。",
        "存在问题：无。改进情况：继续努力。",
        "暂未发现存在的问题。",
    ],
)
def test_a_denial_is_told_as_such(text: str) -> None:
    assert of("denial", text)
    assert not of("problem", text)


def test_no_great_problem_but_a_small_one_is_a_problem() -> None:
    text = "未发现突出问题，但个别公告上网迟缓。"

    assert of("denial", text)
    assert sure("problem", text)


@pytest.mark.parametrize(
    "text",
    [
        "公告上网晚。现由调度室提前一天推送。",
        "栏目陈旧。镇里据此更换了信息员。",
        "栏目陈旧。已完成补录。",
        "解读偏少。今年起文件与解读同步起草。",
        "解读偏少。针对上述问题，聘请专家讲授写作。",
        "1.解读偏少，已增加图解；2.检索不便，已升级。",
    ],
)
def test_a_step_is_a_measure_without_the_word_measure(text: str) -> None:
    assert sure("measure", text)


@pytest.mark.parametrize(
    "text",
    [
        "存在问题：一是专业人员不足，只有一名兼职人员；二是预算信息迟发3次。",
        "目前附件无法下载，咨询电话无人接听。",
        "不足之处：栏目过多，查找不便；文件未分类。",
    ],
)
def test_problems_alone_hold_no_measure(text: str) -> None:
    assert not of("measure", text)


def test_words_that_may_be_a_measure_are_doubtful() -> None:
    [one] = of("measure", "公示栏太高，老人看不见。村口另立了一块矮牌。")

    assert one.get("sure") is None


def test_stock_phrases_are_vague() -> None:
    found = of("problem", "一是公开意识有待增强；二是队伍能力还不够强。下一步将加强学习。")

    assert [one.get("vague") for one in found] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "公开意识有待增强，全年退回补标37件。",
        "公开内容不够全面，“资金使用”一栏连续两季空缺。",
        "听证公告张贴不及时。",
    ],
)
def test_a_number_a_column_or_a_business_is_not_vague(text: str) -> None:
    [one] = of("problem", text)

    assert one.get("vague") is False


def test_an_announced_weakness_that_is_never_named_is_a_vague_problem() -> None:
    [one] = of("problem", "公开工作仍存在薄弱环节，主要表现如下：\n下一步，将开展轮训。")

    assert one.get("vague") is True


def test_problems_of_other_business_are_told_apart() -> None:
    found = of("problem", "一是茶园灌溉设施老化；二是招商项目偏少。")

    assert [one.get("about") for one in found] == [False, False]


def test_business_words_in_a_problem_of_disclosure_do_no_harm() -> None:
    [one] = of("problem", "招商项目签约信息上网晚，平均迟10天。")

    assert one.get("about") is True


def test_a_staff_shortage_alone_may_be_either() -> None:
    [one] = of("problem", "专业人员紧缺。")

    assert one.get("about") is None


def test_a_measure_for_one_problem_leaves_the_others_out() -> None:
    text = "问题：1.年报格式有误；2.听证公告滞后；3.公示栏破损。措施：修补破损的公示栏。"

    assert [one.get("answered") for one in of("problem", text)] == ["no", "no", "yes"]


@pytest.mark.parametrize(
    "measure",
    ["针对以上三点，逐条整改。", "下一步加强培训。", "已建立通报台账，全部销号。"],
)
def test_a_measure_for_all_leaves_none_out(measure: str) -> None:
    text = f"问题：1.年报格式有误；2.听证公告滞后；3.公示栏破损。{measure}"

    assert "no" not in {one.get("answered") for one in of("problem", text)}


def test_the_parts_of_a_list_are_told_apart() -> None:
    found = of("problem", "不足有：（一）公告迟缓。（二）附件缺失。（三）检索不便。")

    assert len(found) == 3
    assert all(one.get("listed") for one in found)


def test_a_section_in_headings_is_read_by_them() -> None:
    text = (
        "（一）2022年问题整改情况\n已补录。\n（二）存在的问题\n公告迟缓。\n（三）改进措施\n限时。"
    )

    assert [one.get("text") for one in sure("problem", text)] == ["公告迟缓"]
    assert sure("measure", text)


@pytest.mark.parametrize(
    "text",
    [
        "县里督查反馈的问题均已整改到位，全年工作走在前列。",
        "上年报告中的问题已全部解决，今后继续保持。",
        "自查发现的问题逐项完成整改，运行平稳。",
        "虽然我镇起步晚、人手少，但各项任务圆满完成。",
    ],
)
def test_problems_that_are_only_said_to_be_settled_are_no_problems(text: str) -> None:
    assert of("problem", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "栏目更新滞后的问题已整改到位。",
        "虽然解读形式单一，但发布数量增长较快。",
        "反馈的问题已整改，但检索仍不方便。",
    ],
)
def test_a_problem_that_is_named_is_one_even_if_it_is_settled(text: str) -> None:
    assert of("problem", text)


GROUPS = PatternGroups(
    {"lack": ["不[^\\x00]", "慢$"], "done": ["已.{0,4}办"], "never": ["甲乙丙丁"]}
)


@given(st.text("不慢已办公开，", max_size=30), st.sampled_from(["lack", "done", "never"]))
def test_groups_find_what_their_patterns_find(text: str, group: str) -> None:
    hits = sorted(GROUPS.spans(group, text))
    hit = GROUPS.first(group, text)

    assert GROUPS.has(group, text) is bool(hits)
    assert (hit.start() if hit else None) == (hits[0][0] if hits else None)
    assert len(GROUPS.hidden(group, text)) == len(text)


GIST = Gist(("公开", "意识", "有待", "提高"), ("逐条",))


@given(st.lists(st.sampled_from(["公开", "意识", "有待", "提高", "，", "、"]), max_size=30))
def test_nothing_but_stock_phrases_is_vague(words: list[str]) -> None:
    assert GIST.vague("".join(words), 0) is True


@settings(max_examples=50)
@given(st.text("公开更新慢，。1", max_size=40), st.integers(1, 9))
def test_numbers_make_any_problem_concrete(text: str, numbers: int) -> None:
    assert GIST.vague(text, numbers) is False
