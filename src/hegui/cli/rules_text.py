"""Rules as people read them: the list, and one rule whole with its law and its examples."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hegui.authoring.pages import STATUS, quality_words
from hegui.cli.as_yaml import entries, example_lines, flow
from hegui.cli.layout import cells, wrapped
from hegui.packs.yaml_file import read_yaml
from hegui.rules.across import needs_words
from hegui.rules.rule import Basis, Rule
from hegui.rules.ruleset import Ruleset

_WIDTH = 78  # a stop that may not begin a line stands beyond it
_JUDGED = (
    "applies",
    "for",
    "where",
    "with",
    "exists",
    "absent",
    "let",
    "require",
    "derive",
    "give",
)


def list_lines(rules: Sequence[Rule], ruleset: Ruleset) -> Iterator[str]:
    """A rule and under it what it rests on, under the name of its group."""
    for group in ruleset.pack.groups:
        mine = [rule for rule in rules if rule.group == group.id]
        if not mine:
            continue
        yield f"{group.id} {group.name}（{len(mine)} 条）"
        for rule in mine:
            head = f"  {rule.id:<7} {rule.severity.chinese} {STATUS[rule.status]} "
            indent = " " * cells(head)
            room = _WIDTH - len(indent)
            laws = [f"依据：{_short_law(basis, ruleset)}" for basis in rule.basis]
            local = [f"地方性要求，在方案里启用（on）才运行：{rule.local}"] if rule.local else []
            first, *more = (x for told in (rule.title, *local, *laws) for x in wrapped(told, room))
            yield head + first
            yield from (indent + line for line in more)
    for rule_id, reason in sorted(ruleset.switched_off.items()):
        head = f"  {rule_id:<7} "
        first, *more = wrapped(
            f"没有运行：{reason}", _WIDTH - cells(head) - 2
        )  # a stop may hang over
        yield head + first
        yield from (" " * cells(head) + line for line in more)


def list_document(rules: Sequence[Rule], ruleset: Ruleset) -> list[dict[str, Any]]:
    """The same as data."""
    return [
        {
            "id": rule.id,
            "group": rule.group,
            "severity": rule.severity.value,
            "status": rule.status.value,
            "title": rule.title,
            "basis": [
                {"source": basis.source, "article": basis.article, "requires": basis.requires}
                for basis in rule.basis
            ],
            "file": rule.file,
        }
        for rule in rules
        if rule.id not in ruleset.switched_off
    ]


def rule_lines(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    """One rule whole."""
    names = {group.id: group.name for group in ruleset.pack.groups}
    yield f"{rule.id}  {rule.title}"
    yield f"{rule.severity.chinese}，{STATUS[rule.status]}，{names[rule.group]}"
    yield f"文件：{rule.file}"
    if rule.local:
        yield f"地方性要求，在方案里启用（on）才运行：{rule.local}"
    if words := needs_words(rule):
        yield f"要同时给出：{words}（没有就不能判断；不扣分）"
    yield "依据："
    for basis in rule.basis:
        yield f"  {_law(basis, ruleset)}：{basis.requires}"
    yield "判断："
    written = read_yaml(Path(rule.file), rule.file).data
    for key in _JUDGED:
        if key in written:
            yield from _written(key, written[key])
    yield f"消息：{rule.message}"
    yield f"改法：{rule.remedy}"
    if rule.limits:
        yield f"局限：{rule.limits}"
    yield f"质量：{quality_words(rule, ruleset)}"
    yield "例子：" if rule.examples else "例子：还没有"
    for example in written.get("examples", []):
        yield from (f"  {line}" for line in example_lines(example))


def _law(basis: Basis, ruleset: Ruleset) -> str:
    source = ruleset.sources.get(basis.source)
    if source is None:
        return f"{basis.source} {basis.article}".rstrip()
    number = f"（{source.document}）" if source.document else ""
    return f"{source.name}{number} {basis.article}".rstrip()


def _short_law(basis: Basis, ruleset: Ruleset) -> str:
    source = ruleset.sources.get(basis.source)
    name = (source.document or source.name) if source else basis.source
    return f"{name} {basis.article}".rstrip()


def _written(key: str, value: object) -> Iterator[str]:
    """A key of the rule file as its author wrote it."""
    if isinstance(value, dict):
        yield f"  {key}:"
        yield from (f"    {line}" for line in entries(value))
    elif isinstance(value, list):
        yield f"  {key}:"
        yield from (f"    - {flow(part, inside=False)}" for part in value)
    else:
        yield f"  {key}: {value}"
