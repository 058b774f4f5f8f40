"""Calls are checked: functions of the closed list, and calculations over many facts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hegui.facts.kinds import Type
from hegui.language.functions import AGGREGATES, FUNCTIONS, Function
from hegui.language.lookup import TYPES, Lookup, Typed, start
from hegui.language.names import Known
from hegui.language.parse import Syntax
from hegui.language.tree import Aggregate, Call, Constant
from hegui.model.likeness import meant
from hegui.model.pattern import compile_pattern

_EXAMPLES = {
    "count": 'count(cell where cell.state == "blank")',
    "sum": "sum(cell.value where cell.leaf)",
    "min": "min(cell.value where cell.leaf)",
    "max": "max(cell.value where cell.leaf)",
    "list": "list(cell.label where cell.leaf)",
}


@dataclass(frozen=True, slots=True)
class Calls(Lookup):
    """Adds calls to what can be checked."""

    def call(self, node: Syntax) -> Typed | None:
        """A function, or a calculation over all facts of a kind."""
        name = node.value
        if name in AGGREGATES and (name not in FUNCTIONS or len(node.parts) == 1):
            return self.aggregate(node)
        if name not in FUNCTIONS:
            choices = [*FUNCTIONS, *AGGREGATES]
            near = meant(name, choices)
            self.wrong(node.at, f"没有名为“{name}”的函数。{near}")
            return None
        function = FUNCTIONS[name]
        given = len(node.parts)
        if given < function.needed or (given > len(function.takes) and not function.more):
            self.wrong(node.at, f"{name} 的参数个数不对：写作 {function.usage}")
            return None
        found = self._arguments(node, function)
        if found is None or not self._special(node, found):
            return None
        gives = function.gives or self.scope.names.parameters[node.parts[0].value]
        values = self.scope.names.states if name == "state" else None
        call = Call(name, tuple(typed[0] for typed in found), gives, node.at + 1)
        return call, Known(gives, values)

    def _arguments(self, node: Syntax, function: Function) -> list[Typed] | None:
        found = self.every(node.parts)
        if found is None:
            return None
        right = True
        for index, (typed, part) in enumerate(zip(found, node.parts, strict=True)):
            wanted = function.takes[min(index, len(function.takes) - 1)]
            if wanted is not None and typed[1].type is not wanted:
                told = f"{node.value} 的第 {index + 1} 个参数要的是{TYPES[wanted]}"
                self.wrong(start(part), f"{told}，这里是{TYPES[typed[1].type]}")
                right = False
            elif index in function.constant and not isinstance(typed[0], Constant):
                told = f"{node.value} 的第 {index + 1} 个参数要直接写出，如 {function.usage}"
                self.wrong(start(part), told)
                right = False
        return found if right else None

    def _special(self, node: Syntax, found: Sequence[Typed]) -> bool:
        """What the types of a function do not say."""
        names, last = self.scope.names, node.parts[-1]
        told = ""
        match node.value:
            case "state" if not found[0][1].member:
                told = "state 只能用于 row、column 事实里某一格：写列号或行号"
            case "parameter" if last.value not in names.parameters:
                near = meant(last.value, names.parameters)
                told = f"parameters.yaml 里没有“{last.value}”。{near}"
            case "mentions" if last.value not in names.vocabulary:
                near = meant(last.value, names.vocabulary)
                told = f"vocabulary/ 里没有名为“{last.value}”的词表。{near}"
            case "round" if len(found) > 1 and last.value not in {"0", "1", "2", "3", "4"}:
                told = "round 的位数写 0 到 4"
            case "matches":
                try:
                    compile_pattern(last.value)
                except ValueError as error:
                    told = str(error)
            case _:
                pass
        if told:
            self.wrong(last.at, told)
        return not told

    def aggregate(self, node: Syntax) -> Typed | None:
        """A calculation over the facts of a kind for which a condition holds."""
        name, _, given = node.value.partition(" ")
        if name not in AGGREGATES:
            told = "where 只能用在 count、sum、min、max、list 里"
            self.wrong(node.at, told if name in FUNCTIONS else f"没有名为“{name}”的计算。{told}")
            return None
        if not self.scope.aggregates:
            self.wrong(node.at, f"这里不能用 {name}：请把它写到 let 里")
            return None
        item = node.parts[0]
        if item.kind != ("name" if name == "count" else "field"):
            shape = "种类" if name == "count" else "种类.字段"
            self.wrong(item.at, f"{name} 的第一项要写{shape}，如 {_EXAMPLES[name]}")
            return None
        kind, _, field = item.value.partition(".")
        alias = given or kind
        scope = self.scope
        if kind not in scope.names.kinds:
            self.wrong(item.at, f"没有名为“{kind}”的事实种类。{meant(kind, scope.names.kinds)}")
            return None
        if alias in scope.aliases:
            told = f"“{alias}”已指另一条事实。请用 as 另起别名，如 {name}({item.value} as other …)"
            self.wrong(item.at, told)
            return None
        within = replace(scope, aliases={**scope.aliases, alias: kind}, aggregates=False)
        inner = replace(self, scope=within)
        where = None
        for condition in node.parts[1:]:
            where = inner.of_type(condition, Type.TRUTH, "where 后面")
            if where is None:
                return None
        if name == "count":
            count = Aggregate(name, kind, alias, None, where, Type.NUMBER, node.at + 1)
            return count, Known(Type.NUMBER)
        value = inner.field(replace(item, value=f"{alias}.{field}"))
        if value is None:
            return None
        gives = self._gives(node, name, value[1].type)
        if gives is None:
            return None
        return Aggregate(name, kind, alias, value[0], where, gives, node.at + 1), Known(gives)

    def _gives(self, node: Syntax, name: str, taken: Type) -> Type | None:
        if name == "list":
            return Type.TEXT
        if taken is Type.NUMBER or (taken is Type.DATE and name != "sum"):
            return taken
        self.wrong(node.parts[0].at, f"{name} 要的是数，这里是{TYPES[taken]}")
        return None
