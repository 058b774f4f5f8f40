"""The text of an expression becomes a syntax tree; the only door to the parser library.

Full-width signs are folded one character for one, so that every column stays true. Length,
nesting and lists are limited before anything is built. Knows no name and no type.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

Tell = Callable[[int, str], None]
"""Takes a mistake: 0-based place in the expression, and what is wrong, in Chinese."""

_LONGEST = 2_000
_DEEPEST = 50
_DEEPEST_TREE = 150  # a sum of many terms is deep without a single bracket
_WIDE = str.maketrans("（），．＋－−＝＜＞＊／％！［］【】×÷　", "(),.+--=<>*/%![][]*/ ")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}

# What people write from other languages, and what is meant here; the longer first.
_STRANGE = (
    ("===", "相等写作 =="),
    ("=>", "大于等于写作 >= 或 ≥"),
    ("=<", "小于等于写作 <= 或 ≤"),
    ("<>", "不等写作 != 或 ≠"),
    ("&&", "“并且”写作 and 或 且"),
    ("||", "“或者”写作 or 或 或"),
    ("**", "这里没有乘方"),
    ("!", "“不”写作 not 或 非，不等写作 != 或 ≠"),
    ("&", "“并且”写作 and 或 且"),
    ("|", "“或者”写作 or 或 或"),
    ("^", "这里没有乘方"),
    ("{", "分组用圆括号，列表用方括号"),
    (";", "一处只写一个表达式"),
    ("、", "列表各项之间用逗号"),
    ("”", "前引号和后引号写反了，或者少了前引号"),
    ("’", "前引号和后引号写反了，或者少了前引号"),
)


@dataclass(frozen=True, slots=True)
class Syntax:
    """A node as written, before names are looked up.

    Attributes:
        kind: the rule of the grammar.
        at: 0-based place in the expression.
        value: text of the node: operator, name, number or text constant.
        parts: the nodes below.
        depth: of the tree from here.
    """

    kind: str
    at: int
    value: str = ""
    parts: tuple["Syntax", ...] = ()
    depth: int = 1


def parse(text: str, tell: Tell, labels: Mapping[str, str] | None = None) -> Syntax | None:
    """The tree of *text*; None when it is wrong, and *tell* has been told why.

    *labels* says what to write instead of a label that was taken for a name.
    """
    folded = _fold(text, tell)
    if folded is None:
        return None
    try:
        tree: Syntax = _parser().parse(folded)  # type: ignore[assignment]  # the transformer makes it
    except UnexpectedInput as error:
        at, message = _label_at(error, folded, labels or {}) or _say(error, folded)
        tell(at, message)
        return None
    if tree.depth > _DEEPEST_TREE:
        tell(0, f"表达式太复杂（层层相套超过 {_DEEPEST_TREE} 层）。请用 let 分成几步")
        return None
    return tree


def _fold(text: str, tell: Tell) -> str | None:
    """Signs outside quotes made half-width; None if a limit is passed or a quote is open."""
    if len(text) > _LONGEST:
        tell(0, f"表达式有 {len(text)} 个字，最多 {_LONGEST} 个。请用 let 分成几步")
        return None
    if not text.strip():
        tell(0, "这里没有写表达式")
        return None
    folded: list[str] = []
    at = depth = 0
    while at < len(text):
        sign = text[at]
        if sign in _QUOTES:
            end = text.find(_QUOTES[sign], at + 1)
            if end < 0:
                tell(at, f"引号没有成对：缺少后面的 {_QUOTES[sign]}")
                return None
            folded.append(text[at : end + 1])
            at = end + 1
            continue
        sign = sign.translate(_WIDE)
        depth += (sign in "([") - (sign in ")]")
        if depth > _DEEPEST:
            tell(at, f"括号超过 {_DEEPEST} 层。请用 let 分成几步")
            return None
        folded.append(sign)
        at += 1
    return "".join(folded)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", transformer=_Build())


class _Build(Transformer[Token, Syntax]):
    """Makes the nodes while the parser runs, bottom up: no recursion, however deep the text."""

    def any_of(self, parts: Sequence[Syntax]) -> Syntax:
        return _node("any", parts[0].at, "", parts)

    def all_of(self, parts: Sequence[Syntax]) -> Syntax:
        return _node("all", parts[0].at, "", parts)

    def negation(self, parts: Sequence[Syntax]) -> Syntax:
        return _node("not", parts[0].at, "", parts)

    def comparison(self, parts: Sequence[Token | Syntax]) -> Syntax:
        return _binary("compare", parts)

    def arithmetic(self, parts: Sequence[Token | Syntax]) -> Syntax:
        return _binary("arithmetic", parts)

    def member(self, parts: Sequence[Token | Syntax]) -> Syntax:
        return _node("member", _at(parts[1]), "", _nodes(parts))

    def not_member(self, parts: Sequence[Token | Syntax]) -> Syntax:
        inner = self.member(parts)
        return _node("not", inner.at, "", [inner])

    def signed(self, parts: Sequence[Token | Syntax]) -> Syntax:
        return _node("signed", _at(parts[0]), str(parts[0]), _nodes(parts))

    def percent(self, parts: Sequence[Token]) -> Syntax:
        return Syntax("percent", _at(parts[0]), str(parts[0])[:-1])

    def number(self, parts: Sequence[Token]) -> Syntax:
        return Syntax("number", _at(parts[0]), str(parts[0]))

    def text(self, parts: Sequence[Token]) -> Syntax:
        return Syntax("text", _at(parts[0]), str(parts[0])[1:-1])

    def truth(self, parts: Sequence[Token]) -> Syntax:
        return Syntax("truth", _at(parts[0]), str(parts[0]))

    def name(self, parts: Sequence[Token]) -> Syntax:
        return Syntax("name", _at(parts[0]), str(parts[0]))

    def field(self, parts: Sequence[Token]) -> Syntax:
        return Syntax("field", _at(parts[0]), f"{parts[0]}.{parts[1]}")

    def call(self, parts: Sequence[Token | Syntax | None]) -> Syntax:
        return _node("call", _at(parts[0]), str(parts[0]), _nodes(parts))

    def over(self, parts: Sequence[Token | Syntax]) -> Syntax:
        return _node("over", _at(parts[0]), str(parts[0]), _nodes(parts))

    def over_as(self, parts: Sequence[Token | Syntax]) -> Syntax:
        value = f"{parts[0]} {parts[2]}"
        return _node("over_as", _at(parts[0]), value, _nodes(parts))


def _node(kind: str, at: int, value: str, parts: Sequence[Syntax]) -> Syntax:
    depth = 1 + max((part.depth for part in parts), default=0)
    return Syntax(kind, at, value, tuple(parts), depth)


def _nodes(parts: Sequence[Token | Syntax | None]) -> list[Syntax]:
    return [part for part in parts if isinstance(part, Syntax)]


def _binary(kind: str, parts: Sequence[Token | Syntax]) -> Syntax:
    return _node(kind, _at(parts[1]), str(parts[1]), _nodes(parts))


def _at(part: Token | Syntax | None) -> int:
    return part.start_pos or 0 if isinstance(part, Token) else 0


def _label_at(
    error: UnexpectedInput, text: str, labels: Mapping[str, str]
) -> tuple[int, str] | None:
    """The longest label that runs over the place of the error, and what is said of it."""
    at = error.pos_in_stream or 0
    for label in sorted(labels, key=len, reverse=True):
        wide = label.translate(_WIDE)
        begin = text.find(wide, max(0, at - len(wide) + 1))
        if 0 <= begin <= at:
            return begin, labels[label]
    return None


def _say(error: UnexpectedInput, text: str) -> tuple[int, str]:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return len(text.rstrip()), "表达式没有写完：后面还缺一个数、字段或括号"
    at = error.pos_in_stream or 0
    if isinstance(error, UnexpectedToken):
        at = error.token.start_pos or 0
    for begin in (at - 2, at - 1, at):
        for sign, words in _STRANGE:
            if begin >= 0 and text.startswith(sign, begin) and begin + len(sign) > at:
                return begin, words
    if isinstance(error, UnexpectedCharacters):
        return at, f"不认识“{text[at]}”。文字常量要放在引号里"
    word = str(error.token) if isinstance(error, UnexpectedToken) else text[at]
    if isinstance(error, UnexpectedToken) and error.token.type == "COMPARE":
        return at, f"比较不能连着写。请用 and 分成两个比较（a < b and b {word} c），或者加括号"
    return at, f"这里不应有“{word}”。请看前面是否少了运算符、逗号或括号"
