"""Word lists and patterns of a pack, made ready for searching."""

import re
from collections.abc import Iterable, Sequence

from hegui.model.pattern import Match, Pattern, compile_pattern

_NAMED = "(?P<"
_LONGEST = 1_800  # characters of several patterns made one
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
