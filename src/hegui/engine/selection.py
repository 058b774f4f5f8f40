"""Which facts a condition holds for, found through an index where the condition allows it.

A conjunct ``item.field == value`` on a text or truth field narrows the facts to be asked:
all others are certainly out, whatever the rest of the condition says of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from hegui.engine.scope import Closure, Frame, always
from hegui.facts.kinds import Type
from hegui.language.tree import AllOf, Compare, Constant, Expression, FieldOf, Member

_MOST_KEYS = 32


@dataclass(frozen=True, slots=True)
class Split:
    """A condition taken apart: fields to look up, what they must equal, and the rest."""

    fields: tuple[str, ...]
    keys: tuple[tuple[Expression, ...], ...]
    rest: Expression | None


def split(where: Expression | None, alias: str) -> Split:
    """What of *where* an index on the facts called *alias* can answer."""
    parts = where.of if isinstance(where, AllOf) else () if where is None else (where,)
    found: dict[str, tuple[Expression, ...]] = {}
    rest = []
    for part in parts:
        looked_up = _lookup(part, alias)
        if looked_up is None or looked_up[0] in found or len(looked_up[1]) > _MOST_KEYS:
            rest.append(part)
        else:
            found[looked_up[0]] = looked_up[1]
    left = AllOf(tuple(rest), rest[0].column) if len(rest) > 1 else rest[0] if rest else None
    return Split(tuple(found), tuple(found.values()), left)


@dataclass(frozen=True, slots=True)
class Selection:
    """Facts of one kind for which a condition holds.

    Attributes:
        kind: their kind.
        slot: where the condition looks for the fact.
        fields: fields looked up in the index.
        keys: for each field the closures of the values it may have.
        rest: the condition on facts found by the index.
        whole: the condition on facts the index cannot decide.
    """

    kind: str
    slot: int
    fields: tuple[str, ...]
    keys: tuple[tuple[Closure, ...], ...]
    rest: Closure
    whole: Closure

    def of(self, frame: Frame) -> tuple[Sequence[int], list[int]]:
        """Positions of the facts it holds for, and of those for which that is unknown."""
        context = frame[0]
        sure, loose = self._candidates(frame)
        if self.rest is always and not loose:
            return sure, []
        holds, unknown = [], []
        facts, slot = context.facts, self.slot
        for candidates, condition in ((sure, self.rest), (loose, self.whole)):
            for position in candidates:
                frame[slot] = facts[position]
                truth = condition(frame)
                if truth:
                    holds.append(position)
                elif truth is None:
                    unknown.append(position)
        if loose:
            holds.sort()
            unknown.sort()
        return holds, unknown

    def _candidates(self, frame: Frame) -> tuple[Sequence[int], Sequence[int]]:
        context = frame[0]
        if not self.fields:
            return (), context.of_kind.get(self.kind, ())
        found, loose = context.index(self.kind, self.fields)
        values: list[list[Any]] = [[key(frame) for key in keys] for keys in self.keys]
        if any(None in alternatives for alternatives in values):
            return (), context.of_kind.get(self.kind, ())
        wanted = set(product(*values))
        if len(wanted) == 1:
            return found.get(wanted.pop(), ()), loose
        hits = [position for key in wanted for position in found.get(key, ())]
        hits.sort()
        return hits, loose


def _lookup(part: Expression, alias: str) -> tuple[str, tuple[Expression, ...]] | None:
    match part:
        case Compare(operator="==", left=FieldOf() as field, right=value) if _own(field, alias):
            return None if _mentions(value, alias) else (field.name, (value,))
        case Compare(operator="==", left=value, right=FieldOf() as field) if _own(field, alias):
            return None if _mentions(value, alias) else (field.name, (value,))
        case Member(item=FieldOf() as field, among=among) if _own(field, alias):
            return (field.name, among) if all(isinstance(a, Constant) for a in among) else None
        case FieldOf() if _own(part, alias) and part.type is Type.TRUTH:
            return part.name, (Constant(True, part.column),)  # noqa: FBT003 - the tree's constant
        case _:
            return None


def _own(field: FieldOf, alias: str) -> bool:
    return field.alias == alias and field.type in (Type.TEXT, Type.TRUTH)


def _mentions(value: Expression, alias: str) -> bool:
    # A constant or a field of another fact; anything longer is left to the closure.
    return not isinstance(value, Constant | FieldOf) or (
        isinstance(value, FieldOf) and value.alias == alias
    )
