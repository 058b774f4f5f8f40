"""The tree an expression becomes: small, typed, printable; evaluates nothing.

Every node knows where it stands in its expression (1-based column), so that every
mistake and every explanation can point at it.
"""

from dataclasses import dataclass
from decimal import Decimal

from hegui.facts.kinds import Type


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, text or truth written in the rule."""

    value: int | Decimal | str | bool
    column: int


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field of the fact an alias stands for: ``now.total``; a bare name has the subject's alias.

    Attributes:
        alias: of the subject, of a joined fact, or of the fact an aggregate runs over.
        name: the field, or the id of a row or column.
        type: what the checker found.
    """

    alias: str
    name: str
    type: Type
    column: int


@dataclass(frozen=True, slots=True)
class Named:
    """A value given a name under ``let``."""

    name: str
    type: Type
    column: int


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``+ - * /`` of two numbers; division by zero is unknown."""

    operator: str
    left: "Expression"
    right: "Expression"
    column: int


@dataclass(frozen=True, slots=True)
class Compare:
    """``== != < <= > >=`` of two values of one type."""

    operator: str
    left: "Expression"
    right: "Expression"
    column: int


@dataclass(frozen=True, slots=True)
class Member:
    """``x in [a, b]``: equal to one of them; ``not in`` is ``Not`` of it."""

    item: "Expression"
    among: tuple["Expression", ...]
    column: int


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene negation."""

    of: "Expression"
    column: int


@dataclass(frozen=True, slots=True)
class AllOf:
    """``a and b and …``: Kleene conjunction."""

    of: tuple["Expression", ...]
    column: int


@dataclass(frozen=True, slots=True)
class AnyOf:
    """``a or b or …``: Kleene disjunction."""

    of: tuple["Expression", ...]
    column: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the closed list in ``language.functions``.

    Attributes:
        name: of the function.
        arguments: in order.
        type: of the result.
    """

    name: str
    arguments: tuple["Expression", ...]
    type: Type
    column: int


@dataclass(frozen=True, slots=True)
class Aggregate:
    """``count(cell where …)``, ``sum(cell.value where …)``, ``min``, ``max``, ``list``.

    Attributes:
        name: ``count sum min max list``.
        kind: the kind of fact it runs over.
        alias: what the condition calls that fact (the kind's name unless ``as`` gives another).
        value: what is taken of each fact; None for ``count``.
        where: which facts; None for all.
        type: of the result.
    """

    name: str
    kind: str
    alias: str
    value: "Expression | None"
    where: "Expression | None"
    type: Type
    column: int


Expression = (
    Constant
    | FieldOf
    | Named
    | Arithmetic
    | Compare
    | Member
    | Not
    | AllOf
    | AnyOf
    | Call
    | Aggregate
)
