from io import StringIO
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from tests.unit.reporting.documents import CLEAN, COPIES, FAULTY, run, two_reports

from hegui.reporting.as_terminal import print_run, print_verdict


def printed(document: dict[str, Any], *, details: bool = False, width: int = 80) -> str:
    out = StringIO()
    print_run(document, console=Console(file=out, width=width), details=details)
    return out.getvalue()


def test_a_run_is_told_in_a_table_and_one_last_sentence() -> None:
    lines = printed(two_reports()[0]).splitlines()

    assert lines[0] == "文件都在 县/ 下。"
    assert lines[3].split()[2:] == ["文件", "年度", "得分", "等级", "错误", "警告", "提示", "判断"]
    assert lines[5].split() == ["临岚县教育局", "2023", "96.0", "良好限", "1", "1", "0", "1"]
    assert lines[6].split() == ["a.txt", "≥93.0"]
    assert lines[-2:] == [
        "共审核 2 份报告，1 份没有错误和警告；发现错误 1 处、警告 1 处、提示 0 处；无法判",
        "  断 1 项；1 个文件未能审核。",
    ]


def test_what_is_left_to_a_person_is_counted_before_the_last_sentence() -> None:
    two = printed(two_reports()[0], width=120)
    none = run(("b.txt", "乙局", CLEAN))[0]
    one = run(("a.txt", "甲局", FAULTY))[0]

    told = "人工核查清单：每份报告还有 0～1 项要由人看，逐项列在网页（--html）和 JSON 里。\n"
    assert told in two.partition("共审核 2 份报告")[0]
    assert "人工核查清单：还有 1 项要由人看" in printed(one)
    assert "人工核查清单" not in printed(none)


def test_a_grade_lowered_by_a_limit_is_marked_and_the_mark_explained() -> None:
    limited = printed(two_reports()[0])
    free = printed(run(("b.txt", "乙局", CLEAN))[0])

    assert "限：有一票限制的问题，等级低于分数应得的等级。\n" in limited
    assert "限" not in free


def test_a_scan_is_marked_and_the_mark_explained() -> None:
    document = two_reports()[0]
    document["reports"][1]["needs_review"] = "由扫描件识别，文字和数字都可能认错"

    text = printed(document, width=120)

    assert " 优秀扫 " in text
    assert "扫：由扫描件识别，结论要人工核对。错误和警告都不下结论，列为无法判断。\n" in text
    assert "需人工核对 由扫描件识别，文字和数字都可能认错。错误和警告都不下结论" in text
    assert "1 份由扫描件识别，需人工核对" in text


def test_the_other_files_of_a_report_are_named_and_counted() -> None:
    document = two_reports()[0]
    document["reports"][0]["copies"] = COPIES

    text = printed(document, width=120)

    assert "县/a.txt\n同一份报告的其他文件：附件.pdf（2 处不同）\n" in text
    assert "另有 1 个文件是其中报告的副本，" in text


def test_what_concerns_several_files_is_told_even_where_reports_are_not() -> None:
    document = two_reports()[0]
    paths = ["县/一稿.html", "县/二稿.html"]
    document["across"] = [
        {"rule": "STR-02", "severity": "notice", "message": "有2份文件。", "paths": paths}
    ]
    out = StringIO()

    print_verdict(document, console=Console(file=out, width=200))

    assert out.getvalue().startswith("提示 STR-02 有2份文件。\n  县/一稿.html\n  县/二稿.html\n\n")


def test_what_is_said_of_the_file_is_told_once_and_what_of_a_table_hangs_on_its_rules() -> None:
    document, _ = run(("a.docx", "甲局", CLEAN))
    document["reports"][0]["doubts"] = [
        {"code": "tracked_changes", "table": None, "row": None, "message": "有没有接受的修订"},
        {"code": "short_row", "table": "visits", "row": "old", "message": "少一格"},
    ]

    text = printed(document)

    assert text.count("存疑 有没有接受的修订\n") == 1
    assert "少一格" not in text


def test_an_opening_sign_does_not_end_a_line() -> None:
    document, _ = run(("a.txt", "甲局", FAULTY))
    document["reports"][0]["findings"][0]["message"] = "数" * 10 + "「总计」不对"

    for width in range(24, 60):
        lines = printed(document, width=width).splitlines()
        assert not [line for line in lines if line.endswith(("「", "（", "“"))], width


def test_a_finding_that_costs_less_than_its_price_says_why() -> None:
    document, _ = run(("a.txt", "甲局", FAULTY))
    (grave, other) = document["reports"][0]["ledger"]
    grave["why"] = "与 ARI-09 同一原因，不重复扣分"
    other["why"] = "本组扣分已到上限"
    findings = {one["id"]: one for one in document["reports"][0]["findings"]}
    findings[grave["finding"]]["deduction"] = "0.0"
    findings[other["finding"]]["deduction"] = "0.5"

    text = printed(document, width=120)

    assert "合计应为3，填的是4（与 ARI-09 同一原因，不重复扣分）\n" in text
    assert "（扣 0.5 分：本组扣分已到上限）\n" in text


def test_the_verdict_alone_names_the_files_that_could_not_be_audited() -> None:
    out = StringIO()

    print_verdict(two_reports()[0], console=Console(file=out, width=200))

    assert out.getvalue() == (
        "未能审核 1 个文件：\n  坏：文件是空的\n\n"
        "共审核 2 份报告，1 份没有错误和警告；发现错误 1 处、警告 1 处、提示 0 处；"
        "无法判断 1 项；1 个文件未能审核。\n"
    )


def test_a_file_name_is_broken_after_a_slash_and_before_its_extension_only() -> None:
    long = ("甲/乙/很长很长很长很长很长的文件名-2023.html", "甲局", CLEAN)
    short = ("甲/一个名字不短的文件夹/一个名字不短的文件-2023.html", "丙局", CLEAN)

    told = printed(run(long, short)[0]).splitlines()
    lines = [line.split()[0] for line in told if line]

    at = lines.index("甲局")
    assert lines[at + 1 : at + 3] == ["乙/很长很长很长很长很长的文件名-2023", ".html"]
    at = lines.index("丙局")
    assert lines[at + 1 : at + 3] == ["一个名字不短的文件夹/", "一个名字不短的文件-2023.html"]


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
