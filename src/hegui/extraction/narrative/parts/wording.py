"""What a pack says about the nouns in lists: which name channels, which may overlap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.model.pattern import Pattern, compile_pattern


@dataclass(frozen=True, slots=True)
class PartsWording:
    """The pack's words, compiled; each finds one of a list in a few words.

    Attributes:
        channels: names of ways in which the same thing can be published several times.
        once: nouns of things that come in one way only, so that ways of theirs do not overlap.
        shared: attributes of which one thing can have several.
        beside: things that are counted beside a list without being part of it.
        topics: words that begin a new matter.
        plain: nouns that say nothing of which part is meant (网站信息 for 网站).
    """

    channels: Pattern
    once: Pattern
    shared: Pattern
    beside: Pattern
    topics: Pattern
    plain: Pattern


def compile_wording(wording: Mapping[str, Any]) -> PartsWording:
    """The wording a pack gives; lists it leaves out never match.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """
    return PartsWording(*(_any(wording.get(name, ())) for name in PartsWording.__slots__))


def _any(patterns: Iterable[str]) -> Pattern:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return compile_pattern(joined or r"[^\s\S]")
