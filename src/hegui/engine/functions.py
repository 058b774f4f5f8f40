"""The functions of the language, on known values; an unknown argument makes each unknown.

``known``, ``state`` and ``parameter`` ask about more than values and stand in ``closures``.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from hegui.engine.exact import exact, round_half_up
from hegui.model.likeness import similarity

_LIKENESS = 10_000  # similarity has four digits, so that it is the same on every machine


def _similarity(a: str, b: str) -> object:
    return exact(Fraction(round(similarity(a, b) * _LIKENESS), _LIKENESS))


def _date(year: Fraction, month: Fraction, day: Fraction) -> date | None:
    parts = [exact(part) for part in (year, month, day)]
    if any(part.denominator != 1 for part in parts):
        return None
    try:
        return date(*(part.numerator for part in parts))
    except (ValueError, OverflowError):
        return None


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": abs,
    "round": lambda x, digits=0: round_half_up(x, int(digits)),
    "min": min,
    "max": max,
    "len": len,
    "contains": lambda text, part: part in text,
    "starts_with": lambda text, part: text.startswith(part),
    "ends_with": lambda text, part: text.endswith(part),
    "similarity": _similarity,
    "year": lambda day: day.year,
    "month": lambda day: day.month,
    "day": lambda day: day.day,
    "date": _date,
    "days": lambda a, b: (b - a).days,
}
