"""Tables that a text holds as HTML: where they stand, and on which lines their cells do.

Programs that turn pages and Word files into Markdown keep such tables as they were, because
Markdown knows no merged cells. Knows tags by their looks only; who reads HTML is told elsewhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from hegui.documents.document import Block, Grid, GridCell
from hegui.documents.limits import Limits, check
from hegui.model.place import Place

# Reads the source of a table: its blocks.
TableReader = Callable[[str, Limits], Sequence[Block]]

_TABLE = re.compile(r"<(/?)table(?=[\s>])[^<>]*>", re.IGNORECASE)
_ROW = re.compile(r"<tr[\s>]", re.IGNORECASE)
_CELL = re.compile(r"<t[dh](?=[\s>/])", re.IGNORECASE)
_MOVED = re.compile(r"<tfoot[\s>]|<!--", re.IGNORECASE)  # cells need not be shown as written


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: lines, or one table.

    Attributes:
        source: as it stands.
        line: 1-based line it begins on.
        is_table: whether it is a table.
    """

    source: str
    line: int
    is_table: bool


def pieces(text: str, limits: Limits) -> Iterator[Piece]:
    """The text cut before and behind each whole table; what only looks like a tag stays text.

    Raises:
        DocumentError: there are too many cells.
    """
    end, line = 0, 1
    for first, last in _tables(text, limits):
        if first > end:
            yield Piece(text[end:first], line, is_table=False)
        line += text.count("\n", end, first)
        yield Piece(text[first:last], line, is_table=True)
        line += text.count("\n", first, last)
        end = last
    if end < len(text):
        yield Piece(text[end:], line, is_table=False)


def table_blocks(piece: Piece, number: int, read: TableReader, limits: Limits) -> list[Block]:
    """The blocks of a table; *number* is that of its first grid in the text."""
    blocks = read(piece.source, limits)
    lines = _lines_of_cells(piece, blocks)
    placed: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid):
            cells = tuple(_placed(cell, next(lines), number) for cell in block.cells)
            at = Place(line=cells[0].place.line, grid=number)
            placed.append(Grid(cells, at, block.aligned))
            number += 1
        else:
            placed.append(replace(block, place=Place(line=piece.line)))
    return placed


def _tables(text: str, limits: Limits) -> list[tuple[int, int]]:
    """Start and end of each table that has both, and is not within another one."""
    if "<" not in text:
        return []
    check("文本里的 HTML 单元格过多", sum(1 for _ in _CELL.finditer(text)), limits.cells)
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for tag in _TABLE.finditer(text):
        if not tag[1]:
            opened.append(tag.start())
        elif opened:
            start, end = opened.pop(), tag.end()
            while found and found[-1][0] > start:
                found.pop()  # it stands within this one
            if _ROW.search(text, start, end) and _CELL.search(text, start, end):
                found.append((start, end))
    return found


def _lines_of_cells(piece: Piece, blocks: Sequence[Block]) -> Iterator[int]:
    """The line of each cell in reading order, or that of the table where order is not certain."""
    cells = sum(len(block.cells) for block in blocks if isinstance(block, Grid))
    starts = [match.start() for match in _CELL.finditer(piece.source)]
    certain = len(starts) == cells and not _MOVED.search(piece.source)
    line, at = piece.line, 0
    for start in starts if certain else [0] * cells:
        line += piece.source.count("\n", at, start)
        at = start
        yield line


def _placed(cell: GridCell, line: int, number: int) -> GridCell:
    place = Place(line=line, grid=number, cell=f"R{cell.row + 1}C{cell.column + 1}")
    return replace(cell, place=place)
