"""Slogans that begin with a number, and the things they stand for: “四个统一”：统一受理、…….

The things of most slogans name its word each, so that it is plain where the list ends. One whose
things do not is counted as any list of names is. General Chinese; knows no form.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_NUMBER = "[一二两三四五六七八九十]|[0-9]{1,2}"
_SLOGAN = re.compile(
    rf"[“‘「『\"《](?P<number>{_NUMBER})(?P<unit>个|项|种|类|道|步|条|大|级|统|全)?"
    r"(?P<word>[^”’」』\"》，,。；;：:、（）()0-9\n]{1,6})[”’」』\"》]"
    r"(?P<tail>[^，,。；;：:、（(0-9\n]{0,10})"
    r"(?P<opens>[：:]|[，,]?(?:即|分别(?:是|为|指)|也就是)|[（(](?:即|指)?|[，,](?:做到|实现|确保|落实))[：:]?"
)
_SPLIT = re.compile(r"[、，,；;]|以及|并(?=[^不非存])")
_SEMICOLON = re.compile("[；;]")
_JOINED = re.compile("[和与]|及(?!时|早)")
_STOP = re.compile(r"[。！？!?\n）)]")
_OPEN = re.compile(r"等(?!级|待|次)|主要|例如|比如|诸如|包括|……|…|其中|特别|尤其")
_REACH = 300


@dataclass(frozen=True, slots=True)
class Slogan:
    """A slogan with the things that follow it.

    Attributes:
        start: offset of its number.
        end: offset behind its list.
        number: its number, as written.
        unit: what it counts; its word where it has no unit.
        counts: every number of things the list can be said to have; None if it may go on.
        first: the first thing.
        last: the last one.
    """

    start: int
    end: int
    number: str
    unit: str
    counts: frozenset[int] | None
    first: str
    last: str


def slogans(text: str) -> Iterator[Slogan]:
    """The slogans of *text* whose things each name its word, in order."""
    for hit in _SLOGAN.finditer(text):
        words = text[hit.end() : hit.end() + _REACH]
        stop = _STOP.search(words)
        words = words[: stop.start()] if stop else words
        found = _listed(words, hit["word"])
        if found is None:
            continue
        counts, things, length = found
        yield Slogan(
            hit.start("number"),
            hit.end() + length,
            hit["number"],
            hit["unit"] or hit["word"],
            counts,
            things[0][:16],
            things[-1][:16],
        )


def _listed(words: str, word: str) -> tuple[frozenset[int] | None, list[str], int] | None:
    """How many things name *word*, which, and how long their list is; None if none do."""
    things, end = _leading(words, word, _SPLIT)
    if len(things) < 2:  # 强化统筹，压实责任；强化培训，…….
        things, end = _leading(words, word, _SEMICOLON)
    least = sum(thing.count(word) for thing in things)
    if least < 2:
        return None
    if _OPEN.search(words[: end + 8]):
        return None, things, end
    joined = sum(len(_JOINED.findall(thing)) - thing.count(word) + 1 for thing in things)
    names = _naming(things[0], word)
    named = sum(thing.count(word) for thing in _SPLIT.split(words) if names(thing, word))
    return frozenset((*range(least, least + max(joined, 0) + 1), named)), things, end


def _leading(words: str, word: str, split: re.Pattern[str]) -> tuple[list[str], int]:
    """The things at the beginning of *words* that name *word* alike, and where they end."""
    things: list[str] = []
    at = end = 0
    for stop in [*(hit.span() for hit in split.finditer(words)), (len(words), len(words))]:
        thing = words[at : stop[0]]
        at = stop[1]
        if thing and not _naming(things[0] if things else thing, word)(thing, word):
            break
        if thing:
            things.append(thing)
            end = stop[0]
    return things, end


def _naming(thing: str, word: str) -> Callable[[str, str], bool]:
    """How a thing has the word of its slogan: at its beginning, at its end, or somewhere."""
    if thing.startswith(word):
        return str.startswith
    return str.endswith if thing.endswith(word) else str.__contains__
