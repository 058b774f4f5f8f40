"""What a pack says about the nouns in lists: which name channels, which may overlap."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hegui.model.pattern import Pattern, PatternSet, compile_pattern

_KINDS = ("channels", "once", "shared", "beside")
_KEPT = 2_048


@dataclass(frozen=True, slots=True)
class PartsWording:
    """The pack's words, compiled; each finds one of a list in a few words.

    Attributes:
        kinds: what the words round a number make of what it counts: ``channels`` in which the same
            thing can be published several times, things that come ``once``, so that ways of theirs
            do not overlap, ``shared`` attributes of which one thing can have several, things
            counted ``beside`` a list without being part of it.
        shared: attributes of which one thing can have several.
        topics: words that begin a new matter.
        plain: nouns that say nothing of which part is meant (网站信息 for 网站).
    """

    kinds: Callable[[str], frozenset[str]]
    shared: Pattern
    topics: Pattern
    plain: Pattern


def compile_wording(wording: Mapping[str, Any]) -> PartsWording:
    """The wording a pack gives; lists it leaves out never match.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """
    return PartsWording(
        _kinds(wording), *(_any(wording.get(name, ())) for name in ("shared", "topics", "plain"))
    )


def _kinds(wording: Mapping[str, Any]) -> Callable[[str], frozenset[str]]:
    """Says of a noun which of the lists have it; the same nouns come again and again."""
    lists = {name: _joined(wording.get(name, ())) for name in _KINDS}
    names = [name for name, joined in lists.items() if joined]
    for name in names:
        compile_pattern(lists[name])
    found = PatternSet([lists[name] for name in names])

    @lru_cache(maxsize=_KEPT)
    def kinds(noun: str) -> frozenset[str]:
        return frozenset(names[at] for at in found.matching(noun))

    return kinds


def _any(patterns: Iterable[str]) -> Pattern:
    return compile_pattern(_joined(patterns) or r"[^\s\S]")


def _joined(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)
