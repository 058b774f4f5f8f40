"""Tables without ruling lines: told by values that stand under one another.

Lines that end in several values give the columns; what stands left of them are labels, which go
to the rows beside them; above stands the header. Knows geometry, and no form.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from hegui.documents.clean import squeeze
from hegui.documents.readers.paper.columns import Found, Row, edge_of, places_of, unglued
from hegui.documents.readers.paper.lines import Line
from hegui.documents.readers.paper.table import Table
from hegui.documents.readers.paper.unruled_cells import FULL_ROWS, table_of
from hegui.documents.readers.paper.words import Word, may_end_in_value, trailing_values, words_of

_FEWEST = 2  # values in a line that shows columns
_MOST = 64
_ALONE = 5  # so many values in one line are a table by themselves
_HEADER_LINES = 12
_LABEL_LINES = 3
_SENTENCE = 40  # characters of a line that is no header
_FAR = 3.0  # heights between two lines of one table
_CENTRED = 0.25  # of the distance between columns: how far a header cell may be off its column
_OTHER_SIZE = 0.12  # by which the characters of a header may differ from those of its values
_NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）、.．](?![0-9])")


def with_unruled(lines: Sequence[Line]) -> list[Line | Table]:
    """Lines of text, those that make tables as tables."""
    rows = _rows(lines)
    if all(len(row.values) < _FEWEST for row in rows):
        return list(lines)
    held = {row.at: [*row.labels, *row.values] for row in rows}
    words = [held[at] if at in held else words_of(line) for at, line in enumerate(lines)]
    found: list[Line | Table] = []
    done = 0
    for group in _groups(rows, words, lines):
        first = _header_start(group, words, lines, done)
        last = _last_label(group, words, lines)
        found.extend(lines[done:first])
        found.append(table_of(group, words, first, last))
        done = last + 1
    return [*found, *lines[done:]]


def _rows(lines: Sequence[Line]) -> list[Row]:
    found = []
    for at, line in enumerate(lines):
        if may_end_in_value(line):
            words = words_of(line)
            count = trailing_values(words)
            if 0 < count <= _MOST:
                cut = len(words) - count
                found.append(Row(at, words[:cut], words[cut:]))
    return found


def _groups(
    rows: Sequence[Row], words: Sequence[Sequence[Word]], lines: Sequence[Line]
) -> Iterator[Found]:
    """Runs of rows with the same columns, no other text among their values."""
    columns: list[float] = []
    kept: list[Row] = []
    repeated: set[int] = set()
    for row in rows:
        if kept:
            parts = unglued(row, columns).values
            joined = _fitted(columns, row.values) or _fitted(columns, parts)
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
    rows: list[Row],
    words: Sequence[Sequence[Word]],
    repeated: set[int],
) -> Iterator[Found]:
    """The rows as a table, if they are enough for one."""
    full = [row for row in rows if len(row.values) == len(columns)]
    enough = len(full) >= FULL_ROWS or (full and len(columns) >= _ALONE)
    if enough or (full and _headed(columns, rows[0].at, words)):
        middles = [median(row.values[n].centre for row in full) for n in range(len(columns))]
        parted = [unglued(row, middles) for row in rows]
        yield Found(middles, parted, frozenset(repeated))


def _headed(columns: Sequence[float], at: int, words: Sequence[Sequence[Word]]) -> bool:
    """Whether every column has a word over it in one of the lines above."""
    above = [word for own in words[max(0, at - _LABEL_LINES) : at] for word in own]
    gap = min(b - a for a, b in pairwise(columns))
    return all(
        any(not word.is_value and abs(word.centre - x) < _CENTRED * gap for word in above)
        for x in columns
    )


def _fitted(columns: list[float], values: Sequence[Word]) -> list[float]:
    """The columns of a group that a row of values is one of; [] if it is none of it."""
    centres = [word.centre for word in values]
    more, fewer = (columns, centres) if len(columns) >= len(centres) else (centres, columns)
    return list(more) if places_of(more, fewer) else []


def _parted(
    above: int,
    below: int,
    columns: Sequence[float],
    words: Sequence[Sequence[Word]],
    lines: Sequence[Line],
    repeated: frozenset[int],
) -> bool:
    """Whether anything but labels (and a repeated header) stands between two rows."""
    edge = edge_of(columns)
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


def _header_start(
    group: Found, words: Sequence[Sequence[Word]], lines: Sequence[Line], done: int
) -> int:
    """The first line of the header above a table's first row, or of its label."""
    first = group.rows[0].at
    edge = edge_of(group.columns)
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


def _last_label(group: Found, words: Sequence[Sequence[Word]], lines: Sequence[Line]) -> int:
    """The last line of the label of a table's last row."""
    last = group.rows[-1].at
    edge = edge_of(group.columns)
    while last + 1 < len(lines):
        line = lines[last + 1]
        if line.page != lines[last].page or line.top - lines[last].bottom > line.height:
            break
        if not _is_label(words[last + 1], edge) or _is_prose(line):
            break
        if len(words[last + 1]) == 1 and _is_heading(line, lines[group.rows[-1].at]):
            break
        last += 1
    return last
