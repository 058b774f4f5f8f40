"""The cells of one block as facts, and the number each counts as where it is added up.

Placeholders count as the pack says; a total left empty beside parts that are not nothing has no
number, and a cell that could not be read is a fact without a state. Knows no rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hegui.extraction.tables.cells import ReadBlock, ReadRow, leaf_rows
from hegui.extraction.tables.restore import TableFound
from hegui.facts.fact import Fact, Value
from hegui.forms.edition import Block, Column, Form
from hegui.model.place import Place

Number = Decimal | int


@dataclass(frozen=True, slots=True)
class Context:
    """What all facts of one table share."""

    found: TableFound
    form: Form
    common: Mapping[str, Value]
    section: str | None

    def fields(self, label: str, **own: Value) -> dict[str, Value]:
        """The fields of one fact, the common ones among them."""
        return {**self.common, "label": label, **own}

    def spot(
        self,
        place: Place,
        label: str,
        text: str = "",
        *,
        table: str,
        row: str | None = None,
        column: str | None = None,
    ) -> Place:
        """A place in this table, under its official names."""
        section = self.section or self.found.table.section
        return place.named(
            section=section, table=table, row=row, column=column, label=label, text=text
        )


class Numbers:
    """The cells of one block as facts, and the number each counts as where it is added up."""

    def __init__(self, block: ReadBlock, context: Context) -> None:
        """Works out all cells of *block* at once."""
        self.block = block
        self._context = context
        printed = {row.raw.row.id for row in block.rows}
        leaves = [row.id for row in block.block.rows if row.leaf]
        self.leaves = leaf_rows(block.block, leaves, printed) if leaves else ()
        self._section = context.section or context.found.table.section
        self._sides = _parts_of(block.block, context, self.leaves)
        self.cells: list[dict[str, Fact]] = [
            {column.id: self._cell(row, column) for column in block.columns.columns}
            for row in block.rows
        ]
        self.first = {row.raw.row.id: n for n, row in reversed(list(enumerate(block.rows)))}
        self._zero = context.form.placeholders.as_zero
        # Rows and columns both ask for every number.
        self._numbers: list[dict[str, Number | None]] = [
            {column: self._number(n, column, fact) for column, fact in row.items()}
            for n, row in enumerate(self.cells)
        ]

    def number(self, row: int, column: str) -> Number | None:
        """The number a cell counts as in a sum; None if it has none or is in doubt."""
        return self._numbers[row].get(column)

    def _number(self, row: int, column: str, fact: Fact) -> Number | None:
        plain = self._plain(fact)
        if plain is None or fact.get("state") == "number":
            return plain
        parts = self._parts(row, column)
        return plain if parts is None or not any(parts) else None

    def leaf_sum(self, column: str) -> Number | None:
        """Sum of the leaf rows of a column; None if one is missing or in doubt."""
        return added(self._at(row, column) for row in self.leaves)

    def _plain(self, fact: Fact) -> Number | None:
        state = fact.get("state")
        if state == "number":
            value = fact.get("value")
            return value if isinstance(value, (int, Decimal)) else None
        return 0 if state in self._zero else None

    def _at(self, row: str, column: str) -> Number | None:
        n = self.first.get(row)
        fact = None if n is None else self.cells[n].get(column)
        return None if fact is None else self._plain(fact)

    def _parts(self, row: int, column: str) -> list[Number] | None:
        """What a total is the sum of; None for a cell that is no total."""
        own = self.block.rows[row].raw.row.id
        across, down = self._sides
        if column in across:
            facts = [self.cells[row].get(part) for part in across[column]]
            return [self._plain(fact) or 0 for fact in facts if fact is not None]
        if own in down:
            return [self._at(part, column) or 0 for part in down[own]]
        return None

    def _cell(self, row: ReadRow, column: Column) -> Fact:
        context, block = self._context, self.block.block
        own = row.raw.row
        label = context.found.edition.label(block.id, own.id, column.id)
        read = row.cells.get(column.id)
        # Most facts of a report are cells: written out, for calls cost half as much again.
        fields: dict[str, Value] = {
            **context.common,
            "label": label,
            "table": block.id,
            "row": own.id,
            "column": column.id,
            "type": column.type,
            "total": own.total or column.total,
            "leaf": own.id in self.leaves,
            "paper": context.found.table.id,
        }
        place = (read.place if read else row.raw.label.place).named(
            section=self._section,
            table=block.id,
            row=own.id,
            column=column.id,
            label=label,
            text=read.text if read else "",
        )
        if read is None:
            why = row.why or "没有读到"
            return Fact("cell", fields, place, doubts={"state": why, "value": why})
        fields["state"] = read.reading.state
        fields["text"] = read.text
        if read.reading.state == "number":
            fields["value"] = read.reading.value
            fields["style"] = read.reading.style
        return Fact("cell", fields, place)


_Sides = tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]


def _parts_of(block: Block, context: Context, leaves: tuple[str, ...]) -> _Sides:
    """Total column → its parts, total row → its parts, by the form's own sums."""
    across: dict[str, tuple[str, ...]] = {}
    down: dict[str, tuple[str, ...]] = {}
    for identity in context.found.edition.identities:
        if identity.block == block.id and len(identity.right) == 1:
            total = identity.right[0]
            if identity.within == "row":
                across[total] = identity.left
            elif block.row(total).total:
                down[total] = leaves
    return across, down


def added(numbers: Iterator[Number | None]) -> Number | None:
    """The sum; None as soon as one number is unknown."""
    total: Number = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total
