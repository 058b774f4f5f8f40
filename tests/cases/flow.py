"""Whole numbers that flow along edges with bounds, in and out of every node alike.

Completing a table whose rows and columns must add up is a flow: each request runs from the row
that counts it in, through its applicant's column, to the row that counts it out. Bounds that
meet hold a named cell; what is not named carries no more than the others force upon it.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLENTY = 10**12
_IN, _OUT = "(in)", "(out)"


@dataclass(frozen=True, slots=True)
class Edge:
    """From a node to a node, with the least and most that may flow."""

    start: str
    end: str
    least: int = 0
    most: int = PLENTY


def circulate(edges: Iterable[Edge]) -> Mapping[tuple[str, str], int] | None:
    """How much flows along each edge so that all bounds hold; None where nothing fits.

    Earlier edges carry before later ones. At most one edge may lead from a node to another.
    """
    edges = tuple(edges)
    room: dict[str, dict[str, int]] = {_IN: {}, _OUT: {}}
    for edge in edges:
        room.setdefault(edge.start, {})
        room.setdefault(edge.end, {})
        room[edge.start][edge.end] = edge.most - edge.least
        room[edge.end].setdefault(edge.start, 0)
    due = 0
    for edge in edges:
        if edge.least:
            _add(room, _IN, edge.end, edge.least)
            _add(room, edge.start, _OUT, edge.least)
            due += edge.least
    while path := _path(room):
        step = min(room[a][b] for a, b in path)
        for a, b in path:
            room[a][b] -= step
            _add(room, b, a, step)
        due -= step
    if due:
        return None
    return {(edge.start, edge.end): edge.most - room[edge.start][edge.end] for edge in edges}


def _add(room: dict[str, dict[str, int]], start: str, end: str, much: int) -> None:
    room[start][end] = room[start].get(end, 0) + much
    room[end].setdefault(start, 0)


def _path(room: Mapping[str, Mapping[str, int]]) -> list[tuple[str, str]]:
    """A shortest way from in to out that has room left; [] if there is none."""
    came: dict[str, str] = {_IN: ""}
    waiting = deque([_IN])
    while waiting:
        node = waiting.popleft()
        for other, left in room[node].items():
            if left > 0 and other not in came:
                came[other] = node
                waiting.append(other)
    path: list[tuple[str, str]] = []
    node = _OUT
    while came.get(node):
        path.append((came[node], node))
        node = came[node]
    return path[::-1]
