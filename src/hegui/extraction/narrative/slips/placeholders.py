"""What a template left for the writer to fill in: XX条, ____件, 【】, 某某, a blank before a unit.

X rays, ratios (7×24), masked numbers and names of persons (李某某) are not left over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.extraction.narrative.slips.slip import HAN, Slip, hits_at
from hegui.model.pattern import Pattern, PatternSet, compile_pattern

_MARKS = (
    rf"(?<![A-Za-z0-9])[Xx×╳✕]{{2,12}}(?=[{HAN}，。；、）)》”]|$)"
    rf"|(?<=[{HAN}《“（(，、])[Xx×╳✕]{{2,12}}(?![A-Za-z0-9])"
    r"|(?<![0-9])[12][09][0-9]?[Xx×╳✕]{1,2}年"
    r"|(?<![A-Za-z0-9_@/.-])[_＿]{2,60}(?![A-Za-z0-9_@/.-])"
    r"|【】|\[\]|［］|〔〕|（）|\(\)|《》|“”"
    r"|[○◯〇]{2,12}"
    r"|某某某?"
)
_MARK = re.compile(_MARKS)
_MARK_BEGINS = re.compile(
    r"[Xx×╳✕_＿○◯〇某]|[12][09][0-9]?[Xx×╳✕]|【】|\[\]|［］|〔〕|（）|\(\)|《》|“”"
)
_SIGN_BEGINS = re.compile(r"[Xx×╳✕N*＊□?？…]")
_YEAR = re.compile(r"[0-9一二三四五六七八九零]")
_CIRCLES = frozenset("○◯〇")
_SPAN = 4
_NOUN = 8  # characters before a blank in which its noun stands


@dataclass(frozen=True)
class Blanks:
    """What a pack says of things left to fill in.

    Attributes:
        signs: a sign such as X or * before a unit stands for a number.
        spaced: a unit with nothing but blanks before it.
        glued: a unit that is no word of its own before a stop; no number may stand before it.
        nouns: what is counted.
        persons: what stands before a masked name.
        phrases: notes to the writer.
        never: stretches in which such a sign is meant.
    """

    signs: re.Pattern[str]
    spaced: re.Pattern[str]
    glued: re.Pattern[str]
    nouns: re.Pattern[str]
    persons: re.Pattern[str]
    phrases: tuple[Pattern, ...]
    any_phrase: PatternSet
    never: tuple[Pattern, ...]


def read_blanks(wording: Mapping[str, Any]) -> Blanks:
    """The part ``blanks`` of the pack's wording, compiled."""
    units = _either(wording.get("units", ()))
    bare = _either(wording.get("bare_units", ()))
    nouns = _either(wording.get("nouns", ()))
    surnames = re.escape(wording.get("surnames", ""))
    end = r"(?=[，。；、（(,;.]|其中|均|$)"
    return Blanks(
        signs=re.compile(
            rf"(?<=[{HAN}])(?:[Xx×╳✕]|(?<!第)N|[*＊□]{{1,6}}|[?？]{{2,6}}|…{{1,2}})(?={units})(?!X光|X线|X射线)"
        ),
        spaced=re.compile(
            rf"(?<=[{HAN}])(?P<blank> {{1,40}})(?:{units}){end}|年 {{1,20}}月 {{0,20}}日"
        ),
        glued=re.compile(rf"(?:{bare})(?=[，。；、]|$)") if bare and nouns else _nothing(),
        nouns=re.compile(rf"(?:{nouns})$") if nouns else _nothing(),
        persons=re.compile(rf"[{surnames}]$") if surnames else _nothing(),
        phrases=_patterns(wording, "phrases"),
        any_phrase=PatternSet(wording.get("phrases", ())),
        never=_patterns(wording, "never"),
    )


def find_placeholders(text: str, blanks: Blanks) -> Iterator[Slip]:
    """Every sign in *text* that stands for something not filled in."""
    hits = sorted(_hits(text, blanks))
    if not hits:
        return
    never = {at for one in blanks.never for hit in one.finditer(text) for at in range(*hit.span())}
    last = 0
    for hit in hits:
        start, end = hit
        if start < last or start in never or _means_something(text, start, end, blanks):
            continue
        last = end
        yield Slip("placeholder", start, end, f"“{text[start:end]}”没有换成实际内容")


def _hits(text: str, blanks: Blanks) -> Iterator[tuple[int, int]]:
    for begins, pattern in ((_MARK_BEGINS, _MARK), (_SIGN_BEGINS, blanks.signs)):
        yield from (hit.span() for hit in hits_at(begins, pattern, text))
    for index in blanks.any_phrase.matching(text):
        yield from (hit.span() for hit in blanks.phrases[index].finditer(text))


def _means_something(text: str, start: int, end: int, blanks: Blanks) -> bool:
    """Whether a sign is a masked name, a year in Chinese figures or a checkbox."""
    sign, before = text[start], text[max(0, start - _SPAN) : start]
    if sign in _CIRCLES:
        return bool(_YEAR.search(before[-1:] + text[end : end + 1])) or text[end : end + 1] == "年"
    if sign in "某Xx×*＊" and blanks.persons.search(before):
        return True
    return sign == "某" and text[end : end + 1] in ("甲", "乙", "丙")


def find_blank_numbers(text: str, blanks: Blanks) -> Iterator[Slip]:
    """Every unit in the prose without blanks that lacks its number: 公开信息条，."""
    for hit in blanks.glued.finditer(text):
        if text[hit.start() - 1 : hit.start()].isdigit():
            continue
        low = max(0, hit.start() - _NOUN)
        noun = blanks.nouns.search(text[low : hit.start()])
        if noun is not None:
            words = text[low + noun.start() : hit.end()]
            yield Slip("blank_number", low + noun.start(), hit.end(), f"“{words}”里缺少数字")


def find_blanks(text: str, blanks: Blanks) -> Iterator[tuple[int, str]]:
    """In a paragraph as the file has it: offset of each blank left for a number, with its words.

    One blank alone counts only behind a noun that is counted; several do anywhere.
    """
    if " " not in text:
        return
    for hit in blanks.spaced.finditer(text):
        blank = hit["blank"]
        if (
            blank is None
            or len(blank) > 1
            or blanks.nouns.search(text[max(0, hit.start() - _NOUN) : hit.start()])
        ):
            yield hit.start(), text[max(0, hit.start() - 6) : hit.end()]


def _either(words: Any) -> str:  # noqa: ANN401 - from YAML, checked by its schema
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _nothing() -> re.Pattern[str]:
    return re.compile(r"(?!)")


def _patterns(wording: Mapping[str, Any], key: str) -> tuple[Pattern, ...]:
    return tuple(map(compile_pattern, wording.get(key, ())))
