"""Text, paragraph ends, cell ends and row ends, as they come, become blocks.

DOC and RTF write a table as paragraphs that end in a mark: of a cell, of a row; how deep it is
nested stands beside the mark. Knows neither format.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hegui.documents.document import Block, Paragraph, Picture, Remark
from hegui.documents.limits import Limits, check
from hegui.documents.readers.word.doc_grid import Row, Shape, grid_of
from hegui.documents.readers.word.layout import PICTURE, lays_out
from hegui.model.place import Place

_HIDDEN = "文件中有隐藏文字，没有读取。请用 Word 显示隐藏文字，核对是否遗漏"
_TRACKED = "文件中有修订痕迹，按接受全部修订后的内容读取。请接受或拒绝修订后再公开"
_DEEPEST = 12  # tables within tables; what is deeper counts as this deep


@dataclass(slots=True)
class _Words:
    """One paragraph, line by line, not yet told where it is."""

    lines: list[str]
    level: int


@dataclass(slots=True)
class _Table:
    """A table that is being written."""

    number: int
    rows: list["_Row"] = field(default_factory=list)
    cells: list["_Content"] = field(default_factory=list)
    cell: "_Content" = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    cells: list["_Content"]
    shapes: tuple[Shape, ...] | None


_Item = _Words | Picture | _Table | Paragraph
_Content = list[_Item]


@dataclass(slots=True)
class Held:
    """A paragraph put aside."""

    line: list[str]
    lines: list[str]
    pictures: list[Picture]


class Flow:
    """Gathers what a file says in the order it says it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._body: _Content = []
        self._open: list[_Table] = []
        self._line: list[str] = []
        self._lines: list[str] = []
        self._pictures: list[Picture] = []
        self._held = self._paragraphs = self._tables = self._cells = self._characters = (
            self._marks
        ) = 0

    def text(self, text: str) -> None:
        """More text of the paragraph."""
        self._characters += len(text)
        check("文字过多，字数超限", self._characters, self._limits.text_characters)
        self._line.append(text)

    def line(self) -> None:
        """A line break inside the paragraph."""
        self._mark()
        self._break()

    def picture(self, what: str, words: str = "") -> None:
        """A picture or an attached file where no text can be read."""
        check("图片过多", len(self._pictures), self._limits.page_objects)
        self._pictures.append(Picture(what, words, Place()))

    def paragraph(self, depth: int, level: int = 0, number: str = "") -> None:
        """The paragraph ends; it stands in *depth* tables, with an automatic *number* in front."""
        self._mark()
        self._to(depth)
        self._end(level, number)

    def cell(self, depth: int, number: str = "") -> None:
        """The paragraph ends, and so does the cell it stands in."""
        self._mark()
        self._to(max(depth, 1))
        self._end(0, number)
        table = self._open[-1]
        self._cells += 1
        check("表格单元格过多", self._cells, self._limits.cells)
        table.cells.append(table.cell)
        table.cell = []

    def row(self, depth: int, shapes: tuple[Shape, ...] | None, *, dropped: bool = False) -> None:
        """The row ends; *dropped* if it counts as deleted, which only a row without text does."""
        self._mark()
        self._to(max(depth, 1))
        self._end(0, "")
        table = self._open[-1]
        if table.cell and table.cells:
            table.cells[-1] += table.cell  # what stands behind the last cell's mark is not lost
        elif table.cell:
            table.cells.append(table.cell)
        if table.cells and not (dropped and not any(table.cells)):
            table.rows.append(_Row(table.cells, shapes))
        table.cells, table.cell = [], []

    def has_text(self) -> bool:
        """Whether the paragraph or the open cell has any text."""
        parts = (*self._line, *self._lines)
        return any(part.strip() for part in parts) or bool(self._open and self._open[-1].cell)

    def in_line(self) -> bool:
        """Whether a paragraph is being written."""
        return bool(self._line or self._lines or self._pictures)

    def in_row(self) -> bool:
        """Whether a row has begun: at least one of its cells has ended."""
        return bool(self._open and self._open[-1].cells)

    def hold(self) -> Held:
        """Put aside the paragraph that is being written: another stands in its middle."""
        held = Held(self._line, self._lines, self._pictures)
        self._held += 1
        self._line, self._lines, self._pictures = [], [], []
        return held

    def release(self, held: Held) -> None:
        """Go on with the paragraph that was put aside."""
        self._line, self._lines, self._pictures = held.line, held.lines, held.pictures
        self._held -= 1

    def blocks(self) -> tuple[Block, ...]:
        """All blocks, once everything has been told."""
        if self.in_line():
            self.paragraph(0)
        self._to(0)
        return tuple(self._told(self._body))

    def _break(self) -> None:
        self._lines.append("".join(self._line))
        self._line = []

    def _mark(self) -> None:
        self._marks += 1
        check("段落过多", self._marks, self._limits.text_lines + 2 * self._limits.cells)

    def _to(self, depth: int) -> None:
        """Close the tables deeper than *depth*, open those that are missing."""
        depth = min(depth, _DEEPEST)
        while len(self._open) > depth:
            table = self._open.pop()
            if table.cell:
                table.cells.append(table.cell)
            if table.cells:  # the file was cut in the middle of a row
                table.rows.append(_Row(table.cells, None))
            if table.rows:
                self._home().append(table)
        while len(self._open) < depth:
            self._tables += 1
            self._open.append(_Table(self._tables))

    def _home(self) -> _Content:
        return self._open[-1].cell if self._open else self._body

    def _end(self, level: int, number: str) -> None:
        self._break()
        lines = [line.strip() for line in self._lines]
        self._lines = []
        if number:
            lines[0] = number + lines[0]
        home = self._home()
        place = Place()
        if not self._open:
            # A text box belongs to the paragraph it hangs on.
            self._paragraphs += not self._held
            place = Place(paragraph=self._paragraphs + bool(self._held))
        lines = list(filter(None, lines))
        if lines and self._open:
            home.append(_Words(lines, level))
        else:
            home.extend(Paragraph(line, place, level) for line in lines)
        home.extend(replace(picture, place=place) for picture in self._pictures)
        self._pictures = []

    def _told(self, content: _Content) -> Iterator[Block]:
        for item in content:
            if isinstance(item, _Table):
                yield from self._table(item)
            elif not isinstance(item, _Words):
                yield item

    def _table(self, table: _Table) -> Iterator[Block]:
        """A grid, and what in its cells is no text; or what stands in a table of layout."""
        rows = [Row([_text(cell) for cell in row.cells], row.shapes) for row in table.rows]
        texts = [text for row in rows for text in row.texts]
        width = max(len(row.texts) for row in rows)
        if not any(set(texts) - {PICTURE}) or lays_out(texts, width, _inner_cells(table)):
            yield from self._laid_out(table)
            return
        yield grid_of(rows, table.number, self._limits)
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                place = _place(table, at, column)
                yield from (replace(picture, place=place) for picture in _pictures(cell))

    def _laid_out(self, table: _Table) -> Iterator[Block]:
        for at, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                place = _place(table, at, column)
                for item in cell:
                    if isinstance(item, _Words):
                        yield from (Paragraph(line, place, item.level) for line in item.lines)
                    elif isinstance(item, _Table):
                        yield from self._table(item)
                    else:
                        yield replace(item, place=place)


def remarks_of(*, hidden: bool, tracked: bool) -> list[Remark]:
    """What has to be told of text that is there and was not read."""
    remarks = [Remark("hidden_text", _HIDDEN)] if hidden else []
    return [*remarks, Remark("tracked_changes", _TRACKED)] if tracked else remarks


def _inner_cells(table: _Table) -> int:
    """How many cells the tables in its cells have."""
    return sum(
        len(row.cells)
        for outer in table.rows
        for cell in outer.cells
        for item in cell
        if isinstance(item, _Table)
        for row in item.rows
    )


def _text(cell: _Content) -> str:
    text = "\n".join(_lines(cell))
    return PICTURE if cell and not text and any(_pictures(cell)) else text


def _lines(cell: _Content) -> Iterator[str]:
    """Lines of a cell; a small table in it is text, lest the cell look empty."""
    for item in cell:
        if isinstance(item, _Words):
            yield from item.lines
        elif isinstance(item, _Table):
            yield from (line for row in item.rows for one in row.cells for line in _lines(one))


def _pictures(cell: _Content) -> Iterator[Picture]:
    for item in cell:
        if isinstance(item, Picture):
            yield item
        elif isinstance(item, _Table):
            yield from (
                shown for row in item.rows for one in row.cells for shown in _pictures(one)
            )


def _place(table: _Table, row: int, column: int) -> Place:
    return Place(grid=table.number, cell=f"R{row + 1}C{column + 1}")
