"""Empty cells of a text set in columns by blanks: found by where in the line the numbers stand.

The columns' places come from the rows that are full and from the header; a short row is completed
only if each of its numbers stands in a column's place and nowhere near another. Knows no form.
"""

from collections.abc import Sequence
from itertools import pairwise

from hegui.extraction.tables.tokens import Token
from hegui.extraction.tables.values import BLANK

_NEAR = 1  # places by which full rows may differ
_SHARE = 0.3  # of the smallest gap between columns that a number may be off its own
_EdgeRow = Sequence[int]


def column_places(full: Sequence[Sequence[Token]], header: Sequence[Token]) -> list[_EdgeRow]:
    """Where each column begins and where it ends; empty where the text is not set in columns.

    Args:
        full: rows that have a value in every column.
        header: the header's cells in the order of the columns, or nothing.
    """
    rows = [row for row in (*full, header) if row and all(token.row is None for token in row)]
    if not rows:
        return []
    edges: list[_EdgeRow] = []
    for edge in (_begin, _end):
        columns = list(zip(*([edge(token) for token in row] for row in rows), strict=True))
        if all(max(places) - min(places) <= _NEAR for places in columns):
            line = [min(places) for places in columns]
            if all(b - a > 2 * _NEAR + 1 for a, b in pairwise(line)):
                edges.append(line)
                break
            edges.append([])
        else:
            edges.append([])
    return edges if any(edges) else []


def completed(values: Sequence[Token], edges: Sequence[_EdgeRow]) -> tuple[Token, ...]:
    """A short row with explicit empty cells where columns have no number; () if it cannot be."""
    if len({token.place.line for token in values}) != 1 or any(t.row for t in values):
        return ()
    for edge, line in zip((_begin, _end), edges, strict=False):
        if not line:
            continue
        row: list[Token | None] = [None] * len(line)
        gap = min((b - a for a, b in pairwise(line)), default=0)
        near = max(_NEAR, int(gap * _SHARE))
        for token in values:
            at = [n for n, place in enumerate(line) if abs(edge(token) - place) <= near]
            if len(at) != 1 or row[at[0]] is not None:
                return ()
            row[at[0]] = token
        if row[-1] is None:
            return ()  # a number left out would have drawn the rest of the line to the left
        first = values[0]
        return tuple(
            token or Token("E", "", first.block, None, line[n], first.place, BLANK)
            for n, token in enumerate(row)
        )
    return ()


def _begin(token: Token) -> int:
    return token.column


def _end(token: Token) -> int:
    return token.column + sum(1 + (ord(c) > 0x2E7F) for c in token.text)
