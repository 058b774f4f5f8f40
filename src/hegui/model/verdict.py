"""What a rule says of one subject, or of a whole report."""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """The four verdicts, and the fifth that an office's waiver gives."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"
    WAIVED = "waived"

    @property
    def chinese(self) -> str:
        """What officials read."""
        return _CHINESE[self]


_CHINESE = {
    Verdict.PASS: "通过",
    Verdict.FAIL: "不通过",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.UNDETERMINED: "无法判断",
    Verdict.WAIVED: "豁免",
}


def of_subjects(verdicts: Iterable[Verdict]) -> Verdict:
    """What the rule says of the report: a failure outweighs doubt, doubt outweighs passes."""
    seen = set(verdicts)
    for verdict in (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.PASS):
        if verdict in seen:
            return verdict
    return Verdict.NOT_APPLICABLE
