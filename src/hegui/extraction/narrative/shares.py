"""Percentages said of an amount, held against every whole they can be taken of.

A percentage disagrees only when a whole is certain and none of those at hand fits: those of the
sentence, of the sentences beside it, of the tables, and the sum of the parts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.attached import ADDED, PEOPLE, Said, attached
from hegui.extraction.narrative.earlier import Earlier
from hegui.extraction.narrative.rated import rated
from hegui.extraction.narrative.ratios import Span, comparable, percent_span, share, span_of
from hegui.extraction.narrative.told import Sentence

_ELSEWHERE = re.compile(r"上年|去年|同期|全国|全省|全市|全县|全区|全州|系统|人口|应|年度")
_UNDER = re.compile(r"其中|中的?|包括|包含|含|当中|合计|共计|总计|分为|分别|[（(：:]")
_NEST = re.compile(r"其中|中(?![心国央小学])|包括|包含|含|里")
_NEAR = 60  # characters between a whole and its part without a word that joins them
_CONTINUES = re.compile(
    r"[一二三四五六七八九十0-9（）()、.．]{0,5}"
    r"(?:其中|(?:按照?|依照?|根据|从|就)[^，,；。：]{1,14}?(?:分|划分|区分|分类|统计|看|而言|来说)[^，,；。：0-9]{0,6}[，,：:为有是]"
    r"|[^，,；。：0-9]{0,8}(?:方式|渠道|内容|结果|类型|类别|主体|来源)(?:上|方面|上看)[，,：:]?)"
)
_MAY = re.compile("占|率|比例|比重|百分比|份额|[（(]")
_MOST = 60  # amounts beside a percentage that are tried


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage with the amount it is said of.

    Attributes:
        start: offset of the first of the words.
        end: offset behind the last.
        percent: the percentage.
        part: the amount.
        whole: the whole it is most likely taken of; None if none stands near.
        actual: what per cent the amount is of that whole; None without one.
        agrees: whether it fits some whole; None where no whole is certain and none fits.
    """

    start: int
    end: int
    percent: Decimal
    part: Decimal
    whole: Decimal | None
    actual: Decimal | None
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class _Near:
    """Where wholes can be found: the sentence, those beside it, the tables and the sum."""

    sentence: Sentence
    parts: Sequence[Amount]  # what the sentence gives percentages of
    before: Sequence[Amount]
    behind: Sequence[Amount]
    totals: Sequence[Decimal]  # the sum of the parts said is one of them
    earlier: Earlier


def may_share(text: str) -> bool:
    """Whether *text* can say what part of a whole something is: quick, and often too generous."""
    return _MAY.search(text) is not None


def shares(
    sentence: Sentence,
    before: Sequence[Amount],
    behind: Sequence[Amount],
    totals: Sequence[Decimal],
    earlier: Earlier,
) -> Iterator[Share]:
    """The shares of one sentence.

    *before* and *behind* are amounts of the sentences beside it, *totals* those of the tables;
    *earlier* knows which are of another year, and so no wholes of this year's.
    """
    percents = [one for one in sentence.amounts if one.measure is Measure.PERCENT]
    if not percents or len(sentence.amounts) > _MOST:
        return
    said = [*attached(sentence, percents), *rated(sentence, percents)]
    if not said:
        return
    single = [one.part for one in said if not one.summed]
    together = sum(map(_least, single), start=Decimal(0))
    sums = [together] if len(single) > 1 else []
    near = _Near(
        sentence, tuple(single), before[-_MOST:], behind[:_MOST], (*totals, *sums), earlier
    )
    added = together if len(single) > 1 and _is_known(together, near, single[0]) else None
    for one in said:
        share_of = _held(one, near, added)
        if share_of is not None:
            yield share_of


def _is_known(sum_of_parts: Decimal, near: "_Near", part: Amount) -> bool:
    """Whether the parts of a sentence add up to an amount beside it, or to a total of a table."""
    beside = (*near.sentence.amounts, *near.before, *near.behind)
    return near.totals.count(sum_of_parts) > 1 or any(
        one.value == sum_of_parts and comparable(one, part) for one in beside
    )


def _least(amount: Amount) -> Decimal:
    return amount.value if amount.value is not None else Decimal(0)


def _held(said: Said, near: _Near, added: Decimal | None) -> Share | None:
    own = [one for one in near.sentence.amounts if not _is_sibling(one, said, near)]
    possible = (
        [said.whole] if said.whole else _wholes(said.part, (*own, *near.before, *near.behind))
    )
    totals = near.totals if said.whole is None else ()
    certain = said.whole or _certain(said, near)
    whole = certain.value if certain is not None else added
    written = percent_span(said.percent)
    part = span_of(said.part)
    agrees: bool | None = None
    if written is not None and part is not None:
        fits = any(_meets(written, part, Span(total, total)) for total in totals) or any(
            _meets(written, part, _whole_span(one)) and not near.earlier.passes(one)
            for one in possible
        )
        sure = added is not None if certain is None else certain.exact
        sure = sure and not _ELSEWHERE.search(said.named)
        agrees = True if fits else False if sure else None
    if agrees is None and all(near.earlier.passes(one) for one in possible):
        return None
    actual = None
    if whole and said.part.value is not None:
        actual = round(said.part.value / whole * 100, 2)
    first = min(said.part.start, said.percent.start)
    last = max(said.part.end, said.percent.end)
    return Share(
        first,
        last,
        said.percent.value or Decimal(0),
        said.part.value or Decimal(0),
        whole,
        actual,
        agrees,
    )


def _meets(written: Span, part: Span, whole: Span | None) -> bool:
    """Whether *part* can be as much of *whole* as is written."""
    found = None if whole is None else share(part, whole)
    return found is not None and found.meets(written)


def _is_sibling(one: Amount, said: Said, near: _Near) -> bool:
    """Whether an amount is another part beside this one, and so not its whole."""
    if one is said.part or said.named or not any(one is part for part in near.parts):
        return False
    text, shift = near.sentence.text, near.sentence.start
    if one.start > said.part.start:
        return True
    return _NEST.search(text[one.end - shift : said.part.start - shift]) is None


def _wholes(part: Amount, amounts: Sequence[Amount]) -> list[Amount]:
    """Amounts that can be the whole of *part*: of its measure and not below it."""
    return [
        one
        for one in amounts
        if one is not part
        and one.measure is part.measure
        and one.value is not None
        and part.value is not None
        and one.value >= part.value
        and (one.unit == part.unit or one.unit not in PEOPLE)
    ]


def _whole_span(one: Amount) -> Span | None:
    span = span_of(one)
    if span is None and one.value is not None:
        return Span(one.value * Decimal("0.8"), one.value * Decimal("1.3"))
    return span


def _certain(said: Said, near: _Near) -> Amount | None:
    """The whole a sentence certainly names: before the part, in its unit, or added up behind it.

    Of several the nearest: a part of a part is usually given as a share of the inner whole, and
    the outer ones are tried all the same.
    """
    text, shift = near.sentence.text, near.sentence.start
    floor = min(said.part.start, said.percent.start)
    for one in reversed(_wholes(said.part, near.sentence.amounts)):
        if one.unit != said.part.unit or _is_sibling(one, said, near) or near.earlier.holds(one):
            continue
        if ADDED.search(text[max(0, one.start - shift - 6) : one.start - shift]):
            return one
        between = text[one.end - shift : floor - shift] if one.end <= floor else None
        if between is not None and (said.named or _UNDER.search(between) or len(between) < _NEAR):
            return one
    return _before_it(said, near) if _CONTINUES.match(text) else None


def _before_it(said: Said, near: _Near) -> Amount | None:
    """The whole that the sentences before name for one that goes on with 其中 or 按内容分."""
    same = [
        one
        for one in _wholes(said.part, near.before)
        if one.unit == said.part.unit and not near.earlier.holds(one)
    ]
    if not same:
        return None
    begins = near.earlier.told.sentence(same[-1].start).start
    same = [one for one in same if one.start >= begins]
    whole = same[0]
    if len(same) == 1 or _UNDER.search(near.earlier.told.text[whole.end : same[1].start]):
        return whole
    return None
