"""Random queries in the intermediate form: durable against brute force, matches compared exactly.

Run as a process of its own: a crash of the C engine is then a failing seed, not a lost run.
``without-sentinel`` as a third argument leaves out the constant that ends a condition with
links: the engine is then expected to die, which shows that this fuzzer bites.
Prints one line of JSON: queries asked and matches found.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import product
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from hegui.engine import durable
from hegui.engine.ir import Check, Item, Link, Match, Query, Row
from hegui.engine.reference import ReferenceBackend

KINDS, PROPERTIES = ("a", "b", "c"), ("x", "y", "z", "u", "v")
VALUES = (0, 0, 1, 2, 3, -1, 10, 100)
OPERATORS = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def random_query(seeded: random.Random, number: int) -> Query:
    """Up to three positive items and one or two negated ones behind them."""
    pick = seeded.choice
    items: list[Item] = []
    positive = pick((1, 1, 2, 2, 3))
    for at in range(positive + pick((0, 0, 1, 2))):
        tests = tuple(
            Check(pick(PROPERTIES), pick(list(OPERATORS)), pick(VALUES))
            for _ in range(pick((0, 1, 1, 2)))
        )
        earlier = min(at, positive)
        links = tuple(
            Link(
                pick(PROPERTIES),
                pick(("==", "==", *OPERATORS)),
                tuple(
                    (pick(range(earlier)), pick(PROPERTIES)) for _ in range(pick((1, 1, 1, 2, 3)))
                ),
            )
            for _ in range(pick((0, 1, 1, 2, 3)) if at else 0)
        )
        items.append(Item(pick(KINDS), tests, links, negated=at >= positive))
    return Query(number, "row", 0, tuple(items))


def random_rows(seeded: random.Random, size: int) -> list[Row]:
    """Rows with gaps."""
    rows = []
    for number in range(1, size + 1):
        properties = {p: seeded.choice(VALUES) for p in PROPERTIES if seeded.random() < 0.85}
        rows.append(Row(number, seeded.choice(KINDS), properties))
    return rows


def brute(query: Query, rows: list[Row]) -> set[tuple[int, ...]]:
    """Every assignment of distinct rows is tried."""
    positive = [item for item in query.items if not item.negated]
    negated = [item for item in query.items if item.negated]
    found = set()
    for chosen in product(rows, repeat=len(positive)):
        if len({row.id for row in chosen}) < len(chosen):
            continue
        if not all(_fits(item, row, chosen) for item, row in zip(positive, chosen, strict=True)):
            continue
        free = [row for row in rows if row not in chosen]
        # What an absence compares with has to be there.
        names = {other for item in negated for link in item.links for other in link.others}
        if any(name not in chosen[at].properties for at, name in names):
            continue
        if not any(_fits(item, row, chosen) for item in negated for row in free):
            found.add(tuple(row.id for row in chosen))
    return found


def _fits(item: Item, row: Row, chosen: tuple[Row, ...]) -> bool:
    if row.kind != item.kind:
        return False
    for test in item.checks:
        value = row.properties.get(test.property)
        if value is None or not OPERATORS[test.operator](value, test.constant):
            return False
    for link in item.links:
        value = row.properties.get(link.property)
        others = [chosen[at].properties.get(name) for at, name in link.others]
        if value is None or None in others:
            return False
        if not OPERATORS[link.operator](value, sum(other for other in others if other)):
            return False
    return True


def run(seeds: range) -> Counter[str]:
    """Every seed: some queries, three reports on the same handles."""
    count: Counter[str] = Counter()
    for seed in seeds:
        seeded = random.Random(seed)
        queries = [random_query(seeded, n) for n in range(seeded.choice((1, 3, 10, 30, 60)))]
        # Small limits give many shards, which must say together what one would.
        durable.MOST_CONDITIONS = seeded.choice((6, 12, 50))
        backend = durable.DurableBackend([queries])
        reference = ReferenceBackend([queries])
        for size in (3, 8, 14):
            rows = random_rows(seeded, size)
            expected = sorted(
                Match(n, ids) for n, query in enumerate(queries) for ids in brute(query, rows)
            )
            got = backend.run(0, rows)
            assert got == expected, (seed, set(got) ^ set(expected))
            assert sorted(reference.run(0, rows)) == expected, seed
            count["queries"] += len(queries)
            count["matches"] += len(got)
    return count


if __name__ == "__main__":
    if "without-sentinel" in sys.argv:
        whole = durable._condition

        def cut(item: Item, guards: Sequence[str]) -> dict[str, Any]:
            parts = whole(item, guards)
            return {"$and": parts["$and"][:-1]} if item.links else parts

        durable._condition = cut
    sys.stdout.write(json.dumps(run(range(int(sys.argv[1]), int(sys.argv[2])))) + "\n")
