"""What a program gets of an audit: frozen values, made of entries of the audit document."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hegui.reporting.words import place_words

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a report.

    Attributes:
        words: where, as a person follows it.
        label: what the official form calls it; "" for the report as a whole.
        text: what stands there, cut if long.
        line: 1-based, of files that have lines.
        page: 1-based, of files that have pages.
        table: id of the official table, or "".
        row: id of its row, or "".
        column: id of its column, or "".
    """

    words: str
    label: str
    text: str
    line: int | None
    page: int | None
    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Score:
    """How good a report is.

    Attributes:
        value: points of 100; None where no score can be given.
        low: at least so much, whatever becomes of what is open.
        high: at most so much.
        grade: its grade, or None.
        limited_by: Chinese: why the grade is lower than the points would give, or None.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    grade: str | None
    limited_by: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found.

    Attributes:
        id: the same on every run and machine.
        rule: id of the rule.
        title: what the rule asks for.
        severity: ``error``, ``warning`` or ``notice``.
        draft: whether the rule is on trial: shown, never counted.
        message: Chinese: what is wrong, with its numbers.
        remedy: Chinese: what to do.
        deduction: points it costs.
        score_if_mended: the score if this alone were mended; None where it costs nothing.
        places: where it shows.
        settled: ``waived``, ``dismissed`` or ``confirmed`` by the office, or None.
        path: the file of the report.
        agency: whose report; None if it is not known.
        year: of the report; None if it is not known.
    """

    id: str
    rule: str
    title: str
    severity: str
    draft: bool
    message: str
    remedy: str
    deduction: Decimal
    score_if_mended: Decimal | None
    places: tuple[Place, ...]
    settled: str | None
    path: str
    agency: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """One report that was judged.

    Attributes:
        path: the file, as it was reached from what was asked for.
        title: as printed, or None.
        agency: whose report; None if it is not known.
        agency_kind: ``government``, ``department``, ``township``, ``institution`` or ``unknown``.
        year: of the report; None if it is not known.
        score: as found.
        settled_score: after waivers and answers of the office; None where nothing was decided.
        reason: Chinese: why there is no score, or None.
        findings: by rule, then by place.
        undetermined: (rule, Chinese reason) of what could not be decided.
        entry: the entry of the audit document, with everything else.
    """

    path: str
    title: str | None
    agency: str | None
    agency_kind: str
    year: int | None
    score: Score
    settled_score: Score | None
    reason: str | None
    findings: tuple[Finding, ...]
    undetermined: tuple[tuple[str, str], ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be audited, and why, in Chinese."""

    path: str
    reason: str


def report_of(entry: Entry) -> Report:
    """An entry of the audit document as a value."""
    settled = entry.get("settled_score")
    mended = {line["finding"]: line.get("mended") for line in entry["ledger"]}
    return Report(
        path=entry["path"],
        title=entry["title"],
        agency=entry["agency"],
        agency_kind=entry["agency_kind"],
        year=entry["year"],
        score=_score(entry["score"]),
        settled_score=_score(settled) if settled else None,
        reason=entry["reason"],
        findings=tuple(_finding(found, entry, mended) for found in entry["findings"]),
        undetermined=tuple((one["rule"], one["reason"]) for one in entry["undetermined"]),
        entry=entry,
    )


def _score(score: Entry) -> Score:
    value, low, high = (_number(score[name]) for name in ("value", "low", "high"))
    return Score(value, low, high, score["grade"], score.get("limited_by"))


def _finding(found: Entry, entry: Entry, mended: Mapping[str, str | None]) -> Finding:
    settled = found.get("settled")
    return Finding(
        id=found["id"],
        rule=found["rule"],
        title=found["title"],
        severity=found["severity"],
        draft=found["draft"],
        message=found["message"],
        remedy=found["remedy"],
        deduction=Decimal(found["deduction"]),
        score_if_mended=_number(mended.get(found["id"])),
        places=tuple(map(_place, found["places"])),
        settled=settled["how"] if settled else None,
        path=entry["path"],
        agency=entry["agency"],
        year=entry["year"],
    )


def _place(place: Entry) -> Place:
    names = ("label", "text", "line", "page", "table", "row", "column")
    return Place(place_words(place), *(place[name] for name in names))


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
