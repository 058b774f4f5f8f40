"""One report as the features see it: facts by kind and by field, codes of texts, dated values.

Lives as long as one report is judged. An index answers "which facts may have this value":
those that have it, and those of which it is unknown. Rules share the indexes. Knows no rule.
"""

from collections import defaultdict
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

Index = tuple[dict[Value, set[int]], set[int]]


class Context:
    """Facts of one report, with what is worked out once for all rules.

    Attributes:
        facts: in order; their positions are what the indexes hold.
        of_kind: kind → positions.
        year: year of the report, None if unknown.
    """

    def __init__(self, base: FactBase, parameters: Mapping[str, Parameter]) -> None:
        self.facts: Sequence[Fact] = base.facts
        of_kind: dict[str, list[int]] = defaultdict(list)
        for position, fact in enumerate(base.facts):
            of_kind[fact.kind].append(position)
        self.of_kind = dict(of_kind)
        self.report = self._head()
        self.year = number_of(self.report, "year")
        self._parameters = parameters
        self._held: dict[str, Value] = {}
        self._rows: dict[str, list[Mapping[str, Value]]] = {}
        self._indexes: dict[tuple[str, str], Index] = {}
        self._codes: dict[object, int] = {}
        self._next = count(1)

    def index(self, kind: str, field: str) -> Index:
        """Positions of the facts of *kind* by the value of *field*, and those with a gap."""
        found = self._indexes.get((kind, field))
        if found is None:
            found = self._indexes[(kind, field)] = self._build(kind, field)
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

    def _build(self, kind: str, field: str) -> Index:
        positions = self.of_kind.get(kind, ())
        rows = self._rows.get(kind)
        if rows is None:
            rows = self._rows[kind] = [self.facts[position].fields for position in positions]
        values = [fields.get(field) for fields in rows]
        having: dict[Value, set[int]] = {value: set() for value in dict.fromkeys(values)}
        if len(having) == 1:
            having[values[0]].update(positions)
        else:
            for value, position in zip(values, positions, strict=True):
                having[value].add(position)
        gaps = having.pop(None, set())
        return having, gaps

    def _head(self) -> Fact | None:
        """The fact that says what report this is: its ``report`` fact, else the first fact."""
        first = self.of_kind.get("report", (0,))[0]
        return self.facts[first] if self.facts else None


def number_of(fact: Fact | None, name: str) -> Number | None:
    """A number field, exact; None if unknown."""
    value = fact.get(name) if fact else None
    return exact(value) if isinstance(value, int | Decimal) else None
