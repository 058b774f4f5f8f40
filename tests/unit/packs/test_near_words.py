"""Slips of the pen that a list need not write out."""

import pytest

from hegui.packs.near_words import near_words

NEAR = near_words(["信息公开", "公开目录"], ["开工升"])


@pytest.mark.parametrize(
    "wrong",
    ["信息公工", "信息公升", "信息功开", "信息公凯", "信息息公开", "信公息开", "公开木录"],
)
def test_one_slip_is_listed_with_the_right_word(wrong: str) -> None:
    assert NEAR[wrong] in ("信息公开", "公开目录")


@pytest.mark.parametrize(
    "right",
    ["信息公开", "公开目录", "新息公开", "信息公布", "信息公开开", "信信息公开", "信息公告"],
)
def test_right_words_and_what_may_belong_to_neighbours_are_not(right: str) -> None:
    assert right not in NEAR


def test_a_word_that_is_right_itself_is_no_slip_of_another() -> None:
    assert near_words(["公开信息", "公开心息"], []).keys().isdisjoint({"公开信息", "公开心息"})
