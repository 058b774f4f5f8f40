"""Whether a change as stated can be the one from an earlier amount to a later one."""

from decimal import Decimal

from hegui.extraction.narrative.amounts import Amount
from hegui.extraction.narrative.compared import Stated
from hegui.extraction.narrative.ratios import Span, growth, percent_span

_NEARLY = Decimal("0.3")  # of the last digit: 增长两倍 may be said of 1.7 to 2.3


def fits(stated: Stated, now: Decimal, before: Decimal) -> bool | None:
    """Whether a change can be the one from *before* to *now*; None if the words are open."""
    value = stated.amount.value
    if value is None:
        return None
    if stated.how in ("count", "points"):
        moved = (now - before) * stated.sign
        if stated.amount.hedge:
            return moved > 0 and abs(moved - value) <= max(value / 4, Decimal(1))
        slack = stated.amount.step / 2 if stated.amount.step > 1 else Decimal(0)
        return abs(moved - value) <= slack
    if before == 0:
        return None
    if stated.how == "percent":
        span = percent_span(stated.amount)
        actual = growth(Span(now, now), Span(before, before))
        if span is None or actual is None:
            return None
        signed = actual if stated.sign > 0 else Span(-actual.high, -actual.low)
        return span.meets(signed)
    ratio = now / before
    if stated.how == "part":
        span = percent_span(stated.amount)
        return None if span is None else span.meets(Span(ratio * 100, ratio * 100))
    if stated.how == "doubled":
        least = Decimal(2) ** value
        most = least * 2 if stated.amount.hedge in ("about", "least") else least
        return least - ratio / 20 <= ratio <= most + ratio / 20
    if stated.how == "ratio":
        return _is_so_many(ratio, stated.amount)
    return stated.sign > 0 and _is_so_many(ratio - 1, stated.amount)


def _is_so_many(ratio: Decimal, times: Amount) -> bool:
    """Whether a number of times can be said of a ratio: 近两倍 of 1.8, 两倍多 of 2.6."""
    value = times.value or Decimal(0)
    slack = max(times.step * _NEARLY, ratio / 20)
    below = times.step if times.hedge in ("about", "most") else slack
    above = times.step if times.hedge in ("about", "least") else slack
    return value - max(below, slack) <= ratio <= value + max(above, slack)


def due_of(stated: Stated, now: Decimal, before: Decimal) -> str:
    """What the change is, in the terms it is stated in."""
    moved = now - before
    if stated.how in ("count", "points"):
        unit = stated.amount.unit
        if moved == 0:
            return "持平"
        return f"{'增加' if moved > 0 else '减少'}{shown(abs(moved))}{unit}"
    if before == 0:
        return ""
    if stated.how == "percent":
        rate = abs(moved) / before * 100
        return f"{'增长' if moved > 0 else '下降'}{shown(rate)}%" if moved else "持平"
    if stated.how == "part":
        return f"是原来的{shown(now / before * 100)}%"
    return f"是原来的{shown(now / before)}倍"


def shown(value: Decimal) -> str:
    """A number with two places at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text or "0"
