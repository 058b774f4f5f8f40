"""Aligned labels become spans: each label of a table's body with the values behind it.

A row in a grid has its own cells; a row in a stream has what comes before the next label. Decides
nothing about columns, nor about labels that nobody knows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from hegui.extraction.tables.align import Alignment
from hegui.extraction.tables.labels import SURE, Node, TableLabels, key_of, woven
from hegui.extraction.tables.tokens import Token
from hegui.forms.edition import Block, Row

_TELLING = 4  # characters of a label that is no header cell's


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as found, before its values are given to columns.

    Attributes:
        block: of the form.
        row: of the form.
        text: the label as printed; "" where it was lost.
        wording: ``canonical``, ``accepted`` or ``similar``.
        label: the label's (last) token; the first value's where the label was lost.
        values: tokens behind the label, in order.
        explicit: whether every cell of the row is certainly among ``values`` (grid cells).
        doubt: code of what was odd about finding it, or "".
    """

    block: Block
    row: Row
    text: str
    wording: str
    label: Token
    values: tuple[Token, ...]
    explicit: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A row (or column) that the edition does not have."""

    text: str
    token: Token
    what: str
    values: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the stream that begins with a label; ``node`` is None if nobody knows it."""

    node: Node | None
    likeness: float
    text: str
    label: Token
    values: tuple[Token, ...]
    explicit: bool


def read_spans(alignment: Alignment, tokens: Sequence[Token]) -> list[Span]:
    """Every label of one table's body, and the row whose label the form leaves out."""
    unlabelled = list(_unlabelled(alignment.labels, alignment, tokens))
    spans = list(_spans(alignment, tokens))
    if unlabelled:
        # Its values come behind the header: a header cell nobody knows is no row of its own.
        spans = [span for span in spans if span.node is not None]
    return unlabelled + spans


def _spans(alignment: Alignment, tokens: Sequence[Token]) -> Iterator[Span]:
    """Every label of the body with its values: known ones and, between them, unknown ones."""
    at = {match.start: match for match in alignment.matches}
    covered = {i for m in alignment.matches for i in range(m.start, m.end + 1)}
    body = next(
        (m.start for m in alignment.matches if m.node.kind in ("row", "group", "caption")), 0
    )
    body = next((i for i in range(body) if _names_row(alignment.labels, tokens, i)), body)
    i = 0
    while i < len(tokens):
        match = at.get(i)
        if match is None:
            if i >= body and tokens[i].kind in "VE" and tokens[i].row is not None:
                end = _row_end(tokens, i, covered)
                if any(token.kind == "V" for token in tokens[i:end]):
                    yield Span(None, 0.0, "", tokens[i], tuple(tokens[i:end]), explicit=True)
                i = end
                continue
            if i >= body and tokens[i].kind == "L" and i not in covered:
                need = _need(alignment.labels, tokens[i].text)
                values, explicit, end = _values(tokens, i, covered, need)
                if values:
                    yield Span(None, 0.0, tokens[i].text, tokens[i], values, explicit)
                    i = end
                    continue
            i += 1
            continue
        end = match.end + 1
        if match.node.kind in ("row", "group"):
            need = len(match.node.block.columns) if match.node.block else 0
            if not match.node.carries_values:
                need = 0
            values, explicit, end = _values(tokens, match.end, covered, need)
            yield Span(match.node, match.likeness, match.text, tokens[match.end], values, explicit)
        i = max(end, match.end + 1)


def _need(labels: TableLabels, text: str) -> int:
    """How many columns a label is due that names a row a second time; 0 for an unknown one."""
    key = key_of(text)
    named = [n for n in labels.by_words.get(key.words, ()) if n.kind == "row" and n.block]
    return len(named[0].block.columns) if len(named) == 1 and named[0].block else 0


def _names_row(labels: TableLabels, tokens: Sequence[Token], at: int) -> bool:
    """Whether a label is exactly a row's and has a value: a copy of the table begins with it."""
    if tokens[at].kind != "L" or tokens[at + 1].kind not in "VE":
        return False
    words = key_of(tokens[at].text).words
    return len(words) >= _TELLING and any(n.kind == "row" for n in labels.by_words.get(words, ()))


def _values(
    tokens: Sequence[Token], label: int, covered: set[int], need: int
) -> tuple[tuple[Token, ...], bool, int]:
    """Values behind the label at *label*; whether they are grid cells; where they end.

    A label for which the form has *need* columns may have words in its cells; 0 for a label
    that nobody knows.
    """
    row = tokens[label].row
    if row is not None:
        cells, end = _grid_cells(tokens, label, covered, need)
        if cells:
            return cells, True, end
        if label + 1 < len(tokens) and tokens[label + 1].row == row:
            return (), True, label + 1  # another label of the same row comes first
        if not need:
            return (), True, label + 1  # the rows below have labels of their own
    found: list[Token] = []
    started = False
    i = label + 1
    while i < len(tokens) and i not in covered:
        token = tokens[i]
        if not need and token.row is not None:
            break  # a line over a grid is no label of its rows
        if token.kind in "VE":
            started = True
        elif (
            token.kind != "L"
            or key_of(token.text).number
            or (started and len(found) >= need and _heads_values(tokens, i, covered))
        ):
            break
        found.append(token)
        i += 1
    while found and found[-1].kind in "LE":
        found.pop()  # text behind the last number, and cells under a span, belong to no row
    while found and found[0].kind == "L":
        found.pop(0)  # the rest of a label that is broken over lines
    if not started or not found:
        words = _words_beside(tokens, label, covered, need)
        return words, False, label + 1 + len(words)
    return tuple(found), all(token.row is not None for token in found), i


def _row_end(tokens: Sequence[Token], start: int, covered: set[int]) -> int:
    """Where the values of a grid row end that begin at *start*."""
    end = start
    while (
        end < len(tokens)
        and end not in covered
        and tokens[end].row == tokens[start].row
        and tokens[end].kind in "VE"
    ):
        end += 1
    return end


def _words_beside(
    tokens: Sequence[Token], label: int, covered: set[int], need: int
) -> tuple[Token, ...]:
    """Words in the label's own line where its numbers are due, if there are just as many."""
    words: list[Token] = []
    for i in range(label + 1, len(tokens)):
        token = tokens[i]
        if i in covered or token.kind != "L" or token.row is not None:
            break
        if token.place.line != tokens[label].place.line:
            break
        words.append(token)
    return tuple(words) if need and len(words) == need else ()


def _heads_values(tokens: Sequence[Token], label: int, covered: set[int]) -> bool:
    """Whether at least two values follow an unknown text at once: it is a row's label then."""
    following = tokens[label + 1 : label + 3]
    return len(following) == 2 and all(
        token.kind in "VE" and label + 1 + n not in covered for n, token in enumerate(following)
    )


def _grid_cells(
    tokens: Sequence[Token], label: int, covered: set[int], need: int
) -> tuple[tuple[Token, ...], int]:
    """The cells of the label's own grid row: as many as needed, or any with a value among them."""
    row = tokens[label].row
    i = label + 1
    cells: list[Token] = []
    while i < len(tokens) and tokens[i].row == row:
        if i in covered:
            return (), i
        cells.append(tokens[i])
        i += 1
    own = len(cells)
    while need and own > need and cells[own - 1].kind == "E" and cells[0].kind != "E":
        own -= 1  # empty cells may be covered, or a column's of its own: columns decide that
    if need and own == need:
        return tuple(cells), i
    if not any(cell.kind in "VE" for cell in cells) or _labels_first(cells):
        return (), i
    return tuple(cells), i


def _labels_first(cells: Sequence[Token]) -> bool:
    """Whether a nested label, not a value, comes first in the cells: that label has the values."""
    return cells[0].kind == "L" and len(cells) > 1 and all(c.kind in "VE" for c in cells[1:])


def _unlabelled(
    labels: TableLabels, alignment: Alignment, tokens: Sequence[Token]
) -> Iterator[Span]:
    """The one row of a block whose row the form prints without a label: behind its header."""
    for block in labels.table.blocks:
        if len(block.rows) != 1 or block.rows[0].label:
            continue
        headers = [m for m in alignment.matches if m.node.kind == "header"]
        leaves = [m for m in headers if m.node.column is not None]
        if len(headers) < 2:
            continue
        values, explicit = _behind_header(tokens, headers[-1].end, len(block.columns))
        # A header set over several lines may be unreadable; as many values as columns are not.
        read = len(leaves) >= min(6, (len(block.columns) + 1) // 2)
        if not read and len(values) != len(block.columns):
            continue
        node = Node(-1, "row", "", (), block, block.rows[0])
        if values:
            yield Span(node, 1.0, "", values[0], values, explicit)
        for again in _again(tokens, values, len(block.columns)):
            yield Span(node, 1.0, "", again[0], again, explicit)


def _again(
    tokens: Sequence[Token], values: Sequence[Token], need: int
) -> Iterator[tuple[Token, ...]]:
    """Other rows of as many numbers in the same table: a second row, or a second copy."""
    own = {id(token) for token in values}
    rows: dict[object, list[Token]] = {}
    for token in tokens:
        if token.kind == "V" and id(token) not in own:
            rows.setdefault(token.row or ("line", token.block), []).append(token)
    for row in rows.values():
        if len(row) >= need:
            yield tuple(row[-need:])


def _behind_header(
    tokens: Sequence[Token], last: int, need: int
) -> tuple[tuple[Token, ...], bool]:
    """Values after the last header cell: the first grid row that has any, or all of the stream."""
    rest = [token for token in tokens[last + 1 :] if token.kind in "VEL"]
    first = next((n for n, token in enumerate(rest) if token.kind == "V"), None)
    if first is None:
        # A row left wholly blank, or full of words: only a grid can show it.
        rows = {token.row for token in rest if token.row is not None}
        rows.discard(tokens[last].row)
        found = [tuple(t for t in rest if t.row == row) for row in rows]
        full = [row for row in found if len(row) == need or all(t.kind == "E" for t in row)]
        widest = max(full, key=len, default=())
        return (widest, True) if len(widest) > 1 else ((), False)
    row = rest[first].row
    if row is not None:
        cells = [token for token in rest if token.row == row]
        while cells and cells[0].kind == "L" and len(cells) != need:
            cells.pop(0)
        if len(cells) == 1:  # a cell a row: the row runs down
            cells = list(takewhile(lambda token: token.kind in "VE", rest[first:]))
        return tuple(cells), True
    behind: list[Token] = []
    for token in rest[first:]:
        if token.kind == "L" and len(token.text) > 12:
            break
        behind.append(token)
    while behind and behind[-1].kind in "LE":
        behind.pop()
    return tuple(behind), False


def row_of(block: Block, row: Row, span: Span, doubt: str = "") -> RawRow:
    """A span that is known to be a row of the form."""
    return RawRow(
        block,
        row,
        span.text,
        _wording(block, row, span),
        span.label,
        span.values,
        span.explicit,
        doubt,
    )


def _wording(block: Block, row: Row, span: Span) -> str:
    if not span.text:
        return "canonical"
    key = key_of(span.text)
    spellings = [key_of(text) for text in (row.label, *row.variants)]
    if key == spellings[0] or woven(span.text, block, row):
        return "canonical"
    return "accepted" if key in spellings or span.likeness >= SURE else "similar"
