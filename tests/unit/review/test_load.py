"""A waiver file is read whole or refused with every mistake in it."""

from datetime import date
from pathlib import Path

import pytest

from hegui.errors import UsageError
from hegui.review.load import load_waivers
from hegui.review.waiver import Waiver

GOOD = """\
waivers:
  - rule: ARI-02
    agency: 青禾市林业局
    year: 2025
    cell: requests.results_total.total
    value: 14
    reason: 并入上级统计
    approver: 市政务公开办
    date: 2026-01-31
    until: 2026-12-31
"""


def load(folder: Path, text: str) -> tuple[Waiver, ...]:
    file = folder / "waivers.yaml"
    file.write_text(text, encoding="utf-8")
    return load_waivers(file, ["ARI-01", "ARI-02"])


def refused(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as told:
        load(folder, text)
    return str(told.value).replace(f"{folder}/", "")


def test_a_waiver_is_read_with_the_line_it_stands_at(tmp_path: Path) -> None:
    (one,) = load(tmp_path, GOOD)

    assert (one.rule, one.agency, one.year) == ("ARI-02", "青禾市林业局", 2025)
    assert (one.cell, one.value) == ("requests.results_total.total", "14")
    assert (one.given, one.until) == (date(2026, 1, 31), date(2026, 12, 31))
    assert one.spot.endswith("waivers.yaml:2")


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("date: 2026-01-31", "date: 2026/01/31", "waivers.yaml:9:11: “2026/01/31”不合要求"),
        ("until: 2026-12-31", "until: 2026-13-31", "waivers.yaml:10:12: 没有“2026-13-31”这一天"),
        ("until: 2026-12-31", "until: 2025-12-31", "到期的日子 2025-12-31 早于同意的日子"),
        ("rule: ARI-02", "rule: ARI-20", "没有编号为“ARI-20”的规则"),
        ("    approver: 市政务公开办\n", "", "缺少 approver"),
        ("    value: 14\n", "", "写了 cell 就要写 value"),
        ("reason:", "reasons:", "这里没有“reasons”这个键"),
        ("waivers:", "waiver:", "缺少 waivers"),
        ("year: 2025", "year: 今年", "年度写成 2025 这样的数"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, wrong: str, right: str, told: str
) -> None:
    assert told in refused(tmp_path, GOOD.replace(wrong, right))


def test_mistakes_of_every_sort_are_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("ARI-02", "ARI-20").replace("2026-12-31", "2026-13-31")

    told = refused(tmp_path, text.replace("reason:", "reasons:"))

    assert "有 4 处错误" in told  # reasons is no key, reason is missing
    assert "没有编号为“ARI-20”的规则" in told
    assert "没有“2026-13-31”这一天" in told


@pytest.mark.parametrize("text", ["[]", "waivers: 3", "waivers: [3]", "waivers: [[]]", "x"])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    assert "处错误" in refused(tmp_path, text)


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个文件"):
        load_waivers(tmp_path / "waivers.yaml", [])
