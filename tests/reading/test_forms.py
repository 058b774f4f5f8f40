"""The form matrix: one report in every form, by whoever wrote the file, says the same.

Files of other programs are stored in ``tests/fixtures/forms``; ``make fixtures`` makes them
again.
"""

import json
from functools import cache
from pathlib import Path

import pytest
from tests.fixtures.make import DIGESTS, HERE, REPORTS, digest, report_of
from tests.generator.forms import MADE, WRITTEN, Form, MadeForm
from tests.generator.judge import read_bytes
from tests.generator.measure import compare, header_faults
from tests.generator.same import differences, loses_headings

from hegui.facts.fact import FactBase

WRITTEN_HERE = REPORTS[:4]  # writing takes longer than reading; `make quality` reads forty
STORED = sorted(path for path in HERE.glob("*/*") if path.parent.name in MADE)


@cache
def told_by_page(name: str) -> FactBase:
    """What the plain page of a report says: the form that loses nothing."""
    return read_bytes(WRITTEN["html-clean"].write(report_of(name)), "x.html")


def faults(form: Form | MadeForm, name: str, data: bytes) -> list[str]:
    """All that is not as it should be when *data*, the report *name* in *form*, is read."""
    report = report_of(name)
    base = read_bytes(data, f"x.{form.suffix}")
    tally = compare(base, report)
    lines = [*tally.wrong]
    lines += [] if loses_headings(form, report) else header_faults(base, report)
    if form.blanks or all(truth.text for truth in report.truth()):
        lines += [f"读对 {tally.right} 格，共 {tally.cells} 格"] * (tally.right < tally.cells)
    lines += [f"{tally.silent} 格没有读出，也没有说明"] * (tally.silent > 0)
    lines += differences(told_by_page(name), base, form, report)
    return [f"{name} {line}" for line in lines]


@pytest.mark.parametrize("form", WRITTEN.values(), ids=WRITTEN)
def test_a_report_says_the_same_in_every_form(form: Form) -> None:
    assert [
        line for name in WRITTEN_HERE for line in faults(form, name, form.write(report_of(name)))
    ] == []


@pytest.mark.parametrize("path", STORED, ids=[f"{p.parent.name}-{p.stem}" for p in STORED])
def test_a_report_says_the_same_in_files_of_other_programs(path: Path) -> None:
    assert faults(MADE[path.parent.name], path.stem, path.read_bytes()) == []


def test_stored_files_show_the_reports_that_the_generator_makes() -> None:
    stored = json.loads(DIGESTS.read_text(encoding="utf-8"))
    changed = [name for name in REPORTS if stored.get(name) != digest(report_of(name))]
    assert changed == [], "生成的报告变了，存下的文件里还是原来的；请运行 make fixtures"


def test_every_form_of_another_program_is_stored_in_both_editions() -> None:
    kept = {(path.parent.name, path.stem[:4]) for path in STORED}
    assert kept == {(form, edition) for form in MADE for edition in ("2019", "2021")}


def test_stored_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in STORED) < 4_000_000
