"""Amounts in prose: what is one, and what only looks like it."""

import pytest

from hegui.extraction.narrative.amounts import find_amounts


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("权责清单30项", "30", "项"),
        ("中标合同50条", "50", "条"),
        ("另2件尚在审理", "2", "件"),
        ("专栏3个", "3", "个"),
        ("其余40人来自企业", "40", "人"),
        ("一百一十六条", "116", "条"),
    ],
)
def test_an_amount_is_exact_whatever_stands_beside_it(written: str, value: str, unit: str) -> None:
    (found,) = find_amounts(written)
    assert (str(found.value), found.unit, found.exact) == (value, unit, True)


@pytest.mark.parametrize("written", ["同一件事", "每两件", "第30条", "统一", "逐一份"])
def test_words_with_numerals_are_no_amounts(written: str) -> None:
    assert list(find_amounts(written)) == []


@pytest.mark.parametrize("written", ["20余条", "100多件", "近百人次", "20条以上", "约30件"])
def test_a_hedged_amount_is_not_exact(written: str) -> None:
    (found,) = find_amounts(written)
    assert not found.exact
