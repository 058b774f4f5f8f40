"""What chosen cells would have to hold so that every sum agrees: exact, in whole numbers."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from hegui.suspects.problem import Change, Problem

_Line = list[Fraction]


def change(problem: Problem, chosen: Sequence[int]) -> Change | None:
    """The change of exactly the *chosen* cells that makes every sum agree; None if none does.

    A set whose values stay open in more than one direction counts as none: with so few cells it
    only arises where a smaller set does as well.
    """
    cells = tuple(sorted(chosen))
    touched = sorted({n for at in cells for n in problem.of_cell[at]})
    if not problem.failing <= set(touched):
        return None
    place = {at: n for n, at in enumerate(cells)}
    lines: list[_Line] = []
    for n in touched:
        line = [Fraction(0)] * (len(cells) + 1)
        for at, sign in problem.sums[n]:
            if at in place:
                line[place[at]] += sign
        line[-1] = Fraction(-problem.rest[n])
        lines.append(line)
    pivots = _reduced(lines, len(cells))
    if any(line[-1] for line in lines[len(pivots) :]):
        return None
    free = [n for n in range(len(cells)) if n not in pivots]
    if len(free) > 1:
        return None
    return _values(problem, cells, lines, pivots, free)


def _reduced(lines: list[_Line], width: int) -> list[int]:
    """Brings *lines* into reduced form in place; gives the column each leading line stands for."""
    pivots: list[int] = []
    for column in range(width):
        top = len(pivots)
        found = next((n for n in range(top, len(lines)) if lines[n][column]), None)
        if found is None:
            continue
        lines[top], lines[found] = lines[found], lines[top]
        lead = lines[top][column]
        if lead != 1:
            lines[top] = [value / lead for value in lines[top]]
        for n, line in enumerate(lines):
            if n != top and line[column]:
                times = line[column]
                lines[n] = [a - times * b for a, b in zip(line, lines[top], strict=True)]
        pivots.append(column)
    return pivots


def _values(
    problem: Problem,
    cells: tuple[int, ...],
    lines: list[_Line],
    pivots: list[int],
    free: list[int],
) -> Change | None:
    """Each cell is ``start + slope * step``: nothing below its least, whole numbers only."""
    start = [Fraction(problem.values[at]) for at in cells]
    slope = [Fraction(0)] * len(cells)
    for line, column in zip(lines, pivots, strict=False):
        start[column] += line[-1]
        if free:
            slope[column] = -line[free[0]]
    if free:
        slope[free[0]] = Fraction(1)
    if any(one.denominator != 1 for one in (*start, *slope)):
        return None
    low: int | None = None
    high: int | None = None
    for at, begin, rise in zip(cells, start, slope, strict=True):
        room = problem.least(at) - begin
        if not rise:
            if room > 0:
                return None
        elif rise > 0:
            low = ceil(room / rise) if low is None else max(low, ceil(room / rise))
        else:
            high = floor(room / rise) if high is None else min(high, floor(room / rise))
    if low is not None and high is not None and low > high:
        return None
    step = low if low is not None and low == high else None
    if step is not None:
        start = [begin + rise * step for begin, rise in zip(start, slope, strict=True)]
        slope = [Fraction(0)] * len(cells)
    should = tuple(None if rise else int(begin) for begin, rise in zip(start, slope, strict=True))
    if any(problem.values[at] == value for at, value in zip(cells, should, strict=True)):
        return None  # a cell that stays as it is belongs to no smallest change
    return Change(cells, should)
