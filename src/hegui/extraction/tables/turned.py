"""Text in which each row's numbers stand before its label, put into the usual order.

Layout extraction writes a line before or after its label, always the same way in one table. It is
before where numbers for one row stand in front of the table's first row label, and none behind
its last. Grids are never touched; values keep their places.
"""

from collections.abc import Sequence

from hegui.extraction.tables.align import Alignment, Match
from hegui.extraction.tables.tokens import Token


def turned(alignment: Alignment, tokens: Sequence[Token]) -> list[Token] | None:
    """The tokens with every row's numbers behind its label; None where they already are.

    Where some row has no numbers, those of all rows are left out: nobody can say whose they are.
    """
    rows = [match for match in alignment.matches if match.node.kind == "row"]
    if len(rows) < 2 or any(tokens[match.end].row is not None for match in rows):
        return None
    known = {i for match in alignment.matches for i in range(match.start, match.end + 1)}
    before = [_numbers_before(tokens, match, known) for match in rows]
    if not _is_whole(rows[0], before[0]) or _behind(tokens, rows[-1]):
        return None
    found: list[Token] = []
    moved = {i for run in before for i in run}
    behind = {match.end: run for match, run in zip(rows, before, strict=True)}
    if sum(map(len, before)) != len(moved) or not all(before):
        behind = {}  # a row without numbers may be any row: none of them can be told
    for i, token in enumerate(tokens):
        if i not in moved:
            found.append(token)
            found.extend(tokens[j] for j in behind.get(i, ()))
    return found


def _numbers_before(tokens: Sequence[Token], match: Match, known: set[int]) -> range:
    """The run of values before a label; labels of groups may stand between."""
    end = match.start
    while end and end - 1 in known and tokens[end - 1].kind == "L":
        end -= 1
    start = end
    while start and tokens[start - 1].kind == "V":
        start -= 1
    return range(start, end)


def _is_whole(match: Match, run: range) -> bool:
    return match.node.block is not None and len(run) == len(match.node.block.columns)


def _behind(tokens: Sequence[Token], match: Match) -> bool:
    return match.end + 1 < len(tokens) and tokens[match.end + 1].kind == "V"
