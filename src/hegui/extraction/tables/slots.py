"""What of the form was found in a table and what was not: rows, columns, captions, notes.

Also what stands there that the edition does not have. "Not found" is said only where nothing could
have hidden it; otherwise it is unknown. Knows no rule.
"""

from collections.abc import Iterable, Iterator

from hegui.extraction.tables.align import Match
from hegui.extraction.tables.cells import ReadBlock
from hegui.extraction.tables.labels import key_of
from hegui.extraction.tables.numbers import Context
from hegui.extraction.tables.tokens import Token
from hegui.facts.fact import Fact
from hegui.forms.edition import Block, Row

_LABEL = 4  # characters of a label that is no word of others
_PIECE = 6  # characters of a printed text that are more than a word of it


def slots_of(context: Context, block: ReadBlock) -> Iterator[Fact]:
    """Row and column slots of one block."""
    yield from _row_slots(context, block)
    yield from _column_slots(context, block)


def marks_of(context: Context) -> Iterator[Fact]:
    """Captions and notes, labels of single editions, and rows the edition does not have."""
    yield from _marks(context)
    yield from _edition_marks(context)
    yield from _foreign(context)


def _row_slots(context: Context, block: ReadBlock) -> Iterator[Fact]:
    printed = {row.raw.row.id for row in block.rows}
    merged = {row.id for row in block.block.rows if row.group and row.id in printed and row.single}
    unknown_rows = any(foreign.what == "row" for foreign in context.found.raw.foreign)
    for row in block.block.rows:
        if row.group and row.id in merged and not _has_parts(block.block, row, printed):
            yield _row_slot(context, block, row, present=False, merged=True)
        elif not row.group and row.parent in merged and row.id not in printed:
            continue  # said once, for the group
        elif not row.group:
            present: bool | None = row.id in printed
            if not present and (
                unknown_rows or _long_before(block, row) or _stands_elsewhere(context, block, row)
            ):
                present = None
            yield _row_slot(context, block, row, present=present, merged=False)


def _has_parts(block: Block, group: Row, printed: set[str]) -> bool:
    return any(row.parent == group.id and row.id in printed for row in block.rows)


def _long_before(block: ReadBlock, row: Row) -> bool:
    """Whether the row before holds more values than it has columns: a label may be lost."""
    order = [own.id for own in block.block.rows]
    before = [r for r in block.rows if order.index(r.raw.row.id) < order.index(row.id)]
    return bool(before) and (before[-1].values or 0) > len(block.columns.columns)


def _stands_elsewhere(context: Context, block: ReadBlock, row: Row) -> bool:
    """Whether the label stands in the table after all, in text that was not read as a row."""
    words = key_of(row.label).words
    if len(words) < _LABEL:
        return False
    known = {own.raw.label for found in context.found.blocks for own in found.rows}
    others = {key_of(own.label).words for own in block.block.rows if own is not row}
    left = (key_of(t.text).words for t in context.found.raw.tokens if t not in known)
    return words in "".join(text for text in left if text not in others)


def _row_slot(
    context: Context, block: ReadBlock, row: Row, *, present: bool | None, merged: bool
) -> Fact:
    label = context.found.edition.line_label(block.block.id, row_id=row.id)
    fields = context.fields(
        label,
        table=block.block.id,
        row=row.id,
        due_text=block.block.path(row),
        present=present,
        merged=merged,
    )
    found = next((r.raw.label for r in block.rows if r.raw.row.id == row.id), None)
    token = found or context.found.raw.tokens[0]
    place = context.spot(token.place, label, table=block.block.id, row=row.id)
    doubts = {} if present is not None else {"present": "表中有认不出的行，可能就是这一行"}
    return Fact("row_slot", fields, place, doubts=doubts)


def _column_slots(context: Context, block: ReadBlock) -> Iterator[Fact]:
    if not block.rows:
        return
    for column in block.block.columns:
        label = context.found.edition.line_label(block.block.id, column_id=column.id)
        present: bool | None = column.id in block.columns.headers
        if column.id in block.columns.unsure:
            present = None
        fields = context.fields(
            label,
            table=block.block.id,
            column=column.id,
            due_text=column.label,
            present=present,
        )
        token = context.found.raw.tokens[0]
        place = context.spot(token.place, label, table=block.block.id, column=column.id)
        why = {} if present is not None else {"present": "列标签没有读到，而各行的数据不缺"}
        yield Fact("column_slot", fields, place, doubts=why)


def _marks(context: Context) -> Iterator[Fact]:
    found = context.found
    captions = {
        m.node.block.id: m for m in found.raw.marks if m.node.kind == "caption" and m.node.block
    }
    notes = [m for m in found.raw.marks if m.node.kind == "note"]
    numeral = found.edition.section(found.table.section).numeral
    for block in found.blocks:
        if block.block.caption and block.rows:
            label = f"{numeral}、{block.block.caption}"
            match = captions.get(block.block.id)
            lost = not captions  # none at all: they may have been lost together
            yield _mark(context, "caption", (block.block.caption, label), match, lost=lost)
    if found.table.note:
        read = len({m.node.order for m in found.raw.headers})
        due = sum(node.kind == "header" for node in found.raw.labels.nodes)
        label = f"{numeral}、表内说明"
        match = notes[0] if notes else None
        lost = read * 2 < due or _in_pieces(found.table.note, found.raw.tokens)
        yield _mark(context, "note", (found.table.note, label), match, lost=lost)


def _in_pieces(text: str, tokens: Iterable[Token]) -> bool:
    """Whether some token is a piece of a printed text whose lines fell among others."""
    whole = key_of(text).words
    pieces = (key_of(token.text).words for token in tokens if token.kind in "LP")
    return any(len(piece) >= _PIECE and piece in whole for piece in pieces)


def _mark(
    context: Context, what: str, texts: tuple[str, str], match: Match | None, *, lost: bool
) -> Fact:
    """A printed text of the form (as due, as called): found, not found, or unknown if lost."""
    due, label = texts
    present = True if match else None if lost else False
    token = context.found.raw.tokens[match.end if match else 0]
    place = context.spot(
        token.place, label, match.text if match else "", table=context.found.table.id
    )
    fields = context.fields(
        label, paper=context.found.table.id, what=what, due_text=due, present=present
    )
    why = {} if present is not None else {"present": "表头没有读全，这段文字可能在抽取时丢失"}
    return Fact("mark_slot", fields, place, doubts=why)


def _edition_marks(context: Context) -> Iterator[Fact]:
    tokens = context.found.raw.tokens
    texts = [(key_of(t.text).words, t.text, t.place) for t in tokens if t.kind == "L"]
    texts += [
        (key_of(m.text).words, m.text, tokens[m.end].place) for m in context.found.raw.headers
    ]
    for edition in context.form.editions:
        first = True
        for mark in edition.marks:
            words = key_of(mark).words
            hit = next((one for one in texts if one[0].startswith(words)), None)
            if hit is None:
                continue
            label = f"{context.found.table.title}「{mark}」"
            yield Fact(
                "edition_mark",
                context.fields(
                    label,
                    mark=mark,
                    of_edition=edition.id,
                    paper=context.found.table.id,
                    first=first,
                ),
                context.spot(hit[2], label, hit[1], table=context.found.table.id),
            )
            first = False


def _foreign(context: Context) -> Iterator[Fact]:
    extra = [b.columns.foreign for b in context.found.blocks if b.columns.foreign]
    for foreign in (*context.found.raw.foreign, *extra):
        text = "".join(foreign.text.split())
        label = f"{context.found.table.title}「{text[:30]}」"
        yield Fact(
            "foreign_row",
            context.fields(label, paper=context.found.table.id, text=text, what=foreign.what),
            context.spot(foreign.token.place, label, foreign.text, table=context.found.table.id),
        )
