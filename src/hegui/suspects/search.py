"""Every smallest set of cells whose change makes all sums agree, each proved in whole numbers.

The integer programme of Fellegi and Holt, solved by branching over the sums that are still open:
each of them needs another of its cells. Sizes are tried upwards, so nothing smaller is missed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hegui.suspects.exact import change
from hegui.suspects.problem import Change, Problem

MOST_CELLS = 5  # of a proposal: who would believe in more?
_MOST_SETS = 3000  # looked at; what is counted is the same on every machine, seconds are not
_MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest changes of one problem.

    Attributes:
        cells: how many cells each of them changes; None where that was not found out.
        changes: all of them, by their cells; () if they change more than ``MOST_CELLS``, or more
            cells than there are sums to explain: that explains nothing.
        complete: whether there are certainly no others of that size.
    """

    cells: int | None
    changes: tuple[Change, ...]
    complete: bool = True


def smallest(problem: Problem) -> Found:
    """The smallest changes that make every sum of *problem* agree; one sum at least does not."""
    least = -(-len(problem.failing) // problem.widest)
    if least > MOST_CELLS:
        return Found(least, ())
    if least == 1:
        alone = _alone(problem)
        if alone or len(problem.failing) == 1:
            return Found(1, alone)
        least = 2
    most = min(MOST_CELLS, len(problem.failing))
    for count in range(least, most + 1):
        search = _Search(problem, count)
        search.go(frozenset())
        whole = search.left > 0 and len(search.found) < _MOST_FOUND
        if search.found:
            return Found(count, tuple(search.found[key] for key in sorted(search.found)), whole)
        if not whole:
            return Found(None, (), complete=False)
    return Found(most + 1, ())


def _alone(problem: Problem) -> tuple[Change, ...]:
    """The single cells that explain everything."""
    suspects = frozenset.intersection(*(problem.cells[n] for n in problem.failing))
    tried = (change(problem, [at]) for at in sorted(suspects))
    return tuple(one for one in tried if one is not None)


@dataclass
class _Search:
    """Looks for all changes of exactly ``count`` cells, where fewer do not suffice."""

    problem: Problem
    count: int
    left: int = _MOST_SETS
    found: dict[tuple[int, ...], Change] = field(default_factory=dict)
    _seen: set[frozenset[int]] = field(default_factory=set)

    def go(self, chosen: frozenset[int]) -> None:
        """Adds to ``found`` every change that holds the *chosen* cells and more."""
        if chosen in self._seen or self.left <= 0 or len(self.found) >= _MOST_FOUND:
            return
        self._seen.add(chosen)
        self.left -= 1
        open_sums = self._open(chosen)
        room = self.count - len(chosen)
        if len(open_sums) > self.problem.widest * room:
            return
        if not room:
            proposal = change(self.problem, tuple(chosen))
            if proposal is not None:
                self.found[proposal.cells] = proposal
            return
        for at in self._next(chosen, open_sums, room):
            self.go(chosen | {at})

    def _open(self, chosen: frozenset[int]) -> list[int]:
        """Sums that only further cells can settle: failing without one, or upset by just one."""
        problem = self.problem
        held: dict[int, int] = {}
        for at in chosen:
            for n in problem.of_cell[at]:
                held[n] = held.get(n, 0) + 1
        missed = [n for n in problem.failing if n not in held]
        return missed + [n for n, cells in held.items() if cells == 1 and n not in problem.failing]

    def _next(self, chosen: frozenset[int], open_sums: list[int], room: int) -> Iterable[int]:
        cells = self.problem.cells
        if open_sums and room == 1:
            return sorted(frozenset.intersection(*(cells[n] for n in open_sums)) - chosen)
        if open_sums:
            return sorted(
                min((cells[n] for n in open_sums), key=lambda one: (len(one), sorted(one)))
                - chosen
            )
        touched = {n for at in chosen for n in self.problem.of_cell[at]}
        return sorted({at for n in touched for at in cells[n]} - chosen)
