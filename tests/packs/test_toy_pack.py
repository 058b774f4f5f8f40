"""A pack of another kind of report is read and judged by its data, with no Python of its own."""

import json
from pathlib import Path
from typing import Any

import pytest

from hegui.cli.main import main

PACK = Path(__file__).with_name("toy")

CLEAN_TEXT = """\
临岚县图书馆2023年公共图书馆服务年度报告

一、借阅情况
全年借阅情况见下表。

读者\t总馆册次\t分馆册次\t册次合计
成年读者\t1,200\t340\t1540
少年儿童读者\t800\t不涉及\t800
全部读者\t2000\t340\t2340

二、明年打算
延长周末开放时间，在两个乡镇新设图书流动站。
"""

SPOILED_PAGE = """\
<html><head><title>公共图书馆服务年度报告</title></head><body>
<h1>澄塘区图书馆2022年公共图书馆服务年度报告</h1>
<h2>一、借阅情况</h2>
<table>
<tr><th>读者</th><th>总馆册次</th><th>分馆册次</th><th>册次合计</th></tr>
<tr><td>成年读者</td><td>90</td><td>11</td><td>101</td></tr>
<tr><td>少年儿童读者</td><td>60</td><td>9</td><td>70</td></tr>
<tr><td>全部读者</td><td>150</td><td>21</td><td>171</td></tr>
</table>
<h2>二、明年打算</h2><p>继续努力。</p>
</body></html>
"""


def audit(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = main([*words, "--pack", str(PACK), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_its_files_are_right_and_its_rules_bear_out_their_examples(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rules", "check", "--pack", str(PACK)]) == 0
    assert main(["rules", "test", "--pack", str(PACK)]) == 0
    assert "12 个例子，都与规则相符" in capsys.readouterr().out


def test_a_text_report_of_that_kind_is_read_cell_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "临岚.txt"
    path.write_text(CLEAN_TEXT, encoding="gb18030")

    code, (facts,) = audit(capsys, "facts", str(path))

    assert code == 0
    assert facts["report"]["agency"] == "临岚县图书馆"
    assert facts["report"]["year"] == 2023
    assert facts["report"]["edition"] == "2022"
    assert [section["id"] for section in facts["sections"]] == ["lending", "outlook"]
    assert {(c["row"], c["column"]): (c["value"], c["state"]) for c in facts["cells"]} == {
        ("adults", "main_house"): ("1200", "number"),
        ("adults", "branches"): ("340", "number"),
        ("adults", "all_houses"): ("1540", "number"),
        ("children", "main_house"): ("800", "number"),
        ("children", "branches"): (None, "not_applicable"),
        ("children", "all_houses"): ("800", "number"),
        ("everyone", "main_house"): ("2000", "number"),
        ("everyone", "branches"): ("340", "number"),
        ("everyone", "all_houses"): ("2340", "number"),
    }
    assert facts["doubts"] == []


@pytest.mark.parametrize("engine", ["durable", "reference"])
def test_reports_of_that_kind_are_judged(
    engine: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(CLEAN_TEXT, encoding="utf-8")
    (tmp_path / "b.html").write_text(SPOILED_PAGE, encoding="utf-8")

    code, document = audit(capsys, str(tmp_path), "--engine", engine)

    assert code == 1
    assert document["rules"]["pack"] == "toy"
    clean, spoiled = document["reports"]
    assert clean["findings"] == []
    assert clean["undetermined"] == []
    assert clean["score"]["value"] == "100.0"
    assert [(finding["rule"], finding["message"]) for finding in spoiled["findings"]] == [
        ("PRT-01", "没有写明“明年打算”，或者写得太短。"),
        ("SUM-01", "一、少年儿童读者：总馆60＋分馆9＝69，合计填70，相差1。"),
        ("SUM-02", "一、分馆册次：两类读者合计20，全部读者填21，相差1。"),
    ]
