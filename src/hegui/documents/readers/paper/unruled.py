"""Tables without ruling lines: told by values that stand under one another.

Lines that end in several values give the columns; what stands left of them are labels, which go
to the rows beside them; above stands the header. A place in a column where a row has nothing
becomes an explicit empty cell. Knows geometry, and no form.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from hegui.documents.clean import squeeze
from hegui.documents.readers.paper.labels import Label, labels_beside
from hegui.documents.readers.paper.lines import Line
from hegui.documents.readers.paper.page import Box
from hegui.documents.readers.paper.table import Cell, Table
from hegui.documents.readers.paper.words import (
    Word,
    may_hold_values,
    part_of,
    trailing_values,
    words_of,
)

_FEWEST = 2  # values in a line that shows columns
_ALONE = 5  # so many values in one line are a table by themselves
_SURE = 0.12  # of the distance between columns: numbers that touch are parted no less surely
_NEAR = 0.45  # of the distance between columns
_FULL_ROWS = 2  # so many rows must show all columns before a gap in another is an empty cell
_HEADER_LINES = 12
_LABEL_LINES = 3
_NEXT_LINE = 1.7  # heights from a line to the next of one cell
_SENTENCE = 40  # characters of a line that is no header
_FAR = 3.0  # heights between two lines of one table
_CENTRED = 0.25  # of the distance between columns: how far a header cell may be off its column
_FILLED = 0.7  # of the distance between columns: header cells without a gap between them
_OTHER_SIZE = 0.12  # by which the characters of a header may differ from those of its values
_LEVEL = 0.35  # of a line's height
_TOGETHER = 0.75  # of a line's height: room between lines of one header cell


_NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）、.．](?![0-9])")


class _Row(NamedTuple):
    """A line that ends in values."""

    at: int  # index of the line
    words: list[Word]
    values: list[Word]


class _Found(NamedTuple):
    """Rows whose values stand under one another."""

    columns: list[float]
    rows: list[_Row]
    repeated: frozenset[int]  # lines of headers that a new page repeats


def with_unruled(lines: Sequence[Line]) -> list[Line | Table]:
    """Lines of text, those that make tables as tables."""
    rows = _rows(lines)
    if not rows:
        return list(lines)
    words = [words_of(line) for line in lines]
    found: list[Line | Table] = []
    done = 0
    for group in _groups(rows, words, lines):
        first = _header_start(group, words, lines, done)
        last = _last_label(group, words, lines)
        found.extend(lines[done:first])
        found.append(_table(group, words, first, last))
        done = last + 1
    return [*found, *lines[done:]]


def _rows(lines: Sequence[Line]) -> list[_Row]:
    found = []
    for at, line in enumerate(lines):
        if may_hold_values(line):
            words = words_of(line)
            count = trailing_values(words)
            if count:
                found.append(_Row(at, words, words[len(words) - count :]))
    return found


def _groups(
    rows: Sequence[_Row], words: Sequence[Sequence[Word]], lines: Sequence[Line]
) -> Iterator[_Found]:
    """Runs of rows with the same columns, no other text among their values."""
    columns: list[float] = []
    kept: list[_Row] = []
    repeated: set[int] = set()
    for row in rows:
        if kept:
            joined = _fitted(columns, row.values)
            again = _repeated(kept[0].at, kept[-1].at, row.at, lines)
            if joined and not _parted(kept[-1].at, row.at, columns, words, lines, again):
                columns = joined
                repeated |= again
                kept.append(row)
                continue
            yield from _whole(columns, kept, words, repeated)
            columns, kept, repeated = [], [], set()
        if len(row.values) >= _FEWEST:
            columns, kept = [word.centre for word in row.values], [row]
    yield from _whole(columns, kept, words, repeated)


def _whole(
    columns: list[float],
    rows: list[_Row],
    words: Sequence[Sequence[Word]],
    repeated: set[int],
) -> Iterator[_Found]:
    """The rows as a table, if they are enough for one."""
    full = [row for row in rows if len(row.values) == len(columns)]
    enough = len(full) >= _FULL_ROWS or (full and len(columns) >= _ALONE)
    if enough or (full and _headed(columns, rows[0].at, words)):
        middles = [median(row.values[n].centre for row in full) for n in range(len(columns))]
        parted = [_unglued(row, middles) for row in rows]
        yield _Found(middles, parted, frozenset(repeated))


def _headed(columns: Sequence[float], at: int, words: Sequence[Sequence[Word]]) -> bool:
    """Whether every column has a word over it in one of the lines above."""
    above = [word for own in words[max(0, at - _LABEL_LINES) : at] for word in own]
    gap = min(b - a for a, b in pairwise(columns))
    return all(
        any(not word.is_value and abs(word.centre - x) < _CENTRED * gap for word in above)
        for x in columns
    )


def _unglued(row: _Row, columns: Sequence[float]) -> _Row:
    """The row, numbers that touch each other parted where columns of other rows say so."""
    values: list[Word] = []
    for word in row.values:
        over = [x for x in columns if word.box[0] < x < word.box[2]]
        cut = _cut(word, over[0], over[1]) if len(over) == 2 else 0
        if cut:
            middle = word.first + cut
            values.append(part_of(word.line, word.first, middle))
            values.append(part_of(word.line, middle, word.first + word.count))
        else:
            values.append(word)
    return row._replace(values=values)


def _cut(word: Word, one: float, two: float) -> int:
    """After how many of its characters a number ends and the next begins; 0 if not sure."""
    best, found = _SURE * (two - one), 0
    for cut in range(1, word.count):
        left = part_of(word.line, word.first, word.first + cut)
        right = part_of(word.line, word.first + cut, word.first + word.count)
        off = max(abs(left.centre - one), abs(right.centre - two))
        if off < best and left.is_value and right.is_value:
            best, found = off, cut
    return found


def _is_glued(row: _Row, columns: Sequence[float]) -> bool:
    """Whether a value reaches over two columns: nobody can say which of them is empty."""
    return any(sum(w.box[0] < x < w.box[2] for x in columns) > 1 for w in row.values)


def _fitted(columns: list[float], values: Sequence[Word]) -> list[float]:
    """The columns of a group that a row of values is one of; [] if it is none of it."""
    centres = [word.centre for word in values]
    more, fewer = (columns, centres) if len(columns) >= len(centres) else (centres, columns)
    return list(more) if _places(more, fewer) else []


def _places(columns: Sequence[float], centres: Sequence[float]) -> list[int]:
    """The column each value stands in; [] if one stands in none, or two in the same."""
    gap = min((b - a for a, b in pairwise(columns)), default=0.0)
    places = []
    for centre in centres:
        at = min(range(len(columns)), key=lambda n: abs(columns[n] - centre))
        if abs(columns[at] - centre) > _NEAR * gap or at in places:
            return []
        places.append(at)
    return places


def _parted(
    above: int,
    below: int,
    columns: Sequence[float],
    words: Sequence[Sequence[Word]],
    lines: Sequence[Line],
    repeated: frozenset[int],
) -> bool:
    """Whether anything but labels (and a repeated header) stands between two rows."""
    edge = _edge(columns)
    for at in range(above, below):
        if _far(lines[at], lines[at + 1]):
            return True
        if at > above and at not in repeated and any(w.box[2] > edge + 1 for w in words[at]):
            return True
    return False


def _repeated(first: int, above: int, below: int, lines: Sequence[Line]) -> frozenset[int]:
    """Lines at the top of a new page that repeat the header above a table's first row."""
    if lines[above].page == lines[below].page:
        return frozenset()
    page = lines[first].page
    header = {
        squeeze(line.text)
        for line in lines[max(0, first - _HEADER_LINES) : first]
        if line.page == page
    }
    found: set[int] = set()
    for at in range(above + 1, below):
        if lines[at].page != lines[above].page:
            if squeeze(lines[at].text) not in header:
                break
            found.add(at)
    return frozenset(found)


def _far(one: Line, two: Line) -> bool:
    return one.page == two.page and two.top - one.bottom > _FAR * one.height


def _edge(columns: Sequence[float]) -> float:
    """Where labels end and values begin."""
    gap = min((b - a for a, b in pairwise(columns)), default=0.0)
    return columns[0] - gap / 2


def _header_start(
    group: _Found, words: Sequence[Sequence[Word]], lines: Sequence[Line], done: int
) -> int:
    """The first line of the header above a table's first row, or of its label."""
    first = group.rows[0].at
    edge = _edge(group.columns)
    start = first
    for at in range(first - 1, max(done, first - _HEADER_LINES) - 1, -1):
        if lines[at].page != lines[first].page or _far(lines[at], lines[at + 1]):
            break
        if any(word.is_value for word in words[at]) or _is_prose(lines[at]):
            break
        if len(words[at]) == 1 and _is_heading(lines[at], lines[first]):
            break
        if any(word.box[0] > edge for word in words[at]):
            start = at
    if start < first:
        return start
    # No header: the label of the first row may begin above its values.
    while start > max(done, first - _LABEL_LINES) and _is_label(words[start - 1], edge):
        if _far(lines[start - 1], lines[start]) or lines[start - 1].page != lines[first].page:
            break
        start -= 1
    return start


def _is_heading(line: Line, row: Line) -> bool:
    """Whether a line without gaps is rather a heading above the table than its header."""
    other_size = abs(line.height - row.height) > _OTHER_SIZE * row.height
    return other_size or _NUMBERED.match(line.text) is not None


def _is_prose(line: Line) -> bool:
    return line.text[-1] in "。；" or len(line.glyphs) > _SENTENCE


def _is_label(words: Sequence[Word], edge: float) -> bool:
    return not any(word.box[2] > edge + 1 for word in words)


def _last_label(group: _Found, words: Sequence[Sequence[Word]], lines: Sequence[Line]) -> int:
    """The last line of the label of a table's last row."""
    last = group.rows[-1].at
    edge = _edge(group.columns)
    while last + 1 < len(lines):
        line = lines[last + 1]
        if line.page != lines[last].page or line.top - lines[last].bottom > line.height:
            break
        if not _is_label(words[last + 1], edge) or _is_prose(line):
            break
        last += 1
    return last


def _table(group: _Found, words: Sequence[Sequence[Word]], first: int, last: int) -> Table:
    columns = group.columns
    at_rows = {row.at: row for row in group.rows}
    edge = _edge(columns)
    top = group.rows[0].at
    header: list[Word] = []
    label_words: list[Word] = []
    for at in range(first, last + 1):
        if at in group.repeated:
            continue
        row = at_rows.get(at)
        own = row.words[: len(row.words) - len(row.values)] if row else words[at]
        if at < top and any(word.box[2] > edge + 1 for word in own):
            header.extend(own)
            label_words.clear()
        else:
            label_words.extend(own)
    labels, others = labels_beside(label_words, [row.values[0] for row in group.rows])
    full = sum(len(row.values) == len(columns) for row in group.rows)
    build = _Builder(columns, blanks=full >= _FULL_ROWS)
    build.header(header)
    last: _Row | None = None
    for row, label in zip(group.rows, labels, strict=True):
        if last and not label and _runs_over(last, row, len(columns)):
            build.more(row)
            continue
        last = row
        for other in others:
            if other.before is row.values[0]:
                build.label(other)
        build.row(row, label)
    for other in others:
        if other.before is None:
            build.label(other)
    return build.table()


def _runs_over(above: _Row, row: _Row, columns: int) -> bool:
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
        for word in (part for one in words for part in self._split(one)):
            at = self._over(word)
            if at < 0:
                wide.append(word)
            else:
                single.setdefault(at, []).append(word)
        leaves = {at: _leaf(own, single) for at, own in single.items()}
        wide.extend(w for at, own in single.items() for w in own[: len(own) - len(leaves[at])])
        wide.sort(key=lambda word: (word.line.page, round(word.line.middle), word.box[0]))
        for _, line in groupby(wide, key=lambda word: id(word.line)):
            for n, word in enumerate(line):
                self._put([word], n)
            self._rows += 1
        if leaves:
            for at, own in sorted(leaves.items()):
                self._put(own, at + 2)
            self._rows += 1

    def _split(self, word: Word) -> list[Word]:
        """The header cells that a word without a gap in it is made of."""
        columns = self._columns
        over = [n for n, x in enumerate(columns) if word.box[0] < x < word.box[2]]
        if len(over) < 2:
            return [word]
        gap = min(b - a for a, b in pairwise(columns))
        glyphs = word.line.glyphs[word.first : word.first + word.count]
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
        filled = min(part.box[2] - part.box[0] for part in parts) > _FILLED * gap
        return parts if filled and off < _CENTRED * gap else [word]

    def label(self, label: Label) -> None:
        """A label that stands beside several rows, or beside none."""
        self._put(label.words, 0)
        self._rows += 1

    def row(self, row: _Row, label: Sequence[Word]) -> None:
        """Label and values of one row, blanks put back."""
        if label:
            self._put(label, 1)
        places = _places(self._columns, [word.centre for word in row.values])
        if not places or not self._blanks or _is_glued(row, self._columns):
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

    def more(self, row: _Row) -> None:
        """Values under those of the last row: nobody can say whether they are one with them."""
        places = _places(self._columns, [word.centre for word in row.values])
        for at, word in zip(places or range(len(row.values)), row.values, strict=True):
            line = word.line.part(word.first, word.first + word.count)
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
        if abs(columns[at] - word.centre) > _NEAR * room:
            return -1
        return -1 if any(word.box[0] < other < word.box[2] for other in others) else at

    def _put(self, words: Sequence[Word], column: int) -> None:
        lines = tuple(word.line.part(word.first, word.first + word.count) for word in words)
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


def _leaf(own: Sequence[Word], columns: Mapping[int, Sequence[Word]]) -> Sequence[Word]:
    """Of the header words over one column those of its own cell, by where the others stand."""
    if len(own) == 1:
        return own
    beside = median((one[0].line.middle + one[-1].line.middle) / 2 for one in columns.values())
    near = _LEVEL * own[0].line.height
    for cut in range(len(own)):
        first, last = own[cut].line.middle, own[-1].line.middle
        if abs((first + last) / 2 - beside) <= near or abs(first - beside) <= near:
            return own[cut:]
    cut = len(own) - 1
    while cut and own[cut].box[1] - own[cut - 1].box[3] < _TOGETHER * own[cut].line.height:
        cut -= 1
    return own[cut:]
