"""In which order the columns of a block stand on paper, where its header is not the form's.

Header cells are looked up one by one, wherever they stand: in one line they are in the order of
the columns; over two lines those under a group stand in its place. A line is believed; an order
that only the flow of a text shows must be borne out by the form's sums. Reads no numbers' places.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hegui.extraction.tables.align import Match
from hegui.extraction.tables.labels import key_of
from hegui.extraction.tables.rows import RawTable
from hegui.extraction.tables.tokens import Token
from hegui.forms.edition import Block, Column

_WHY = "列标签的次序与格式不同，各格属于哪一列无法确定；请核对原文"


@dataclass(frozen=True, slots=True)
class Order:
    """The columns as printed.

    Attributes:
        columns: in the order of the values.
        headers: column id → its label, wherever it stands.
        why: Chinese reason why nobody can tell; then the order is the form's.
    """

    columns: tuple[Column, ...]
    headers: dict[str, Match]
    why: str = ""


def header_zone(raw: RawTable, block: Block) -> range:
    """The tokens between the rows before a block and its own first row."""
    place = {own.id: n for n, own in enumerate(raw.labels.table.blocks)}
    first, last = 0, len(raw.tokens)
    for match in raw.alignment.matches:
        if match.node.kind in ("row", "group") and match.node.block is not None:
            if place[match.node.block.id] < place[block.id]:
                first = match.end + 1
            else:
                last = match.start
                break
    return range(first, last)


def printed_order(raw: RawTable, block: Block, headers: Mapping[str, Match]) -> Order | None:
    """The order of the columns by their labels; None where the labels say nothing about it.

    Args:
        raw: the rows of the table.
        block: of the form.
        headers: the labels that were read in the form's own order.
    """
    words = {c.id: {key_of(t).words for t in (c.label, *c.variants)} for c in block.columns}
    zone = header_zone(raw, block)
    if len({min(own) for own in words.values()}) < len(words):
        return _repeated(raw, block, words, zone)
    lines = _lines(raw.tokens, zone, words)
    at: dict[str, int] = {}
    for line in sorted(lines.values(), key=len, reverse=True):
        at |= {cid: i for cid, i in line.items() if cid not in at}
    whole = next((line for line in lines.values() if len(line) == len(words)), None)
    nodes = {n.column.id: n for n in raw.labels.nodes if n.column and n.block is block}
    found = dict(headers) | {
        cid: Match(nodes[cid], i, i, 1.0, raw.tokens[i].text) for cid, i in at.items()
    }
    if len(at) < len(words):
        moved = [c for line in lines.values() for c in _moved(block, line, raw.tokens)]
        torn = not moved or _bears_out(raw, block, block.columns)
        return None if torn else Order(block.columns, dict(headers), _WHY)
    if whole is not None:
        order = _by_place(block.columns, whole, raw.tokens)
        return _believed(raw, block, order, found)
    order, certain = _nested(raw, block, at)
    if order == block.columns:
        return Order(order, found)
    if certain:
        return _believed(raw, block, order, found)
    return _weighed(raw, block, order, found)


def _lines(
    tokens: Sequence[Token], zone: range, words: Mapping[str, set[str]]
) -> dict[object, dict[str, int]]:
    """For each line (or row of a grid): the columns labelled in it, and by which token."""
    lines: dict[object, dict[str, int]] = {}
    for i in zone:
        token = tokens[i]
        if token.kind == "L":
            own = key_of(token.text).words
            for cid, spelt in words.items():
                if own in spelt:
                    lines.setdefault(_line(token), {}).setdefault(cid, i)
    return lines


def _line(token: Token) -> object:
    return token.row or token.block


def _by_place(
    columns: Sequence[Column], at: Mapping[str, int], tokens: Sequence[Token]
) -> tuple[Column, ...]:
    return tuple(sorted(columns, key=lambda c: (tokens[at[c.id]].column, at[c.id])))


def _moved(block: Block, line: Mapping[str, int], tokens: Sequence[Token]) -> Iterator[Column]:
    """Columns of one line that stand before one that comes before them in the form."""
    own = [c for c in block.columns if c.id in line]
    for due, column in zip(own, _by_place(own, line, tokens), strict=True):
        if due is not column:
            yield column


def _nested(raw: RawTable, block: Block, at: Mapping[str, int]) -> tuple[tuple[Column, ...], bool]:
    """The order by a header of two lines, and whether lines prove it."""
    top = [c for c in block.columns if not c.groups]
    inner = [c for c in block.columns if c.groups]
    if not top or len({c.groups for c in inner}) != 1:
        return block.columns, False
    label = key_of(inner[0].groups[-1]).words
    zone = header_zone(raw, block)
    group = next(
        (
            i
            for i in zone
            if raw.tokens[i].kind == "L" and key_of(raw.tokens[i].text).words == label
        ),
        None,
    )
    under = _by_place(inner, at, raw.tokens)
    above = _by_place(top, at, raw.tokens)
    lines = {_line(raw.tokens[at[c.id]]) for c in top}
    certain = len(lines) == 1 and len({_line(raw.tokens[at[c.id]]) for c in inner}) == 1
    one_line = group is not None and lines == {_line(raw.tokens[group])}
    if group is not None and one_line:
        here = (raw.tokens[group].column, group)
        before = sum((raw.tokens[at[c.id]].column, at[c.id]) < here for c in above)
    elif group is not None and list(above) != top:
        before = sum(at[c.id] < group for c in above)
    else:
        # A text flow often lists a cell over two lines last: the group stands as in the form.
        before = sum(block.columns.index(c) < block.columns.index(inner[0]) for c in top)
    return (*above[:before], *under, *above[before:]), certain and one_line


def _believed(
    raw: RawTable, block: Block, order: tuple[Column, ...], found: dict[str, Match]
) -> Order:
    """An order that a line shows, unless the numbers speak plainly for the form's."""
    against = _bears_out(raw, block, block.columns) and not _bears_out(raw, block, order)
    if order != block.columns and against:
        return Order(block.columns, found, _WHY)
    return Order(order, found)


def _weighed(
    raw: RawTable, block: Block, order: tuple[Column, ...], found: dict[str, Match]
) -> Order:
    """An order that only the flow of a text shows: the sums must tell it from the form's."""
    form, printed = _sums(raw, block, block.columns), _sums(raw, block, order)
    if not any(form) and not any(printed):
        return Order(block.columns, found)  # nothing but noughts
    if form[0] and not form[1] and printed[1]:
        return Order(block.columns, found)
    if printed[0] and not printed[1] and form[1]:
        return Order(order, found)
    return Order(block.columns, found, _WHY)


def _repeated(
    raw: RawTable, block: Block, words: Mapping[str, set[str]], zone: range
) -> Order | None:
    """Labels that several columns share: only their sequence can be checked."""
    known = set().union(*words.values())
    read = [key_of(t.text).words for t in (raw.tokens[i] for i in zone) if t.kind == "L"]
    leaves = [own for own in read if own in known]
    due = [words[c.id] for c in block.columns]
    if len(leaves) != len(due):
        return None
    if all(own in spelt for own, spelt in zip(leaves, due, strict=True)):
        return None
    return Order(block.columns, {}, _WHY)


def _bears_out(raw: RawTable, block: Block, columns: Sequence[Column]) -> bool:
    holds, fails = _sums(raw, block, columns)
    return not fails or holds > fails * 2


def _sums(raw: RawTable, block: Block, columns: Sequence[Column]) -> tuple[int, int]:
    """In how many rows the form's sums hold, the values being those columns', and fail."""
    holds = fails = 0
    identities = [
        one
        for one in raw.labels.edition.identities
        if one.block == block.id and one.within == "row"
    ]
    for row in raw.rows:
        values = [token for token in row.values if token.kind in "VE"]
        if row.block is not block or len(values) != len(columns):
            continue
        numbers = {
            column.id: (token.reading.value if token.reading else None) or 0
            for column, token in zip(columns, values, strict=True)
        }
        for one in identities if any(numbers.values()) else ():
            if row.row.id in one.each:
                left = sum(numbers[cid] for cid in one.left)
                even = left == sum(numbers[cid] for cid in one.right)
                holds, fails = holds + even, fails + (not even)
    return holds, fails
