"""Where a sentence names cases, and which names stand together: 行政复议、行政诉讼.

A sentence is looked at clause by clause; a name in a word of its own (复议机关) is no name of a
case.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from hegui.extraction.narrative.amounts import Amount
from hegui.extraction.narrative.claims.wording import CaseWording
from hegui.extraction.narrative.told import Sentence

_CLAUSE = re.compile(r"[，,；;：:。（）()]")
_SEGMENT = re.compile(r"[；;。]")
_SHORT = 5  # characters of a name that cannot take in a masked word


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of cases in a sentence; offsets are those of the sentence."""

    start: int
    end: int
    about: str


@dataclass(frozen=True)
class Marked:
    """A sentence with what it names, offsets within it.

    Attributes:
        sentence: the sentence.
        text: its text.
        mentions: names of cases, in order.
        groups: index into ``mentions`` → (first, behind last) of the names it stands among.
        clauses: (start, end) of every clause.
        amounts: its amounts, with their offsets made those of the sentence.
        authority: whether it may speak of cases the agency decides for others.
    """

    sentence: Sentence
    text: str
    mentions: tuple[Mention, ...]
    groups: tuple[tuple[int, int], ...]
    clauses: tuple[tuple[int, int], ...]
    amounts: tuple[tuple[int, int, Amount], ...]
    authority: bool

    def clause(self, at: int) -> tuple[int, int]:
        """The clause a place stands in."""
        return self.clauses[self.clause_index(at)]

    def clause_index(self, at: int) -> int:
        """Which clause that is."""
        return max(0, bisect_right(self._clause_starts, at) - 1)

    def within(self, start: int, end: int) -> list[int]:
        """Indexes of the names between two places."""
        low = bisect_left(self._starts, start)
        found = []
        for index in range(low, len(self.mentions)):
            if self.mentions[index].end > end:
                break
            found.append(index)
        return found

    def group(self, index: int) -> tuple[Mention, ...]:
        """The names that stand together with one."""
        low, high = self.groups[index]
        return self.mentions[low:high]

    def segment(self, at: int) -> int:
        """Where the part between semicolons begins in which a place stands."""
        return self._segments[bisect_right(self._segments, at) - 1]

    def next_amount(self, at: int) -> int | None:
        """Where the first amount at or behind a place begins."""
        index = bisect_left(self._amount_starts, at)
        return self._amount_starts[index] if index < len(self._amount_starts) else None

    @cached_property
    def amount_ends(self) -> frozenset[int]:
        """Where its amounts end."""
        return frozenset(end for _, end, _ in self.amounts)

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [start for start, _ in self.clauses]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.mentions]

    @cached_property
    def _amount_starts(self) -> list[int]:
        return [start for start, _, _ in self.amounts]

    @cached_property
    def _segments(self) -> list[int]:
        return [0, *(hit.end() for hit in _SEGMENT.finditer(self.text))]


def mark(sentence: Sentence, wording: CaseWording) -> Marked:
    """The sentence with its names of cases."""
    text = sentence.text
    mentions = _mentions(text, wording)
    return Marked(
        sentence,
        text,
        mentions,
        _groups(text, mentions, wording),
        tuple(clauses_of(text)),
        tuple(
            (one.start - sentence.start, min(one.end - sentence.start, len(text)), one)
            for one in sentence.amounts
        ),
        wording.any_authority.search(text) is not None,
    )


def clauses_of(text: str) -> list[tuple[int, int]]:
    """(start, end) of every clause of a sentence, brackets being clauses of their own."""
    stops = [hit.span() for hit in _CLAUSE.finditer(text)]
    starts = [0, *(end for _, end in stops)]
    ends = [*(start for start, _ in stops), len(text)]
    return list(zip(starts, ends, strict=True))


def _mentions(text: str, wording: CaseWording) -> tuple[Mention, ...]:
    """The names; one may take in a masked word (不服复议决定起诉), never stand in one."""
    present = wording.name_set.matching(text)
    masked, taken = bytearray(len(text)), bytearray(len(text))
    if present[:1] == [0]:
        for hit in wording.masked.finditer(text):
            masked[hit.start() : hit.end()] = b"\1" * (hit.end() - hit.start())
        present = present[1:]
    found: list[Mention] = []
    for about, pattern in (wording.about[index - 1] for index in present):
        for hit in pattern.finditer(text):
            start, end = hit.span()
            hidden = any(masked[start:end])
            if any(taken[start:end]) or (hidden and (masked[start] or end - start <= _SHORT)):
                continue
            found.append(Mention(start, end, about))
            taken[start:end] = b"\1" * (end - start)
    return tuple(sorted(found, key=lambda one: one.start))


def _groups(
    text: str, mentions: Sequence[Mention], wording: CaseWording
) -> tuple[tuple[int, int], ...]:
    firsts = [0] * len(mentions)
    for index in range(1, len(mentions)):
        between = text[mentions[index - 1].end : mentions[index].start]
        same = wording.joiner.match(between) is not None
        firsts[index] = firsts[index - 1] if same else index
    lasts: dict[int, int] = {first: index + 1 for index, first in enumerate(firsts)}
    return tuple((first, lasts[first]) for first in firsts)
