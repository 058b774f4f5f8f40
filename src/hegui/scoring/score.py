"""Outcomes → Score, low and high; each point with its rule (see docs/scoring.md)."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Deduction:
    """One line of the ledger.

    Attributes:
        rule: id of the rule.
        finding: id of the finding that costs the points.
        points: what it costs after all caps; 0 with a reason where a cap or a shared cause takes it.
        due: what it would cost without caps.
        why: Chinese: "" or why ``points`` is less than ``due``.
        mended: the score if this finding alone were mended.
    """

    rule: str
    finding: str
    points: Decimal
    due: Decimal
    why: str
    mended: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one report.

    Attributes:
        status: ``scored`` or ``not_scorable``.
        value: the high end of what can be said; None if not scorable.
        low: the score if every undetermined rule failed once.
        high: the score if none did.
        grade: after limits; "" if not scorable.
        limited_by: Chinese: why the grade is lower than the number; "" if it is not.
        reason: Chinese: why the report is not scorable; "" if it is.
        ledger: every finding of a rule that costs points; sums exactly to 100 - value.
    """

    status: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    grade: str
    limited_by: str
    reason: str
    ledger: tuple[Deduction, ...]
