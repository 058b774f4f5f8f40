"""The cells of an example's row or column: their numbers, their labels, their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hegui.facts.fact import Fact, Value
from hegui.facts.kinds import KINDS
from hegui.forms.edition import Block, Edition
from hegui.model.place import Place

STATES = ("blank", "not_applicable", "none", "dash", "text")


@dataclass(frozen=True, slots=True)
class Spot:
    """A block, and the edition it is taken from."""

    edition: Edition
    block: Block


def numbers(
    kind: str, cells: Mapping[str, Fact], where: Spot | None, as_zero: frozenset[str]
) -> Iterator[tuple[str, Value]]:
    """The numbers of the members; a total left as a placeholder is 0 only beside noughts."""
    values: dict[str, Value] = {}
    totals: set[str] = set()
    if where is not None and cells:
        across = KINDS[kind].members == "columns"
        lines = where.block.columns if across else where.block.rows
        totals = {line.id for line in lines if line.total}
    for name, cell in cells.items():
        state = cell.get("state")
        values[name] = 0 if state in as_zero else cell.get("value")
    rest = [value for name, value in values.items() if name not in totals]
    for name, cell in cells.items():
        if name in totals and cell.get("state") != "number" and any(value != 0 for value in rest):
            values[name] = None
    yield from values.items()


def place_of(fields: Mapping[str, Value], label: str, where: Spot | None) -> Place:
    """The place of a fact of an example: its official names; no line, for there is no file."""
    section = fields.get("section")
    if where is not None:
        section = where.edition.table_of(where.block.id).section
    table, row, column = (
        str(fields[key]) if fields.get(key) else None for key in ("table", "row", "column")
    )
    return Place(
        section=str(section) if section else None,
        table=table,
        row=row,
        column=column,
        label=label,
    )


def line_label(where: Spot | None, fields: Mapping[str, Value]) -> str:
    """What a person calls the row, column or cell that the fields name; "" for none."""
    if where is None:
        return ""
    row, column = str(fields.get("row") or ""), str(fields.get("column") or "")
    if row and column:
        return cell_label(where, fields)
    if not (row or column):
        return ""
    try:
        return where.edition.line_label(where.block.id, row, column)
    except KeyError:
        return ""


def cell_label(where: Spot | None, fields: Mapping[str, Value]) -> str:
    """What a person calls one cell."""
    row, column = fields.get("row"), fields.get("column")
    if where is None or not row or not column:
        return str(row or column or "")
    try:
        return where.edition.label(where.block.id, str(row), str(column))
    except KeyError:
        return f"{row} × {column}"
