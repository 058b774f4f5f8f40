"""Sentences that do not go on: nothing behind a colon, 一是 without 二是, broken phrases."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hegui.documents.document import Document, Paragraph
from hegui.extraction.narrative.slips.slip import Slip
from hegui.extraction.prose import Prose
from hegui.model.pattern import Pattern, PatternSet, compile_pattern

_STOPPED = re.compile(r"[：:][。；，、](?!\))")
_FIRST = re.compile(r"一是(?!一)")
_BEFORE_FIRST = frozenset("，。；：:、\n“（(")
_SECOND = re.compile(
    r"二是|二要|二在|二来|二则|其二|其次|第二|此外|另一方面|再就是|另一是|再者|还有就是|（2）|\(2\)|2[.、]"
)
_HEADING = re.compile(r"\n[（(][一二三四五六七八九十]{1,3}[)）]")
_SECTION = re.compile(r"^[一二三四五六七八九十]{1,2}、")
_MARK = re.compile(r"^[（(]?(?P<mark>[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?![0-9]))[)）、.．]")
_OPENS_A_LIST = frozenset({"一", "1"})
_REACH = 1_500
_ROUND = 12
_BLOCKS = 12  # looked at behind a line for a table


@dataclass(frozen=True)
class Breaks:
    """What a pack says of broken sentences.

    Attributes:
        phrases: phrases that are broken in themselves.
        unless: stretches in which such a phrase is right.
        announces: what stands before a colon that announces shortcomings or a list of them.
        not_announces: what shows that measures are announced, which may follow.
        turns: how a paragraph begins that speaks of something else already.
        any_phrase: all of ``phrases``, looked for at once.
    """

    phrases: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    announces: tuple[Pattern, ...]
    not_announces: tuple[Pattern, ...]
    turns: tuple[Pattern, ...]
    any_phrase: PatternSet


def read_breaks(wording: Mapping[str, Any]) -> Breaks:
    """The part ``broken`` of the pack's wording, compiled."""
    return Breaks(
        phrases=_patterns(wording, "phrases"),
        unless=_patterns(wording, "unless"),
        announces=_patterns(wording, "announces"),
        not_announces=_patterns(wording, "not_announces"),
        turns=_patterns(wording, "turns"),
        any_phrase=PatternSet(wording.get("phrases", ())),
    )


def _patterns(wording: Mapping[str, Any], key: str) -> tuple[Pattern, ...]:
    return tuple(map(compile_pattern, wording.get(key, ())))


def find_broken(text: str, breaks: Breaks) -> Iterator[Slip]:
    """Every phrase of the pack's list, and every colon with a stop behind it."""
    hits = [
        hit.span()
        for index in breaks.any_phrase.matching(text)
        for hit in breaks.phrases[index].finditer(text)
    ]
    unless = breaks.unless if hits else ()
    right = {at for one in unless for hit in one.finditer(text) for at in range(*hit.span())}
    for start, end in hits:
        if start not in right:
            yield Slip("broken", start, end, "语句不通")
    for stop in _STOPPED.finditer(text):
        yield Slip("dangling", *stop.span(), "冒号后面没有内容")


def find_lone_firsts(
    text: str, line: Callable[[int], int], section_ends: Sequence[int]
) -> Iterator[Slip]:
    """Every 一是 that no 二是 follows before the next heading or the end of its section.

    *line* tells the line of an offset, *section_ends* for a line where its section ends.
    """
    firsts = [hit for hit in _FIRST.finditer(text) if _opens(text, hit.start())]
    headings = [hit.span() for hit in _HEADING.finditer(text)] if firsts else []
    seconds = [hit.span() for hit in _SECOND.finditer(text)] if firsts else []
    for hit in firsts:
        end = min(section_ends[line(hit.start())], hit.end() + _REACH)
        heading = _next_within(headings, hit.end(), end)
        reach = end if heading is None else heading
        if _next_within(seconds, hit.end(), reach) is None and reach < hit.end() + _REACH:
            yield Slip("enumeration", *hit.span(), "有“一是”，没有“二是”")


def _opens(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in _BEFORE_FIRST


def _next_within(spans: Sequence[tuple[int, int]], start: int, end: int) -> int | None:
    """Where the first of *spans* from *start* on begins, if it ends by *end*; they are sorted."""
    at = bisect_left(spans, (start, start))
    return spans[at][0] if at < len(spans) and spans[at][1] <= end else None


def find_dangling(prose: Prose, document: Document, breaks: Breaks) -> Iterator[Slip]:
    """Every paragraph that ends in a colon and has nothing behind it."""
    lines = prose.lines
    known = {line.block for line in lines}
    for number, line in enumerate(lines):
        at, end = prose.span(number)
        if line.text[-1] in "：:" and not _table_behind(line.block, known, document):
            same = number + 1 < len(lines) and prose.sections[number + 1] == prose.sections[number]
            following = lines[number + 1].text if same else ""
            if _nothing(line.text, following, breaks):
                yield Slip("dangling", max(at, end - _ROUND), end, "冒号后面没有内容")


def _nothing(text: str, following: str, breaks: Breaks) -> bool:
    if not following:
        return True
    mark, next_mark = _MARK.match(text), _MARK.match(following)
    if next_mark and next_mark["mark"] not in _OPENS_A_LIST:
        return True
    if mark and next_mark and text[0] == following[0] and mark["mark"] != next_mark["mark"]:
        return True
    return (
        _any(breaks.announces, text)
        and not _any(breaks.not_announces, text)
        and _any(breaks.turns, following)
    )


def _any(patterns: Sequence[Pattern], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _table_behind(block: int, known: set[int], document: Document) -> bool:
    """Whether the next thing behind a block is no paragraph of prose and no heading."""
    for index in range(block + 1, min(block + 1 + _BLOCKS, len(document.blocks))):
        one = document.blocks[index]
        if not isinstance(one, Paragraph):
            return True
        if one.text.strip():
            return index not in known and not _SECTION.match("".join(one.text.split()))
    return False
