"""Lines that cross one another become tables, and every character goes to its cell.

Boxes between the lines are joined where no line parts them. Knows one page, and nothing of what
its tables say.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hegui.documents.limits import Limits
from hegui.documents.readers.paper.lines import lines_of
from hegui.documents.readers.paper.page import Box, Glyph, Page, Rule
from hegui.documents.readers.paper.table import Cell, Table
from hegui.documents.readers.paper.tracks import Network, Track, networks_of, positions_of

_FRAMES = 100  # tables on one page; more are a drawing
_AREAS = 4  # so many filled areas may draw a table without a line
_APART = 4.0  # points; lines nearer than this are one line, drawn double
_BEYOND = 5.0  # points a line runs on where the line that would close the table is missing
_NEAR = 4.0  # points by which the ends of lines that end together may differ


class _Frame(NamedTuple):
    """A table before its characters are known."""

    xs: list[float]
    ys: list[float]
    units: list[int]  # for each box between the lines, row by row, the number of its cell
    spans: list[tuple[int, int, int, int]]  # row, column, rows, columns of each cell
    open_top: frozenset[int]
    open_bottom: frozenset[int]
    tails: list[tuple[Box, int]]  # where single cells run on past the last line, and their boxes


def tables_of(page: Page, limits: Limits) -> tuple[list[Table], list[Glyph]]:
    """The ruled tables of a page, and the characters outside them.

    Raises:
        DocumentError: the page has too many crossing lines.
    """
    frames = _frames(page.rules, limits)
    areas = [area for area in page.fills if not any(_within(area, one) for one in frames)]
    if len(areas) >= _AREAS:
        frames += _frames([edge for area in areas for edge in _edges(area)], limits)
    if not frames:
        return [], list(page.glyphs)
    # A table inside a cell of another one holds its own characters.
    frames.sort(key=lambda f: (f.xs[-1] - f.xs[0]) * (f.ys[-1] - f.ys[0]))
    held: list[dict[int, list[Glyph]]] = [{} for _ in frames]
    free = _dealt(page.glyphs, frames, held)
    tables = [_table(page.number, frame, cells) for frame, cells in zip(frames, held, strict=True)]
    tables.sort(key=lambda table: table.box[1])
    return tables, free


def _frames(rules: Sequence[Rule], limits: Limits) -> list[_Frame]:
    found = [frame for net in networks_of(rules) if (frame := _frame(net, limits)) is not None]
    return sorted(found, key=lambda frame: len(frame.units))[-_FRAMES:]


def _dealt(
    glyphs: Iterable[Glyph], frames: Sequence[_Frame], held: Sequence[dict[int, list[Glyph]]]
) -> list[Glyph]:
    """Put every character into the cell of its centre; those in no cell are given back."""
    free: list[Glyph] = []
    areas = [
        (one.xs[0], one.ys[0], one.xs[-1], one.ys[-1], one, len(one.xs) - 1, cells)
        for one, cells in zip(frames, held, strict=True)
    ]
    for glyph in glyphs:
        _, left, top, right, bottom = glyph
        x, y = (left + right) / 2, (top + bottom) / 2
        for first, upper, last, lower, frame, columns, cells in areas:
            if first <= x <= last and upper <= y <= lower:
                column = min(bisect_right(frame.xs, x), columns) - 1
                row = min(bisect_right(frame.ys, y), len(frame.ys) - 1) - 1
                unit = frame.units[row * columns + column]
            elif frame.tails and (at := _tail(frame, x, y)) >= 0:
                unit = frame.units[at]
            else:
                continue
            if unit in cells:
                cells[unit].append(glyph)
            else:
                cells[unit] = [glyph]
            break
        else:
            free.append(glyph)
    return free


def _within(area: Box, frame: _Frame) -> bool:
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    return frame.xs[0] <= x <= frame.xs[-1] and frame.ys[0] <= y <= frame.ys[-1]


def _edges(area: Box) -> tuple[Rule, Rule, Rule, Rule]:
    left, top, right, bottom = area
    return (
        Rule(left, top, right, top),
        Rule(left, bottom, right, bottom),
        Rule(left, top, left, bottom),
        Rule(right, top, right, bottom),
    )


def _table(page: int, frame: _Frame, held: dict[int, list[Glyph]]) -> Table:
    xs, ys = frame.xs, frame.ys
    cells = []
    for number, (row, column, rows, columns) in enumerate(frame.spans):
        box = (xs[column], ys[row], xs[column + columns], ys[row + rows])
        lines = tuple(lines_of(held.get(number, ()), page))
        cells.append(Cell(row, column, rows, columns, lines, page, box))
    return Table(
        page=page,
        last_page=page,
        xs=tuple(xs),
        rows=len(ys) - 1,
        cells=tuple(cells),
        box=(xs[0], ys[0], xs[-1], ys[-1]),
        open_top=frame.open_top,
        open_bottom=frame.open_bottom,
    )


def _tail(frame: _Frame, x: float, y: float) -> int:
    for (left, top, right, bottom), unit in frame.tails:
        if left <= x <= right and top <= y <= bottom:
            return unit
    return -1


def _frame(network: Network, limits: Limits) -> _Frame | None:
    across, down = list(network.across), list(network.down)
    _close_sides(across, down)
    _close_ends(across, down)
    xs, ys = positions_of(down, _APART), positions_of(across, _APART)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    if rows > limits.table_rows or columns > limits.table_columns:
        return None  # a drawing
    if rows * columns > limits.table_covered:
        return None
    below = _walls(xs, ys, network.across)
    beside = _walls(ys, xs, down)
    units, spans = _spans(_regions(_walls(xs, ys, across), beside), columns)
    everywhere = frozenset(range(columns))
    tails = _tails(xs, ys, down)
    return _Frame(xs, ys, units, spans, everywhere - below[0], everywhere - below[-1], tails)


def _close_sides(across: list[Track], down: list[Track]) -> None:
    """Put the outer column lines back that were not drawn."""
    left, right = min(track.start for track in across), max(track.end for track in across)
    first, last = min(track.at for track in down), max(track.at for track in down)
    for edge, missing in ((left, first - left > _BEYOND), (right, right - last > _BEYOND)):
        if not missing:
            continue
        ends = [
            track.at
            for track in across
            if abs((track.start if edge == left else track.end) - edge) <= _NEAR
        ]
        if len(ends) > 1:
            down.append(Track(edge, min(ends), max(ends)))


def _close_ends(across: list[Track], down: list[Track]) -> None:
    """Put the first and the last row line back that a page break took away."""
    top, bottom = min(track.start for track in down), max(track.end for track in down)
    first, last = across[0].at, across[-1].at
    outer = (min(track.at for track in down), max(track.at for track in down))
    for edge, missing in ((top, first - top > _BEYOND), (bottom, bottom - last > _BEYOND)):
        reaching = [
            track.at
            for track in down
            if abs((track.start if edge == top else track.end) - edge) <= _NEAR
        ]
        if missing and all(any(abs(at - side) <= _NEAR for at in reaching) for side in outer):
            across.append(Track(edge, outer[0], outer[1]))


def _tails(
    xs: Sequence[float], ys: Sequence[float], down: Sequence[Track]
) -> list[tuple[Box, int]]:
    """Where a page break cut a cell of several rows: its sides run on past the last line."""
    found = []
    columns = len(xs) - 1
    last = (len(ys) - 2) * columns
    for column, (left, right) in enumerate(pairwise(xs)):
        sides = [_reach(left, down), _reach(right, down)]
        bottom = min(end for _, end in sides)
        top = max(start for start, _ in sides)
        if bottom - ys[-1] > _BEYOND:
            found.append(((left, ys[-1], right, bottom), last + column))
        if ys[0] - top > _BEYOND:
            found.append(((left, top, right, ys[0]), column))
    return found


def _reach(x: float, down: Sequence[Track]) -> tuple[float, float]:
    """Where the lines at *x* begin and end."""
    at_x = [track for track in down if abs(track.at - x) <= _NEAR]
    if not at_x:
        return math.inf, -math.inf
    return min(track.start for track in at_x), max(track.end for track in at_x)


def _regions(below: Sequence[set[int]], beside: Sequence[set[int]]) -> list[int]:
    """For each box between the lines the number of the region it belongs to.

    Args:
        below: for each row line the columns in which it is drawn.
        beside: for each column line the rows in which it is drawn.
    """
    rows, columns = len(below) - 1, len(beside) - 1
    region = [-1] * (rows * columns)
    count = 0
    for start in range(rows * columns):
        if region[start] >= 0:
            continue
        region[start] = count
        waiting = [start]
        while waiting:
            at = waiting.pop()
            row, column = divmod(at, columns)
            steps = []
            if row and column not in below[row]:
                steps.append(at - columns)
            if row + 1 < rows and column not in below[row + 1]:
                steps.append(at + columns)
            if column and row not in beside[column]:
                steps.append(at - 1)
            if column + 1 < columns and row not in beside[column + 1]:
                steps.append(at + 1)
            for step in steps:
                if region[step] < 0:
                    region[step] = count
                    waiting.append(step)
        count += 1
    return region


def _walls(
    along: Sequence[float], positions: Sequence[float], tracks: Iterable[Track]
) -> list[set[int]]:
    """For each position the boxes along it that a line parts from those before."""
    middles = [(a + b) / 2 for a, b in pairwise(along)]
    walls: list[set[int]] = [set() for _ in positions]
    for at, start, end in tracks:
        index = min(bisect_left(positions, at), len(positions) - 1)
        if index and at - positions[index - 1] < positions[index] - at:
            index -= 1
        walls[index].update(range(bisect_left(middles, start), bisect_right(middles, end)))
    return walls


def _spans(region: list[int], columns: int) -> tuple[list[int], list[tuple[int, int, int, int]]]:
    """Regions as rectangles, from top to bottom and left to right.

    A region that is none, because a piece of a line is missing, falls into rows.
    """
    edges: dict[int, list[int]] = {}
    for at, number in enumerate(region):
        row, column = divmod(at, columns)
        box = edges.setdefault(number, [row, column, row, column, 0])
        box[1], box[2] = min(box[1], column), max(box[2], row)
        box[3] = max(box[3], column)
        box[4] += 1
    units = [-1] * len(region)
    spans: list[tuple[int, int, int, int]] = []
    for at, number in enumerate(region):
        if units[at] >= 0:
            continue
        row, column = divmod(at, columns)
        top, left, bottom, right, size = edges[number]
        if size == (bottom - top + 1) * (right - left + 1):
            high, wide = bottom - top + 1, right - left + 1
        else:
            high = wide = 1
            while column + wide < columns and region[at + wide] == number:
                wide += 1
        for r in range(row, row + high):
            for c in range(column, column + wide):
                units[r * columns + c] = len(spans)
        spans.append((row, column, high, wide))
    return units, spans
