"""What slip of hand or eye would make one number of another, and how likely it is.

A weight is the higher the less likely the slip; weights of several cells add up. They only put
proposals of equal size in order: a cell is never cleared by them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

UNEXPLAINED = 6


@dataclass(frozen=True, slots=True)
class Slip:
    """How a wrong number may have come about.

    Attributes:
        weight: 1 for the likeliest, ``UNEXPLAINED`` for none that is known.
        words: Chinese, for a person; "" where nothing is known.
    """

    weight: int
    words: str


_NONE = Slip(UNEXPLAINED, "")
_SMALL = 9


def slip(
    stands: int,
    should: int,
    *,
    empty: bool = False,
    neighbours: Sequence[int] = (),
    parts: Sequence[int] = (),
) -> Slip:
    """The likeliest slip that leaves *stands* where *should* was meant.

    Args:
        stands: the number in the cell.
        should: the number that makes all sums agree.
        empty: whether the cell holds no number, but a blank or a placeholder.
        neighbours: the numbers in the cells above, below, left and right of it.
        parts: of a total: the numbers it is the sum of; () for any other cell.
    """
    if empty:
        return Slip(1, "没有填数")
    found = [_digits(str(abs(stands)), str(abs(should))) if stands * should >= 0 else _NONE]
    if stands == -should:
        found.append(Slip(1, "多了负号"))
    if not stands and sum(map(bool, parts)) > 1:
        found.append(Slip(2, "总计没有算"))
    # Small numbers are often equal by chance: only two digits tell something.
    if stands > _SMALL and len(parts) > 1:
        if should - stands in parts and should - stands > _SMALL:
            found.append(Slip(3, "少加了一个分项"))
        elif stands in parts:
            found.append(Slip(3, "与其中一个分项相同"))
    if stands > _SMALL and stands in neighbours:
        found.append(Slip(2, "与相邻的一格相同"))
    return min(found, key=lambda one: one.weight)


def exchanged(
    stands: Sequence[int], should: Sequence[int | None], lines: Sequence[tuple[object, object]]
) -> dict[int, Slip]:
    """Pairs of cells of one row or column, each of which holds what the other should.

    Args:
        stands: the numbers in the cells.
        should: the numbers that make all sums agree.
        lines: row and column of each cell.

    Returns:
        By index into the arguments the slip of each cell of such a pair, half its weight each.
    """
    found: dict[int, Slip] = {}
    for one, other in combinations(range(len(stands)), 2):
        crossed = (should[one], should[other]) == (stands[other], stands[one])
        beside = any(a == b for a, b in zip(lines[one], lines[other], strict=True))
        if crossed and beside and not {one, other} & found.keys():
            weight = 1 if max(stands[one], stands[other]) > _SMALL else 2
            found |= dict.fromkeys((one, other), Slip(weight, "两格填反了"))
    return found


def _digits(stands: str, should: str) -> Slip:
    if len(stands) == len(should):
        wrong = [n for n, (a, b) in enumerate(zip(stands, should, strict=True)) if a != b]
        if len(wrong) == 1:
            # Of a number of one digit nothing else can be said: that says nothing.
            return Slip(3, "写错一位数字") if len(stands) > 1 else _NONE
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
            first, second = wrong
            if (stands[first], stands[second]) == (should[second], should[first]):
                return Slip(1, "相邻两位数字写颠倒")
        return _NONE
    if _one_more(stands, should):
        return Slip(2, "多写一位数字")
    if len(stands) > 1 and _one_more(should, stands):
        return Slip(2, "少写一位数字")
    return _NONE


def _one_more(long: str, short: str) -> bool:
    """Whether *long* is *short* with one digit put in."""
    return len(long) == len(short) + 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )
