"""What people wrote into a checklist is read as they wrote it; every slip is told with its row."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hegui.answers.answer import Answer, Answers, Kind, Verdict
from hegui.answers.load import load_answers
from hegui.errors import UsageError

TODAY = date(2026, 3, 31)
HEAD = ("单位", "年度", "要求", "结论", "核查人", "核查日期", "说明", "事项编号", "文件")
KEY = "0a1b2c3d4e5f"
WHOSE = ("青禾市水务局", 2023, "公开前经过审查")
GOOD = (*WHOSE, "符合", "张三", "2026-03-02", "看过审查单", KEY, "a.docx")


def workbook(
    folder: Path, *rows: Sequence[Any], sheet: str = "人工核查", name: str = "核查表.xlsx"
) -> Path:
    book = openpyxl.Workbook(write_only=True)
    made = book.create_sheet(sheet)
    for row in rows:
        made.append(list(row))
    path = folder / name
    book.save(path)
    return path


def read(folder: Path, *rows: Sequence[object]) -> Answers:
    return load_answers([workbook(folder, HEAD, *rows)], TODAY)


def mistakes(folder: Path, *rows: Sequence[object]) -> list[str]:
    """What is said of each mistake, without the line that counts them and without the path."""
    with pytest.raises(UsageError) as raised:
        read(folder, *rows)
    head, *told = str(raised.value).splitlines()
    assert head == f"核查表有 {len(told)} 处错误："
    return [one.replace(f"{folder}/核查表.xlsx:", "") for one in told]


def changed(**cells: object) -> tuple[object, ...]:
    return tuple(cells.get(name, cell) for name, cell in zip(HEAD, GOOD, strict=True))


def test_an_answer_is_read_with_who_when_and_where_it_stands(tmp_path: Path) -> None:
    (answer,) = read(tmp_path, GOOD)

    assert answer == Answer(
        kind=Kind.DUTY,
        agency="青禾市水务局",
        year=2023,
        path="a.docx",
        key=KEY,
        verdict=Verdict.MET,
        by="张三",
        date=date(2026, 3, 2),
        note="看过审查单",
        file=f"{tmp_path}/核查表.xlsx",
        sheet="人工核查",
        row=2,
    )
    assert answer.source == f"{tmp_path}/核查表.xlsx 工作表“人工核查”第2行"


@pytest.mark.parametrize(
    ("heading", "said", "kind", "verdict"),
    [
        ("事项编号", "不符合", Kind.DUTY, Verdict.UNMET),
        ("事项编号", "不 适 用", Kind.DUTY, Verdict.NOT_APPLICABLE),
        ("规则编号", "met", Kind.OPEN, Verdict.MET),
        ("问题编号", "属实", Kind.FINDING, Verdict.CONFIRMED),
        ("问题编号", "误报", Kind.FINDING, Verdict.FALSE_ALARM),
    ],
)
def test_the_column_of_the_key_tells_what_was_asked(
    heading: str, said: str, kind: Kind, verdict: Verdict, tmp_path: Path
) -> None:
    head = tuple(heading if name == "事项编号" else name for name in HEAD)
    (answer,) = load_answers([workbook(tmp_path, head, changed(结论=said))], TODAY)

    assert (answer.kind, answer.verdict) == (kind, verdict)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 3, 2),
        datetime(2026, 3, 2, 9, 30),  # noqa: DTZ001 - what a cell holds
        "2026-03-02",
        "2026/3/2",
        "2026年3月2日",
    ],
)
def test_a_day_is_read_as_spreadsheets_keep_it_and_people_write_it(
    day: object, tmp_path: Path
) -> None:
    (answer,) = read(tmp_path, changed(核查日期=day))

    assert answer.date == date(2026, 3, 2)


def test_what_is_not_answered_is_passed_over(tmp_path: Path) -> None:
    empty = changed(结论=None, 核查人=None, 核查日期=None, 说明=None)
    begun = changed(结论=None, 说明="还要再看")

    assert len(read(tmp_path, empty, begun)) == 0
    assert len(read(tmp_path)) == 0


def test_a_sheet_saved_as_csv_is_read(tmp_path: Path) -> None:
    path = tmp_path / "核查表.csv"
    lines = [",".join(HEAD), ",".join(map(str, GOOD))]
    path.write_bytes("\r\n".join(lines).encode("gb18030"))

    (answer,) = load_answers([path], TODAY)
    assert (answer.key, answer.sheet, answer.row) == (KEY, "", 2)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"结论": "属实"}, "4: 工作表“人工核查”第2行：“结论”：没有“属实”这种结论。"
                          "“人工核查”里只能写：符合、不符合、不适用，或者空着"),
        ({"结论": "大概符合"}, "没有“大概符合”这种结论"),
        ({"核查人": None}, "5: 工作表“人工核查”第2行：“核查人”没有写，写上是谁核查的"),
        ({"核查人": "人" * 61}, "“核查人”太长（61 个字），最多 60 个字"),
        ({"核查日期": None}, "“核查日期”没有写，请写成 2025-01-31"),
        ({"核查日期": "三月二日"}, "“核查日期”：“三月二日”不是完整的日期"),
        ({"核查日期": 46083}, "“核查日期”：“46083”不是完整的日期"),
        ({"核查日期": "2026-02-30"}, "没有“2026-02-30”这一天"),
        ({"核查日期": "2026-04-01"}, "“核查日期”：2026-04-01 晚于审核之日 2026-03-31，请核对"),
        ({"年度": "去年"}, "2: 工作表“人工核查”第2行：“年度”：“去年”不是年份"),
        ({"事项编号": None}, "“事项编号”没有写，这一列请不要改"),
        ({"单位": None, "文件": None}, "不知道说的是哪一份报告"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_row_and_column(
    cells: dict[str, object], said: str, tmp_path: Path
) -> None:
    (told,) = mistakes(tmp_path, changed(**cells))

    assert told.startswith("2:")
    assert said in told


def test_every_slip_is_told_at_once(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, changed(结论="？", 核查人=None), changed(核查日期="昨天"))) == 3


def test_two_different_answers_to_one_item_name_both_rows(tmp_path: Path) -> None:
    (told,) = mistakes(tmp_path, GOOD, changed(结论="不符合"))

    assert told == (
        f"3:4: 工作表“人工核查”第3行：青禾市水务局2023 年度 {KEY} 在第2行写的是“符合”，"
        "这里写的是“不符合”。同一项只能有一个结论，请改成一致，或者删去一处"
    )


def test_two_files_that_differ_name_both_files(tmp_path: Path) -> None:
    one = workbook(tmp_path, HEAD, GOOD, name="一.xlsx")
    two = workbook(tmp_path, HEAD, changed(结论="不符合"), name="二.xlsx")

    with pytest.raises(UsageError, match=re.escape("一.xlsx 工作表“人工核查”第2行写的是“符合”")):
        load_answers([one, two], TODAY)


def test_the_same_answer_twice_counts_once_and_by_its_later_day(tmp_path: Path) -> None:
    one = workbook(tmp_path, HEAD, GOOD, name="一.xlsx")
    two = workbook(tmp_path, HEAD, changed(核查日期="2026-03-20", 核查人="李四"), name="二.xlsx")

    for paths in ([one, two], [two, one]):
        (answer,) = load_answers(paths, TODAY)
        assert (answer.by, answer.date) == ("李四", date(2026, 3, 20))


def test_a_report_without_agency_is_known_by_its_file(tmp_path: Path) -> None:
    nobody = {"单位": None, "年度": None}
    found = read(
        tmp_path, changed(文件="甲.pdf", **nobody), changed(文件="乙.pdf", 结论="不符合", **nobody)
    )

    assert len(found) == 2
    told = found.of(Kind.DUTY, "", None, KEY, "乙.pdf")
    assert told is not None
    assert told.verdict is Verdict.UNMET


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (("单位", "得分"), "不是核查表"),
        (tuple(name for name in HEAD if name != "事项编号"), "不是核查表"),
        (tuple(name for name in HEAD if name != "结论"), "不是核查表"),
    ],
)
def test_what_is_no_checklist_is_told(head: Sequence[str], said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        load_answers([workbook(tmp_path, head, ["青禾市水务局"])], TODAY)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04....")

    for path, said in (
        (tmp_path / "没有.xlsx", "没有这个核查表文件"),
        (tmp_path, "核查表要给一个文件"),
        (broken, "核查表读不了"),
    ):
        with pytest.raises(UsageError, match=said):
            load_answers([path], TODAY)
