"""The words a pack counts with, compiled, and where they stand in a text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hegui.model.pattern import Pattern, compile_pattern

_NEVER = r"[^\x00-\x{10FFFF}]"


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
        self._patterns: list[tuple[Sort, int, Pattern]] = []
        for index, item in enumerate(wording.get("subjects", ())):
            self._patterns.append((Sort.SUBJECT, index, either(item["words"])))
        for index, item in enumerate(wording.get("things", ())):
            self._patterns.append((Sort.STRONG, index, either(item["strong"])))
            self._patterns.append((Sort.WEAK, index, either(item.get("weak", ()))))
        for sort, key in (
            (Sort.NEUTRAL, "neutral"),
            (Sort.EVERYBODY, "everybody"),
            (Sort.OTHER, "others"),
            (Sort.MATTER, "matters"),
            (Sort.LIMIT, "limits"),
            (Sort.REASON, "reasons"),
        ):
            self._patterns.append((sort, 0, either(wording.get(key, ()))))
        self.fillers = only(wording.get("fillers", ()))
        everyone = (*wording.get("everyone", ()), *wording.get("fillers", ()))
        self.everyone = only(everyone)
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

    def tokens(self, text: str) -> "Tokens":
        """Every word of the lexicon in *text*; of two in one place the longer."""
        found = [
            (hit.start(), -hit.end(), rank, Token(*hit.span(), sort, index))
            for rank, (sort, index, pattern) in enumerate(self._patterns)
            for hit in pattern.finditer(text)
            if hit.end() > hit.start()
        ]
        found.sort(key=lambda one: one[:3])
        kept: list[Token] = []
        for *_, token in found:
            if not kept or token.start >= kept[-1].end:
                kept.append(token)
        return Tokens(kept)


class Tokens:
    """Tokens in order, asked for by place."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Keeps them."""
        self._tokens = tokens
        self._starts = [token.start for token in tokens]

    def within(self, low: int, high: int) -> Sequence[Token]:
        """Those that lie between two offsets."""
        first = bisect_left(self._starts, low)
        last = bisect_right(self._starts, high - 1)
        some = self._tokens[first:last]
        return some[:-1] if some and some[-1].end > high else some

    def before(self, place: int, most: int) -> Sequence[Token]:
        """The last *most* of them before a place, the nearest first."""
        last = bisect_left(self._starts, place)
        return self._tokens[max(0, last - most) : last][::-1]


def either(patterns: Iterable[str]) -> Pattern:
    """A pattern for any of *patterns*, the longer before the shorter."""
    longest = sorted(patterns, key=len, reverse=True)
    return compile_pattern("|".join(f"(?:{one})" for one in longest) or _NEVER)


def only(patterns: Iterable[str]) -> Pattern:
    """A pattern for texts that are made of nothing but *patterns*; the empty text too."""
    inner = "|".join(f"(?:{one})" if "(" in one or "|" in one else one for one in _plain(patterns))
    return compile_pattern(f"^(?:{inner or _NEVER})*$")


def only_once(patterns: Iterable[str]) -> Pattern:
    """A pattern for any of *patterns* at the beginning of a text."""
    return compile_pattern("|".join(f"^(?:{one})" for one in patterns) or _NEVER)


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
