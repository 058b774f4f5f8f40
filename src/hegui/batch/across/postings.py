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

LEAST_IN_COMMON = 0.45  # of all stretches: two texts of which two thirds are the same have 0.5
_RAREST = 24  # clauses of a text that look for its like
_FEW = 12  # a text of fewer clauses needs only one to find its like
_BATCH = 1 << 14
_NO_CLAUSE, _NO_STRETCH = np.uint64(2**64 - 1), np.uint32(2**32 - 1)

_Longs = NDArray[np.uint64]
_Ints = NDArray[np.int64]


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
        numbers = np.array(ranked, dtype=np.int64)
        agencies = np.array(self.agencies, dtype=np.int64)[numbers]
        years = np.array([self.order[at][0] for at in ranked], dtype=np.int64)
        clauses = self._matrix(self._samples, np.uint64, SAMPLE)[numbers]
        codes = _linked(clauses, agencies, years)
        pairs = []
        stretches = self._matrix(self._stretches, np.uint32, STRETCHES)
        for start in range(0, len(codes), _BATCH):
            some = codes[start : start + _BATCH]
            firsts, seconds = numbers[some >> 32], numbers[some & 0xFFFFFFFF]
            common = _in_common(stretches[firsts], stretches[seconds])
            for at in np.flatnonzero(common >= least):
                pairs.append(Pair(int(firsts[at]), int(seconds[at]), float(common[at])))
        rank = {number: at for at, number in enumerate(ranked)}
        return sorted(pairs, key=lambda pair: (rank[pair.second], -pair.common, rank[pair.first]))

    def common(
        self, numbers: Collection[int], drafts: Sequence[int], most: float
    ) -> frozenset[int]:
        """The clauses of some texts that stand in more than *most* different drafts.

        *numbers* are the texts, *drafts* gives the draft of each text there is. Clauses are told
        by the lower halves of their fingerprints.
        """
        told = np.frombuffer(self._clauses, dtype=np.uint32)
        asked = np.zeros(len(self), dtype=np.bool_)
        asked[sorted(numbers)] = True
        wanted = np.unique(told[np.repeat(asked, self._counts)])
        if not len(wanted):
            return frozenset()
        at = np.minimum(np.searchsorted(wanted, told), len(wanted) - 1)
        hits = wanted[at] == told
        owners = np.repeat(np.array(drafts, dtype=np.int64), self._counts)[hits]
        codes = np.unique((at[hits] << 32) | owners)
        counts = np.bincount(codes >> 32, minlength=len(wanted))
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


def _linked(clauses: _Longs, agencies: _Ints, years: _Ints) -> _Ints:
    """Codes of the pairs that clauses link: rank of the earlier text, rank of the later one."""
    there = clauses != _NO_CLAUSE
    sizes = there.sum(axis=1)
    owners = np.repeat(np.arange(len(clauses), dtype=np.int32), sizes)
    marks = clauses[there]
    by_mark = np.argsort(marks, kind="stable")
    marks, owners = marks[by_mark], owners[by_mark]
    del by_mark, there
    fresh = np.concatenate(([True], marks[1:] != marks[:-1]))
    alone = fresh & np.concatenate((fresh[1:], [True]))
    fresh, owners = fresh[~alone], owners[~alone]
    if not len(owners):
        return np.empty(0, dtype=np.int64)
    codes, times = np.unique(
        np.concatenate(list(_links(fresh, owners, years))), return_counts=True
    )
    firsts, seconds = codes >> 32, codes & 0xFFFFFFFF
    few = np.minimum(sizes[firsts], sizes[seconds]) < _FEW
    found: _Ints = codes[(agencies[firsts] != agencies[seconds]) & (few | (times > 1))]
    return found


def _links(fresh: NDArray[np.bool_], owners: NDArray[np.int32], years: _Ints) -> Iterator[_Ints]:
    """Each text that looks for its like, linked to others on the list of one of its clauses.

    *owners* are the texts on all lists, one list behind the other; *fresh* tells where one begins.
    The others are the first two of the list, the first two of the text's own year, and the two
    before it.
    """
    places = np.arange(len(owners), dtype=np.int64)
    starts = np.flatnonzero(fresh)
    lists = np.cumsum(fresh) - 1
    lengths = np.diff(np.append(starts, len(owners)))
    begin = starts[lists]
    own_year = years[owners]
    turn = fresh | np.concatenate(([True], own_year[1:] != own_year[:-1]))
    own = np.maximum.accumulate(np.where(turn, places, 0))
    seeking = _rarest(owners, lengths[lists])
    for other in (begin, begin + 1, places - 2, places - 1, own, own + 1):
        good = seeking & (other < places) & (other >= begin)
        yield (owners[other[good]].astype(np.int64) << 32) | owners[good]


def _rarest(owners: NDArray[np.int32], lengths: _Ints) -> NDArray[np.bool_]:
    """Which places on the lists belong to the rarest clauses of their text."""
    order = np.lexsort((lengths, owners))
    of = owners[order]
    begins = np.flatnonzero(np.concatenate(([True], of[1:] != of[:-1])))
    sizes = np.diff(np.append(begins, len(of)))
    kept = np.zeros(len(owners), dtype=np.bool_)
    kept[order[np.arange(len(of)) - np.repeat(begins, sizes) < _RAREST]] = True
    return kept


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
