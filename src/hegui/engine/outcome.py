"""What one rule says of one report."""

from collections.abc import Mapping
from dataclasses import dataclass

from hegui.facts.fact import Fact
from hegui.model.place import Place
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach (问题).

    Attributes:
        id: stable across runs, machines and kinds of file: from rule, agency, year and subject.
        rule: id of the rule.
        severity: how grave.
        message: Chinese, with the numbers.
        remedy: Chinese.
        places: where, subject first; never empty.
        facts: alias → the fact that took part.
    """

    id: str
    rule: str
    severity: Severity
    message: str
    remedy: str
    places: tuple[Place, ...]
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule says of one report.

    Attributes:
        rule: id of the rule.
        verdict: of the whole report: fail if any subject fails, else undetermined, else pass.
        subjects: how many facts were judged.
        findings: one for each subject that fails, sorted by place.
        reasons: Chinese, why subjects are undetermined, one each, sorted by place, no repeats.
        why_not: Chinese, why the rule does not apply, when it does not; else "".
        doubts: Chinese, what the reader could not decide behind the reasons, sorted, no repeats.
    """

    rule: str
    verdict: Verdict
    subjects: int
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()
    why_not: str = ""
    doubts: tuple[str, ...] = ()
