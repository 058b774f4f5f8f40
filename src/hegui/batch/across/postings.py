"""Which of very many texts are likely copies of each other: an index over samples of clauses.

Every clause links the texts it stands in to the first of them, however many they are: a list that
grew too long to be looked at would hide the report that three hundred agencies copied. Rare
clauses come first, so words that everybody uses cost little. What two texts have in common is
then told by samples of short stretches, which touching up hardly changes; what is left is worth
reading. The only module that computes with numpy.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hegui.batch.across.trace import SAMPLE, STRETCHES, SectionTrace

LEAST_IN_COMMON = 0.48  # of all stretches: two texts of which two thirds are the same have more
_RAREST = 24  # clauses of a text that look for its like
_FEW = 12  # a text of fewer clauses needs only one to find its like
_BATCH, _BLOCK = 1 << 13, 10_000  # pairs, and texts, that are worked on together
_PARTS = 8  # clauses are put on lists in so many parts
_NO_CLAUSE, _NO_STRETCH = np.uint64(2**64 - 1), np.uint32(2**32 - 1)

_LOW = 0xFFFFFFFF
_Longs = NDArray[np.uint64]
_Ints = NDArray[np.int32]
_Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are likely copies.

    Attributes:
        first: number of the text that is earlier.
        second: number of the later one.
        common: estimated share of their stretches that both have.
    """

    first: int
    second: int
    common: float


@dataclass(slots=True)
class Postings:
    """The traces of one section of many reports.

    Attributes:
        agencies: whose, a number for each text; texts of one agency are no copies.
        order: what the texts are put in order by; the year first.
    """

    agencies: list[int] = field(default_factory=list)
    order: list[tuple[int, str]] = field(default_factory=list)
    _samples: bytearray = field(default_factory=bytearray)
    _stretches: bytearray = field(default_factory=bytearray)
    _clauses: bytearray = field(default_factory=bytearray)
    _counts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.agencies)

    def add(self, trace: SectionTrace, agency: int, year: int, path: str) -> int:
        """Put a text in; the number it has from here on."""
        self.agencies.append(agency)
        self.order.append((year, path))
        self._samples += trace.sample + b"\xff" * (SAMPLE * 8 - len(trace.sample))
        self._stretches += trace.stretches + b"\xff" * (STRETCHES * 4 - len(trace.stretches))
        self._clauses += trace.clauses
        self._counts.append(len(trace.clauses) // 4)
        return len(self.agencies) - 1

    def likely(self, least: float = LEAST_IN_COMMON) -> list[Pair]:
        """Pairs of texts of different agencies, for each later text the likeliest first."""
        if len(self) < 2:
            return []
        ranked = sorted(range(len(self)), key=lambda at: (*self.order[at], self.agencies[at]))
        numbers = np.array(ranked, dtype=np.int32)
        agencies = np.array(self.agencies, dtype=np.int32)[numbers]
        years = np.array([self.order[at][0] for at in ranked], dtype=np.int32)
        codes = _linked(self._matrix(self._samples, np.uint64, SAMPLE), numbers, agencies, years)
        stretches = self._matrix(self._stretches, np.uint32, STRETCHES)
        pairs: list[tuple[int, float, int]] = []
        for start in range(0, len(codes), _BATCH):
            some = codes[start : start + _BATCH]
            firsts, seconds = some >> 32, some & _LOW
            common = _in_common(stretches[numbers[firsts]], stretches[numbers[seconds]])
            good = np.flatnonzero(common >= least)
            found = seconds[good].tolist(), (-common[good]).tolist(), firsts[good].tolist()
            pairs += zip(*found, strict=True)
        return [
            Pair(ranked[first], ranked[second], -common) for second, common, first in sorted(pairs)
        ]

    def common(
        self, numbers: Collection[int], drafts: Sequence[int], most: float
    ) -> frozenset[int]:
        """The clauses of some texts that stand in more than *most* different drafts.

        *numbers* are the texts, *drafts* gives the draft of each text there is. Clauses are told
        by the lower halves of their fingerprints.
        """
        told = np.frombuffer(self._clauses, dtype=np.uint32)
        sizes = np.array(self._counts, dtype=np.int64)
        begins = np.cumsum(sizes) - sizes
        asked = np.array(sorted(numbers), dtype=np.int64)
        wanted = np.unique(told[_stretched(begins[asked], sizes[asked])])
        counts = np.zeros(len(wanted), dtype=np.int64)
        owners = np.array(drafts, dtype=np.int64)
        by_draft = np.argsort(owners, kind="stable")
        for some in _in_blocks(by_draft, owners):
            seen = told[_stretched(begins[some], sizes[some])]
            draft = np.repeat(owners[some], sizes[some])
            at = np.searchsorted(wanted, seen)
            at[at == len(wanted)] = 0
            hits = wanted[at] == seen if len(wanted) else np.zeros(len(seen), dtype=np.bool_)
            codes = np.unique((at[hits] << 32) | draft[hits])
            counts += np.bincount(codes >> 32, minlength=len(wanted))
        return frozenset(wanted[counts > most].tolist())

    def clauses(self, number: int) -> list[int]:
        """The clauses of a text, told by the lower halves of their fingerprints."""
        if len(self._ends) != len(self):
            self._ends = np.cumsum(self._counts).tolist()
        end = self._ends[number]
        told: list[int] = np.frombuffer(self._clauses, dtype=np.uint32)[
            end - self._counts[number] : end
        ].tolist()
        return told

    def _matrix(self, data: bytearray, kind: Any, width: int) -> NDArray[Any]:  # noqa: ANN401 - numpy's types of numbers
        return np.frombuffer(data, dtype=kind).reshape(len(self), width)


def _linked(samples: _Longs, numbers: _Ints, agencies: _Ints, years: _Ints) -> _Codes:
    """Codes of the pairs that clauses link: rank of the earlier text, rank of the later one."""
    fresh, owners, sizes = _lists(samples, numbers)
    lists = _Lists(fresh, owners, years)
    found = [np.empty(0, dtype=np.int64)]
    for start in range(0, len(numbers), _BLOCK):
        block = np.flatnonzero((owners >= start) & (owners < start + _BLOCK))
        links = lists.links(block[_rarest(owners[block], lists.lengths(block))])
        codes, times = np.unique(links, return_counts=True)
        firsts, seconds = codes >> 32, codes & _LOW
        few = np.minimum(sizes[firsts], sizes[seconds]) < _FEW
        found.append(codes[(agencies[firsts] != agencies[seconds]) & (few | (times > 1))])
    return np.concatenate(found)


def _lists(samples: _Longs, numbers: _Ints) -> tuple[NDArray[np.bool_], _Ints, _Ints]:
    """All lists of texts that share a clause, one behind the other; how many clauses each has.

    First where a list begins, then the texts on the lists by rank, then the sizes of all samples.
    """
    ordered = samples[numbers]
    sizes = (ordered != _NO_CLAUSE).sum(axis=1, dtype=np.int32)
    parts = [_lists_of(ordered, part) for part in range(_PARTS)]
    fresh, owners = (np.concatenate(some) for some in zip(*parts, strict=True))
    return fresh, owners, sizes


def _lists_of(ordered: _Longs, part: int) -> tuple[NDArray[np.bool_], _Ints]:
    """The lists of some of the clauses: memory is for one part at a time."""
    lowest = ordered.view(np.uint8)[:, ::8]  # a byte of each: no second copy of all
    there = (lowest % _PARTS == part) & (ordered != _NO_CLAUSE)
    owners = np.repeat(np.arange(len(ordered), dtype=np.int32), there.sum(axis=1, dtype=np.int32))
    marks = ordered[there]
    by_mark = np.argsort(marks, kind="stable")
    owners, marks = owners[by_mark], marks[by_mark]
    fresh = np.ones(len(marks), dtype=np.bool_)
    fresh[1:] = marks[1:] != marks[:-1]
    alone = fresh.copy()
    alone[:-1] &= fresh[1:]
    return fresh[~alone], owners[~alone]


class _Lists:
    """Texts on lists, and where the list and the year within it begin that a place is in."""

    def __init__(self, fresh: NDArray[np.bool_], owners: _Ints, years: _Ints) -> None:
        """Lists one behind the other; *fresh* tells where one begins."""
        self._owners = owners
        places = np.arange(len(owners), dtype=np.int32)
        starts = np.flatnonzero(fresh)
        sizes = np.diff(np.append(starts, len(owners))).astype(np.int32)
        self._sizes = np.repeat(sizes, sizes)
        self._begin = np.repeat(starts.astype(np.int32), sizes)
        turn = fresh.copy()
        turn[1:] |= years[owners[1:]] != years[owners[:-1]]
        self._own = np.maximum.accumulate(np.where(turn, places, np.int32(0)))

    def lengths(self, places: _Codes) -> _Ints:
        """How long the lists are that these places are on."""
        return self._sizes[places]

    def links(self, places: _Codes) -> _Codes:
        """The texts at these places, linked to others on the same list.

        The others are the first two of the list, the first two of the text's own year, and the
        two before it. A link is the rank of the earlier text and that of the later one.
        """
        begin, own = self._begin[places], self._own[places]
        found = []
        for other in (begin, begin + 1, places - 2, places - 1, own, own + 1):
            good = (other < places) & (other >= begin)
            firsts = self._owners[other[good]].astype(np.int64)
            found.append((firsts << 32) | self._owners[places[good]])
        return np.concatenate(found)


def _rarest(owners: _Ints, lengths: _Ints) -> _Codes:
    """Which places on the lists belong to the rarest clauses of their text."""
    order = np.lexsort((lengths, owners))
    of = owners[order]
    first = np.ones(len(of), dtype=np.bool_)
    first[1:] = of[1:] != of[:-1]
    begins = np.flatnonzero(first)
    sizes = np.diff(np.append(begins, len(of)))
    kept: _Codes = order[np.arange(len(of)) - np.repeat(begins, sizes) < _RAREST]
    return kept


def _in_blocks(texts: _Codes, owners: _Codes) -> Iterator[_Codes]:
    """Texts in the order of their drafts, cut where a draft ends."""
    start = 0
    while start < len(texts):
        end = min(start + _BLOCK, len(texts))
        while end < len(texts) and owners[texts[end]] == owners[texts[end - 1]]:
            end += 1
        yield texts[start:end]
        start = end


def _stretched(begins: _Codes, sizes: _Codes) -> _Codes:
    """All places of some stretches, which begin there and are so long."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    places: _Codes = np.arange(total) + np.repeat(begins - (ends - sizes), sizes)
    return places


def _in_common(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.float64]:
    """The share of the stretches of two texts that both have, told by the smallest of them."""
    both = np.sort(np.concatenate((one, other), axis=1), axis=1)
    real = both != _NO_STRETCH
    twice = (both[:, 1:] == both[:, :-1]) & real[:, 1:]
    fresh = real.copy()
    fresh[:, 1:] &= ~twice
    counted = np.minimum(fresh.sum(axis=1), STRETCHES)
    # A stretch that both have is told where it comes the second time.
    within = np.cumsum(fresh, axis=1)[:, 1:] <= STRETCHES
    share: NDArray[np.float64] = (twice & within).sum(axis=1) / np.maximum(counted, 1)
    return share
