"""Numbers of many reports → those that stand far from the others.

The only module of the audit that knows pandas. Numbers are held against each other as logarithms
(counts of agencies differ by factors), by median and median deviation, which one odd number cannot
move. What is far by that measure alone is not told: it has to be some times as much or as little,
and by more than a handful.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p
from statistics import median

import pandas as pd

PEERS = 12  # fewer agencies say nothing of what is usual
YEARS = 3  # earlier years
FAR = 3.5  # of robust z, as is customary
_TIMES = 5  # as much, or as little, as the middle of the others
_LAST_YEARS = 5  # older ones say nothing of today
_TIMES_OF_PAST = 3  # than the most, or the least, of the years before
_MORE = 20  # a smaller difference is nobody's concern
_FEWER = 50  # nothing at all where others have a few is common
_STEADY = 0.1  # least spread of a past: three equal years make no fourth one odd
_OF_NORMAL = 0.6745  # makes a median deviation a standard deviation
_DIGITS = 300  # numbers of a group, for their first digits
_ORDERS = 1_000  # times that the largest is the smallest
_FROM = 10  # numbers of one digit follow no law
_CHI_SQUARE = 26.12  # one in a thousand, 8 degrees of freedom
_NIGRINI = 0.015  # mean absolute deviation from which digits do not conform

Index = int
"""Which of the reports that were given."""


@dataclass(frozen=True, slots=True)
class Far:
    """A number far from others.

    Attributes:
        report: which report.
        value: the number.
        middle: median of the others.
        low: of half of the others a number is at least this (peers), or the least (past).
        high: the same, at most.
        others: how many.
        z: robust z.
    """

    report: Index
    value: float
    middle: float
    low: float
    high: float
    others: int
    z: float


@dataclass(frozen=True, slots=True)
class Digits:
    """First digits of the numbers of a group that do not fall as they usually do.

    Attributes:
        numbers: how many.
        largest: of them.
        ones: share of those that begin with 1, in percent.
        chi_square: how far the digits are from what is usual.
    """

    numbers: int
    largest: float
    ones: float
    chi_square: float


def far_from_peers(keys: Sequence[str], values: Sequence[float | None]) -> Iterator[Far]:
    """Of one number of many agencies of one sort and year, those that stand apart.

    An agency with several reports counts once, with its first.
    """
    column = _column(values)
    known = column[column.notna() & (column >= 0)]
    once = known[~pd.Series(list(keys)).loc[known.index].duplicated()]
    if len(once) < PEERS:
        return
    logs = once.map(log1p)
    middle = float(logs.median())
    spread = float((logs - middle).abs().median())
    if not spread > 0:
        return
    z = (known.map(log1p) - middle) * _OF_NORMAL / spread
    usual = float(once.median())
    low = float(once.quantile(0.25, interpolation="nearest"))
    high = float(once.quantile(0.75, interpolation="nearest"))
    for index, value in known[z.abs() > FAR].items():
        number = float(value)
        if _apart(number, usual, usual, _TIMES):
            which = int(str(index))
            yield Far(which, number, usual, low, high, len(once) - 1, float(z[which]))


def sudden(
    keys: Sequence[str], years: Sequence[int], values: Sequence[float | None]
) -> Iterator[Far]:
    """Of one number of agencies over the years, those that leave what the years before were."""
    table = pd.DataFrame({"key": keys, "year": years, "value": _column(values)})
    table = table[table["value"].notna() & (table["value"] >= 0)]
    # Two reports of one agency and year: nobody knows which of them is the past.
    table = table[~table.duplicated(["key", "year"], keep=False)]
    table = table[table.groupby("key")["key"].transform("size") > YEARS]
    table = table.sort_values(["key", "year"], kind="stable")
    own: list[tuple[int, float]] = []
    before = ""
    for index, key, value in zip(table.index, table["key"], table["value"], strict=True):
        own = own if key == before else []
        before = key
        past = [one for _, one in own[-_LAST_YEARS:]]
        own.append((int(index), float(value)))
        if len(past) >= YEARS and (far := _far_from(past, int(index), float(value))):
            yield far


def _far_from(past: Sequence[float], index: Index, value: float) -> Far | None:
    least, most = min(past), max(past)
    if not _apart(value, least, most, _TIMES_OF_PAST):
        return None
    logs = [log1p(one) for one in past]
    middle = median(logs)
    spread = max(median(abs(one - middle) for one in logs), _STEADY)
    z = _OF_NORMAL * (log1p(value) - middle) / spread
    return Far(index, value, median(past), least, most, len(past), z) if abs(z) > FAR else None


def odd_digits(values: Sequence[float]) -> Digits | None:
    """First digits of the numbers of a whole group, if they are odd; None where that says nothing.

    Valid only for many numbers over several orders of magnitude, and never for one report.
    """
    column = _column(values)
    column = column[column >= _FROM]
    if len(column) < _DIGITS or column.max() < column.min() * _ORDERS:
        return None
    first = column.map(lambda number: int(f"{number:.0f}"[0]))
    seen = first.value_counts().reindex(range(1, 10), fill_value=0) / len(column)
    due = _BENFORD
    chi_square = float(((seen - due) ** 2 / due).sum() * len(column))
    if chi_square <= _CHI_SQUARE or float((seen - due).abs().mean()) <= _NIGRINI:
        return None
    return Digits(len(column), float(column.max()), float(seen[1]) * 100, chi_square)


_LOG_SHARES = (0.30103, 0.176091, 0.124939, 0.09691, 0.0791812, 0.0669468, 0.0579919, 0.0511525)
_BENFORD = pd.Series([*_LOG_SHARES, 1 - sum(_LOG_SHARES)], index=range(1, 10))


def _column(values: Sequence[float | None]) -> "pd.Series[float]":
    return pd.Series(list(values), dtype="float64")


def _apart(value: float, low: float, high: float, times: int) -> bool:
    more = value - high >= _MORE and value >= times * high
    less = low - value >= _FEWER and value * times <= low
    return more or less
