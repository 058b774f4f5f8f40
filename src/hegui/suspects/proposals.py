"""Changes of bare integers become proposals: which cells, what they should hold, how likely."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hegui.facts.fact import Fact
from hegui.suspects.problem import Change, Problem
from hegui.suspects.slips import UNEXPLAINED, Slip, exchanged, slip

_LONGEST = 10  # characters told of a cell that holds no number


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to make all sums agree.

    Attributes:
        cells: the facts of the cells to change.
        stands: the number each counts as.
        should: the number each would have to hold; None where several would do.
        words: for each the likely slip in Chinese, or "".
        weight: the less the likelier.
    """

    cells: tuple[Fact, ...]
    stands: tuple[int, ...]
    should: tuple[int | None, ...]
    words: tuple[str, ...]
    weight: int

    def say(self) -> str:
        """Chinese: what would have to be changed to what."""
        told = zip(self.cells, self.stands, self.should, self.words, strict=True)
        return "、".join(say(*one) for one in told)


def say(cell: Fact, stands: int, should: int | None, words: str) -> str:
    """Chinese: a cell, the number in it, the number it should hold, the likely slip."""
    now = str(stands) if cell.get("state") == "number" else _as_it_stands(cell)
    due = "要改，改成多少说不准" if should is None else f"应为{should}"
    return f"「{cell.get('label')}」{now}{due}" + (f"（{words}）" if words else "")


def ranked(changes: Iterable[Change], problem: Problem, cells: Sequence[Fact]) -> list[Proposal]:
    """The changes as proposals, the likeliest first; equals in the order of the table.

    Args:
        changes: of *problem*, all of one size.
        problem: the sums.
        cells: the fact of each cell of *problem*, in the order of the table.
    """
    spots = {(cell.get("row"), cell.get("column")): n for n, cell in enumerate(cells)}
    rows = list(dict.fromkeys(cell.get("row") for cell in cells))
    columns = list(dict.fromkeys(cell.get("column") for cell in cells))

    def beside(at: int) -> list[int]:
        row = rows.index(cells[at].get("row"))
        column = columns.index(cells[at].get("column"))
        around = ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1))
        inside = [(r, c) for r, c in around if 0 <= r < len(rows) and 0 <= c < len(columns)]
        found = (spots.get((rows[r], columns[c])) for r, c in inside)
        return [problem.values[n] for n in found if n is not None]

    near = {at: beside(at) for at in {at for one in changes for at in one.cells}}
    proposals = (_proposal(one, problem, cells, near) for one in changes)
    return sorted(proposals, key=lambda one: one.weight)


def _proposal(
    one: Change, problem: Problem, cells: Sequence[Fact], near: Mapping[int, Sequence[int]]
) -> Proposal:
    stands = tuple(problem.values[at] for at in one.cells)
    lines = [(cells[at].get("row"), cells[at].get("column")) for at in one.cells]
    both = exchanged(stands, one.should, lines)
    slips = [
        Slip(UNEXPLAINED, "")
        if should is None
        else slip(
            problem.values[at],
            should,
            empty=cells[at].get("state") != "number",
            neighbours=near[at],
            parts=_parts_of(at, problem) if cells[at].get("total") else (),
        )
        for at, should in zip(one.cells, one.should, strict=True)
    ]
    likeliest = [min(each, both.get(n, each), key=_weight) for n, each in enumerate(slips)]
    words = tuple(each.words for each in likeliest)
    own = tuple(cells[at] for at in one.cells)
    return Proposal(own, stands, one.should, words, sum(map(_weight, likeliest)))


def _weight(one: Slip) -> int:
    return one.weight


def _parts_of(at: int, problem: Problem) -> tuple[int, ...]:
    """What a total is the sum of, in the first sum that has it alone on its side."""
    for n in problem.of_cell[at]:
        last, sign = problem.sums[n][-1]
        if last == at and [one for _, one in problem.sums[n]].count(sign) == 1:
            return tuple(problem.values[cell] for cell, _ in problem.sums[n][:-1])
    return ()


def _as_it_stands(cell: Fact) -> str:
    text = str(cell.get("text") or "")
    return f"填“{text[:_LONGEST]}”，" if text else "空白，"
