"""Restored tables become facts: tables, rows, columns and cells, with what hides them.

A number that could not be read is unknown, and the fact carries the reason. What of the form was
found or not is said by ``slots``. Knows no rule.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from hegui.extraction.tables.cells import ReadBlock
from hegui.extraction.tables.labels import key_of
from hegui.extraction.tables.numbers import Context, Number, Numbers, added
from hegui.extraction.tables.restore import TableReading
from hegui.extraction.tables.slots import marks_of, slots_of
from hegui.facts.fact import Fact, Value
from hegui.forms.edition import Column, Form

InSection = Callable[[int], str | None]


def table_facts(
    reading: TableReading, form: Form, common: Mapping[str, Value], in_section: InSection
) -> list[Fact]:
    """All facts about the official tables.

    Args:
        reading: the restored tables.
        form: with all editions.
        common: fields every fact of the report has.
        in_section: index of a block of the document → id of the section it stands in, "" before
            the first, None where nobody can tell.
    """
    facts: list[Fact] = []
    for found in reading.tables:
        context = Context(found, form, common, in_section(found.first_block))
        facts.extend(_of_table(context))
    return facts


def _of_table(context: Context) -> Iterator[Fact]:
    blocks = [(block, Numbers(block, context)) for block in context.found.blocks]
    cells = [fact for _, numbers in blocks for row in numbers.cells for fact in row.values()]
    yield _table(context, cells)
    for block, numbers in blocks:
        yield from slots_of(context, block)
        yield from _rows(context, block, numbers)
        yield from _columns(context, block, numbers)
    yield from marks_of(context)
    yield from cells


def _table(context: Context, cells: list[Fact]) -> Fact:
    found = context.found
    table = found.table
    states = [str(cell.get("state")) for cell in cells if cell.get("state") is not None]
    label = f"{found.edition.section(table.section).numeral}、{table.title}"
    first = found.raw.tokens[0].place.whole_table()
    return Fact(
        "table",
        context.fields(
            label,
            id=table.id,
            title=table.title,
            section=table.section,
            in_section=context.section,
            cells=len(states),
            numbers=states.count("number"),
            blanks=states.count("blank"),
            states=len({s for s in states if s not in ("number", "text")}),
            rows_read=sum(len(block.rows) for block in found.blocks),
            certain=not any(block.doubts for block in found.blocks) and len(states) == len(cells),
        ),
        context.spot(first, label, table=table.id),
    )


def _rows(context: Context, block: ReadBlock, numbers: Numbers) -> Iterator[Fact]:
    edition, form_block = context.found.edition, block.block
    ids = [row.raw.row.id for row in block.rows]
    for n, row in enumerate(block.rows):
        own = row.raw.row
        label = edition.line_label(form_block.id, row_id=own.id)
        fields = context.fields(
            label,
            table=form_block.id,
            row=own.id,
            text="".join(row.raw.text.split()) or own.label,
            due_text=own.label,
            wording=row.raw.wording,
            times=ids.count(own.id),
            values=row.values,
            due_values=len(block.columns.columns),
            total_row=own.total,
            leaf=own.id in numbers.leaves,
        )
        members: dict[str, Value] = {
            column.id: numbers.number(n, column.id) for column in block.columns.columns
        }
        totals = [column.id for column in form_block.columns if column.total]
        if len(totals) == 1:
            parts = [column.id for column in form_block.columns if not column.total]
            fields["parts"] = added(_number(members.get(part)) for part in parts)
        doubts = dict.fromkeys((cid for cid, v in members.items() if v is None), row.why)
        if row.why:
            doubts |= {"values": row.why, "parts": row.why}
        place = context.spot(
            row.raw.label.place, label, row.raw.text, table=form_block.id, row=own.id
        )
        yield Fact(
            "row",
            fields | members,
            place,
            numbers.cells[n],
            {name: why for name, why in doubts.items() if why},
        )


def _number(value: Value) -> Number | None:
    return value if isinstance(value, (int, Decimal)) else None


def _columns(context: Context, block: ReadBlock, numbers: Numbers) -> Iterator[Fact]:
    edition, form_block = context.found.edition, block.block
    for column in block.columns.columns:
        match = block.columns.headers.get(column.id)
        label = edition.line_label(form_block.id, column_id=column.id)
        text = match.text if match else ""
        fields = context.fields(
            label,
            table=form_block.id,
            column=column.id,
            text="".join(text.split()),
            due_text=column.label,
            wording=_header_wording(column, text) if match else None,
            type=column.type,
            unit=column.unit,
            total=column.total,
        )
        cells: dict[str, Fact] = {}
        members: dict[str, Value] = {}
        doubts: dict[str, str] = {}
        for row_id, n in numbers.first.items():
            cells[row_id] = numbers.cells[n][column.id]
            members[row_id] = numbers.number(n, column.id)
            if members[row_id] is None and block.rows[n].why:
                doubts[row_id] = block.rows[n].why
        if numbers.leaves:
            fields["leaves"] = numbers.leaf_sum(column.id)
            if fields["leaves"] is None:
                doubts["leaves"] = _why_noadded(block, numbers)
        header = context.found.raw.tokens[match.end if match else 0]
        place = context.spot(header.place, label, text, table=form_block.id, column=column.id)
        yield Fact("column", fields | members, place, cells, doubts)


def _why_noadded(block: ReadBlock, numbers: Numbers) -> str:
    missing = [
        block.block.path(block.block.row(leaf))
        for leaf in numbers.leaves
        if leaf not in numbers.first
    ]
    if missing:
        return f"缺“{'”“'.join(missing[:3])}”{'等行' if len(missing) > 3 else ''}，分项之和算不出"
    return next((row.why for row in block.rows if row.why), "有的格没有数字，分项之和算不出")


def _header_wording(column: Column, text: str) -> str:
    key = key_of(text)
    if key == key_of(column.label):
        return "canonical"
    return "accepted" if key in {key_of(v) for v in column.variants} else "similar"
