"""Words and turns of the pack's lists, wherever the prose has them.

Whoever writes rules lists words and patterns in ``vocabulary/`` and gets a fact for each place
where one stands, without a program. All lists are looked for at once in each sentence; only the
sentences that have something are looked at closely.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from hegui.extraction.narrative.masking import masked
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Sentence, Told
from hegui.extraction.numerals import number
from hegui.facts.fact import Fact, Value
from hegui.forms.edition import Form
from hegui.model.pattern import Match, Pattern, PatternSet, compile_pattern
from hegui.packs.vocabulary import WordList

_CHUNK = 1_500  # characters of words in one expression
_LONGEST_WORD = 24
_MOST = 8  # hits of one list in one sentence; more say nothing new
_TRIED = 300  # places looked at in one sentence, right words among them
_MOST_FACTS = 200  # of one list in one report
_TITLES = re.compile(r"《[^《》\n]{1,200}》")
_QUOTES = re.compile(r"“[^“”\n]{1,200}”")
_STOPS = "，,。；;"  # a pattern may need one to know where its words end
_UNSURE = "文字是从图片识别的，可能认错"


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where a list has something: offsets of the whole prose."""

    start: int
    end: int
    captured: Mapping[str, str | None]


@dataclass(frozen=True)
class _Finder:
    """A list, ready to be looked for."""

    words: WordList

    @cached_property
    def expressions(self) -> tuple[str, ...]:
        """Its words in a few expressions, then its patterns."""
        return (*self.literal, *self.words.patterns)

    @cached_property
    def literal(self) -> tuple[str, ...]:
        """Its words in a few expressions."""
        return tuple(_either(self.words.words))

    @cached_property
    def unless(self) -> PatternSet:
        """What a hit must not lie in, all together."""
        return PatternSet(self.words.unless)

    @cached_property
    def unless_clause(self) -> tuple[Pattern, ...]:
        """What the clause of a hit must not have."""
        return tuple(map(compile_pattern, self.words.unless_clause))

    @cached_property
    def unless_sentence(self) -> tuple[Pattern, ...]:
        """What the sentence of a hit must not have."""
        return tuple(map(compile_pattern, self.words.unless_sentence))

    def hits(self, told: Told, sentence: Sentence, expressions: Iterable[Pattern]) -> list[_Hit]:
        """What of *expressions* counts in *sentence*; where two overlap, the longer."""
        text = sentence.text
        if any(pattern.search(text) for pattern in self.unless_sentence):
            return []
        held = [
            span.span()
            for index in self.unless.matching(text)
            for span in _first(compile_pattern(self.words.unless[index]), text)
        ]
        found = [
            _Hit(sentence.start + start, sentence.start + end, captured)
            for pattern in expressions
            for start, end, captured in self._counted(pattern, text, held)
        ]
        found.sort(key=lambda hit: (hit.start, -hit.end))
        apart: list[_Hit] = []
        for hit in found:
            if not apart or hit.start >= apart[-1].end:
                apart.append(hit)
        return [hit for hit in apart[:_MOST] if not self._in_wrong_clause(told, hit)]

    def _counted(
        self, pattern: Pattern, text: str, held: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int, Mapping[str, str | None]]]:
        """Where *pattern* counts. A word that does not may hide one that begins within it."""
        again = bool(held) and pattern in self._literal
        for hit in _first(pattern, text):
            if not _within_any(hit.span(), held):
                yield *hit.span(), hit.groupdict()
            elif again:
                begin = hit.start() + 1
                inner = pattern.search(text[begin : hit.end() + _LONGEST_WORD])
                if inner is not None and begin + inner.start() < hit.end():
                    span = begin + inner.start(), begin + inner.end()
                    if not _within_any(span, held):
                        yield *span, {}

    @cached_property
    def _literal(self) -> frozenset[Pattern]:
        return frozenset(map(compile_pattern, self.literal))

    def _in_wrong_clause(self, told: Told, hit: _Hit) -> bool:
        if not self.unless_clause:
            return False
        begin, end = told.clause(hit.start, hit.end)
        return any(pattern.search(told.text[begin:end]) for pattern in self.unless_clause)


def _within_any(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in others)


def _first(pattern: Pattern, text: str) -> Iterator[Match]:
    for count, hit in enumerate(pattern.finditer(text)):
        if count >= _TRIED:
            return
        yield hit


def _either(words: Iterable[str]) -> Iterator[str]:
    """The words as expressions, as many in one as it may hold; longest first."""
    some: list[str] = []
    for word in sorted(words, key=len, reverse=True):
        if some and sum(map(len, some)) + len(some) + 2 * len(word) > _CHUNK:
            yield "|".join(some)
            some = []
        some.append(re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", word))
    if some:
        yield "|".join(some)


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit, with its sentence (its place among all) and what of the list stands in its crowd."""

    hit: _Hit
    at: int
    nth: int = 1
    crowd: int = 1
    sentences: int = 1


class PhraseReader:
    """Words and turns of the pack's lists, wherever the prose has them."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Makes the lists of *wording* ready to be looked for together; *form* tells nothing."""
        del form
        lists: Iterable[WordList] = wording.get("lists", ())
        self._finders = [_Finder(one) for one in lists]
        self._members = [
            (index, compile_pattern(expression))
            for index, finder in enumerate(self._finders)
            for expression in finder.expressions
        ]
        self._set = PatternSet([one for finder in self._finders for one in finder.expressions])

    def facts(self, context: Context) -> Iterator[Fact]:
        """A fact for each place, list by list, in the order of the report."""
        found: dict[int, list[_Found]] = {}
        for at, sentence in enumerate(context.told.sentences):
            for index, patterns in self._in(sentence.text).items():
                hits = self._finders[index].hits(context.told, sentence, patterns)
                found.setdefault(index, []).extend(_Found(hit, at) for hit in hits)
        openings = _openings(context.told)
        for index in sorted(found):
            words = self._finders[index].words
            seen: set[str] = set()
            crowded = _crowded(found[index][:_MOST_FACTS], context.told, openings)
            for order, one in enumerate(crowded, 1):
                said = context.told.text[one.hit.start : one.hit.end]
                position: dict[str, Value] = {
                    "order": order,
                    "again": said in seen,
                    "opening": one.at in openings,
                }
                yield _fact(words, one, context, position)
                seen.add(said)

    def _in(self, text: str) -> dict[int, list[Pattern]]:
        """Index of each list that has something in *text* → what of it."""
        by_list: dict[int, list[Pattern]] = {}
        for member in self._set.matching(text):
            index, pattern = self._members[member]
            by_list.setdefault(index, []).append(pattern)
        return by_list


def _openings(told: Told) -> frozenset[int]:
    """The first sentence of each section, by its place among all."""
    first: dict[str, int] = {}
    for at, sentence in enumerate(told.sentences):
        first.setdefault(sentence.section, at)
    return frozenset(first.values())


def _crowded(found: list[_Found], told: Told, openings: frozenset[int]) -> Iterator[_Found]:
    """Each with its place in its crowd.

    A crowd are sentences of one section that follow one another, have the list's words and no
    figures; the opening of a section is no part of one.
    """
    crowds: list[list[_Found]] = []
    for one in found:
        sentence = told.sentences[one.at]
        alone = one.at in openings or _has_figures(sentence)
        last = crowds[-1][-1] if crowds else None
        joins = (
            last is not None
            and not alone
            and last.at not in openings
            and one.at - last.at <= 1
            and sentence.section == told.sentences[last.at].section
            and not _has_figures(told.sentences[last.at])
        )
        if joins:
            crowds[-1].append(one)
        else:
            crowds.append([one])
    for crowd in crowds:
        sentences = len({one.at for one in crowd})
        for nth, one in enumerate(crowd, 1):
            yield _Found(one.hit, one.at, nth, len(crowd), sentences)


def _has_figures(sentence: Sentence) -> bool:
    return any(not amount.chinese for amount in sentence.amounts)


def _fact(words: WordList, one: _Found, context: Context, position: Mapping[str, Value]) -> Fact:
    told, hit = context.told, one.hit
    sentence = told.sentences[one.at]
    text = told.text[hit.start : hit.end]
    said = hit.captured.get("number")
    unsure = bool(told.document.unsure)
    return context.fact(
        "phrase",
        hit.start,
        hit.end,
        {"sure": _UNSURE} if unsure else {},
        list=words.id,
        text=masked(text.strip(_STOPS)),
        instead=words.corrections.get(text, ""),
        sentence=masked(sentence.text),
        within=_within(sentence, hit),
        year=_value(hit.captured.get("year")),
        number=_value(said),
        **position,
        nth=one.nth,
        crowd=one.crowd,
        crowd_sentences=one.sentences,
        sure=None if unsure else True,
    )


def _within(sentence: Sentence, hit: _Hit) -> str:
    start, end = hit.start - sentence.start, hit.end - sentence.start
    for name, brackets in (("title", _TITLES), ("quote", _QUOTES)):
        spans = (span.span() for span in brackets.finditer(sentence.text))
        if _within_any((start, end), list(spans)):
            return name
    return ""


def _value(said: str | None) -> Decimal | None:
    value = number(said) if said else None
    return None if value is None else Decimal(value)
