"""Derivations are put in layers: each may use facts of the layers before it, never in a circle."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hegui.errors import Mistake
from hegui.facts.kinds import COMMON, KINDS, Type
from hegui.language.functions import AGGREGATES
from hegui.language.names import Known, Names
from hegui.language.parse import Syntax, parse
from hegui.language.tree import FieldOf
from hegui.language.walk import type_of
from hegui.packs.yaml_file import YamlFile
from hegui.rules.conditions import head
from hegui.rules.rule import Rule


def layered(files: Sequence[YamlFile], mistakes: list[Mistake]) -> list[list[YamlFile]]:
    """Files of derivations, in layers; those in a circle are left out, with a mistake."""
    waiting: dict[str, YamlFile] = {}
    for file in files:
        kind = file.data["derive"]
        if kind in KINDS or kind in waiting:
            other = waiting[kind].shown if kind in waiting else "audit facts --kinds"
            words = f"“{kind}”这种事实已经有了（{other}），请换一个名称"
            mistakes.append(file.mistake(("derive",), words))
        else:
            waiting[kind] = file
    needs = {kind: _kinds(file.data) & set(waiting) for kind, file in waiting.items()}
    layers: list[list[YamlFile]] = []
    done: set[str] = set()
    while waiting:
        ready = sorted(kind for kind in waiting if needs[kind] <= done)
        if not ready:
            circle = _circle(needs, done, min(waiting))
            words = f"推导成了圈：{' → '.join(circle)}。推导出的事实不能反过来依赖自己"
            mistakes.append(waiting[circle[0]].mistake(("derive",), words))
            break
        layers.append([waiting.pop(kind) for kind in ready])
        done.update(ready)
    return layers


def derived_fields(rule: Rule, names: Names) -> dict[str, Known]:
    """Fields of the facts that a derivation gives, as expressions may use them."""
    fields = {
        name: Known(field.type, frozenset(field.words) if field.words else None)
        for name, field in COMMON.items()
    }
    aliases = {rule.alias: rule.kind, **{join.alias: join.kind for join in rule.joins}}
    for name, value in rule.give:
        values = None
        if isinstance(value, FieldOf) and value.type is Type.TEXT:
            values = names.kinds[aliases[value.alias]][value.name].values
        fields[name] = Known(type_of(value), values)
    return fields


def _kinds(data: Mapping[str, Any]) -> set[str]:
    """Every kind of fact that a rule file speaks of."""
    heads = [str(data["for"])]
    texts = [data.get("where"), data.get("require")]
    texts += [*data.get("let", {}).values(), *data.get("give", {}).values()]
    for join in data.get("with", []):
        heads += [
            str(value) for key, value in join.items() if key not in {"where", "missing", "why"}
        ]
        texts.append(join.get("where"))
    conditions = [*data.get("exists", []), *data.get("absent", [])]
    kinds = {found[0] for found in map(head, [*heads, *conditions]) if found}
    texts += [text[found[2] :] for text in conditions if (found := head(text)) and found[2]]
    for text in texts:
        tree = parse(str(text), lambda _at, _message: None) if text is not None else None
        kinds |= set(_ran_over(tree)) if tree else set()
    return kinds


def _ran_over(node: Syntax) -> Iterator[str]:
    name = node.value.partition(" ")[0]
    if node.kind in {"call", "over", "over_as"} and name in AGGREGATES and node.parts:
        yield node.parts[0].value.partition(".")[0]
    for part in node.parts:
        yield from _ran_over(part)


def _circle(needs: Mapping[str, set[str]], done: set[str], start: str) -> list[str]:
    path = [start]
    while True:
        following = min(needs[path[-1]] - done)
        if following in path:
            return [*path[path.index(following) :], following]
        path.append(following)
