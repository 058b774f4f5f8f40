"""A tree becomes text again, as an author would write it, with values put in: ``total〔39〕``."""

from collections.abc import Callable

from hegui.engine.exact import show
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

Values = Callable[[Expression], str]
"""What stands behind a field, a named value or a calculation; "" for nothing."""

_LONGEST = 40  # of a text that is shown as a value


def as_text(tree: Expression, bare: str, values: Values | None = None) -> str:
    """The expression *tree*; fields of the fact *bare* stand without its name."""
    put = values or (lambda _tree: "")

    def text(node: Expression, *, inside: bool = False) -> str:
        match node:
            case Constant():
                return _constant(node.value)
            case FieldOf():
                prefix = "" if node.alias == bare else f"{node.alias}."
                return prefix + node.name + put(node)
            case Named():
                return node.name + put(node)
            case Arithmetic() | Compare():
                tight = isinstance(node.right, Arithmetic)
                both = f"{text(node.left, inside=_apart(node))} {node.operator} " + text(
                    node.right, inside=tight and isinstance(node, Arithmetic)
                )
                return f"({both})" if inside else both
            case Member():
                among = ", ".join(text(one) for one in node.among)
                return f"{text(node.item, inside=True)} in [{among}]"
            case Not():
                return f"not {text(node.of, inside=True)}"
            case AllOf():
                parts = [text(part, inside=isinstance(part, AnyOf)) for part in node.of]
                return _grouped(" and ".join(parts), inside=inside)
            case AnyOf():
                parts = [text(part, inside=isinstance(part, AllOf)) for part in node.of]
                return _grouped(" or ".join(parts), inside=inside)
            case Call():
                return f"{node.name}({', '.join(text(one) for one in node.arguments)}){put(node)}"
            case Aggregate():
                return _aggregate(node) + put(node)

    return text(tree)


def as_value(value: object) -> str:
    """A value in its brackets, cut to a readable length."""
    shown = show(value)
    return f"〔{shown if len(shown) <= _LONGEST else shown[:_LONGEST] + '…'}〕"


def _apart(node: Arithmetic | Compare) -> bool:
    # A sum as an operand of a product needs its brackets back.
    loose = isinstance(node.left, Arithmetic) and node.left.operator in "+-"
    return loose and isinstance(node, Arithmetic) and node.operator in "*/"


def _grouped(text: str, *, inside: bool) -> str:
    return f"({text})" if inside else text


def _constant(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else show(value)


def _aggregate(node: Aggregate) -> str:
    own = "" if node.alias == node.kind else f" as {node.alias}"
    taken = node.kind + own
    if isinstance(node.value, FieldOf):
        taken = f"{node.kind}.{node.value.name}{own}"
    where = "" if node.where is None else f" where {as_text(node.where, '')}"
    return f"{node.name}({taken}{where})"
