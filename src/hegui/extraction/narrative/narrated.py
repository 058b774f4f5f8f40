"""Years in which a report says that work was done or will be done: 2023年，我局公开信息若干条.

A year sets the frame of what is told only where it stands at the head of a clause and a subject
or a verb follows. A year within a name (2022年度决算), a comparison (2022年为31件), a span
(2020年以来) or a title frames nothing and gives no fact. Which year is right is for the rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hegui.extraction.narrative.amounts import Measure
from hegui.extraction.narrative.framing import (
    MARK,
    Stretch,
    counted,
    heads_a_clause,
    someone_acts,
    tells,
)
from hegui.extraction.narrative.plans import DONE, SHALL, is_planned, is_to_be_done
from hegui.extraction.narrative.subjects import Teller
from hegui.extraction.narrative.time_wording import YEAR, TimeWording
from hegui.extraction.narrative.told import Sentence
from hegui.extraction.numerals import year_number

_MENTION = re.compile(rf"(?P<year>{YEAR})(?:年|(?=全年))")
_QUOTED = re.compile(r"《[^《》]{0,120}》|[“\"][^”“\"]{0,80}[”\"]|〈[^〈〉]{0,80}〉")
_PARTS = re.compile(r"[^；;]+")
_NOW = re.compile(
    r"本年|今年|本报告|报告期|目前|至今|迄今|现已|现有|现行|以来|逐年|历年|近年|近[两三四五二]年|连续|当前"
    r"|去年|上年(?:度)?(?:报告|问题|不足)|[两三]年来|翌年|次年|历史|曾"
)
_COMPARED = re.compile(r"(?:较|比|与|同|和)[^，,；：。]{0,6}$")
_THIS = re.compile(
    r"(?:今年|本年度?|本报告年度|报告年度|本报告期|这一年)(?:[（(](?:即|指|为)?|，?即|是指|指的是|指)$"
)
_YEAR_OF = re.compile(
    r"度?是[^，,；：]{1,40}?(?:之年|一年|年份|元年|收官年|开局年)(?:[，,；：]|$)"
)
_LACKING = re.compile(
    r"(?:虽|取得|有所|一定)[^；]{0,60}?(?:但|仍|还|依然)[^；]{0,40}?(?:不足|问题|差距|短板|薄弱|不够)"
)
_HEADING = re.compile(
    r"度?[我本全]?[局委办镇乡区县市]?(?:政府信息公开|政务公开|信息公开|工作|主要|总体|基本|整体|开展|推进|落实|的|做法|情况|概况|综述|回顾|成效|亮点|进展){1,6}"
)
_REACH = 80
_MOST = 8  # years in one stretch; more of them are a list, and frame nothing


@dataclass(frozen=True, slots=True)
class Narrated:
    """A year that frames what is told.

    Attributes:
        start: offset in the text.
        end: offset behind the words shown.
        value: the year.
        role: ``done``, ``plan`` or ``report``; "" where it cannot be told from a comparison.
    """

    start: int
    end: int
    value: int
    role: str


def narrated(
    sentence: Sentence,
    neighbours: Sequence[Sentence],
    before: str,
    teller: Teller,
    wording: TimeWording,
) -> Iterator[Narrated]:
    """The framing years of one sentence; *neighbours* stand beside it in its paragraph."""
    if "年" not in sentence.text:
        return
    text = _QUOTED.sub(lambda hit: "〓" * len(hit[0]), sentence.text)
    for part in _PARTS.finditer(text):
        if "年" not in part[0]:
            continue
        start = sentence.start + part.start()
        end = sentence.start + part.end()
        some = tuple(one for one in sentence.amounts if start <= one.start < end)
        led = (before + text[: part.start()])[-_REACH:]
        stretch = Stretch(part[0], start, some, sentence, led)
        hits = list(_MENTION.finditer(part[0]))
        for hit in hits if len(hits) <= _MOST else ():
            value = year_number(hit["year"])
            if value is None:
                continue
            role = _role(hit, value, stretch, neighbours, teller, wording)
            if role is not None:
                shown = min(part.end() - part.start(), hit.end() + 24)
                yield Narrated(start + hit.start(), start + shown, value, role)


def _role(
    hit: re.Match[str],
    value: int,
    stretch: Stretch,
    neighbours: Sequence[Sentence],
    teller: Teller,
    wording: TimeWording,
) -> str | None:
    """What a year is in its stretch; None where it frames nothing, "" where that is unclear."""
    if _presented(hit, stretch, wording):
        return "report"
    if is_to_be_done(hit, stretch):
        return "plan"
    if _is_this_year(hit, stretch.text) or _heads_a_part(hit, value, stretch, teller):
        return "done"
    if _characterised(hit, value, stretch, teller, wording):
        return _unless_beside(neighbours, teller.year)
    if not heads_a_clause(hit, stretch, teller, wording):
        return None
    within = stretch.sentence.section in wording.plan_sections
    if is_planned(hit, stretch, within=within):
        return "plan"
    if not tells(hit, stretch, teller, wording):
        return None
    if _falls_short(value, stretch, teller):
        return _unless_beside(neighbours, teller.year)
    if within or not (value == teller.year or _is_left_over(hit, value, stretch, teller, wording)):
        return None
    beside = value != teller.year and _beside_this_year(stretch.sentence, neighbours, teller.year)
    return "" if beside else "done"


def _is_left_over(
    hit: re.Match[str], value: int, stretch: Stretch, teller: Teller, wording: TimeWording
) -> bool:
    """Whether what is told of another year reads as the report's own work."""
    text = stretch.text
    if _NOW.search(text) or wording.background.search(text) or _other_years(value, stretch):
        return False
    if not counted(stretch.amounts) and (
        value != teller.year - 1 or not someone_acts(hit, stretch, teller, wording)
    ):
        return False
    if value > teller.year and (SHALL.search(text) or "预计" in text):
        return False
    return not _in_this_sentence(stretch, teller.year)


def _heads_a_part(hit: re.Match[str], value: int, stretch: Stretch, teller: Teller) -> bool:
    """Whether a heading gives the year of what follows: 一、2023年度工作概况."""
    mark = MARK.match(stretch.text)
    return (
        value == teller.year - 1
        and hit.start() == (mark.end() if mark else 0)
        and stretch.text == stretch.sentence.text
        and _HEADING.fullmatch(stretch.text, hit.end()) is not None
    )


def _is_this_year(hit: re.Match[str], text: str) -> bool:
    """Whether a year is said to be the one reported: 今年（2023年）."""
    return bool(_THIS.search(text, 0, hit.start())) and text[hit.end() : hit.end() + 2].startswith(
        ("）", ")", "度）", "，", "度，")
    )


def _characterised(
    hit: re.Match[str], value: int, stretch: Stretch, teller: Teller, wording: TimeWording
) -> bool:
    """Whether a report begins with what its year is: 2023年是深化公开的关键之年."""
    mark = MARK.match(stretch.text)
    return (
        hit.start() == (mark.end() if mark else 0)
        and value in (teller.year, teller.year - 1)
        and stretch.sentence.section not in wording.plan_sections
        and _YEAR_OF.match(stretch.text, hit.end()) is not None
        and not wording.background.search(stretch.text)
        and not _NOW.search(stretch.text)
        and not _other_years(value, stretch)
    )


def _falls_short(value: int, stretch: Stretch, teller: Teller) -> bool:
    """Whether the state of the work is told as it is: 虽有进步，但仍存在不足."""
    return (
        value == teller.year - 1
        and _LACKING.search(stretch.text) is not None
        and not DONE.search(stretch.text)
        and not _other_years(value, stretch)
    )


def _unless_beside(neighbours: Sequence[Sentence], year: int) -> str:
    """``done``, or "" where a sentence beside speaks of the report's year by name."""
    named = any(f"{year}年" in one.text or "今年" in one.text for one in neighbours)
    return "" if named else "done"


def _presented(hit: re.Match[str], stretch: Stretch, wording: TimeWording) -> bool:
    """Whether a sentence like 现将2022年……情况报告如下 presents the report with this year."""
    found = [one.search(stretch.text) for one in wording.reports]
    return any(one is not None and one.start(1) == hit.start() for one in found)


def _other_years(value: int, stretch: Stretch) -> bool:
    """Whether another year stands beside it, other than one it is compared with."""
    for hit in _MENTION.finditer(stretch.text):
        other = year_number(hit["year"])
        if other == value or (
            other == value - 1 and _COMPARED.search(stretch.text, 0, hit.start())
        ):
            continue
        return True
    return False


def _in_this_sentence(stretch: Stretch, year: int) -> bool:
    """Whether another part of the sentence gives a number of the same unit for the year."""
    units = {one.unit for one in stretch.amounts if one.measure is Measure.COUNT}
    end = stretch.start + len(stretch.text)
    others = {one.unit for one in stretch.sentence.amounts if not stretch.start <= one.start < end}
    return f"{year}年" in stretch.sentence.text and bool(units & others)


def _beside_this_year(sentence: Sentence, neighbours: Sequence[Sentence], year: int) -> bool:
    """Whether the sentence beside it gives a number of the same unit for the report's year."""
    units = {one.unit for one in sentence.amounts if one.measure is Measure.COUNT}
    return any(
        (f"{year}年" in one.text or "本年" in one.text or "今年" in one.text)
        and units & {amount.unit for amount in one.amounts}
        for one in neighbours
    )
