"""A tree becomes a Python closure, built once for a rule set: exact and three-valued.

A closure takes a frame (the context, the facts aliases stand for, the named values worked out
so far) and gives a value, or None for unknown. Nothing in a rule can run code: only the nodes
of ``language.tree`` have closures. Hot shapes (a field against a constant, sums of fields)
have closures of their own.
"""

import operator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hegui.engine.aggregates import aggregate
from hegui.engine.calls import call, constant_of
from hegui.engine.context import DOUBTFUL
from hegui.engine.exact import exact
from hegui.engine.scope import UNSET, Closure, Frame, Scope, always
from hegui.engine.selection import Key, Selection, split
from hegui.facts.kinds import Type
from hegui.language.tree import (
    Aggregate,
    AllOf,
    AnyOf,
    Arithmetic,
    Call,
    Compare,
    Constant,
    Expression,
    FieldOf,
    Member,
    Named,
    Not,
)

_COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def compile_condition(where: Expression | None, kind: str, slot: int, scope: Scope) -> Closure:
    """A condition on facts of *kind*; a fact that may not exist meets none for certain."""
    condition = always if where is None else compile_tree(where, scope)
    if kind not in scope.derived:
        return condition

    def doubtful(frame: Frame) -> Any:  # noqa: ANN401 - a truth, None for unknown
        truth = condition(frame)
        return None if truth and DOUBTFUL in frame[slot].fields else truth

    return doubtful


def select(kind: str, alias: str, where: Expression | None, scope: Scope) -> Selection:
    """The facts of *kind* for which *where* holds; *alias* must have its slot already."""
    slot = scope.slots[alias]
    parts = split(where, alias)
    return Selection(
        kind,
        slot,
        tuple(sorted((_key(name, trees, scope) for name, trees in parts.keys), key=Key.cost)),
        compile_condition(parts.rest, kind, slot, scope),
        compile_condition(where, kind, slot, scope),
    )


def _key(name: str, trees: tuple[Expression, ...], scope: Scope) -> Key:
    if isinstance(trees[0], Constant):
        return Key(name, tuple(constant_of(tree) for tree in trees))
    return Key(name, asked=compile_tree(trees[0], scope))


def compile_tree(tree: Expression, scope: Scope) -> Closure:
    """The closure of a checked tree."""
    match tree:
        case Constant():
            return _constant(tree.value)
        case FieldOf():
            return _field(tree, scope)
        case Named():
            return _named(*scope.named[tree.name])
        case Arithmetic():
            return _arithmetic(tree, scope)
        case Compare():
            return _compare(tree, scope)
        case Member():
            return _member(tree, scope)
        case Not():
            return _not(compile_tree(tree.of, scope))
        case AllOf():
            return _join([compile_tree(part, scope) for part in tree.of], decisive=False)
        case AnyOf():
            return _join([compile_tree(part, scope) for part in tree.of], decisive=True)
        case Call():
            return call(tree, [compile_tree(one, scope) for one in tree.arguments], scope)
        case Aggregate():
            return _aggregate(tree, scope)


def _constant(value: int | Decimal | str | bool) -> Closure:  # noqa: FBT001 - a value
    known = exact(value) if isinstance(value, Decimal) else value
    return lambda _frame: known


def _field(tree: FieldOf, scope: Scope) -> Closure:
    slot, name = scope.slots[tree.alias], tree.name
    if tree.type is not Type.NUMBER:
        return lambda frame: frame[slot].fields.get(name)

    def number(frame: Frame) -> Any:  # noqa: ANN401 - a number or None
        value = frame[slot].fields.get(name)
        if value.__class__ is Decimal:  # most are whole: faster here than by a call
            above, below = value.as_integer_ratio()
            return above if below == 1 else Fraction(above, below)
        return value

    return number


def _named(slot: int, closure: Closure) -> Closure:
    def named(frame: Frame) -> Any:  # noqa: ANN401 - any value of the language
        value = frame[slot]
        if value is UNSET:
            value = frame[slot] = closure(frame)
        return value

    return named


def _arithmetic(tree: Arithmetic, scope: Scope) -> Closure:
    if tree.operator in "+-" and (summed := _sum_of_fields(tree, scope)):
        return summed
    left, right = compile_tree(tree.left, scope), compile_tree(tree.right, scope)
    if tree.operator == "/":

        def quotient(frame: Frame) -> Any:  # noqa: ANN401 - a number or None
            above, below = left(frame), right(frame)
            if above is None or not below:
                return None
            return exact(Fraction(above) / Fraction(below))

        return quotient
    apply = _ARITHMETIC[tree.operator]

    def calculated(frame: Frame) -> Any:  # noqa: ANN401 - a number or None
        a = left(frame)
        if a is None:
            return None
        b = right(frame)
        return None if b is None else apply(a, b)

    return calculated


def _sum_of_fields(tree: Expression, scope: Scope) -> Closure | None:
    signed = _terms(tree, 1)
    if signed is None or len({alias for alias, _, _ in signed}) != 1:
        return None
    slot = scope.slots[signed[0][0]]
    added = [name for _, name, sign in signed if sign > 0]
    taken_off = [name for _, name, sign in signed if sign < 0]

    def summed(frame: Frame) -> Any:  # noqa: ANN401 - a number or None
        get = frame[slot].fields.get
        total: Any = 0
        for name in added:
            value = get(name)
            if value.__class__ is not int:  # most are
                if value is None:
                    return None
                value = exact(value)
            total += value
        for name in taken_off:
            value = get(name)
            if value is None:
                return None
            total -= exact(value)
        return total

    return summed


def _terms(tree: Expression, sign: int) -> list[tuple[str, str, int]] | None:
    match tree:
        case FieldOf():
            return [(tree.alias, tree.name, sign)]
        case Arithmetic(operator="+" | "-"):
            left = _terms(tree.left, sign)
            right = _terms(tree.right, sign if tree.operator == "+" else -sign)
            return None if left is None or right is None else left + right
        case _:
            return None


def _compare(tree: Compare, scope: Scope) -> Closure:
    apply = _COMPARE[tree.operator]
    if isinstance(tree.left, FieldOf) and isinstance(tree.right, Constant):
        slot, name = scope.slots[tree.left.alias], tree.left.name
        wanted = constant_of(tree.right)

        def against_constant(frame: Frame) -> Any:  # noqa: ANN401 - a truth
            value = frame[slot].fields.get(name)
            if value.__class__ is Decimal:
                value = exact(value)
            return None if value is None else apply(value, wanted)

        return against_constant
    left = compile_tree(tree.left, scope)
    if isinstance(tree.right, Constant):
        known = constant_of(tree.right)

        def against_known(frame: Frame) -> Any:  # noqa: ANN401 - a truth
            value = left(frame)
            return None if value is None else apply(value, known)

        return against_known
    right = compile_tree(tree.right, scope)

    def compared(frame: Frame) -> Any:  # noqa: ANN401 - a truth
        a = left(frame)
        if a is None:
            return None
        b = right(frame)
        return None if b is None else apply(a, b)

    return compared


def _member(tree: Member, scope: Scope) -> Closure:
    item = compile_tree(tree.item, scope)
    if all(isinstance(one, Constant) for one in tree.among):
        among = frozenset(constant_of(one) for one in tree.among)

        def listed(frame: Frame) -> Any:  # noqa: ANN401 - a truth
            value = item(frame)
            return None if value is None else value in among

        return listed
    equal = [Compare("==", tree.item, one, tree.column) for one in tree.among]
    return _join([compile_tree(one, scope) for one in equal], decisive=True)


def _not(of: Closure) -> Closure:
    def negated(frame: Frame) -> Any:  # noqa: ANN401 - a truth
        truth = of(frame)
        return None if truth is None else not truth

    return negated


def _join(parts: list[Closure], *, decisive: bool) -> Closure:
    """Kleene: one part that is *decisive* decides; else unknown if any part is."""

    def joined(frame: Frame) -> Any:  # noqa: ANN401 - a truth
        truth: bool | None = not decisive
        for part in parts:
            one = part(frame)
            if one is decisive:
                return decisive
            if one is None:
                truth = None
        return truth

    return joined


def _aggregate(tree: Aggregate, scope: Scope) -> Closure:
    selection, value = aggregate_parts(tree, scope)
    return aggregate(tree.name, selection, value)


def aggregate_parts(tree: Aggregate, scope: Scope) -> tuple[Selection, Closure | None]:
    """The facts an aggregate takes, and what it takes of each."""
    outer = dict(scope.slots)
    scope.add(tree.alias)
    selection = select(tree.kind, tree.alias, tree.where, scope)
    value = None if tree.value is None else compile_tree(tree.value, scope)
    scope.slots = outer
    return selection, value
