"""The words a pack counts with, compiled, and where they stand in a text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Any

from hegui.model.pattern import Pattern, PatternSet, Words, compile_pattern

_NEVER = r"[^\x00-\x{10FFFF}]"
_KEPT = 8_192  # stretches between words of which it is known whether they change anything
_LONGEST_KEPT = 40
_ANCHOR = re.compile(r"(?<!\[)\^|\$|\\$")


class Sign(IntEnum):
    """What a sentence can have; where it has not, nothing of the kind is looked for."""

    CHANGE = 0
    PART = 1
    ATTRIBUTE = 2
    ALL_CLOSED = 3
    DENIED_BEFORE = 4
    DENIED_BEHIND = 5


class Sort(StrEnum):
    """What a token is."""

    SUBJECT = "subject"
    STRONG = "strong"
    WEAK = "weak"
    OTHER = "other"
    MATTER = "matter"
    NEUTRAL = "neutral"
    EVERYBODY = "everybody"
    LIMIT = "limit"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be said of a number of things: received, answered, carried over.

    Attributes:
        about: the id a statement has.
        thing: id of what is counted.
        rows: ids of the rows it stands for, if it names any.
        columns: ids of the columns it stands for, if it names any.
        implied: it can only be said of the thing, which need not be named.
        behind: it may stand behind its number.
        apart: other words may stand between the number and it.
        percent: it is a rate.
    """

    about: str
    thing: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    implied: bool
    behind: bool
    apart: bool = False
    percent: bool = False

    @property
    def listed(self) -> bool:
        """Whether it is one of a list of kinds, which may be named together and add up."""
        return bool(self.rows or self.columns)


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted; in units of ``sorted_by`` only where its name or a deed is said."""

    id: str
    units: frozenset[str]
    sorted_by: frozenset[str]
    headings: Pattern
    sections: frozenset[str]
    bare: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the lexicon in a text; *index* says which subject or thing it is."""

    start: int
    end: int
    sort: Sort
    index: int


class Lexicon:
    """All words of ``reading/quantities.yaml``."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        """Compiles them.

        Raises:
            ValueError: a pattern cannot be compiled; the message says why, in Chinese.
        """
        self.subjects = tuple(_subject(item) for item in wording.get("subjects", ()))
        self.things = tuple(_thing(item) for item in wording.get("things", ()))
        lists: list[tuple[Sort, int, Sequence[str]]] = []
        for index, item in enumerate(wording.get("subjects", ())):
            lists.append((Sort.SUBJECT, index, item["words"]))
        for index, item in enumerate(wording.get("things", ())):
            lists.append((Sort.STRONG, index, item["strong"]))
            lists.append((Sort.WEAK, index, item.get("weak", ())))
        for sort, key in (
            (Sort.NEUTRAL, "neutral"),
            (Sort.EVERYBODY, "everybody"),
            (Sort.OTHER, "others"),
            (Sort.MATTER, "matters"),
            (Sort.LIMIT, "limits"),
            (Sort.REASON, "reasons"),
        ):
            lists.append((sort, 0, wording.get(key, ())))
        lists = [one for one in lists if one[2]]
        self._sorts = [(sort, index) for sort, index, _ in lists]
        self._words = Words([_joined(words) for _, _, words in lists])
        self._fillers = only(wording.get("fillers", ()))
        everyone = (*wording.get("everyone", ()), *wording.get("fillers", ()))
        self._everyone = only(everyone)
        self._fills = lru_cache(maxsize=_KEPT)(self._fill)
        self.named_beside = only((*everyone, *wording.get("times", ())))
        self.all_of = compile_pattern(wording.get("all_of", _NEVER))
        self.parts = compile_pattern(wording.get("parts", _NEVER))
        self.changes = compile_pattern(wording.get("changes", _NEVER))
        self.explained = compile_pattern(wording.get("explained", _NEVER))
        self.attributes = compile_pattern(wording.get("attributes", _NEVER))
        self.rate_limits = compile_pattern(wording.get("rate_limits", _NEVER))
        self.all_closed = either(wording.get("all_closed", ()))
        denials = wording.get("denials", {})
        self._last = either(denials.get("last", ()))
        self._next = either(denials.get("next", ()))
        self.denied_before = either(denials.get("before", ()))
        self.denied_behind = only_once(denials.get("behind", ()))
        self._signs = PatternSet(
            [
                anywhere([wording.get("changes", _NEVER)]),
                anywhere([wording.get("parts", _NEVER)]),
                anywhere([wording.get("attributes", _NEVER)]),
                anywhere(wording.get("all_closed", ())),
                anywhere(denials.get("before", ())),
                anywhere(denials.get("behind", ())),
            ]
        )

    def signs(self, text: str) -> frozenset[int]:
        """Which of ``Sign`` a sentence has."""
        return frozenset(self._signs.matching(text))

    def filled(self, text: str) -> bool:
        """Whether *text* is made of nothing but words that change nothing."""
        return self._fills(text)[0] if len(text) <= _LONGEST_KEPT else self._fill(text)[0]

    def anybody(self, text: str) -> bool:
        """Whether *text* is made of nothing but words that limit nothing."""
        return self._fills(text)[1] if len(text) <= _LONGEST_KEPT else self._fill(text)[1]

    def _fill(self, text: str) -> tuple[bool, bool]:
        filled = self._fillers.match(text) is not None
        return filled, filled or self._everyone.match(text) is not None

    def bare(self, thing: int) -> Subject | None:
        """What a number beside nothing but the thing is said of."""
        about = self.things[thing].bare
        name = self.things[thing].id
        return _plain_subject(about, name, implied=True) if about else None

    def is_bare(self, subject: Subject) -> bool:
        """Whether a subject is what is meant where nothing but the thing is named."""
        return any(subject.about == thing.bare for thing in self.things)

    def only_new(self, subject: Subject) -> Subject:
        """The subject that a word for new ones makes of *subject*."""
        return next(
            (one for one in self.subjects if one.about == f"newly_{subject.about}"), subject
        )

    def directed(self, before: str) -> Subject | None:
        """What 结转 means behind words that name a year; None where they do not."""
        last, following = self._last.search(before), self._next.search(before)
        if (last is None) == (following is None):
            return None
        about = "brought_over" if last is not None else "left_over"
        return next((one for one in self.subjects if one.about == about), None)

    def tokens(self, text: str, stretches: Iterable[tuple[int, int]]) -> "Tokens":
        """Every word of the lexicon in stretches of *text*; of two in one place the longer."""
        return Tokens(
            [
                Token(low + start, low + end, *self._sorts[which])
                for low, high in stretches
                for start, end, which in self._words.spans(text[low:high])
            ],
            [hit.span() for hit in self.explained.finditer(text)],
        )


class Tokens:
    """Tokens in order, asked for by place."""

    def __init__(self, tokens: Sequence[Token], explained: Sequence[tuple[int, int]] = ()) -> None:
        """Keeps them; *explained* are the places that say what the tables cover."""
        self._tokens = tokens
        self._starts = [token.start for token in tokens]
        self._explained = explained

    def explained(self, low: int, high: int) -> bool:
        """Whether between two offsets it may be said what the tables cover."""
        at = bisect_right(self._explained, low, key=_end)
        return at < len(self._explained) and self._explained[at][0] < high

    def within(self, low: int, high: int) -> Sequence[Token]:
        """Those that lie between two offsets."""
        first = bisect_left(self._starts, low)
        last = bisect_right(self._starts, high - 1)
        some = self._tokens[first:last]
        return some[:-1] if some and some[-1].end > high else some

    def opened(self, place: int) -> int:
        """Where the word begins that goes over a place; the place itself if none does."""
        at = bisect_left(self._starts, place) - 1
        return self._starts[at] if at >= 0 and self._tokens[at].end > place else place

    def before(self, place: int, most: int) -> Sequence[Token]:
        """The last *most* of them before a place, the nearest first."""
        last = bisect_left(self._starts, place)
        return self._tokens[max(0, last - most) : last][::-1]


def _end(span: tuple[int, int]) -> int:
    return span[1]


def either(patterns: Iterable[str]) -> Pattern:
    """A pattern for any of *patterns*, the longer before the shorter."""
    return compile_pattern(_joined(patterns) or _NEVER)


def anywhere(patterns: Iterable[str]) -> str:
    """A pattern that a text must have where a stretch of it has any of *patterns*."""
    free = [one.removeprefix("^").removesuffix("$") for one in patterns]
    return "" if any(_ANCHOR.search(one) for one in free) else _joined(free) or _NEVER


def only(patterns: Iterable[str]) -> Pattern:
    """A pattern for texts that are made of nothing but *patterns*; the empty text too."""
    inner = "|".join(f"(?:{one})" if "(" in one or "|" in one else one for one in _plain(patterns))
    return compile_pattern(f"^(?:{inner or _NEVER})*$")


def only_once(patterns: Iterable[str]) -> Pattern:
    """A pattern for any of *patterns* at the beginning of a text."""
    return compile_pattern("|".join(f"^(?:{one})" for one in patterns) or _NEVER)


def _joined(patterns: Iterable[str]) -> str:
    longest = sorted(patterns, key=len, reverse=True)
    return "|".join(f"(?:{one})" for one in longest)


def _plain(patterns: Iterable[str]) -> list[str]:
    signs = {"(": r"\(", ")": r"\)"}
    return [signs.get(one, one) for one in patterns]


def _subject(item: Mapping[str, Any]) -> Subject:
    return Subject(
        about=item["about"],
        thing=item["thing"],
        rows=tuple(item.get("rows", ())),
        columns=tuple(item.get("columns", ())),
        implied=item.get("implied", False),
        behind=item.get("behind", False),
        apart=item.get("apart", False),
        percent=item.get("percent", False),
    )


def _plain_subject(about: str, thing: str, *, implied: bool) -> Subject:
    return Subject(about, thing, (), (), implied=implied, behind=False)


def _thing(item: Mapping[str, Any]) -> Thing:
    return Thing(
        id=item["id"],
        units=frozenset(item["units"]),
        sorted_by=frozenset(item.get("sorted_by", ())),
        headings=compile_pattern(item.get("headings", _NEVER)),
        sections=frozenset(item.get("sections", ())),
        bare=item.get("about", ""),
    )
