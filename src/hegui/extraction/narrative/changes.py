"""Growth and decline held against the two amounts they are said of: 上年80件, 本年95件, 增长25%.

Only where the earlier amount stands in the sentence, or follows from the difference stated. Every
pair of amounts that the words allow is tried; a statement disagrees only when none of them fits.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.compared import Compared, Stated, same_thing, sort_out
from hegui.extraction.narrative.growth import due_of, fits, shown
from hegui.extraction.narrative.ratios import comparable, span_of
from hegui.extraction.narrative.told import Sentence

_LEVEL = re.compile(
    r"[^，,。；：0-9]{0,6}?(?:相比|比)?[，,]?(?:基本|大致|总体|保持)?(?:有所|略有|明显|大幅|显著|稍有|小幅|均有所|略|均)?"
    r"(?:(?P<same>持平)|(?P<up>增加|增长|上升|增多|提高)|(?P<down>减少|下降|回落|降低|下滑))"
    r"(?![^，,。；]{0,8}[0-9一二两三四五六七八九十百])"
)
_TWOFOLD = re.compile(r"翻了?番|翻了?倍|成倍增[长加]")
_TWICE = Decimal("1.9")
_SHORT_BASE = 40  # characters of a stretch that tells an earlier amount alone
_STRAIGHT = 14  # characters between two amounts and 翻番
_MAY_STATE = re.compile(
    "[增减升降涨跌翻]|[多少高低][了出发收办公受推举约达0-9一二三四五六七八九十百千]|扩大|回落|下滑|提高|提升|持平"
    "|[缩压变]|发展|的[0-9.一二两三四五六七八九十百分之]{1,8}[倍%％成]"
)
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


def may_state(text: str) -> bool:
    """Whether *text* can state a change: quick, and often too generous."""
    return _MAY_STATE.search(text) is not None


def changes(own: Sequence[Compared], beside: Callable[[], Sequence[Compared]]) -> Iterator[Change]:
    """Every change of a sentence that can be held against amounts, in order.

    *own* are its stretches, *beside* gives those of the sentences next to it in its paragraph, of
    which one may tell the earlier amount: 上年公开80条。今年公开95条，增长25%.
    """
    for read in own:
        if len(read.amounts) > _MOST:
            continue
        if read.stated and not read.bases:
            read = _with_base(read, [*own, *beside()])  # noqa: PLW2901
        for stated in read.stated:
            change = _held(stated, read)
            if change is not None:
                yield change
        yield from _directions(read, read.text, read.start)
        yield from _twofold(read, read.text, read.start)


def pieces_of(sentence: Sentence, year: int | None) -> Iterator[Compared]:
    """The stretches of a sentence between its semicolons, amounts sorted out."""
    for part in _PARTS.finditer(sentence.text):
        start, end = sentence.start + part.start(), sentence.start + part.end()
        some = [one for one in sentence.amounts if start <= one.start < end]
        if some:
            yield sort_out(some[: _MOST + 1], part[0], start, year)


def _with_base(read: Compared, pieces: Sequence[Compared]) -> Compared:
    """*read* with the earlier amount that a short stretch next to it tells, and nothing else.

    Only where one amount alone can be compared with it, and both are said of the same thing.
    """
    found: list[tuple[Amount, Compared]] = []
    for piece in pieces:
        away = max(piece.start - read.end, read.start - piece.end)
        if piece is read or away > 1 or len(piece.bases) != 1 or len(piece.text) > _SHORT_BASE:
            continue
        base = piece.bases[0]
        if not read.plain and len(piece.plain) == 1 and not piece.stated:
            later, stated = piece.plain[0], read.stated[0].amount
            if comparable(later, base) and same_thing(piece, base, read, stated):
                return replace(read, plain=[later], bases=[base])
        if len(piece.amounts) != 1:
            continue
        now = [one for one in read.plain if comparable(one, base)]
        if len(now) == 1 and len(read.plain) == 1 and same_thing(piece, base, read, now[0]):
            found.append((base, piece))
    if len(found) != 1:
        return read
    base, piece = found[0]
    return replace(read, bases=[base], years={**read.years, **piece.years})


def _held(stated: Stated, read: Compared) -> Change | None:
    """A stated change held against every pair of amounts it can be said of."""
    if stated.how == "points" and not _rates(read, stated.amount.start) and read.pairs:
        stated = replace(stated, how="percent")  # 由950条减至855条，下降10个百分点
    pairs = _pairs(stated, read)
    if not pairs:
        return None
    answers = [fits(stated, now, before) for before, now in pairs]
    agrees: bool | None = True if True in answers else None if None in answers else False
    if agrees is False and (stated.apart or _begun_anew(stated, read)):
        return None
    before, now = pairs[0]
    if agrees is False and read.several:
        return None
    if agrees is False and read.is_of_its_own(stated, _within(read, before, now)):
        return None
    words = [stated.amount, *_within(read, before, now)]
    first, last = min(one.start for one in words), max(one.end for one in words)
    return Change(first, last, now, before, due_of(stated, now, before), agrees)


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
            else f"{'增加' if moved > 0 else '减少'}{shown(abs(moved))}{base.unit}"
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
        due = f"是原来的{shown(ratio)}倍"
        yield Change(first, start + hit.end(), now_value, before, due, ratio >= _TWICE)
