"""Rows of a sheet become paragraphs and grids.

A row with several cells is a row of a table. A row with one cell may be a heading, text, or a
row of a table whose other cells are empty; ruling lines tell where the sheet has any, else its
neighbours do. A grid holds every cell within its used columns, the empty ones too: whoever reads
it has to know that they are there. Knows no label of any form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hegui.documents.document import Block, Grid, GridCell, Paragraph
from hegui.documents.limits import Limits, check
from hegui.documents.readers.plain.grids import HEADING, NUMERALS
from hegui.documents.readers.sheets.seen import Seen, Spot
from hegui.model.place import Place

_PROSE = 80  # a lone cell much longer is text
_LONG = 300  # a cell with so much text lays out a page, whatever stands beside it
_GAP = 3  # so many ruled rows may be empty: more were only ruled in advance


@dataclass(frozen=True, slots=True)
class Found:
    """A block, and the row of the sheet (0-based, of those seen) it begins in."""

    row: int
    block: Block


@dataclass(slots=True)
class _Run:
    """Rows of the table that is being gathered.

    Attributes:
        rows: their numbers.
        empty: ruled rows without text behind them, which may still belong to it.
        number: the last numbered label in it, 0 for none.
        several: whether a row of several cells is among them.
        left: first used column.
        right: column behind the last used one.
    """

    rows: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    number: int = 0
    several: bool = False
    left: int = 0
    right: int = 0


class Stretches:
    """Takes one sheet apart."""

    def __init__(self, seen: Seen, sheet: str, first_grid: int, limits: Limits) -> None:
        """Prepare for the sheet of that name, whose first table is the *first_grid*-th."""
        self._seen = seen
        self._sheet = sheet
        self._grids = first_grid
        self._limits = limits
        several = [row for row in seen.texts if self._is_several(row)]
        self._is_ruled = any(row in seen.ruled for row in several)
        self._leads = self._leading()

    def found(self) -> list[Found]:
        """All blocks, from top to bottom.

        Raises:
            DocumentError: if a table is above the limits.
        """
        found: list[Found] = []
        run = _Run()
        for row in range(len(self._seen.rows)):
            if self._is_blank(row):
                if run.rows and row in self._seen.ruled:
                    run.empty.append(row)
                else:
                    run = self._flush(run, found)
            elif self._is_row(row, run):
                if len(run.empty) > _GAP:
                    run = self._flush(run, found)
                self._add(row, run)
            else:
                run = self._flush(run, found)
                found.extend(self._paragraphs(row))
        self._flush(run, found)
        return found

    def _is_blank(self, row: int) -> bool:
        return row not in self._seen.texts and row not in self._seen.reached

    def _is_several(self, row: int) -> bool:
        """Whether a row has cells side by side, or one beside a cell that reaches into it."""
        return len(self._seen.texts.get(row, ())) > 1 or row in self._seen.reached

    def _leading(self) -> frozenset[int]:
        """Rows with one short cell that have a row of several right below them, or such a one."""
        leads: set[int] = set()
        following = False
        for row in reversed(range(len(self._seen.rows))):
            if self._is_blank(row):
                following = False
            elif self._is_several(row):
                following = True
            else:
                text = self._seen.texts[row][0].text
                following = following and not _is_prose(text) and not HEADING.match(text)
                if following:
                    leads.add(row)
        return frozenset(leads)

    def _is_row(self, row: int, run: _Run) -> bool:
        """Whether a row with text is one of a table."""
        spots = self._seen.texts.get(row, ())
        if any(len(spot.text) > _LONG for spot in spots):
            return False
        outside = self._is_ruled and row not in self._seen.ruled
        if self._is_several(row):
            # A note in the margin beside a heading makes no table of it.
            return not (outside and spots and HEADING.match(spots[0].text))
        lone = spots[0]
        if outside or _is_prose(lone.text):
            return False
        if HEADING.match(lone.text):
            # 三、 below 二、 in one table labels its row, and so does 一、 below a header.
            number = _number_of(lone.text)
            follows = run.number > 0 and number == run.number + 1
            first = number == 1 and run.several and not run.number
            return bool(run.rows) and (follows or (first and not _is_full(lone, run)))
        if self._is_ruled:
            return bool(run.rows) or self._has_room(row, lone)
        return bool(run.rows) and row in self._leads

    def _has_room(self, row: int, lone: Spot) -> bool:
        """Whether ruled cells stand beside the one with text: they are empty, but there."""
        return any(not lone.column <= one < lone.end for one in self._seen.ruled.get(row, ()))

    def _add(self, row: int, run: _Run) -> None:
        spots = self._seen.texts.get(row, ())
        run.rows += [*run.empty, row]
        run.empty = []
        run.several = run.several or self._is_several(row)
        if spots:
            run.number = _number_of(spots[0].text) or run.number
            left, right = spots[0].column, max(spot.end for spot in spots)
            run.left = min(run.left, left) if run.right else left
            run.right = max(run.right, right)

    def _flush(self, run: _Run, found: list[Found]) -> _Run:
        """The rows gathered so far as a grid, and what only stands at its end as paragraphs."""
        rows = run.rows
        behind: list[int] = []
        if not run.several:
            rows, behind = [], rows
        while len(rows) > 1 and self._is_tail(rows[-1], run):
            behind.insert(0, rows.pop())
        if rows and not behind and len(run.empty) <= _GAP:
            rows = [*rows, *run.empty]
        if rows:
            found.append(Found(rows[0], self._grid(rows)))
        for row in behind:
            found.extend(self._paragraphs(row))
        return _Run()

    def _is_tail(self, row: int, run: _Run) -> bool:
        """Whether a row at the end of a table is one cell over its full width: a note."""
        if self._is_several(row):
            return False
        spots = self._seen.texts.get(row, ())
        return bool(spots) and spots[0].columns > 1 and _is_full(spots[0], run)

    def _paragraphs(self, row: int) -> Iterator[Found]:
        for spot in self._seen.texts.get(row, ()):
            place = Place(sheet=self._sheet, cell=spot.name)
            for line in spot.text.split("\n"):
                yield Found(row, Paragraph(line, place))

    def _grid(self, rows: Sequence[int]) -> Grid:
        limits = self._limits
        check("表格行数过多", len(rows), limits.table_rows)
        first, last = rows[0], rows[-1]
        with_text = [spot for row in rows for spot in self._seen.texts.get(row, ())]
        left = min(spot.column for spot in with_text)
        right = max(spot.end for spot in with_text)
        check("表格一行的单元格过多", right - left, limits.table_columns)
        check("表格覆盖的格子过多", len(rows) * (right - left), limits.table_covered)
        single = {(spot.row, spot.column): spot for spot in with_text}
        taken: set[tuple[int, int]] = set()
        cells = []
        for row in rows:
            for column in range(left, right):
                if (row, column) in taken:
                    continue
                spot = self._seen.merged.get((row, column)) or single.get((row, column))
                down = min(spot.rows, last + 1 - row, limits.span) if spot else 1
                across = min(spot.columns, right - column, limits.span) if spot else 1
                taken.update((row + r, column + c) for r in range(down) for c in range(across))
                name = spot.name if spot else self._seen.name(row, column)
                place = Place(sheet=self._sheet, cell=name, grid=self._grids)
                text = spot.text if spot else ""
                cells.append(GridCell(text, row - first, column - left, down, across, place))
        self._grids += 1
        return Grid(tuple(cells), cells[0].place)


def _is_prose(text: str) -> bool:
    return len(text) > _PROSE or "。" in text


def _is_full(spot: Spot, run: _Run) -> bool:
    """Whether a cell reaches over all columns of the table above it."""
    return spot.column <= run.left and spot.end >= run.right


def _number_of(text: str) -> int:
    return NUMERALS.find(text[0]) + 1 if HEADING.match(text) and text[0] in NUMERALS else 0
