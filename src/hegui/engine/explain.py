"""Trees looked at after the verdict: values of parts, unknown leaves, facts that were counted.

Only for findings, doubtful subjects and ``why``; what passes is never explained. Closures of
parts are compiled when first asked for and kept with the plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from typing import Any

from hegui.engine.closures import aggregate_parts, compile_tree
from hegui.engine.lower import Lets, aliases
from hegui.engine.scope import UNSET, Closure, Frame, Scope
from hegui.engine.selection import Selection
from hegui.facts.fact import Fact
from hegui.language.tree import Aggregate, Call, Constant, Expression, FieldOf, Named
from hegui.language.walk import children

Slots = Mapping[str, int]
Leaf = tuple[Fact, str]
"""A fact and the name of its field."""


class Explainer:
    """Looks into the trees of one rule, given a frame of it."""

    def __init__(self, scope: Scope, lets: Lets) -> None:
        self._scope = copy(scope)
        self._scope.slots = dict(scope.slots)
        self._lets = lets
        self._parts: dict[int, tuple[Closure, tuple[int, ...]]] = {}
        self._aggregates: dict[int, tuple[Selection, Closure | None, Slots]] = {}

    @property
    def slots(self) -> Slots:
        """Slots of the rule's own aliases."""
        return self._scope.slots

    def let(self, name: str) -> Expression:
        """The tree behind a named value."""
        return self._lets[name]

    def named(self, name: str, frame: Frame) -> Any:  # noqa: ANN401 - any value of the language
        """The value of a named value."""
        return self.value(self._lets[name], frame)

    def value(self, tree: Expression, frame: Frame, slots: Slots | None = None) -> Any:  # noqa: ANN401
        """What a part of a tree comes to; None for unknown or where no fact stands."""
        here = self.slots if slots is None else slots
        closure, looked_at = self._part(tree, here)
        if not _stand(looked_at, frame):
            return None
        self._extend(frame)
        return closure(frame)

    def unknown(
        self, tree: Expression, frame: Frame, slots: Slots | None = None
    ) -> Iterator[Leaf]:
        """The fields whose lack makes a tree unknown, in the order they are written."""
        here = self.slots if slots is None else slots
        match tree:
            case Constant():
                return
            case FieldOf():
                slot = here[tree.alias]
                if _stand((slot,), frame) and frame[slot].fields.get(tree.name) is None:
                    yield frame[slot], tree.name
            case _ if self.value(tree, frame, here) is not None:
                return
            case Named():
                yield from self.unknown(self._lets[tree.name], frame)
            case Call(name="state"):
                member = tree.arguments[0]
                if isinstance(member, FieldOf) and self._bound(member, frame, here):
                    yield frame[here[member.alias]], member.name
            case Aggregate():
                yield from self._unknown_in(tree, frame, here)
            case _:
                for part in children(tree):
                    yield from self.unknown(part, frame, here)

    def taken(self, tree: Aggregate, frame: Frame, slots: Slots | None = None) -> list[Fact]:
        """The facts an aggregate takes."""
        here = self.slots if slots is None else slots
        if not self._bound(tree, frame, here):
            return []
        selection, _, _ = self._aggregate(tree, here)
        self._extend(frame)
        return [frame[0].facts[position] for position in selection.of(frame)[0]]

    def _unknown_in(self, tree: Aggregate, frame: Frame, slots: Slots) -> Iterator[Leaf]:
        if not self._bound(tree, frame, slots):
            return
        selection, value, inner = self._aggregate(tree, slots)
        self._extend(frame)
        holds, unknown = selection.of(frame)
        for position in unknown:
            frame[selection.slot] = frame[0].facts[position]
            if tree.where is not None:
                yield from self.unknown(tree.where, frame, inner)
        for position in holds if value is not None and tree.value is not None else ():
            frame[selection.slot] = frame[0].facts[position]
            if tree.value is not None:
                yield from self.unknown(tree.value, frame, inner)

    def _aggregate(self, tree: Aggregate, slots: Slots) -> tuple[Selection, Closure | None, Slots]:
        found = self._aggregates.get(id(tree))
        if found is None:
            selection, value = self._within(slots, lambda: aggregate_parts(tree, self._scope))
            inner = {**slots, tree.alias: selection.slot}
            found = self._aggregates[id(tree)] = (selection, value, inner)
        return found

    def _bound(self, tree: Expression, frame: Frame, slots: Slots) -> bool:
        """Whether every alias the tree looks at stands for a fact (a join may have found none)."""
        return _stand(self._part(tree, slots)[1], frame)

    def _part(self, tree: Expression, slots: Slots) -> tuple[Closure, tuple[int, ...]]:
        """The closure of a part of the rule, and the slots it looks at."""
        found = self._parts.get(id(tree))
        if found is None:
            closure = self._within(slots, lambda: compile_tree(tree, self._scope))
            looked_at = tuple(slots[name] for name in aliases(tree, self._lets))
            found = self._parts[id(tree)] = (closure, looked_at)
        return found

    def _within(self, slots: Slots, work: Any) -> Any:  # noqa: ANN401 - passes through
        outer = self._scope.slots
        self._scope.slots = dict(slots)
        try:
            return work()
        finally:
            self._scope.slots = outer

    def _extend(self, frame: Frame) -> None:
        if len(frame) < self._scope.size:
            frame += [UNSET] * (self._scope.size - len(frame))


def _stand(slots: Iterable[int], frame: Frame) -> bool:
    """Whether facts stand in all these slots."""
    size = len(frame)
    for slot in slots:  # noqa: SIM110 - asked for every part of every tree: all() takes twice as long
        if slot >= size or frame[slot] is UNSET:
            return False
    return True
