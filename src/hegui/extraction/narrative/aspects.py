"""What the stretches of a section tell of their topic: figures, or that there was nothing."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.sentences.words import any_of, first, patterns
from hegui.extraction.narrative.stretches import Stretch, Stretches
from hegui.extraction.narrative.told import Told
from hegui.facts.fact import Fact
from hegui.forms.edition import Form
from hegui.model.pattern import Pattern
from hegui.model.truth import Truth

_ROUGH = frozenset(
    {"个", "方面", "种", "类", "点", "大类", "批", "项", "位", "名", "级", "张", "部"}
)
_UNCLEAR = "只有比例、“三个方面”一类的数，算不算数据要人工判断"
_DENIED = "有“没有、未”的字样，说的是不是这件事要人工判断"
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Topic:
    """How one topic is told: with what units, denied how, and where else in what words.

    ``near_units`` count only in a clause with one of the words of ``near``.
    """

    id: str
    units: frozenset[str]
    near_units: frozenset[str]
    near: re.Pattern[str]
    denials: tuple[Pattern, ...]
    hints: tuple[Pattern, ...]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Item:
    """A thing that may be asked for with its number."""

    id: str
    title: str
    words: re.Pattern[str]


class AspectReader:
    """Reads topics and counted things; built once from the pack's wording."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says."""
        self._stretches = Stretches(str(wording.get("section", "")), form)
        self._topics = tuple(
            _Topic(
                one["id"],
                frozenset(one.get("units", ())),
                frozenset(one.get("near_units", ())),
                any_of(one.get("near", ())),
                patterns(one.get("denials", ())),
                patterns(one.get("hints", ())),
                any_of(one["words"]),
            )
            for one in wording.get("topics", ())
        )
        self._items = tuple(
            _Item(one["id"], one["title"], any_of(one["words"]))
            for one in wording.get("counted", ())
        )

    def facts(self, context: Context) -> Iterator[Fact]:
        """One for each topic that has a stretch, one for each counted thing."""
        if not context.told.prose.lines:
            return
        stretches = self._stretches.find(context.told) if self._topics else []
        for topic in self._topics:
            own = [one for one in stretches if one.topic == topic.id]
            if not own and stretches and not any(one.headed for one in stretches):
                own = self._whole(topic, stretches, context.told)
            if own:
                yield self._aspect(context, topic, own)
        for item in self._items:
            yield self._item(context, item)

    def _whole(self, topic: _Topic, stretches: Sequence[Stretch], told: Told) -> list[Stretch]:
        """The whole section as the stretch of a topic, where it has no parts."""
        start, end = stretches[0].start, stretches[-1].end
        if not self._stretches.speaks(topic.id, told.text[start:end]):
            return []
        title = self._stretches.title(topic.id)
        return [Stretch(topic.id, title, headed=False, start=start, end=end)]

    def _aspect(self, context: Context, topic: _Topic, own: Sequence[Stretch]) -> Fact:
        told = context.told
        spans = [(one.start, one.end) for one in own]
        amounts = [amount for start, end in spans for amount in _within(told, start, end)]
        text = "".join(told.text[start:end] for start, end in spans)
        count = _count(told, amounts, topic)
        nothing: Truth = first(topic.denials, text) is not None
        if not nothing and first(topic.hints, text) is not None:
            nothing = None
        doubts = {"amounts": _UNCLEAR} if count is None else {}
        doubts |= {"nothing": _DENIED} if nothing is None else {}
        return context.fact(
            "aspect",
            spans[0][0],
            spans[-1][1],
            doubts,
            id=topic.id,
            title=own[0].title,
            length=len(text),
            amounts=count,
            nothing=nothing,
            elsewhere=self._elsewhere(context, topic, spans),
        )

    def _elsewhere(
        self, context: Context, topic: _Topic, spans: Sequence[tuple[int, int]]
    ) -> bool:
        """Whether another sentence of the report gives figures for the topic, or denies it."""
        for sentence in context.told.sentences:
            if any(start <= sentence.start < end for start, end in spans):
                continue
            if topic.words.search(sentence.text) and (
                _count(context.told, sentence.amounts, topic)
                or first(topic.denials, sentence.text)
            ):
                return True
        return False

    def _item(self, context: Context, item: _Item) -> Fact:
        mentioned = counted = False
        start = end = 0
        for sentence in context.told.sentences:
            hit = item.words.search(sentence.text)
            if hit is None:
                continue
            if not mentioned:
                start, end = sentence.start, sentence.end
            mentioned = True
            begin, finish = context.told.clause(
                sentence.start + hit.start(), sentence.start + hit.end()
            )
            near = (one for one in sentence.amounts if begin <= one.start < finish)
            if any(_figure(amount) for amount in near):
                counted, start, end = True, sentence.start, sentence.end
                break
        return context.fact(
            "told_item",
            start,
            end,
            id=item.id,
            title=item.title,
            mentioned=mentioned,
            counted=counted,
        )


def _within(told: Told, start: int, end: int) -> Sequence[Amount]:
    """The amounts of a stretch."""
    low = bisect_left(told.amounts, start, key=lambda one: one.start)
    return told.amounts[low : bisect_left(told.amounts, end, key=lambda one: one.start)]


def _figure(amount: Amount) -> bool:
    """Whether an amount counts or measures something, and is no deadline and no turn of phrase."""
    if amount.measure is Measure.COUNT:
        return not (amount.chinese and (amount.value is None or _rough(amount)))
    return amount.measure in (Measure.MONEY, Measure.TIMES)


def _rough(amount: Amount) -> bool:
    return amount.unit in _ROUGH or (amount.value or 0) <= _FEW


def _count(told: Told, amounts: Sequence[Amount], topic: _Topic) -> int | None:
    """How many figures there are; unknown if there are only figures that may be meant or not."""
    found = [amount for amount in amounts if _meant(told, amount, topic)]
    if found:
        return len(found)
    unclear = (
        amount.measure is Measure.PERCENT or (not topic.units and _several(amount))
        for amount in amounts
    )
    return None if any(unclear) else 0


def _meant(told: Told, amount: Amount, topic: _Topic) -> bool:
    """Whether an amount is one of the topic's figures."""
    if not topic.units:
        return _figure(amount)
    if amount.unit in topic.units:
        return True
    if amount.unit not in topic.near_units or amount.value is None:
        return False
    start, end = told.clause(amount.start, amount.end)
    return topic.near.search(told.text, start, end) is not None


def _several(amount: Amount) -> bool:
    """三个方面, 两批: a number in words that may be a figure or a turn of phrase."""
    counts = amount.measure is Measure.COUNT and amount.chinese
    return counts and amount.value is not None and amount.value > 1
