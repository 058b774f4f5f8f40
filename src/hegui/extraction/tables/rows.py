"""The rows of one table: those whose label is known, and those told by their place.

Puts them in the order of the form; what the edition does not have is kept apart as foreign.
Decides nothing about columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hegui.extraction.tables.align import Alignment, Match
from hegui.extraction.tables.labels import TableLabels
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
    rows, loose = _known(read_spans(alignment, tokens))
    rows, loose = placed(labels, rows, loose)
    rows = with_orphans(labels, rows)
    foreign = tuple(
        Foreign(span.text, span.label, "row", span.values)
        for _, span in loose
        if span.values and span.text
    )
    order = {(n.block.id, n.row.id): n.order for n in labels.nodes if n.block and n.row}
    rows.sort(key=lambda row: order.get((row.block.id, row.row.id), len(order)))
    return RawTable(labels, alignment, tokens, tuple(rows), foreign, headers, marks)


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
