"""Words of scope and time in a sentence, and how far each of them holds.

A mark within brackets holds in them; one that only compares holds in its clause; a part of the
year holds up to the semicolon; the others hold until one of their kind takes their place.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

_BACK = 12  # marks looked at before a place, at most
_NESTED = 8
_OPENING = 10  # characters that may stand before a mark that opens its clause
_COMMAS, _SEMICOLONS = "，,；;：:。！？!?", "；;"
_OPENS, _CLOSES = "（(", "）)"


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of scope or time.

    Attributes:
        start: offset of its first character in the sentence.
        end: offset behind its last one.
        value: what it says.
        said: the word.
        local: it holds in its own clause only.
    """

    start: int
    end: int
    value: str
    said: str
    local: bool


@dataclass(frozen=True)
class Marked:
    """A sentence with its marks, in order; *doing*: an organ may be the subject of a clause."""

    text: str
    times: tuple[Mark, ...]
    scopes: tuple[Mark, ...]
    doing: bool = False

    def period(self, low: int, high: int) -> tuple[str, str]:
        """The time of the stretch from *low* to *high*, and the words; "" where none is said."""
        behind = self._in_bracket_behind(high)
        if behind is not None:
            return _plain(behind)
        whole: Mark | None = None
        total: Mark | None = None
        for mark in self._before(self.times, high):
            if not self._holds(mark, low):
                continue
            if mark.value == "whole":
                whole = whole or mark
            elif mark.value == "total":
                total = total or mark
            elif whole is not None and self._overruled(mark):
                continue
            else:
                return _plain(mark)
        said = whole or total
        return ("", "") if said is None else _plain(said)

    def scope(self, low: int, high: int) -> tuple[str, str]:
        """The scope of the stretch, and the words; "" where none is said."""
        for mark in self._before(self.scopes, high):
            if mark.value == "other" and self._segment(mark.start) != self._segment(low):
                continue
            if mark.local and self._clause(mark.start) != self._clause(low):
                continue
            if self._within(mark.start, low):
                return mark.value, mark.said
        return "", ""

    def left_period(self) -> tuple[str, str]:
        """The time that may still hold after this sentence."""
        for mark in reversed(self.times[-_BACK:]):
            if (
                mark.local
                or mark.value in ("part", "whole", "total")
                or self._inner(mark.start) >= 0
            ):
                continue
            return _plain(mark) if self._opens(mark) or mark.value in _NOW else ("", "")
        return "", ""

    def left_scope(self, at: int) -> tuple[str, str]:
        """The scope of what is counted at *at*, which may still hold after this sentence."""
        return self.scope(at, at)

    def _overruled(self, mark: Mark) -> bool:
        """Whether 全年 behind a mark takes its place; it does not tell which year."""
        return mark.value == "part" or (mark.value == "cumulative" and not self._opens(mark))

    def _before(self, marks: tuple[Mark, ...], high: int) -> list[Mark]:
        stop = bisect_left(marks, high, key=_start)
        return list(reversed(marks[max(0, stop - _BACK) : stop]))

    def _holds(self, mark: Mark, low: int) -> bool:
        if not self._within(mark.start, low):
            return False
        if mark.local or (mark.value in _STRAY and not self._opens(mark)):
            return self._clause(mark.start) == self._clause(low)
        return mark.value != "part" or self._segment(mark.start) == self._segment(low)

    def _opens(self, mark: Mark) -> bool:
        begin = self._commas[self._clause(mark.start) - 1] + 1 if self._clause(mark.start) else 0
        return mark.start - begin <= _OPENING

    def _within(self, mark: int, place: int) -> bool:
        """Whether the bracket a mark stands in also holds the place."""
        wanted, at = self._inner(mark), self._inner(place)
        for _ in range(_NESTED):
            if at == wanted:
                return True
            if at < 0:
                return False
            at = self._parents[at]
        return False

    def _inner(self, place: int) -> int:
        return self._brackets[min(place, len(self.text) - 1)] if self.text else -1

    def _in_bracket_behind(self, high: int) -> Mark | None:
        """The mark that fills a bracket right behind the stretch: 31件（2022年）."""
        if self.text[high : high + 1] not in ("（", "("):
            return None
        at = bisect_left(self.times, high + 1, key=_start)
        mark = self.times[at] if at < len(self.times) else None
        if (
            mark is None
            or mark.start != high + 1
            or self.text[mark.end : mark.end + 1] not in _ENDS
        ):
            return None
        return mark

    def _clause(self, place: int) -> int:
        return bisect_right(self._commas, place - 1)

    def _segment(self, place: int) -> int:
        return bisect_right(self._semicolons, place - 1)

    @cached_property
    def _commas(self) -> list[int]:
        return [at for at, char in enumerate(self.text) if char in _COMMAS]

    @cached_property
    def _semicolons(self) -> list[int]:
        return [at for at, char in enumerate(self.text) if char in _SEMICOLONS]

    @cached_property
    def _brackets(self) -> list[int]:
        """For each character the opening bracket it stands behind; -1 outside."""
        return self._nesting[0]

    @cached_property
    def _parents(self) -> dict[int, int]:
        return self._nesting[1]

    @cached_property
    def _nesting(self) -> tuple[list[int], dict[int, int]]:
        inner: list[int] = []
        parents: dict[int, int] = {}
        at = -1
        for place, char in enumerate(self.text):
            if char in _OPENS and len(parents) < len(self.text):
                parents[place], at = at, place
            inner.append(at)
            if char in _CLOSES and at >= 0:
                at = parents[at]
        return inner, parents


_STRAY = ("cumulative", "other")
_NOW = ("year", "this")
_ENDS = ("）", ")")
_VALUES = {"this": "year", "whole": "year"}


def _start(mark: Mark) -> int:
    return mark.start


def _plain(mark: Mark) -> tuple[str, str]:
    return _VALUES.get(mark.value, mark.value), mark.said


def in_titles(text: str) -> Callable[[int], bool]:
    """Says of a place whether it stands within 《》."""
    spans: list[tuple[int, int]] = []
    at = text.find("《")
    while at >= 0:
        end = text.find("》", at)
        if end < 0:
            break
        spans.append((at, end))
        at = text.find("《", end)
    starts = [start for start, _ in spans]

    def inside(place: int) -> bool:
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < spans[index][1]

    return inside
