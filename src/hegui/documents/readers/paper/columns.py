"""Columns of values that no line parts: places under one another, and the rows that show them.

Knows places only.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hegui.documents.readers.paper.words import Word, part_of

NEAR = 0.45  # of the distance between columns
_REACHED = 0.25  # of the distance between columns
_SURE = 0.12  # of the distance between columns: numbers that touch are parted no less surely


class Row(NamedTuple):
    """A line that ends in values."""

    at: int  # index of the line
    labels: list[Word]  # what stands before the values
    values: list[Word]


class Found(NamedTuple):
    """Rows whose values stand under one another."""

    columns: list[float]
    rows: list[Row]
    repeated: frozenset[int]  # lines of headers that a new page repeats


def edge_of(columns: Sequence[float]) -> float:
    """Where labels end and values begin."""
    gap = min((b - a for a, b in pairwise(columns)), default=0.0)
    return columns[0] - gap / 2


def places_of(columns: Sequence[float], centres: Sequence[float]) -> list[int]:
    """The column each value stands in; [] if one stands in none, or two in the same."""
    gap = min((b - a for a, b in pairwise(columns)), default=0.0)
    places = []
    for centre in centres:
        at = min(range(len(columns)), key=lambda n: abs(columns[n] - centre))
        if abs(columns[at] - centre) > NEAR * gap or at in places:
            return []
        places.append(at)
    return places


def unglued(row: Row, columns: Sequence[float]) -> Row:
    """The row, numbers that touch each other parted where columns of other rows say so."""
    values: list[Word] = []
    for word in row.values:
        over = _reached(word, columns)
        cut = _cut(word, over[0], over[1]) if len(over) == 2 else 0
        if cut:
            middle = word.first + cut
            values.append(part_of(word.line, word.first, middle))
            values.append(part_of(word.line, middle, word.first + word.length))
        else:
            values.append(word)
    return row._replace(values=values)


def _cut(word: Word, one: float, two: float) -> int:
    """After how many of its characters a number ends and the next begins; 0 if not sure."""
    best, found = _SURE * (two - one), 0
    for cut in range(1, word.length):
        left = part_of(word.line, word.first, word.first + cut)
        right = part_of(word.line, word.first + cut, word.first + word.length)
        off = max(abs(left.centre - one), abs(right.centre - two))
        if off < best and left.is_value and right.is_value:
            best, found = off, cut
    return found


def is_glued(row: Row, columns: Sequence[float]) -> bool:
    """Whether a value reaches over two columns: nobody can say which of them is empty."""
    return any(len(_reached(word, columns)) > 1 for word in row.values)


def _reached(word: Word, columns: Sequence[float]) -> list[float]:
    """The columns that a word covers, or nearly does."""
    near = _REACHED * min((b - a for a, b in pairwise(columns)), default=0.0)
    return [x for x in columns if word.box[0] - near < x < word.box[2] + near]
