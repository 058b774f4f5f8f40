import pytest

from hegui.extraction.numerals import number, year_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("26", "26"),
        ("1,113", "1113"),
        ("1.2万", "12000"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("三千二百", "3200"),
        ("一万二千", "12000"),
        ("两", "2"),
    ],
)
def test_a_number_is_read_exactly(text: str, value: str) -> None:
    assert str(number(text)) in {value, f"{value}.0"}


@pytest.mark.parametrize("text", ["", "若干", "1.2.3", "件"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


def test_a_year_in_chinese_digits_is_read_digit_by_digit() -> None:
    assert year_number("二○二一") == 2021
    assert year_number("二〇一九") == 2019
