"""The pack's words for times, compiled once; general Chinese for them stands with the readers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.extraction.numerals import DIGITS
from hegui.model.pattern import Pattern, compile_pattern

# A year in prose; what stands before it must not be a digit that ran into it.
DIGIT = f"[0-9{DIGITS}]"
_DIGIT = f"[{DIGITS}]"
YEAR = rf"(?:(?<![0-9.])(?:19|20)[0-9]{{2}}|(?<!{_DIGIT})[一二][〇○零九]{_DIGIT}{{2}})"


@dataclass(frozen=True, slots=True)
class TimeWording:
    """What the pack says of times; see ``reading/times.yaml``.

    Attributes:
        own: how an agency speaks of itself, at the beginning of a stretch.
        foreign: a subject that is another agency, unless it is the report's own.
        verbs: what an agency says that it did.
        topics: what may stand for the work itself as the subject.
        background: words of events that a report tells of any year.
        reports: a sentence that presents the report; the year is its group ``year``.
        plan_sections: ids of the sections in which plans and earlier problems stand.
        table_sections: ids of the sections whose prose leads to a table.
        table_words: words of a lead-in or of a caption.
        column_words: words of a column's head in which a year may stand.
        last_terms: what a report calls the year before, with what it may name of it.
        plans: names of the yearly work programme.
        counted: words for what is counted in the year.
        not_counted: words for what may be told up to the day of publication.
    """

    own: Pattern
    foreign: Pattern
    verbs: re.Pattern[str]
    topics: re.Pattern[str]
    background: re.Pattern[str]
    reports: tuple[Pattern, ...]
    plan_sections: frozenset[str]
    table_sections: frozenset[str]
    table_words: re.Pattern[str]
    column_words: re.Pattern[str]
    last_terms: str
    plans: re.Pattern[str]
    counted: re.Pattern[str]
    not_counted: re.Pattern[str]


def read_time_wording(data: Mapping[str, Any]) -> TimeWording | None:
    """The compiled words; None where the pack has none.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """
    if not data:
        return None
    plans = either(data.get("work_programmes", ()))
    return TimeWording(
        own=compile_pattern(data["own"]),
        foreign=compile_pattern(data["foreign"]),
        verbs=_any(data.get("verbs", ())),
        topics=_any(data.get("topics", ())),
        background=_any(data.get("background", ())),
        reports=tuple(
            compile_pattern(one.replace("{year}", "(?P<year>20[0-9]{2})年度?"))
            for one in data.get("reports", ())
        ),
        plan_sections=frozenset(data.get("plan_sections", ())),
        table_sections=frozenset(data.get("table_sections", ())),
        table_words=_any(data.get("table_words", ())),
        column_words=_any(data.get("column_words", ())),
        last_terms=either(data.get("last_year_of", ())),
        plans=re.compile(plans or r"(?!)"),
        counted=_any(data.get("counted", ())),
        not_counted=_any(data.get("not_counted", ())),
    )


def either(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first; "" for none."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(either(words) or r"(?!)")
