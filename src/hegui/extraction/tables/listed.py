"""Tables written as lists: a column's label stands beside each number, not once over them all.

Row label, column label, number; or, where the form prints no row label, column labels each
followed by as many numbers, or the label of a group of columns followed by the group's numbers.
Only exact labels count, and a row is given only if it is whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hegui.extraction.tables.align import Alignment, Match
from hegui.extraction.tables.labels import Node, TableLabels, key_of
from hegui.extraction.tables.spans import RawRow, Span, row_of
from hegui.extraction.tables.tokens import Token
from hegui.forms.edition import Block, Column


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows read from a list.

    Attributes:
        rows: each whole, its values in the order of the form.
        headers: the column labels, one of each column.
        used: indexes of all tokens of the list.
    """

    rows: tuple[RawRow, ...]
    headers: tuple[Match, ...]
    used: frozenset[int]


def listed_rows(labels: TableLabels, tokens: Sequence[Token]) -> Listed:
    """Rows whose every number has its row's and its column's label before it."""
    found: dict[tuple[str, str], dict[str, tuple[Match, int]]] = {}
    nodes: dict[tuple[str, str], tuple[Node, int]] = {}
    used: set[int] = set()
    for i in range(len(tokens) - 2):
        row, column, value = tokens[i : i + 3]
        if row.kind != "L" or column.kind != "L" or value.kind not in "VE":
            continue
        if (i + 3 < len(tokens) and _goes_on(value, tokens[i + 3])) or row.row != value.row:
            continue
        for node, head in _pairs(labels, row, column):
            if node.block is None or node.row is None or head.column is None:
                continue
            name = node.block.id, node.row.id
            nodes.setdefault(name, (node, i))
            match = Match(head, i + 1, i + 1, 1.0, column.text)
            found.setdefault(name, {}).setdefault(head.column.id, (match, i + 2))
            used |= {i, i + 1, i + 2}
    if len(used) <= 3:
        return Listed((), (), frozenset())
    rows = []
    headers: dict[tuple[str, str], Match] = {}
    for name, cells in found.items():
        node, i = nodes[name]
        if node.block is None or node.row is None or len(cells) != len(node.block.columns):
            continue
        values = tuple(tokens[cells[column.id][1]] for column in node.block.columns)
        span = Span(node, 1.0, tokens[i].text, tokens[i], values, explicit=True)
        rows.append(row_of(node.block, node.row, span))
        for cid, (match, _) in cells.items():
            headers.setdefault((node.block.id, cid), match)
    return Listed(tuple(rows), tuple(headers.values()), frozenset(used))


def _goes_on(value: Token, following: Token) -> bool:
    """Whether more numbers follow in the same row: then the label before is no column's."""
    return following.kind == "V" and following.row == value.row


def _pairs(labels: TableLabels, row: Token, column: Token) -> Iterator[tuple[Node, Node]]:
    for node in labels.by_words.get(key_of(row.text).words, ()):
        for head in labels.by_words.get(key_of(column.text).words, ()):
            if node.kind == "row" and head.column is not None and head.block is node.block:
                yield node, head


def listed_columns(
    alignment: Alignment, tokens: Sequence[Token], block: Block
) -> tuple[Token, ...] | None:
    """The one row of a block without row labels, written as a list; None if it is none."""
    heads = {m.start: m for m in alignment.matches if m.node.column and m.node.block is block}
    if len(heads) == len(block.columns):
        values = _in_turn(heads, tokens, block)
        if values:
            return values
    return _by_group(tokens, block)


def _in_turn(
    heads: Mapping[int, Match], tokens: Sequence[Token], block: Block
) -> tuple[Token, ...] | None:
    """Runs of column labels, each followed by as many numbers."""
    waiting: list[Column] = []
    run: list[Token] = []
    given: dict[str, Token] = {}
    turns = 0
    for i, token in enumerate(tokens):
        head = heads.get(i)
        if head is not None and head.node.column is not None:
            if run:
                return None
            waiting.append(head.node.column)
        elif token.kind == "V":
            run.append(token)
            if len(run) == len(waiting):
                given |= {c.id: value for c, value in zip(waiting, run, strict=True)}
                waiting, run, turns = [], [], turns + 1
            elif not waiting:
                return None
    if turns < 2 or waiting or len(given) != len(block.columns):
        return None
    return tuple(given[column.id] for column in block.columns)


def _by_group(tokens: Sequence[Token], block: Block) -> tuple[Token, ...] | None:
    """One line of column labels, then each group's label with its numbers."""
    groups: dict[str, list[Column]] = {}
    for column in block.columns:
        if column.groups:
            groups.setdefault(key_of(column.groups[-1]).words, []).append(column)
    names = {tuple(key_of(c.label).words for c in own) for own in groups.values()}
    if len(groups) < 2 or len(names) != 1 or sum(map(len, groups.values())) != len(block.columns):
        return None
    words = [key_of(t.text).words if t.kind == "L" else "" for t in tokens]
    due = next(iter(names))
    leaves = [word for word in words if word in due]
    if tuple(leaves) != due:
        return None
    given: list[Token] = []
    for name, own in groups.items():
        at = [i for i, word in enumerate(words) if word == name]
        if len(at) != 1 or at[0] < words.index(due[-1]):
            return None
        run = tokens[at[0] + 1 : at[0] + 2 + len(own)]
        values = [token for token in run if token.kind == "V"]
        if len(values) != len(own) or any(token.kind != "V" for token in run[: len(own)]):
            return None
        given.extend(values)
    return tuple(given)
