"""统计期限: the stretch of time a report's figures cover, and other stretches as long as it.

Reads every common way of writing dates (figures, Chinese digits, dots) and of joining two of
them. A date whose digits were lost or glued together keeps its place and has no value. Whether
the period is the right one is for the rules.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hegui.extraction.numerals import DIGITS, small_number, year_number
from hegui.extraction.prose import Prose
from hegui.extraction.wording import PeriodWording
from hegui.model.place import Place

_LONG = 300  # days: an unnamed stretch this long is meant as a year
_BEFORE = 30  # characters in which the noun may stand before the dates
_BEHIND = 14
_MONTHS = 12
_FIRST_MONTH = "元"
_DATE = 26  # no date is longer
_CN = "一二三四五六七八九十"
_MONTH = rf"(?:[0-9]{{1,2}}|[{_CN}]{{1,3}}|元)"
_SMALL = rf"(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})"
_YEAR = rf"(?:[0-9]{{4,8}}|[{DIGITS}ＯO]{{4}})"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as written.

    Attributes:
        start: first day, or None where it cannot be read.
        end: last day, or None where it cannot be read.
        start_year: year of the first day, or None.
        end_year: year of the last day, or None.
        named: whether it is said to be the period of the figures.
        explained: whether a reason for less than a year is given beside it.
        section: id of the section it stands in.
        text: as written.
        place: where.
    """

    start: date | None
    end: date | None
    start_year: int | None
    end_year: int | None
    named: bool
    explained: bool
    section: str
    text: str
    place: Place


class PeriodReader:
    """Finds stretches of time; built once for a pack."""

    def __init__(self, wording: PeriodWording) -> None:
        """Compiles the pattern with the pack's joining words."""
        self._wording = wording
        joiners = "|".join(re.escape(word) for word in sorted(wording.joiners, key=len)[::-1])
        same = "|".join(re.escape(word) for word in wording.same_year) or r"(?!)"
        self._between = re.compile(
            rf"(?<=[日号月份始0-9])(?:零时|0时|0?0:00)?(?:{joiners}){{1,2}}(?=.)"
        )
        year = rf"(?P<ay>{_YEAR})年(?:全?年?度)?(?:全年)?[，,（(]?(?:即)?(?:从|自)?"
        self._left = re.compile(
            rf"(?:{_date('a', year)}|(?P<lone_year>{_YEAR})年(?P<lone_month>{_SMALL}))$"
        )
        self._right = re.compile(_date("b", rf"(?P<by>{_YEAR})年|(?P<same>{same})"))

    def periods(self, prose: Prose) -> Iterator[Period]:
        """Every statistics period in the text, and every other stretch of about a year."""
        text = prose.text
        behind = 0
        for joint in self._between.finditer(text):
            low = max(behind, joint.start() - _DATE)
            left = self._left.search(text, low, joint.start())
            right = self._right.match(text, joint.end()) if left else None
            if left is None or right is None:
                continue
            if left["lone_year"] and not (right["bm"] and not right["bd"]):
                continue
            period = self._period(left, right, prose, behind)
            behind = right.end()
            if period.named or _about_a_year(period, exact=_has_day(left, "a")):
                yield period

    def _period(
        self, left: re.Match[str], right: re.Match[str], prose: Prose, behind: int
    ) -> Period:
        at, to = left.start(), right.end()
        start_year = _year(left, "a")
        end_year = _year(right, "b")
        if right["by"] is None and right["byd"] is None and not right["bbroken"]:
            end_year = start_year
        begin, finish = prose.sentence(at, to)
        beside = prose.text[max(0, begin - 60) : finish + 60]
        return Period(
            start=_day(left, "a", start_year),
            end=_day(right, "b", end_year),
            start_year=start_year,
            end_year=end_year,
            named=self._named(at, to, prose, behind, framed=_has_day(left, "a")),
            explained=bool(self._wording.explanations.search(beside)),
            section=prose.section(at),
            text=prose.text[at:to],
            place=prose.place(at, to),
        )

    def _named(self, start: int, end: int, prose: Prose, behind: int, *, framed: bool) -> bool:
        """Whether it is said to be the period: by a noun beside it or, *framed*, by a phrase.

        What stands before *behind*, the end of the stretch of time before it, speaks of that one.
        """
        begin, finish = prose.sentence(start, end)
        text = prose.text
        before = text[max(begin, start - _BEFORE, behind) : start]
        if self._wording.nouns.search(before):
            return True
        if self._wording.nouns.search(text[end : min(finish, end + _BEHIND)]):
            return True
        sentence = text[max(begin, behind) : finish]
        return framed and any(frame.search(sentence) for frame in self._wording.frames)


def _date(side: str, year: str) -> str:
    """A date: with 年月日 or 年月, with dots or strokes, or with digits that ran together."""
    dotted = rf"(?P<{side}yd>[0-9]{{4}})[./\-]"
    if side == "b":
        dotted = f"(?:{dotted})?"  # the year may stand before the first date only
    return (
        rf"(?:(?:{year})?(?P<{side}m>{_MONTH})月(?:份|底|末|(?P<{side}d>{_SMALL})(?:日|号))?"
        rf"|{dotted}(?P<{side}md>[0-9]{{1,2}})[./\-](?P<{side}dd>[0-9]{{1,2}})日?"
        rf"|(?P<{side}broken>[0-9]{{5,8}}月[0-9]{{1,2}}日|[0-9]{{6,8}}日|[0-9]{{4}}年[0-9]{{2,4}}日"
        rf"|[0-9]{{5,8}}月(?:底|末)?))"
    )


def _has_day(match: re.Match[str], side: str) -> bool:
    return bool(match[f"{side}d"] or match[f"{side}yd"] or match[f"{side}broken"])


def _year(match: re.Match[str], side: str) -> int | None:
    written = match[f"{side}y"] or match[f"{side}yd"] or (side == "a" and match["lone_year"])
    if not written:
        return None
    year = year_number(written)
    return year if year is not None and len(written) == 4 else None


def _day(match: re.Match[str], side: str, year: int | None) -> date | None:
    """The day meant; where only a month is written, its first or its last."""
    written = match[f"{side}m"] or match[f"{side}md"] or (side == "a" and match["lone_month"])
    month = 1 if written == _FIRST_MONTH else small_number(written or "")
    if year is None or month is None or not 1 <= month <= _MONTHS:
        return None
    if not _has_day(match, side):
        return date(year, month, 1 if side == "a" else monthrange(year, month)[1])
    day = small_number(match[f"{side}d"] or match[f"{side}dd"] or "")
    try:
        return date(year, month, day or 0)
    except ValueError:
        return None


def _about_a_year(period: Period, *, exact: bool) -> bool:
    start, end = period.start, period.end
    if start is None or end is None:
        return False
    if (end - start).days > _LONG:
        return start.year == end.year
    return exact and ((start.month, start.day) == (1, 1) or (end.month, end.day) == (12, 31))
