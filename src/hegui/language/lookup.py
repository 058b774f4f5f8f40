"""A name in an expression is looked up; what every check of a node needs."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hegui.facts.kinds import Type
from hegui.language.names import Known, Scope
from hegui.language.parse import Syntax, Tell
from hegui.language.tree import Expression, FieldOf, Named
from hegui.model.likeness import meant

Typed = tuple[Expression, Known]

TYPES = {Type.NUMBER: "数", Type.TEXT: "文字", Type.TRUTH: "真假", Type.DATE: "日期"}


@dataclass(frozen=True, slots=True)
class Lookup(ABC):
    """Checks nodes within one scope; tells every mistake and goes on."""

    scope: Scope
    tell: Tell

    @abstractmethod
    def check(self, node: Syntax) -> Typed | None:
        """The typed node; None if *tell* was told why there is none."""

    def wrong(self, at: int, message: str) -> None:
        """Tells a mistake; a name whose own mistake has been told has no more to say."""
        if message:
            self.tell(at, message)

    def every(self, nodes: Sequence[Syntax]) -> list[Typed] | None:
        """All of *nodes*, or None if one is wrong."""
        found = [self.check(node) for node in nodes]
        right = [typed for typed in found if typed is not None]
        return right if len(right) == len(found) else None

    def of_type(self, node: Syntax, wanted: Type, why: str) -> Expression | None:
        """The node if it is of the type *wanted*; *why* begins the mistake if it is not."""
        found = self.check(node)
        if found is not None and found[1].type is not wanted:
            self.wrong(start(node), f"{why}要的是{TYPES[wanted]}，这里是{TYPES[found[1].type]}")
            return None
        return found[0] if found else None

    def field(self, node: Syntax) -> Typed | None:
        """A field, or a value named under ``let``."""
        scope = self.scope
        alias, dot, name = node.value.rpartition(".")
        if not dot:
            alias = scope.bare
            if name in scope.lets:
                known = scope.lets[name]
                return Named(name, known.type, node.at + 1), replace(known, member=False)
            if name in scope.hidden:
                self.wrong(node.at, scope.hidden[name])
                return None
        elif alias not in scope.aliases:
            self.wrong(node.at, self._no_alias(alias))
            return None
        kind = scope.aliases[alias]
        fields = scope.names.kinds[kind]
        if name in fields:
            return FieldOf(alias, name, fields[name].type, node.at + 1), fields[name]
        self.wrong(node.at + len(alias) + 1 if dot else node.at, self._no_field(kind, name, dot))
        return None

    def _no_alias(self, alias: str) -> str:
        scope = self.scope
        if alias in scope.hidden:
            return scope.hidden[alias]
        if alias in scope.names.kinds:
            return f"还没有连接“{alias}”这种事实：请先写 with，或者用 count、sum 一类的计算"
        return f"没有名为“{alias}”的事实。{meant(alias, scope.aliases)}"

    def _no_field(self, kind: str, name: str, dot: str) -> str:
        known = set(self.scope.names.kinds[kind])
        near = meant(name, known if dot else known | set(self.scope.lets))
        told = f"{kind} 没有“{name}”这个字段。"
        if name in self.scope.aliases and not dot:
            field = min(self.scope.names.kinds[self.scope.aliases[name]])
            return f"“{name}”是一条事实，要写出它的哪个字段，如 {name}.{field}"
        if near.startswith("是否"):
            return told + near
        return told + ("文字常量要加引号；" if not dot else "") + "字段见 audit facts --kinds"


def start(node: Syntax) -> int:
    """Where the text of a node begins; operators know only where they stand themselves."""
    while node.kind in {"compare", "arithmetic", "member"} and node.parts:
        node = node.parts[0]
    return node.at
