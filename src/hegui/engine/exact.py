"""Numbers as rules reckon with them: whole or fractions, never floats; and as people read them.

A fraction keeps a quotient exact, so that a third of three is one.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Number = int | Fraction
_DIGITS = 4  # shown of a quotient that never ends
_KEPT = 12  # kept in a derived fact


def exact(value: int | Decimal | Fraction) -> Number:
    """The same number without a scale: a whole number is an int."""
    if isinstance(value, int):
        return value
    above, below = value.as_integer_ratio()
    return above if below == 1 else Fraction(above, below)


def round_half_up(value: Number, digits: int = 0) -> Number:
    """四舍五入: half goes away from zero, as every official reckons."""
    if isinstance(value, int) and digits >= 0:
        return value
    power = Fraction(f"1e{digits}")
    size = power * (value if value >= 0 else -value)
    whole = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return exact((whole if value >= 0 else -whole) / power)


def as_decimal(value: Number) -> int | Decimal:
    """The number as a derived fact keeps it: twelve decimals at most."""
    kept = exact(round_half_up(value, _KEPT))
    if isinstance(kept, int):
        return kept
    return Decimal(f"{(kept * 10**_KEPT).numerator}e-{_KEPT}")


def show(value: object) -> str:
    """What a message says for a value."""
    match value:
        case None:
            return "（未知）"
        case bool():
            return "是" if value else "否"
        case int() | str():
            return str(value)
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case Fraction() | Decimal():
            return _plain(exact(value))
        case _:
            return str(value)


def _plain(value: Number) -> str:
    if isinstance(value, int):
        return str(value)
    if _ends(value):
        return format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")
    rounded = Decimal(value.numerator) / Decimal(value.denominator)
    return format(rounded.quantize(Decimal(1).scaleb(-_DIGITS), ROUND_HALF_UP).normalize(), "f")


def _ends(value: Fraction) -> bool:
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
