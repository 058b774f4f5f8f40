"""An entry of the audit document → the few values that lists of reports show; small to hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hegui.reporting.words import who

SEVERITY_ORDER = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True)
class Row:
    """One report in a list.

    Attributes:
        path: what every output calls it.
        name: whose report: agency, else title, else file.
        known: whether agency or title is known.
        kind: of agency.
        year: of the report; None if it was not read.
        value: the score as written; None without one.
        low: at least so much.
        high: at most so much.
        grade: its grade, or None.
        limited_by: why the grade is lower than the score would give, or None.
        needs_review: why a human eye is needed, or None.
        reason: why there is no score, or None.
        counts: findings by severity, in their order.
        undetermined: rules left open.
        copies: other files of the report.
        checklist: items that are left to a person.
    """

    path: str
    name: str
    known: bool
    kind: str
    year: int | None
    value: str | None
    low: str | None
    high: str | None
    grade: str | None
    limited_by: str | None
    needs_review: str | None
    reason: str | None
    counts: tuple[int, ...]
    undetermined: int
    copies: int
    checklist: int

    @property
    def clean(self) -> bool:
        """Whether it has neither errors nor warnings."""
        return not any(self.counts[:2])

    @property
    def provisional(self) -> bool:
        """Whether its score may turn out to be another."""
        return self.value is not None and self.low != self.high

    @property
    def points(self) -> Decimal | None:
        """The score as a number."""
        return None if self.value is None else Decimal(self.value)

    @property
    def span(self) -> tuple[Decimal, Decimal] | None:
        """Where the score lies, whatever becomes of what is open; None without a score."""
        if self.value is None:
            return None
        return Decimal(self.low or self.value), Decimal(self.high or self.value)


def row_of(report: Mapping[str, Any]) -> Row:
    """What lists show of an entry."""
    score, counts = report["score"], report["counts"]
    return Row(
        path=report["path"],
        name=who(report),
        known=bool(report["agency"] or report["title"]),
        kind=report["agency_kind"],
        year=report["year"],
        value=score["value"],
        low=score["low"],
        high=score["high"],
        grade=score["grade"],
        limited_by=score["limited_by"],
        needs_review=report["needs_review"],
        reason=report["reason"],
        counts=tuple(counts[severity] for severity in SEVERITY_ORDER),
        undetermined=report["outcomes"]["undetermined"],
        copies=len(report["copies"]),
        checklist=len(report.get("checklist", ())),
    )
