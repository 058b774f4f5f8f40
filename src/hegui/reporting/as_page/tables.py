"""The cells that were read → the official table as the form prints it, ready to be drawn.

Labels, spans and header rows come from the edition, contents from the facts, marks from the
findings. A cell of the form that nobody read is said to be unread, or in doubt where the reader
said so of its row; never shown as empty.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hegui.reporting.words import harmless

UNREAD = "未读到"
DOUBTFUL = "存疑"


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding that concerns a cell: its number, what a tooltip says, where links to it go."""

    number: int
    severity: str
    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """One cell on the page.

    Attributes:
        text: what stands in it.
        label: whether it is printed by the form.
        rows: how many rows it spans.
        columns: how many columns it spans.
        kind: "" or how it differs: ``unread``, ``doubt``.
        marks: findings that concern it, gravest first.
    """

    text: str
    label: bool = False
    rows: int = 1
    columns: int = 1
    kind: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """One official table on the page: a title, rows of cells, and whether any cell was read."""

    title: str
    rows: tuple[tuple[DrawnCell, ...], ...]
    read: bool


Cells = Mapping[tuple[str, str, str], Sequence[Mapping[str, Any]]]
Marks = Mapping[tuple[str, str | None, str | None], Sequence[Mark]]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the tables of one report are filled with.

    Attributes:
        cells: those that were read.
        marks: findings that concern cells, rows or columns.
        doubtful: rows of which the reader could not decide something, by table and row.
    """

    cells: Cells
    marks: Marks
    doubtful: frozenset[tuple[str, str]] = frozenset()


def draw(table: Mapping[str, Any], contents: Contents) -> DrawnTable:
    """The table as its form prints it, filled with *contents*."""
    blocks = table["blocks"]
    read = any(key[0] == block["id"] for key in contents.cells for block in blocks)
    width = max(len(block["columns"]) for block in blocks)
    rows = [
        tuple(_label(c["label"], c["rows"], c["columns"]) for c in line)
        for line in table["header"]
    ]
    for block in blocks:
        if not table["header"]:
            rows.extend(_block_header(block, table["label_columns"], width))
        rows.extend(_rows(block, table["label_columns"], width, contents))
    return DrawnTable(table["title"], tuple(rows), read)


def gather(cells: Sequence[Mapping[str, Any]]) -> Cells:
    """The cells of a facts document by table, row and column; a repeated row keeps both."""
    found: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for cell in cells:
        found.setdefault((cell["table"], cell["row"], cell["column"]), []).append(cell)
    return found


def _block_header(
    block: Mapping[str, Any], label_columns: int, width: int
) -> Iterator[tuple[DrawnCell, ...]]:
    if block["caption"]:
        yield (_label(block["caption"], columns=label_columns + width),)
    spans = _spread(len(block["columns"]), width)
    labels = [
        _label(column["label"], columns=span)
        for column, span in zip(block["columns"], spans, strict=True)
    ]
    yield (_label(block["header"], columns=label_columns), *labels)


def _rows(
    block: Mapping[str, Any], label_columns: int, width: int, contents: Contents
) -> Iterator[tuple[DrawnCell, ...]]:
    rows = _printed(block, contents.cells)
    parents = {row["id"]: row["parent"] for row in block["rows"]}
    begun: set[str] = set()
    for row in rows:
        above = _above(row, parents)
        labels = [
            _label(group["label"], _leaves(group["id"], rows, parents))
            for group in _groups(above, block)
            if group["id"] not in begun
        ]
        begun.update(above)
        if label_columns:
            labels.append(_label(row["label"], columns=max(label_columns - len(above), 1)))
        yield (*labels, *_values(block, row["id"], width, contents))


def _label(text: str, rows: int = 1, columns: int = 1) -> DrawnCell:
    return DrawnCell(text, label=True, rows=rows, columns=columns)


def _printed(block: Mapping[str, Any], cells: Cells) -> list[Mapping[str, Any]]:
    """The rows with numbers; a group that was read as one row stands for its parts."""
    filled = {row for table, row, _ in cells if table == block["id"]}
    merged = {row["id"] for row in block["rows"] if row["group"] and row["id"] in filled}
    return [
        row
        for row in block["rows"]
        if row["id"] in merged
        or (not row["group"] and (row["id"] in filled or row["parent"] not in merged))
    ]


def _above(row: Mapping[str, Any], parents: Mapping[str, str]) -> list[str]:
    """Ids of the groups a row stands under, outermost first."""
    above: list[str] = []
    parent = row["parent"]
    while parent:
        above.insert(0, parent)
        parent = parents[parent]
    return above


def _groups(ids: Sequence[str], block: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = {row["id"]: row for row in block["rows"]}
    return [rows[group] for group in ids]


def _leaves(group: str, rows: Sequence[Mapping[str, Any]], parents: Mapping[str, str]) -> int:
    return sum(1 for row in rows if group in _above(row, parents))


def _values(
    block: Mapping[str, Any], row: str, width: int, contents: Contents
) -> Iterator[DrawnCell]:
    marks, doubtful = contents.marks, (block["id"], row) in contents.doubtful
    spans = _spread(len(block["columns"]), width)
    for column, span in zip(block["columns"], spans, strict=True):
        key = (block["id"], row, column["id"])
        found = (*marks.get(key, ()), *marks.get((key[0], row, None), ()))
        found = (*found, *marks.get((key[0], None, key[2]), ()))
        unique = tuple({mark.number: mark for mark in found}.values())
        read = contents.cells.get(key, ())
        if read:
            text = "；".join(harmless(cell["text"] or "") for cell in read)
            yield DrawnCell(text, columns=span, marks=unique)
        elif doubtful:
            yield DrawnCell(DOUBTFUL, columns=span, kind="doubt", marks=unique)
        else:
            yield DrawnCell(UNREAD, columns=span, kind="unread", marks=unique)


def _spread(count: int, width: int) -> list[int]:
    """Spans of *count* columns over a grid of *width*; the last ones take what is over."""
    share, over = divmod(width, count)
    return [share + (1 if index >= count - over else 0) for index in range(count)]
