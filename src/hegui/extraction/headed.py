"""A table that holds headings of sections becomes several tables with the headings between them.

Word processors join tables that touch, and some offices put the whole report into one table: a
heading is then a row of its own, the number in a cell beside it at times. Without a number it is
one only where the headings outside the tables have none either. Knows no title itself.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from hegui.documents.clean import fold, squeeze
from hegui.documents.document import Block, Grid, GridCell, Paragraph
from hegui.extraction.headings import split_number

_LONGEST = 60
_MOST = 2  # cells of a heading: its number may have one of its own
_FEWEST = 2  # headings without numbers outside tables: then those inside have none either
_STYLES = ("chinese", "other")  # 一、 and 第一部分; what is in brackets is a row of the table


def parted(blocks: Iterable[Block], is_title: Callable[[str], bool]) -> tuple[Block, ...]:
    """The blocks with the headings taken out of tables; *is_title* knows titles of sections."""
    blocks = tuple(blocks)
    bare = _are_bare(blocks, is_title)
    return tuple(
        part
        for block in blocks
        for part in (_parts(block, is_title, bare=bare) if isinstance(block, Grid) else (block,))
    )


def _are_bare(blocks: Iterable[Block], is_title: Callable[[str], bool]) -> bool:
    """Whether most headings outside the tables have lost their numbers."""
    texts = [
        squeeze(block.text)
        for block in blocks
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST
    ]
    bare = sum(is_title(fold(text)) for text in texts)
    return bare >= _FEWEST and bare > sum(_is_heading(text, is_title) for text in texts)


def _parts(grid: Grid, is_title: Callable[[str], bool], *, bare: bool) -> Iterator[Block]:
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.text:
            rows.setdefault(cell.row, []).append(cell)
    headings = {
        row: text
        for row, filled in rows.items()
        if len(filled) <= _MOST
        and (
            _is_heading(text := squeeze("".join(cell.text for cell in filled)), is_title)
            or (bare and len(filled) == 1 and len(text) <= _LONGEST and is_title(fold(text)))
        )
    }
    if not headings:
        yield grid
        return
    cells: list[GridCell] = []
    for cell in grid.cells:
        if cell.row not in headings:
            cells.append(cell)
        elif cell is rows[cell.row][0]:
            if cells:
                yield replace(grid, cells=tuple(cells))
            cells = []
            yield Paragraph(headings[cell.row], cell.place)
    if cells:
        yield replace(grid, cells=tuple(cells))


def _is_heading(text: str, is_title: Callable[[str], bool]) -> bool:
    if len(text) > _LONGEST:
        return False
    mark = split_number(fold(text))
    return mark.number > 0 and mark.style in _STYLES and is_title(mark.rest)
