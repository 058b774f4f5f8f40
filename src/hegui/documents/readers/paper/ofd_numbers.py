"""Numbers as an OFD writes them into attributes: lists, boxes, matrices, repeated distances."""

import math
from collections.abc import Iterator
from itertools import repeat

from hegui.documents.readers.paper.matrix import Matrix

AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FARTHEST = 1e6  # millimetres; nothing real is a kilometre away


def number(text: str | None, otherwise: float = 0.0) -> float:
    """A number; *otherwise* if there is none, or one no page has room for."""
    try:
        value = float(text or "")
    except ValueError:
        return otherwise
    return value if math.isfinite(value) and abs(value) <= _FARTHEST else otherwise


def numbers(text: str | None, count: int) -> tuple[float, ...]:
    """So many numbers from a list; () if it does not have them."""
    words = (text or "").split(None, count)[:count]
    return tuple(map(number, words)) if len(words) == count else ()


def matrix(text: str | None) -> Matrix:
    """A transformation; none at all if it is not written in full."""
    found = numbers(text, 6)
    return (*found,) if len(found) == 6 else AS_IT_IS


def distances(text: str | None) -> Iterator[float]:
    """Distances between characters, those written ``g 3 4.5`` (three times 4.5) one by one.

    Comes one by one because a file may claim any number of them.
    """
    words = iter((text or "").split())
    for word in words:
        if word == "g":
            times = number(next(words, None))
            yield from repeat(number(next(words, None)), max(0, int(times)))
        else:
            yield number(word)


def moved(by: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f
