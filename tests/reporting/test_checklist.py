"""A checklist asks what is open, keeps what was answered, and comes back as it was filled in."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from hegui.answers.answer import Answers, Kind, Verdict
from hegui.answers.load import load_answers
from hegui.reporting import as_checklist
from hegui.reporting.as_checklist import write_checklist
from hegui.reporting.as_workbook import book
from tests.reporting.made import HOSTILE, VIEW, hostile, none, two

TODAY = date(2026, 11, 30)
DUTY: dict[str, Any] = {
    "kind": "manual",
    "key": "0a1b2c3d4e5f",
    "what": "公开前经过审查",
    "look": "看审查单",
    "source": "《某条例》 第十七条",
    "rules": [],
    "section": None,
    "places": [],
}
UNDETERMINED = DUTY | {"kind": "undetermined", "key": None, "what": "读不准的行"}


def asking() -> dict[str, Any]:
    document = two()
    for report in document["reports"]:
        report["checklist"] = [UNDETERMINED, DUTY]
    return document


def written(folder: Path, document: Mapping[str, Any], *answers: Answers) -> Path:
    path = folder / "核查表.xlsx"
    write_checklist(path, document, VIEW, *answers)
    return path


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in others]


def fill(path: Path, sheet: str, row: int, **cells: str | date) -> Path:
    """Write into cells of a sheet by their headings, as a person does."""
    made = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in made[sheet][1]}
    for name, value in cells.items():
        made[sheet].cell(row, int(columns[name] or 0), value)
    made.save(path)
    return path


def test_three_sheets_ask_for_duties_open_rules_and_findings(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(written(tmp_path, asking()))

    assert made.sheetnames == ["人工核查", "无法判断", "问题复核"]
    duties, open_rules, findings = (rows(sheet) for sheet in made)
    assert [one["单位"] for one in duties] == ["临岚县教育局", "澄塘区民政局"]
    assert duties[0] == {
        "单位": "临岚县教育局",
        "年度": 2023,
        "要求": "公开前经过审查",
        "看什么": "看审查单",
        "依据": "《某条例》 第十七条",
        "看报告的哪里": None,
        "结论": None,
        "核查人": None,
        "核查日期": None,
        "说明": None,
        "事项编号": "0a1b2c3d4e5f",
        "文件": "县/a.txt",
    }
    assert [(one["规则编号"], one["规则名称"]) for one in open_rules] == [
        ("ARI-02", "ARI-02 的要求")
    ]
    assert [(one["规则"], one["级别"], one["改法"]) for one in findings] == [
        ("ARI-01", "错误", "请核对后改正"),
        ("STR-01", "警告", "请核对后改正"),
    ]


def test_conclusions_are_chosen_from_a_list(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(written(tmp_path, asking()))

    lists = [
        (str(one.sqref), one.formula1)
        for sheet in made
        for one in sheet.data_validations.dataValidation
        if one.type == "list"
    ]
    assert lists == [
        ("G2:G3", '"符合,不符合,不适用"'),
        ("F2", '"符合,不符合,不适用"'),
        ("H2:H3", '"属实,误报"'),
    ]


def test_what_is_filled_in_comes_back_and_stands_in_the_next_one(tmp_path: Path) -> None:
    path = written(tmp_path, asking())
    fill(
        path,
        "人工核查",
        3,
        结论="不符合",
        核查人="张三",
        核查日期=date(2026, 11, 25),
        说明="无审查单",
    )
    fill(path, "无法判断", 2, 结论="不适用", 核查人="李四", 核查日期="2026-11-26")
    fill(path, "问题复核", 2, 结论="误报", 核查人="王五", 核查日期="2026年11月27日")

    answers = load_answers([path], TODAY)

    assert [
        (one.kind, one.agency, one.verdict, one.by, one.date.day, one.note) for one in answers
    ] == [
        (Kind.DUTY, "澄塘区民政局", Verdict.UNMET, "张三", 25, "无审查单"),
        (Kind.OPEN, "临岚县教育局", Verdict.NOT_APPLICABLE, "李四", 26, ""),
        (Kind.FINDING, "临岚县教育局", Verdict.FALSE_ALARM, "王五", 27, ""),
    ]
    again = load_answers([written(tmp_path, asking(), answers)], TODAY)
    assert list(again) == list(answers)


def test_an_answer_whose_item_is_gone_is_not_written_again(tmp_path: Path) -> None:
    path = fill(
        written(tmp_path, asking()),
        "问题复核",
        2,
        结论="误报",
        核查人="王五",
        核查日期="2026-11-27",
    )
    answers = load_answers([path], TODAY)
    mended = asking()
    mended["reports"][0]["findings"].pop(0)

    assert len(load_answers([written(tmp_path, mended, answers)], TODAY)) == 0


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path, asking()).read_bytes() == written(tmp_path, asking()).read_bytes()


def test_a_run_that_asks_nothing_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, none())
    made = openpyxl.load_workbook(path)

    assert [sheet["A2"].value for sheet in made] == ["没有要填的"] * 3
    assert len(load_answers([path], TODAY)) == 0


def all_hostile() -> dict[str, Any]:
    """A report for each hostile text, which has it everywhere."""
    document = two()
    document["reports"] = [
        report for text in HOSTILE for report in hostile(text)["reports"] if report["findings"]
    ]
    return document


def test_nothing_in_a_report_acts_in_a_checklist(tmp_path: Path) -> None:
    path = written(tmp_path, all_hostile())

    with ZipFile(path) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if "/sheet" in name]
    assert len(sheets) == 3
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert len(rows(openpyxl.load_workbook(path)["问题复核"])) == 2 * len(HOSTILE)


def test_whatever_an_agency_is_called_its_answers_find_it_again(tmp_path: Path) -> None:
    path = written(tmp_path, all_hostile())
    made = openpyxl.load_workbook(path)
    columns = {cell.value: cell.column for cell in made["问题复核"][1]}
    for row in range(2, 2 * len(HOSTILE) + 2):
        for name, said in (("结论", "属实"), ("核查人", "王五"), ("核查日期", "2026-11-27")):
            made["问题复核"].cell(row, int(columns[name] or 0), said)
    made.save(path)

    answers = load_answers([path], TODAY)
    again = load_answers([written(tmp_path, all_hostile(), answers)], TODAY)

    assert len(answers) == 2 * len(HOSTILE)
    assert [one.item for one in again] == [one.item for one in answers]


def test_a_sheet_that_is_full_goes_on_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(path: Path, title: str, day: date) -> book.Book:
        return book.Book(path, title, day, rows=2)

    monkeypatch.setattr(as_checklist, "Book", small)
    path = written(tmp_path, asking())
    names = openpyxl.load_workbook(path).sheetnames

    assert names == ["人工核查", "无法判断", "问题复核", "问题复核（2）", "人工核查（2）"]
    fill(path, "人工核查（2）", 2, 结论="符合", 核查人="张三", 核查日期="2026-11-25")
    assert [one.agency for one in load_answers([path], TODAY)] == ["澄塘区民政局"]
