"""What one number instead of another looks like."""

import pytest

from hegui.suspects.slips import UNEXPLAINED, exchanged, slip


@pytest.mark.parametrize(
    ("stands", "should", "words"),
    [
        (12, 21, "相邻两位数字写颠倒"),
        (1243, 1234, "相邻两位数字写颠倒"),
        (17, 16, "写错一位数字"),
        (120, 12, "多写一位数字"),
        (112, 12, "多写一位数字"),
        (12, 102, "少写一位数字"),
        (-14, 14, "多了负号"),
        (3, 4, ""),
        (0, 14, ""),
        (12, 34, ""),
        (5, 0, ""),
    ],
)
def test_digits_tell_how_a_number_went_wrong(stands: int, should: int, words: str) -> None:
    assert slip(stands, should).words == words


def test_a_cell_without_a_number_was_not_filled_in() -> None:
    assert slip(0, 14, empty=True).words == "没有填数"


def test_a_total_of_nought_beside_several_parts_was_not_added_up() -> None:
    assert slip(0, 3, parts=(1, 2, 0)).words == "总计没有算"
    assert slip(0, 3, parts=(3, 0, 0)).words == ""


def test_a_total_may_lack_a_part_or_repeat_one() -> None:
    assert slip(40, 65, parts=(40, 13, 12)).words == "与其中一个分项相同"
    assert slip(53, 65, parts=(40, 13, 12)).words == "少加了一个分项"


def test_small_numbers_are_equal_to_their_neighbours_by_chance() -> None:
    assert slip(31, 8, neighbours=(31, 0)).words == "与相邻的一格相同"
    assert slip(3, 8, neighbours=(3, 0)).weight == UNEXPLAINED


def test_two_cells_may_have_been_exchanged() -> None:
    row = [("new_received", "research"), ("new_received", "total"), ("granted", "research")]

    both = exchanged((4, 9, 7), (9, 4, 1), row)

    assert {n: one.words for n, one in both.items()} == {0: "两格填反了", 1: "两格填反了"}
    assert exchanged((4, 9), (9, 5), row[:2]) == {}
    assert exchanged((4, 9), (9, 4), row[1:]) == {}
    assert exchanged((4,), (9,), row[:1]) == {}
