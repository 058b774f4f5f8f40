"""Whether a percentage that is written can be the ratio of two amounts that are written.

Generous on purpose: rounding and cutting off both fit, words like 近 and 约 fit widely, and
amounts written in 万 stand for the whole range that rounds to them.
"""

from dataclasses import dataclass
from decimal import Decimal

from hegui.extraction.narrative.amounts import Amount, Measure

_HUNDRED = Decimal(100)
_HALF = Decimal(50)
_TENTH = Decimal(10)
_OF_TENTHS = Decimal(6)  # 三成 may be said of 24 to 36 per cent
_OF_FINER = Decimal(4)  # 三成五 and 三分之一 of four more or less
_WIDE = Decimal(8)
_VAGUE = Decimal(5)  # 约30% may be said of 25 to 35 per cent, 约34% of 31 to 37
_LESS_VAGUE = Decimal(3)
_BARELY = Decimal("0.05")  # points; a growth written with two places may be off by so much


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of numbers, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Span") -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high


def span_of(amount: Amount) -> Span | None:
    """The numbers an exact or rounded amount can stand for; None for one said with 余 or 约."""
    if amount.value is None or amount.hedge or amount.upper is not None:
        return None
    slack = amount.step / 2 if amount.step > 1 and not amount.chinese else Decimal(0)
    return Span(amount.value - slack, amount.value + slack)


def percent_span(percent: Amount) -> Span | None:
    """The percentages a written one can stand for; None where it has no value."""
    value = percent.value
    if value is None or percent.upper is not None:
        return None
    tenths = percent.unit == "成"
    finer = tenths and percent.step < _TENTH
    if percent.hedge == "about":
        slack = (
            _WIDE
            if tenths and not finer
            else max(percent.step * 3, _VAGUE if value % 5 == 0 else _LESS_VAGUE)
        )
        return Span(value - slack, value + slack)
    if percent.hedge == "least":
        if value == _HALF:
            return Span(_HALF, _HUNDRED)
        return Span(value - min(percent.step, Decimal(1)), value + _TENTH)
    if percent.hedge == "most":
        return Span(value - _TENTH, value + min(percent.step, Decimal(1)))
    slack = _OF_FINER if finer else _OF_TENTHS if tenths else max(percent.step, _BARELY)
    edge = Decimal(0) if tenths else slack / 1000  # a whole step off does not fit
    return Span(value - slack + edge, value + slack - edge)


def share(part: Span, whole: Span) -> Span | None:
    """What per cent *part* can be of *whole*; None where the whole can be nothing."""
    if whole.low <= 0:
        return None
    return Span(part.low / whole.high * _HUNDRED, part.high / whole.low * _HUNDRED)


def growth(now: Span, before: Span) -> Span | None:
    """By how many per cent *now* can be above *before*; negative when below."""
    ratio = share(now, before)
    return None if ratio is None else Span(ratio.low - _HUNDRED, ratio.high - _HUNDRED)


def comparable(one: Amount, other: Amount) -> bool:
    """Whether two amounts measure the same kind of thing in the same unit."""
    return one.measure is other.measure and one.unit == other.unit


def is_rate(amount: Amount) -> bool:
    """Whether an amount is a percentage, however it is written."""
    return amount.measure is Measure.PERCENT
