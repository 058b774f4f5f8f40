"""Passages that stand in the report twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.extraction.narrative.content_reports import facts, report

LONG = "信息上网以前由经办人初核、科长复核、分管领导签发，凡是缺少保密意见的一律退回，直到补齐为止"


def test_a_sentence_told_twice() -> None:
    [one] = facts("repeat", report(t3=f"{LONG}。", t5=f"自查两次。{LONG}。"))

    assert one.get("times") == 2
    assert one.get("length") == 41
    assert one.get("sure") is True


def test_short_sentences_in_a_row_make_a_passage() -> None:
    text = "文件先审查再上网。失效的文件按季清理。目录每月核对一遍。群众来信当天登记。"
    [one] = facts("repeat", report(t3=text, six=text))

    assert one.get("length") == 33


def test_short_phrases_are_no_passage() -> None:
    assert not facts("repeat", report(t1="专人负责，按月更新。", t4="专人负责，按月更新。"))


def test_one_changed_word_makes_another_passage() -> None:
    assert not facts("repeat", report(t3=f"{LONG}。", t5=f"{LONG.replace('退回', '驳回')}。"))


def test_the_preface_may_be_repeated() -> None:
    period = "本报告统计期限为2023年1月1日至2023年12月31日，所列数据均以年末的登记台账为准"

    assert not facts("repeat", report(six=f"{period}。") + f"{period}。")


def test_a_report_copied_whole_is_doubtful() -> None:
    parts = [LONG.replace("科长", name) for name in ("甲", "乙", "丙", "丁", "戊")]
    lines = "\n".join(f"{part}。" for part in [*parts, *parts])
    found = facts("repeat", report(t3=lines, t1="。", t2="。", t4="。", t5="。"))

    assert found
    assert all(one.get("sure") is None for one in found)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=2, max_size=6, unique=True))
def test_different_sentences_are_never_a_repeat(names: list[str]) -> None:
    text = "。".join(f"{LONG}{name}" for name in names) + "。"

    assert not facts("repeat", report(t3=text))
