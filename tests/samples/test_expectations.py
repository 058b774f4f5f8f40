"""Every sample report draws the findings written down for it, and no other error or warning."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.generator.judge import open_judge, read_bytes

from hegui.engine.outcome import Finding, Outcome
from hegui.model.severity import Severity

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_reports"
EXPECTATIONS = sorted((ROOT / "tests" / "expectations").glob("*.expect.yaml"))


def _short(path: Path) -> str:
    return path.name.split(".")[0]


def _outcomes(report: str) -> dict[str, Outcome]:
    path = SAMPLES / report
    return open_judge().outcomes(read_bytes(path.read_bytes(), path.name))


def _expected(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def _stands_at(finding: Finding, where: dict[str, str]) -> bool:
    return any(
        all(getattr(place, name) == value for name, value in where.items())
        for place in finding.places
    )


@pytest.mark.parametrize("path", EXPECTATIONS, ids=_short)
def test_every_fault_written_down_is_found_where_it_stands(path: Path) -> None:
    expected = _expected(path)
    outcomes = _outcomes(expected["report"])
    missed = [
        f"{one['rule']} {one.get('where', '')} {one['why']}"
        for one in expected.get("must", [])
        if not any(
            _stands_at(finding, one.get("where", {}))
            for finding in (outcomes[one["rule"]].findings if one["rule"] in outcomes else ())
        )
    ]
    assert missed == []


@pytest.mark.parametrize("path", EXPECTATIONS, ids=_short)
def test_nothing_is_found_that_is_not_written_down(path: Path) -> None:
    expected = _expected(path)
    allowed = {one["rule"] for one in expected.get("must", [])} | set(expected.get("may", []))
    extra = [
        f"{finding.rule} {finding.message}"
        for outcome in _outcomes(expected["report"]).values()
        for finding in outcome.findings
        if finding.rule not in allowed
    ]
    assert extra == []


@pytest.mark.parametrize("path", EXPECTATIONS, ids=_short)
def test_only_spoiled_reports_have_errors_or_warnings(path: Path) -> None:
    report = _expected(path)["report"]
    grave = {
        finding.rule
        for outcome in _outcomes(report).values()
        for finding in outcome.findings
        if finding.severity is not Severity.NOTICE
    }
    assert bool(grave) == report.startswith("spoiled/"), grave


def test_every_sample_has_its_expectation() -> None:
    files = {
        path.relative_to(SAMPLES).as_posix()
        for path in SAMPLES.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert files == {_expected(path)["report"] for path in EXPECTATIONS}
