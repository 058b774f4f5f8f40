"""The report's title, its year, and the agency's name in it.

A title may be broken over lines or stand in the page's metadata only. What a title is worded
like is the pack's; that it bears a year, stands before the text and is short is known here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hegui.documents.clean import fold, squeeze
from hegui.extraction.agency import kind_of
from hegui.extraction.numerals import DIGITS, year_number
from hegui.extraction.prose import Line
from hegui.extraction.wording import TitleWording, Wording
from hegui.model.agency_kind import AgencyKind
from hegui.model.place import Place

_LOOK_AT = 40  # lines at the beginning that may hold the title
_JOINED = 4
_FULL = 4.0  # the score of a title with a year and an agency
_PIECE = 60
_LONGEST = 90
_MONTH = "[0-9一二三四五六七八九十]{1,2}月"
_NO_TITLE = re.compile(r"[|>»›]|[。；！？]")
# A year with a month behind it is a day of publication.
_YEAR = re.compile(rf"(?:[0-9]{{4,8}}|[{DIGITS}Ｏ]{{4}})(?=年(?!{_MONTH}))")
_YEARS = re.compile(rf"(?:[0-9]{{4,8}}|[{DIGITS}Ｏ]{{4}})年(?:度)?")
_BRACKETS = re.compile(r"[（(〔【\[][^）)〕】\]]*[）)〕】\]]")
_SEPARATORS = re.compile(r"\s*(?:[-_|—–]+|>+)\s*")


@dataclass(frozen=True, slots=True)
class Title:
    """The title as read.

    Attributes:
        text: without blanks; "" if there is none.
        years: different years in it, in order; impossible ones left out.
        broken: whether a year in it has more digits than a year has.
        name: the agency's name in it, or "".
        place: where.
        blocks: indexes of the document's blocks it stands in.
    """

    text: str = ""
    years: tuple[int, ...] = ()
    broken: bool = False
    name: str = ""
    place: Place = field(default_factory=Place)
    blocks: tuple[int, ...] = ()

    @property
    def year(self) -> int | None:
        """The first year in it."""
        return self.years[0] if self.years and not self.broken else None


def find_title(lines: Sequence[Line], declared: str, wording: Wording) -> Title:
    """The title among the first *lines*, else in what the file itself declares."""
    if wording.title is None:
        return Title()
    best: tuple[float, Title] | None = None
    for at in range(min(len(lines), _LOOK_AT)):
        if best is not None and best[0] >= _FULL:
            break
        text = ""
        for count in range(_JOINED):
            if at + count >= len(lines) or not _may_join(lines[at + count], count, lines[at]):
                break
            text += lines[at + count].text
            if len(text) > _LONGEST:
                break
            title = _title(text, lines[at].place, wording.title)
            if title is not None:
                score = _score(title, wording) + (lines[at].level > 0) - 0.5 * count
                if best is None or score > best[0]:
                    blocks = tuple(line.block for line in lines[at : at + count + 1])
                    best = (score, replace(title, blocks=blocks))
    if best is not None:
        return best[1]
    for piece in (declared, *_SEPARATORS.split(declared)):
        text = squeeze(fold(piece))
        title = _title(text, Place(), wording.title)
        if title is not None:
            return title
    return Title()


def _may_join(line: Line, count: int, first: Line) -> bool:
    if _NO_TITLE.search(line.text) or len(line.text) > (_PIECE if count else _LONGEST):
        return False
    return count == 0 or len(first.text) <= _PIECE


def _title(text: str, place: Place, words: TitleWording) -> Title | None:
    match = words.ends.search(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    years: list[int] = []
    broken = False
    for hit in _YEAR.finditer(text):
        year = year_number(hit[0])
        if year is None or len(hit[0]) != 4:
            broken = True
        elif year not in years:
            years.append(year)
    name = _name(text, words)
    return Title(text, tuple(years), broken, name, _labelled(place, text))


def _labelled(place: Place, text: str) -> Place:
    return place.named(label="标题", text=text)


def _name(text: str, words: TitleWording) -> str:
    cut = words.name_ends.search(text)
    name = _YEARS.sub("", text[: cut.start()] if cut else text)
    name = _BRACKETS.sub("", name)
    for drop in words.name_drops:
        hit = drop.search(name)
        if hit:
            name = name[: hit.start()] + name[hit.end() :]
    return name.strip("《》“”\"'、，,：:-—·")


def _score(title: Title, wording: Wording) -> float:
    score = 2.0 if title.years else 0.0
    if kind_of(title.name, wording) is not AgencyKind.UNKNOWN:
        score += 2
    elif title.name:
        score += 0.5
    return score
