"""The rows of one table: those whose label is known, and those told by their place.

Puts them in the order of the form; what the edition does not have is kept apart as foreign.
Decides nothing about columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hegui.extraction.tables.align import Alignment, Match
from hegui.extraction.tables.labels import Node, TableLabels
from hegui.extraction.tables.listed import listed_columns, listed_rows
from hegui.extraction.tables.spans import Foreign, RawRow, Span, read_spans, row_of
from hegui.extraction.tables.tokens import Token
from hegui.extraction.tables.unknown_rows import placed, with_orphans


@dataclass(frozen=True, slots=True)
class RawTable:
    """The rows of one table as found, in order of the form; repeats behind their first."""

    labels: TableLabels
    alignment: Alignment
    tokens: Sequence[Token]
    rows: tuple[RawRow, ...]
    foreign: tuple[Foreign, ...]
    headers: tuple[Match, ...]
    marks: tuple[Match, ...]


def read_rows(alignment: Alignment, tokens: Sequence[Token]) -> RawTable:
    """The rows of one table from its aligned labels."""
    labels = alignment.labels
    headers = tuple(m for m in alignment.matches if m.node.kind == "header")
    marks = tuple(m for m in alignment.matches if m.node.kind in ("caption", "note"))
    listed = listed_rows(labels, tokens)
    used = {id(tokens[i]) for i in listed.used}
    spans = [span for span in _spans(alignment, tokens) if id(span.label) not in used]
    rows, loose = _known(spans)
    if listed.rows:
        headers = (*(m for m in headers if m.start not in listed.used), *listed.headers)
        rows = [*listed.rows, *rows]
    rows, loose = placed(labels, rows, loose)
    rows = [row for row in with_orphans(labels, rows) if not _heads_parts(row, rows)]
    foreign = tuple(
        Foreign(span.text, span.label, "row", span.values)
        for _, span in loose
        if span.values and span.text
    )
    order = {(n.block.id, n.row.id): n.order for n in labels.nodes if n.block and n.row}
    rows.sort(key=lambda row: order.get((row.block.id, row.row.id), len(order)))
    return RawTable(labels, alignment, tokens, tuple(rows), foreign, headers, marks)


def _spans(alignment: Alignment, tokens: Sequence[Token]) -> list[Span]:
    """Every label with its values; a row without a label may be written as a list."""
    spans = read_spans(alignment, tokens)
    for block in alignment.labels.table.blocks:
        if len(block.rows) == 1 and not block.rows[0].label:
            values = listed_columns(alignment, tokens, block)
            if values is not None:
                explicit = all(token.row is not None for token in values)
                node = Node(-1, "row", "", (), block, block.rows[0])
                others = [span for span in spans if span.node is None or span.node.order >= 0]
                spans = [Span(node, 1.0, "", values[0], values, explicit), *others]
    return spans


def _heads_parts(row: RawRow, rows: Sequence[RawRow]) -> bool:
    """Whether a group's row has nothing but empty cells, and its parts have rows of their own."""
    empty = row.row.group and not any(token.kind != "E" for token in row.values)
    return empty and any(r.block is row.block and r.row.parent == row.row.id for r in rows)


def _known(spans: Sequence[Span]) -> tuple[list[RawRow], list[tuple[int, Span]]]:
    """Rows whose label is known, and the loose spans with how many rows stood before them."""
    rows: list[RawRow] = []
    loose: list[tuple[int, Span]] = []
    for span in spans:
        node = span.node
        if node is None:
            loose.append((len(rows), span))
        elif node.block and node.row and span.values:
            if node.carries_values:
                rows.append(row_of(node.block, node.row, span))
            else:
                loose.append((len(rows), replace(span, node=None)))
        elif node.block and node.row and node.kind == "row":
            rows.append(row_of(node.block, node.row, span))
    return rows, loose
