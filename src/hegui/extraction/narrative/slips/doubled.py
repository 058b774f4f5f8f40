"""Words and signs written twice, such as 工作工作 before a comma, 按照按照要求 or two full stops.

Chinese doubles much that is right: 一项一项, 逐条逐条, 公开|公开栏, 人民政府|政府网站. A doubled
word counts only where nothing can take up its second half: a sign, a figure or a small word
follows, or the word is one that never begins a longer one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.extraction.narrative.slips.slip import HAN, Slip
from hegui.model.pattern import Pattern, PatternSet, compile_pattern

_TWICE = re.compile(rf"([{HAN}]{{2,12}}?)\1")
_SIGNS = re.compile(r"([。，、；：,;])\1{1,9}|[，、；][。，、；]|。[，、；]")
_SIGNS_TOGETHER = re.compile(r"[。，、；：,;]{2}")
_ZEROS = re.compile(rb"\0+")
_LONGEST = 12
_LONG = 4  # characters: so long a stretch is not the end of one word and the start of another


@dataclass(frozen=True)
class Doubling:
    """What a pack says of doubled words."""

    always: frozenset[str]
    nouns: frozenset[str]
    joins: re.Pattern[str]
    never: tuple[Pattern, ...]
    follows: re.Pattern[str]
    takes_up: re.Pattern[str]
    single: tuple[Pattern, ...]
    any_single: PatternSet
    single_unless: tuple[Pattern, ...]


def read_doubling(wording: Mapping[str, Any]) -> Doubling:
    """The part ``doubled`` of the pack's wording, compiled."""
    return Doubling(
        always=frozenset(wording.get("always", ())),
        nouns=frozenset(wording.get("nouns", ())),
        joins=_begins(wording.get("joins", ())),
        never=_patterns(wording, "never"),
        follows=_begins(wording.get("follows", ())),
        takes_up=_begins(wording.get("takes_up", ())),
        single=_patterns(wording, "single"),
        any_single=PatternSet(wording.get("single", ())),
        single_unless=_patterns(wording, "single_unless"),
    )


def find_doubled(text: str, doubling: Doubling) -> Iterator[Slip]:
    """Every doubled word in *text*."""
    for hit in _twice(text):
        if _wrong(hit, text, doubling):
            yield Slip("doubled", *hit.span(), f"“{hit[1]}”写了两次")
    hits = [
        hit
        for index in doubling.any_single.matching(text)
        for hit in doubling.single[index].finditer(text)
    ]
    if not hits:
        return
    held = [span.span() for one in doubling.single_unless for span in one.finditer(text)]
    kept = _Spans(held)
    for one in hits:
        if not kept.hold(*one.span()):
            yield Slip("doubled", *one.span(), f"“{one.group()}”多了字或者字序颠倒")


def find_repeated_signs(text: str) -> Iterator[Slip]:
    """Every sign that stands twice, or beside one it cannot stand beside."""
    for hit in _SIGNS.finditer(text) if _SIGNS_TOGETHER.search(text) else ():
        yield Slip("repeated_sign", *hit.span(), f"标点“{hit[0]}”连用")


def _twice(text: str) -> Iterator[re.Match[str]]:
    """What ``_TWICE.finditer(text)`` gives, tried only where something may stand twice."""
    last = 0
    for start, end in _alike(text):
        at = max(start, last)
        while at < end:
            hit = _TWICE.match(text, at)
            if hit is not None:
                yield hit
                last = hit.end()
            at = last if hit is not None else at + 1
        last = max(last, end)


def _alike(text: str) -> list[tuple[int, int]]:
    """Where a stretch may begin that stands twice, in order: all such places and a few more.

    The text and itself, shifted by a word's length, are compared as two large numbers, by one
    byte a character: equal stretches leave zeros.
    """
    low = text.encode("utf-32-le", "surrogatepass")[::4]
    spans: list[tuple[int, int]] = []
    for length in range(2, _LONGEST + 1):
        size = len(low) - length
        if size < length:
            break
        apart = int.from_bytes(low[length:], "little") ^ int.from_bytes(low[:size], "little")
        zeros, even = bytes(length), apart.to_bytes(size, "little")
        at = even.find(zeros)
        while at >= 0:
            run = _ZEROS.match(even, at)
            end = run.end() if run else at + length
            spans.append((at, end - length + 1))
            at = even.find(zeros, end)
    return sorted(spans)


def _wrong(hit: re.Match[str], text: str, doubling: Doubling) -> bool:
    word, end = hit[1], hit.end()
    if len(set(word)) == 1 or any(one.search(word) for one in doubling.never):
        return False
    if word in doubling.always:
        return True
    follows = text[end : end + 4]
    if word in doubling.nouns and not doubling.joins.match(follows):
        return True
    if len(word) >= _LONG:
        return not doubling.takes_up.match(follows)
    return not follows or not _is_han(follows[0]) or bool(doubling.follows.match(follows))


class _Spans:
    """Stretches, asked whether one of them holds another stretch."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._of = {at: span for span in spans for at in range(*span)}

    def hold(self, start: int, end: int) -> bool:
        span = self._of.get(start)
        return span is not None and end <= span[1]


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _begins(words: Any) -> re.Pattern[str]:  # noqa: ANN401 - from YAML, checked by its schema
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def _patterns(wording: Mapping[str, Any], key: str) -> tuple[Pattern, ...]:
    return tuple(map(compile_pattern, wording.get(key, ())))
