"""Labels nobody knows, and rows nobody found: told apart by what stands between two known rows.

As many unknown labels as missing rows in a window are those rows under another name; a label that
is exactly that of a row elsewhere is that row out of its order, or printed twice; a row with the
values of two has swallowed one whose label was lost. Anything else stays foreign.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hegui.extraction.tables.labels import Node, TableLabels, exact, key_of, likeness
from hegui.extraction.tables.spans import RawRow, Span, row_of

_RENAMED = 0.3  # a label this like the missing row's, in its place, is that row under another name
_PICKED = 0.45  # one label for several missing rows must be this like one of them
_AHEAD = 0.15  # and this much more like it than like the next
_LONGEST_LABEL = 60


def placed(
    labels: TableLabels, rows: list[RawRow], loose: list[tuple[int, Span]]
) -> tuple[list[RawRow], list[tuple[int, Span]]]:
    """Loose spans that are missing rows under another name, out of order, or printed twice."""
    left: list[tuple[int, Span]] = []
    have = {(row.block.id, row.row.id) for row in rows}
    data = [n for n in labels.nodes if n.kind == "row" and n.block and n.row]
    for before, span in loose:
        node = _twice_or_moved(span, data)
        if node is not None and node.block and node.row:
            held = (node.block.id, node.row.id) in have
            rows = [*rows, row_of(node.block, node.row, span, "" if held else "row_out_of_order")]
            have.add((node.block.id, node.row.id))
            continue
        left.append((before, span))
    still: list[tuple[int, Span]] = []
    for window, spans in _windows(left):
        missing = _missing_at(labels, rows, window, have)
        for span, node in _renamed(spans, missing):
            if node is not None and node.block and node.row:
                doubt = "renamed_row" if span.text else "unlabelled_row"
                rows = [*rows, row_of(node.block, node.row, span, doubt)]
                have.add((node.block.id, node.row.id))
            else:
                still.append((window, span))
    return rows, still


def _twice_or_moved(span: Span, data: Sequence[Node]) -> Node | None:
    """The row a loose label names exactly: printed a second time, or out of its order."""
    key = key_of(span.text)
    named = [n for n in data if any(key.words == k.words for k in n.spellings)]
    named = [n for n in named if exact(key, n) >= 0.99]
    if len(key.words) < 3:
        # So short a label may be a header cell; only its number, or a row's cells, tell it.
        named = [n for n in named if (key.number and key in n.spellings) or _is_full(span, n)]
    return named[0] if len(named) == 1 else None


def _is_full(span: Span, node: Node) -> bool:
    """Whether the span is a grid row with a value for each column of the row."""
    return (
        span.explicit
        and node.block is not None
        and sum(token.kind == "V" for token in span.values) == len(node.block.columns)
    )


def _windows(
    loose: Sequence[tuple[int, Span]],
) -> Iterator[tuple[int, list[Span]]]:
    for window in dict.fromkeys(before for before, _ in loose):
        yield window, [span for before, span in loose if before == window]


def _missing_at(
    labels: TableLabels, rows: Sequence[RawRow], window: int, have: set[tuple[str, str]]
) -> list[Node]:
    """Data rows of the form between the known rows on both sides of a window that nobody found."""
    order = {(n.block.id, n.row.id): n.order for n in labels.nodes if n.block and n.row}
    known = [order.get((row.block.id, row.row.id), -1) for row in rows]
    low = known[window - 1] if window else -1
    high = next((o for o in known[window:] if o > low), len(labels.nodes))
    return [
        n
        for n in labels.nodes[max(low + 1, 0) : high]
        if n.kind == "row" and n.block and n.row and (n.block.id, n.row.id) not in have
    ]


def _renamed(spans: Sequence[Span], missing: Sequence[Node]) -> Iterator[tuple[Span, Node | None]]:
    """Which loose label is which missing row: as many of both, or one clearly more like it."""
    free = list(missing)
    paired = len(spans) == len(missing)
    for n, span in enumerate(spans):
        key = key_of(span.text)
        if len(span.text) > _LONGEST_LABEL or not free:
            yield span, None
            continue
        scores = sorted(((likeness(key, node), -node.order, node) for node in free), reverse=True)
        best, _, node = scores[0]
        if paired and missing[n] in free:
            node = missing[n]
            fits = _in_place(span, node)
        else:
            ahead = best - scores[1][0] if len(scores) > 1 else 1.0
            fits = best >= _PICKED and ahead >= _AHEAD
        if fits:
            free.remove(node)
            yield span, node
        else:
            yield span, None


def _in_place(span: Span, node: Node) -> bool:
    """Whether the one unknown label where one row is missing may be that row's."""
    if not span.text:
        plain = [token for token in span.values if token.kind in "VE"]
        return node.block is not None and len(plain) == len(node.block.columns)
    key = key_of(span.text)
    own = node.spellings[0].number
    return own == key.number if own and key.number else likeness(key, node) >= _RENAMED


def with_orphans(labels: TableLabels, rows: list[RawRow]) -> list[RawRow]:
    """A row that holds exactly its own values and those of the rows missing right behind it."""
    have = {(row.block.id, row.row.id) for row in rows}
    found: list[RawRow] = []
    for row in rows:
        found.append(row)
        need = len(row.block.columns)
        if row.explicit or need < 2 or len(row.values) <= need:
            continue
        behind = _next_missing(labels, row, have)
        if not behind or len(row.values) != need * (1 + len(behind)):
            continue
        found[-1] = replace(row, values=row.values[:need])
        for n, node in enumerate(behind, 1):
            values = row.values[need * n : need * (n + 1)]
            if node.block and node.row:
                found.append(
                    RawRow(
                        node.block,
                        node.row,
                        "",
                        "canonical",
                        values[0],
                        values,
                        explicit=False,
                        doubt="unlabelled_row",
                    )
                )
                have.add((node.block.id, node.row.id))
    return found


def _next_missing(labels: TableLabels, row: RawRow, have: set[tuple[str, str]]) -> list[Node]:
    """Data rows of the same block right behind *row* that nobody found, up to the next known."""
    after = False
    missing: list[Node] = []
    for node in labels.nodes:
        if node.row is None or node.block is None or node.block.id != row.block.id:
            continue
        if node.row.id == row.row.id:
            after = True
        elif after and node.kind == "row":
            if (node.block.id, node.row.id) in have:
                break
            missing.append(node)
    return missing
