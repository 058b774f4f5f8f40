"""The intermediate form by plain loops: oracle in the tests, fallback in the field.

Kept plain on purpose; whatever it says is right by definition, and the other engine must say
the same. Exact whatever the size of the numbers.
"""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence

from hegui.engine.ir import Item, Match, Number, Query, Row

_OPERATORS: Mapping[str, Callable[[Number, Number], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class ReferenceBackend:
    """Runs the queries of each layer by nested loops."""

    name = "reference"

    def __init__(self, layers: Sequence[Sequence[Query]]) -> None:
        self._layers = layers

    def run(self, layer: int, rows: Sequence[Row]) -> list[Match]:
        """All matches of the queries of one layer."""
        by_kind: dict[str, list[Row]] = {}
        for row in rows:
            by_kind.setdefault(row.kind, []).append(row)
        return [
            Match(number, tuple(row.id for row in found))
            for number, query in enumerate(self._layers[layer])
            for found in _matches(query.items, 0, (), by_kind)
        ]


def _matches(
    items: Sequence[Item], at: int, found: tuple[Row, ...], by_kind: Mapping[str, list[Row]]
) -> Iterator[tuple[Row, ...]]:
    if at == len(items):
        yield found
        return
    item = items[at]
    used = {row.id for row in found}
    fitting = [
        row
        for row in by_kind.get(item.kind, ())
        if row.id not in used and _fits(item, row.properties, found)
    ]
    if item.negated:
        if not fitting and _answerable(item, found):
            yield from _matches(items, at + 1, found, by_kind)
        return
    for row in fitting:
        yield from _matches(items, at + 1, (*found, row), by_kind)


def _answerable(item: Item, found: Sequence[Row]) -> bool:
    """What an absence compares with has to be there."""
    others = [other for link in item.links for other in link.others]
    return all(name in found[position].properties for position, name in others)


def _fits(item: Item, properties: Mapping[str, Number], found: Sequence[Row]) -> bool:
    for check in item.checks:
        value = properties.get(check.property)
        if value is None or not _OPERATORS[check.operator](value, check.constant):
            return False
    for link in item.links:
        value = properties.get(link.property)
        terms = [found[position].properties.get(name) for position, name in link.others]
        known = [term for term in terms if term is not None]
        if value is None or len(known) < len(terms):
            return False
        if not _OPERATORS[link.operator](value, sum(known)):
            return False
    return True
