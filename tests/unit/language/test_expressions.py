"""Expressions: what is understood, with which types, and what is said of everything else."""

from decimal import Decimal

import pytest

from hegui.facts.kinds import Type
from hegui.language.check import check_condition, check_text
from hegui.language.functions import FUNCTIONS
from hegui.language.names import Known, Names, Scope
from hegui.language.tree import (
    Aggregate,
    AllOf,
    AnyOf,
    Arithmetic,
    Call,
    Compare,
    Constant,
    FieldOf,
    Member,
    Named,
    Not,
)
from hegui.language.walk import type_of, walk

NUMBER, TEXT, DATE, TRUTH = (
    Known(Type.NUMBER),
    Known(Type.TEXT),
    Known(Type.DATE),
    Known(Type.TRUTH),
)
NAMES = Names(
    kinds={
        "line": {
            "day": Known(Type.NUMBER, member=True),
            "night": Known(Type.NUMBER, member=True),
            "table": Known(Type.TEXT, frozenset({"shifts", "posts"})),
            "text": TEXT,
            "since": DATE,
            "present": TRUTH,
            "android": NUMBER,
        },
        "part": {"text": TEXT, "value": NUMBER, "on": DATE},
    },
    parameters={"most-nights": Type.NUMBER, "word": Type.TEXT},
    vocabulary=frozenset({"empty-phrases"}),
    states=frozenset({"number", "blank"}),
)
SCOPE = Scope(
    NAMES,
    "line",
    {"line": "line", "p": "part"},
    lets={"both": NUMBER},
    hidden={"later": "现在还不能用"},
)


def tree(text: str) -> object:
    told: list[tuple[int, str]] = []
    found = check_text(text, SCOPE, lambda at, words: told.append((at, words)))
    assert told == []
    assert found is not None
    return found[0]


def told(text: str) -> list[str]:
    said: list[str] = []
    assert check_text(text, SCOPE, lambda at, words: said.append(f"{at}:{words}")) is None or said
    return said


DAY = FieldOf("line", "day", Type.NUMBER, 1)


def test_a_comparison_of_a_sum() -> None:
    assert tree("day + 1 == p.value") == Compare(
        "==",
        Arithmetic("+", DAY, Constant(1, 7), 5),
        FieldOf("p", "value", Type.NUMBER, 12),
        9,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("day = 1", "day == 1"),
        ("day ≠ 1", "day != 1"),
        ("day ≤ 1", "day <= 1"),
        ("day ≥ 1", "day >= 1"),
        ("（day＋1）＝2", "(day+1)=2"),
        ("day－1＜2", "day-1<2"),
        ("table == “shifts”", 'table == "shifts"'),
        ("table == ‘shifts’", "table == 'shifts'"),
        ("day > 1　and day < 3", "day > 1 and day < 3"),
    ],
)
def test_two_spellings_have_one_meaning(one: str, other: str) -> None:
    def plain(text: str) -> list[tuple[str, object]]:
        return [
            (type(node).__name__, getattr(node, "value", getattr(node, "operator", None)))
            for node in walk(tree(text))  # type: ignore[arg-type]
        ]

    assert plain(one) == plain(other)


def test_chinese_words_for_logic() -> None:
    found = tree("非 present 且 day > 1 或 present")

    assert isinstance(found, AnyOf)
    assert isinstance(found.of[0], AllOf)
    assert isinstance(found.of[0].of[0], Not)


def test_signs_inside_quotes_are_kept() -> None:
    found = tree("text == “（一）＝”")

    assert isinstance(found, Compare)
    assert found.right == Constant("（一）＝", 9)


def test_a_name_that_begins_like_a_word_is_a_name() -> None:
    assert tree("android") == FieldOf("line", "android", Type.NUMBER, 1)


def test_numbers_are_exact() -> None:
    assert tree("35%") == Constant(Decimal("0.35"), 1)
    assert tree("0.1") == Constant(Decimal("0.1"), 1)
    assert tree("-3") == Constant(-3, 1)


def test_not_in_is_the_negation_of_in() -> None:
    among = (Constant("shifts", 15), Constant("posts", 25))

    assert tree('table not in ["shifts", "posts"]') == Not(
        Member(FieldOf("line", "table", Type.TEXT, 1), among, 11), 11
    )


def test_a_named_value_and_a_function() -> None:
    assert tree("max(both, day)") == Call(
        "max",
        (Named("both", Type.NUMBER, 5), FieldOf("line", "day", Type.NUMBER, 11)),
        Type.NUMBER,
        1,
    )


def test_aggregates_run_over_a_kind_under_its_name_or_another() -> None:
    count = tree("count(part where part.value > day)")
    latest = tree("max(part.on as q where q.value == p.value)")

    assert isinstance(count, Aggregate)
    assert (count.kind, count.alias, count.value, count.type) == (
        "part",
        "part",
        None,
        Type.NUMBER,
    )
    assert isinstance(latest, Aggregate)
    assert (latest.alias, latest.type) == ("q", Type.DATE)
    assert latest.value == FieldOf("q", "on", Type.DATE, 5)


def test_min_of_several_is_a_function_and_of_a_field_an_aggregate() -> None:
    assert isinstance(tree("min(day, night)"), Call)
    assert isinstance(tree("min(part.value)"), Aggregate)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("abs(day)", Type.NUMBER),
        ("round(day / 3, 2)", Type.NUMBER),
        ("len(text)", Type.NUMBER),
        ('contains(text, "x")', Type.TRUTH),
        ('starts_with(text, "x")', Type.TRUTH),
        ('ends_with(text, "x")', Type.TRUTH),
        ('matches(text, "x+")', Type.TRUTH),
        ('mentions(text, "empty-phrases")', Type.TRUTH),
        ("similarity(text, p.text)", Type.NUMBER),
        ("year(since) + month(since) + day(since)", Type.NUMBER),
        ("date(2020, 1, 31)", Type.DATE),
        ("days(since, p.on)", Type.NUMBER),
        ("known(day)", Type.TRUTH),
        ("state(day)", Type.TEXT),
        ('parameter("most-nights")', Type.NUMBER),
        ('parameter("word")', Type.TEXT),
        ("list(part.text)", Type.TEXT),
        ("sum(part.value)", Type.NUMBER),
    ],
)
def test_types_of_functions(text: str, kind: Type) -> None:
    assert type_of(tree(text)) is kind  # type: ignore[arg-type]


def test_every_function_has_a_usage_that_begins_with_its_name() -> None:
    assert [name for name, f in FUNCTIONS.items() if not f.usage.startswith(f"{name}(")] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # how it is written
        ("", "0:这里没有写表达式"),
        ("day +", "5:表达式没有写完：后面还缺一个数、字段或括号"),
        ("(day", "4:表达式没有写完：后面还缺一个数、字段或括号"),
        ("day night", "4:这里不应有“night”。请看前面是否少了运算符、逗号或括号"),
        ('table == "shifts', '9:引号没有成对：缺少后面的 "'),
        ("table == shifts”", "15:前引号和后引号写反了，或者少了前引号"),
        ("day && night", "4:“并且”写作 and 或 且"),
        ("day || night", "4:“或者”写作 or 或 或"),
        ("day === 1", "4:相等写作 =="),
        ("day => 1", "4:大于等于写作 >= 或 ≥"),
        ("day <> 1", "4:不等写作 != 或 ≠"),
        ("day ** 2", "4:这里没有乘方"),
        ("1 < day < 3", "8:比较不能连着写。请用 and 分成两个比较（a < b and b < c），或者加括号"),
        ("白班 == 1", "0:不认识“白”。文字常量要放在引号里"),
        ("1" * 2001, "0:表达式有 2001 个字，最多 2000 个。请用 let 分成几步"),
        ("(" * 51 + "1", "50:括号超过 50 层。请用 let 分成几步"),
        ("1" + "+1" * 200, "0:表达式太复杂（层层相套超过 150 层）。请用 let 分成几步"),
        ("day == 9999999999999", "7:数最大到一万亿，小数最多 6 位"),
        ("day in [" + "1," * 100 + "1]", "4:列表最多 100 项。长的词表请放进 vocabulary/"),
        # names
        ("dya == 1", "0:line 没有“dya”这个字段。是否想写“day”？"),
        ("p.valu == 1", "2:part 没有“valu”这个字段。是否想写“value”？"),
        ("q.value == 1", "0:没有名为“q”的事实。可以写：line、p。"),
        (
            "part.value == 1",
            "0:还没有连接“part”这种事实：请先写 with，或者用 count、sum 一类的计算",
        ),
        ("later == 1", "0:现在还不能用"),
        ("p == 1", "0:“p”是一条事实，要写出它的哪个字段，如 p.on"),
        ("lenn(text) == 1", "0:没有名为“lenn”的函数。是否想写“len”？"),
        ('table == "shfts"', "9:这个字段不会是“shfts”。是否想写“shifts”？"),
        ('"shfts" == table', "0:这个字段不会是“shfts”。是否想写“shifts”？"),
        ('table in ["shifts", "post"]', "20:这个字段不会是“post”。是否想写“posts”？"),
        ('state(day) == "blnk"', "14:这个字段不会是“blnk”。是否想写“blank”？"),
        (
            'parameter("most-night") > 1',
            "10:parameters.yaml 里没有“most-night”。是否想写“most-nights”？",
        ),
        (
            'mentions(text, "empty")',
            "15:vocabulary/ 里没有名为“empty”的词表。可以写：empty-phrases。",
        ),
        ("count(parts) == 1", "6:没有名为“parts”的事实种类。是否想写“part”？"),
        (
            "count(line) == 1",
            "6:“line”已指另一条事实。请用 as 另起别名，如 count(line as other …)",
        ),
        # types
        ("day == text", "7:比较的两边要同类：一边是数，一边是文字"),
        ('day == "1"', "7:比较的两边要同类：一边是数，一边是文字。数不加引号"),
        ("text == 1", '8:比较的两边要同类：一边是文字，一边是数。文字要加引号，如 "1"'),
        (
            'since == "2020-01-01"',
            "9:比较的两边要同类：一边是日期，一边是文字。日期写作 date(2020, 1, 1)",
        ),
        ('text < "a"', "5:文字不能比大小，只能用 == 和 !="),
        ("day + text == 1", "6:+ 的两边要的是数，这里是文字"),
        ("-text == 1", "1:- 后面要的是数，这里是文字"),
        ("day and present", "0:and 的两边要的是真假，这里是数"),
        ("not text", "4:not 后面要的是真假，这里是文字"),
        ("len(day) == 1", "4:len 的第 1 个参数要的是文字，这里是数"),
        ("days(since) == 1", "0:days 的参数个数不对：写作 days(日期, 日期)"),
        ("matches(text, p.text)", '14:matches 的第 2 个参数要直接写出，如 matches(文字, "正则")'),
        ('matches(text, "(a")', "14:正则表达式“(a”：圆括号没有成对：少了“)”"),
        ("round(day, 9) == 1", "11:round 的位数写 0 到 4"),
        ('state(text) == "blank"', "6:state 只能用于 row、column 事实里某一格：写列号或行号"),
        ("sum(part.text) == 1", "4:sum 要的是数，这里是文字"),
        ("sum(part) == 1", "4:sum 的第一项要写种类.字段，如 sum(cell.value where cell.leaf)"),
        (
            "count(part.value) == 1",
            '6:count 的第一项要写种类，如 count(cell where cell.state == "blank")',
        ),
        ("abs(day where day > 1)", "0:where 只能用在 count、sum、min、max、list 里"),
        ("count(part where count(part as q) == 1) == 1", "17:这里不能用 count：请把它写到 let 里"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(text: str, said: str) -> None:
    assert told(text) == [said]


def test_all_mistakes_of_an_expression_are_said_at_once() -> None:
    assert told('dya == 1 and text > 1 or len(day) == 2 and table == "x"') == [
        "0:line 没有“dya”这个字段。是否想写“day”？",
        '20:比较的两边要同类：一边是文字，一边是数。文字要加引号，如 "1"',
        "29:len 的第 1 个参数要的是文字，这里是数",
        "52:这个字段不会是“x”。可以写：posts、shifts。",
    ]


def test_a_condition_must_be_true_or_false() -> None:
    said: list[str] = []

    assert check_condition("day + 1", SCOPE, lambda _at, words: said.append(words)) is None
    assert said == ["这里要写一个条件，结果是真或假；现在的结果是数"]
