"""The intermediate form: what both backends are asked, small and printable.

A query is a conjunction over wire facts (rows). A row carries whole numbers only: features
worked out before, operands of comparisons between facts, codes of texts. A check or link that
names a property a row lacks is false, and so is its negation; two items never hold the same
row; a negated item holds if no other row fits and what it compares with is there. Knows
neither rules nor facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

# Decimals travel as whole numbers of millionths; what does not fit goes to the reference.
SCALE = 10**6
LARGEST = 10**15

Number = int | Fraction


class OutOfBoundsError(Exception):
    """Beyond what the engine reckons with exactly; Chinese: what. The reference must judge."""


@dataclass(frozen=True, slots=True)
class Check:
    """A property of the item's own row against a constant."""

    property: str
    operator: str
    constant: int


@dataclass(frozen=True, slots=True)
class Link:
    """A property of the item's own row against the sum of properties of earlier items.

    Attributes:
        property: of the own row.
        operator: ``== != < <= > >=``.
        others: (position of the earlier item, its property); never empty.
    """

    property: str
    operator: str
    others: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One row to be found, or (negated) not to be found."""

    kind: str
    checks: tuple[Check, ...]
    links: tuple[Link, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A conjunction; positive items first, and what it means to the rule that asks.

    Attributes:
        rule: index of the rule in its layer.
        what: ``broken open row missing without with take``.
        number: which join (``missing``) or which presence (``without``, ``with``).
        items: in order; at least one, the first not negated.
    """

    rule: int
    what: str
    number: int
    items: tuple[Item, ...]

    @property
    def positive(self) -> int:
        """How many items stand for a row."""
        return sum(not item.negated for item in self.items)


@dataclass(frozen=True, slots=True)
class Row:
    """One wire fact.

    Attributes:
        id: counter from 1, given anew for each run.
        kind: kind of the fact.
        properties: name → number; never null.
    """

    id: int
    kind: str
    properties: Mapping[str, Number]


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """One answer: which query, and the ids of the rows of its positive items."""

    query: int
    rows: tuple[int, ...]
