"""Growth and decline held against the two amounts they are said of: 上年80件, 本年95件, 增长25%.

Only where the earlier amount stands in the sentence, or follows from the difference stated. Every
pair of amounts that the words allow is tried; a statement disagrees only when none of them fits.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.compared import Compared, Stated, same_thing, sort_out
from hegui.extraction.narrative.ratios import Span, comparable, growth, percent_span, span_of
from hegui.extraction.narrative.told import Sentence

_LEVEL = re.compile(
    r"[^，,。；：0-9]{0,6}?(?:相比|比)?[，,]?(?:基本|大致|总体|保持)?(?:有所|略有|明显|大幅|显著|稍有|小幅|均有所|略|均)?"
    r"(?:(?P<same>持平)|(?P<up>增加|增长|上升|增多|提高)|(?P<down>减少|下降|回落|降低|下滑))"
    r"(?![^，,。；]{0,8}[0-9一二两三四五六七八九十百])"
)
_NEARLY = Decimal("0.3")  # of the last digit: 增长两倍 may be said of 1.7 to 2.3
_TWOFOLD = re.compile(r"翻了?番|翻了?倍|成倍增[长加]")
_TWICE = Decimal("1.9")
_SHORT_BASE = 40  # characters of a stretch that tells an earlier amount alone
_STRAIGHT = 14  # characters between two amounts and 翻番
_PARTS = re.compile(r"[^；;]+")
_MOST = 40  # amounts in one stretch; a longer list compares nothing


@dataclass(frozen=True, slots=True)
class Change:
    """A statement of growth or decline with the amounts it is said of.

    Attributes:
        start: offset of the first of the words.
        end: offset behind the last.
        now: the later amount.
        before: the earlier one.
        due: Chinese: what the change really is.
        agrees: whether what is stated fits; None where the words leave it open.
    """

    start: int
    end: int
    now: Decimal
    before: Decimal
    due: str
    agrees: bool | None


def changes(sentence: Sentence, beside: Sequence[Sentence], year: int | None) -> Iterator[Change]:
    """Every change of a sentence that can be held against amounts, in order.

    *beside* are the sentences next to it in its paragraph, of which one may tell the earlier
    amount: 上年公开80条。今年公开95条，增长25%.
    """
    if not sentence.amounts:
        return
    pieces = [piece for one in (sentence, *beside) for piece in _pieces(one, year)]
    for read in pieces:
        if not (sentence.start <= read.start < sentence.end) or len(read.amounts) > _MOST:
            continue
        if read.stated and not read.bases:
            read.bases.extend(_base_beside(read, pieces))
        for stated in read.stated:
            change = _held(stated, read)
            if change is not None:
                yield change
        yield from _directions(read, read.text, read.start)
        yield from _twofold(read, read.text, read.start)


def _pieces(sentence: Sentence, year: int | None) -> Iterator[Compared]:
    """The stretches of a sentence between its semicolons, amounts sorted out."""
    for part in _PARTS.finditer(sentence.text):
        start, end = sentence.start + part.start(), sentence.start + part.end()
        some = [one for one in sentence.amounts if start <= one.start < end]
        if some:
            yield sort_out(some[: _MOST + 1], part[0], start, year)


def _base_beside(read: Compared, pieces: Sequence[Compared]) -> list[Amount]:
    """The earlier amount that a short stretch next to this one tells, and nothing else.

    Only where one amount alone can be compared with it, and both are said of the same thing.
    """
    found = []
    for piece in pieces:
        away = max(piece.start - read.end, read.start - piece.end)
        if piece is read or away > 1 or len(piece.bases) != 1 or len(piece.text) > _SHORT_BASE:
            continue
        base = piece.bases[0]
        if not read.plain and len(piece.plain) == 1 and not piece.stated:
            later, stated = piece.plain[0], read.stated[0].amount
            if comparable(later, base) and same_thing(piece, base, read, stated):
                read.plain.append(later)
                return [base]
        if len(piece.amounts) != 1:
            continue
        now = [one for one in read.plain if comparable(one, base)]
        if len(now) == 1 and len(read.plain) == 1 and same_thing(piece, base, read, now[0]):
            found.append(base)
            read.years.update(piece.years)
    return found if len(found) == 1 else []


def _held(stated: Stated, read: Compared) -> Change | None:
    """A stated change held against every pair of amounts it can be said of."""
    if stated.how == "points" and not _rates(read, stated.amount.start) and read.pairs:
        stated = replace(stated, how="percent")  # 由950条减至855条，下降10个百分点
    pairs = _pairs(stated, read)
    if not pairs:
        return None
    answers = [_fits(stated, now, before) for before, now in pairs]
    agrees: bool | None = True if True in answers else None if None in answers else False
    if agrees is False and (stated.apart or _begun_anew(stated, read)):
        return None
    before, now = pairs[0]
    words = [stated.amount, *_within(read, before, now)]
    first, last = min(one.start for one in words), max(one.end for one in words)
    return Change(first, last, now, before, _due(stated, now, before), agrees)


def _begun_anew(stated: Stated, read: Compared) -> bool:
    """Whether the statement may compare a later amount with one that is not in the sentence."""
    at = stated.amount.start
    bases = [one.start for one in read.bases if one.start < at]
    if not stated.again or not bases:
        return False
    later = [one for one in read.plain if max(bases) < one.start < at]
    return bool(later) and len(read.plain) > 1


def _within(read: Compared, before: Decimal, now: Decimal) -> list[Amount]:
    """The amounts that have these values, the first of each."""
    found = []
    for value in (before, now):
        found += [one for one in (*read.bases, *read.plain) if one.value == value][:1]
    return found


def _rates(read: Compared, at: int) -> list[tuple[Amount, Amount]]:
    """Two percentages of which the first became the second, told before *at*."""
    return [(a, b) for a, b in read.pairs if a.measure is Measure.PERCENT and b.start < at]


def _pairs(stated: Stated, read: Compared) -> list[tuple[Decimal, Decimal]]:
    """(before, now) of every pair the statement can be about, the likeliest first."""
    at = stated.amount.start
    found: list[tuple[Decimal, Decimal]] = []
    if stated.how == "points":
        return [
            (a.value, b.value)
            for a, b in _rates(read, at)
            if a.value is not None and b.value is not None
        ]
    for base in sorted(read.bases, key=lambda one: abs(one.start - at)):
        if stated.how == "count" and not comparable(base, stated.amount):
            continue
        if not read.compares(stated, base):
            continue
        between = [*(one.start for one in read.plain), *read.nests]
        if any(at < place < base.start for place in between):
            continue  # what stands between is compared with it
        if at < base.start and read.of_another(stated, base):
            continue  # 访问量增长两倍，信息由8条增加到9条
        for now in sorted(read.plain, key=lambda one: abs(one.start - base.start)):
            if not (comparable(base, now) and span_of(base) and span_of(now)):
                continue
            if base.value is not None and now.value is not None:
                found.append((base.value, now.value))
    return found or _from_difference(stated, read)


def _from_difference(stated: Stated, read: Compared) -> list[tuple[Decimal, Decimal]]:
    """Pairs that follow from a difference stated straight before a percentage."""
    if read.bases or stated.how not in ("percent", "doubled", "times"):
        return []
    earlier = [
        one for one in read.stated if one.how == "count" and one.amount.end <= stated.amount.start
    ]
    if not earlier or stated.amount.start - earlier[-1].amount.end > 12:
        return []
    moved = earlier[-1]
    size = moved.amount.value
    if (
        size is None
        or not moved.amount.exact
        or (stated.how == "percent" and moved.sign != stated.sign)
    ):
        return []
    nows = [
        one.value
        for one in reversed(read.plain)
        if comparable(one, moved.amount) and one.exact and one.value is not None
    ]
    return [(now - moved.sign * size, now) for now in nows if now - moved.sign * size > 0]


def _fits(stated: Stated, now: Decimal, before: Decimal) -> bool | None:
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
    slack = max(stated.amount.step * _NEARLY, ratio / 20)
    if stated.how == "doubled":
        return abs(ratio - Decimal(2) ** int(value)) <= ratio / 20
    if stated.how == "ratio":
        return abs(ratio - value) <= slack
    if abs(ratio - 1 - value) <= slack and stated.sign > 0:
        return True
    return None if abs(ratio - value) <= slack else False


def _due(stated: Stated, now: Decimal, before: Decimal) -> str:
    """What the change is, in the terms it is stated in."""
    moved = now - before
    if stated.how in ("count", "points"):
        unit = stated.amount.unit
        if moved == 0:
            return "持平"
        return f"{'增加' if moved > 0 else '减少'}{_shown(abs(moved))}{unit}"
    if before == 0:
        return ""
    if stated.how == "percent":
        rate = abs(moved) / before * 100
        return f"{'增长' if moved > 0 else '下降'}{_shown(rate)}%" if moved else "持平"
    if stated.how == "part":
        return f"是原来的{_shown(now / before * 100)}%"
    return f"是原来的{_shown(now / before)}倍"


def _shown(value: Decimal) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text or "0"


def _directions(read: Compared, text: str, start: int) -> Iterator[Change]:
    """Comparisons that only say which way: 比上年的31件有所减少."""
    for base in read.bases:
        hit = _LEVEL.match(text, base.end - start)
        follows = [one for one in read.stated if 0 <= one.amount.start - base.end < 8]
        earlier = [one for one in read.plain if one.end <= base.start and comparable(one, base)]
        if hit is None or follows or not earlier or not base.exact or not earlier[-1].exact:
            continue
        now, before = earlier[-1].value, base.value
        if now is None or before is None:
            continue
        agrees = now == before if hit["same"] else now > before if hit["up"] else now < before
        if hit["same"] and not agrees and abs(now - before) * 20 <= before:
            agrees = True  # 基本持平
        moved = now - before
        due = (
            "持平"
            if not moved
            else f"{'增加' if moved > 0 else '减少'}{_shown(abs(moved))}{base.unit}"
        )
        yield Change(earlier[-1].start, start + hit.end(), now, before, due, agrees)


def _twofold(read: Compared, text: str, start: int) -> Iterator[Change]:
    """翻番 and 翻倍 without a number, said of the two amounts before it."""
    for hit in _TWOFOLD.finditer(text):
        at = start + hit.start()
        pairs = [(a, b) for a, b in read.pairs if b.end <= at]
        if not pairs and len(read.bases) == 1:
            now = [one for one in read.plain if comparable(one, read.bases[0]) and one.end <= at]
            pairs = [(read.bases[0], now[0])] if len(now) == 1 else []
        if not pairs:
            continue
        earlier, later = pairs[-1]
        before, now_value = earlier.value, later.value
        first, last = min(earlier.start, later.start), max(earlier.end, later.end)
        if not before or now_value is None or at - last > _STRAIGHT:
            continue
        ratio = now_value / before
        due = f"是原来的{_shown(ratio)}倍"
        yield Change(first, start + hit.end(), now_value, before, due, ratio >= _TWICE)
