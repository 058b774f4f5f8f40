"""Labels beside rows of values, where no line parts the rows: which words belong to which row.

A label may take several lines while its values stand beside the first or the middle one; labels
of groups stand further left, beside the middle of their rows. Knows geometry only.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from hegui.documents.readers.paper.words import Word

_LEFT_OUT = 0.9  # heights: the price of a line that belongs to no row
_NEXT = 1.9  # heights from line to line within one label
_REACH = 8.0  # heights from a row to the first line of its label
_GROUPED = 0.1  # heights: the price of a word left to the labels of groups
_BARE = 1.5  # heights: the price of a row without a label
_OTHERWISE = 0.6  # heights: the price of one row whose values stand otherwise than the others'
_UNLIKELY = 0.7  # heights: the price of a label broken though the next word had room
_BESIDE = 0.3  # heights: the price of two words of one label on one line
_APART = 6.0  # points between two places where labels may begin
_GUTTERS = 12
_TRIES = 100_000  # rows times lines of labels on one page; a real page has under 2,000
_BESIDE_EACH_OTHER = 32  # labels that may be open at once
_MOST = 12  # lines of one label


class Label(NamedTuple):
    """A label that is no row's own: of a group, or of a row without values."""

    words: list[Word]
    before: Word | None  # the first value of the row before which it is to be read


def labels_beside(
    words: Sequence[Word], values: Sequence[Word]
) -> tuple[list[list[Word]], list[Label]]:
    """For each row the words of its label, and the labels that are no row's own.

    Args:
        words: all words left of the values.
        values: the first value of each row, in reading order.
    """
    tries = [
        _dealt(words, values, gutter, top=top)
        for gutter in _gutters(words)
        for top in (False, True)
    ]
    _, labels, spare = min(tries, key=lambda one: one[0])
    others = [Label(block, _before(block, values)) for block in blocks_of(spare)]
    return labels, others


def _gutters(words: Sequence[Word]) -> list[float]:
    """Places where the labels of groups may end and those of rows begin."""
    gutters = [-1.0]
    for word in sorted(words, key=lambda one: one.box[0]):
        if word.box[0] - gutters[-1] > _APART:
            gutters.append(word.box[0])
    return gutters[: _GUTTERS + 1]


def _dealt(
    words: Sequence[Word], values: Sequence[Word], gutter: float, *, top: bool
) -> tuple[float, list[list[Word]], list[Word]]:
    """Words right of a gutter dealt out among the rows: the price, the labels, the words left.

    *top* is whether values stand beside the first line of their labels, else beside the middle.
    """
    own = [word for word in words if word.box[2] > gutter]
    spare = [word for word in words if word.box[2] <= gutter]
    price = sum(_GROUPED * word.line.height for word in spare)
    labels: list[list[Word]] = [[] for _ in values]
    before: list[Word] | None = None  # the label of the last row of the page before
    for page in dict.fromkeys(word.line.page for word in (*values, *words)):
        rows = [n for n, value in enumerate(values) if value.line.page == page]
        lines = _by_line([word for word in own if word.line.page == page])
        price += sum(_BESIDE * line[0].line.height * (len(line) - 1) for line in lines)
        cost, shares = _best_shares(lines, [values[n].line.middle for n in rows], top=top)
        price += cost
        done = 0
        for n, (first, end) in zip(rows, shares, strict=True):
            labels[n] = [word for line in lines[first:end] for word in line]
            left = [word for line in lines[done:first] for word in line]
            if before and not done:
                before.extend(left)  # the rest of a label that the page break cut
            else:
                spare.extend(left)
            done = max(done, end)
        spare.extend(word for line in lines[done:] for word in line)
        before = labels[rows[-1]] if rows else None
    return price, labels, spare


def _by_line(words: Sequence[Word]) -> list[list[Word]]:
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(id(word.line), []).append(word)
    return sorted(lines.values(), key=lambda line: line[0].line.middle)


def _best_shares(
    lines: Sequence[list[Word]], rows: Sequence[float], *, top: bool
) -> tuple[float, list[tuple[int, int]]]:
    """The cheapest way to share lines out: its price, and for each row its lines."""
    if not rows or not lines:
        return sum(_LEFT_OUT * line[0].line.height for line in lines), [(0, 0) for _ in rows]
    if len(rows) * len(lines) > _TRIES:
        return math.inf, [(0, 0) for _ in rows]
    middles = [line[0].line.middle for line in lines]
    height = median([line[0].line.height for line in lines])
    widths = [line[-1].box[2] - line[0].box[0] for line in lines]
    out, other, count = _LEFT_OUT * height, _OTHERWISE * height, len(lines)
    longest = _longest(middles, height)
    # prices[i]: the best price with the first i lines dealt out among the rows so far
    prices = [out * n for n in range(count + 1)]
    steps: list[list[tuple[int, int]]] = []
    for row in rows:
        after = [price + _BARE * height for price in prices]
        step = [(i, i) for i in range(count + 1)]
        first_line = bisect_left(middles, row - _REACH * height)
        for first in range(first_line, bisect_right(middles, row + _REACH * height)):
            begin, price = middles[first], prices[first]
            above = abs(begin - row) + (0.0 if top else other)
            widest, narrowest = 0.0, math.inf  # of its lines, and of those but the last
            for end in range(first + 1, longest[first] + 1):
                middle = abs((begin + middles[end - 1]) / 2 - row) + (other if top else 0.0)
                cost = price + (above if above < middle else middle)
                widest = max(widest, widths[end - 1])
                if narrowest + height < widest:
                    cost += _UNLIKELY * height
                narrowest = min(narrowest, widths[end - 1])
                if cost < after[end]:
                    after[end], step[end] = cost, (first, end)
        for end in range(1, count + 1):
            if after[end - 1] + out < after[end]:
                after[end], step[end] = after[end - 1] + out, (-1, end - 1)
        prices = after
        steps.append(step)
    return prices[count], _traced(steps, count)


def _longest(middles: Sequence[float], height: float) -> list[int]:
    """For each line the end of the longest label that begins with it."""
    ends = []
    for first in range(len(middles)):
        end = first + 1
        while (
            end < min(len(middles), first + _MOST)
            and middles[end] - middles[end - 1] <= _NEXT * height
        ):
            end += 1
        ends.append(end)
    return ends


def _traced(steps: Sequence[Sequence[tuple[int, int]]], count: int) -> list[tuple[int, int]]:
    ends: list[tuple[int, int]] = []
    at = count
    for step in reversed(steps):
        first, end = step[at]
        while first < 0:
            at = end
            first, end = step[at]
        ends.append((first, end))
        at = first
    return ends[::-1]


def blocks_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand under one another, line after line, as one label each."""
    blocks: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.line.page, w.line.middle, w.box[0])):
        for block in reversed(blocks[-_BESIDE_EACH_OTHER:]):
            last = block[-1]
            step = word.line.middle - last.line.middle
            over = min(word.box[2], last.box[2]) - max(word.box[0], last.box[0])
            if (
                word.line.page == last.line.page
                and 0 < step < _NEXT * word.line.height
                and over > 0
            ):
                block.append(word)
                break
        else:
            blocks.append([word])
    return blocks


def _before(block: Sequence[Word], values: Sequence[Word]) -> Word | None:
    first = (block[0].line.page, block[0].line.middle)
    return next((value for value in values if (value.line.page, value.line.middle) >= first), None)
