"""A fact is a small typed statement about one report; a FactBase is all of them.

A field that is not there, or is None, is *unknown*: the reader could not tell. Text that
is known to be empty is "". Knows neither files nor rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from hegui.facts.doubt import Doubt
from hegui.model.place import Place

Value = str | int | Decimal | bool | date | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact.

    Attributes:
        kind: a kind of ``facts.kinds`` (or one that a derivation of the pack gives).
        fields: name → value, flat; None or absent is unknown.
        place: where in the report.
        cells: of a ``row`` or ``column`` fact: member id → the ``cell`` fact behind the number;
            of an ``imbalance``: the cells of the likeliest proposal.
        doubts: field name → Chinese reason why it is unknown.
    """

    kind: str
    fields: Mapping[str, Value]
    place: Place = field(default_factory=Place)
    cells: Mapping[str, "Fact"] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> Value:
        """The value of a field; None when it is unknown."""
        return self.fields.get(name)


@dataclass(frozen=True, slots=True)
class FactBase:
    """Everything known of one report (and, later, of the reports it is judged beside).

    Attributes:
        facts: in the order of the report; the index of a fact is its id in the engines.
        doubts: what the reader could not decide.
        kind: the kind of file it was read from, as the reader calls it; "" if it was no file.
        unsure: Chinese: why every character of it needs a human eye (recognised from a
            picture); "" if it does not.
    """

    facts: tuple[Fact, ...]
    doubts: tuple[Doubt, ...] = ()
    kind: str = ""
    unsure: str = ""

    def of(self, kind: str) -> Sequence[Fact]:
        """All facts of one kind, in order."""
        return [fact for fact in self.facts if fact.kind == kind]

    def plus(self, more: Iterable[Fact]) -> "FactBase":
        """This base with *more* facts behind its own."""
        return replace(self, facts=(*self.facts, *more))
