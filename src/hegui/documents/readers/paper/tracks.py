"""Ruling lines become tracks: pieces on one position joined, and the frames they make together.

Producers draw one line as a hundred dashes, as two lines side by side, as an area a point thick.
Knows geometry only.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hegui.documents.limits import check
from hegui.documents.readers.paper.page import Rule

TOUCH = 3.0  # points by which lines that meet may miss each other
_SAME = 1.6  # points between two pieces of one line
_DRIFT = 3.0  # points between the first and the last of them
_DASH = 12.0  # points; pieces this short, many of them, are dashes
_DASHES = 8
_DASH_GAP = 8.0  # points
_SHORTEST = 4.0  # points; a shorter line is a dot
_PAIRS = 400_000


class Track(NamedTuple):
    """A straight line.

    Attributes:
        at: its position across: y if it is horizontal, x if vertical.
        start: where it begins along its direction.
        end: where it ends.
    """

    at: float
    start: float
    end: float


class Network(NamedTuple):
    """Lines that cross one another."""

    across: tuple[Track, ...]
    down: tuple[Track, ...]


def networks_of(rules: Iterable[Rule]) -> list[Network]:
    """The networks of crossing lines.

    Raises:
        DocumentError: too many lines may cross.
    """
    level, upright = [], []
    for left, top, right, bottom in rules:
        if bottom - top > right - left:
            upright.append(Track(left, top, bottom))
        else:
            level.append(Track(top, left, right))
    across, down = joined(level), joined(upright)
    return _networks(across, down)


def joined(pieces: list[Track]) -> list[Track]:
    """Pieces on one position as one line, from the lowest position to the highest."""
    pieces.sort()
    found: list[Track] = []
    first = 0
    for index, piece in enumerate(pieces):
        last = pieces[index - 1].at if index else piece.at
        if piece.at - last > _SAME or piece.at - pieces[first].at > _DRIFT:
            _join(pieces[first:index], found)
            first = index
    _join(pieces[first:], found)
    return found


def _join(pieces: list[Track], found: list[Track]) -> None:
    if not pieces:
        return
    at = sum(piece.at for piece in pieces) / len(pieces)
    stretches = sorted((start, end) for _, start, end in pieces)
    dashes = sum(end - start < _DASH for start, end in stretches)
    reach = _DASH_GAP if dashes >= _DASHES and dashes == len(stretches) else TOUCH
    start, end = stretches[0]
    for begin, finish in stretches:
        if begin > end + reach:
            if end - start > _SHORTEST:
                found.append(Track(at, start, end))
            start, end = begin, finish
        elif finish > end:
            end = finish
    if end - start > _SHORTEST:
        found.append(Track(at, start, end))


def _networks(across: list[Track], down: list[Track]) -> list[Network]:
    parent = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    positions = [track.at for track in across]
    pairs = 0
    for number, (x, top, bottom) in enumerate(down, len(across)):
        first = bisect_left(positions, top - TOUCH)
        end = bisect_right(positions, bottom + TOUCH)
        pairs += end - first
        check("页面上交叉的线段过多", pairs, _PAIRS)
        for index in range(first, end):
            if across[index].start - TOUCH <= x <= across[index].end + TOUCH:
                parent[root(index)] = root(number)
    groups: dict[int, tuple[list[Track], list[Track]]] = {}
    for index, track in enumerate(across):
        groups.setdefault(root(index), ([], []))[0].append(track)
    for number, track in enumerate(down, len(across)):
        groups.setdefault(root(number), ([], []))[1].append(track)
    return [
        Network(tuple(level), tuple(upright))
        for level, upright in groups.values()
        if level and upright
    ]


def positions_of(tracks: Sequence[Track], apart: float) -> list[float]:
    """The different positions of lines, those less than *apart* from each other as one."""
    found: list[list[float]] = []
    for at in sorted(track.at for track in tracks):
        if found and at - found[-1][0] < apart:
            found[-1].append(at)
        else:
            found.append([at])
    return [sum(group) / len(group) for group in found]
