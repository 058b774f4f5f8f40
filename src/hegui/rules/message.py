"""The template of a message: which names it fills in, and whether the rule gives them."""

import re
from collections.abc import Collection, Iterator

from hegui.language.names import Scope
from hegui.model.likeness import meant

_SLOT = re.compile(r"\{([^{}]*)\}")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
SIDES = ("left", "right", "difference")


def message_mistakes(
    template: str, scope: Scope, sides: Collection[str]
) -> Iterator[tuple[int, str]]:
    """0-based place and Chinese words for everything the rule does not give.

    *sides* are those of ``SIDES`` that its condition gives.
    """
    rest = _SLOT.sub(lambda found: " " * len(found[0]), template)
    for brace in re.finditer(r"[{}]", rest):
        yield brace.start(), "花括号没有成对。花括号里写名称，如 {total}"
    for part in _OPTIONAL.finditer(template):
        if not _SLOT.search(part[1]) or "[[" in part[1]:
            yield part.start(), "[[…]] 里要有要填的名称，也不能套用，如 [[，另有{count}处]]"
    outside = _OPTIONAL.sub(lambda found: " " * len(found[0]), template)
    for bracket in re.finditer(r"\[\[|\]\]", outside):
        yield bracket.start(), "[[ 和 ]] 没有成对"
    for found in _SLOT.finditer(outside):
        if found[1].startswith("?"):
            yield found.start() + 1, "{?名称} 只决定写不写，要放在 [[…]] 里"
    for found in _SLOT.finditer(template):
        told = _slot(found[1].removeprefix("?"), scope, sides)
        if told:
            yield found.start() + 1, told


def _slot(name: str, scope: Scope, sides: Collection[str]) -> str:
    alias, dot, field = name.rpartition(".")
    if (name in scope.lets or name in sides or name in scope.hidden) and not dot:
        return ""
    if name in SIDES:
        if sides:
            return "两边不是数，没有相差多少"
        return f"只有 require 是一个比较时才有 {{{name}}}；请用 let 给要写的数起名"
    if alias in scope.hidden:
        return ""
    if dot and alias not in scope.aliases:
        return f"没有名为“{alias}”的事实。{meant(alias, scope.aliases)}"
    fields = list(scope.names.kinds[scope.aliases[alias if dot else scope.bare]])
    if field in fields:
        return ""
    if field in scope.names.labels:
        return scope.names.labels[field]
    near = meant(field, fields if dot else [*fields, *scope.lets, *SIDES])
    if not near.startswith("是否"):
        near = "可以填被判断事实的字段、别名.字段和 let 的名称"
    return f"这条规则没有“{name}”可填。{near}"
