"""The cells of a table without ruling lines: header, labels, values, and the places left empty.

A place in a column where a row has nothing becomes an explicit empty cell, if other rows show the
column beyond doubt. Knows places only.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median

from hegui.documents.readers.paper.columns import NEAR, Found, Row, edge_of, is_glued, places_of
from hegui.documents.readers.paper.labels import Label, blocks_of, labels_beside
from hegui.documents.readers.paper.page import Box
from hegui.documents.readers.paper.table import Cell, Table
from hegui.documents.readers.paper.words import Word, part_of

FULL_ROWS = 2  # so many rows must show all columns before a gap in another is an empty cell
_NEXT_LINE = 1.7  # heights from a line to the next of one cell
_CENTRED = 0.25  # of the distance between columns: how far a header cell may be off its column
_FILLED = 0.7  # of the distance between columns: header cells without a gap between them
_LEVEL = 0.35  # of a line's height
_TOGETHER = 0.75  # of a line's height: room between lines of one header cell


def table_of(group: Found, words: Sequence[Sequence[Word]], first: int, last: int) -> Table:
    """The table that a group of rows is part of.

    Args:
        group: its rows.
        words: of all lines.
        first: the first line of its header.
        last: the last line of its last label.
    """
    columns = group.columns
    at_rows = {row.at: row for row in group.rows}
    edge = edge_of(columns)
    top = group.rows[0].at
    header: list[Word] = []
    label_words: list[Word] = []
    for at in range(first, last + 1):
        if at in group.repeated:
            continue
        row = at_rows.get(at)
        own = row.labels if row else words[at]
        if at < top and any(word.box[2] > edge + 1 for word in own):
            header.extend(own)
            label_words.clear()
        else:
            label_words.extend(own)
    labels, others = labels_beside(label_words, [row.values[0] for row in group.rows])
    full = sum(len(row.values) == len(columns) for row in group.rows)
    build = _Builder(columns, blanks=full >= FULL_ROWS)
    build.header(header)
    before: dict[int, list[Label]] = {}
    for other in others:
        before.setdefault(id(other.before), []).append(other)
    above: Row | None = None
    for row, label in zip(group.rows, labels, strict=True):
        if above and not label and _runs_over(above, row, len(columns)):
            build.more(row)
            continue
        above = row
        for other in before.get(id(row.values[0]), ()):
            build.label(other)
        build.row(row, label)
    for other in before.get(id(None), ()):
        build.label(other)
    return build.table()


def _runs_over(above: Row, row: Row, columns: int) -> bool:
    """Whether a line under a row may be the rest of its numbers, broken for want of room."""
    one, two = above.values[0].line, row.values[0].line
    near = one.page == two.page and two.middle - one.middle < _NEXT_LINE * two.height
    return near and len(row.values) < columns


class _Builder:
    """Puts the cells of one table together: column 0 for group labels, 1 for labels."""

    def __init__(self, columns: list[float], *, blanks: bool) -> None:
        self._columns = columns
        self._blanks = blanks
        self._cells: list[Cell] = []
        self._rows = 0

    def header(self, words: Sequence[Word]) -> None:
        """Header cells: those over several columns first, then one row over the values."""
        single: dict[int, list[Word]] = {}
        wide: list[Word] = []
        for word in (part for one in words for part in self._split(one, words)):
            at = self._over(word)
            if at < 0:
                wide.append(word)
            else:
                single.setdefault(at, []).append(word)
        leaves = {at: _leaf(own, single) for at, own in single.items()}
        wide.extend(w for at, own in single.items() for w in own[: len(own) - len(leaves[at])])
        edge = edge_of(self._columns)
        level = median([w.line.middle for own in leaves.values() for w in own] or [0.0])
        heads: list[list[Word]] = []
        for block in blocks_of([word for word in wide if word.box[2] <= edge]):
            middle = (block[0].line.middle + block[-1].line.middle) / 2
            if leaves and len(heads) < 2 and abs(middle - level) < block[0].line.height:
                heads.append(block)  # what heads the labels themselves
            else:
                self._put(block, 0)
                self._rows += 1
        wide = [word for word in wide if word.box[2] > edge]
        wide.sort(key=lambda word: (word.line.page, round(word.line.middle), word.box[0]))
        for _, line in groupby(wide, key=lambda word: id(word.line)):
            for n, word in enumerate(line):
                self._put([word], n)
            self._rows += 1
        heads.sort(key=lambda block: block[0].box[0])
        for n, block in enumerate(heads, 2 - len(heads)):
            self._put(block, n)
        for at, own in sorted(leaves.items()):
            self._put(own, at + 2)
        self._rows += bool(leaves)

    def _split(self, word: Word, header: Sequence[Word]) -> list[Word]:
        """The header cells that a word without a gap in it is made of."""
        columns = self._columns
        over = [n for n, x in enumerate(columns) if word.box[0] < x < word.box[2]]
        if len(over) < 2:
            return [word]
        gap = min(b - a for a, b in pairwise(columns))
        glyphs = word.line.glyphs[word.first : word.first + word.length]
        parts: list[Word] = []
        done = 0
        for n in over:
            wall = (columns[n] + columns[n + 1]) / 2 if n != over[-1] else math.inf
            end = done
            while end < len(glyphs) and (glyphs[end][1] + glyphs[end][3]) / 2 < wall:
                end += 1
            if end == done:
                return [word]
            parts.append(part_of(word.line, word.first + done, word.first + end))
            done = end
        off = max(abs(p.centre - columns[n]) for p, n in zip(parts, over, strict=True))
        if any(_stands_over(p, columns[n], header) for p, n in zip(parts, over, strict=True)):
            return [word]
        filled = min(part.box[2] - part.box[0] for part in parts) > _FILLED * gap
        return parts if filled and off < _CENTRED * gap else [word]

    def label(self, label: Label) -> None:
        """A label that stands beside several rows, or beside none."""
        self._put(label.words, 0)
        self._rows += 1

    def row(self, row: Row, label: Sequence[Word]) -> None:
        """Label and values of one row, blanks put back."""
        if label:
            self._put(label, 1)
        places = places_of(self._columns, [word.centre for word in row.values])
        if not places or not self._blanks or is_glued(row, self._columns):
            places = places or list(range(len(row.values)))
            for at, word in zip(places, row.values, strict=True):
                self._put([word], at + 2)
        else:
            held = dict(zip(places, row.values, strict=True))
            for at, centre in enumerate(self._columns):
                if at in held:
                    self._put([held[at]], at + 2)
                else:
                    self._blank(row.values[0], centre, at + 2)
        self._rows += 1

    def more(self, row: Row) -> None:
        """Values under those of the last row: nobody can say whether they are one with them."""
        places = places_of(self._columns, [word.centre for word in row.values])
        for at, word in zip(places or range(len(row.values)), row.values, strict=True):
            line = word.line.part(word.first, word.first + word.length)
            for n, cell in enumerate(self._cells):
                if cell.row == self._rows - 1 and cell.column == at + 2:
                    self._cells[n] = cell._replace(lines=(*cell.lines, line))

    def table(self) -> Table:
        """The table as gathered."""
        first = self._cells[0]
        same = [cell.box for cell in self._cells if cell.page == first.page]
        box = (
            min(b[0] for b in same),
            min(b[1] for b in same),
            max(b[2] for b in same),
            max(b[3] for b in same),
        )
        last = max(cell.page for cell in self._cells)
        return Table(first.page, last, (), self._rows, tuple(self._cells), box)

    def _over(self, word: Word) -> int:
        """The one column a header word stands over; -1 if it stands over several or none."""
        columns = self._columns
        at = min(range(len(columns)), key=lambda n: abs(columns[n] - word.centre))
        others = columns[max(0, at - 1) : at] + columns[at + 1 : at + 2]
        room = min((abs(columns[at] - other) for other in others), default=math.inf)
        if abs(columns[at] - word.centre) > NEAR * room:
            return -1
        return -1 if any(word.box[0] < other < word.box[2] for other in others) else at

    def _put(self, words: Sequence[Word], column: int) -> None:
        lines = tuple(word.line.part(word.first, word.first + word.length) for word in words)
        box = (
            min(word.box[0] for word in words),
            min(word.box[1] for word in words),
            max(word.box[2] for word in words),
            max(word.box[3] for word in words),
        )
        page = words[0].line.page
        self._cells.append(Cell(self._rows, column, 1, 1, lines, page, box))

    def _blank(self, beside: Word, centre: float, column: int) -> None:
        box: Box = (centre, beside.box[1], centre, beside.box[3])
        self._cells.append(Cell(self._rows, column, 1, 1, (), beside.line.page, box))


def _stands_over(part: Word, column: float, header: Sequence[Word]) -> bool:
    """Whether a longer word stands below in the same column: then the upper one spans several."""
    return any(
        word.box[0] < column < word.box[2]
        and word.line.middle > part.line.middle + part.line.height / 2
        and word.length >= part.length
        for word in header
    )


def _leaf(own: Sequence[Word], columns: Mapping[int, Sequence[Word]]) -> Sequence[Word]:
    """Of the header words over one column those of its own cell, by where the others stand."""
    if len(own) == 1:
        return own
    centres = [(one[0].line.middle + one[-1].line.middle) / 2 for one in columns.values()]
    beside = max(centres, key=lambda y: (sum(abs(y - other) <= 1 for other in centres), y))
    near = _LEVEL * own[0].line.height
    for cut in range(len(own)):
        first, last = own[cut].line.middle, own[-1].line.middle
        level = abs((first + last) / 2 - beside) <= near or abs(first - beside) <= near
        if level and (cut < len(own) - 1 or _is_level(own[cut], columns)):
            return own[cut:]
    cut = len(own) - 1
    while cut and own[cut].box[1] - own[cut - 1].box[3] < _TOGETHER * own[cut].line.height:
        cut -= 1
    return own[cut:]


def _is_level(word: Word, columns: Mapping[int, Sequence[Word]]) -> bool:
    """Whether most columns have a word on the very line of *word*."""
    level = sum(any(one.line is word.line for one in own) for own in columns.values())
    return level * 2 >= len(columns)
