"""One sentence with its words and numbers: clauses, neighbours, and what is spoken of."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.quantities.lexicon import (
    Lexicon,
    Sign,
    Sort,
    Subject,
    Token,
    Tokens,
)
from hegui.extraction.narrative.told import Sentence, Told

_COMMAS, _STOPS = "，,；;：:。！？!?", "；;"
_INHERITED = 12  # words looked back to find what is counted
_LINE = 2_000  # characters a paragraph is followed back, at most
_NUMBER = re.compile(r"(?:共|共计|数量|为)?[0-9一二两三四五六七八九十百]")
_SHORT = 16  # characters before a short name that may make it the name of something else
_AMONG = ("中", "里")
_TOPIC_ENDS = ("中，", "里，", "中,", "里,", "中：", "中:")
_SINGLE = 2
_LIMITS = (Sort.LIMIT, Sort.REASON)
NAMES = (Sort.STRONG, Sort.WEAK)
_NAMING = frozenset((Sort.SUBJECT, *NAMES))
OTHERS = (Sort.OTHER, Sort.MATTER)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a clause says the numbers behind it are part of.

    Attributes:
        limited: it names a channel, a reason or the like.
        subject: what it says of them, if anything.
    """

    limited: bool
    subject: Subject | None

    @property
    def about(self) -> str:
        """What it says of them; "" for nothing."""
        return self.subject.about if self.subject else ""

    def limits(self, subject: Subject) -> bool:
        """Whether it makes a number that is said of *subject* a part."""
        if self.limited or self.subject is None:
            return self.limited
        if self.subject.rows and subject.rows:
            return not set(subject.rows) <= set(self.subject.rows)
        return self.subject.implied and self.subject.about != subject.about


class Phrase:
    """One sentence, ready to be asked what its numbers are said of."""

    def __init__(
        self,
        told: Told,
        sentence: Sentence,
        tokens: Tokens,
        lexicon: Lexicon,
        spoken_of: frozenset[str] = frozenset(),
    ) -> None:
        """Keeps them; *tokens* are those of the whole text, *spoken_of* what headings name."""
        self.text = told.text
        self.sentence = sentence
        self.tokens = tokens
        self.lexicon = lexicon
        self._spoken_of = spoken_of
        self._amounts = [
            amount
            for amount in sentence.amounts
            if amount.measure in (Measure.COUNT, Measure.MONEY, Measure.BARE)
        ]

    @cached_property
    def names_anything(self) -> bool:
        """Whether the sentence has a word that something can be said of."""
        words = self.tokens.within(self.sentence.start, self.sentence.end)
        return any(token.sort in _NAMING for token in words)

    @cached_property
    def bare(self) -> Subject | None:
        """What a number is said of where the sentence names nothing but the thing."""
        words = self.tokens.within(self.sentence.start, self.sentence.end)
        names = [token for token in words if token.sort in NAMES]
        if not names or any(token.sort in (Sort.SUBJECT, *OTHERS) for token in words):
            return None
        return self.lexicon.bare(names[0].index)

    @cached_property
    def of_attributes(self) -> bool:
        """Whether the sentence sorts documents by who may see them."""
        return Sign.ATTRIBUTE in self.signs

    @cached_property
    def signs(self) -> frozenset[int]:
        """Which of ``Sign`` the sentence has."""
        return self.lexicon.signs(self.sentence.text)

    def has_part(self, low: int, high: int) -> bool:
        """Whether 其中 or the like stands between two places."""
        if Sign.PART not in self.signs:
            return False
        return self.lexicon.parts.search(self.text[low:high]) is not None

    def clause_start(self, place: int) -> int:
        """Where the clause round a place begins."""
        at = bisect_right(self._commas, place - 1) - 1
        return self._commas[at] + 1 if at >= 0 else self.sentence.start

    def clause_end(self, place: int) -> int:
        """Where the clause round a place ends."""
        at = bisect_left(self._commas, place)
        return self._commas[at] if at < len(self._commas) else self.sentence.end

    def segment_start(self, place: int) -> int:
        """Where the stretch between semicolons round a place begins."""
        at = bisect_left(self._stops, place) - 1
        return self._stops[at] + 1 if at >= 0 else self.sentence.start

    def segment_end(self, place: int) -> int:
        """Where the stretch between semicolons round a place ends."""
        at = bisect_left(self._stops, place)
        return self._stops[at] if at < len(self._stops) else self.sentence.end

    def bound(self, amount: Amount) -> int:
        """Where the number before ends, or the sentence begins."""
        at = bisect_left(self._starts, amount.start)
        return self._amounts[at - 1].end if at > 0 else self.sentence.start

    def next(self, amount: Amount) -> int:
        """Where the number behind begins, or the sentence ends."""
        at = bisect_right(self._starts, amount.start)
        return self._amounts[at].start if at < len(self._amounts) else self.sentence.end

    def next_after(self, place: int) -> int:
        """Where the first number behind a place begins, or the sentence ends."""
        at = bisect_left(self._starts, place)
        return self._amounts[at].start if at < len(self._amounts) else self.sentence.end

    def filled(self, low: int, high: int) -> bool:
        """Whether between two places only words stand that change nothing."""
        return low >= high or self.lexicon.filled(self.text[low:high])

    def anybody(self, low: int, high: int) -> bool:
        """Whether the words between two places limit nothing: 公民、法人和其他组织提出的."""
        return self.lexicon.anybody(self.text[low:high])

    def subject(self, token: Token) -> Subject:
        """The subject a token names."""
        return self.lexicon.subjects[token.index]

    def thing(self, token: Token) -> str:
        """Id of the thing a token names."""
        return self.lexicon.things[token.index].id

    def says(self, about: str, low: int, high: int) -> bool:
        """Whether a subject is named between two places."""
        return any(
            token.sort is Sort.SUBJECT and self.subject(token).about == about
            for token in self.tokens.within(low, high)
        )

    def speaks_of(self, subject: Subject, low: int, high: int) -> bool:
        """Whether between two places, or before them, the thing of *subject* is what is meant."""
        for token in self.tokens.within(low, high):
            if token.sort is Sort.STRONG or (token.sort is Sort.WEAK and not self.of_attributes):
                return self.thing(token) == subject.thing
        return self.counts(subject, low)

    def counts(self, subject: Subject, at: int) -> bool:
        """Whether the thing a subject needs is what the passage speaks of."""
        if subject.listed:
            words = self.tokens.within(self.clause_start(at), at)
            return not any(token.sort is Sort.OTHER for token in words)
        thing = self._thing_before(at)
        if thing is None:
            return subject.implied or subject.thing in self._spoken_of
        return thing == subject.thing

    def limited(self, subject: Subject, low: int, at: int, between: int, high: int) -> bool:
        """Whether words before a subject, or *between* it and its number, name a part of it."""
        sorts = (Sort.LIMIT,) if subject.rows or subject.apart else _LIMITS
        words = self.tokens.within(max(low, self.clause_start(at)), at)
        ahead = [token for token in words if token.sort in sorts]
        count = len(ahead) + between
        if count == 0:
            return False
        first = ahead[0].start if ahead else at
        several = count >= _SINGLE and self.lexicon.all_of.search(self.text[first:high])
        return not several

    def of_class(self, subject: Subject, low: int, at: int) -> bool:
        """Whether a result is told of one class of applicants, or the other way round."""
        return any(
            token.sort is Sort.SUBJECT
            and self.subject(token).listed
            and self.subject(token).about != subject.about
            for token in self.tokens.within(low, at)
            if subject.listed
        )

    def topic(self, low: int, place: int) -> "Topic | None":
        """What a clause before says the numbers behind it are part of: 网上提交的申请中，…."""
        if self.text.startswith(_AMONG, low) and low > self.sentence.start:
            return self._topic(self.clause_start(low), low)
        if not self._has_topics:
            return None
        begin = self.segment_start(place)
        at = max(self.text.rfind(sign, begin, place) for sign in _TOPIC_ENDS)
        return None if at < 0 else self._topic(self.clause_start(at), at + 1)

    def _topic(self, low: int, high: int) -> "Topic":
        words = self.tokens.within(low, high)
        subjects = [self.subject(token) for token in words if token.sort is Sort.SUBJECT]
        limited = any(token.sort in _LIMITS for token in words)
        return Topic(limited, subjects[0] if subjects else None)

    def _thing_before(self, place: int) -> str | None:
        """Id of what was counted last before a place in the paragraph; "" if something else."""
        for token in self.tokens.before(place, _INHERITED):
            if token.start < self._line_start:
                return None
            if token.sort in NAMES and self._is_name(token):
                return self.thing(token)
            if token.sort in NAMES:
                if _NUMBER.match(self.text, token.end):
                    return ""
                continue
            if token.sort is Sort.SUBJECT and token.start < self.sentence.start:
                return self.subject(token).thing
            if token.sort in OTHERS:
                return ""
        return None

    def _is_name(self, token: Token) -> bool:
        """Whether a short name stands alone: 申请, and not 听证申请."""
        if token.sort is Sort.STRONG:
            return True
        before = self.tokens.before(token.start, 1)
        begin = self.text.rfind("\n", max(0, token.start - _SHORT), token.start) + 1
        begin = max(begin, token.start - _SHORT, before[0].end if before else 0)
        last = max(self.text.rfind(sign, begin, token.start) for sign in _COMMAS) + 1
        begin = max(begin, last)
        return self.lexicon.named_beside.match(self.text[begin : token.start]) is not None

    @cached_property
    def _has_topics(self) -> bool:
        text = self.sentence.text
        return any(sign in text for sign in _TOPIC_ENDS)

    @cached_property
    def _starts(self) -> list[int]:
        return [amount.start for amount in self._amounts]

    @cached_property
    def _commas(self) -> list[int]:
        start = self.sentence.start
        return [start + at for at, char in enumerate(self.sentence.text) if char in _COMMAS]

    @cached_property
    def _stops(self) -> list[int]:
        return [at for at in self._commas if self.text[at] in _STOPS]

    @cached_property
    def _line_start(self) -> int:
        start = self.sentence.start
        return max(self.text.rfind("\n", max(0, start - _LINE), start) + 1, start - _LINE)
