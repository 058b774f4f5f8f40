"""A subject that fails becomes a finding: message with its values, places, facts, an id.

The only maker of findings.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hegui.engine.context import Context
from hegui.engine.exact import show
from hegui.engine.naming import finding_id
from hegui.engine.outcome import Finding
from hegui.engine.plain import Breach, beside
from hegui.engine.plan import Plan
from hegui.engine.scope import Frame
from hegui.facts.fact import Fact
from hegui.language.tree import Aggregate, Expression, FieldOf, Named
from hegui.language.walk import children
from hegui.model.place import Place

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")  # told only where all its values say something
_SIDES = ("left", "right", "difference")
_COUNTED = ("count", "list")
_WHOLE = "report"  # stands nowhere in particular, if the facts counted in it do
_MOST_PLACES = 50  # of facts that an aggregate counted


def finding(plan: Plan, context: Context, position: int, breaches: Sequence[Breach]) -> Finding:
    """The finding for the subject at *position*; its first certain breach is what is told."""
    told = min((one for one in breaches if one.truth is False), key=Breach.order)
    rule, subject = plan.rule, context.facts[position]
    frame = frame_of(plan, context, position, told.joined)
    facts = {rule.alias: subject}
    for join, at in zip(rule.joins, told.joined, strict=False):
        facts[join.alias] = context.facts[at]
    others = [context.facts[at].place for at in told.others]
    places = dict.fromkeys((*_places(plan, frame, facts), *others[:_MOST_PLACES]))
    return Finding(
        finding_id(rule.id, subject, context),
        rule.id,
        rule.severity,
        message(plan, frame),
        rule.remedy,
        tuple(places),
        facts,
    )


def frame_of(plan: Plan, context: Context, position: int, joined: tuple[int, ...]) -> Frame:
    """A fresh frame with the subject and the facts joined to it."""
    frame = plan.scope.frame(context)
    frame[plan.subjects.slot] = context.facts[position]
    return beside(plan, frame, joined)


def message(plan: Plan, frame: Frame) -> str:
    """The rule's message with its placeholders filled, idle optional parts left out."""

    def told(part: re.Match[str]) -> str:
        names = _PLACEHOLDER.findall(part[1])
        return part[1] if all(_named(plan, frame, name.lstrip("?")) for name in names) else ""

    def filled(found: re.Match[str]) -> str:
        return "" if found[1].startswith("?") else show(_named(plan, frame, found[1]))

    return _PLACEHOLDER.sub(filled, _OPTIONAL.sub(told, plan.rule.message))


def _members(alias: str, fact: Fact, nodes: Iterable[Expression]) -> list[Place]:
    """Places of the cells of *fact* that the nodes name, in their order."""
    return [
        fact.cells[node.name].place
        for node in nodes
        if isinstance(node, FieldOf) and node.alias == alias and node.name in fact.cells
    ]


def _all(tree: Expression) -> Iterator[Expression]:
    yield tree
    for part in children(tree):
        yield from _all(part)


def trees(plan: Plan) -> Iterator[Expression]:
    """Every node of ``require`` and of the named values it leads to."""
    named: set[str] = set()
    waiting: list[Expression] = [] if plan.rule.require is None else [plan.rule.require]
    while waiting:
        tree = waiting.pop(0)
        yield tree
        waiting += children(tree)
        if isinstance(tree, Named) and tree.name not in named:
            named.add(tree.name)
            waiting.append(plan.explainer.let(tree.name))


def _named(plan: Plan, frame: Frame, name: str) -> Any:  # noqa: ANN401 - any value of the language
    if name in plan.scope.named:
        return plan.explainer.named(name, frame)
    if plan.left is not None and plan.right is not None and name in _SIDES:
        left, right = plan.left(frame), plan.right(frame)
        if name == "difference":
            return None if left is None or right is None else abs(left - right)
        return left if name == "left" else right
    alias, _, field = name.rpartition(".")
    fact = frame[plan.scope.slots[alias or plan.rule.alias]]
    return fact.get(field) if isinstance(fact, Fact) else None


def _places(plan: Plan, frame: Frame, facts: Mapping[str, Fact]) -> Iterator[Place]:
    """Of the operands' cells, else of the fact, subject first; then of what was counted."""
    nodes = sorted(trees(plan), key=lambda node: node.column)  # as the rule reads
    counted: list[Place] = []
    for node in nodes:
        if isinstance(node, Aggregate) and node.name in _COUNTED:
            counted += [fact.place for fact in plan.explainer.taken(node, frame)]
    where = plan.rule.where
    for alias, fact in facts.items():
        members = _members(alias, fact, nodes)
        if not members and where is not None and alias == plan.rule.alias:
            members = _members(alias, fact, _all(where))
        if members or not (counted and fact.kind == _WHOLE):
            yield from members or [fact.place]
    yield from counted[:_MOST_PLACES]
