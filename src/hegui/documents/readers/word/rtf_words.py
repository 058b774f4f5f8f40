"""What each control word of RTF does, as far as it matters to a report's text and tables."""

import re
from collections.abc import Mapping

from hegui.documents.limits import check
from hegui.documents.readers.word import rtf_fonts as fonts
from hegui.documents.readers.word.doc_grid import Shape
from hegui.documents.readers.word.rtf_reader import Act, Reader, RowLook

_STYLE = re.compile(
    rb"[{}]|\\s(\d{1,5})(?!\d)|\\outlinelevel(\d)|\bheading ([1-9]);", re.IGNORECASE
)
_CLASS = re.compile(rb"\\objclass\s+([^{}\\\r\n]{1,80})")
_CLASS_WITHIN = 4_096
_BODY_LEVEL = 9
_LOWEST = 6
_MOVED = 6  # half points above or below the line; less only sets Chinese straight


def _line(reader: Reader, _: int | None) -> None:
    if reader.writes:
        reader.tell()
        reader.flow.line()


def _cell(reader: Reader, _: int | None) -> None:
    if reader.writes:
        reader.tell()
        reader.flow.cell(reader.state.around + 1)


def _inner_cell(reader: Reader, _: int | None) -> None:
    if reader.writes:
        reader.tell()
        reader.flow.cell(max(reader.depth, reader.state.around + 2))


def _row(reader: Reader, _: int | None) -> None:
    _end_row(reader, reader.state.around + 1)
    reader.in_row = False


def _inner_row(reader: Reader, _: int | None) -> None:
    _end_row(reader, max(reader.depth, reader.state.around + 2))


def _end_row(reader: Reader, depth: int) -> None:
    if reader.writes:
        reader.tell()
        reader.flow.row(depth, tuple(reader.row.shapes) or None)


def _row_begins(reader: Reader, _: int | None) -> None:
    reader.row = RowLook()
    reader.in_row = True


def _row_left(reader: Reader, number: int | None) -> None:
    reader.row.left = number or 0


def _joins_left(reader: Reader, _: int | None) -> None:
    reader.row.joins_left = True


def _joins_above(reader: Reader, _: int | None) -> None:
    reader.row.joins_above = True


def _cell_ends_at(reader: Reader, number: int | None) -> None:
    row, right = reader.row, number or 0
    check("表格一行的单元格过多", len(row.shapes), reader.limits.table_columns)
    row.shapes.append(Shape(row.left, right, row.joins_left, row.joins_above))
    row.left, row.joins_left, row.joins_above = right, False, False


def _inner_row_look(reader: Reader, _: int | None) -> None:
    """The rows of a table in a cell have looks of their own; the outer row keeps its."""
    outer, in_row = reader.row, reader.in_row
    reader.row = RowLook()

    def close() -> None:
        reader.row, reader.in_row = outer, in_row

    reader.state.closing = close


def _in_table(reader: Reader, _: int | None) -> None:
    reader.state.in_table = True


def _paragraph_begins(reader: Reader, _: int | None) -> None:
    """Whatever was set for paragraphs is as it was at the beginning."""
    state = reader.state
    state.in_table, state.tables, state.level = False, 0, 0


def _hidden(reader: Reader, number: int | None) -> None:
    reader.state.hidden = number != 0


def _deleted(reader: Reader, number: int | None) -> None:
    reader.state.deleted = number != 0


def _inserted(reader: Reader, number: int | None) -> None:
    reader.state.inserted = number != 0


def _struck(reader: Reader, number: int | None) -> None:
    reader.state.struck = number != 0


def _raised(reader: Reader, number: int | None) -> None:
    reader.state.raised = number != 0


def _moved(reader: Reader, number: int | None) -> None:
    reader.state.raised = (6 if number is None else number) >= _MOVED


def _nowhere(reader: Reader, _: int | None) -> None:
    reader.state.out = None


def _tables(reader: Reader, number: int | None) -> None:
    reader.state.tables = max(0, number or 0)


def _outline(reader: Reader, number: int | None) -> None:
    level = (number or 0) + 1
    level = min(level, _LOWEST) if 1 <= level <= _BODY_LEVEL else 0
    reader.state.level = level


def _style(reader: Reader, number: int | None) -> None:
    reader.state.level = reader.levels.get(number or 0, 0)


def _plain(reader: Reader, _: int | None) -> None:
    font = reader.fonts.get(reader.default_font, "")
    state = reader.state
    state.font, state.hidden, state.deleted, state.inserted = font, False, False, False
    state.struck = state.raised = False


def _font(reader: Reader, number: int | None) -> None:
    reader.state.font = reader.fonts.get(number or 0, "")


def _stand_ins(reader: Reader, number: int | None) -> None:
    reader.state.stand_ins = max(0, 1 if number is None else number)


def _unicode(reader: Reader, number: int | None) -> None:
    code = number or 0
    code = code if 0xFFFF < code < 0x110000 else code & 0xFFFF
    if code >= 0x20:
        reader.add(chr(code))
    reader.stand_ins = reader.state.stand_ins


def _code_page(reader: Reader, number: int | None) -> None:
    reader.page = fonts.page_of(number or 0)


def _default_font(reader: Reader, number: int | None) -> None:
    reader.default_font = number or 0


def _font_table(reader: Reader, _: int | None) -> None:
    reader.fonts = fonts.fonts_of(reader.skip())
    reader.set_font_of_all(reader.fonts.get(reader.default_font, ""))


def _style_sheet(reader: Reader, _: int | None) -> None:
    levels: dict[int, int] = {}
    style = 0  # the style without a number is 0
    for match in _STYLE.finditer(reader.skip()):
        if match[1]:
            style = int(match[1])
        elif match[2] or match[3]:
            level = int(match[2]) + 1 if match[2] else int(match[3])
            levels[style] = min(level, _LOWEST) if level <= _BODY_LEVEL else 0
        elif match[0] == b"{":
            style = 0
    reader.levels = levels


def _twice(reader: Reader, _: int | None) -> None:
    """The same text for old programs and for those that know Unicode."""
    reader.tokens.skip_group()


def _title(reader: Reader, _: int | None) -> None:
    reader.state.out = reader.title


def _number(reader: Reader, _: int | None) -> None:
    """The automatic number of a paragraph, written out for programs that do not count."""
    if not reader.writes:
        return

    def close() -> None:
        text = "".join(reader.number).replace("\t", "").strip()
        reader.number.clear()
        if any(char.isalnum() for char in text):  # bullets are no numbers
            reader.text.append(text)

    reader.state.out, reader.state.closing = reader.number, close


def _picture(reader: Reader, _: int | None) -> None:
    reader.skip()
    if reader.writes:
        reader.flow.picture("picture")


def _shape_property(reader: Reader, _: int | None) -> None:
    if b"\\pict" in reader.skip():
        reader.flow.picture("picture")


def _object(reader: Reader, _: int | None) -> None:
    program = _CLASS.search(reader.skip()[:_CLASS_WITHIN])
    if reader.writes:
        name = program[1].decode("ascii", "replace").strip() if program else ""
        reader.flow.picture("attachment", name)


def _box(reader: Reader, _: int | None) -> None:
    """The text of a text box stands in the middle of the paragraph it hangs on."""
    depth = reader.depth
    reader.tell()
    held = reader.flow.hold()

    def close() -> None:
        reader.tell()
        if reader.flow.in_line():
            reader.flow.paragraph(reader.depth)
        reader.flow.release(held)

    state = reader.state
    state.out, state.in_table, state.tables = reader.text, False, 0
    state.around, state.closing = depth, close


WORDS: Mapping[str, Act] = {
    "ansicpg": _code_page,
    "cell": _cell,
    "cellx": _cell_ends_at,
    "clmrg": _joins_left,
    "clvmrg": _joins_above,
    "column": _line,
    "deff": _default_font,
    "deleted": _deleted,
    "dn": _moved,
    "do": _nowhere,
    "dptxbxtext": _box,
    "f": _font,
    "fonttbl": _font_table,
    "info": _nowhere,
    "intbl": _in_table,
    "itap": _tables,
    "lbr": _line,
    "line": _line,
    "listtext": _number,
    "nestcell": _inner_cell,
    "nestrow": _inner_row,
    "nesttableprops": _inner_row_look,
    "nosupersub": lambda reader, _: _raised(reader, 0),
    "object": _object,
    "outlinelevel": _outline,
    "page": _line,
    "par": lambda reader, _: reader.paragraph(),
    "pard": _paragraph_begins,
    "pict": _picture,
    "plain": _plain,
    "pntext": _number,
    "revised": _inserted,
    "row": _row,
    "s": _style,
    "sect": lambda reader, _: reader.paragraph(),
    "shpgrp": _nowhere,
    "shpinst": _nowhere,
    "shptxt": _box,
    "softline": _line,
    "sp": _shape_property,
    "strike": _struck,
    "striked": _struck,
    "stylesheet": _style_sheet,
    "sub": _raised,
    "super": _raised,
    "title": _title,
    "trleft": _row_left,
    "trowd": _row_begins,
    "u": _unicode,
    "uc": _stand_ins,
    "up": _moved,
    "upr": _twice,
    "v": _hidden,
}
