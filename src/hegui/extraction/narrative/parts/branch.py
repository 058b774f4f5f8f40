"""A whole with the parts one reading gives it, and what that reading costs.

The dearer a reading, the less a careful reader would take the words that way. A whole that comes
out right makes its reading cheap; one that does not makes it dear. So the cheapest reading is one
that adds up, if there is any.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.extraction.narrative.parts.items import Item
from hegui.extraction.narrative.parts.openings import Claim

WRONG = 1.0
_NEARLY_WRONG = 0.9
_RIGHT = -0.6
_PARTIAL = 0.1
_MIXED = 0.25  # parts counted in another unit
_UNSAID = 0.6  # a list nothing opens
_NO_LIST = 1.5  # and that does not add up either
_LONE = 0.5
_NEARLY = Decimal("0.95")
_MOSTLY = Decimal("0.7")
_MANY = 8


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A whole and its parts, by their indexes among the items of a level.

    Attributes:
        whole: index of the whole.
        claim: how complete the list says it is; None if nothing opens it.
        parts: indexes of the parts.
        sum: of the parts.
        exact: no part is a round number.
        mixed: a part is counted in another unit than the whole.
        closing: the last part is what is left (其他, 其余).
        rank: of the strongest separator between parts; -1 if there is none.
        announced: the number of classes the list says it has; None if it does not.
    """

    whole: int
    claim: Claim | None
    parts: tuple[int, ...] = ()
    sum: Decimal = Decimal(0)
    exact: bool = True
    mixed: bool = False
    closing: bool = False
    rank: int = -1
    announced: int | None = None

    def __eq__(self, other: object) -> bool:
        """Whether whole and parts are the same, from which all else follows."""
        return (
            isinstance(other, Branch)
            and self.parts == other.parts
            and self.whole == other.whole
            and self.claim is other.claim
            and self.announced == other.announced
        )

    def __hash__(self) -> int:
        """Of whole and parts."""
        return hash((self.whole, self.parts))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one branch comes to.

    Attributes:
        closed: the words say that the parts are all there are.
        nearly: they do not, but the parts nearly make the whole.
        agrees: the parts make the whole; None if a number is round or the units differ.
        cost: of reading the words so.
    """

    closed: bool
    nearly: bool
    agrees: bool | None
    cost: float


def settle(branch: Branch, items: Sequence[Item], *, may_overlap: bool) -> Verdict:
    """What *branch* comes to; parts that *may_overlap* can make more than the whole."""
    whole, count = items[branch.whole].value, len(branch.parts)
    closed = is_closed(branch, whole)
    if whole is None or not branch.exact or not items[branch.whole].exact:
        return _verdict(closed, None, _UNSAID if branch.claim is None else _PARTIAL)
    if branch.sum == whole and (count > 1 or branch.claim is not None):
        return _verdict(closed, "right", (_RIGHT if count > 1 else 0) + (_MIXED * branch.mixed))
    if branch.mixed:
        return _verdict(closed, None, _PARTIAL + _MIXED)
    if branch.claim is None:
        return _verdict(closed, "wrong", WRONG if branch.closing and count > 1 else _NO_LIST)
    if branch.sum > whole:
        return _verdict(closed, "wrong", WRONG if closed or not may_overlap else _PARTIAL)
    if closed:
        return _verdict(closed, "wrong", WRONG)
    if nearly(branch, items):
        return Verdict(closed=False, nearly=True, agrees=False, cost=_NEARLY_WRONG)
    return _verdict(closed, "wrong", _LONE if branch.claim is Claim.WHOLE else _PARTIAL)


def _verdict(closed: object, sums: str | None, cost: float) -> Verdict:
    agrees = None if sums is None else sums == "right"
    return Verdict(closed=bool(closed), nearly=False, agrees=agrees, cost=cost)


def is_closed(branch: Branch, whole: Decimal | None) -> bool:
    """Whether the words say that the parts are all there are."""
    count = len(branch.parts)
    if branch.announced is not None and branch.announced != count:
        return False
    if branch.claim is Claim.PARTIAL:
        return False
    if branch.closing:
        return count > 1 or branch.claim is not None
    if branch.announced is not None and count > 1:
        return True
    if branch.claim is Claim.WHOLE:
        return count > 1
    if branch.claim is Claim.INCLUDES and whole:
        return count > 1 and (count >= _MANY or branch.sum >= whole * _MOSTLY)
    return False


def nearly(branch: Branch, items: Sequence[Item]) -> bool:
    """Whether two or more parts make all of the whole but what one wrong digit explains."""
    whole = items[branch.whole].value
    if branch.claim in (None, Claim.PARTIAL) or len(branch.parts) < 2 or not whole:
        return False
    if branch.announced is not None and branch.announced != len(branch.parts):
        return False
    return whole * _NEARLY <= branch.sum < whole and is_slip(branch, items)


def is_slip(branch: Branch, items: Sequence[Item]) -> bool:
    """Whether one wrong digit explains that the parts do not make the whole."""
    whole = items[branch.whole].value or Decimal(0)
    missing = whole - branch.sum
    values = [items[part].value or Decimal(0) for part in branch.parts]
    return _slip(whole, -missing) or any(_slip(value, missing) for value in values)


def is_close(branch: Branch, items: Sequence[Item]) -> bool:
    """Whether no more than one thing, or one in a hundred, is missing."""
    missing = (items[branch.whole].value or Decimal(0)) - branch.sum
    return missing == 1 or missing * 100 <= branch.sum


def _slip(value: Decimal, change: Decimal) -> bool:
    """Whether changing one digit of a number changes it by *change*."""
    if value != value.to_integral_value() or change != change.to_integral_value():
        return True
    one, other = str(int(value)), str(int(value + change))
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
