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
    + r"|次|翌|第二|下一?)"
    rf"(?:年(?:(?P<month>{_NUMERAL}|元)月(?:(?P<day>{_NUMERAL})[日号]|份?(?:底|末)?)?|底|末|年底|年末|度末)?"
    r"|[./\-](?P<month2>[0-9]{1,2})[./\-](?P<day2>[0-9]{1,2})日?))"
)
_HEADS = re.compile(
    r"(?:^|[，,；;：:（(。]|[0-9一二三四五六七八九十][、.．)）]|[一二三四五六七八九十]是|数据|统计|均|[栏号站屏网台局镇乡办府])$"
)
_PUBLISHED = re.compile(r"^[^，,；;。]{0,4}[（(][^（()）]{0,16}(?:发布|公布|编制|报告)")
_LEFT = re.compile(
    r"结转|未办|尚未|未了|顺延|遗留|12月(?:份|底|下旬)?(?:收到|提出|受理)|年[末底]收到"
)
_TOTAL = re.compile(r"(?:累计|共计?|合计|总计)[^，,]{0,12}[0-9一二三四五六七八九十]")
_ENDS = re.compile(r"[；;]")
_NEAR = 3
_BACK = 40  # characters before a date in which its figures may stand
_CLOSERS = "，,）)；;止"


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


def cutoffs(sentence: Sentence, year: int | None, wording: TimeWording) -> Iterator[Cutoff]:
    """Every such date of a sentence that can be read; *year* is the report's, for 次年."""
    if "截" not in sentence.text:
        return
    text = sentence.text
    for hit in _CUTOFF.finditer(text):
        before = text[max(0, hit.start() - _NEAR) : hit.start()]
        if not _HEADS.search(before) and not wording.own.search(text[: hit.start()][-8:]):
            continue
        day = _day(hit, year)
        if day is not None:
            start, end = sentence.start + hit.start(), sentence.start + hit.end()
            yield Cutoff(start, end, day, _counts(hit, sentence, wording))


def _day(hit: re.Match[str], told: int | None) -> date | None:
    year = year_number(hit["year"]) if hit["year"][0] not in "次翌第下" else told and told + 1
    if year is None:
        return None
    written = hit["month"] or hit["month2"]
    month = 12 if written is None else 1 if written == "元" else small_number(written)
    if month is None or not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    day = small_number(hit["day"] or hit["day2"] or str(last))
    return date(year, month, day) if day is not None and 1 <= day <= last else None


def _counted_before(hit: re.Match[str], sentence: Sentence, wording: TimeWording) -> bool:
    """Whether the words right before a date that ends its clause give the count."""
    before = sentence.text[max(0, hit.start() - _BACK) : hit.start()]
    low = sentence.start + hit.start() - len(before)
    some = any(
        one.measure is Measure.COUNT and low <= one.start < sentence.start + hit.start()
        for one in sentence.amounts
    )
    named = before.endswith(("（", "(", "数据", "统计", "，", ","))
    return (
        some
        and named
        and wording.counted.search(before) is not None
        and wording.not_counted.search(before) is None
    )


def _counts(hit: re.Match[str], sentence: Sentence, wording: TimeWording) -> bool:
    ending = _ENDS.search(sentence.text, hit.end())
    end = ending.start() if ending else len(sentence.text)
    told = sentence.text[hit.end() : end]
    if _PUBLISHED.match(told) or _LEFT.search(sentence.text[: hit.start()]):
        return False
    other = wording.not_counted.search(told)
    if other is not None:  # only a total told before the clause that speaks of something else
        told = told[: max(told.rfind(mark, 0, other.start()) for mark in "，,") + 1]
        if not _TOTAL.search(told):
            return False
    begin = sentence.start + hit.end()
    if not told.strip(_CLOSERS):  # 公开94条（截至某日）: the figures stand before
        return _counted_before(hit, sentence, wording)
    some = any(
        one.measure is Measure.COUNT and begin <= one.start < begin + len(told)
        for one in sentence.amounts
    )
    return some and wording.counted.search(told) is not None
