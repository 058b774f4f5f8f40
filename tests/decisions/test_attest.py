"""The checklist goes out, is filled in, and comes back into the next audit of the same report."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hegui.cli.main import main

SAMPLE = Path(__file__).parents[2] / "sample_reports" / "spoiled" / "澄塘区审计局-2022.txt"
ANSWER = {"核查人": "李四", "核查日期": "2026-01-20", "说明": "看了台账"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "reports").mkdir()
    shutil.copy(SAMPLE, tmp_path / "reports" / "a.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def audit(*words: str) -> int:
    return main(["reports", "--as-of", "2026-02-01", *words])


def fill(file: Path, sheet: str, verdicts: Mapping[str, str]) -> None:
    """Answer the rows of *sheet* in which one of these words stands."""
    book = load_workbook(file)
    rows = list(book[sheet].iter_rows())
    head = next(row for row in rows if any(cell.value == "结论" for cell in row))
    columns = {str(cell.value): cell.column for cell in head}
    filled = 0
    for row in rows[rows.index(head) + 1 :]:
        said = " ".join(str(cell.value) for cell in row if cell.value is not None)
        for word, verdict in verdicts.items():
            if word in said:
                filled += 1
                for name, text in {**ANSWER, "结论": verdict}.items():
                    book[sheet].cell(row[0].row or 0, columns[name] or 0, text)
    assert filled, "nothing to answer"
    book.save(file)


def result(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(capsys.readouterr().out)["reports"][0]
    return report


def test_a_false_alarm_that_an_official_marked_costs_nothing_in_every_later_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit("--checklist", "核查表.xlsx", "-q") == 1
    fill(folder / "核查表.xlsx", "问题复核", {"ARI-02": "误报"})
    capsys.readouterr()

    assert audit("--attest", "核查表.xlsx", "--format", "json") in (0, 1)
    said = result(capsys)

    marked = [one for one in said["findings"] if one["rule"] == "ARI-02"]
    assert marked
    assert {one["settled"]["how"] for one in marked} == {"dismissed"}
    assert {one["settled"]["by"] for one in marked} == {"李四"}
    assert float(said["settled_score"]["value"]) > float(said["score"]["value"])


def test_answers_stand_in_the_next_checklist_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit("--checklist", "一.xlsx", "-q")
    fill(folder / "一.xlsx", "问题复核", {"ARI-02": "属实"})

    audit("--attest", "一.xlsx", "--checklist", "二.xlsx", "-q")
    capsys.readouterr()
    assert audit("--attest", "二.xlsx", "--format", "json") == 1

    marks = {one["settled"]["how"] for one in result(capsys)["findings"] if one.get("settled")}
    assert marks == {"confirmed"}


def test_an_unmet_duty_enters_the_score_with_who_and_when(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit("--checklist", "一.xlsx", "-q")
    fill(folder / "一.xlsx", "人工核查", {"公开前经过审查": "不符合"})
    capsys.readouterr()

    audit("--attest", "一.xlsx", "--format", "json")
    said = result(capsys)

    (answer,) = said["answers"]
    assert (answer["by"], answer["date"], answer["verdict"]) == ("李四", "2026-01-20", "unmet")
    assert float(said["score"]["value"]) - float(said["settled_score"]["value"]) == 1.0


def test_an_answer_without_its_day_is_refused_with_its_row(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit("--checklist", "一.xlsx", "-q")
    fill(folder / "一.xlsx", "问题复核", {"ARI-02": "误报"})
    book = load_workbook(folder / "一.xlsx")
    for row in book["问题复核"].iter_rows():
        for cell in row:
            if cell.value == ANSWER["核查日期"]:
                cell.value = None
    book.save(folder / "一.xlsx")
    capsys.readouterr()

    assert audit("--attest", "一.xlsx") == 2
    assert "核查日期" in capsys.readouterr().err


def test_a_checklist_that_was_filled_in_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit("--output", "结果", "-q")
    filled = folder / "结果" / "checklist.xlsx"
    fill(filled, "问题复核", {"ARI-02": "误报"})
    before = filled.read_bytes()
    capsys.readouterr()

    assert audit("--checklist", str(filled)) == 2
    assert "里已有填好的结论，没有盖掉" in capsys.readouterr().err
    audit("--output", "结果")
    assert "没有重写" in capsys.readouterr().err
    assert filled.read_bytes() == before


def test_what_is_read_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = folder / "reports" / "a.txt"
    before = report.read_bytes()

    assert main([str(report), "--html", str(report)]) == 2

    assert "要写的就是要读的文件" in capsys.readouterr().err
    assert report.read_bytes() == before
