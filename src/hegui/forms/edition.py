"""One edition of an official form: sections, tables, rows, columns, labels, identities.

What the page looks like, not what the law asks. Both halves take their names from here;
no module of this package knows any of them itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Topic:
    """A sub-topic a section has to speak of.

    Attributes:
        id: id of the topic.
        label: the official name.
        variants: other names it goes by as a heading.
        words: words whose presence in prose shows that the topic is spoken of.
    """

    id: str
    label: str
    variants: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A prescribed section.

    Attributes:
        id: id of the section.
        order: 1-based place in the form.
        numeral: the printed number, 一 to 六.
        title: the canonical title, without the number.
        accepted: other titles that are tolerated today.
        legacy: titles of older forms.
        topics: sub-topics it has to speak of.
    """

    id: str
    order: int
    numeral: str
    title: str
    accepted: tuple[str, ...] = ()
    legacy: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def heading(self) -> str:
        """Number and title as printed."""
        return f"{self.numeral}、{self.title}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers.

    Attributes:
        id: id of the column.
        label: the canonical label.
        variants: other spellings that mean the same.
        groups: labels of the header cells above it, outermost first.
        type: what its cells hold: ``count``, ``signed_count``, ``amount``.
        unit: unit of an amount, as printed in the header (万元), or "".
        total: whether it is the sum of the others.
    """

    id: str
    label: str
    variants: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    type: str = "count"
    unit: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a block.

    Attributes:
        id: id of the row.
        label: the canonical label; "" where the form prints none.
        variants: other spellings that mean the same.
        parent: id of the group row it stands under, or "".
        group: whether it only heads other rows and carries no numbers itself.
        single: a group that reports are known to print as one row in place of its parts.
        leaf: whether it is one of the parts that add up to the block's total row.
        total: whether it is the sum of the leaves.
        named: whether the full names of rows under it carry its label.
    """

    id: str
    label: str
    variants: tuple[str, ...] = ()
    parent: str = ""
    group: bool = False
    single: bool = False
    leaf: bool = False
    total: bool = False
    named: bool = True


@dataclass(frozen=True)
class Block:
    """Rows under one header: what the contract calls a table.

    Attributes:
        id: the ``table`` of a cell.
        columns: in the order of the form.
        rows: in the order of the form, group rows included.
        caption: a line printed over the block, or "".
        captions: other spellings of the caption.
        header: label over the row labels, or "".
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    captions: tuple[str, ...] = ()
    header: str = ""

    @cached_property
    def data_rows(self) -> tuple[Row, ...]:
        """The rows that carry numbers."""
        return tuple(row for row in self.rows if not row.group)

    def row(self, row_id: str) -> Row:
        """The row of that id; KeyError if the block has none."""
        return self._rows[row_id]

    def column(self, column_id: str) -> Column:
        """The column of that id; KeyError if the block has none."""
        return self._columns[column_id]

    def path(self, row: Row) -> str:
        """Label of a row with those of its groups: 「（三）不予公开·1.属于国家秘密」."""
        labels = [row.label]
        while row.parent:
            row = self._rows[row.parent]
            if row.named:
                labels.append(row.label)
        return "·".join(label for label in reversed(labels) if label)

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.id: row for row in self.rows}

    @cached_property
    def _columns(self) -> dict[str, Column]:
        return {column.id: column for column in self.columns}


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A printed header cell, for drawing the table and for reading its header."""

    label: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Table:
    """What stands on paper as one table, in one section.

    Attributes:
        id: id of the table on paper.
        section: id of the section it belongs to.
        title: what a person calls it.
        blocks: its parts; one for most tables.
        label_columns: how many grid columns the row labels take.
        header: printed header rows; () where each block prints its own one-line header.
        note: a note printed inside the table, or "".
    """

    id: str
    section: str
    title: str
    blocks: tuple[Block, ...]
    label_columns: int
    header: tuple[tuple[HeaderCell, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Cells whose sums must agree (勾稽), as the form prints them.

    Attributes:
        id: id of the identity.
        block: id of the block.
        within: ``row`` (left and right are columns of one row) or ``column`` (rows of one column).
        each: the rows (or columns) it holds for.
        left: ids whose cells are added up.
        right: ids whose cells are added up on the other side.
    """

    id: str
    block: str
    within: str
    each: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    def parts(self) -> Iterator[tuple[str, str, str]]:
        """Block, row and column of every cell that the form adds up into one total."""
        if len(self.right) == 1:
            for one in self.each:
                for part in self.left:
                    row, column = (one, part) if self.within == "row" else (part, one)
                    yield self.block, row, column


@dataclass(frozen=True)
class Edition:
    """One edition of the form.

    Attributes:
        id: ``2019``, ``2021``: what ``edition`` is in the documents.
        name: the instrument's title.
        document: its number.
        first_year: first report year it holds for.
        last_year: last report year, or None while in force.
        sections: in the order of the form.
        tables: in the order of the form.
        identities: the sums the form implies.
        marks: labels that no other edition has.
    """

    id: str
    name: str
    document: str
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    identities: tuple[Identity, ...]
    marks: tuple[str, ...] = ()

    def holds_for(self, year: int) -> bool:
        """Whether reports of that year follow this edition."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def blocks(self) -> Iterator[tuple[Table, Block]]:
        """Every block with the table it stands in, in the order of the form."""
        for table in self.tables:
            for block in table.blocks:
                yield table, block

    def block(self, block_id: str) -> Block:
        """The block of that id; KeyError if there is none."""
        return self._blocks[block_id][1]

    def table_of(self, block_id: str) -> Table:
        """The table a block stands in; KeyError if there is none."""
        return self._blocks[block_id][0]

    def section(self, section_id: str) -> Section:
        """The section of that id; KeyError if there is none."""
        return self._sections[section_id]

    def label(self, block_id: str, row_id: str, column_id: str) -> str:
        """What a person calls a cell: 「三、（一）予以公开 × 总计」; KeyError if there is none."""
        return self._labels[block_id, row_id, column_id]

    def line_label(self, block_id: str, row_id: str = "", column_id: str = "") -> str:
        """What a person calls a whole row or a whole column; KeyError if there is none."""
        return self._line_labels[block_id, row_id, column_id]

    @cached_property
    def _line_labels(self) -> dict[tuple[str, str, str], str]:
        labels = {}
        for table, block in self.blocks():
            number = self._sections[table.section].numeral
            for row in block.rows:
                name = block.path(row) or block.caption or table.title
                labels[block.id, row.id, ""] = f"{number}、{name}"
            for column in block.columns:
                name = "·".join((*column.groups, column.label))
                labels[block.id, "", column.id] = f"{number}、{name}"
        return labels

    @cached_property
    def _labels(self) -> dict[tuple[str, str, str], str]:
        labels = {}
        for table, block in self.blocks():
            number = self._sections[table.section].numeral
            for row in block.rows:
                for column in block.columns:
                    name = column.label if row.label else "·".join((*column.groups, column.label))
                    parts = (block.path(row), name)
                    label = f"{number}、" + " × ".join(part for part in parts if part)
                    labels[block.id, row.id, column.id] = label
        return labels

    @cached_property
    def _blocks(self) -> dict[str, tuple[Table, Block]]:
        return {block.id: (table, block) for table, block in self.blocks()}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}


@dataclass(frozen=True)
class Placeholders:
    """Words and signs that stand where a number is due.

    Attributes:
        states: text → cell state (``not_applicable``, ``none``, ``dash``).
        zero_words: words that mean the number nought.
        as_zero: states that count as 0 where cells are added up.
    """

    states: dict[str, str] = field(default_factory=dict)
    zero_words: frozenset[str] = frozenset()
    as_zero: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Form:
    """All editions of one official form, oldest first, and the placeholders they share."""

    editions: tuple[Edition, ...]
    placeholders: Placeholders

    def edition(self, edition_id: str) -> Edition:
        """The edition of that id; KeyError if there is none."""
        return {edition.id: edition for edition in self.editions}[edition_id]

    def due(self, year: int) -> Edition | None:
        """The edition a report of that year has to follow; None where none holds."""
        return next((e for e in self.editions if e.holds_for(year)), None)
