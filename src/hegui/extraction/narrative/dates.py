"""Times as prose names them: 2023年, 2022年度, 1月至6月, 截至12月底, 2019年以来.

Says for each which years and months it reaches, and nothing of what it means for the report.
General Chinese; knows no form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.extraction.numerals import small_number, year_number

_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[0-3]?[0-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"(?:起)?(?:至|到|-|—|~|～|―|–){1,2}"
_HALVES = {"上半年": (1, 6), "下半年": (7, 12)}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TIME = re.compile(
    rf"(?P<until>截[至止]到?)?(?:"
    rf"(?<![0-9])(?P<first>{_YEAR})年?{_TO}(?P<last>{_YEAR})年"
    rf"|(?:(?<![0-9])(?P<y>{_YEAR})年(?:度)?)?(?P<m1>{_MONTH})月(?:份|(?P<d1>{_DAY})[日号])?{_TO}"
    rf"(?:(?P<y2>{_YEAR})年)?(?:(?P<m2>{_MONTH})月)?(?:份|底|末|(?P<d2>{_DAY})[日号])?"
    rf"|(?<![0-9])(?P<year>{_YEAR})年(?:度)?"
    rf"(?:(?P<month>{_MONTH})月(?:份|[上中下]旬|底|初|末|(?P<day>{_DAY})[日号])?"
    rf"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下]半年)|(?P<edge>年?[底末]|年?初))?"
    rf"|(?<![0-9个第两])(?P<lone>{_MONTH})月(?:份|[上中下]旬|底|初|末|(?P<lone_day>{_DAY})[日号])"
    rf"|(?<![0-9个第两几每本当该同上下次一二三四五六七八九十])(?P<bare>{_MONTH})月(?=[，,、内间收受办新共举开发公])"
    rf")(?P<since>以来|起(?!诉))?"
)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        year: the year it begins in; None if it names none.
        last_year: the year it ends in; None likewise.
        months: first and last month of a stretch within one year; None for a whole year.
        point: it is a day, a month or a moment rather than a stretch.
        until: up to this time (截至).
        since: from this time on (以来).
    """

    start: int
    end: int
    year: int | None
    last_year: int | None
    months: tuple[int, int] | None
    point: bool
    until: bool
    since: bool


def find_times(text: str) -> Iterator[Time]:
    """Every time in *text*, in order, none overlapping."""
    for hit in _TIME.finditer(text):
        yield _time(hit)


def _time(hit: re.Match[str]) -> Time:
    until, since = bool(hit["until"]), bool(hit["since"])
    if hit["first"]:
        years = year_number(hit["first"]), year_number(hit["last"])
        return Time(*hit.span(), *years, None, point=False, until=until, since=since)
    if hit["m1"]:
        return _range(hit, until=until, since=since)
    year = year_number(hit["year"]) if hit["year"] else None
    months = _months(hit)
    ends = (hit["edge"] or "")[-1:] in ("底", "末") and hit["edge"] != ""
    if hit["edge"] and hit["edge"].endswith("初"):
        months = (1, 1)
    point = months is not None and months[0] == months[1]
    if until and months is not None:
        months, point = (1, months[1]), False
        months = None if months[1] == _MONTHS else months
    if ends:
        months = None
    return Time(*hit.span(), year, year, months, point=point, until=until, since=since)


def _range(hit: re.Match[str], *, until: bool, since: bool) -> Time:
    year = year_number(hit["y"]) if hit["y"] else None
    last = year_number(hit["y2"]) if hit["y2"] else year
    first_month = small_number(hit["m1"]) or 1
    last_month = small_number(hit["m2"]) if hit["m2"] else first_month
    months: tuple[int, int] | None = (first_month, last_month or first_month)
    if months == (1, _MONTHS):
        months = None
    return Time(*hit.span(), year, last, months, point=False, until=until, since=since)


def _months(hit: re.Match[str]) -> tuple[int, int] | None:
    written = hit["month"] or hit["lone"] or hit["bare"]
    if written:
        month = small_number(written) or 1
        return month, month
    if hit["quarter"]:
        last = 3 * _QUARTERS[hit["quarter"]]
        return last - 2, last
    return _HALVES[hit["half"]] if hit["half"] else None
