"""Each kind of mistake in a pack's files, and the words in which its author is told."""

from pathlib import Path

import pytest

from hegui.errors import PackError, UsageError
from hegui.forms.load import load_form
from hegui.packs.load import load_pack
from hegui.rules.load import check_files, load_rule_file, load_rules
from tests.unit.toy import DUTIES, EDITION, PACK, PARAMETERS, RULE, SOURCES, write_pack

UNLISTED = (
    "duties.yaml:1: 规则 {0} 没有列在任何一项义务下。请在它检查的那项义务里写上 rules: [{0}]"
    "（已有别的编号的，加在后面），没有这项义务就另写一项"
)
REQUIRE = "require: day + night_shift == all_day\n"


def mistakes(tmp_path: Path, files: dict[str, str]) -> list[str]:
    root = write_pack(tmp_path, files)
    return [str(mistake).replace(f"{root}/", "") for mistake in check_files(root)]


def of_rule(tmp_path: Path, old: str, new: str) -> list[str]:
    """Mistakes of the toy rule with one stretch of it changed; the file's name is left out."""
    assert old in RULE
    found = mistakes(tmp_path, {"sums/SUM-01-rows.yaml": RULE.replace(old, new, 1)})
    return [said.removeprefix("sums/SUM-01-rows.yaml:") for said in found]


def test_a_right_pack_has_no_mistakes(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {}) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # keys and words
        (
            "severity: error",
            "severty: error",
            [
                "1:1: 缺少 severity：error 错误、warning 警告、notice 提示",
                "4:1: 这里没有“severty”这个键。是否想写“severity”？",
            ],
        ),
        ("severity: error", "severity: eror", ["4:11: “eror”不是这里能写的词。是否想写“error”？"]),
        (
            "severity: error",
            "severity: 提示",
            ["4:11: “提示”不是这里能写的词。可以写：error 错误、warning 警告、notice 提示"],
        ),
        (
            RULE[RULE.index("message:") : RULE.index("remedy:")],
            "message: {label}\n",
            ["10:10: 以 { 开头的文字要加引号"],
        ),
        ("limits: 缺数的行无法判断。\n", "", ["1:1: 缺少 limits：这条规则看不到什么"]),
        (
            "{source: duty",
            "{source：duty",
            [
                "6:5: 缺少 source：sources.yaml 里的编号",
                "6:6: “source：duty-rules”里的冒号是全角的。请改为半角冒号加一个空格。"
                "改好后请再检查一次",
            ],
        ),
        (
            "status: stable\nseverity: error\n",
            "severity: error\nstatus: stable\n",
            ["4:1: 各键有固定的次序：status 写在 severity 之前"],
        ),
        ("remedy: 核对", "remedy: 核对{day}", ["11:9: remedy 里不填值，不能有花括号"]),
        (
            "remedy: 核对这一行。",
            "remedy: |\n  核对\n  这一行。",
            ["11:9: “核对\n这一行。\n”不合要求：写在一行里，不能空着"],
        ),
        # where it belongs
        (
            "id: SUM-01",
            "id: SUM-02",
            [
                UNLISTED.format("SUM-02"),
                "1:5: 文件名要以编号开头：“SUM-02-….yaml”",
            ],
        ),
        (
            "id: SUM-01",
            "id: sum-1",
            [
                "1:5: “sum-1”不合要求：规则写组名加序号，如 ARI-02；"
                "推导规则写 D-加英文名，如 D-no-requests"
            ],
        ),
        ("id: SUM-01", "id: D-sums", ["1:5: “D-sums”不合要求：规则的编号写组名加序号，如 ARI-02"]),
        # the law
        (
            "source: duty-rules",
            "source: duty-rule",
            ["6:14: sources.yaml 里没有“duty-rule”。是否想写“duty-rules”？"],
        ),
        (
            "article: 第一条",
            "article: 第三条",
            ["6:35: sources.yaml 的 duty-rules 没有列出“第三条”。是否想写“第一条”？"],
        ),
        # what is judged
        ("for: row", "for: rwo", ["7:6: 没有名为“rwo”的事实种类。是否想写“row”？"]),
        (
            "for: row",
            "for: row as",
            ["7:6: “row as”不合要求：写作“种类”或“种类 as 别名”，如 column 或 column as now"],
        ),
        (
            'table == "shifts"',
            'table == "shfits"',
            ["8:17: 这个字段不会是“shfits”。是否想写“shifts”？"],
        ),
        ("day + night", "dya + night", ["9:10: row 没有“dya”这个字段。是否想写“day”？"]),
        ("== all_day", "== all_day and", ["9:42: 表达式没有写完：后面还缺一个数、字段或括号"]),
        (
            REQUIRE,
            "",
            [
                "1:5: 规则没有条件：请写 require、exists 或 absent",
                "9:40: 只有 require 是一个比较时才有 {left}；请用 let 给要写的数起名",
                "9:50: 只有 require 是一个比较时才有 {right}；请用 let 给要写的数起名",
                "9:60: 只有 require 是一个比较时才有 {difference}；请用 let 给要写的数起名",
            ],
        ),
        (
            "for: row",
            'applies: {edition: ["2021"], year: {from: 2022, to: 2020}}\nfor: row',
            [
                "7:21: 格式没有“2021”这一版。是否想写“2020”？",
                "7:36: 起始年度晚于终止年度",
            ],
        ),
        (
            "for: row",
            "applies: {edition: [2020], agency_kind: [goverment]}\nfor: row",
            [
                '7:21: 这里应是文字，现在读成了数。请加引号："2020"',
                "7:42: “goverment”不是这里能写的词。是否想写“government”？",
            ],
        ),
        # joined facts
        (
            REQUIRE,
            "with:\n  - {row: cell}\n" + REQUIRE,
            ["10:5: “row”已指另一条事实，请换一个别名"],
        ),
        (
            REQUIRE,
            "with:\n  - {p: celll}\nrequire: p.value == 1\n",
            ["10:9: 没有名为“celll”的事实种类。是否想写“cell”？"],
        ),
        (
            REQUIRE,
            "with:\n  - {p: cell, where: p.row == row.rwo}\n" + REQUIRE,
            ["10:35: row 没有“rwo”这个字段。是否想写“row”？"],
        ),
        (
            REQUIRE,
            "with:\n  - {p: cell, missing: maybe}\n" + REQUIRE,
            [
                "10:24: “maybe”不是这里能写的词。"
                "可以写：undetermined 无法判断、pass 通过、fail 不通过"
            ],
        ),
        (
            REQUIRE,
            "with:\n  - {where: true}\n" + REQUIRE,
            ["10:5: 一项只连接一种事实：写一个“别名: 种类”"],
        ),
        ('table == "shifts"', "p.day == 1", ["8:8: 没有名为“p”的事实。可以写：row。"]),
        (
            REQUIRE,
            "with:\n  - {p: cell, where: nights == 1}\nlet: {nights: day}\n" + REQUIRE,
            ["10:22: let 的名称不能用在 with 里：请把式子直接写在这里"],
        ),
        (
            'where: table == "shifts"',
            "where: nights == 1\nlet: {nights: day}",
            ["8:8: let 的名称不能用在 where 里：请把式子直接写在这里"],
        ),
        (
            REQUIRE,
            'absent:\n  - statement where about == "flod"\n' + REQUIRE,
            ["10:30: 这个字段不会是“flod”。是否想写“flood”？"],
        ),
        (
            "day + night_shift == all_day",
            "day + 夜班 == all_day",
            ["9:16: 这是列“夜班”，写 night_shift"],
        ),
        (
            "day + night_shift == all_day",
            "day + night_shift == 合计",
            ["9:31: 这是列或行“合计”，写 all_day 或 sum_row"],
        ),
        ("{day}＋", "{白班}＋", ["10:20: 这是列“白班”，写 day"]),
        # there, or not there
        (
            REQUIRE,
            "absent:\n  - row where day == 1\n" + REQUIRE,
            ["10:5: “row”已指另一条事实。请用 as 另起别名，如 row as other where …"],
        ),
        (
            REQUIRE,
            "exists:\n  - cell where stat == row.row\n" + REQUIRE,
            ["10:16: cell 没有“stat”这个字段。是否想写“state”？"],
        ),
        (
            REQUIRE,
            "exists:\n  - cell state == 1\n" + REQUIRE,
            ["10:5: 这里写作“种类 where 条件”或“种类 as 别名 where 条件”"],
        ),
        # named values
        (REQUIRE, "let: {day: 3}\n" + REQUIRE, ["9:7: “day”已是字段或别名，请换一个名称"]),
        (
            REQUIRE,
            "let: {a: b + 1, b: 2}\nrequire: a == b\n",
            ["9:10: row 没有“b”这个字段。文字常量要加引号；字段见 audit facts --kinds"],
        ),
        (
            REQUIRE,
            "let: {A: 1}\n" + REQUIRE,
            ["9:7: “A”不合要求：名称用小写英文、数字和下划线，以字母开头"],
        ),
        # the message
        (
            "{difference}",
            "{diference}",
            ["10:60: 这条规则没有“diference”可填。是否想写“difference”？"],
        ),
        ("{difference}", "{x.day}", ["10:60: 没有名为“x”的事实。可以写：row。"]),
        ("{difference}", "{difference", ["10:59: 花括号没有成对。花括号里写名称，如 {total}"]),
        ("{difference}", "[[{difference}", ["10:59: [[ 和 ]] 没有成对"]),
        (
            "{difference}",
            "[[相差]]",
            ["10:59: [[…]] 里要有要填的名称，也不能套用，如 [[，另有{count}处]]"],
        ),
        ("{difference}", "{?difference}", ["10:60: {?名称} 只决定写不写，要放在 [[…]] 里"]),
        # what it costs
        ("examples:", "points: {each: 3, cap: 2}\nexamples:", ["13:24: 最多扣的分比一处扣的还少"]),
        (
            "examples:",
            "points: {same_cause: [SUM-09]}\nexamples:",
            ["13:23: 没有编号为 SUM-09 的另一条规则。是否想写“SUM-01”？"],
        ),
        # the proofs
        (
            "verdict: fail",
            "verdict: pass",
            ["13:1: 没有不通过的例子，看不出这条规则会不会报。请至少给一个 verdict: fail 的例子"],
        ),
        (
            "verdict: pass",
            "verdict: fail",
            ["13:1: 没有通过的例子，看不出这条规则会不会误报。请至少给一个 verdict: pass 的例子"],
        ),
        (
            "verdict: undetermined",
            "verdict: pass",
            [
                "13:1: 这条规则要读数（day），数可能读不到。"
                "请给一个 verdict: undetermined 的例子，如不写 day"
            ],
        ),
        ("name: 差一天", "name: 相等", ["17:11: 例子“相等”已在第 14 行，请换一个名称"]),
        (
            "facts: [{row: {table: shifts, row: flood, day: 3, night_shift: 4, all_day: 7}}]",
            "note: 3",
            [
                "16:5: 这里没有“note”这个键。可以写：facts、message、name、report、verdict。",
            ],
        ),
        (
            "    facts: [{row: {table: shifts, row: flood, "
            "day: 3, night_shift: 4, all_day: 7}}]\n",
            "",
            ["14:5: 一个例子要有 facts 或 report，只写其中一个"],
        ),
        (
            "{row: {table: shifts, row: flood,",
            "{rows: {table: shifts, row: flood,",
            ["16:14: 没有名为“rows”的事实种类。是否想写“row”？"],
        ),
        (
            "row: flood, day: 3",
            'row: flod, day: abc, leaf: 1, times: "3"',
            [
                "16:40: 这个字段不会是“flod”。是否想写“flood”？",
                "16:51: 一格写数或者填写状态：blank、not_applicable、none、dash、text",
                "16:62: 这个字段应是真假",
                "16:72: 这个字段应是数",
            ],
        ),
    ],
)
def test_a_mistake_in_a_rule(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert of_rule(tmp_path, old, new) == said


def test_notices_cost_nothing(tmp_path: Path) -> None:
    notice = RULE.replace("severity: error", "severity: notice").replace(
        "examples:", "points: {each: 1}\nexamples:", 1
    )

    assert mistakes(tmp_path, {"sums/SUM-01-rows.yaml": notice}) == [
        "sums/SUM-01-rows.yaml:13:9: 提示不扣分，请删去 points"
    ]


def test_a_draft_needs_no_undetermined_example(tmp_path: Path) -> None:
    draft = RULE.replace("verdict: undetermined", "verdict: pass").replace(
        "status: stable", "status: draft"
    )

    assert mistakes(tmp_path, {"sums/SUM-01-rows.yaml": draft}) == []


def test_a_draft_may_have_no_examples_yet(tmp_path: Path) -> None:
    bare = RULE[: RULE.index("examples:")]
    draft = bare.replace("status: stable", "status: draft")
    pack = load_pack(write_pack(tmp_path / "a", {"sums/SUM-01-rows.yaml": draft}))

    assert [rule.examples for rule in load_rules(pack, load_form(pack)).rules] == [()]
    assert check_files(pack.root) == ()
    assert mistakes(tmp_path / "b", {"sums/SUM-01-rows.yaml": bare}) == [
        "sums/SUM-01-rows.yaml:1:1: 缺少 examples：例子：至少一个通过、一个不通过"
    ]


def test_mistakes_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        {
            "sums/SUM-01-rows.yaml": RULE.replace("severity: error", "severty: error").replace(
                "day + night", "dya + night"
            ),
            "sums/SUM-02-more.yaml": "id: SUM-02\nid: SUM-02\n",
            "parameters.yaml": PARAMETERS.replace("source: duty-rules}", "source: none}"),
            "vocabulary/empty-phrases.yaml": "a: 1",
        },
    )

    assert [said.split(":")[0] for said in found] == [
        "parameters.yaml",
        *["sums/SUM-01-rows.yaml"] * 3,
        "sums/SUM-02-more.yaml",
        *["vocabulary/empty-phrases.yaml"] * 5,
    ]


def test_an_id_is_used_once(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {"sums/SUM-01-twice.yaml": RULE}) == [
        "sums/SUM-01-twice.yaml:1:5: 编号 SUM-01 已被 sums/SUM-01-rows.yaml 用了；编号不能重复"
    ]


def test_a_file_that_nobody_would_read_is_a_mistake(tmp_path: Path) -> None:
    assert mistakes(
        tmp_path, {"sums/x.yml": "a: 1", "summs/SUM-02.yaml": RULE, "parametres.yaml": "a: 1"}
    ) == [
        "parametres.yaml: 规则包里没有叫“parametres.yaml”的文件。是否想写“parameters.yaml”？",
        "summs/SUM-02.yaml: 这个文件夹里的文件不会被读取。是否想写“sums”？",
        "sums/x.yml: 文件名要以 .yaml 结尾，否则不会被读取",
    ]


def test_limits_of_the_grade_name_rules_that_are_there(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {"pack.yaml": PACK.replace("rule: SUM-01", "rule: SUM-02")}) == [
        "pack.yaml:22:14: 没有编号为 SUM-02 的规则。是否想写“SUM-01”？"
    ]


def test_duties_and_rules_name_each_other(tmp_path: Path) -> None:
    planned = "- {source: duty-rules, article: 第一条, duty: 报告, status: planned}\n"
    wrong = (
        DUTIES.replace("SUM-01", "SUM-02")
        + planned.replace("status: planned", "status: planned, rules: [SUM-01]")
        + planned.replace("status: planned", "status: manual")
    )

    assert mistakes(tmp_path / "a", {"duties.yaml": planned}) == [UNLISTED.format("SUM-01")]
    assert mistakes(tmp_path / "b", {"duties.yaml": wrong}) == [
        "duties.yaml:1:79: 没有编号为 SUM-02 的规则。是否想写“SUM-01”？",
        "duties.yaml:2:72: 状态是 planned，不应有 rules；有规则管的写 partial 或 automated",
        "duties.yaml:3:56: 状态是 manual，要写明还要由人看什么（note）",
    ]


def test_a_duty_leads_to_a_section_that_the_form_has(tmp_path: Path) -> None:
    wrong = DUTIES.rstrip().removesuffix("}") + ", section: nowhere, agency_kind: [office]}\n"

    told = mistakes(tmp_path / "a", {"duties.yaml": wrong})
    sections = mistakes(
        tmp_path / "b", {"duties.yaml": wrong.replace(", agency_kind: [office]", "")}
    )

    assert len(told) == 1
    assert "“office”不是这里能写的词" in told[0]
    assert len(sections) == 1
    assert "格式里没有编号为“nowhere”的部分" in sections[0]


def test_figures_of_rules_that_are_gone_keep_nobody_from_loading(tmp_path: Path) -> None:
    figures = "hits: 3, missed: 1, traps: 2, alarms: 0, undetermined: 0}"
    written = f"cases: 6\nrules:\n  - {{rule: SUM-01, {figures}\n  - {{rule: OLD-01, {figures}\n"
    pack = load_pack(write_pack(tmp_path, {"quality.yaml": written}))

    ruleset = load_rules(pack, load_form(pack))

    assert ruleset.quality["SUM-01"].shares == ("100%", "75%")
    assert pack.digest == load_pack(write_pack(tmp_path, {"quality.yaml": "x"})).digest


def test_a_rule_that_no_duty_lists_yet_can_be_loaded(tmp_path: Path) -> None:
    planned = "- {source: duty-rules, article: 第一条, duty: 报告, status: planned}\n"
    pack = load_pack(write_pack(tmp_path, {"duties.yaml": planned}))

    assert [rule.id for rule in load_rules(pack, load_form(pack)).rules] == ["SUM-01"]


def test_sources_and_parameters_are_checked(tmp_path: Path) -> None:
    wrong = PARAMETERS.replace('"2022-01-01", value: 200', '"2019-02-30", value: 多')
    sources = SOURCES + SOURCES.replace("2020-01-01", "2020-13-01")

    assert mistakes(tmp_path, {"parameters.yaml": wrong, "sources.yaml": sources}) == [
        "parameters.yaml:5:14: 没有“2019-02-30”这一天",
        "parameters.yaml:5:35: 同一参数各个时期的值要同类（都是数，或都是文字）",
        "sources.yaml:8:7: “duty-rules”写了两次，请换一个编号",
        "sources.yaml:12:13: 没有“2020-13-01”这一天",
    ]


def test_a_row_or_column_may_not_be_called_like_a_field(tmp_path: Path) -> None:
    clash = EDITION.replace("id: night_shift", "id: text").replace("night_shift", "text")
    rule = RULE.replace("night_shift", "text")

    found = mistakes(tmp_path, {"editions/2020.yaml": clash, "sums/SUM-01-rows.yaml": rule})

    assert found[0] == "editions/2020.yaml: shifts 的列编号“text”与 row 的字段同名，请换一个"


def test_loading_raises_all_of_them(tmp_path: Path) -> None:
    wrong = RULE.replace("day + night", "dya + night").replace("{label}", "{lable}")
    pack = load_pack(write_pack(tmp_path, {"sums/SUM-01-rows.yaml": wrong}))
    form = load_form(pack)

    with pytest.raises(PackError) as caught:
        load_rules(pack, form)
    with pytest.raises(PackError) as alone:
        load_rule_file(pack.root / "sums" / "SUM-01-rows.yaml", pack, form)

    assert len(caught.value.mistakes) == 2
    assert alone.value.mistakes == caught.value.mistakes


def test_one_file_or_folder_can_be_checked_alone(tmp_path: Path) -> None:
    root = write_pack(tmp_path, {"sums/SUM-02-x.yaml": "a: 1", "parametres.yaml": "a: 1"})

    assert check_files(root / "sums" / "SUM-01-rows.yaml") == ()
    assert {Path(m.file).name for m in check_files(root / "sums")} == {"SUM-02-x.yaml"}
    with pytest.raises(UsageError, match="没有这个文件"):
        check_files(root / "none")
    with pytest.raises(UsageError, match="不在规则包里"):
        check_files(tmp_path)
