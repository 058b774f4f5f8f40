"""Six questions with known answers, put to a backend before the first report.

One link that is false, one absence, one negated item with a link, one sum of two facts, one
rule two facts of a kind could answer alone, and one report that matches nothing.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from hegui.engine.ir import Check, Item, Link, Match, Query, Row

_ON = (Check("on", "==", 1),)
_SAME = (Link("x", "==", ((0, "x"),)),)
_A, _B, _E = (Item(kind, _ON) for kind in "abe")
_NO_C, _NO_SAME_B = Item("c", _ON, negated=True), Item("b", _ON, _SAME, negated=True)
_GREATER_B = Item("b", _ON, (Link("x", ">", ((0, "x"),)),))
_NOT_THE_SUM = Item("d", _ON, (Link("x", "!=", ((0, "x"), (1, "x"))),))
_TWIN = Item("a", (Check("on", ">=", 1),), _SAME)
_QUERIES = (
    Query(0, "row", 0, (_A, _GREATER_B)),
    Query(1, "without", 0, (_A, _NO_C)),
    Query(2, "without", 0, (_A, _NO_SAME_B)),
    Query(3, "row", 0, (_A, _B, _NOT_THE_SUM)),
    Query(4, "row", 0, (_A, _TWIN)),
    Query(5, "broken", 0, (_E,)),
)
_FIRST = (
    Row(1, "a", {"on": 1, "x": 3}),
    Row(2, "b", {"on": 1, "x": 2}),
    Row(3, "d", {"on": 1, "x": 6}),
    Row(4, "a", {"on": 2, "x": 3}),
)
_FIRST_ANSWERS = [Match(1, (1,)), Match(2, (1,)), Match(3, (1, 2, 3)), Match(4, (1, 4))]
_SECOND = (Row(1, "f", {"on": 1}),)
_THIRD = (
    Row(1, "a", {"on": 1, "x": 3}),
    Row(2, "b", {"on": 1, "x": 3}),
    Row(3, "c", {"on": 1}),
    Row(4, "d", {"on": 1, "x": 6}),
    Row(5, "e", {"on": 1}),
)
_THIRD_ANSWERS = [Match(5, (5,))]
_NONE: list[Match] = []
_REPORTS = ((_FIRST, _FIRST_ANSWERS), (_SECOND, _NONE), (_THIRD, _THIRD_ANSWERS))


class _Runs(Protocol):
    def run(self, layer: int, rows: Sequence[Row]) -> list[Match]:
        """Matches of one layer."""


def right_answers(backend: Callable[[Sequence[Sequence[Query]]], _Runs]) -> bool:
    """Whether the backend gives the known answers, twice over, without an error."""
    try:
        opened = backend([_QUERIES])
        for _ in range(2):  # what one report leaves behind would show in the next
            for rows, answers in _REPORTS:
                if sorted(opened.run(0, rows)) != answers:
                    return False
    except Exception:  # noqa: BLE001 - whatever the C engine raises, it is not to be used
        return False
    return True
