"""Calculations over many facts: count, sum, min, max, list.

Unknown if the condition is unknown for some fact, or a value that would be taken is; a list,
made for messages, passes over what is unknown.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hegui.engine.exact import show
from hegui.engine.scope import Closure, Frame
from hegui.engine.selection import Selection

_FOLDS: Mapping[str, Callable[[list[Any]], Any]] = {"sum": sum, "min": min, "max": max}


def aggregate(name: str, selection: Selection, value: Closure | None) -> Closure:
    """The closure of one calculation."""
    match name, value:
        case "count", _:
            return _count(selection)
        case "list", taken if taken is not None:
            return _list(selection, taken)
        case _, taken if taken is not None:
            return _fold(name, selection, taken)
        case _:
            raise TypeError("the checker gives every aggregate but count a value")


def _count(selection: Selection) -> Closure:
    def count(frame: Frame) -> Any:  # noqa: ANN401 - a number or None
        holds, unknown = selection.of(frame)
        return None if unknown else len(holds)

    return count


def _list(selection: Selection, value: Closure) -> Closure:
    def listed(frame: Frame) -> str:
        holds, _ = selection.of(frame)
        values = _values(frame, selection, holds, value)
        return "、".join(show(one) for one in values if one is not None)

    return listed


def _fold(name: str, selection: Selection, value: Closure) -> Closure:
    fold = _FOLDS[name]

    def folded(frame: Frame) -> Any:  # noqa: ANN401 - a number or None
        holds, unknown = selection.of(frame)
        if unknown:
            return None
        values = _values(frame, selection, holds, value)
        if None in values or (not values and name != "sum"):
            return None
        return fold(values)

    return folded


def _values(frame: Frame, selection: Selection, positions: Any, value: Closure) -> list[Any]:  # noqa: ANN401
    facts, slot = frame[0].facts, selection.slot
    values = []
    for position in positions:
        frame[slot] = facts[position]
        values.append(value(frame))
    return values
