"""How characters are said, from the order of the standard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.model.pinyin import is_spelled, sound, sound_alike, sounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("司法局", ("si", "fa", "ju")),
        ("白渡", ("bai", "du")),
        ("旅女略虐", ("lü", "nü", "lüe", "nüe")),
        ("啊座", ("a", "zuo")),
    ],
)
def test_common_characters_have_their_sound(text: str, expected: tuple[str, ...]) -> None:
    assert sounds(text) == expected


@pytest.mark.parametrize("char", ["甪", "A", "1", "。", "\U00020000", "镕"])
def test_what_is_not_common_has_none(char: str) -> None:
    assert sound(char) == ""


@pytest.mark.parametrize(
    ("one", "other"), [("法", "发"), ("局", "居"), ("申", "深"), ("整", "真")]
)
def test_characters_said_alike_are_alike(one: str, other: str) -> None:
    assert sound_alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("财", "民"), ("水", "林"), ("甪", "甪")])
def test_others_are_not(one: str, other: str) -> None:
    assert not sound_alike(one, other)


@pytest.mark.parametrize("text", ["baiyu", "wangxi", "nvlv", "chengtang"])
def test_syllables_from_end_to_end_are_a_spelling(text: str) -> None:
    assert is_spelled(text)


@pytest.mark.parametrize("text", ["county", "gov", "bygk", "zwgk"])
def test_other_letters_are_none(text: str) -> None:
    assert not is_spelled(text)


@given(st.text(alphabet="青禾望溪澄塘临岚白石", min_size=1, max_size=6))
def test_a_name_spelled_out_is_a_spelling(name: str) -> None:
    assert is_spelled("".join(sounds(name)))
