"""Cases that could end the process, one a run: ``python -m tests.traps.child CASE``.

Prints what came out; the test in the parent looks at the exit status and the words.
"""

import sys

from hegui.engine import durable
from hegui.engine.durable import DurableBackend
from hegui.engine.ir import Check, Item, Link, Query, Row

ON = (Check("on", "==", 1),)
A, B, C = Item("a", ON), Item("b", ON), Item("c", ON)
SUM = Item("c", ON, (Link("x", "!=", ((0, "x"), (1, "x"))),))


def row(number: int, kind: str, **properties: int) -> Row:
    return Row(number, kind, {"on": 1, **properties})


def links_that_are_false() -> int:
    """1: a sum that agrees, so that the last comparison of the condition is false."""
    backend = DurableBackend([[Query(0, "row", 0, (A, B, SUM))] * 40])
    rows = [row(1, "a", x=2), row(2, "b", x=3), row(3, "c", x=5)]
    return sum(len(backend.run(0, rows)) for _ in range(300))


def reports_that_match_nothing() -> int:
    """2: a state in which no rule ran but our own."""
    backend = DurableBackend([[Query(0, "row", 0, (A, B))]])
    return sum(len(backend.run(0, [row(1, "c")])) for _ in range(300))


def reports_without_facts() -> int:
    """3: an empty list of facts."""
    backend = DurableBackend([[Query(0, "row", 0, (A, B))]])
    return sum(len(backend.run(0, [])) for _ in range(300))


def many_reports() -> int:
    """6, 7: more reports than the engine can hold states."""
    backend = DurableBackend([[Query(0, "row", 0, (A,))]])
    return sum(len(backend.run(0, [row(1, "a")])) for _ in range(3000))


def many_conditions() -> int:
    """8: more different conditions of one kind than one set could bear."""
    queries = [
        Query(n, "row", 0, (Item("a", (Check("on", "==", 1), Check("x", "==", n))),))
        for n in range(700)
    ]
    backend = DurableBackend([queries])
    return len(backend.run(0, [row(1, "a", x=5), row(2, "a", x=699)]))


def an_error_in_the_middle() -> int:
    """25: the engine fails in one report; the next one is judged rightly."""
    none = Item("b", ON, (Link("x", "==", ((0, "x"),)),), negated=True)
    backend = DurableBackend([[Query(0, "row", 0, (A,)), Query(1, "without", 0, (A, none))]])
    whole = vars(durable)["_engine"]

    class Broken:
        def __getattr__(self, name: str) -> object:
            return getattr(whole, name)

        def assert_fact(self, *_: object) -> None:
            raise OSError("error 312")

    found = 0
    for _ in range(50):
        vars(durable)["_engine"] = Broken()
        try:
            backend.run(0, [row(1, "a", x=1), row(2, "b", x=1)])
        except OSError:
            found += 1
        vars(durable)["_engine"] = whole
        found += 10 * len(backend.run(0, [row(1, "a", x=1)]))
    return found


CASES = {
    case.__name__: case
    for case in (
        links_that_are_false,
        reports_that_match_nothing,
        reports_without_facts,
        many_reports,
        many_conditions,
        an_error_in_the_middle,
    )
}

if __name__ == "__main__":
    sys.stdout.write(str(CASES[sys.argv[1]]()))
