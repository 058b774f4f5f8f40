import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from hegui.reporting.as_workbook.book import Book, Column, Table
from hegui.reporting.as_workbook.cells import LONGEST, Link, can_link, cell_text, formula
from hegui.reporting.as_workbook.write import write_workbook
from tests.reporting.made import HOSTILE, VIEW, decided, hostile, none, run, seen, two
from tests.unit.reporting.documents import FAULTY

Rows = list[list[Any]]


def written(folder: Path, document: dict[str, Any], **how: Any) -> Path:
    path = folder / "审核结果.xlsx"
    write_workbook(path, document, VIEW, seen(document), **how)
    return path


def sheets(path: Path) -> dict[str, Rows]:
    book = CalamineWorkbook.from_path(path)
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def parts(path: Path) -> Iterator[tuple[str, str]]:
    with ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                yield name, package.read(name).decode("utf-8")


def named(rows: Rows) -> list[dict[str, Any]]:
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_sheets_stand_in_the_order_they_are_read(tmp_path: Path) -> None:
    usual = ["总览", "单位得分", "问题清单", "扣分明细", "规则说明", "人工核查清单", "未能审核"]

    assert list(sheets(written(tmp_path, two()))) == usual
    assert list(sheets(written(tmp_path, decided()))) == [*usual, "线索", "豁免"]


def test_a_finding_is_a_row_with_place_law_remedy_and_score_if_mended(tmp_path: Path) -> None:
    document = two()
    found = document["reports"][0]["findings"][0]
    first = named(sheets(written(tmp_path, document))["问题清单"])[0]

    assert first["单位"] == "临岚县教育局"
    assert first["年度"] == 2023
    assert first["文件"] == "县/a.txt"
    assert first["规则"] == "ARI-01"
    assert first["级别"] == "错误"
    assert first["问题"] == found["message"]
    assert "第131行" in first["位置"]
    assert first["改法"] == found["remedy"]
    assert first["扣分"] == 3
    assert first["改后得分"] == float(document["reports"][0]["ledger"][0]["mended"])
    assert first["编号"] == found["id"]
    assert first["依据"] != ""


def test_a_finding_of_several_reports_stands_below_those_of_one(tmp_path: Path) -> None:
    last = named(sheets(written(tmp_path, hostile("正常的字")))["问题清单"])[-1]

    assert last["文件"] == "县/正常的字.txt\n乙.txt"
    assert last["扣分"] == 0
    assert last["编号"] == "beside"


def test_the_account_of_a_report_adds_up_exactly(tmp_path: Path) -> None:
    document = two()
    rows = named(sheets(written(tmp_path, document))["扣分明细"])
    lines, total = rows[:-1], rows[-1]

    assert total["规则"] == "合计"
    assert sum(Decimal(str(line["实扣"])) for line in lines) == Decimal(str(total["实扣"]))
    value = Decimal(document["reports"][0]["score"]["value"])
    assert Decimal(100) - Decimal(str(total["实扣"])) == value
    assert {line["单位"] for line in rows} == {"临岚县教育局"}  # nothing is charged to the other


def test_a_report_leads_to_its_first_finding(tmp_path: Path) -> None:
    document, _ = run(("a.txt", "甲局", FAULTY), ("b.txt", "乙局", FAULTY))
    path = written(tmp_path, document)
    text = dict(parts(path))["xl/worksheets/sheet2.xml"]

    assert re.findall(r"HYPERLINK\(\"(.*?)\"", text) == ["#'问题清单'!A2", "#'问题清单'!A4"]
    assert named(sheets(path)["问题清单"])[2]["单位"] == "乙局"


def test_what_was_decided_stands_beside_what_was_found(tmp_path: Path) -> None:
    made = sheets(written(tmp_path, decided()))
    faulty, clean = named(made["单位得分"])
    front = {row[0]: row[1] for row in made["总览"] if row[0]}

    after = "计入豁免和人工核查后的得分"
    assert faulty["得分"] != 100
    assert (faulty[after], faulty["计入后的等级"]) == (100, "优秀")
    assert clean[after] == ""
    assert faulty["下一等级"] == "优秀（99.0 分）"
    assert faulty["改正哪几处即可达到"].startswith("1 处：\nARI-01 第131行")
    told = [row["复核"] for row in named(made["问题清单"])]
    assert told[0] == "豁免：机构改革，数据并入上级统计（王五，2026-03-01，至 2026-12-31）"
    assert told[1] == "误报：台账无误（李四）"
    assert front["复核为豁免的问题（处）"] == 1
    assert front["计入豁免和人工核查后的中位得分"] == 100
    answered = [row for row in named(made["人工核查清单"]) if row["结论"]]
    assert [(row["结论"], row["核查人"], row["说明"]) for row in answered] == [
        ("不适用", "张三", ""),  # to the rule that could not decide
        ("符合", "张三", "看过"),
        ("不符合", "张三", ""),
    ]
    assert [row["类别"] for row in answered][-1] == "清单上已经没有的"
    total = named(made["扣分明细"])[-1]
    assert (total["规则"], total["计入豁免和人工核查后的实扣"]) == ("合计", 0)
    assert total["规则名称"].endswith("，计入豁免和人工核查后 100.0")
    assert named(made["豁免"])[0]["情况"] == "已到期"
    assert named(made["线索"])[0]["报告里的数"] == "900"


def test_findings_of_rules_on_trial_are_told_of_on_the_first_sheet(tmp_path: Path) -> None:
    document = two()
    told = "试行规则的问题（处，不计）"
    assert told not in [row[0] for row in sheets(written(tmp_path, document))["总览"]]
    document["reports"][0]["findings"][1]["draft"] = True

    assert [told, 1] in [row[:2] for row in sheets(written(tmp_path, document))["总览"]]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_text_of_a_report_is_text_in_the_workbook(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, hostile(text))
    rows = named(sheets(path)["问题清单"])

    assert rows[0]["问题"] == cell_text(text).replace("\r", "")
    for _, part in parts(path):
        ElementTree.fromstring(part)  # noqa: S314 - what we wrote ourselves, well formed
        assert all(made.startswith("HYPERLINK(") for made in re.findall(r"<f>(.*?)</f>", part))
        assert "<r><t>x</t></r>" not in part
        assert "<script" not in part


def test_a_cell_that_is_too_long_says_how_long_it_was() -> None:
    chinese, rare = cell_text("长" * 40_000), cell_text("𠀀" * 20_000)

    assert len(chinese) == LONGEST
    assert chinese.endswith("……（原文共 40000 字，单元格放不下，后面的从略）")
    assert len(rare.encode("utf-16-le")) // 2 in (LONGEST, LONGEST - 1)  # Excel counts so
    assert "原文共 20000 字" in rare


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("年报/甲局 2023.txt", True),
        ("../年报/甲.txt", True),
        ("/data/甲.txt", False),
        ("C:/甲.txt", False),
        ("s3://桶/甲.txt", False),
        ("包.zip!甲.txt", False),
        ("甲#乙.txt", False),
        ("\\\\server\\share", False),
        ('甲".txt', False),
        ("", False),
    ],
)
def test_only_files_beside_the_workbook_are_linked(path: str, *, leads: bool) -> None:
    assert can_link(path) is leads


def test_a_formula_is_ours_or_there_is_none() -> None:
    assert formula(Link("a.txt", '说"好"')) == '=HYPERLINK("a.txt","说""好""")'
    assert formula(Link("a.txt", "字" * 256)) is None
    assert formula(Link("a\u202e.txt", "a")) is None


def test_links_to_files_start_from_the_folder_of_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("结果").mkdir()
    beside = dict(parts(written(Path("结果"), two())))["xl/worksheets/sheet3.xml"]
    monkeypatch.chdir(Path("结果"))
    elsewhere = dict(parts(written(tmp_path, two())))["xl/worksheets/sheet3.xml"]

    assert 'HYPERLINK("../县/a.txt","县/a.txt")' in beside
    assert "HYPERLINK" not in elsewhere  # a way there would tell how this machine is laid out


def test_the_same_audit_is_the_same_file(tmp_path: Path) -> None:
    first = written(tmp_path, decided()).read_bytes()

    assert written(tmp_path, decided()).read_bytes() == first


def test_a_table_that_is_full_goes_on_in_the_next_sheet(tmp_path: Path) -> None:
    document, _ = run(*((f"{n}.txt", f"{n}局", FAULTY) for n in range(3)))
    path = written(tmp_path, document, rows=5)
    made = sheets(path)

    assert [len(made[name]) for name in ("问题清单", "问题清单（2）")] == [5, 3]
    assert made["问题清单（2）"][0] == made["问题清单"][0]
    links = re.findall(r'#(.*?)"', dict(parts(path))["xl/worksheets/sheet2.xml"])
    assert links == ["'问题清单'!A2", "'问题清单'!A4", "'问题清单（2）'!A2"]
    assert "“问题清单”太长，分在 2 张工作表里。" in made["总览"][2][0]


def test_a_run_without_reports_is_a_workbook_too(tmp_path: Path) -> None:
    made = sheets(written(tmp_path, none()))

    assert made["问题清单"][1][0] == "没有发现问题"
    assert made["单位得分"][1][0] == "没有审核成任何报告"
    assert named(made["未能审核"]) == [{"文件": "坏", "为什么没有审核成": "文件是空的"}]


def test_every_table_is_ready_for_the_printer_and_for_the_screen(tmp_path: Path) -> None:
    texts = dict(parts(written(tmp_path, two())))
    tables = [texts[f"xl/worksheets/sheet{n}.xml"] for n in range(2, 8)]

    for text in tables:
        assert 'orientation="landscape"' in text
        assert 'fitToHeight="0"' in text
        assert "<autoFilter " in text
        assert 'state="frozen"' in text
    assert texts["xl/workbook.xml"].count("_xlnm.Print_Titles") == len(tables)
    assert "微软雅黑" in texts["xl/styles.xml"]


def test_a_walk_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    document = two()
    survey = seen(document)

    def broken() -> Iterator[dict[str, Any]]:
        yield document["reports"][0]
        raise OSError("结果库不见了")

    with pytest.raises(OSError, match="结果库不见了"):
        write_workbook(tmp_path / "a.xlsx", {**document, "reports": broken()}, VIEW, survey)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="没有的"):
        written(tmp_path / "没有的", two())


def test_rows_that_are_written_are_let_go_of(tmp_path: Path) -> None:
    with Book(tmp_path / "a.xlsx", "表", date(2026, 11, 22)) as book:
        table = Table(book, "表", (Column("字", 10),))
        for number in range(100):
            table.add((f"{number}\n两行",))
        (sheet,) = table.written

        assert len(sheet.row_info) <= 2
        assert len(sheet.row_sizes) <= 2
    text = dict(parts(tmp_path / "a.xlsx"))["xl/worksheets/sheet1.xml"]
    assert text.count('ht="33"') == 100  # and each has its height all the same
