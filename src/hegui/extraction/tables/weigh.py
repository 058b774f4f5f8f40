"""A row with too few or too many values: every way to place them, weighed by the form's sums.

The sums (勾稽) of the row and of its columns can leave one way; they never make a lost number a
reported one. What is the same in every admissible way is certain; the rest is a doubt with its
candidates. Works on numbers; knows no words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

_MOST_OFF = 3  # more lost or surplus values than this: nothing can be said
_MOST_CANDIDATES = 40

Number = Decimal | int
Numbers = Sequence[Number | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over the positions of a row: left adds up to right."""

    left: tuple[int, ...]
    right: tuple[int, ...]

    def holds(self, numbers: Sequence[Number]) -> bool:
        """Whether a complete row adds up."""
        left = sum(numbers[at] for at in self.left)
        return left == sum(numbers[at] for at in self.right)


@dataclass(frozen=True, slots=True)
class Placed:
    """What can be said of a row whose number of values is wrong.

    Attributes:
        sure: for each column the index of its value in the row, or None where it is open.
        inferred: for each column the value all admissible completions agree on, or None.
        candidates: the ways still possible; each a tuple of value indexes (None: lost), by column.
        located: whether the sums leave one completed row.
    """

    sure: tuple[int | None, ...]
    inferred: tuple[Number | None, ...]
    candidates: tuple[tuple[int | None, ...], ...]
    located: bool


def place(values: Numbers, need: int, row_sums: Sequence[Sum], expected: Numbers | None) -> Placed:
    """Where the values of a short or long row belong.

    Args:
        values: the numbers read, in order; None for one that is no number.
        need: how many columns there are.
        row_sums: sums that hold within the row.
        expected: the row as the column sums want it, or None where they cannot say.
    """
    ways = _ways(values, need)
    if not ways or any(value is None for value in values):
        nothing = (None,) * need
        return Placed(nothing, nothing, tuple(ways[:_MOST_CANDIDATES]), located=False)
    numbers = [value for value in values if value is not None]
    if len(values) > need + 1:
        # Several too many are often parts of grouped numbers (2,373), which add up without
        # their thousands as well: no sum can tell them.
        return _open(ways, need, numbers)
    completed = {way: _complete(way, numbers, row_sums) for way in ways}
    fitting = [way for way in ways if completed[way] is not None]
    if expected is not None:
        # The row's own sums and the columns' agree on one completed row (A), or the columns
        # alone single a place out although a number is wrong somewhere (B).
        agreeing = [way for way in fitting if _agrees(way, numbers, expected, row_sums)]
        rows = {_filled(way, numbers, expected) for way in agreeing}
        if len(rows) == 1:
            return _located(agreeing, need, next(iter(rows)), numbers)
        nearest = _nearest(ways, numbers, expected)
        if not agreeing and nearest:
            return _located(nearest, need, None, numbers)
        return _open(agreeing or ways, need, numbers)
    rows_ = {completed[way] for way in fitting}
    if row_sums and len(rows_) == 1 and None not in (next(iter(rows_)) or (None,)):
        return _located(fitting, need, next(iter(rows_)), numbers)
    return _open(fitting or ways, need, numbers)


def splits(digits: str, need: int) -> list[tuple[str, ...]]:
    """Every way to read digits that stand together as *need* numbers, none with a leading 0."""
    found: list[tuple[str, ...]] = []

    def go(start: int, parts: tuple[str, ...]) -> None:
        left = need - len(parts)
        if len(found) > _MOST_CANDIDATES or len(digits) - start < left:
            return
        if left == 0:
            if start == len(digits):
                found.append(parts)
            return
        longest = 1 if digits[start] == "0" else len(digits) - start - left + 1
        for length in range(1, longest + 1):
            go(start + length, (*parts, digits[start : start + length]))

    if digits.isdigit() and len(digits) <= 80:
        go(0, ())
    return found


def _ways(values: Numbers, need: int) -> list[tuple[int | None, ...]]:
    """For each column an index into the values: all placements, or all removals."""
    have = len(values)
    if have == need or abs(have - need) > _MOST_OFF or have == 0:
        return []
    if have > need:
        return [tuple(kept) for kept in combinations(range(have), need)]
    ways = []
    for lost in combinations(range(need), need - have):
        rest = iter(range(have))
        ways.append(tuple(None if column in lost else next(rest) for column in range(need)))
    return ways


def _complete(
    way: tuple[int | None, ...], numbers: Sequence[Number], row_sums: Sequence[Sum]
) -> tuple[Number | None, ...] | None:
    """The row this way gives, its own sums filling in; None if they do not come out."""
    row = [None if index is None else numbers[index] for index in way]
    for total in row_sums:
        open_ = [c for c in (*total.left, *total.right) if row[c] is None]
        left = sum(row[c] or 0 for c in total.left)
        right = sum(row[c] or 0 for c in total.right)
        if not open_ and left != right:
            return None
        if len(open_) == 1:
            value = right - left if open_[0] in total.left else left - right
            if value < 0:
                return None
            row[open_[0]] = value
    return tuple(row)


def _agrees(
    way: tuple[int | None, ...],
    numbers: Sequence[Number],
    expected: Numbers,
    row_sums: Sequence[Sum],
) -> bool:
    row = _filled(way, numbers, expected)
    if any(
        index is not None and expected[column] is not None and expected[column] != numbers[index]
        for column, index in enumerate(way)
    ):
        return False
    return _complete(tuple(range(len(row))), [v or 0 for v in row], row_sums) is not None


def _filled(
    way: tuple[int | None, ...], numbers: Sequence[Number], expected: Numbers
) -> tuple[Number | None, ...]:
    return tuple(
        expected[column] if index is None else numbers[index] for column, index in enumerate(way)
    )


def _nearest(
    ways: Sequence[tuple[int | None, ...]], numbers: Sequence[Number], expected: Numbers
) -> list[tuple[int | None, ...]]:
    """The ways at most two cells off the columns' sums, every other at least two worse.

    Only if the best ones differ within one run of equal values: then they give one row.
    """
    off = {
        way: sum(
            index is not None and expected[c] is not None and expected[c] != numbers[index]
            for c, index in enumerate(way)
        )
        for way in ways
    }
    least = min(off.values())
    best = [way for way in ways if off[way] == least]
    others = [count for way, count in off.items() if count != least]
    if least > 2 or (others and min(others) < least + 2):
        return []
    texts = {tuple(None if i is None else numbers[i] for i in way) for way in best}
    runs = {tuple(value for value in text if value is not None) for text in texts}
    lost = {tuple(c for c, i in enumerate(way) if i is None) for way in best}
    together = len(lost) == 1 or all(
        len({numbers[i] for i in way if i is not None and _within(i, way, best)}) <= 1
        for way in best
    )
    return best if len(runs) == 1 and together else []


def _within(
    index: int, way: tuple[int | None, ...], ways: Sequence[tuple[int | None, ...]]
) -> bool:
    """Whether a value stands in another column in some other way."""
    column = way.index(index)
    return any(index in other and other.index(index) != column for other in ways)


def _located(
    ways: Sequence[tuple[int | None, ...]],
    need: int,
    row: tuple[Number | None, ...] | None,
    numbers: Sequence[Number],
) -> Placed:
    sure = _sure(ways, need, numbers)
    inferred = tuple(
        None if row is None or sure[column] is not None else row[column] for column in range(need)
    )
    return Placed(sure, inferred, tuple(ways[:_MOST_CANDIDATES]), located=True)


def _open(ways: Sequence[tuple[int | None, ...]], need: int, numbers: Sequence[Number]) -> Placed:
    return Placed(
        _sure(ways, need, numbers), (None,) * need, tuple(ways[:_MOST_CANDIDATES]), located=False
    )


def _sure(
    ways: Sequence[tuple[int | None, ...]], need: int, numbers: Sequence[Number]
) -> tuple[int | None, ...]:
    """A column whose value is the same number in every way is certain."""
    sure: list[int | None] = []
    for column in range(need):
        indexes = {way[column] for way in ways}
        known = {numbers[i] for i in indexes if i is not None}
        whole = None not in indexes and len(known) == 1
        sure.append(min(i for i in indexes if i is not None) if whole else None)
    return tuple(sure)


def expected_row(
    rows: Mapping[str, Sequence[Number] | None],
    row: str,
    sums: Sequence[Mapping[str, int]],
    need: int,
) -> Numbers | None:
    """What *row* must hold for the column sums over complete rows to come out.

    Args:
        rows: row id → its numbers by column; None or absent while incomplete.
        row: id of the row asked for.
        sums: row id → +1 or -1, each adding up to nothing.
        need: how many columns there are.
    """
    wanted: list[tuple[Number, ...]] = []
    for signs in sums:
        if row not in signs:
            continue
        others = [rows.get(other) for other in signs if other != row]
        if any(other is None for other in others):
            continue
        wanted.append(
            tuple(
                sum(
                    (
                        -signs[row] * sign * numbers[column]
                        for other, sign in signs.items()
                        if other != row and (numbers := rows[other]) is not None
                    ),
                    0,
                )
                for column in range(need)
            )
        )
    if not wanted or any(other != wanted[0] for other in wanted):
        return None
    return wanted[0]
