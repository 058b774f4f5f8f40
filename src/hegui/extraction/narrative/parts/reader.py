"""Facts about wholes with their parts, and about lists of percentages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.parts.breakdown import Breakdown
from hegui.extraction.narrative.parts.items import Item, read_level
from hegui.extraction.narrative.parts.judge import Judge
from hegui.extraction.narrative.parts.openings import may_divide
from hegui.extraction.narrative.parts.shares import ShareList, share_lists
from hegui.extraction.narrative.parts.wording import compile_wording
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Sentence, Told
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

_MOST_AMOUNTS = 60  # a longer paragraph is read in stretches of so many amounts
_MOST_IN_ALL = 6_000  # no report tells so many numbers; a text that does is no report
_COUNTED = frozenset({Measure.COUNT, Measure.MONEY, Measure.BARE})
_BODY_UNITS = frozenset(("个", "家"))
_BODY = re.compile(
    "[一-龥]{0,6}(?:村|社区|单位|部门|科室|学校|企业|机构|站所|乡镇|县区|股室|分局)"
)
_QUOTE = 90
_UNSURE = "数字是约数，或者各项单位不同、可以有别的读法"


class PartsReader:
    """Wholes and their parts, lists of percentages."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:  # noqa: ARG002
        """Compiles what the pack says."""
        self._wording = compile_wording(wording)
        self._judge = Judge(self._wording)

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report."""
        values = frozenset(context.numbers.values())
        read = 0
        for start, end, sentences in _stretches(context.told):
            amounts = [amount for one in sentences for amount in one.amounts]
            read += len(amounts)
            if read > _MOST_IN_ALL:
                return
            told = self._breakdowns(context.told.text, start, end, amounts)
            yield from (_fact(context, found, values) for found in told)
            for one in sentences:
                if one.text.count("%") + one.text.count("百分之") > 1:
                    near = [
                        found for found in told if one.start <= found.parts[-1].start < one.end
                    ]
                    lists = share_lists(
                        context.told.text, one.start, one.end, one.amounts, near, self._wording
                    )
                    yield from (_share_fact(context, found) for found in lists)

    def _breakdowns(
        self, text: str, start: int, end: int, amounts: Sequence[Amount]
    ) -> list[Breakdown]:
        """Wholes and parts of a stretch, in order; most stretches cannot hold any."""
        counted = [one for one in amounts if one.measure in _COUNTED]
        if len(counted) < 2 or not may_divide(text[counted[0].end : counted[-1].start]):
            return []
        level = read_level(text, start, end, _without_counters(text, amounts))
        return sorted(self._judge.breakdowns(level), key=lambda one: one.start)


def _without_counters(text: str, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Without the numbers that only say how many bodies a number is of: 14个行政村234份."""
    units = {one.unit for one in amounts}
    if units.isdisjoint(_BODY_UNITS):
        return amounts
    return [
        one
        for one, following in zip(amounts, (*amounts[1:], None), strict=True)
        if following is None
        or one.unit not in _BODY_UNITS
        or following.unit in _BODY_UNITS
        or _BODY.fullmatch(text, one.end, following.start) is None
    ]


def _stretches(told: Told) -> Iterator[tuple[int, int, Sequence[Sentence]]]:
    """Paragraphs with two amounts or more, the longest cut between sentences."""
    for _, run in groupby(told.sentences, key=lambda one: one.line):
        gathered: list[Sentence] = []
        count = 0
        for sentence in run:
            if gathered and count + len(sentence.amounts) > _MOST_AMOUNTS:
                yield gathered[0].start, gathered[-1].end, gathered
                gathered, count = [], 0
            gathered.append(sentence)
            count += len(sentence.amounts)
        if count > 1:
            yield gathered[0].start, gathered[-1].end, gathered


def _fact(context: Context, found: Breakdown, values: frozenset[Decimal]) -> Fact:
    told = {found.whole.value, *(part.value for part in found.parts)}
    in_tables = all(value in values for value in told)
    known = found.agrees is not None
    return context.fact(
        "breakdown",
        found.start,
        found.end,
        doubts={} if known else {"agrees": _UNSURE},
        whole=found.whole.value,
        sum=found.sum,
        parts=Decimal(len(found.parts)),
        unit=found.whole.unit,
        closed=found.closed,
        nearly=found.nearly and not in_tables,
        agrees=found.agrees,
        overlapping=found.overlapping,
        channels=found.channels,
        depth=Decimal(found.depth),
        items="＋".join(_shown(part) for part in found.parts),
        largest=max((part.value for part in found.parts if part.value is not None), default=None),
        text=_quoted(_with_noun(context.told.text, found)),
    )


def _with_noun(text: str, found: Breakdown) -> str:
    """The words from the whole to the last part, and those that say what is counted."""
    noun = (
        found.whole.before[-20:]
        if found.start == found.whole.start
        else found.parts[0].before[-20:]
    )
    start = found.start - len(noun)
    return text[start if text[start : found.start] == noun else found.start : found.end]


def _share_fact(context: Context, found: ShareList) -> Fact:
    return context.fact(
        "percent_list",
        found.start,
        found.end,
        sum=sum(found.values, Decimal(0)),
        count=Decimal(len(found.values)),
        closed=found.closed,
        alike=found.alike,
        overlapping=found.overlapping,
        tolerance=found.tolerance,
        items="＋".join(f"{value.normalize():f}%" for value in found.values),
        text=_quoted(context.told.text[found.start : found.end]),
    )


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 20]}……{text[-18:]}"


def _shown(item: Item) -> str:
    return "（约数）" if item.value is None else f"{item.value.normalize():f}"
