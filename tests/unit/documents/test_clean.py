"""Folding never changes what a text says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.documents.clean import fold, squeeze


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２３年Ａｂ", "2023年Ab"),
        ("总\u3000计\u00a0数", "总 计 数"),
        ("公\u200b开\ufeff", "公开"),
        ("⼀、⾏政", "一、行政"),
        ("\uf9fe", "茶"),
        ("（一）予以公开：①，％", "（一）予以公开：①，％"),
        ("上\n下", "上\n下"),
    ],
)
def test_what_only_looks_different_is_folded_and_nothing_else(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_squeezed_text_has_no_white_space_of_any_kind() -> None:
    assert squeeze(" 不 涉\u3000及\t\n\u00a0（\u200b无\u3164） ") == "不涉及（无）"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)
