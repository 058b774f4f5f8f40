"""What a rule joins, asks for and names: conditions checked in the scope where they stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hegui.errors import Mistake
from hegui.forms.edition import Form
from hegui.language.check import check_condition, check_text
from hegui.language.lookup import Typed
from hegui.language.names import Names, Scope
from hegui.language.parse import Tell
from hegui.language.tree import Expression
from hegui.model.likeness import meant
from hegui.model.verdict import Verdict
from hegui.packs.yaml_file import Trail, YamlFile
from hegui.rules.rule import Join, Presence
from hegui.rules.ruleset import Source

_HEAD = re.compile(r"\s*([A-Za-z_]\w*)(?:\s+as\s+([A-Za-z_]\w*))?\s*(?:\bwhere\b|$)", re.ASCII)
_WORDS = frozenset({"and", "or", "not", "in", "as", "where", "true", "false"})
_JOIN_KEYS = ("where", "missing", "why")


@dataclass(frozen=True)
class Law:
    """What rule files are held against.

    Attributes:
        form: the editions, and the placeholders as the pack means them.
        names: what expressions may name, derived kinds included.
        sources: instruments that may be cited.
    """

    form: Form
    names: Names
    sources: Mapping[str, Source]


def head(text: str) -> tuple[str, str, int] | None:
    """``种类 as 别名 where …`` → kind, alias, and where the condition begins (0: none)."""
    found = _HEAD.match(text)
    if found is None:
        return None
    start = found.end() if found[0].rstrip().endswith("where") else 0
    return found[1], found[2] or found[1], start


@dataclass(frozen=True, slots=True)
class Conditions:
    """Reads the conditions of one rule file.

    Attributes:
        file: the rule file.
        law: what it is held against.
        mistakes: takes what is wrong.
        refused: keys of the file whose own mistakes have been told, with what they held.
    """

    file: YamlFile
    law: Law
    mistakes: list[Mistake]
    refused: Mapping[str, Any] = field(default_factory=dict)

    def _tell(self, path: Trail, shift: int = 0) -> Tell:
        def tell(at: int, message: str) -> None:
            self.mistakes.append(self.file.mistake_within(path, shift + at, message))

        return tell

    def wrong(self, path: Trail, message: str) -> None:
        """Notes a mistake at the value at *path*."""
        self.mistakes.append(self.file.mistake(path, message))

    def kind(self, path: Trail, kind: str) -> bool:
        """Whether *kind* is a kind of fact; notes a mistake if not."""
        kinds = self.law.names.kinds
        if kind not in kinds:
            self.wrong(path, f"没有名为“{kind}”的事实种类。{meant(kind, kinds)}")
        return kind in kinds

    def hidden(self) -> dict[str, str]:
        """Names the rule does give, but not to ``where``."""
        hidden = dict.fromkeys(
            self.file.data.get("let", {}), "let 的名称不能用在 where 里：请把式子直接写在这里"
        )
        for join in self.file.data.get("with", []):
            words = "where 里还没有连接别的事实：请写到 with 的 where 或 require 里"
            hidden |= dict.fromkeys((key for key in join if key not in _JOIN_KEYS), words)
        return hidden | dict.fromkeys(self._lost(), "")

    def _lost(self) -> Iterator[str]:
        """Names that a refused part of the file would have given."""
        lets, joins = self.refused.get("let"), self.refused.get("with")
        yield from lets if isinstance(lets, dict) else ()
        for join in joins if isinstance(joins, list) else ():
            yield from join if isinstance(join, dict) else ()

    def condition(self, path: Trail, given: object, scope: Scope) -> Expression | None:
        """The condition *given* at *path*; None if there is none, or none that is right."""
        if given is None:
            return None
        return check_condition(_text(given), scope, self._tell(path))

    def joins(self, scope: Scope) -> tuple[tuple[Join, ...], Scope]:
        """The facts under ``with``, and the scope in which they are known."""
        lets = self.file.data.get("let", {})
        words = "let 的名称不能用在 with 里：请把式子直接写在这里"
        lost = dict.fromkeys(self._lost(), "")
        joins, inner = [], replace(scope, hidden=dict.fromkeys(lets, words) | lost)
        for index, given in enumerate(self.file.data.get("with", [])):
            path = ("with", index)
            names = [key for key in given if key not in _JOIN_KEYS]
            if len(names) != 1:
                self.wrong(path, "一项只连接一种事实：写一个“别名: 种类”")
                continue
            alias, kind = names[0], given[names[0]]
            if alias in inner.aliases:
                self.wrong(path, f"“{alias}”已指另一条事实，请换一个别名")
            elif alias in _WORDS:
                self.wrong(path, f"“{alias}”是语言的词，不能作别名")
            elif not self.kind((*path, alias), kind):
                inner = replace(inner, hidden={**inner.hidden, alias: ""})
            else:
                inner = replace(inner, aliases={**inner.aliases, alias: kind})
                where = self.condition((*path, "where"), given.get("where"), inner)
                missing = Verdict(given.get("missing", "undetermined"))
                joins.append(Join(alias, kind, where, missing, str(given.get("why", ""))))
        hidden = {name: said for name, said in inner.hidden.items() if not said}
        return tuple(joins), replace(inner, hidden=hidden)

    def lets(self, scope: Scope, subject: str) -> tuple[tuple[tuple[str, Expression], ...], Scope]:
        """The values under ``let``, and the scope in which they are known."""
        found = self.given("let", scope)
        for name in self.file.data.get("let", {}):
            if name in scope.names.kinds[scope.aliases[subject]] or name in scope.aliases:
                words = f"“{name}”已是字段或别名，请换一个名称"
                self.mistakes.append(self.file.mistake(("let", name), words, key=True))
            scope = _with_let(scope, name, found.get(name))
        return tuple((name, typed[0]) for name, typed in found.items()), scope

    def given(self, key: str, scope: Scope) -> dict[str, Typed]:
        """``let`` and ``give``: each value may use those before it (``give``: the lets only)."""
        found: dict[str, Typed] = {}
        inner = scope
        for name, text in self.file.data.get(key, {}).items():
            if name in _WORDS:
                self.wrong((key, name), f"“{name}”是语言的词，请换一个名称")
            typed = check_text(_text(text), inner, self._tell((key, name)))
            if typed is not None:
                found[name] = typed
            if key == "let":
                inner = _with_let(inner, name, typed)
        return found

    def presence(self, path: Trail, text: str, scope: Scope) -> list[Presence]:
        """One item of ``exists`` or ``absent``; nothing if it is wrong."""
        parts = head(text)
        if parts is None:
            self.wrong(path, "这里写作“种类 where 条件”或“种类 as 别名 where 条件”")
            return []
        kind, alias, start = parts
        if not self.kind(path, kind):
            return []
        if alias in scope.aliases:
            words = f"“{alias}”已指另一条事实。请用 as 另起别名，如 {kind} as other where …"
            self.wrong(path, words)
            return []
        clash = sorted(set(scope.lets) & set(scope.names.kinds[kind]))
        if clash:
            self.wrong(path, f"let 的名称“{clash[0]}”与 {kind} 的字段同名，请换一个名称")
        inner = replace(
            scope, bare=alias, aliases={**scope.aliases, alias: kind}, aggregates=False
        )
        where = None
        if start:
            where = check_condition(text[start:], inner, self._tell(path, start))
        return [Presence(kind, alias, where, path[0] == "exists")]


def _with_let(scope: Scope, name: str, typed: Typed | None) -> Scope:
    """The scope with one more name; a wrong value's name is known, but tells no more mistakes."""
    if typed is None:
        return replace(scope, hidden={**scope.hidden, name: ""})
    return replace(scope, lets={**scope.lets, name: typed[1]})


def _text(given: object) -> str:
    return str(given).lower() if isinstance(given, bool) else str(given)
