import csv
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from tests.reporting.made import decided
from tests.unit.reporting.documents import COPIES, FAULTY, run, two_reports

from hegui.reporting.frames import findings_frame, reports_frame, write_csv


def test_one_row_a_report() -> None:
    frame = reports_frame(two_reports()[0])

    assert frame["文件"].tolist() == ["县/a.txt", "县/b.txt"]
    assert frame["得分"].tolist() == [Decimal("96.0"), Decimal("100.0")]
    assert frame["最低"].tolist() == [Decimal("93.0"), Decimal("100.0")]
    assert frame[["通过", "不通过", "不适用", "无法判断", "豁免"]].to_numpy().tolist() == [
        [1, 2, 1, 1, 0],
        [5, 0, 0, 0, 0],
    ]


def test_scans_and_copies_have_columns_of_their_own() -> None:
    document = two_reports()[0]
    document["reports"][0] |= {"needs_review": "由扫描件识别", "copies": COPIES}

    frame = reports_frame(document)

    assert frame[["需人工核对", "同一份报告的其他文件"]].to_numpy().tolist() == [
        ["由扫描件识别", "附件.pdf（2 处不同）"],
        [None, None],
    ]


def test_one_row_a_finding() -> None:
    frame = findings_frame(two_reports()[0])

    assert frame[["规则", "级别", "扣分", "位置"]].to_numpy().tolist() == [
        ["ARI-01", "错误", Decimal("3.0"), "第131行「二、某处」"],
        ["STR-01", "警告", Decimal("1.0"), "第1行"],
    ]


def test_what_was_decided_stands_in_the_last_columns() -> None:
    scores, findings = reports_frame(decided()), findings_frame(decided())

    assert list(scores.columns)[-2:] == ["计入豁免和人工核查后的得分", "计入后的等级"]
    assert scores.iloc[:, -2:].to_numpy().tolist() == [[Decimal("100.0"), "优秀"], [None, None]]
    assert list(findings.columns)[-2:] == ["编号", "决定"]
    assert findings["决定"].tolist() == [
        "豁免：机构改革，数据并入上级统计（王五，2026-03-01，至 2026-12-31）",
        "误报：台账无误（李四）",
    ]
    assert findings_frame(two_reports()[0])["决定"].tolist() == [None, None]


def test_a_run_without_findings_still_has_its_columns() -> None:
    frame = findings_frame(run()[0])

    assert len(frame) == 0
    assert list(frame.columns)[:3] == ["文件", "单位", "年度"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("http://evil")', '\'=HYPERLINK("http://evil")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("1=1", "1=1"),
        (-5, "-5"),
        (Decimal("-0.5"), "-0.5"),
        (None, ""),
        ("a\x00b", "a□b"),
    ],
)
def test_text_never_becomes_a_formula(tmp_path: Path, cell: object, written: str) -> None:
    path = tmp_path / "out.csv"

    write_csv(pd.DataFrame([[cell, "尾"]], columns=["甲", "乙"], dtype=object), path)

    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["甲", "乙"], [written, "尾"]]


def test_a_spreadsheet_is_told_the_encoding(tmp_path: Path) -> None:
    write_csv(reports_frame(run(("a.txt", "甲局", FAULTY))[0]), tmp_path / "out.csv")

    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
