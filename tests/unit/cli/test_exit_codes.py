"""Which result and which error give which exit code."""

from typing import Any

import pytest

from hegui.cli.exit_codes import ExitCode, of_audit, of_error
from hegui.errors import (
    DocumentError,
    EngineError,
    HeguiError,
    Mistake,
    PackError,
    UsageError,
)


def document(*severities: str, draft: bool = False, unreadable: bool = False) -> dict[str, Any]:
    findings = [{"severity": severity, "draft": draft} for severity in severities]
    return {
        "reports": [{"findings": []}, {"findings": findings}],
        "unreadable": [{"path": "a.txt", "reason": "空"}] if unreadable else [],
        "across": [],
    }


@pytest.mark.parametrize(
    ("worst", "fail_on", "code"),
    [
        ("error", "error", ExitCode.FOUND),
        ("warning", "error", ExitCode.CLEAN),
        ("warning", "warning", ExitCode.FOUND),
        ("notice", "warning", ExitCode.CLEAN),
        ("notice", "notice", ExitCode.FOUND),
        ("error", "notice", ExitCode.FOUND),
        ("error", "never", ExitCode.CLEAN),
    ],
)
def test_findings_count_from_the_severity_asked_for(
    worst: str, fail_on: str, code: ExitCode
) -> None:
    assert of_audit(document(worst), fail_on) is code


def test_no_findings_are_clean_whatever_is_asked_for() -> None:
    for fail_on in ("error", "warning", "notice", "never"):
        assert of_audit(document(), fail_on) is ExitCode.CLEAN


def test_findings_of_rules_on_trial_do_not_count() -> None:
    assert of_audit(document("error", draft=True), "error") is ExitCode.CLEAN


def test_what_could_not_be_read_outweighs_what_was_found() -> None:
    assert of_audit(document("error", unreadable=True), "error") is ExitCode.UNREAD
    assert of_audit(document(unreadable=True), "never") is ExitCode.UNREAD


def test_findings_across_reports_count_too() -> None:
    across = {**document(), "across": [{"severity": "error"}]}

    assert of_audit(across, "error") is ExitCode.FOUND


def test_every_error_has_its_code() -> None:
    assert of_error(UsageError("没有")) == 2
    assert of_error(PackError([Mistake("a.yaml", 1, 0, "错")])) == 3
    assert of_error(DocumentError("空")) == 4
    assert of_error(EngineError("坏")) == 5
    assert of_error(HeguiError("坏")) == 5
