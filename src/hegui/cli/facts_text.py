"""Facts as lines a person reads, and the page that explains the kinds of fact to rule authors.

Says everything that was read, with its place, and what stayed unknown; knows no kind by name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hegui.batch.results import is_facts
from hegui.exchange.document import item
from hegui.exchange.facts_json import facts_document
from hegui.facts.fact import Fact, FactBase, Value
from hegui.facts.kinds import COMMON, KINDS, Field, Kind, Type
from hegui.forms.edition import Form
from hegui.packs.pack import Pack
from hegui.rules.rule import Rule

_LONGEST = 60
_TYPES = {Type.NUMBER: "数字", Type.TEXT: "文字", Type.TRUTH: "真假", Type.DATE: "日期"}
_MEMBERS = {"rows": "各行的编号", "columns": "各列的编号"}


@dataclass(frozen=True)
class FactsAsText:
    """What is shown of one file, as lines; travels to where it is read."""

    def __call__(self, path: str, facts: FactBase | None, reason: str) -> str:
        """Everything that was read, or *reason*."""
        if facts is None:
            return f"== {path}\n读不了：{reason}\n\n"
        return "".join(f"{line}\n" for line in (*facts_lines(path, facts), ""))

    def accepts(self, text: str) -> bool:
        """Any text is lines; whoever prints them makes them harmless."""
        return bool(text)


@dataclass(frozen=True)
class FactsAsJson:
    """What is shown of one file, as an item of an array of facts documents."""

    pack: Pack
    form: Form

    def __call__(self, path: str, facts: FactBase | None, reason: str) -> str:
        """The facts document."""
        return item(facts_document(path, facts, reason or None, self.form, self.pack))

    def accepts(self, text: str) -> bool:
        """Only a facts document is one."""
        return is_facts(text)


def facts_lines(path: str, facts: FactBase) -> Iterator[str]:
    """What is common to all facts of one report, every doubt, then every fact by kind."""
    yield f"== {path}"
    common = facts.facts[0].fields if facts.facts else {}
    yield "公共字段：" + "  ".join(
        f"{name}={_say(common.get(name))}" for name in COMMON if name != "label"
    )
    yield ""
    yield f"存疑（{len(facts.doubts)} 处）"
    for doubt in facts.doubts:
        yield f"  {doubt.message}  {doubt.place.say()}（{doubt.code}）"
        for candidate in doubt.candidates:
            yield f"    可能是：{' | '.join(text or '空白' for text in candidate)}"
    for kind, group in _by_kind(facts.facts).items():
        yield ""
        yield f"{kind}（{len(group)} 条） {KINDS[kind].means if kind in KINDS else ''}".rstrip()
        for fact in group:
            yield f"  {fact.place.say()} {_fields(fact)}"


def kinds_lines(rules: Sequence[Rule]) -> Iterator[str]:
    """Every kind of fact: what it says, its fields, and an example out of the rules."""
    yield "每种事实都有的字段"
    yield from _field_lines(COMMON)
    examples = _examples(rules)
    for kind in KINDS.values():
        yield ""
        yield f"{kind.name}  {kind.means}"
        yield from _field_lines(kind.fields)
        if kind.members:
            yield f"  另外，{_MEMBERS[kind.members]}也是数字字段，值是该格的数。"
        if kind.name in examples:
            rule, example = examples[kind.name]
            yield f"  例（{rule.id}）：{as_written(example)}"


def kinds_document(rules: Sequence[Rule]) -> dict[str, Any]:
    """The same as data."""
    examples = _examples(rules)
    return {
        "common": _fields_document(COMMON),
        "kinds": {
            kind.name: {
                "means": kind.means,
                "fields": _fields_document(kind.fields),
                "members": kind.members or None,
                "example": _example_document(kind, examples),
            }
            for kind in KINDS.values()
        },
    }


def _by_kind(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.kind, []).append(fact)
    return groups


def _fields(fact: Fact) -> str:
    kind = KINDS.get(fact.kind)
    shown = {name: value for name, value in fact.fields.items() if name not in COMMON}
    known = [f"{name}={_say(value)}" for name, value in shown.items() if value is not None]
    due = {**shown, **dict.fromkeys(kind.fields if kind else ())}
    unknown = [f"{name}{_because(fact, name)}" for name in due if fact.get(name) is None]
    return "  ".join(known) + (f"  未知：{'、'.join(unknown)}" if unknown else "")


def _because(fact: Fact, name: str) -> str:
    return f"（{fact.doubts[name]}）" if name in fact.doubts else ""


def _say(value: Value) -> str:
    if value is None:
        return "未知"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str):
        text = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
        return "“" + text.replace("\n", "⏎").replace("\t", " ") + "”"
    return value.isoformat() if isinstance(value, date) else str(value)


def _field_lines(fields: Mapping[str, Field]) -> Iterator[str]:
    width = max(len(name) for name in fields)
    for name, field in fields.items():
        words = f"（{' | '.join(field.words)}）" if field.words else ""
        yield f"  {name:<{width}}  {_TYPES[field.type]}  {field.means}{words}"


def _fields_document(fields: Mapping[str, Field]) -> dict[str, Any]:
    return {
        name: {"type": field.type.value, "means": field.means, "words": list(field.words)}
        for name, field in fields.items()
    }


def _examples(rules: Sequence[Rule]) -> dict[str, tuple[Rule, Fact]]:
    """For each kind the first example fact in the order of rule ids."""
    found: dict[str, tuple[Rule, Fact]] = {}
    for rule in rules:
        for example in rule.examples:
            for fact in example.facts:
                found.setdefault(fact.kind, (rule, fact))
    return found


def _example_document(kind: Kind, examples: Mapping[str, tuple[Rule, Fact]]) -> object:
    if kind.name not in examples:
        return None
    rule, fact = examples[kind.name]
    return {"rule": rule.id, "fact": as_written(fact)}


def as_written(fact: Fact) -> str:
    """A fact as the examples of rule files write it."""
    given = {name: value for name, value in fact.fields.items() if value is not None}
    parts = [f"{name}: {_literal(value)}" for name, value in given.items() if name not in COMMON]
    return f"{{{fact.kind}: {{{', '.join(parts)}}}}}"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if isinstance(value, str) and value else _say(value).strip("“”") or '""'
