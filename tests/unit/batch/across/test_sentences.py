"""Sentences that can be compared: masked, and told apart from what everybody writes."""

import time

from hypothesis import given
from hypothesis import strategies as st

from hegui.batch.across.masks import mask_of
from hegui.batch.across.sentences import Stock, sentences_of, stock_of

NONE = mask_of("")
TOWN = mask_of("云岭省临岚县松坪镇人民政府")


def said(text: str, stock: Stock | None = None) -> list[str]:
    return [one.masked for one in sentences_of(text, TOWN, stock or stock_of(())) if one.counts]


def test_figures_years_and_own_names_are_masked() -> None:
    here = sentences_of("2023年，松坪镇人民政府公开村务清单35条，松坪卫生院另贴告示三次。", TOWN)
    there = sentences_of(
        "2022年，河湾乡公开村务清单1,208条，河湾卫生院另贴告示十二次。",
        mask_of("白榆县河湾乡人民政府"),
    )

    assert [one.masked for one in here] == [one.masked for one in there]


def test_what_an_agency_calls_itself_is_its_name() -> None:
    assert TOWN("我镇印发清单") == TOWN("本单位印发清单") == TOWN("松坪镇印发清单")


def test_a_common_word_is_no_name() -> None:
    assert mask_of("望溪区民政局")("民政事项办理") == "民政事项办理"


def test_full_width_and_blanks_make_no_difference() -> None:
    assert NONE("发布 信息２３条") == NONE("发布信息23条")


def test_ordinals_make_no_difference() -> None:
    plain = said("栏目更新慢于业务系统。")

    for ordinal in ("（一）", "(2)", "一是", "3.", "首先，", "第三，", "问题二："):
        assert said(f"{ordinal}栏目更新慢于业务系统。") == plain


def test_sentences_end_at_semicolons_and_before_ordinals() -> None:
    text = "办事指南已重编；老人也能看懂（二）平台方面。检索入口移到了首页"

    assert len(sentences_of(text, NONE)) == 4


def test_denials_do_not_count() -> None:
    assert not said("本年度未收到政府信息公开申请，没有发生行政复议。")
    assert not said("全年收取信息处理费0元。")
    assert not said("不存在因公开引发的诉讼。")


def test_problems_count_though_they_deny() -> None:
    assert said("部分栏目没有及时更新，解读材料不够通俗。")
    assert said("未有效整合各股室的公开渠道。")


def test_headings_and_fragments_do_not_count() -> None:
    assert not said("主要问题。")


def test_stock_phrases_and_titles_of_instruments_do_not_count() -> None:
    stock = stock_of(["深入贯彻", "提高政治站位"])

    assert not said("深入贯彻《中华人民共和国政府信息公开条例》，提高政治站位。", stock)
    assert said("深入贯彻上级部署，把村级公示栏迁到集市旁。", stock)


@given(st.text(max_size=400))
def test_no_character_that_counts_is_lost_or_made_up(text: str) -> None:
    told = sentences_of(text, NONE)

    assert sum(len(one.text) for one in told) <= len(text)
    assert all(0 <= one.size <= len(one.masked) for one in told)
    assert sentences_of(text, NONE) == told


def test_hostile_text_takes_linear_time() -> None:
    for piece in ("（一）", "一是", "《", "#", "我", "松", "未", "1,", "。", "镇人民政府"):
        start = time.process_time()
        sentences_of(piece * (60_000 // len(piece)), TOWN)
        assert time.process_time() - start < 3
