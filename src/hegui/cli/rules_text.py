"""Rules as people read them: the list, and one rule whole with its law and its examples."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hegui.cli.facts_text import as_written
from hegui.cli.layout import cells
from hegui.packs.yaml_file import read_yaml
from hegui.rules.rule import Basis, Example, Rule, Status
from hegui.rules.ruleset import Ruleset

_STATUS = {Status.DRAFT: "试行", Status.STABLE: "正式", Status.RETIRED: "停用"}
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
    """One line a rule, under the name of its group."""
    for group in ruleset.pack.groups:
        mine = [rule for rule in rules if rule.group == group.id]
        if not mine:
            continue
        yield f"{group.id} {group.name}（{len(mine)} 条）"
        width = max(cells(rule.title) for rule in mine)
        for rule in mine:
            law = "；".join(_short_law(basis, ruleset) for basis in rule.basis)
            title = rule.title + " " * (width - cells(rule.title))
            yield f"  {rule.id:<7} {rule.severity.chinese} {_STATUS[rule.status]} {title}  {law}"
    for rule_id, reason in sorted(ruleset.switched_off.items()):
        yield f"  {rule_id:<7} 方案里停用：{reason}"


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
    yield f"{rule.severity.chinese}，{_STATUS[rule.status]}，{names[rule.group]}"
    yield f"文件：{rule.file}"
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
    yield "例子："
    for example in rule.examples:
        yield f"  {example.verdict.chinese}：{example.name}"
        yield from (f"    {line}" for line in _given(example))


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
        yield from (f"    {name}: {_flow(part)}" for name, part in value.items())
    elif isinstance(value, list):
        yield f"  {key}:"
        yield from (f"    - {_flow(part)}" for part in value)
    else:
        yield f"  {key}: {value}"


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return str(value)


def _given(example: Example) -> Iterator[str]:
    if example.report:
        yield from (f"| {line}" for line in example.report.rstrip().splitlines())
    yield from (as_written(fact) for fact in example.facts)
