from io import StringIO
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from tests.unit.reporting.documents import CLEAN, FAULTY, run, two_reports

from hegui.reporting.as_terminal import print_run


def printed(document: dict[str, Any], *, details: bool = False, width: int = 80) -> str:
    out = StringIO()
    print_run(document, console=Console(file=out, width=width), details=details)
    return out.getvalue()


def test_a_run_is_told_in_a_table_and_one_last_sentence() -> None:
    lines = printed(two_reports()[0]).splitlines()

    assert lines[0] == "文件都在 县/ 下。"
    assert lines[3].split()[2:] == ["文件", "年度", "得分", "等级", "错误", "警告", "提示", "判断"]
    assert lines[5].split() == ["临岚县教育局", "2023", "96.0", "良好", "1", "1", "0", "1"]
    assert lines[6].split() == ["a.txt", "≥93.0"]
    assert lines[-2:] == [
        "共审核 2 份报告，1 份没有错误和警告；发现错误 1 处、警告 1 处、提示 0 处；无法判",
        "  断 1 项；1 个文件未能审核。",
    ]


def test_few_reports_are_told_in_full() -> None:
    text = printed(two_reports()[0])

    assert "临岚县教育局 2023年：96.0 分，良好（暂定 [93.0, 96.0]）\n" in text
    assert "  ARI-01 勾稽不平，等级最高为良好\n" in text
    assert "  错误 ARI-01 合计应为3，填的是4（扣 3.0 分）\n" in text
    assert "    位置：第131行「二、某处」\n" in text
    assert "    改法：请核对后改正\n" in text
    assert "  无法判断 ARI-02 总计读不准\n" in text
    assert "  没有发现问题。\n" in text
    assert "未能审核 1 个文件：\n  坏：文件是空的\n" in text


def test_findings_of_many_reports_are_told_on_request() -> None:
    document, _ = run(*((f"{n}.txt", "甲局", FAULTY) for n in range(4)))

    assert "合计应为3" not in printed(document)
    assert "--details" in printed(document)
    assert printed(document, details=True).count("合计应为3") == 8


def test_no_line_is_wider_than_the_terminal() -> None:
    long = ("很长的文件夹名称/" * 9 + "a.txt", "云岭省青禾市" * 9, FAULTY)

    text = printed(run(long, ("b.txt", "乙局", CLEAN))[0])

    assert max(cell_len(line) for line in text.splitlines()) <= 80


def test_every_sign_exists_in_gbk_and_no_colour_is_piped() -> None:
    text = printed(two_reports()[0])

    text.encode("gbk")
    assert "\x1b" not in text


def test_text_of_a_report_cannot_steer_the_terminal() -> None:
    text = printed(run(("a.txt", "甲\x1b]0;x\x07[bold]局[/bold]", FAULTY))[0])

    assert "\x1b" not in text
    assert "[bold]局[/bold]" in text


def test_a_run_without_reports_names_the_files() -> None:
    assert printed(run(坏="文件是空的")[0]) == (
        "未能审核 1 个文件：\n  坏：文件是空的\n\n没有审核成任何报告；1 个文件未能审核。\n"
    )
