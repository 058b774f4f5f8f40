"""A made-up report as a value: what is printed, and what each printed cell means.

Knows the shape of paper (sections, tables, blocks, rows, cells), neither the law nor any
way of writing it to a file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of numbers.

    Attributes:
        column: id of its column.
        text: what is printed.
        state: what a careful reader says of it (``number``, ``blank``, …).
        value: the number, or None.
    """

    column: str
    text: str
    state: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column as printed; ``groups`` are the header cells above it."""

    id: str
    label: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed; ``parents`` are (id, label) of its groups, outermost first.

    ``id`` is "" for a row the form does not have.
    """

    id: str
    label: str
    cells: tuple[Cell, ...]
    parents: tuple[tuple[str, str], ...] = ()
    leaf: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one header."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    header: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A table as it stands on paper."""

    id: str
    blocks: tuple[Block, ...]
    label_columns: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A level-one section: heading as printed, prose, perhaps a table, prose behind it.

    ``extra`` is a second table that belongs elsewhere; ``picture`` names a picture file that
    stands where the table should (only page and Markdown forms can show one).
    """

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    paper: Paper | None = None
    after: tuple[str, ...] = ()
    extra: Paper | None = None
    picture: str = ""

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The tables printed here."""
        return tuple(paper for paper in (self.paper, self.extra) if paper is not None)


@dataclass(frozen=True, slots=True)
class Truth:
    """What a careful reader has to say of one cell."""

    table: str
    row: str
    column: str
    text: str
    state: str
    value: Decimal | None

    @property
    def key(self) -> tuple[str, str, str]:
        """Table, row and column."""
        return self.table, self.row, self.column


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    Attributes:
        seed: what it was made from.
        edition: edition its tables follow.
        year: report year.
        kind: kind of agency.
        agency: full name.
        title: printed lines of the title.
        preface: paragraphs before section one.
        sections: in printed order.
        tail: lines behind the last section.
        odd: names of the lawful oddities it has.
        notices: ids of rules that may speak of it although nothing is wrong.
        script: its prose as written, with marks that say what each figure states.
    """

    seed: int
    edition: str
    year: int
    kind: str
    agency: str
    title: tuple[str, ...]
    preface: tuple[str, ...]
    sections: tuple[Section, ...]
    tail: tuple[str, ...] = ()
    odd: frozenset[str] = frozenset()
    notices: frozenset[str] = frozenset()
    script: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def papers(self) -> Iterator[Paper]:
        """The printed tables."""
        for section in self.sections:
            yield from section.papers

    def truth(self) -> tuple[Truth, ...]:
        """Every printed cell of rows the form has."""
        return tuple(
            Truth(block.id, row.id, cell.column, cell.text, cell.state, cell.value)
            for paper in self.papers()
            for block in paper.blocks
            for row in block.rows
            if row.id
            for cell in row.cells
        )

    def number(self, table: str, row: str, column: str) -> Decimal:
        """The value of a cell; placeholders and missing cells count as nought."""
        for truth in self.truth():
            if truth.key == (table, row, column):
                return truth.value or Decimal(0)
        return Decimal(0)

    def section(self, section_id: str) -> Section:
        """The section of that id."""
        return next(section for section in self.sections if section.id == section_id)

    def with_section(self, section_id: str, change: Callable[[Section], Section]) -> "Report":
        """The report with one section changed."""
        sections = tuple(
            change(section) if section.id == section_id else section for section in self.sections
        )
        return replace(self, sections=sections)

    def with_paper(self, paper_id: str, change: Callable[[Paper], Paper]) -> "Report":
        """The report with one table changed."""
        sections = tuple(
            replace(section, paper=change(section.paper))
            if section.paper is not None and section.paper.id == paper_id
            else section
            for section in self.sections
        )
        return replace(self, sections=sections)

    def with_block(self, block_id: str, change: Callable[[Block], Block]) -> "Report":
        """The report with one block changed."""
        report = self
        for paper in self.papers():
            if any(block.id == block_id for block in paper.blocks):
                report = report.with_paper(
                    paper.id,
                    lambda p: replace(
                        p, blocks=tuple(change(b) if b.id == block_id else b for b in p.blocks)
                    ),
                )
        return report

    def with_rows(self, block_id: str, change: Callable[[Row], Row]) -> "Report":
        """The report with each row of one block changed."""
        return self.with_block(block_id, lambda b: replace(b, rows=tuple(map(change, b.rows))))

    def with_cell(self, table: str, row: str, column: str, cell: Cell) -> "Report":
        """The report with one cell put in place of another."""
        return self.with_rows(
            table,
            lambda r: (
                replace(r, cells=tuple(cell if c.column == column else c for c in r.cells))
                if r.id == row
                else r
            ),
        )


def count(column: str, value: int | Decimal) -> Cell:
    """A cell that holds a plain number."""
    return Cell(column, str(value), "number", Decimal(value))


def placeholder(column: str, text: str, state: str) -> Cell:
    """A cell that holds something in place of a number."""
    return Cell(column, text, state, None)
