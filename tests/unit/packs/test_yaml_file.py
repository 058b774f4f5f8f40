"""YAML as people write it: what is read, and what is said of every slip."""

from decimal import Decimal
from pathlib import Path

import pytest

from hegui.errors import PackError
from hegui.packs.yaml_file import parse_yaml, read_yaml


def mistakes(raw: str | bytes) -> list[str]:
    with pytest.raises(PackError) as caught:
        parse_yaml(raw if isinstance(raw, bytes) else raw.encode(), "x.yaml")
    return [str(mistake) for mistake in caught.value.mistakes]


def test_plain_words_and_dates_stay_text_and_numbers_are_exact() -> None:
    file = parse_yaml(
        b"a: no\nb: 2020-01-01\nc: 12:30\nd: 010\ne: 0.1\nf: -3\ng: true\nh:\ni: '5'\n",
        "x",
    )

    assert file.data == {
        "a": "no",
        "b": "2020-01-01",
        "c": "12:30",
        "d": "010",
        "e": Decimal("0.1"),
        "f": -3,
        "g": True,
        "h": None,
        "i": "5",
    }


def test_a_mark_at_the_beginning_of_the_file_and_windows_lines_do_not_matter() -> None:
    assert parse_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "x").data == {"a": 1, "b": 2}


def test_values_and_keys_have_places() -> None:
    file = parse_yaml(b"a: 1\nb:\n  - {c: 2, d: 3}\n", "x")

    assert file.place(("b", 0, "d")) == (3, 15)
    assert file.place(("b", 0, "d"), key=True) == (3, 12)
    assert file.place(("b", 0, "nothing")) == (3, 5)
    assert dict(file.lines()) == {"a": (1, 4), "b": (3, 3)}


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("w: a == b\n", 5, (1, 9)),
        ('w: "a == b"\n', 5, (1, 10)),
        ("w: 'a == ''b'\n", 5, (1, 10)),
        ('w: "a == \\"b"\n', 6, (1, 12)),
        ("w: |\n  a ==\n  b\n", 5, (3, 3)),
        ("w: |\n  a ==\n  b\n", 2, (2, 5)),
    ],
)
def test_a_place_within_a_text_is_found_in_the_source(
    text: str, offset: int, place: tuple[int, int]
) -> None:
    mistake = parse_yaml(text.encode(), "x").mistake_within(("w",), offset, "")

    assert (mistake.line, mistake.column) == place


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb：2\nc: 3\n", "x.yaml:2:2: 键后面的冒号是全角的“：”。请改为半角冒号加一个空格"),
        ("a: x\nb：2\n", "x.yaml:2:2: 键后面的冒号是全角的“：”。请改为半角冒号加一个空格"),
        ("a: 1\n\tb: 2\n", "x.yaml:2: 缩进里有制表符（Tab）。YAML 只认空格，请换成空格"),
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3:1: “a”写了两次（第 1 行已有）。请删去一处"),
        ("a: &x 1\nb: *x\n", "x.yaml:1:4: 不能用 YAML 的锚点（&）和引用（*）。请把内容写全"),
        ("a: 1\nb: {x}：1\nc: 2\n", "x.yaml:2:4: 以 { 开头的文字要加引号"),
        ("b: {x}：{y}。\n", "x.yaml:1:4: 以 { 开头的文字要加引号"),
        ("b: [[x]]y\nc: 1\n", "x.yaml:1:4: 以 [ 开头的文字要加引号"),
        ("a: !!str 1\n", "x.yaml:1:4: 不能用 YAML 的标签（!）。文字以 ! 开头时请放进引号"),
        (
            "a: 1\n---\nb: 2\n",
            "x.yaml:2:1: 一个文件只能有一份内容：请去掉多余的“---”，并看第一行是否顶格",
        ),
        ("a: 'x\n", "x.yaml:1:4: 引号没有成对：到文件末尾也没有找到后一个引号"),
        (
            "a: x: y\n",
            "x.yaml:1:5: 这里不应再有冒号。文字里有“: ”时请把整段文字放进引号；也请看缩进是否对齐",
        ),
        (
            "a: >\n  甲\n  乙\n",
            "x.yaml:1:4: 一段文字要写在一行里：折行会在汉字之间多出空格。确要分行的用“|”",
        ),
        (
            "a: 甲\n  乙\n",
            "x.yaml:1:4: 一段文字要写在一行里：折行会在汉字之间多出空格。确要分行的用“|”",
        ),
        ("", "x.yaml: 文件是空的"),
        ("a: \x07\n", "x.yaml: 文件里有不可见的控制字符，请删去"),
        ("? [a]\n: 1\n", "x.yaml:1:3: 键只能是一个词"),
    ],
)
def test_every_slip_is_said_with_its_place(text: str, said: str) -> None:
    found = mistakes(text)
    if "空的" not in said:
        said += "。改好后请再检查一次"

    # libyaml marks an open quote at the end or at the beginning, by version; the words count
    assert [line.split(": ", 1)[1] for line in found] == [said.split(": ", 1)[1]]
    if "引号没有成对" not in said:
        assert found == [said]


def test_several_slips_are_said_at_once() -> None:
    found = mistakes("a: 1\na: 2\nb: 1\nb: 2\n")

    assert [said.endswith("改好后请再检查一次") for said in found] == [False, True]


def test_other_encodings_are_named() -> None:
    assert mistakes("a: 1\nb: 中文\n".encode("gb18030")) == [
        "x.yaml:2: 文件是 GBK（GB18030） 编码。请用编辑器另存为 UTF-8 编码"
    ]
    assert "UTF-16" in mistakes("a: 中".encode("utf-16"))[0]


@pytest.mark.parametrize(
    "text", ["[" * 500_000, "- " * 200_000 + "a", "{a: " * 90 + "1" + "}" * 90]
)
def test_deep_nesting_is_refused_before_it_hurts(text: str) -> None:
    assert mistakes(text) == ["x.yaml: 层层嵌套超过 60 层"]


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="没有这个文件"):
        read_yaml(tmp_path / "none.yaml", "none.yaml")


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.yaml").write_bytes(b"a: 1\n" * 300_000)

    with pytest.raises(PackError, match="超过 1 MB"):
        read_yaml(tmp_path / "big.yaml", "big.yaml")
