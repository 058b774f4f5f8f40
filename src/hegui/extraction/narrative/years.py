"""Years a report writes in its prose, outside titles in 《》 and document numbers.

Only the number, how many digits it has, and whether it may be glued to another number or
belongs to a plan or to history. Which years are impossible is for the rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.extraction.prose import Prose
from hegui.extraction.wording import Wording
from hegui.model.place import Place

_YEAR = re.compile(r"《[^《》]{0,120}》|(?<![0-9.])(?P<digits>[0-9]{4,12})年")
_RANGE = re.compile(r"[0-9]{4}年?[-—–－~～至到]{1,2}$")  # the end of 2021—2035年
_TERM = re.compile(r"[0-9]{1,2}月(?:底|末|[0-9]{1,2}日)?之?前")  # a day, not the horizon of a plan
_SPAN = re.compile(r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?起?[-—–－~～至到]{1,2}$")
_DATE = 20
_REACH = 12
_LEADS = "自至从到起于"  # words that only a year or a date follows
_FIRST, _LAST = 1949, 2050  # a number between them can be meant as a year


@dataclass(frozen=True, slots=True)
class Year:
    """A year as written."""

    value: int
    digits: int
    plan: bool
    history: bool
    glued: bool
    section: str
    text: str
    place: Place


def find_years(prose: Prose, wording: Wording) -> Iterator[Year]:
    """Every year in the text."""
    text = prose.text
    for match in _YEAR.finditer(text):
        digits = match["digits"]
        if digits is None or text.startswith(wording.not_years, match.end()):
            continue
        begin, finish = prose.sentence(match.start(), match.end())
        span = _SPAN.search(text, max(begin, match.start() - _DATE), match.start())
        beside = text[max(begin, match.start() - _REACH) : min(finish, match.end() + _REACH)]
        ranged = _RANGE.search(text, max(0, match.start() - _REACH), match.start())
        yield Year(
            value=int(digits),
            digits=len(digits),
            plan=len(digits) == 4
            and bool(wording.plans.search(beside) or ranged or _planned(span, text, wording))
            and not _TERM.match(text, match.end()),
            history=len(digits) == 4 and bool(wording.history.search(beside)),
            glued=_glued(digits, text[match.start() - 1 : match.start()]),
            section=prose.section(match.start()),
            text=match[0],
            place=prose.place(match.start(), match.end()),
        )


def _planned(span: re.Match[str] | None, text: str, wording: Wording) -> bool:
    """Whether a plan is said beside the first date of the span that a year ends."""
    if span is None:
        return False
    return bool(wording.plans.search(text[max(0, span.start() - _REACH) : span.start()]))


def _glued(digits: str, before: str) -> bool:
    """Whether another number may have run into the year; 至22023年 is a slip of the pen."""
    if len(digits) == 4 or before in tuple(_LEADS):
        return False
    return _plausible(digits[-4:]) and not _plausible(digits[:4])


def _plausible(digits: str) -> bool:
    return _FIRST <= int(digits) <= _LAST
