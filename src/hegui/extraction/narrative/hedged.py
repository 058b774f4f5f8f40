"""Amounts that a report gives only roughly, 100余条, and what they are said of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.time_wording import either
from hegui.extraction.narrative.told import Sentence

_ROUGH = re.compile(
    r"余|多(?!少)|来|近|约|逾|超|突破|左右|上下|接近|大约|大概|数[十百千万]|几[十百千]|十几|以上|之多"
)
_DEMANDED = re.compile(
    r"至少|不少于|不低于|不超过|不足|不到|最多|至多|以内|以下|每|日均|月均|年均|平均|人均"
)
_ASKED = re.compile(r"要求|应当?|必须|须|任务|指标|确保|达标|标准|规定|考核")
_STOP = re.compile(r"[，,；;：:。]")
_BEFORE, _BEHIND = 36, 12


@dataclass(frozen=True, slots=True)
class RoughWording:
    """What the pack says of rough amounts; see ``reading/rates.yaml``.

    Attributes:
        kinds: name of a kind of statistic → words beside an amount that make it one.
        unless: words that make it something else.
        units: units in which such a statistic is counted.
    """

    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    unless: re.Pattern[str]
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rough:
    """A rough amount.

    Attributes:
        amount: as read.
        about: kind of statistic; ``other`` for none that the pack names.
    """

    amount: Amount
    about: str


def read_rough_wording(data: Mapping[str, Any]) -> RoughWording:
    """The compiled words of the pack."""
    return RoughWording(
        kinds=tuple(
            (item["about"], re.compile(either(item["words"])))
            for item in data.get("statistics", ())
        ),
        unless=re.compile(either(data.get("unless", ())) or r"(?!)"),
        units=frozenset(data.get("units", ())),
    )


def rough(sentence: Sentence, wording: RoughWording) -> Iterator[Rough]:
    """The rough amounts of a sentence, in order."""
    for amount in sentence.amounts:
        if amount.measure is not Measure.COUNT or amount.exact:
            continue
        begin, end = amount.start - sentence.start, amount.end - sentence.start
        words = sentence.text[begin:end]
        if not _ROUGH.search(words):
            continue
        yield Rough(amount, _about(amount, sentence.text, begin, end, wording))


def _about(amount: Amount, text: str, begin: int, end: int, wording: RoughWording) -> str:
    before = _STOP.split(text[max(0, begin - _BEFORE) : begin])[-1]
    behind = _STOP.split(text[end : end + _BEHIND])[0]
    beside = before + "〓" + behind
    if amount.unit not in wording.units or _DEMANDED.search(before[-12:] + text[begin:end]):
        return "other"
    if wording.unless.search(beside) or ("以上" in text[begin:end] and _ASKED.search(beside)):
        return "other"
    return next((name for name, words in wording.kinds if words.search(beside)), "other")
