"""``hegui.audit_paths``: a few real audits, and the page that describes it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import hegui
from hegui.errors import UsageError

ROOT = Path(__file__).parents[3]
FAULTY = "sample_reports/spoiled/澄塘区审计局-2022.txt"
CLEAN = "sample_reports/望溪区民政局-2019.txt"


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[hegui.Audited]:
    empty = tmp_path_factory.mktemp("other") / "空.txt"
    empty.write_bytes(b"")
    paths = [ROOT / FAULTY, ROOT / CLEAN, empty]
    with hegui.audit_paths(paths, as_of=date(2026, 3, 31), jobs=1) as made:
        yield made


def test_reports_are_values(audited: hegui.Audited) -> None:
    faulty, clean = sorted(audited.reports, key=lambda report: len(report.findings), reverse=True)

    assert (clean.agency, clean.year) == ("望溪区民政局", 2019)
    assert clean.score.value == Decimal(100)
    assert clean.findings == ()
    assert faulty.score.value is not None
    assert faulty.score.value < 100
    assert faulty.settled_score is None
    assert audited.reports[0:2] == list(audited.reports)
    assert len(audited.reports) == 2


def test_findings_carry_their_report_place_and_price(audited: hegui.Audited) -> None:
    found = list(audited.findings)
    costly = [one for one in found if one.deduction > 0]

    assert {one.agency for one in found} == {"澄塘区审计局"}
    assert all(one.score_if_mended is not None for one in costly)
    assert costly[0].places[0].words.startswith("第")
    assert costly[0].places[0].line is not None


def test_what_could_not_be_read_is_named_and_stops_nothing(audited: hegui.Audited) -> None:
    (file,) = audited.unreadable

    assert file.path.endswith("空.txt")
    assert "空" in file.reason


def test_frames_have_a_row_a_finding_and_a_row_a_report(audited: hegui.Audited) -> None:
    findings, scores = audited.to_frame(), audited.scores_frame()

    assert len(findings) == len(list(audited.findings))
    assert list(scores["单位"]) == [report.agency for report in audited.reports]
    assert set(findings["单位"]) == {"澄塘区审计局"}


def test_the_document_and_the_facts_are_there_too(audited: hegui.Audited) -> None:
    path = audited.reports[0].path

    assert audited.document["schema"] == "hegui.audit/1"
    assert audited.document["as_of"] == "2026-03-31"
    assert audited.facts(path)["schema"] == "hegui.facts/1"
    assert "ARI-01" in audited.rules["rules"]


def test_wrong_words_are_answered_in_chinese() -> None:
    with pytest.raises(UsageError, match="没有名为"):
        hegui.audit_paths(ROOT / CLEAN, pack="zfxxgk")
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        getattr(hegui, "nothing_of_the_kind")  # noqa: B009 - the type checker would object


def test_importing_hegui_loads_none_of_it() -> None:
    code = "import hegui, sys; print(sorted(m for m in sys.modules if m.startswith('hegui')))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "['hegui']"


def test_the_example_on_the_page_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    script = tmp_path / "example.py"
    script.write_text(example, "utf-8")
    told = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert (told.stderr, told.returncode) == ("", 0)
    assert "望溪区民政局 2019 100.0 优秀" in told.stdout
    assert "ARI-" in told.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"paths": []}, "paths 是空的"),
        ({"paths": "x", "as_of": "2026-03-31"}, "as_of 要给 datetime.date"),
        ({"paths": "x", "year": "2025"}, "year 要给整数"),
        ({"paths": "x", "engine": "x"}, "engine 是 durable 或 reference"),
        ({"paths": "x", "jobs": 0}, "jobs 要给 1 以上的整数"),
    ],
)
def test_an_argument_that_cannot_be_meant_is_refused_in_words(
    words: dict[str, Any], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        hegui.audit_paths(**words)
