"""A case read and judged as any report is, and what that is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hegui.engine.backend import Backend, open_backend
from hegui.engine.compile import Program, compile_ruleset
from hegui.engine.evaluate import evaluate
from hegui.engine.outcome import Finding
from hegui.facts.fact import FactBase
from hegui.model.verdict import Verdict
from hegui.rules.load import load_rules
from hegui.rules.rule import Status
from hegui.rules.ruleset import Ruleset
from tests.cases.case import Case
from tests.cases.report import report_of
from tests.generator.corpus import write
from tests.generator.judge import form_of_pack, read_bytes

SHAPE = "html-clean"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of a case.

    Attributes:
        case: the case.
        facts: what was read of its report.
        findings: all of them.
        undetermined: rule → its reasons, of rules that could not decide.
    """

    case: Case
    facts: FactBase
    findings: tuple[Finding, ...]
    undetermined: Mapping[str, tuple[str, ...]]

    @property
    def right(self) -> tuple[Finding, ...]:
        """Findings that an error deserves."""
        least = self.case.at_least
        if least is None:
            return ()
        return tuple(
            one
            for one in self.findings
            if one.rule in self.case.expect and one.severity.rank <= least.rank
        )

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """Findings that are false."""
        return tuple(one for one in self.findings if one.rule in self.case.forbid)

    @property
    def in_doubt(self) -> tuple[str, ...]:
        """Rules it is about that could not decide."""
        about = self.case.expect or self.case.forbid
        return tuple(rule for rule in about if rule in self.undetermined)

    @property
    def passed(self) -> bool:
        """Whether all is as the case wants it."""
        return not self.alarms and (self.case.trap or bool(self.right))


@cache
def _ruleset() -> Ruleset:
    pack, form = form_of_pack()
    return load_rules(pack, form)


@cache
def _program(*, local: bool) -> tuple[Program, Backend]:
    program = compile_ruleset((_ruleset().awake() if local else _ruleset()).own())
    return program, open_backend("reference", program)


@cache
def statuses() -> Mapping[str, Status]:
    """Rule → whether it counts, for every rule, those asked for in some places only included."""
    return {rule.id: rule.status for rule in _ruleset().awake().rules}


def judge(case: Case, shape: str = SHAPE) -> Judgement:
    """What the rules say of *case*, written as a file of that shape and read again."""
    facts = read_bytes(write(report_of(case), shape))
    about = {*case.expect, *case.forbid}
    local = any(rule.id in about for rule in _ruleset().asleep)  # switched on for these only
    outcomes = evaluate(facts, *_program(local=local)).outcomes
    return Judgement(
        case,
        facts,
        tuple(finding for outcome in outcomes for finding in outcome.findings),
        {one.rule: one.reasons for one in outcomes if one.verdict is Verdict.UNDETERMINED},
    )
