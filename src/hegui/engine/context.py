"""One report as the features see it: facts by kind and by field, codes of texts, dated values.

Lives as long as one report is judged. An index answers "which facts may have these values":
those that have them, and those of which one is unknown. Knows no rule.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import count

from hegui.engine.exact import Number, exact
from hegui.facts.fact import Fact, FactBase, Value
from hegui.rules.ruleset import Parameter

# Marks a derived fact that may not exist, because a condition of its derivation is unknown.
# No rule can name it: it is no identifier.
DOUBTFUL = "?"

Index = tuple[dict[tuple[Value, ...], list[int]], list[int]]


class Context:
    """Facts of one report, with what is worked out once for all rules.

    Attributes:
        facts: in order; their positions are what the indexes hold.
        of_kind: kind → positions.
        year: year of the report, None if unknown.
    """

    def __init__(self, base: FactBase, parameters: Mapping[str, Parameter]) -> None:
        self.facts: Sequence[Fact] = base.facts
        self.of_kind: dict[str, list[int]] = {}
        for position, fact in enumerate(base.facts):
            self.of_kind.setdefault(fact.kind, []).append(position)
        self.report = head(base)
        self.year = number_of(self.report, "year")
        self._parameters = parameters
        self._held: dict[str, Value] = {}
        self._indexes: dict[tuple[str, tuple[str, ...]], Index] = {}
        self._columns: dict[tuple[str, str], list[Value]] = {}
        self._codes: dict[object, int] = {}
        self._next = count(1)

    def index(self, kind: str, fields: tuple[str, ...]) -> Index:
        """Positions of the facts of *kind* by the values of *fields*, and those with a gap."""
        found = self._indexes.get((kind, fields))
        if found is None:
            found = self._indexes[(kind, fields)] = self._build(kind, fields)
        return found

    def code(self, text: object) -> int:
        """A small number for a text, the same for equal texts within this report."""
        found = self._codes.get(text)
        if found is None:
            found = self._codes[text] = next(self._next)
        return found

    def parameter(self, name: str) -> Value:
        """The parameter's value on the last day of the report's year."""
        if name not in self._held:
            known = self.year is not None and 1 <= self.year <= 9999
            day = date(int(self.year), 12, 31) if known and self.year is not None else None
            self._held[name] = None if day is None else self._parameters[name].on(day)
        return self._held[name]

    def _build(self, kind: str, fields: tuple[str, ...]) -> Index:
        sure: dict[tuple[Value, ...], list[int]] = {}
        loose = []
        columns = [self._column(kind, field) for field in fields]
        keys = zip(*columns, strict=True)
        for position, key in zip(self.of_kind.get(kind, ()), keys, strict=True):
            if None in key:
                loose.append(position)
            elif key in sure:
                sure[key].append(position)
            else:
                sure[key] = [position]
        return sure, loose

    def _column(self, kind: str, field: str) -> list[Value]:
        """One field of all facts of a kind; several indexes share it."""
        found = self._columns.get((kind, field))
        if found is None:
            facts = self.facts
            found = [facts[position].fields.get(field) for position in self.of_kind.get(kind, ())]
            self._columns[(kind, field)] = found
        return found


def head(base: FactBase) -> Fact | None:
    """The fact that says what report this is: its ``report`` fact, else the first fact."""
    reports = base.of("report")
    return reports[0] if reports else next(iter(base.facts), None)


def number_of(fact: Fact | None, name: str) -> Number | None:
    """A number field, exact; None if unknown."""
    value = fact.get(name) if fact else None
    return exact(value) if isinstance(value, int | Decimal) else None
