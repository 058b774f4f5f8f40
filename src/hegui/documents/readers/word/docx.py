"""A DOCX file becomes a Document: the text of its body with all changes accepted.

Word processors hold text in many wrappings (content controls, tracked changes, fields, text
boxes) and leave the numbers of lists out of it; here it becomes what a person sees. Headers,
footers, notes and comments are not part of the text. Knows nothing of what a report says.
"""

from collections.abc import Iterator, Sequence

from hegui.documents.document import Block, Document, Grid, GridCell, Paragraph, Picture, Remark
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.readers.word.docx_body import read_story
from hegui.documents.readers.word.docx_parts import Part, open_parts
from hegui.documents.readers.word.docx_prompts import drop_prompts
from hegui.documents.readers.word.docx_story import Cell, Piece, Shown, Story, Table, Told, Words
from hegui.documents.readers.word.layout import PICTURE, lays_out
from hegui.errors import DocumentError
from hegui.model.place import Place


def read_docx(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read the bytes of a DOCX file.

    Raises:
        DocumentError: if it is damaged, hostile or above the limits.
    """
    parts = open_parts(data, limits)
    drop_prompts(parts.main)
    body = parts.main.child(parts.main.root, "body")
    if body is None:
        raise DocumentError("文件不完整：Word 的正文里没有内容；请用原程序重新保存")
    story = Story(parts, limits)
    pieces = read_story(story, body)
    check("文字过多，字数超限", story.characters, limits.text_characters)
    blocks = tuple(_blocks(pieces, None, limits))
    title = _title(parts.properties)
    return Document("docx", blocks, "", title, tuple(_remarks(story.told)))


def _blocks(pieces: Sequence[Piece], cell: Place | None, limits: Limits) -> Iterator[Block]:
    """Pieces as blocks; *cell* is where they all stand if they stand in a table of layout."""
    for piece in pieces:
        if isinstance(piece, Words):
            place = cell or Place(paragraph=piece.number)
            for line in piece.lines:
                yield Paragraph(line, place, piece.level)
        elif isinstance(piece, Shown):
            place = cell or Place(paragraph=piece.number or None)
            yield Picture(piece.what, piece.text, place)
        else:
            yield from _table(piece, limits)


def _table(table: Table, limits: Limits) -> Iterator[Block]:
    texts = _data(table)
    if texts is None:
        for cell in table.cells:
            yield from _blocks(cell.pieces, _place(table, cell), limits)
        return
    yield Grid(
        tuple(
            GridCell(
                text,
                cell.row,
                cell.column,
                min(cell.rows, limits.span),
                min(cell.columns, limits.span),
                _place(table, cell),
            )
            for cell, text in zip(table.cells, texts, strict=True)
        ),
        Place(grid=table.number),
    )
    for cell in table.cells:
        for piece in _pictures(cell.pieces):
            yield Picture(piece.what, piece.text, _place(table, cell))


def _data(table: Table) -> list[str] | None:
    """The texts of the cells; None if the table only lays out text, tables or pictures."""
    if not table.has_text:
        return None
    texts = [_text(cell.pieces) for cell in table.cells]
    inner = sum(
        len(piece.cells)
        for cell in table.cells
        for piece in cell.pieces
        if isinstance(piece, Table) and piece.has_text
    )
    return None if lays_out(texts, table.width, inner) else texts


def _text(pieces: Sequence[Piece]) -> str:
    if len(pieces) == 1 and isinstance(pieces[0], Words):
        return "\n".join(pieces[0].lines)
    text = "\n".join(_lines(pieces))
    return PICTURE if pieces and not text and any(_pictures(pieces)) else text


def _lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """Lines of a cell; a small table in it is text, lest the cell look empty."""
    for piece in pieces:
        if isinstance(piece, Words):
            yield from piece.lines
        elif isinstance(piece, Table):
            for cell in piece.cells:
                yield from _lines(cell.pieces)


def _pictures(pieces: Sequence[Piece]) -> Iterator[Shown]:
    for piece in pieces:
        if isinstance(piece, Shown):
            yield piece
        elif isinstance(piece, Table):
            for cell in piece.cells:
                yield from _pictures(cell.pieces)


def _place(table: Table, cell: Cell) -> Place:
    return Place(grid=table.number, cell=f"R{cell.row + 1}C{cell.column + 1}")


def _title(properties: Part | None) -> str:
    title = properties.child(properties.root, "title") if properties is not None else None
    return " ".join((title.text or "").split()) if title is not None else ""


def _remarks(told: Told) -> Iterator[Remark]:
    if told.added or told.removed:
        yield Remark(
            "tracked_changes",
            f"文件带有修订记录（插入 {told.added} 处、删除 {told.removed} 处），"
            "已按接受全部修订读取；请在 Word 里确认修订是否已经定稿",
        )
    if told.hidden:
        yield Remark(
            "hidden_text",
            f"文件里有隐藏文字（{told.hidden} 处），没有读取；"
            "请在 Word 里显示隐藏文字，看是否属于报告内容",
        )
    if told.embedded:
        yield Remark(
            "extraction",
            f"文件里嵌入了另外的文件（{told.embedded} 处），其中的内容没有读取；"
            "请在 Word 里打开后另存为 DOCX 再审核",
        )
