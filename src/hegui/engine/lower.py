"""Conditions between facts become features and links: what an engine of whole numbers can match.

A condition is brought to disjunctive normal form, which is exact in Kleene's logic too. Parts
that look at one fact stay whole and become features of that fact, worked out in Python. A
comparison between facts becomes a link if it can be split into a sum of terms of one fact each
(or is an equality of texts); what cannot be split is *opaque*: no engine is asked for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

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
from hegui.language.walk import walk

Lets = Mapping[str, Expression]

MOST_ALTERNATIVES = 40  # beyond it a condition is opaque

_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Apart:
    """A comparison taken apart: ``own operator sum of others``.

    Attributes:
        operator: between own and others.
        own: term of the fact matched last; a constant if it has no part in the comparison.
        others: alias → its term.
        type: of all terms.
    """

    operator: str
    own: Expression
    others: Mapping[str, Expression]
    type: Type


@dataclass(frozen=True, slots=True)
class Conjunction:
    """Parts that must all hold: on one fact each, between facts, and opaque ones."""

    single: tuple[tuple[str, Expression], ...] = ()
    between: tuple[Compare, ...] = ()
    opaque: tuple[Expression, ...] = ()

    def also(self, other: "Conjunction") -> "Conjunction":
        """Both together."""
        return Conjunction(
            self.single + other.single, self.between + other.between, self.opaque + other.opaque
        )


def aliases(tree: Expression, lets: Lets) -> frozenset[str]:
    """The aliases a tree looks at, through named values too; not those its aggregates bring."""
    match tree:
        case Constant():
            return frozenset()
        case FieldOf():
            return frozenset({tree.alias})
        case Named():
            return aliases(lets[tree.name], lets)
        case Not():
            return aliases(tree.of, lets)
        case Arithmetic() | Compare():
            return aliases(tree.left, lets) | aliases(tree.right, lets)
        case Member():
            return _union((tree.item, *tree.among), lets)
        case AllOf() | AnyOf():
            return _union(tree.of, lets)
        case Call():
            return _union(tree.arguments, lets)
        case Aggregate():
            parts = [part for part in (tree.value, tree.where) if part is not None]
            return _union(tuple(parts), lets) - {tree.alias}


def only_field(tree: Expression | None, alias: str) -> str:
    """The one field of *alias* that a tree depends on; "" if it depends on more."""
    nodes = [] if tree is None else list(walk(tree))
    if any(isinstance(node, Named | Aggregate) for node in nodes):
        return ""
    if any(isinstance(node, Call) and node.name == "state" for node in nodes):
        return ""  # asks the cell, not the number
    fields = {(node.alias, node.name) for node in nodes if isinstance(node, FieldOf)}
    read = fields.pop() if len(fields) == 1 else ("", "")
    return read[1] if read[0] == alias else ""


def type_of(tree: Expression) -> Type:
    """The type of a checked tree."""
    match tree:
        case FieldOf() | Named() | Call() | Aggregate():
            return tree.type
        case Arithmetic():
            return Type.NUMBER
        case Constant():
            if isinstance(tree.value, bool):
                return Type.TRUTH
            return Type.TEXT if isinstance(tree.value, str) else Type.NUMBER
        case Compare() | Member() | Not() | AllOf() | AnyOf():
            return Type.TRUTH


def disjuncts(tree: Expression | None, own: str, lets: Lets) -> tuple[Conjunction, ...]:
    """The condition *tree* on the fact *own* as alternatives, each a conjunction."""
    if tree is None:
        return (Conjunction(),)
    return _normal(tree, own, lets, positive=True)


def conjuncts(tree: Expression) -> tuple[Expression, ...]:
    """The parts of a condition that must all hold."""
    return tree.of if isinstance(tree, AllOf) else (tree,)


def opposite(compare: Compare) -> Compare:
    """Its negation; unknown where it is."""
    return Compare(_OPPOSITE[compare.operator], compare.left, compare.right, compare.column)


def take_apart(compare: Compare, own: str, lets: Lets) -> Apart | None:
    """The comparison as a link of the fact *own* to others; None if it is opaque."""
    kind = type_of(compare.left)
    if kind is Type.NUMBER:
        return _separate(compare, own, lets)
    sides = [(side, aliases(side, lets)) for side in (compare.left, compare.right)]
    ordered = kind is Type.DATE or compare.operator in ("==", "!=")
    if not ordered or any(len(names) > 1 for _, names in sides):
        return None
    (left, left_names), (right, right_names) = sides
    if own in right_names:
        turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
        return Apart(
            turned.get(compare.operator, compare.operator), right, {min(left_names): left}, kind
        )
    if own not in left_names:  # two earlier facts: nothing of its own to be linked by
        return None
    return Apart(compare.operator, left, {min(right_names): right}, kind)


def _union(trees: tuple[Expression, ...], lets: Lets) -> frozenset[str]:
    return frozenset().union(*(aliases(tree, lets) for tree in trees))


def _normal(tree: Expression, own: str, lets: Lets, *, positive: bool) -> tuple[Conjunction, ...]:
    names = aliases(tree, lets)
    if len(names) <= 1:
        part = tree if positive else Not(tree, tree.column)
        return (Conjunction(single=((min(names, default=own), part),)),)
    match tree:
        case Not():
            return _normal(tree.of, own, lets, positive=not positive)
        case Named():
            return _normal(lets[tree.name], own, lets, positive=positive)
        case AllOf() | AnyOf():
            parts = [_normal(part, own, lets, positive=positive) for part in tree.of]
            both = isinstance(tree, AllOf) is positive
            many = prod(map(len, parts)) if both else sum(map(len, parts))
            if many <= MOST_ALTERNATIVES:
                return _both(parts) if both else _either(parts)
        case Member():
            equal = tuple(Compare("==", tree.item, one, tree.column) for one in tree.among)
            return _normal(AnyOf(equal, tree.column), own, lets, positive=positive)
        case Compare():
            compare = tree if positive else opposite(tree)
            if take_apart(compare, own, lets) is not None:
                return (Conjunction(between=(compare,)),)
        case _:
            pass
    return (Conjunction(opaque=(tree if positive else Not(tree, tree.column),)),)


def _both(parts: list[tuple[Conjunction, ...]]) -> tuple[Conjunction, ...]:
    result: tuple[Conjunction, ...] = (Conjunction(),)
    for part in parts:
        result = tuple(one.also(other) for one in result for other in part)
    return result


def _either(parts: list[tuple[Conjunction, ...]]) -> tuple[Conjunction, ...]:
    return tuple(one for part in parts for one in part)


def _separate(compare: Compare, own: str, lets: Lets) -> Apart | None:
    terms = _terms(Arithmetic("-", compare.left, compare.right, compare.column), lets)
    if terms is None:
        return None
    others = {alias: term for alias, term in terms.items() if alias not in ("", own)}
    mine = [terms[alias] for alias in (own, "") if alias in terms]
    column = compare.column
    left: Expression = mine[0] if mine else Constant(0, column)
    if len(mine) > 1:
        left = Arithmetic("+", mine[0], mine[1], column)
    turned = {alias: _times(Constant(-1, column), term) for alias, term in others.items()}
    return Apart(compare.operator, left, turned, Type.NUMBER)


def _terms(tree: Expression, lets: Lets) -> dict[str, Expression] | None:
    """Terms of one fact each whose sum is *tree*, by alias ("" for constants)."""
    names = aliases(tree, lets)
    if len(names) <= 1:
        return {min(names, default=""): tree}
    match tree:
        case Named():
            return _terms(lets[tree.name], lets)
        case Arithmetic(operator="+" | "-"):
            left, right = _terms(tree.left, lets), _terms(tree.right, lets)
            if left is None or right is None:
                return None
            sign = 1 if tree.operator == "+" else -1
            for alias, term in right.items():
                signed = _times(Constant(sign, tree.column), term)
                known = left.get(alias)
                left[alias] = (
                    signed if known is None else Arithmetic("+", known, signed, tree.column)
                )
            return left
        case Arithmetic(operator="*" | "/"):
            return _scaled(tree, lets)
        case _:
            return None


def _scaled(tree: Arithmetic, lets: Lets) -> dict[str, Expression] | None:
    for factor, rest in ((tree.right, tree.left), (tree.left, tree.right)):
        if not aliases(factor, lets) and (tree.operator == "*" or factor is tree.right):
            terms = _terms(rest, lets)
            return terms and {
                alias: Arithmetic(tree.operator, term, factor, tree.column)
                for alias, term in terms.items()
            }
    return None


def _times(constant: Constant, term: Expression) -> Expression:
    return term if constant.value == 1 else Arithmetic("*", constant, term, term.column)
