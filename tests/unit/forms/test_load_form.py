"""Editions become the form; whatever names something finds it."""

from pathlib import Path

import pytest

from hegui.errors import PackError
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from tests.unit.toy import EDITION, write_pack


def mistakes(root: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load_form(load_pack(root))
    return [str(mistake).replace(f"{root}/", "") for mistake in caught.value.mistakes]


def test_a_form_is_read_whole(tmp_path: Path) -> None:
    edition = load_form(load_pack(write_pack(tmp_path))).editions[0]

    assert [section.heading for section in edition.sections] == ["一、值班情况", "二、下一步打算"]
    assert edition.sections[0].topics[0].label == "夜间值班"
    assert edition.label("shifts", "flood", "all_day") == "一、分类·防汛 × 合计"
    assert [row.id for row in edition.block("shifts").data_rows] == ["flood", "typhoon", "sum_row"]
    assert edition.identities[0].left == ("day", "night_shift")


def test_placeholders_are_told_by_state(tmp_path: Path) -> None:
    placeholders = load_form(load_pack(write_pack(tmp_path))).placeholders

    assert placeholders.states == {"不涉及": "not_applicable", "无": "none", "/": "dash"}
    assert placeholders.zero_words == {"零"}
    assert placeholders.as_zero == {"blank", "not_applicable", "none", "dash"}


def test_both_official_editions_are_there() -> None:
    form = load_form(load_pack(find_pack(None)))

    assert [edition.id for edition in form.editions] == ["2019", "2021"]
    assert [edition.holds_for(2020) for edition in form.editions] == [True, False]
    assert form.due(2025) is form.editions[1]
    assert form.due(2018) is None
    assert [len(edition.block("requests").data_rows) for edition in form.editions] == [23, 25]


def test_names_that_lead_nowhere_are_told_with_their_place(tmp_path: Path) -> None:
    wrong = (
        EDITION.replace("section: duty", "section: duti")
        .replace("flood, label: 防汛, parent: kinds", "flood, label: 防汛, parent: kindz")
        .replace("left: [day,", "left: [dai,")
        .replace("id: typhoon", "id: flood")
    )

    assert mistakes(write_pack(tmp_path, {"editions/2020.yaml": wrong})) == [
        "editions/2020.yaml:14:14: 没有编号为“duti”的部分。是否想写“duty”？",
        "editions/2020.yaml:25:44: 这一块里没有“kindz”这一行。是否想写“kinds”？",
        "editions/2020.yaml:26:18: 行的编号“flood”已在第 25 行用过，不能重复",
        "editions/2020.yaml:33:12: 这一块里没有填数的列“dai”。是否想写“day”？",
    ]


def test_a_year_has_one_edition(tmp_path: Path) -> None:
    later = EDITION.replace('id: "2020"', 'id: "2022"').replace("from: 2020", "from: 2022")
    root = write_pack(tmp_path, {"editions/2022.yaml": later})

    assert mistakes(root) == [
        "editions/2022.yaml:4:15: 与 editions/2020.yaml 的适用年度重叠：一个年度只能有一版格式"
    ]


def test_a_pack_without_a_form_is_no_pack(tmp_path: Path) -> None:
    root = write_pack(tmp_path)
    (root / "editions" / "2020.yaml").unlink()

    assert mistakes(root) == ["editions: 规则包里没有格式：editions/ 里至少要有一版"]
