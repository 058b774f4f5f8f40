"""Cells and the sums they take part in, as bare integers: what is to be explained, and proposals.

Error localisation after Fellegi and Holt: of all ways to make every sum agree, those that change
the fewest cells are the likeliest. Knows neither reports nor forms.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Sum = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Problem:
    """Cells that take part in sums, all of which should come to nought.

    Attributes:
        values: what stands in each cell.
        sums: for each sum its cells: index into ``values`` and 1 or -1.
    """

    values: tuple[int, ...]
    sums: tuple[Sum, ...]

    @cached_property
    def rest(self) -> tuple[int, ...]:
        """What each sum comes to; 0 where it agrees."""
        return tuple(sum(sign * self.values[at] for at, sign in one) for one in self.sums)

    @cached_property
    def failing(self) -> frozenset[int]:
        """Indexes of the sums that do not agree."""
        return frozenset(n for n, rest in enumerate(self.rest) if rest)

    @cached_property
    def cells(self) -> tuple[frozenset[int], ...]:
        """For each sum the indexes of its cells."""
        return tuple(frozenset(at for at, _ in one) for one in self.sums)

    @cached_property
    def of_cell(self) -> tuple[tuple[int, ...], ...]:
        """For each cell the indexes of the sums it takes part in."""
        found: list[list[int]] = [[] for _ in self.values]
        for n, one in enumerate(self.sums):
            for at, _ in one:
                found[at].append(n)
        return tuple(map(tuple, found))

    @cached_property
    def widest(self) -> int:
        """The most sums that one cell takes part in."""
        return max(map(len, self.of_cell), default=0)

    def least(self, at: int) -> int:
        """The least a cell may hold: a count is not negative, but what stands may stay."""
        return min(0, self.values[at])


@dataclass(frozen=True, slots=True)
class Change:
    """Cells to change, and to what.

    Attributes:
        cells: indexes of the cells, ascending.
        should: what each would have to hold; None where several numbers would do.
    """

    cells: tuple[int, ...]
    should: tuple[int | None, ...]


def parts(problem: Problem) -> list[tuple[Problem, tuple[int, ...], tuple[int, ...]]]:
    """The problem cut where nothing holds it together; parts in which all sums agree are left out.

    Returns:
        For each part the problem, and the old indexes of its cells and of its sums.
    """
    if not problem.failing:
        return []
    own = list(range(len(problem.sums)))
    for sums in problem.of_cell:
        joined = {own[n] for n in sums}
        if len(joined) > 1:
            first = min(joined)
            own = [first if one in joined else one for one in own]
    found = []
    for group in sorted({own[n] for n in problem.failing}):
        sums = tuple(n for n, one in enumerate(own) if one == group)
        cells = tuple(sorted({at for n in sums for at in problem.cells[n]}))
        found.append((_part(problem, cells, sums), cells, sums))
    return found


def _part(problem: Problem, cells: Sequence[int], sums: Sequence[int]) -> Problem:
    new = {at: n for n, at in enumerate(cells)}
    return Problem(
        tuple(problem.values[at] for at in cells),
        tuple(tuple((new[at], sign) for at, sign in problem.sums[n]) for n in sums),
    )
