"""``audit roster``: what is said of a roster, and a first one made of reports."""

import re
from pathlib import Path

import pytest

from hegui.cli.exit_codes import ExitCode
from hegui.cli.main import main
from hegui.cli.roster_text import AgencyOfFile, roster_lines, seen_in
from hegui.facts.fact import Fact, FactBase, Value
from hegui.roster.keys import Reported
from hegui.roster.load import load_roster
from hegui.roster.new import Seen

ROOT = Path(__file__).parents[3]
EXAMPLE = re.compile(r"^```\n(单位.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """The roster that the documentation shows."""
    (text,) = EXAMPLE.findall((ROOT / "docs" / "roster.md").read_text("utf-8"))
    path = tmp_path / "名录.csv"
    path.write_text(text, "utf-8")
    return path


def test_the_roster_that_documents_show_is_right(
    roster: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["roster", "check", str(roster)]) == ExitCode.CLEAN

    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"名录 {roster}：4 个单位，没有错误。",
        "机关类别：人民政府 1、部门 1、乡镇街道 1、事业单位 1。",
        "层级：县级 3、乡级 1。",
        "上级也在名录里的 3 个，有别名的 1 个。",
        "2023 年度：写了发布日期的 3 个。",
        "2024 年度：写了发布日期的 3 个。",
    ]
    assert said.err == ""


def test_mistakes_are_wrong_use(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = roster.read_text("utf-8").replace("部门,", "局,").replace("2024-01-30", "元月底")
    roster.write_text(text, "gb18030")

    assert main(["roster", "check", str(roster)]) == ExitCode.WRONG_USE

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"名录 {roster} 有 2 处错误：",
        f"{roster}:3:2: 第3行：“机关类别”：没有“局”这种机关类别。"
        "机关类别写：人民政府、部门、乡镇街道、事业单位、不明，或者空着",
        f"{roster}:4:7: 第4行：“发布日期”：“元月底”不是完整的日期，请写成 2025-01-31",
    ]


def test_what_may_not_be_meant_is_said(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        "单位,上级,发布日期,撤销年度,是否应报\n甲,丙,2024-01-02,2022,\n乙,,,,否\n", "utf-8"
    )

    assert [*roster_lines(load_roster(path))][1:] == [
        "机关类别：没有写 2。",
        "层级：没有写 2。",
        "上级也在名录里的 0 个，有别名的 0 个。",
        "写了发布日期而没有写年度的 1 个，按发布日期的上一年算。",
        "不是每年都应有报告：甲（到 2022 年度）",
        "不是每年都应有报告：乙（不应报）",
        "请看：上级“丙”不在名录里。",
    ]


def test_a_first_roster_is_made_of_reports_and_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = ROOT / "sample_reports"
    reports = [
        str(samples / name) for name in ("望溪区民政局-2019.txt", "松坪镇人民政府-2022.html")
    ]
    target = tmp_path / "roster.csv"
    words = ["roster", "new", *reports, "--output", str(target), "--jobs", "1"]

    assert main(words) == ExitCode.CLEAN
    assert "2 个单位" in capsys.readouterr().err
    written = target.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    kinds = {one.name: (one.kind, one.level) for one in load_roster(target).entries}
    assert kinds == {
        "临岚县松坪镇人民政府": ("township", "township"),
        "望溪区民政局": ("department", "county"),
    }

    assert main(words) == ExitCode.WRONG_USE
    assert "没有改写" in capsys.readouterr().err
    assert target.read_bytes() == written


def test_whose_report_a_file_is_travels_as_text() -> None:
    told: dict[str, Value] = {
        "agency": "甲县民政局",
        "agency_kind": "department",
        "level": "county",
        "year": 2023,
    }
    text = AgencyOfFile()("a/b.txt", FactBase((Fact("report", told),)), "")

    assert AgencyOfFile().accepts(text)
    seen = Seen(Reported("a/b.txt", "甲县民政局", 2023), "department", "county")
    assert seen_in(text) == seen
    assert seen_in(AgencyOfFile()("a", None, "空")).report == Reported("a", "", None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '["a", 1, "department", "county", 2023]',
        '["a", "b", "king", "county", 1]',
        '["a", "b", "department", "county", true]',
    ],
)
def test_nothing_else_is_accepted(text: str) -> None:
    assert not AgencyOfFile().accepts(text)
