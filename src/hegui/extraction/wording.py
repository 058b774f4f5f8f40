"""``reading.yaml`` becomes compiled patterns and word lists, once for each pack.

Python knows how Chinese writes dates, numbers and headings; what this kind of report calls
its title, its agencies or its statistics period stands in the pack. A part that the pack does
not have stays empty, and then no such facts are read.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hegui.extraction.headings import key_of
from hegui.extraction.numerals import NUMBER
from hegui.model.pattern import Pattern, compile_pattern


@dataclass(frozen=True, slots=True)
class TitleWording:
    """How a report's title ends, where the agency's name in it ends, what is no part of it."""

    ends: Pattern
    name_ends: Pattern
    name_drops: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class PeriodWording:
    """Words round a statistics period; ``nouns`` and ``frames`` make a stretch of time one."""

    nouns: re.Pattern[str]
    frames: tuple[Pattern, ...]
    joiners: tuple[str, ...]
    same_year: tuple[str, ...]
    explanations: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OutlineWording:
    """How a preface counts and lists the parts of the report."""

    claims: tuple[Pattern, ...]
    within: tuple[Pattern, ...]
    opens: re.Pattern[str]
    closes: Pattern
    etcetera: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument of law as reports name it; ``name`` as it is named in full."""

    id: str
    name: str
    titles: frozenset[str]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementWording:
    """Words of the simple statements; see ``narrative.statements``."""

    own: re.Pattern[str]
    other: re.Pattern[str]
    unless: re.Pattern[str]
    subjects: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    suffixes: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    tailed: tuple[str, ...]
    tails: tuple[str, ...]
    fillers: tuple[str, ...]
    none_verbs: tuple[str, ...]
    none: tuple[tuple[str, Pattern], ...]
    amounts: tuple[tuple[str, Pattern], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """All of ``reading.yaml``; None where the pack has no such part."""

    title: TitleWording | None
    agency_written: tuple[Pattern, ...]
    agency_kinds: tuple[tuple[Pattern, str], ...]
    agency_levels: tuple[tuple[Pattern, str], ...]
    other_headings: tuple[tuple[str, str, tuple[str, ...]], ...]
    topic_words: Mapping[str, tuple[str, ...]]
    outline: OutlineWording | None
    period: PeriodWording | None
    plans: re.Pattern[str]
    history: re.Pattern[str]
    not_years: tuple[str, ...]
    units: tuple[str, ...]
    counts: re.Pattern[str]
    instruments: tuple[Instrument, ...]
    document_number: Pattern | None
    short_for: tuple[str, ...]
    unquoted: Pattern | None
    numbered: re.Pattern[str]
    superseded: re.Pattern[str]
    statements: StatementWording | None


def read_wording(reading: Mapping[str, Any]) -> Wording:
    """The patterns and lists of a pack's ``reading.yaml``.

    Raises:
        ValueError: a pattern cannot be compiled; the message says why, in Chinese.
    """
    agency, headings = reading.get("agency", {}), reading.get("headings", {})
    years, citation = reading.get("years", {}), reading.get("citation", {})
    units = tuple(reading.get("counts", {}).get("units", ()))
    return Wording(
        title=_title(reading["title"]) if "title" in reading else None,
        agency_written=_patterns(agency.get("written", ())),
        agency_kinds=tuple(
            (compile_pattern(item["pattern"]), item["kind"]) for item in agency.get("kinds", ())
        ),
        agency_levels=tuple(
            (compile_pattern(item["pattern"]), item["level"]) for item in agency.get("levels", ())
        ),
        other_headings=tuple(
            (item["section"], item["wording"], tuple(item["titles"]))
            for item in headings.get("others", ())
        ),
        topic_words={
            topic: tuple(words) for topic, words in headings.get("topic_words", {}).items()
        },
        outline=_outline(reading["outline"]) if "outline" in reading else None,
        period=_period(reading["period"]) if "period" in reading else None,
        plans=_any(years.get("plans", ())),
        history=_any(years.get("history", ())),
        not_years=tuple(years.get("followed", ())),
        units=units,
        counts=re.compile(r"[0-9](?:余|多)?(?:" + _either(units) + ")") if units else _any(()),
        instruments=tuple(
            Instrument(
                item["id"],
                (*item["titles"], *item["numbers"], "")[0],
                frozenset(map(key_of, item["titles"])),
                tuple(item["numbers"]),
            )
            for item in reading.get("instruments", ())
        ),
        document_number=compile_pattern(citation["number"]) if "number" in citation else None,
        short_for=tuple(citation.get("short_for", ())),
        unquoted=compile_pattern(citation["unquoted"]) if "unquoted" in citation else None,
        numbered=_any(citation.get("numbered", ())),
        superseded=_any(citation.get("superseded", ())),
        statements=(
            _statements(reading["statements"], units) if "statements" in reading else None
        ),
    )


def _title(data: Mapping[str, Any]) -> TitleWording:
    return TitleWording(
        compile_pattern(data["ends"]),
        compile_pattern(data["name_ends"]),
        _patterns(data.get("name_drops", ())),
    )


def _period(data: Mapping[str, Any]) -> PeriodWording:
    return PeriodWording(
        nouns=_any(data["nouns"]),
        frames=_patterns(data.get("frames", ())),
        joiners=tuple(data["joiners"]),
        same_year=tuple(data.get("same_year", ())),
        explanations=_any(data.get("explanations", ())),
    )


def _outline(data: Mapping[str, Any]) -> OutlineWording:
    return OutlineWording(
        claims=_patterns(data["claims"]),
        within=_patterns(data["within"]),
        opens=_any(data["opens"]),
        closes=compile_pattern("|".join(data["closes"])),
        etcetera=data.get("etcetera", ""),
    )


def _statements(data: Mapping[str, Any], units: Sequence[str]) -> StatementWording:
    denial, none = data.get("not_involved", {}), data.get("none", {})
    tailed = denial.get("tailed", {})
    return StatementWording(
        own=_any(data.get("own", ())),
        other=_any(data.get("other", ())),
        unless=_any(data.get("unless", ())),
        subjects={
            item["about"]: (tuple(item["names"]), tuple(item.get("short", ())))
            for item in data.get("subjects", ())
        },
        suffixes=_longest(data.get("suffixes", ())),
        before=_longest(denial.get("before", ())),
        after=_longest(denial.get("after", ())),
        tailed=_longest(tailed.get("words", ())),
        tails=_longest(tailed.get("tails", ())),
        fillers=_longest(denial.get("fillers", ())),
        none_verbs=_longest(none.get("verbs", ())),
        none=_about(none.get("others", ()), units),
        amounts=_about(data.get("amounts", ()), units),
    )


def _about(
    items: Iterable[Mapping[str, Any]], units: Sequence[str]
) -> tuple[tuple[str, Pattern], ...]:
    unit = f"(?P<unit>{_either(units)})?"
    amount = f"(?P<about>约|近|超过|超|逾)?(?P<number>{NUMBER})(?P<more>余|多)?"
    return tuple(
        (item["about"], compile_pattern(text.replace("{number}", amount).replace("{unit}", unit)))
        for item in items
        for text in item["patterns"]
    )


def _patterns(texts: Iterable[str]) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(text) for text in texts)


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in _longest(words))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words; one that never matches for none."""
    return re.compile(_either(words) or r"(?!)")
