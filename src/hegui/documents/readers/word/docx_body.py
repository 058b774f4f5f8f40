"""Paragraphs and tables of a story become pieces, through all that may stand round them."""

from dataclasses import dataclass

from hegui.documents.limits import check
from hegui.documents.markup import Element
from hegui.documents.readers.word.docx_paragraph import Flow, end_paragraph, read_paragraph
from hegui.documents.readers.word.docx_parts import whole
from hegui.documents.readers.word.docx_story import (
    ADDED,
    PASSED,
    REMOVED,
    Cell,
    Line,
    Piece,
    Shown,
    Story,
    Table,
    Words,
)
from hegui.documents.readers.word.docx_text import add_inline

_FOREIGN = frozenset({"altChunk", "subDoc"})


def read_story(
    story: Story, element: Element, *, in_cell: bool = False, anchor: int = 0
) -> list[Piece]:
    """The pieces of the body, of a cell or of a text box.

    Raises:
        DocumentError: if a table is above the limits.
    """
    flow = Flow(Line(in_cell), in_cell, anchor)
    _read(story, element, flow)
    _end(story, flow)
    return flow.pieces


def _read(story: Story, element: Element, flow: Flow) -> None:
    names = story.names
    for child in element:
        name = names[child.tag]
        if name == "p":
            for box in read_paragraph(story, child, flow):
                _box(story, box, flow)
        elif name == "tbl":
            _end(story, flow)
            _table(story, child, flow)
        elif name in PASSED:
            continue
        elif name in REMOVED:
            story.told.removed += len(child) > 0
        elif name == "AlternateContent":
            _alternative(story, child, flow)
        elif name in _FOREIGN:
            story.told.embedded += 1
            flow.pieces.append(Shown("attachment", "嵌入的另一个文件", _number(story, flow)))
        elif name == "r":
            add_inline(story, child, name, flow.line)  # without a paragraph: not lost
        else:
            story.told.added += name in ADDED and len(child) > 0
            _read(story, child, flow)


def _alternative(story: Story, element: Element, flow: Flow) -> None:
    before = len(flow.pieces)
    for way in element:
        _read(story, way, flow)
        if len(flow.pieces) > before:
            return


def _end(story: Story, flow: Flow) -> None:
    for box in end_paragraph(story, flow):
        _box(story, box, flow)


def _number(story: Story, flow: Flow) -> int:
    return flow.anchor or (0 if flow.in_cell else story.paragraphs)


def _box(story: Story, box: Element, flow: Flow) -> None:
    name = story.names[box.tag]
    if name == "tbl":
        _table(story, box, flow)
    elif name == "textpath":
        text = " ".join(box.get("string", "").split())
        if text:
            story.characters += len(text)
            flow.pieces.append(Words([text], 0, _number(story, flow)))
    else:
        anchor = _number(story, flow)
        flow.pieces.extend(read_story(story, box, in_cell=flow.in_cell, anchor=anchor))


@dataclass(slots=True)
class _Read:
    """A cell as it stands in its row."""

    columns: int
    merge: str  # "restart", "continue" or ""
    pieces: list[Piece]


def _table(story: Story, element: Element, flow: Flow) -> None:
    rows = [
        (row, before, is_hidden)
        for row in story.seek(element, "tr")
        for before, is_hidden, is_removed in [_row_format(story, row)]
        if not is_removed
    ]
    if not rows:
        return
    check("表格行数过多", len(rows), story.limits.table_rows)
    story.tables += 1
    number, characters = story.tables, story.characters
    cells: list[Cell] = []
    above: dict[int, Cell] = {}  # column → the merged cell that may go on there
    at = width = covered = 0
    for row, before, is_hidden in rows:
        read = _cells(story, row)
        if is_hidden and not any(one.pieces for one in read):
            continue
        column = before
        for one in read:
            _place(one, at, column, cells, above)
            column += one.columns
        width = max(width, len(read))
        covered += column
        check("表格覆盖的格子过多", covered, story.limits.table_covered)
        at += 1
    flow.pieces.append(Table(number, cells, width, story.characters > characters))


def _place(one: _Read, row: int, column: int, cells: list[Cell], above: dict[int, Cell]) -> None:
    open_cell = above.get(column) if one.merge == "continue" else None
    if open_cell and open_cell.columns == one.columns and open_cell.below == row:
        open_cell.rows += 1
        if one.pieces != open_cell.pieces:  # some programs write the same again
            open_cell.pieces.extend(one.pieces)
        return
    cell = Cell(row, column, one.columns, 1, one.pieces)
    cells.append(cell)
    if one.merge:
        above[column] = cell
    else:
        above.pop(column, None)


def _row_format(story: Story, row: Element) -> tuple[int, bool, bool]:
    """Columns left out before a row, whether it is marked as hidden, whether it is deleted."""
    before, is_hidden, is_removed = 0, False, False
    properties = story.part.child(row, "trPr")
    for child in properties if properties is not None else ():
        name = story.names[child.tag]
        if name == "gridBefore":
            before = min(max(whole(story.part.get(child)), 0), story.limits.span)
        elif name == "hidden":
            is_hidden = story.part.is_on(child)
        elif name == "del":
            is_removed = True
            story.told.removed += 1
        elif name == "ins":
            story.told.added += 1
    return before, is_hidden, is_removed


def _cells(story: Story, row: Element) -> list[_Read]:
    cells: list[_Read] = []
    for element in story.seek(row, "tc"):
        columns, merge, goes_on = 1, "", False
        names, part = story.names, story.part
        properties = part.child(element, "tcPr")
        is_removed = False
        for child in properties if properties is not None else ():
            name = names[child.tag]
            if name == "gridSpan":
                columns = min(max(whole(part.get(child), 1), 1), story.limits.span)
            elif name == "vMerge":
                merge = "restart" if part.get(child) == "restart" else "continue"
            elif name == "hMerge":
                goes_on = part.get(child) != "restart"
            elif name == "cellMerge":
                story.told.added += 1
                merge = {"rest": "restart", "cont": "continue"}.get(
                    part.get(child, "vMerge") or "", ""
                )
            elif name == "cellDel":
                is_removed = True
                story.told.removed += 1
            elif name == "cellIns":
                story.told.added += 1
        if is_removed:
            continue
        story.cells += 1
        check("表格单元格过多", story.cells, story.limits.cells)
        pieces = read_story(story, element, in_cell=True)
        if goes_on and cells:  # an older way to merge cells of a row
            cells[-1].columns += columns
            cells[-1].pieces.extend(pieces)
        else:
            cells.append(_Read(columns, merge, pieces))
        check("表格一行的单元格过多", len(cells), story.limits.table_columns)
    return cells
