"""What was recognised from a picture never leads to more than a notice."""

from dataclasses import replace

from hegui.engine.backend import open_backend
from hegui.engine.compile import compile_ruleset
from hegui.engine.evaluate import evaluate
from hegui.engine.outcome import Outcome
from hegui.facts.fact import Fact, FactBase
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict
from hegui.rules.rule import Rule
from tests.unit.engine.build import BACKENDS, column, rule, ruleset

BALANCE = rule("column", "came == left + kept", message="{label}：{came}对{right}。")
BAD = column("people", came=5, left=3, kept=1)
WORSE = column("total", came=9, left=3, kept=1)
GOOD = column("people", came=5, left=3, kept=2)


def outcome(one: Rule, *facts: Fact, unsure: str = "由扫描件识别") -> Outcome:
    program = compile_ruleset(ruleset(one))
    base = FactBase(facts, unsure=unsure)
    found = [evaluate(base, program, open_backend(name, program)) for name in BACKENDS]
    assert all(each == found[0] for each in found)
    return found[0].outcomes[0]


def test_an_error_becomes_undetermined_and_says_what_it_would_be() -> None:
    held = outcome(BALANCE, BAD)

    assert held.verdict is Verdict.UNDETERMINED
    assert held.findings == ()
    assert held.reasons == ("由扫描件识别，需人工核对：一、people：5对4。",)
    assert held.doubts == ()


def test_every_finding_is_told() -> None:
    assert set(outcome(BALANCE, BAD, WORSE).reasons) == {
        "由扫描件识别，需人工核对：一、people：5对4。",
        "由扫描件识别，需人工核对：一、total：9对4。",
    }


def test_a_warning_becomes_undetermined_and_a_notice_stays() -> None:
    warning = outcome(replace(BALANCE, severity=Severity.WARNING), BAD)
    notice = outcome(replace(BALANCE, severity=Severity.NOTICE), BAD)

    assert warning.verdict is Verdict.UNDETERMINED
    assert notice.verdict is Verdict.FAIL
    assert len(notice.findings) == 1


def test_what_passes_passes_and_what_is_open_stays_open() -> None:
    assert outcome(BALANCE, GOOD).verdict is Verdict.PASS
    assert outcome(BALANCE, column(came=5)) == outcome(BALANCE, column(came=5), unsure="")


def test_a_rule_that_fails_beside_a_doubt_tells_both() -> None:
    held = outcome(BALANCE, BAD, column("total", came=5))

    assert held.verdict is Verdict.UNDETERMINED
    assert len(held.reasons) == 2
    assert held.reasons[0].startswith("由扫描件识别，需人工核对：")


def test_a_text_that_can_be_copied_is_judged_as_ever() -> None:
    assert outcome(BALANCE, BAD, unsure="").verdict is Verdict.FAIL
