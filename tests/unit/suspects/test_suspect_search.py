"""The smallest changes: each makes every sum agree, none is smaller, and none is missing."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.suspects import programme

from hegui.suspects.exact import change
from hegui.suspects.problem import Change, Problem, parts
from hegui.suspects.search import MOST_CELLS, Found, smallest

ROWS, COLUMNS = 4, 4  # the last of each is the total


def grid(values: list[int]) -> Problem:
    """A table with a total row and a total column."""
    sums = []
    for row in range(ROWS):
        own = range(row * COLUMNS, (row + 1) * COLUMNS)
        sums.append(tuple((at, -1 if at == own[-1] else 1) for at in own))
    for column in range(COLUMNS):
        down = range(column, ROWS * COLUMNS, COLUMNS)
        sums.append(tuple((at, -1 if at == down[-1] else 1) for at in down))
    return Problem(tuple(values), tuple(sums))


def balanced(parts_of_it: list[int]) -> list[int]:
    rows = [parts_of_it[n : n + 3] for n in (0, 3, 6)]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return [value for row in rows for value in (*row, sum(row))]


@st.composite
def spoiled(draw: st.DrawFn, highest: int = 0) -> Problem:
    highest = highest or draw(st.sampled_from([3, 50, 10**9]))
    numbers = st.integers(0, highest)
    values = balanced(draw(st.lists(numbers, min_size=9, max_size=9)))
    for at in draw(st.lists(st.integers(0, 15), min_size=1, max_size=3, unique=True)):
        values[at] = draw(numbers)
    return grid(values)


def after(problem: Problem, one: Change) -> Problem:
    values = list(problem.values)
    for at, value in zip(one.cells, one.should, strict=True):
        assert value is not None
        values[at] = value
    return Problem(tuple(values), problem.sums)


@settings(max_examples=60, deadline=None)
@given(spoiled())
def test_every_answer_makes_every_sum_agree_and_nothing_negative(problem: Problem) -> None:
    if not problem.failing:
        return
    for one in smallest(problem).changes:
        if None not in one.should:
            mended = after(problem, one)
            assert not mended.failing
            assert min(mended.values) >= 0


@settings(max_examples=25, deadline=None)
@given(spoiled())
def test_no_set_is_smaller_and_none_of_the_same_size_is_missing(problem: Problem) -> None:
    if not problem.failing:
        return
    found = smallest(problem)

    for size in range(1, min(3, len(problem.failing)) + 1):
        sets = (change(problem, cells) for cells in combinations(range(16), size))
        every = tuple(one for one in sets if one is not None)
        if every:
            assert found == Found(size, every)
            return
    assert found.cells is not None
    assert found.cells > min(3, len(problem.failing))


@settings(max_examples=25, deadline=None)
@given(spoiled(highest=200))
def test_another_solver_needs_as_many_cells(problem: Problem) -> None:
    if problem.failing:
        fewest = smallest(problem).cells
        assert fewest == min(programme.fewest(problem), len(problem.failing) + 1)


def test_one_wrong_cell_is_the_only_proposal() -> None:
    values = balanced([12, 3, 0, 4, 0, 0, 0, 7, 1])
    values[0] = 21

    found = smallest(grid(values))

    assert found == Found(1, (Change((0,), (12,)),))


def test_two_wrong_cells_that_no_single_one_explains() -> None:
    values = balanced([12, 3, 0, 4, 0, 0, 0, 7, 1])
    values[0], values[5] = 21, 5

    found = smallest(grid(values))

    assert found.cells == 2
    assert Change((0, 5), (12, 0)) in found.changes


def test_a_thousand_millions_beside_one_are_told_apart() -> None:
    values = balanced([10**9, 3, 0, 4, 0, 0, 0, 7, 1])
    values[0], values[5] = 0, 1

    found = smallest(grid(values))

    assert found == Found(2, (Change((0, 5), (10**9, 0)),))


def test_a_lone_sum_has_as_many_answers_as_cells_that_can_move() -> None:
    problem = Problem((1, 0, 0, 3), (((0, 1), (1, 1), (2, 1), (3, -1)),))

    found = smallest(problem)

    assert found.changes == (
        Change((0,), (3,)),
        Change((1,), (2,)),
        Change((2,), (2,)),
        Change((3,), (1,)),
    )


def test_a_part_cannot_sink_below_nought() -> None:
    problem = Problem((1, 2, 0), (((0, 1), (1, 1), (2, -1)),))

    assert smallest(problem).changes == (Change((2,), (3,)),)


def test_numbers_that_several_values_would_mend_are_left_open() -> None:
    # Both parts are too large for the total, and the total is held by another sum.
    problem = Problem((9, 9, 5, 5), (((0, 1), (1, 1), (2, -1)), ((2, 1), (3, -1))))

    assert change(problem, (0, 1)) == Change((0, 1), (None, None))


def test_too_many_failing_sums_are_not_explained_by_a_few_cells() -> None:
    sums = tuple(((2 * n, 1), (2 * n + 1, -1)) for n in range(MOST_CELLS + 1))
    problem = Problem((1, 0) * (MOST_CELLS + 1), sums)

    assert smallest(problem) == Found(MOST_CELLS + 1, ())


def test_sums_without_a_cell_in_common_are_parts_of_their_own() -> None:
    problem = Problem(
        (1, 2, 3, 3, 4, 5), (((0, 1), (1, -1)), ((2, 1), (3, -1)), ((4, 1), (5, -1)))
    )

    found = parts(problem)

    assert [(cells, sums) for _, cells, sums in found] == [((0, 1), (0,)), ((4, 5), (2,))]
    assert [part.values for part, _, _ in found] == [(1, 2), (4, 5)]
