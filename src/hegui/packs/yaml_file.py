"""A YAML file that people write becomes plain values, each with its line and column.

Knows the YAML a pack may use: mappings, lists, text, integers, decimals, true and false; no
anchors, tags, duplicate keys or second documents. Plain words and dates stay text (YAML 1.2), so
``no`` is no truth and ``2020-01-01`` no clock. Knows nothing of what the values mean.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser

from hegui.errors import Mistake, PackError
from hegui.packs.yaml_place import child, within

Trail = Sequence[str | int]
AGAIN = "改好后请再检查一次"  # of mistakes that keep others from being seen

_LARGEST = 1_000_000
_DEEPEST = 60
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,30})\Z")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,30})\.[0-9]{1,30}\Z")
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_FULL_WIDTH_COLON = re.compile(r"^[ \t]*(?:- +)?[A-Za-z_][A-Za-z0-9_-]*：", re.MULTILINE)
_BARE_BRACE = re.compile(r"^[ \t]*(?:- +)?[A-Za-z_]\w*: +(?=([{\[])).*[}\]][ \t]*[^\s#,}\]]")
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_STAIRS = re.compile(r"(?:[-?:][ \t]+){40}")  # "- - - - …": each sign nests one deeper

# What libyaml says, and what we say; the first whose words occur is taken.
_PROBLEMS = (
    ("tab", "缩进里有制表符（Tab）。YAML 只认空格，请换成空格"),
    ("expected ':'", "这一行没有写成“键: 值”。请看冒号是否半角、后面是否空一格"),
    ("mapping values", "这里不应再有冒号。文字里有“: ”时请把整段文字放进引号；也请看缩进是否对齐"),
    ("end of stream", "引号没有成对：到文件末尾也没有找到后一个引号"),
    ("',' or ']'", "方括号没有成对，或者各项之间少了半角逗号"),
    ("',' or '}'", "花括号没有成对，或者各项之间少了半角逗号"),
    ("start any token", "值不能以这个符号开头。请把整段文字放进引号"),
    ("escape", "双引号里的反斜杠写法不对。请改用单引号，或者把 \\ 写成 \\\\"),
    ("'-' indicator", "列表的各项要以“- ”开头，并且左边对齐"),
    ("expected key", "键没有对齐，或者引号后面还有多余的字"),
    ("document", "一个文件只能有一份内容：请去掉多余的“---”，并看第一行是否顶格"),
    ("undefined alias", "不能用 YAML 的引用（*）。请把内容写全；文字以 * 开头时放进引号"),
    ("alphabetic or numeric", "不能用 YAML 的锚点（&）和引用（*）。文字以这些符号开头时放进引号"),
)


class _Composer(CParser):
    """The C parser with the shortest way from text to nodes: it only tells plain from quoted."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)

    def resolve(self, _kind: object, _value: object, implicit: bool | tuple[bool, bool]) -> str:  # noqa: FBT001 - called by the C parser
        plain = implicit if isinstance(implicit, bool) else implicit[0]
        return "plain" if plain else "text"

    def descend_resolver(self, _node: object, _index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass(frozen=True)
class YamlFile:
    """One file, read.

    Attributes:
        shown: the path as the user would type it.
        text: the file's text.
        data: dicts, lists, text, int, Decimal, bool, None.
        node: the root of the parser's nodes, for places.
    """

    shown: str
    text: str
    data: Any
    node: yaml.Node

    def place(self, path: Trail, *, key: bool = False) -> tuple[int, int]:
        """1-based line and column of the value at *path*, or of its key.

        A path that leads nowhere gives the nearest value that is there.
        """
        node, mark = self.node, self.node.start_mark
        for step in path:
            found = child(node, step)
            if found is None:
                break
            key_node, node = found
            mark = (key_node if key and key_node is not None else node).start_mark
        return mark.line + 1, mark.column + 1

    def sign(self, path: Trail) -> str:
        """The character with which the value at *path* begins in the source."""
        line, column = self.place(path)
        return self.text.split("\n")[line - 1][column - 1 : column]

    def mistake(self, path: Trail, message: str, *, key: bool = False) -> Mistake:
        """A mistake at the value (or the key) at *path*."""
        return Mistake(self.shown, *self.place(path, key=key), message)

    def mistake_within(self, path: Trail, offset: int, message: str) -> Mistake:
        """A mistake at the character *offset* (0-based) of the text that stands at *path*."""
        node = self.node
        for step in path:
            found = child(node, step)
            if found is None:
                return self.mistake(path, message)
            node = found[1]
        if not isinstance(node, yaml.ScalarNode):
            return self.mistake(path, message)
        return Mistake(self.shown, *within(self.text, node, offset), message)

    def lines(self) -> Mapping[str, tuple[int, int]]:
        """Key at the top of the file → line and column of its value."""
        return {
            key.value: (value.start_mark.line + 1, value.start_mark.column + 1)
            for key, value in self.node.value
        }


def read_yaml(path: Path, shown: str) -> YamlFile:
    """The file at *path*, which messages call *shown*.

    Raises:
        PackError: it is not there, is not UTF-8, or is not the YAML a pack may use.
    """
    try:
        status = path.stat()
        if status.st_size > _LARGEST:
            raise PackError([Mistake(shown, 0, 0, "文件超过 1 MB，不像人写的规则包文件")])
        return _read(path, shown, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise PackError([Mistake(shown, 0, 0, f"读不了这个文件：{_reason(error)}")]) from error


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    return "系统不允许" if not isinstance(error, IsADirectoryError) else "它是一个文件夹"


# Packs are read several times in one process: for their digest, their form, their rules.
@lru_cache(maxsize=256)
def _read(path: Path, shown: str, _changed: int, _size: int) -> YamlFile:
    return parse_yaml(path.read_bytes(), shown)


def parse_yaml(raw: bytes, shown: str) -> YamlFile:
    """The file with the content *raw*.

    Raises:
        PackError: it is not UTF-8, or is not the YAML a pack may use.
    """
    text = _decode(raw, shown).replace("\r\n", "\n")
    if _STAIRS.search(text) or _brackets(text) > _DEEPEST:
        raise PackError([Mistake(shown, 0, 0, f"层层嵌套超过 {_DEEPEST} 层")])
    try:
        node = _Composer(text).get_single_node()
    except yaml.YAMLError as error:
        raise PackError(_hiding([_unreadable(text, shown, error)])) from error
    if node is None:
        raise PackError([Mistake(shown, 0, 0, "文件是空的")])
    values = _Values(text, shown)
    data = values.value(node, 0)
    if values.mistakes:
        raise PackError(_hiding(values.mistakes))
    return YamlFile(shown, text, data, node)


def _hiding(mistakes: Sequence[Mistake]) -> list[Mistake]:
    """*mistakes*, the last of which says that nobody has looked beyond them."""
    *first, last = sorted(mistakes)
    return [*first, replace(last, message=f"{last.message}。{AGAIN}")]


def _decode(raw: bytes, shown: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        told = "UTF-16"
    else:
        try:
            raw.decode("gb18030")
            told = "GBK（GB18030）"
        except UnicodeDecodeError:
            raise PackError([Mistake(shown, line, 0, "文件不是 UTF-8 编码的文字")]) from None
    raise PackError([Mistake(shown, line, 0, f"文件是 {told} 编码。请用编辑器另存为 UTF-8 编码")])


def _brackets(text: str) -> int:
    depth = deepest = 0
    for found in re.finditer(r"[\[\]{}]", text):
        depth += 1 if found[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _unreadable(text: str, shown: str, error: yaml.YAMLError) -> Mistake:
    colon = _FULL_WIDTH_COLON.search(text)
    if colon:
        line = text.count("\n", 0, colon.end()) + 1
        column = colon.end() - (text.rfind("\n", 0, colon.end()) + 1)
        return Mistake(shown, line, column, "键后面的冒号是全角的“：”。请改为半角冒号加一个空格")
    tab = _TAB.search(text)
    if tab:
        line = text.count("\n", 0, tab.start()) + 1
        return Mistake(shown, line, 0, _PROBLEMS[0][1])
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Mistake(shown, 0, 0, "文件里有不可见的控制字符，请删去")
    for number in range(min(mark.line, len(text.split("\n")) - 1), max(mark.line - 2, -1), -1):
        brace = _BARE_BRACE.match(text.split("\n")[number])
        if brace:
            words = f"以 {brace[1]} 开头的文字要加引号"
            return Mistake(shown, number + 1, brace.start(1) + 1, words)
    problem = f"{getattr(error, 'problem', '')} {getattr(error, 'context', '')}"
    said = next((words for sign, words in _PROBLEMS if sign in problem), "这一行不合 YAML 的写法")
    return Mistake(shown, mark.line + 1, mark.column + 1, said)


@dataclass(slots=True)
class _Values:
    """Turns nodes into values, and notes what libyaml lets through and a pack may not use."""

    text: str
    shown: str
    mistakes: list[Mistake] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def value(self, node: yaml.Node, depth: int) -> object:
        if id(node) in self.seen:
            self._slip(node, "不能用 YAML 的锚点（&）和引用（*）。请把内容写全")
            return None
        self.seen.add(id(node))
        if node.tag not in {"plain", "text"}:
            self._slip(node, "不能用 YAML 的标签（!）。文字以 ! 开头时请放进引号")
        if depth > _DEEPEST:
            self._slip(node, f"层层嵌套超过 {_DEEPEST} 层")
            return None
        if isinstance(node, yaml.ScalarNode):
            if node.style == ">" or (
                node.style != "|" and node.end_mark.line > node.start_mark.line and node.value
            ):
                self.mistakes.append(_folded(node, self.text, self.shown))
            return node.value if node.tag == "text" else _plain(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return self._mapping(node, depth)

    def _mapping(self, node: yaml.Node, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._slip(key, "键只能是一个词")
                continue
            name = key.value
            if name in lines:
                self._slip(key, f"“{name}”写了两次（第 {lines[name]} 行已有）。请删去一处")
            lines[name] = key.start_mark.line + 1
            values[name] = self.value(value, depth + 1)
        return values

    def _slip(self, node: yaml.Node, message: str) -> None:
        mark = node.start_mark
        self.mistakes.append(Mistake(self.shown, mark.line + 1, mark.column + 1, message))


def _folded(node: yaml.Node, text: str, shown: str) -> Mistake:
    stretch = text.split("\n")[node.start_mark.line + 1 : node.end_mark.line + 1]
    for number, line in enumerate(stretch, node.start_mark.line + 2):
        colon = _FULL_WIDTH_COLON.match(line)
        if colon:
            return Mistake(
                shown, number, colon.end(), "键后面的冒号是全角的“：”。请改为半角冒号加一个空格"
            )
    return Mistake(
        shown,
        node.start_mark.line + 1,
        node.start_mark.column + 1,
        "一段文字要写在一行里：折行会在汉字之间多出空格。确要分行的用“|”",
    )


def _plain(value: str) -> object:
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.match(value):
        return int(value)
    return Decimal(value) if _DECIMAL.match(value) else value
