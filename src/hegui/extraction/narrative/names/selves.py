"""How a report speaks of its own agency: 我局, 本镇, and whether the agency is one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from hegui.extraction.narrative.names.own import Own
from hegui.extraction.narrative.names.places import RANKS
from hegui.extraction.narrative.names.wording import SelfWord, SelfWording
from hegui.extraction.narrative.told import Told
from hegui.model.agency_kind import AgencyKind

TWO_NAMES = "有的机关有两块牌子，或者一套人员两个名称，从标题看不出这样自称对不对"

_THIS = "本"
_PRONOUNS = "本我"
_NEAR = 80  # characters before such a word in which others may begin to speak
_MOST = 4_000  # such words that are looked at
_REGION_COUNTY = RANKS.index("county")
_QUOTED = re.compile(
    r"[“「『][^“”「」『』\n]{0,200}[”」』]|《[^《》\n]{0,200}》|\"[^\"\n]{0,120}\""
)


@dataclass(frozen=True, slots=True)
class SelfReference:
    """One such word.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        text: as written.
        fits: whether the agency may call itself so; None if its name does not tell.
    """

    start: int
    end: int
    text: str
    fits: bool | None


def self_references(told: Told, own: Own, wording: SelfWording) -> Iterator[SelfReference]:
    """Every word by which the report means its own agency or its place."""
    text = told.text
    if own.kind is AgencyKind.UNKNOWN:
        return
    quoted = bytearray(len(text))
    for hit in _QUOTED.finditer(text):
        quoted[hit.start() : hit.end()] = b"\1" * (hit.end() - hit.start())
    regional = wording.regions.search(text) is not None
    two_names = wording.shared.search(text) is not None
    told_of: dict[str, bool] = {}
    for hit in islice(wording.pattern.finditer(text), _MOST):
        word = wording.words[hit["word"]]
        start, end = hit.span()
        if quoted[start] or not _stands_alone(text, start, end, hit["who"], word, wording):
            continue
        sentence = told.sentence(start)
        before = text[max(sentence.start, start - _NEAR) : start]
        if wording.speech.search(before) or (hit["who"] == _THIS and wording.each.search(before)):
            continue
        fits = _fits(word, own)
        if fits is None and word.word not in told_of:
            told_of[word.word] = _has_body(text, word)
        if fits is None and wording.firm.search(own.name) and not told_of[word.word]:
            fits = False
        if fits is False and word.rank == _REGION_COUNTY:
            around = text[max(sentence.start, start - _NEAR) : min(sentence.end, end + _NEAR)]
            fits = None if regional or wording.zones.search(around) else False
        if fits is False and hit["who"] == _THIS and _has_body(before, word):
            continue  # 便民服务中心设专区，本中心…: it means the one just named
        if fits is False and two_names and word.rank is None:
            fits = None
        yield SelfReference(start, end, hit[0], fits)


def _stands_alone(
    text: str, start: int, end: int, who: str, word: SelfWord, wording: SelfWording
) -> bool:
    """Whether the characters are a word by themselves, and no parts of their neighbours."""
    before = text[max(0, start - 4) : start]
    if before.endswith((*wording.not_before[who], *word.not_before)):
        return False
    return not text.startswith(word.not_behind, end)


def _has_body(text: str, word: SelfWord) -> bool:
    """Whether *text* names a body of that kind anywhere: 政务服务中心, not 本中心."""
    return any(
        all("\u4e00" <= char <= "\u9fff" for char in hit[1]) and hit[1][-1] not in _PRONOUNS
        for hit in islice(re.finditer(f"(.{{2}}){re.escape(word.word)}", text), _MOST)
        if not text.startswith(word.not_behind, hit.end())
    )


def _fits(word: SelfWord, own: Own) -> bool | None:
    if word.fits is not None and word.fits.search(own.title + own.name):
        return True
    if word.unclear is not None and word.unclear.search(own.name):
        return None
    return _place_fits(word.word, word.rank, own) if word.rank is not None else False


def _place_fits(word: str, rank: int, own: Own) -> bool:
    """Whether the agency, or what it belongs to, is a place of that kind; so is the unknown."""
    if own.deepest is None or any(place.unit == word for place in own.chain.places):
        return True
    if any(place.rank == rank for place in own.chain.places):
        return False
    return (own.branch != "" and rank == _REGION_COUNTY) or rank < own.deepest.rank
