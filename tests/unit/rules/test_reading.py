"""Rule files become rules, their examples facts, and a profile decides what runs."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hegui.errors import PackError, UsageError
from hegui.facts.fact import Fact
from hegui.facts.kinds import Type
from hegui.forms.load import load_form
from hegui.language.tree import Compare, FieldOf
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict
from hegui.packs.load import load_pack
from hegui.packs.locate import find_pack
from hegui.rules.load import check_files, load_rule_file, load_rules
from hegui.rules.rule import Basis, Rule
from hegui.rules.ruleset import Ruleset
from tests.unit.toy import RULE, write_pack


def ruleset(tmp_path: Path, files: dict[str, str] | None = None, **more: str) -> Ruleset:
    pack = load_pack(write_pack(tmp_path, files))
    return load_rules(pack, load_form(pack), more.get("profile"))


def with_example(tmp_path: Path, example: str, applies: str = "") -> tuple[Fact, ...]:
    """The facts of one more example of the toy rule."""
    text = RULE.replace("for: row", f"{applies}for: row") + example
    rule = ruleset(tmp_path, {"sums/SUM-01-rows.yaml": text}).rule("SUM-01")
    return rule.examples[-1].facts


def test_a_rule_is_read_whole(tmp_path: Path) -> None:
    rule = ruleset(tmp_path).rule("SUM-01")

    assert (rule.kind, rule.alias, rule.severity) == ("row", "row", Severity.ERROR)
    assert rule.basis == (Basis("duty-rules", "第一条", "合计等于各班之和"),)
    assert isinstance(rule.require, Compare)
    assert rule.require.right == FieldOf("row", "all_day", Type.NUMBER, 22)
    assert [example.verdict for example in rule.examples] == [
        Verdict.PASS,
        Verdict.FAIL,
        Verdict.UNDETERMINED,
    ]
    assert rule.lines["require"] == (9, 10)
    assert rule.file.endswith("toy/sums/SUM-01-rows.yaml")


def test_joins_presence_and_named_values_are_read(tmp_path: Path) -> None:
    text = RULE.replace("for: row", "for: row as r").replace(
        "require: day + night_shift == all_day\n",
        "with:\n"
        "  - p: cell\n"
        "    where: p.row == r.row\n"
        "    missing: pass\n"
        "exists:\n"
        '  - cell as c where column == "day" and c.row == r.row\n'
        "absent:\n"
        "  - foreign_row\n"
        "let:\n"
        "  nights: count(cell where cell.row == row)\n"
        "require: nights == p.value\n",
    )
    rule = ruleset(tmp_path, {"sums/SUM-01-rows.yaml": text}).rule("SUM-01")

    assert [(join.alias, join.kind, join.missing) for join in rule.joins] == [
        ("p", "cell", Verdict.PASS)
    ]
    assert [(p.kind, p.alias, p.wanted, p.where is None) for p in rule.presence] == [
        ("cell", "c", True, False),
        ("foreign_row", "foreign_row", False, True),
    ]
    assert [name for name, _ in rule.let] == ["nights"]


def test_an_example_becomes_the_facts_a_reader_would_have_made(tmp_path: Path) -> None:
    (fact,) = ruleset(tmp_path).rule("SUM-01").examples[0].facts

    assert fact.fields == {
        "year": 2020,
        "edition": "2020",
        "agency_kind": "department",
        "label": "一、分类·防汛",
        "table": "shifts",
        "row": "flood",
        "day": 3,
        "night_shift": 4,
        "all_day": 7,
    }
    assert fact.place.row == "flood"
    assert fact.place.section == "duty"
    assert fact.cells["day"].fields["state"] == "number"
    assert fact.cells["day"].fields["value"] == 3
    assert fact.cells["day"].place.label == "一、分类·防汛 × 白班"


def test_cells_of_an_example_may_be_given_by_their_state(tmp_path: Path) -> None:
    facts = with_example(
        tmp_path,
        "  - name: 空着\n"
        "    verdict: pass\n"
        "    facts:\n"
        "      - {row: {table: shifts, day: blank, night_shift: 0, all_day: blank}}\n"
        "      - {row: {table: shifts, day: 1, night_shift: dash, all_day: blank}}\n"
        "      - {row: {table: shifts, day: text}}\n"
        "      - {column: {table: shifts, column: day, flood: 1.5, sum_row: blank}}\n",
    )

    assert [facts[0].get(name) for name in ("day", "night_shift", "all_day")] == [0, 0, 0]
    assert [facts[1].get(name) for name in ("day", "night_shift", "all_day")] == [1, 0, None]
    assert facts[2].get("day") is None
    assert facts[3].get("flood") == Decimal("1.5")
    assert facts[3].get("sum_row") is None
    assert [facts[1].cells[name].get("state") for name in ("night_shift", "all_day")] == [
        "dash",
        "blank",
    ]


def test_common_fields_come_from_what_the_rule_applies_to(tmp_path: Path) -> None:
    facts = with_example(
        tmp_path,
        "  - name: 期限\n"
        "    verdict: not_applicable\n"
        "    facts:\n"
        '      - {period: {from: "2023-01-01", to: null}}\n'
        "      - {period: {year: 2024, agency_kind: township, label: 前言}}\n",
        "applies: {year: {from: 2022}, agency_kind: [institution]}\n",
    )

    assert facts[0].fields == {
        "year": 2022,
        "edition": "2020",
        "agency_kind": "institution",
        "label": "period",
        "from": date(2023, 1, 1),
        "to": None,
    }
    assert (facts[1].get("year"), facts[1].get("agency_kind")) == (2024, "township")
    assert facts[1].place.label == "前言"


def test_a_stretch_of_report_is_kept_as_written(tmp_path: Path) -> None:
    text = (
        RULE
        + "  - name: 原文\n    verdict: pass\n    report: |\n      一、值班情况\n      防汛 3\n"
    )
    rule = ruleset(tmp_path, {"sums/SUM-01-rows.yaml": text}).rule("SUM-01")

    assert rule.examples[-1].report == "一、值班情况\n防汛 3\n"
    assert rule.examples[-1].facts == ()


def test_a_retired_rule_keeps_its_id_and_does_not_run(tmp_path: Path) -> None:
    retired = RULE.replace("SUM-01", "SUM-02").replace("status: stable", "status: retired")

    assert [r.id for r in ruleset(tmp_path, {"sums/SUM-02-old.yaml": retired}).rules] == ["SUM-01"]


DERIVED = "id: D-%s\nderive: %s\nfor: %s\n%sgive: {row: row, twice: %s}\n"


def test_derivations_come_in_layers_and_give_kinds_with_types(tmp_path: Path) -> None:
    files = {
        "derivations/D-b.yaml": DERIVED % ("b", "second", "first", "", "twice * 2"),
        "derivations/D-a.yaml": DERIVED % ("a", "first", "row", "where: day > 0\n", "day * 2"),
        "sums/SUM-01-rows.yaml": RULE.replace(
            "require: day", 'absent:\n  - second where row == "flood" and twice > 4\nrequire: day'
        ),
    }
    found = ruleset(tmp_path, files)

    assert [[rule.derive for rule in layer] for layer in found.derivations] == [
        ["first"],
        ["second"],
    ]
    assert found.rules[0].presence[0].kind == "second"


def mistakes(tmp_path: Path, files: dict[str, str]) -> list[str]:
    root = write_pack(tmp_path, files)
    return [str(mistake).replace(f"{root}/", "") for mistake in check_files(root)]


def test_derivations_may_not_run_in_a_circle(tmp_path: Path) -> None:
    files = {
        "derivations/D-a.yaml": DERIVED % ("a", "first", "row", "where: count(second) > 0\n", "1"),
        "derivations/D-b.yaml": DERIVED % ("b", "second", "first", "", "1"),
    }

    assert mistakes(tmp_path, files) == [
        "derivations/D-a.yaml:2:9: 推导成了圈：first → second → first。"
        "推导出的事实不能反过来依赖自己"
    ]


def test_fields_of_derived_facts_are_checked_like_others(tmp_path: Path) -> None:
    files = {
        "derivations/D-a.yaml": DERIVED % ("a", "first", "row", "", "day * 2"),
        "sums/SUM-01-rows.yaml": RULE.replace(
            "require: day",
            'absent:\n  - first where row == "flod" and twise > 4 and twice == "x"\nrequire: day',
        ),
    }

    assert mistakes(tmp_path, files) == [
        "sums/SUM-01-rows.yaml:10:24: 这个字段不会是“flod”。是否想写“flood”？",
        "sums/SUM-01-rows.yaml:10:35: first 没有“twise”这个字段。是否想写“twice”？",
        "sums/SUM-01-rows.yaml:10:58: 比较的两边要同类：一边是数，一边是文字。数不加引号",
    ]


def test_a_derivation_asks_for_nothing_and_lies_in_its_folder(tmp_path: Path) -> None:
    files = {
        "sums/D-a.yaml": DERIVED % ("a", "row", "row", "", "1"),
        "derivations/D-b.yaml": DERIVED % ("b", "x", "row", "require: day > 1\n", "1"),
    }

    assert mistakes(tmp_path, files) == [
        "derivations/D-b.yaml:4:1: 推导规则没有 require：条件写在 where 里",
        "sums/D-a.yaml:1:5: D-a 的文件要放在 derivations/ 文件夹里",
        "sums/D-a.yaml:2:9: “row”这种事实已经有了（audit facts --kinds），请换一个名称",
    ]


def test_parameters_hold_from_their_day(tmp_path: Path) -> None:
    parameter = ruleset(tmp_path).parameters["most-nights"]

    assert [parameter.on(date(year, 12, 31)) for year in (2019, 2021, 2022)] == [None, 180, 200]


PROFILE = """\
name: 从严
extends: toy
severity: {SUM-01: {to: warning, reason: 试行}}
points: {SUM-01: {each: 2.5}}
group_caps: {SUM: 10}
parameters: {most-nights: [{from: "2022-01-01", value: 150, source: 本局}]}
placeholders: {as_zero: [none]}
"""


def test_a_profile_changes_weights_and_parameters_and_not_the_pack(tmp_path: Path) -> None:
    plain = ruleset(tmp_path / "a")
    strict = ruleset(tmp_path / "b", {"profiles/strict.yaml": PROFILE}, profile="strict")

    rule: Rule = strict.rule("SUM-01")
    assert strict.profile == "从严"
    assert (rule.severity, rule.points.each) == (Severity.WARNING, Decimal("2.5"))
    assert strict.scoring.group_caps == {"SUM": 10}
    assert strict.form.placeholders.as_zero == {"none"}
    assert [strict.parameters["most-nights"].on(date(y, 12, 31)) for y in (2021, 2022)] == [
        180,
        150,
    ]
    assert plain.pack.digest == strict.pack.digest
    assert plain.digest != strict.digest


def test_a_rule_switched_off_keeps_its_reason(tmp_path: Path) -> None:
    off = "name: 甲\nextends: toy\noff: [{rule: SUM-01, reason: 本市另有办法}]\n"
    found = ruleset(tmp_path, {"profiles/off.yaml": off}, profile="off")

    assert found.rules == ()
    assert found.switched_off == {"SUM-01": "本市另有办法"}


def test_a_local_rule_runs_only_where_a_profile_switches_it_on(tmp_path: Path) -> None:
    local = RULE.replace("severity:", "local: 某市要求逐晚填报\nseverity:", 1)
    on = "name: 甲\nextends: toy\non: [{rule: SUM-01, reason: 本市通知}]\n"
    files = {"sums/SUM-01-rows.yaml": local, "profiles/on.yaml": on}

    asleep, awake = ruleset(tmp_path, files), ruleset(tmp_path, files, profile="on")

    assert asleep.rules == ()
    assert asleep.switched_off == {"SUM-01": "地方性要求（某市要求逐晚填报），没有启用"}
    assert [rule.id for rule in asleep.awake().rules] == ["SUM-01"]
    assert asleep.awake().switched_off == {}
    assert [rule.id for rule in awake.rules] == ["SUM-01"]
    assert awake.switched_off == {}


def test_a_profile_may_lie_anywhere_and_a_mistyped_one_gets_a_suggestion(tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine.yaml"
    elsewhere.write_text(PROFILE, encoding="utf-8")
    files = {"profiles/strict.yaml": PROFILE}

    assert ruleset(tmp_path, files, profile=str(elsewhere)).profile == "从严"
    with pytest.raises(UsageError, match="是否想写“strict”"):
        ruleset(tmp_path, files, profile="stritc")


def test_everything_wrong_in_a_profile_is_told_at_once(tmp_path: Path) -> None:
    wrong = (
        "name: 试\nextends: tooy\noff: [{rule: SUM-02, reason: 无}]\n"
        "severity: {SUM-3: {to: notice, reason: 无}}\ngroup_caps: {SUN: 3}\n"
        'parameters: {most: [{from: "2020-01-01", value: 3, source: 本局}]}\n'
        "grades: [{name: 好, from: 3}]\n"
    )

    with pytest.raises(PackError) as caught:
        ruleset(tmp_path, {"profiles/x.yaml": wrong}, profile="x")

    assert [(m.line, m.message) for m in caught.value.mistakes] == [
        (2, "这份方案用在“tooy”上，现在的规则包是“toy”"),
        (3, "规则包里没有“SUM-02”这个规则。是否想写“SUM-01”？"),
        (4, "规则包里没有“SUM-3”这个规则。是否想写“SUM-01”？"),
        (5, "规则包里没有“SUN”这个组。是否想写“SUM”？"),
        (6, "规则包里没有“most”这个参数。可以写：most-nights。"),
        (7, "等级改了名称：规则包里的一票限制还用着原来的名称，请同时写 limits"),
        (7, "等级要从高到低排列，分数不能相同，最后一等从 0 分起"),
    ]


def test_the_official_pack_and_its_profiles_are_right() -> None:
    assert check_files(find_pack(None)) == ()


def test_blanks_count_as_nothing_in_the_strict_profile() -> None:
    pack = load_pack(find_pack(None))
    strict = load_rules(pack, load_form(pack), "strict-blanks")

    assert strict.form.placeholders.as_zero == {"not_applicable", "none", "dash"}


def test_one_rule_file_can_be_read_alone() -> None:
    pack = load_pack(find_pack(None))
    path = next((pack.root / "arithmetic").glob("ARI-02-*.yaml"))

    assert load_rule_file(path, pack, load_form(pack)).id == "ARI-02"
