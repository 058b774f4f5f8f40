"""Results the law asks for: told, told as a system, or not told; and what is told of a fee.

A result is told in more words than any list has. So "not told" is said only where no sentence
holds words that such a result might be told in (``maybe``); with them it is unknown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.fees import FeeReader
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.sentences.words import any_of, first, patterns, without
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact
from hegui.forms.edition import Form
from hegui.model.pattern import Pattern, PatternSet

_QUOTE = 60
_REACH = 160  # characters behind a mention in which its result may stand
_BEFORE = 40  # and before it
_STATES = ("none", "system", "unclear", "result")  # from nothing to enough
_UNSURE = "提到了，写的是不是结果要人工判断"
_NONE: frozenset[int] = frozenset()
_COMMA = re.compile("[，,；;：:]")
_JOINT = re.compile("[，,；;：:、和及与或]")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How one outcome is told; ``told`` tells a result without the outcome's name."""

    id: str
    title: str
    words: re.Pattern[str]
    weak: re.Pattern[str]
    told: tuple[Pattern, ...]
    maybe: tuple[Pattern, ...]
    results: tuple[Pattern, ...]
    weights: tuple[Pattern, ...]
    hints: tuple[Pattern, ...]
    units: frozenset[str]
    activity: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence tells of one outcome, and where in it."""

    state: str = "none"
    start: int = 0
    end: int = 0

    def more(self, other: "_Said") -> bool:
        """Whether this tells more than another."""
        return _STATES.index(self.state) > _STATES.index(other.state)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A sentence that may speak of an outcome: its text without look-alikes, and of which."""

    sentence: Sentence
    text: str
    named: frozenset[int]
    maybe: frozenset[int]


class OutcomeReader:
    """Reads outcomes and the fee; built once from the pack's wording."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:  # noqa: ARG002 - as all
        """Compiles what the pack says; the *form* has no part in it."""
        given = wording.get("outcomes", ())
        self._outcomes = tuple(map(_outcome, given))
        self._section = str(wording.get("section", ""))
        self._unlike = any_of(wording.get("unlike", ()))
        self._systems = any_of(wording.get("systems", ()))
        self._every = any_of([word for one in given for word in one["words"]])
        self._sought = PatternSet([either for one in given for either in _sought(one)])
        fee = wording.get("fee")
        self._fee = FeeReader(fee) if fee else None
        self._fee_section = str(fee.get("section", "")) if fee else ""

    def facts(self, context: Context) -> Iterator[Fact]:
        """One for each outcome, and one for the fee; none where there is no prose."""
        if not context.told.prose.lines:
            return
        spoken = [one for line in _lines(context) for one in self._spoken(context, line)]
        for at, one in enumerate(self._outcomes):
            yield self._fact(context, one, *self._read(at, spoken))
        if self._fee:
            yield from self._fee.facts(context, _begin(context, self._fee_section))

    def _spoken(self, context: Context, line: Sequence[Sentence]) -> Iterator[_Spoken]:
        """The sentences of a paragraph; where nothing in it speaks of an outcome, bare."""
        whole = context.told.text[line[0].start : line[-1].end]
        found = self._sought.matching(whole)
        for sentence in line:
            alone = not found or len(line) == 1
            present = found if alone else self._sought.matching(sentence.text)
            text = without(self._unlike, sentence.text) if present else sentence.text
            named = frozenset(index // 2 for index in present if index % 2 == 0)
            maybe = frozenset(index // 2 for index in present if index % 2)
            yield _Spoken(sentence, text, named, maybe if sentence.section else _NONE)

    def _read(self, at: int, spoken: Sequence[_Spoken]) -> tuple[_Said, int]:
        """The most that is told of the outcome at *at*, and where its sentence begins."""
        one = self._outcomes[at]
        best, where = _Said(), 0
        waiting: Sentence | None = None  # names the outcome without telling a result
        for here in spoken:
            if not (waiting or at in here.named):
                continue
            said = self._said(here, one) if at in here.named else _Said()
            if waiting and said.state == "none" and self._continues(here, one):
                said = _Said("result", end=len(here.text))
            waiting = here.sentence if said.state in ("system", "unclear") else None
            if said.more(best):
                best, where = said, here.sentence.start
            if best.state == _STATES[-1]:
                return best, where
        if best.state == "none":
            for here in spoken:
                if at in here.maybe and self._may(here.text, one):
                    return _Said("unclear", end=len(here.text)), here.sentence.start
        return best, where

    def _fact(self, context: Context, one: _Outcome, said: _Said, where: int) -> Fact:
        unclear = said.state == "unclear"
        start, end = where + said.start, where + said.end
        if said.state == "none":
            start = end = _begin(context, self._section)
        return context.fact(
            "outcome",
            start,
            end,
            {"state": _UNSURE} if unclear else {},
            id=one.id,
            title=one.title,
            state=None if unclear else said.state,
            text=context.told.text[start : min(end, start + _QUOTE)],
        )

    def _continues(self, here: _Spoken, one: _Outcome) -> bool:
        """Whether a sentence that names no outcome tells the result of the one named before."""
        text = here.text[:_REACH]
        return self._every.search(text) is None and first(one.results, text) is not None

    def _may(self, text: str, one: _Outcome) -> bool:
        """Whether a clause that names no other outcome may tell the result of this one."""
        stops = [0, *(hit.end() for hit in _COMMA.finditer(text)), len(text)]
        rest = "".join(
            text[low:high]
            for low, high in pairwise(stops)
            if not self._every.search(text, low, high)
        )
        return first(one.maybe, rest) is not None

    def _said(self, here: _Spoken, one: _Outcome) -> _Said:
        best = _Said()
        for hit in one.words.finditer(here.text):
            said = self._told(here, one, hit)
            best = said if said.more(best) else best
            if best.state == "result":
                return best
        if first(one.told, here.text) is not None:
            return _Said("result", end=len(here.text))
        weak = one.weak.search(here.text)
        if best.state == "none" and weak:
            said = self._told(here, one, weak)
            return _Said("unclear", said.start, said.end) if said.state != "system" else best
        return best

    def _told(self, here: _Spoken, one: _Outcome, hit: re.Match[str]) -> _Said:
        """What is told of the outcome named at *hit*: up to where another one is named."""
        stop = self._stop(here.text, one, hit.end())
        begin = max(0, hit.start() - _BEFORE, _comma(here.text, hit.start()))
        near = here.text[begin:stop]
        if first(one.results, near) is not None:
            return _Said("result", begin, stop)
        offset = here.sentence.start
        amounts = [each for each in here.sentence.amounts if begin <= each.start - offset < stop]
        kinds = {self._kind(here.sentence, each, one) for each in amounts}
        if "result" in kinds:
            return _Said("result", begin, stop)
        unclear = (
            "activity" in kinds
            or first(one.hints, near)
            or first(one.maybe, without(one.words, near))
            or not self._systems.search(near)
        )
        return _Said(
            "unclear" if unclear else "system", *self._quoted(here.text, begin, stop, hit)
        )

    def _quoted(self, text: str, begin: int, stop: int, hit: re.Match[str]) -> tuple[int, int]:
        """The clause of a mention, as far as no other outcome is named in it."""
        cut = _COMMA.search(text, hit.end(), stop)
        low, high = begin, cut.start() if cut else stop
        others = [
            one for one in self._every.finditer(text, low, high) if one.start() < hit.start()
        ]
        for joint in _JOINT.finditer(text, others[-1].end(), hit.start()) if others else ():
            low = joint.end()
        after = self._every.search(text, hit.end(), high)
        for joint in _JOINT.finditer(text, hit.end(), after.start()) if after else ():
            high = joint.start()
        return low, high

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


def _outcome(given: Mapping[str, Any]) -> _Outcome:
    return _Outcome(
        given["id"],
        given["title"],
        any_of(given["words"]),
        any_of(given.get("weak", ())),
        patterns(given.get("told", ())),
        patterns(given.get("maybe", ())),
        patterns(given["outcome"]),
        patterns(given.get("weights", ())),
        patterns(given.get("hints", ())),
        frozenset(given["units"]),
        frozenset(given.get("activity", ())),
    )


def _sought(given: Mapping[str, Any]) -> tuple[str, str]:
    """What a sentence has that names an outcome, and one that may tell it: for one pass."""
    named = [re.escape(word) for word in (*given["words"], *given.get("weak", ()))]
    named += given.get("told", ())
    return "|".join(f"(?:{one})" for one in named), "|".join(
        f"(?:{one})" for one in given.get("maybe", ())
    ) or r"[^\x00-\x{10FFFF}]"


def _lines(context: Context) -> Iterator[Sequence[Sentence]]:
    """The sentences of each paragraph."""
    for _, line in groupby(context.told.sentences, key=lambda one: one.line):
        yield tuple(line)


def _begin(context: Context, section: str) -> int:
    """Where a section begins: there stands what the report does not tell."""
    found = (one.start for one in context.told.sentences if one.section == section)
    return next(found, 0) if section else 0


def _comma(text: str, at: int) -> int:
    """Offset behind the last comma before *at*, not further than a result may stand."""
    low = max(0, at - _BEFORE)
    return max((hit.end() for hit in _COMMA.finditer(text, low, at)), default=low)
