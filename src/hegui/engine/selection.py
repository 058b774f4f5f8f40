"""Which facts a condition holds for, found through indexes where the condition allows it.

A conjunct ``item.field == value`` on a text or truth field narrows the facts to be asked:
all others are certainly out, whatever the rest of the condition says of them.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from hegui.engine.scope import Closure, Frame, always
from hegui.facts.fact import Value
from hegui.facts.kinds import Type
from hegui.language.tree import AllOf, Compare, Constant, Expression, FieldOf, Member

_MOST_KEYS = 32
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Split:
    """A condition taken apart: fields to look up, each with what it may equal, and the rest."""

    keys: tuple[tuple[str, tuple[Expression, ...]], ...]
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
    return Split(tuple(found.items()), left)


@dataclass(frozen=True, slots=True)
class Key:
    """A field that is looked up.

    Attributes:
        field: its name.
        values: what it may be, if the rule writes that.
        asked: what it must be, if another fact says that.
    """

    field: str
    values: tuple[Value, ...] = ()
    asked: Closure | None = None

    def cost(self) -> bool:
        """Sort key: what is written comes first, since it may leave nothing to ask."""
        return self.asked is not None


@dataclass(frozen=True, slots=True)
class Selection:
    """Facts of one kind for which a condition holds.

    Attributes:
        kind: their kind.
        slot: where the condition looks for the fact.
        keys: fields looked up in indexes.
        rest: the condition on facts the indexes have found.
        whole: the condition on facts an index cannot decide.
    """

    kind: str
    slot: int
    keys: tuple[Key, ...]
    rest: Closure
    whole: Closure

    def of(self, frame: Frame) -> tuple[Sequence[int], list[int]]:
        """Positions of the facts it holds for, and of those for which that is unknown."""
        context = frame[0]
        if self.keys:
            candidates, open_ones = self._candidates(frame)
        else:
            candidates, open_ones = context.of_kind.get(self.kind, ()), _NONE
        if not candidates or (self.rest is always and not open_ones):
            return candidates, []
        holds, unknown = [], []
        facts, slot = context.facts, self.slot
        for position in candidates:
            frame[slot] = facts[position]
            truth = (self.whole if position in open_ones else self.rest)(frame)
            if truth:
                holds.append(position)
            elif truth is None:
                unknown.append(position)
        return holds, unknown

    def _candidates(self, frame: Frame) -> tuple[Sequence[int], Set[int]]:
        """What the indexes leave, in order; and for which of them some index cannot decide."""
        context = frame[0]
        found: Set[int] | None = None
        open_ones: Set[int] = _NONE
        undecided = False
        for key in self.keys:
            values = key.values
            if key.asked is not None:
                values = (key.asked(frame),)
                if values[0] is None:
                    undecided = True
                    continue
            having, gaps = context.index(self.kind, key.field)
            fitting = having.get(values[0], _NONE)
            if len(values) > 1:
                fitting = fitting.union(*(having.get(value, _NONE) for value in values[1:]))
            if gaps:
                fitting, open_ones = fitting | gaps, open_ones | gaps
            found = fitting if found is None else found & fitting
            if not found:
                return (), _NONE
        candidates = context.of_kind.get(self.kind, ()) if found is None else sorted(found)
        return candidates, set(candidates) if undecided else open_ones


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
