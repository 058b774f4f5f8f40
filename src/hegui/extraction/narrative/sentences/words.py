"""Word lists and patterns of a pack, made ready for searching."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from hegui.model.pattern import Match, Pattern, PatternSet, compile_pattern

_NAMED = "(?P<"
_LONGEST = 1_800  # characters of several patterns made one
_KEPT = 64  # texts whose groups are remembered; the same clause is asked about many times
_GAP = "\x00"  # stands for each character of words that are passed over


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the *words*, longest first; without words it never fits."""
    longest = sorted(set(words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or r"(?!)")


def without(pattern: re.Pattern[str], text: str) -> str:
    """*text* with what *pattern* finds made unreadable, so that offsets stay what they are."""
    return pattern.sub(lambda hit: _GAP * len(hit[0]), text)


def patterns(given: Iterable[str]) -> tuple[Pattern, ...]:
    """All of them compiled, as few as they can be made: one search is cheaper than twenty.

    Raises:
        ValueError: one cannot be compiled; the message says why, in Chinese.
    """
    made: list[str] = []
    for one in given:
        compile_pattern(one)  # so that the message names the one that is wrong
        if made and _NAMED not in made[-1] + one and len(made[-1]) + len(one) < _LONGEST:
            made[-1] += f"|(?:{one})"
        else:
            made.append(f"(?:{one})")
    return tuple(compile_pattern(one) for one in made)


def first(found: Sequence[Pattern], text: str) -> Match | None:
    """The earliest hit of any of the patterns."""
    hits = [hit for one in found if (hit := one.search(text)) is not None]
    return min(hits, key=lambda hit: hit.start(), default=None)


class PatternGroups:
    """Groups of patterns, of which one pass over a text tells those worth a closer look.

    To make characters of a text unreadable only takes hits away, so a group that the whole text
    does not have need not be looked for in it after that.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        """Compiles them.

        Raises:
            ValueError: one cannot be compiled; the message says why, in Chinese.
        """
        given = {name: tuple(group) for name, group in groups.items()}
        self._patterns = {name: patterns(group) for name, group in given.items()}
        flat = [(name, one) for name, group in given.items() for one in group]
        names = [name for name, _ in flat]
        sought = PatternSet([one for _, one in flat])
        self._present = lru_cache(maxsize=_KEPT)(
            lambda text: frozenset(names[index] for index in sought.matching(text))
        )

    def has(self, group: str, text: str) -> bool:
        """Whether a pattern of the group is found somewhere in *text*."""
        return group in self._present(text)

    def first(self, group: str, text: str, said: str = "") -> Match | None:
        """The earliest hit of the group in *text*, which is *said* with some of it unreadable."""
        return first(self._patterns[group], text) if self.has(group, said or text) else None

    def spans(self, group: str, text: str) -> list[tuple[int, int]]:
        """Where every hit of the group begins and ends."""
        return [hit.span() for one in self._patterns[group] for hit in one.finditer(text)]

    def hidden(self, group: str, text: str, said: str = "") -> str:
        """*text* with what the group finds made unreadable too; offsets stay what they are."""
        if not self.has(group, said or text):
            return text
        for start, end in self.spans(group, text):
            text = text[:start] + _GAP * (end - start) + text[end:]
        return text
