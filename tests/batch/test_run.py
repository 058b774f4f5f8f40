"""The result of a run does not show how it was made: workers, order, engine."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from hegui.batch.discover import discover
from hegui.batch.run import AuditRun, Options
from hegui.batch.slots import run_slots
from hegui.batch.task import HowToJudge, Task
from hegui.batch.work import Judging
from hegui.cli.outputs import Outputs
from hegui.cli.written import write_all
from hegui.exchange.document import dump
from hegui.reporting.summary import survey
from hegui.rules.open import open_ruleset
from hegui.rules.ruleset import Ruleset
from tests.batch.odd_jobs import EngineThatDies
from tests.batch.whole import audited

SAMPLES = Path(__file__).parents[2] / "sample_reports"
DAY = date(2026, 1, 31)


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return open_ruleset(None, None)


def run(ruleset: Ruleset, *paths: Path, jobs: int = 1, engine: str = "durable") -> AuditRun:
    return audited(list(paths), ruleset, Options(DAY, None, engine, jobs))


def test_the_same_bytes_whatever_the_workers_the_order_and_the_engine(ruleset: Ruleset) -> None:
    files = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".txt", ".html", ".md"))
    files = [path for path in files if not path.name.startswith("README")]
    one = run(ruleset, SAMPLES)

    assert dump(run(ruleset, SAMPLES, jobs=3).document) == dump(one.document)
    assert dump(run(ruleset, SAMPLES, engine="reference").document) == dump(one.document)
    reports = one.document["reports"]
    assert len(reports) + sum(len(each["copies"]) for each in reports) == len(files) > 16
    assert one.document["unreadable"] == []
    backwards = run(ruleset, *reversed(files), jobs=2)
    assert dump(backwards.document) == dump(one.document)
    assert dict(backwards.facts) == dict(one.facts)


def test_reports_and_facts_are_sorted_by_path(ruleset: Ruleset, tmp_path: Path) -> None:
    seed = (SAMPLES / "嘉祥分中心-2020.txt").read_text("utf-8")
    for name, agency in (("b.txt", "乙"), ("a/z.txt", "甲"), ("B.txt", "丙"), ("空.txt", "丁")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(seed.replace("嘉祥", agency), "utf-8")

    result = run(ruleset, tmp_path, jobs=2)

    names = [report["path"].removeprefix(f"{tmp_path}/") for report in result.document["reports"]]
    assert names == ["B.txt", "a/z.txt", "b.txt", "空.txt"]
    assert [path.removeprefix(f"{tmp_path}/") for path in result.facts] == names


def test_the_engine_that_judged_is_told_beside_the_result(ruleset: Ruleset) -> None:
    seed = SAMPLES / "嘉祥分中心-2020.txt"

    assert run(ruleset, seed, engine="reference").engines == {"reference"}
    assert run(ruleset, seed, engine="durable").engines <= {"durable", "reference"}


def test_a_page_we_wrote_is_not_audited_the_next_time(ruleset: Ruleset, tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "嘉祥分中心-2020.txt", tmp_path / "a.txt")
    first = run(ruleset, tmp_path)

    list(write_all(Outputs(html=tmp_path / "结果.html"), first, survey(first.document)))

    assert (tmp_path / "结果.html").stat().st_size > 10_000
    assert dump(run(ruleset, tmp_path).document) == dump(first.document)


def test_progress_counts_every_file_once(ruleset: Ruleset) -> None:
    seen: list[tuple[int, int]] = []
    options = Options(DAY, None, "reference", 2)

    audited([SAMPLES / "spoiled"], ruleset, options, lambda done, all_: seen.append((done, all_)))

    total = len(seen) - 1
    assert seen == [(number, total) for number in range(total + 1)]


def test_an_engine_that_dies_costs_nothing_but_time(ruleset: Ruleset) -> None:
    files = [Task(file) for file in discover([SAMPLES / "spoiled"])[:3]]
    judging = Judging(HowToJudge(ruleset.own(), "durable"))

    undisturbed = {a.index: a.result for a in run_slots(files, judging, jobs=1)}
    disturbed = list(run_slots(files, EngineThatDies(judging), jobs=2))

    assert {answer.index for answer in disturbed} == set(undisturbed)
    for answer in disturbed:
        expected = undisturbed[answer.index]
        assert answer.result is not None
        assert expected is not None
        assert answer.result.audit == expected.audit
        assert answer.result.engine == "reference"
        assert answer.careful
