"""The flow of a year as a paragraph tells it: received, carried in, closed, carried over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from hegui.extraction.narrative.quantities.statement import Statement

_INCOMING = ("received", "newly_received")
_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Flow:
    """The four numbers, and what was told beside the closed ones.

    Attributes:
        received: so many were received.
        strict: these are new ones only; what was carried in is not among them.
        brought: so many came over from the year before.
        closed: so many were closed.
        left: so many go over to the year after.
        withdrawn: so many were withdrawn or dealt with otherwise; may be among the closed or not.
        first: the statement that comes first.
        last: the statement that comes last.
    """

    received: Decimal
    strict: bool
    brought: Decimal
    closed: Decimal
    left: Decimal
    withdrawn: Decimal
    first: Statement
    last: Statement


def flows(statements: Sequence[Statement]) -> Iterator[Flow]:
    """Every flow told in full within one paragraph, each number only once."""
    for _, some in groupby(statements, key=lambda one: one.line):
        told = [one for one in some if one.share is False and one.kind in ("amount", "none")]
        scopes = dict.fromkeys((one.frame.scope, one.frame.period) for one in told)
        for scope in scopes:
            found = _flow([one for one in told if (one.frame.scope, one.frame.period) == scope])
            if found is not None:
                yield found


def _flow(told: list[Statement]) -> Flow | None:
    totals = [one for one in told if one.of not in _INCOMING]  # 其中市本级212件 is none
    incoming = _one(totals, *_INCOMING)
    brought, closed = _one(told, "brought_over"), _one(told, "closed")
    left = _one(told, "left_over")
    if incoming is None or brought is None or closed is None or left is None:
        return None
    withdrawn = [one for one in told if one.about == "withdrawn" or (one.rows and not one.of)]
    if any(one.low is None for one in withdrawn):
        return None
    numbers = [one.low for one in (incoming, brought, closed, left)]
    if any(number is None for number in numbers):
        return None
    used = sorted((incoming, brought, closed, left, *withdrawn), key=lambda one: one.start)
    received, carried, done, rest = (number or _NONE for number in numbers)
    return Flow(
        received=received,
        strict=incoming.about == "newly_received" and not incoming.carried,
        brought=carried,
        closed=done,
        left=rest,
        withdrawn=sum((one.low or _NONE for one in withdrawn), start=_NONE),
        first=used[0],
        last=used[-1],
    )


def _one(told: list[Statement], *abouts: str) -> Statement | None:
    """The statement of one of *abouts*; None if there is none, or two that differ."""
    found = [one for one in told if one.about in abouts]
    if not found or any(one.low != found[0].low or one.low != one.high for one in found):
        return None
    return found[0]
