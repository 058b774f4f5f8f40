"""A syntax tree becomes the typed tree: every name looked up, every type compared.

Says every mistake it meets and goes on, so that one run shows them all. A text that a field
can never be is a mistake too: such a rule would silently never match.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.facts.kinds import Type
from hegui.language.call import Calls
from hegui.language.lookup import TYPES, Typed, start
from hegui.language.names import Known, Scope
from hegui.language.parse import Syntax, Tell, parse
from hegui.language.tree import (
    AllOf,
    AnyOf,
    Arithmetic,
    Compare,
    Constant,
    Expression,
    Member,
    Not,
)
from hegui.model.likeness import meant

_SAME = {"=": "==", "≠": "!=", "≤": "<=", "≥": ">="}
_LARGEST = 10**12
_LONGEST_LIST = 100
_FINEST = 6  # decimals; the engines scale numbers by 10^6

_NUMBER, _TRUTH = Known(Type.NUMBER), Known(Type.TRUTH)


def check_text(text: str, scope: Scope, tell: Tell) -> Typed | None:
    """The typed tree of *text* and what is known of its value; None if *tell* was told why."""
    syntax = parse(text, tell, scope.names.labels)
    return None if syntax is None else _Checker(scope, tell).check(syntax)


def check_condition(text: str, scope: Scope, tell: Tell) -> Expression | None:
    """The typed tree of a condition: something true or false."""
    found = check_text(text, scope, tell)
    if found is None:
        return None
    if found[1].type is not Type.TRUTH:
        tell(0, f"这里要写一个条件，结果是真或假；现在的结果是{TYPES[found[1].type]}")
        return None
    return found[0]


@dataclass(frozen=True, slots=True)
class _Checker(Calls):
    def check(self, node: Syntax) -> Typed | None:
        match node.kind:
            case "any" | "all" | "not":
                return self._logic(node)
            case "compare":
                return self._compare(node)
            case "member":
                return self._member(node)
            case "arithmetic":
                return self._arithmetic(node)
            case "signed":
                return self._signed(node)
            case "name" | "field":
                return self.field(node)
            case "call":
                return self.call(node)
            case "over" | "over_as":
                return self.aggregate(node)
            case _:
                return self._constant(node)

    def _logic(self, node: Syntax) -> Typed | None:
        said = {"any": "or 的两边", "all": "and 的两边", "not": "not 后面"}[node.kind]
        found = [self.of_type(part, Type.TRUTH, said) for part in node.parts]
        parts = tuple(part for part in found if part is not None)
        if len(parts) != len(found):
            return None
        if node.kind == "not":
            return Not(parts[0], node.at + 1), _TRUTH
        return (AllOf if node.kind == "all" else AnyOf)(parts, node.at + 1), _TRUTH

    def _compare(self, node: Syntax) -> Typed | None:
        found = self.every(node.parts)
        if found is None:
            return None
        operator = _SAME.get(node.value, node.value)
        (left, known_left), (right, known_right) = found
        if not self._alike(found, node.parts):
            return None
        if operator not in {"==", "!="} and known_left.type not in {Type.NUMBER, Type.DATE}:
            self.wrong(node.at, f"{TYPES[known_left.type]}不能比大小，只能用 == 和 !=")
            return None
        self._possible(known_left, right, node.parts[1])
        self._possible(known_right, left, node.parts[0])
        return Compare(operator, left, right, node.at + 1), _TRUTH

    def _member(self, node: Syntax) -> Typed | None:
        if len(node.parts) - 1 > _LONGEST_LIST:
            self.wrong(node.at, f"列表最多 {_LONGEST_LIST} 项。长的词表请放进 vocabulary/")
            return None
        found = self.every(node.parts)
        if found is None:
            return None
        right = True
        for typed, part in zip(found[1:], node.parts[1:], strict=True):
            right = self._alike([found[0], typed], [node.parts[0], part]) and right
            if right:
                self._possible(found[0][1], typed[0], part)
        if not right:
            return None
        items = tuple(typed[0] for typed in found[1:])
        return Member(found[0][0], items, node.at + 1), _TRUTH

    def _alike(self, found: Sequence[Typed], nodes: Sequence[Syntax]) -> bool:
        (left, a), (right, b) = found
        if a.type is b.type:
            return True
        told = f"比较的两边要同类：一边是{TYPES[a.type]}，一边是{TYPES[b.type]}"
        for constant, other in ((left, b), (right, a)):
            if isinstance(constant, Constant) and other.type is Type.TEXT:
                told += f'。文字要加引号，如 "{_written(constant)}"'
            elif isinstance(constant, Constant) and other.type is Type.NUMBER:
                told += "。数不加引号"
            elif isinstance(constant, Constant) and other.type is Type.DATE:
                told += "。日期写作 date(2020, 1, 1)"
        self.wrong(start(nodes[1]), told)
        return False

    def _possible(self, known: Known, value: Expression, node: Syntax) -> None:
        if known.values is None or not isinstance(value, Constant):
            return
        text = str(value.value)
        if text not in known.values:
            self.wrong(node.at, f"这个字段不会是“{text}”。{meant(text, known.values)}")

    def _arithmetic(self, node: Syntax) -> Typed | None:
        left, right = (
            self.of_type(part, Type.NUMBER, f"{node.value} 的两边") for part in node.parts
        )
        if left is None or right is None:
            return None
        return Arithmetic(node.value, left, right, node.at + 1), _NUMBER

    def _signed(self, node: Syntax) -> Typed | None:
        value = self.of_type(node.parts[0], Type.NUMBER, f"{node.value} 后面")
        if value is None:
            return None
        if node.value == "+":
            return value, _NUMBER
        if isinstance(value, Constant) and not isinstance(value.value, str):
            return Constant(-value.value, node.at + 1), _NUMBER
        return Arithmetic("-", Constant(0, node.at + 1), value, node.at + 1), _NUMBER

    def _constant(self, node: Syntax) -> Typed | None:
        column = node.at + 1
        if node.kind == "text":
            return Constant(node.value, column), Known(Type.TEXT)
        if node.kind == "truth":
            return Constant(node.value == "true", column), _TRUTH
        number = Decimal(node.value)
        if number > _LARGEST or len(node.value.partition(".")[2]) > _FINEST:
            words = f"数最大到一万亿，小数最多 {_FINEST} 位"
            self.wrong(node.at, words)
            return None
        if node.kind == "percent":
            return Constant(number / 100, column), _NUMBER
        return Constant(number if "." in node.value else int(number), column), _NUMBER


def _written(constant: Constant) -> str:
    return str(constant.value).lower() if isinstance(constant.value, bool) else str(constant.value)
