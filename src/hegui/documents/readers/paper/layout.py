"""Pages of characters and ruling lines become blocks in reading order.

PDF, OFD and recognised scans all come through here. Tables are found, put together over page
breaks and taken out; what is left is text. Knows paper, and nothing of reports.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hegui.documents.document import Block, Grid, GridCell, Paragraph, Picture, Remark
from hegui.documents.limits import Limits, check
from hegui.documents.readers.paper.lattice import tables_of
from hegui.documents.readers.paper.lines import Line, is_overprinted, lines_of
from hegui.documents.readers.paper.margins import margins_of
from hegui.documents.readers.paper.page import Box, Page
from hegui.documents.readers.paper.paragraphs import Measure, measure, paragraphs_of
from hegui.documents.readers.paper.second import drawn_lines
from hegui.documents.readers.paper.stitch import goes_on, stitched
from hegui.documents.readers.paper.table import Table, margin_of
from hegui.documents.readers.paper.unfit import glyphs_of, is_layout, lacks_lines, text_of
from hegui.documents.readers.paper.unruled import with_unruled
from hegui.model.place import Place


class LaidOut(NamedTuple):
    """What stands on the pages.

    Attributes:
        blocks: in reading order.
        second: the lines of text as the file draws them, without any ruling line.
        remarks: rows that a page break cut and that were put together without being sure,
            characters drawn over one another.
    """

    blocks: tuple[Block, ...]
    second: tuple[Block, ...]
    remarks: tuple[Remark, ...]


class _Shown(NamedTuple):
    """A picture on a page."""

    page: int
    box: Box


_Item = Line | Table | _Shown


def lay_out(pages: Sequence[Page], limits: Limits) -> LaidOut:
    """The blocks of *pages*.

    Raises:
        DocumentError: a page has too many crossing lines.
    """
    tables, lines = [], []
    for page in pages:
        found, glyphs = tables_of(page, limits)
        fit: list[Table] = []
        for table in found:
            if lacks_lines(table):
                glyphs.extend(glyphs_of(table))
            else:
                fit.append(table)
        tables.append(fit)
        lines.append(lines_of(glyphs, page.number))
    margins = margins_of(pages, lines)
    free = [[line for line in own if id(line) not in margins] for own in lines]
    items = [
        item
        for page, own, text in zip(pages, tables, free, strict=True)
        for item in _in_order(page, own, text)
    ]
    items = list(_without_layout(_stitched(_unruled(items), limits)))
    blocks = tuple(_blocks(items, _rooms(pages, free)))
    second = tuple(
        line
        for page, own in zip(pages, lines, strict=True)
        for line in drawn_lines(page, {round(one.middle) for one in own if id(one) in margins})
    )
    _check(blocks, limits)
    return LaidOut(blocks, second, tuple(_remarks(items)))


def _check(blocks: Sequence[Block], limits: Limits) -> None:
    for block in blocks:
        if isinstance(block, Grid):
            rows = 1 + max(cell.row for cell in block.cells)
            check("表格行数过多", rows, limits.table_rows)
            check("表格覆盖的格子过多", len(block.cells), limits.table_covered)


def _remarks(items: Sequence[_Item]) -> Iterator[Remark]:
    overprinted: set[int] = set()
    for item in items:
        if not isinstance(item, Table):
            continue
        for words in item.unsure:
            yield Remark("stitched_row", words, Place(page=item.last_page))
        overprinted |= {
            line.page for cell in item.cells for line in cell.lines if is_overprinted(line)
        }
    for page in sorted(overprinted):
        message = f"第{page}页的表格里有文字互相重叠，可能读错。请看原件核对这一页的表格"
        yield Remark("extraction", message, Place(page=page))


def _without_layout(items: Iterable[_Item]) -> Iterator[_Item]:
    """The items, tables that only lay out text as that text."""
    for item in items:
        if isinstance(item, Table) and is_layout(item):
            yield from text_of(item)
        else:
            yield item


def _in_order(page: Page, tables: Sequence[Table], lines: Sequence[Line]) -> list[_Item]:
    items: list[tuple[float, float, int, _Item]] = []
    for line in lines:
        items.append((line.middle, line.left, len(items), line))
    for table in tables:
        items.append((table.box[1], table.box[0], len(items), table))
    for box in page.pictures:
        items.append((box[1], box[0], len(items), _Shown(page.number, box)))
    items.sort()
    return [item for *_, item in items]


def _unruled(items: Sequence[_Item]) -> Iterator[_Item]:
    """The items, lines that make a table without ruling lines as one."""
    lines: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            lines.append(item)
            continue
        yield from with_unruled(lines)
        lines = []
        yield item
    yield from with_unruled(lines)


def _stitched(items: Iterable[_Item], limits: Limits) -> list[_Item]:
    """The items, tables that go on over page breaks as one."""
    found: list[_Item] = []
    parts: list[Table] = []
    for item in items:
        if isinstance(item, Table) and parts:
            last = parts[-1]
            if item.page == last.last_page + 1 and goes_on(last, item):
                parts.append(item)
                continue
        if parts:
            found.append(stitched(parts, limits))
            parts = []
        if isinstance(item, Table):
            parts = [item]
        else:
            found.append(item)
    if parts:
        found.append(stitched(parts, limits))
    return found


def _rooms(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> dict[int, Measure]:
    """For each page the measure of its text: that of all pages of its width."""
    widths: dict[int, list[Line]] = {}
    for page, own in zip(pages, lines, strict=True):
        widths.setdefault(round(page.width), []).extend(own)
    rooms = {width: measure(own, width) for width, own in widths.items()}
    return {page.number: rooms[round(page.width)] for page in pages}


def _blocks(items: Sequence[_Item], rooms: dict[int, Measure]) -> Iterator[Block]:
    text: list[Line] = []
    grids = 0
    for item in items:
        if isinstance(item, Line):
            text.append(item)
            continue
        yield from _paragraphs(text, rooms)
        text = []
        if isinstance(item, Table):
            grids += 1
            yield grid_of(item, grids)
        else:
            yield Picture("picture", "", Place(page=item.page, box=_rounded(item.box)))
    yield from _paragraphs(text, rooms)


def _paragraphs(lines: Sequence[Line], rooms: dict[int, Measure]) -> Iterator[Block]:
    if not lines:
        return
    for text, first in paragraphs_of(lines, rooms[lines[0].page]):
        yield Paragraph(text, Place(page=first.page, box=_rounded(first.box)))


def grid_of(table: Table, number: int) -> Grid:
    """A table as a block; *number* is its place among the tables of the file."""
    margin = margin_of(table.cells) if table.xs else None
    cells = tuple(
        GridCell(
            cell.flowing(margin),
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            Place(
                page=cell.page,
                grid=number,
                cell=f"R{cell.row + 1}C{cell.column + 1}",
                box=_rounded(cell.box),
            ),
        )
        for cell in table.cells
    )
    return Grid(cells, Place(page=table.page, grid=number, box=_rounded(table.box)))


def _rounded(box: Box) -> Box:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)
