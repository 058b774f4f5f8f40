"""Chinese text in columns: widths in cells, lines that break anywhere but inside words."""

from hypothesis import given
from hypothesis import strategies as st

from hegui.cli.layout import cells, wrapped


def test_a_chinese_sign_takes_two_cells() -> None:
    assert cells("审核 a，") == 8
    assert cells("") == 0


def test_lines_break_between_chinese_signs_and_not_inside_words() -> None:
    assert list(wrapped("默认是 error（错误）", 10)) == ["默认是", "error（错", "误）"]


def test_a_stop_does_not_begin_a_line() -> None:
    assert list(wrapped("甲乙丙。丁", 6)) == ["甲乙丙。", "丁"]


@given(st.text("甲乙丙，。ab1- \n", max_size=60), st.integers(4, 20))
def test_nothing_is_lost_and_no_line_is_much_wider_than_asked(text: str, width: int) -> None:
    lines = list(wrapped(text, width))

    assert "".join("".join(lines).split()) == "".join(text.split())
    longest_word = max((len(word) for word in text.split()), default=0)
    stops = sum(text.count(sign) for sign in "，。")
    assert all(cells(line) <= max(width, 2 * longest_word) + 2 * stops for line in lines)
