"""All nodes of a tree and their types, for whoever asks what an expression speaks of."""

from collections.abc import Iterator

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


def children(node: Expression) -> tuple[Expression, ...]:
    """The nodes right below *node*."""
    match node:
        case Arithmetic() | Compare():
            return node.left, node.right
        case Member():
            return node.item, *node.among
        case Not():
            return (node.of,)
        case AllOf() | AnyOf():
            return node.of
        case Call():
            return node.arguments
        case Aggregate():
            return tuple(part for part in (node.value, node.where) if part is not None)
        case _:
            return ()


def walk(node: Expression) -> Iterator[Expression]:
    """*node* and every node below it, a parent before its children."""
    yield node
    for child in children(node):
        yield from walk(child)


def type_of(node: Expression) -> Type:
    """The type of the value that *node* gives."""
    match node:
        case FieldOf() | Named() | Call() | Aggregate():
            return node.type
        case Arithmetic():
            return Type.NUMBER
        case Constant():
            if isinstance(node.value, bool):
                return Type.TRUTH
            return Type.TEXT if isinstance(node.value, str) else Type.NUMBER
        case _:
            return Type.TRUTH
