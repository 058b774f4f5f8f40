"""A pack's folder: found, read, and every mistake in its own files told."""

from decimal import Decimal
from pathlib import Path

import pytest

from hegui.errors import PackError, UsageError
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack, rules_folder
from tests.unit.toy import PACK, VOCABULARY, write_pack


def mistakes(root: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load_pack(root)
    return [str(mistake).replace(f"{root}/", "") for mistake in caught.value.mistakes]


def test_the_default_pack_is_found_and_others_by_name_or_folder(tmp_path: Path) -> None:
    root = write_pack(tmp_path)

    assert find_pack(None) == rules_folder() / "zfxxgk-annual-report"
    assert find_pack("zfxxgk-annual-report") == find_pack(None)
    assert find_pack(str(root)) == root


def test_a_mistyped_pack_gets_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="是否想写“zfxxgk-annual-report”"):
        find_pack("zfxxgk-anual-report")
    with pytest.raises(UsageError, match=r"没有 pack\.yaml"):
        find_pack(str(tmp_path))


def test_a_pack_is_read(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path))

    assert (pack.id, pack.name, pack.version) == ("toy", "防汛值班年度报告", "1.0.0")
    assert [(group.id, group.folder) for group in pack.groups] == [("SUM", "sums")]
    assert pack.scoring.points["error"] == (Decimal(3), Decimal(6))
    assert pack.vocabulary == {"empty-phrases": ("高度重视", "狠抓落实")}
    assert pack.placeholders["as_zero"] == ("blank", "not_applicable", "none", "dash")


def test_the_digest_knows_what_is_said_and_not_how_it_is_laid_out(tmp_path: Path) -> None:
    plain = load_pack(write_pack(tmp_path / "a")).digest
    laid_out = {"pack.yaml": f"# 说明\n\n{PACK}"}
    other = {"pack.yaml": PACK.replace("SUM: 20", "SUM: 21")}
    profile = {"profiles/x.yaml": "name: 甲\nextends: toy\n"}

    assert plain.startswith("sha256:")
    assert load_pack(write_pack(tmp_path / "b", laid_out)).digest == plain
    assert load_pack(write_pack(tmp_path / "c", profile)).digest == plain
    assert load_pack(write_pack(tmp_path / "d", other)).digest != plain


def test_everything_wrong_in_pack_yaml_is_told_at_once(tmp_path: Path) -> None:
    wrong = (
        PACK.replace("id: toy", "id: toi")
        .replace("none: [无]", "none: [无, 不涉及]")
        .replace("groups: {SUM: 20}", "groups: {SUN: 20}")
        .replace("from: 0}", "from: 10}")
        .replace("grade: 不合格", "grade: 不及格")
    )

    assert mistakes(write_pack(tmp_path, {"pack.yaml": wrong})) == [
        "pack.yaml:1:5: 规则包的 id 要与文件夹同名：“toy”",
        "pack.yaml:6:13: “不涉及”已列在 not_applicable 下",
        "pack.yaml:17:12: 没有“SUN”这一组。是否想写“SUM”？",
        "pack.yaml:19:5: 等级要从高到低排列，分数不能相同，最后一等从 0 分起",
        "pack.yaml:22:29: 没有“不及格”这一等。是否想写“不合格”？",
    ]


def test_the_schema_speaks_chinese_and_knows_the_place(tmp_path: Path) -> None:
    wrong = (
        PACK.replace('version: "1.0.0"', "version: 1.0")
        .replace("model: deduction", "model: deductoin")
        .replace("name: 合计", "nmae: 合计")
        .replace("each: 3", "each: 三")
    )

    assert mistakes(write_pack(tmp_path, {"pack.yaml": wrong})) == [
        'pack.yaml:3:10: 这里应是文字，现在读成了数。请加引号："1.0"',
        "pack.yaml:11:5: 缺少 name：中文名称",
        "pack.yaml:11:29: 这里没有“nmae”这个键。是否想写“name”？",
        "pack.yaml:13:10: “deductoin”不是这里能写的词。是否想写“deduction”？",
        "pack.yaml:15:19: 这里应是数，现在是文字。分数从 0 到 100",
    ]


def test_word_lists_are_named_after_their_file_and_repeat_nothing(tmp_path: Path) -> None:
    wrong = VOCABULARY.replace("高度重视", "狠抓落实").replace("id: empty", "id: emty")

    assert mistakes(write_pack(tmp_path, {"vocabulary/empty-phrases.yaml": wrong})) == [
        "vocabulary/empty-phrases.yaml:1:5: 词表的 id 要与文件名相同：“empty-phrases”",
        "vocabulary/empty-phrases.yaml:4:15: “狠抓落实”写了两次，请删去一个",
    ]
