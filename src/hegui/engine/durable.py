"""The only door to durable_rules: queries become its JSON, rows its facts, firings matches.

The C engine is used directly: its Python layer starts threads and swallows errors. Only a
proven subset is emitted, and docs/engine.md has a line of proof for each item. Never: text
matching, division, ``or``, aggregates or text in the engine; an absence asked before all facts
are in; a condition with links that does not end in a constant; an id left to chance; a null or
a float; more than 200 rules or 50 conditions of a kind in one set; a state left behind.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from hegui.engine.ir import LARGEST, Check, Item, Link, Match, OutOfBoundsError, Query, Row

try:
    import durable_rules_engine as _engine
except ImportError:  # no compiler where it was installed, or a Python it does not know
    _engine = None

READY = "ready!"  # no kind of fact can be called so
MOST_RULES = 200
MOST_CONDITIONS = 50
MOST_PROPERTIES = 200
_OPERATORS = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_READY_FACT = _dump({"k": READY, "id": "ready"})

Json = dict[str, Any]


def available() -> bool:
    """Whether the C engine could be imported."""
    return _engine is not None


class DurableBackend:
    """Keeps the rule sets of a program for the whole life of a worker process."""

    name = "durable"

    def __init__(self, layers: Sequence[Sequence[Query]]) -> None:
        self._layers = layers
        self._sets = self._built()

    def run(self, layer: int, rows: Sequence[Row]) -> list[Match]:
        """All matches of the queries of one layer.

        Raises:
            OutOfBoundsError: a row holds what the engine cannot reckon with.
            Exception: whatever the C engine raises; the rule sets have been built anew.
        """
        if not rows:  # nothing any query could match, and an empty list crashes the engine
            return []
        facts = _dump([wire(row) for row in rows])
        try:
            return self._ask(self._sets[layer], facts)
        except BaseException:
            # What is left behind is unknown, and deleting a state that never ran an action
            # crashes: the old rule sets go, states and all.
            old, self._sets = self._sets, self._built()
            for handle in chain.from_iterable(old):
                _engine.delete_ruleset(handle)
            raise

    def _ask(self, handles: Sequence[int], facts: str) -> list[Match]:
        found: set[Match] = set()
        states = [(handle, _engine.assert_facts(handle, facts)[1]) for handle in handles]
        for handle, state in states:
            found.update(_drain(handle, state))
        for handle, state in states:  # all facts are in: now absences may be asked
            _engine.assert_fact(handle, _READY_FACT)
            found.update(_drain(handle, state))
        for handle, _ in states:
            _engine.delete_state(handle, None)
        return sorted(found)

    def _built(self) -> list[list[int]]:
        return [
            [
                _engine.create_ruleset(f"audit{layer}_{number}", _dump(shard))
                for number, shard in enumerate(shards(queries))
            ]
            for layer, queries in enumerate(self._layers)
        ]


def wire(row: Row) -> Json:
    """A row as the engine gets it.

    Raises:
        OutOfBoundsError: a number is not whole or too large, or there are too many.
    """
    if len(row.properties) > MOST_PROPERTIES:
        raise OutOfBoundsError("一条事实的属性太多")
    for value in row.properties.values():
        if value.__class__ is not int or not -LARGEST <= value <= LARGEST:
            raise OutOfBoundsError("数太大，或者小数位太多")
    return {"k": row.kind, "id": row.id, **row.properties}


def shards(queries: Sequence[Query]) -> Iterator[Json]:
    """The engine's rules for *queries*, in sets that keep clear of its limits."""
    shard: Json = {}
    conditions: dict[str, int] = {}
    for number, query in enumerate(queries):
        rule = emit(query)
        more: dict[str, int] = {READY: 1} if len(rule["all"]) > len(query.items) else {}
        for item in query.items:
            more[item.kind] = more.get(item.kind, 0) + 1
        full = any(conditions.get(kind, 0) + n > MOST_CONDITIONS for kind, n in more.items())
        if full or len(shard) >= MOST_RULES - 1:
            yield _with_ready(shard)
            shard, conditions = {}, {}
        shard[f"q{number}"] = rule
        for kind, n in more.items():
            conditions[kind] = conditions.get(kind, 0) + n
    if shard:
        yield _with_ready(shard)


def emit(query: Query) -> Json:
    """One query as a rule of the engine."""
    needed = [
        {check.property for check in item.checks} | {link.property for link in item.links}
        for item in query.items
    ]
    for item in query.items:
        for link in item.links:
            for position, name in link.others:
                needed[position].add(name)
    conditions: list[Json] = []
    if any(item.negated for item in query.items):
        conditions.append({"rdy": {"k": READY}})
    for position, item in enumerate(query.items):
        alias = f"a{position}$not" if item.negated else f"a{position}"
        conditions.append({alias: _condition(item, sorted(needed[position]))})
    return {"all": conditions, "pri": 100}


def _condition(item: Item, guards: Sequence[str]) -> Json:
    parts: list[Json] = [{"k": item.kind}]
    parts += [{"$ex": {name: 1}} for name in guards]
    parts += [_compared(check, check.constant) for check in item.checks]
    parts += [_compared(link, _sum(link)) for link in item.links]
    if item.links:  # a false comparison at the end makes the engine read past its array
        parts.append({"$and": [{"k": item.kind}]})
    return {"$and": parts}


def _compared(part: Check | Link, value: object) -> Json:
    plain = {part.property: value}
    return plain if part.operator == "==" else {_OPERATORS[part.operator]: plain}


def _sum(link: Link) -> Json:
    terms: list[Json] = [{f"a{position}": name} for position, name in link.others]
    total = terms[0]
    for term in terms[1:]:
        total = {"$add": {"$l": total, "$r": term}}
    return total


def _with_ready(shard: Mapping[str, Json]) -> Json:
    # A state that never ran an action cannot be deleted: this rule always runs.
    return {"_ready": {"all": [{"m": {"k": READY}}], "pri": 60000}, **shard}


def _drain(handle: int, state: int) -> Iterator[Match]:
    result = _engine.start_action_for_state(handle, state)
    message = result[1] if result else None
    while message:
        ((rule, frame),) = json.loads(message).items()
        if rule != "_ready":
            frame.pop("rdy", None)
            ids = [frame[f"a{position}"]["id"] for position in range(len(frame))]
            yield Match(int(rule[1:]), tuple(ids))
        message = _engine.complete_and_start_action(handle, state)
