"""The names an expression may use: what it is checked against.

Built by whoever knows kinds, form and pack; the language itself knows no name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hegui.facts.kinds import Type


@dataclass(frozen=True, slots=True)
class Known:
    """A field, as the checker knows it.

    Attributes:
        type: its type.
        values: the only texts it can be; None if it can be any.
        member: whether it is the number of one cell of a row or column.
    """

    type: Type
    values: frozenset[str] | None = None
    member: bool = False


@dataclass(frozen=True)
class Names:
    """Everything that has a name, whatever the rule.

    Attributes:
        kinds: kind → field → what is known of it.
        parameters: id → type.
        vocabulary: names of the word lists.
        states: what ``state`` can give.
        labels: printed label → Chinese: what it labels, and the ids to write instead of it.
    """

    kinds: Mapping[str, Mapping[str, Known]]
    parameters: Mapping[str, Type] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    """What one expression of a rule can see.

    Attributes:
        names: what has a name whatever the rule.
        bare: the alias that a name without prefix belongs to.
        aliases: alias → kind of the fact it stands for.
        lets: name → what is known of the value.
        hidden: name → Chinese: why it cannot be used here; "" if that has been told already.
        aggregates: whether calculations over many facts may stand here.
    """

    names: Names
    bare: str
    aliases: Mapping[str, str]
    lets: Mapping[str, Known] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)
    aggregates: bool = True
