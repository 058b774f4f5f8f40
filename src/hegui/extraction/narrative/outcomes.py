"""Results the law asks for: told, told as a system, or not told; and what is told of a fee."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.fees import FeeReader
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.sentences.words import any_of, first, patterns
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact
from hegui.forms.edition import Form
from hegui.model.pattern import Pattern

_QUOTE = 60
_REACH = 160  # characters behind a mention in which its result may stand
_BEFORE = 40  # and before it
_STATES = ("none", "system", "unclear", "result")  # from nothing to enough
_UNSURE = "提到了，写的是不是结果要人工判断"
_COMMA = re.compile("[，,；;：:]")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How one outcome is told."""

    id: str
    title: str
    words: re.Pattern[str]
    weak: re.Pattern[str]
    results: tuple[Pattern, ...]
    weights: tuple[Pattern, ...]
    hints: tuple[Pattern, ...]
    units: frozenset[str]
    activity: frozenset[str]


class OutcomeReader:
    """Reads outcomes and the fee; built once from the pack's wording."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:  # noqa: ARG002 - as all
        """Compiles what the pack says; the *form* has no part in it."""
        self._outcomes = tuple(
            _Outcome(
                one["id"],
                one["title"],
                any_of(one["words"]),
                any_of(one.get("weak", ())),
                patterns(one["outcome"]),
                patterns(one.get("weights", ())),
                patterns(one.get("hints", ())),
                frozenset(one["units"]),
                frozenset(one.get("activity", ())),
            )
            for one in wording.get("outcomes", ())
        )
        every = [word for one in wording.get("outcomes", ()) for word in one["words"]]
        self._every = any_of(every)
        fee = wording.get("fee")
        self._fee = FeeReader(fee) if fee else None

    def facts(self, context: Context) -> Iterator[Fact]:
        """One for each outcome, and one for the fee; none where there is no prose."""
        if not context.told.prose.lines:
            return
        for one in self._outcomes:
            yield self._outcome(context, one)
        if self._fee:
            yield from self._fee.facts(context)

    def _outcome(self, context: Context, one: _Outcome) -> Fact:
        best, start, end = "none", 0, 0
        named = False  # the sentence before names the outcome without telling a result
        for sentence in context.told.sentences:
            state = self._state(sentence, one)
            if named and state == "none" and self._continues(sentence, one):
                state = "result"
            named = state == "system"
            if _STATES.index(state) > _STATES.index(best):
                best, start, end = state, sentence.start, sentence.end
            if best == _STATES[-1]:
                break
        unclear = best == "unclear"
        return context.fact(
            "outcome",
            start,
            end,
            {"state": _UNSURE} if unclear else {},
            id=one.id,
            title=one.title,
            state=None if unclear else best,
            text="" if best == "none" else context.told.text[start : min(end, start + _QUOTE)],
        )

    def _continues(self, sentence: Sentence, one: _Outcome) -> bool:
        """Whether a sentence that names no outcome tells the result of the one named before."""
        text = sentence.text[:_REACH]
        return self._every.search(text) is None and first(one.results, text) is not None

    def _state(self, sentence: Sentence, one: _Outcome) -> str:
        text = sentence.text
        best = "none"
        for hit in one.words.finditer(text):
            best = max(best, self._told(sentence, one, hit), key=_STATES.index)
            if best == "result":
                return best
        weak = one.weak.search(text)
        if best == "none" and weak:
            return "unclear" if self._told(sentence, one, weak) != "system" else "none"
        return best

    def _told(self, sentence: Sentence, one: _Outcome, hit: re.Match[str]) -> str:
        """What is told of the outcome named at *hit*: up to where another one is named."""
        text = sentence.text
        stop = self._stop(text, one, hit.end())
        begin = max(0, hit.start() - _BEFORE, _comma(text, hit.start()))
        near = text[begin:stop]
        if first(one.results, near) is not None:
            return "result"
        low, high = sentence.start + begin, sentence.start + stop
        amounts = [each for each in sentence.amounts if low <= each.start < high]
        kinds = {self._kind(sentence, each, one) for each in amounts}
        if "result" in kinds:
            return "result"
        unclear = "activity" in kinds or first(one.hints, near) is not None
        return "unclear" if unclear else "system"

    def _stop(self, text: str, one: _Outcome, at: int) -> int:
        """Where the next outcome begins to be told of."""
        most = min(len(text), at + _REACH)
        for hit in self._every.finditer(text, at, most):
            if not one.words.fullmatch(hit[0]):
                return max(at, _comma(text, hit.start()))
        return most

    def _kind(self, sentence: Sentence, amount: Amount, one: _Outcome) -> str:
        at = amount.start - sentence.start
        before = sentence.text[max(0, at - 6) : at]
        behind = sentence.text[amount.end - sentence.start :][:1]
        if first(one.weights, before) is not None or (amount.chinese and amount.value is None):
            return ""
        unit = amount.unit or behind
        if unit in one.units or (amount.measure is Measure.PERCENT and "%" in one.units):
            return "result"
        return "activity" if unit in one.activity else ""


def _comma(text: str, at: int) -> int:
    """Offset behind the last comma before *at*, not further than a result may stand."""
    low = max(0, at - _BEFORE)
    return max((hit.end() for hit in _COMMA.finditer(text, low, at)), default=low)
