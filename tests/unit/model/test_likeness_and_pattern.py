"""Near names, and expressions that cannot hang."""

import time

import pytest

from hegui.model.likeness import closest, meant, similarity
from hegui.model.pattern import Words, compile_pattern


def test_the_same_text_is_alike_and_others_are_less_so() -> None:
    assert similarity("总体情况", "总体情况") == 1
    assert similarity("总体情况", "总体工作情况") == pytest.approx(0.8)
    assert similarity("甲", "乙") == 0


def test_a_mistyped_name_finds_its_meaning() -> None:
    assert closest("requets", ["requests", "report", "row"]) == "requests"
    assert closest("zzz", ["requests", "report"]) is None


def test_a_suggestion_names_the_nearest_or_the_few_there_are() -> None:
    assert meant("severty", ["severity", "status"]) == "是否想写“severity”？"
    assert meant("x", ["pass", "fail"]) == "可以写：fail、pass。"
    assert meant("x", [f"name{n}" for n in range(20)]) == ""


def test_a_pattern_finds_chinese_by_character() -> None:
    found = compile_pattern(r"(\d+)件").search("共收到12件")

    assert found is not None
    assert found.group(1) == "12"
    assert found.span(1) == (3, 5)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("(?=a)", "不支持环视"),
        (r"(a)\1", "反向引用"),
        ("(a", "少了“)”"),
        ("a)", "多了“)”"),
        ("[a", "方括号没有成对"),
        ("*a", "前面没有可重复的内容"),
        ("a" * 3000, "超过 2000 个字"),
    ],
)
def test_a_wrong_pattern_is_explained_in_chinese(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match="正则表达式") as caught:
        compile_pattern(text)

    assert reason in str(caught.value)


def test_a_hostile_pattern_takes_no_time() -> None:
    pattern = compile_pattern("(a+)+$")
    began = time.process_time()

    assert pattern.search("a" * 5_000 + "b") is None
    assert time.process_time() - began < 1


def test_of_words_in_one_place_the_longest_is_found() -> None:
    words = Words(["公开", "部分公开|公开信息", "x*"])

    assert list(words.spans("a部分公开信息，公开b")) == [(1, 5, 1), (8, 10, 0)]


def test_a_word_that_several_expressions_have_is_of_the_first() -> None:
    assert [which for *_, which in Words(["[甲乙]", "甲"]).spans("甲乙")] == [0, 0]


def test_no_words_are_found_nowhere() -> None:
    assert list(Words([]).spans("公开")) == []


def test_words_take_time_in_proportion_to_the_text() -> None:
    words = Words(["申请(?:人|书)?", "公开[^，]{0,16}信息", "主动"])
    begin = time.process_time()
    assert sum(1 for _ in words.spans("公开主动申请人" * 30_000)) > 0
    assert time.process_time() - begin < 4
