"""Dates up to which a report counts: 截至2023年12月31日，累计公开若干条.

Only dates said with 截至 or 截止 at the head of a clause, or behind the name of the figures. What
the clause then counts is told apart from what may be reported up to the day of publication, such
as the state of a lawsuit. Which date is right is for the rules.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hegui.extraction.narrative.amounts import Measure
from hegui.extraction.narrative.time_wording import YEAR, TimeWording
from hegui.extraction.narrative.told import Sentence
from hegui.extraction.numerals import small_number, year_number

_NUMERAL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_CUTOFF = re.compile(
    r"(?P<word>截至|截止至|截止到|截止|截到)(?:到|于|目前[，,（(])?(?P<date>(?P<year>"
    + YEAR
    + r")"
    rf"(?:年(?:(?P<month>{_NUMERAL}|元)月(?:(?P<day>{_NUMERAL})[日号]|份?(?:底|末)?)?|底|末|年底)?"
    r"|[./\-](?P<month2>[0-9]{1,2})[./\-](?P<day2>[0-9]{1,2})日?))"
)
_HEADS = re.compile(
    r"(?:^|[，,；;：:（(。]|[0-9一二三四五六七八九十][、.．)）]|[一二三四五六七八九十]是|数据|统计|均)$"
)
_PUBLISHED = re.compile(r"^[^，,；;。]{0,4}[（(][^（()）]{0,16}(?:发布|公布|编制|报告)")
_ENDS = re.compile(r"[；;]")
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A date up to which something is counted.

    Attributes:
        start: offset of the words.
        end: offset behind the date.
        day: the date; the last day of a month or year where only that is written.
        counted: whether a count of the year is given up to it.
    """

    start: int
    end: int
    day: date
    counted: bool


def cutoffs(sentence: Sentence, wording: TimeWording) -> Iterator[Cutoff]:
    """Every such date of a sentence that can be read."""
    if "截" not in sentence.text:
        return
    text = sentence.text
    for hit in _CUTOFF.finditer(text):
        before = text[max(0, hit.start() - _NEAR) : hit.start()]
        if not _HEADS.search(before) and not wording.own.search(text[: hit.start()][-8:]):
            continue
        day = _day(hit)
        if day is not None:
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            yield Cutoff(start, end, day, _counts(hit, sentence, wording))


def _day(hit: re.Match[str]) -> date | None:
    year = year_number(hit["year"])
    if year is None:
        return None
    written = hit["month"] or hit["month2"]
    month = 12 if written is None else 1 if written == "元" else small_number(written)
    if month is None or not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = small_number(hit["day"] or hit["day2"] or str(last))
    return date(year, month, day) if day is not None and 1 <= day <= last else None


def _counts(hit: re.Match[str], sentence: Sentence, wording: TimeWording) -> bool:
    stop = _ENDS.search(sentence.text, hit.end())
    end = stop.start() if stop else len(sentence.text)
    told = sentence.text[hit.end() : end]
    if wording.not_counted.search(told) or _PUBLISHED.match(told):
        return False
    some = any(
        one.measure is Measure.COUNT
        and sentence.start + hit.end() <= one.start < sentence.start + end
        for one in sentence.amounts
    )
    return some and wording.counted.search(told) is not None
