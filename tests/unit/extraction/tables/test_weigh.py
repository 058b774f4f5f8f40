from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hegui.extraction.tables.weigh import Sum, expected_row, place, splits

# Six parts and their total, as the form's applicants.
TOTAL = Sum(left=(0, 1, 2, 3, 4, 5), right=(6,))


def numbers(*values: int) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_one_lost_cell_is_located_when_row_and_columns_leave_one_row() -> None:
    expected = numbers(3, 0, 2, 0, 0, 1, 6)

    placed = place(numbers(3, 0, 0, 0, 1, 6), 7, [TOTAL], expected)

    assert placed.located
    assert placed.sure == (0, 1, None, 2, 3, 4, 5)
    assert placed.inferred == (None, None, Decimal(2), None, None, None, None)


def test_a_cell_lost_in_a_run_of_equal_values_is_never_called_reported() -> None:
    placed = place(numbers(0, 0, 0, 0, 0, 0), 7, [TOTAL], numbers(0, 0, 0, 0, 0, 0, 0))

    assert placed.located
    assert placed.sure == (None,) * 7
    assert placed.inferred == tuple(numbers(0, 0, 0, 0, 0, 0, 0))


def test_without_sums_a_short_row_stays_open_with_every_way_as_candidate() -> None:
    placed = place(numbers(4, 9), 3, [], None)

    assert not placed.located
    assert set(placed.candidates) == {(None, 0, 1), (0, None, 1), (0, 1, None)}
    assert placed.sure == (None, None, None)


def test_what_is_the_same_in_every_way_is_certain() -> None:
    blocks = [Sum((0, 1, 2, 3), (4,)), Sum((5, 6, 7, 8), (9,))]

    # 1+0+0+2=3 adds up, so the cell was lost in the other block.
    placed = place(numbers(1, 0, 0, 2, 3, 0, 0, 5, 5), 10, blocks, None)

    assert placed.sure[:5] == (0, 1, 2, 3, 4)
    assert not placed.located


def test_a_wrong_number_elsewhere_leaves_the_value_open() -> None:
    # The columns want a 9 that the row does not have: something is wrong, nobody knows what.
    placed = place(numbers(3, 0, 0, 0, 1, 6), 7, [TOTAL], numbers(3, 0, 9, 0, 0, 1, 13))

    assert placed.inferred == (None,) * 7


def test_a_placeholder_among_the_values_makes_the_row_undecidable() -> None:
    placed = place([Decimal(1), None, Decimal(2)], 4, [], None)

    assert placed.sure == (None,) * 4
    assert len(placed.candidates) == 4


def test_glued_digits_are_split_only_where_there_is_one_way() -> None:
    assert splits("000", 3) == [("0", "0", "0")]
    assert splits("0012", 3) == [("0", "0", "12")]
    assert splits("1000", 4) == [("1", "0", "0", "0")]
    assert len(splits("1234", 3)) == 3
    assert splits("12", 3) == []


@given(
    parts=st.lists(st.integers(0, 30), min_size=6, max_size=6),
    lost=st.integers(0, 6),
)
def test_the_true_row_is_always_among_the_candidates(parts: list[int], lost: int) -> None:
    row = [*parts, sum(parts)]
    left = [value for at, value in enumerate(row) if at != lost]

    placed = place(numbers(*left), 7, [TOTAL], None)

    ways = [
        tuple(None if index is None else left[index] for index in way) for way in placed.candidates
    ]
    assert tuple(None if at == lost else value for at, value in enumerate(row)) in ways
    for at, index in enumerate(placed.sure):
        if index is not None:
            assert left[index] == row[at]


def test_the_columns_say_what_a_row_must_hold_only_if_all_other_rows_are_there() -> None:
    signs = {"a": 1, "b": 1, "sum": -1}
    rows = {"a": numbers(1, 2), "sum": numbers(4, 2)}

    assert expected_row(rows, "b", [signs], 2) == tuple(numbers(3, 0))
    assert expected_row({"sum": numbers(4, 2)}, "b", [signs], 2) is None
