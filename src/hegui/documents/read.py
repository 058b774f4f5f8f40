"""A file becomes a Document: its kind is found by what it holds, and that kind's reader asked.

Knows kinds of files, and nothing of reports. Readers are imported when the first file of their
kind is met, because most folders hold two or three kinds.
"""

from pathlib import Path

from hegui.documents.document import Block, Document, Grid, Paragraph
from hegui.documents.encoding import decode, likeness, strange
from hegui.documents.kinds import HEAD, Kind, kind_of
from hegui.documents.limits import LIMITS, Limits, check
from hegui.errors import DocumentError

_DAMAGED = 0.05  # share of characters no text has; noise has two to ten times as many
_STRAY = 3  # so many may stand in a text of any length
_UNLIKE = 0.3  # likeness of real texts, English and traditional ones too, is far above


def read_document(path: Path, limits: Limits = LIMITS) -> Document:
    """Read one file.

    Raises:
        DocumentError: if it cannot be read; the message says why, in Chinese.
    """
    return read_bytes(load(path, limits), limits)


def load(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of one file.

    Raises:
        DocumentError: if it cannot be opened or is too large.
    """
    try:
        check("文件过大，字节数超限", path.stat().st_size, limits.file_bytes)
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise DocumentError(why_closed(error)) from error
    check("文件过大，字节数超限", len(data), limits.file_bytes)
    return data


def read_bytes(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read the contents of one file.

    Raises:
        DocumentError: if it cannot be read; the message says why, in Chinese.
    """
    if not data:
        raise DocumentError("文件是空的（0 字节）")
    kind = kind_of(data, limits)
    if kind in (Kind.TEXT, Kind.HTML):
        _refuse_noise(data)
    document = _read_as(kind, data, limits)
    _refuse_flood(document, limits)
    if not any(_has_text(block) for block in document.blocks):
        raise DocumentError("文件里没有文字（可能只有图片或附件链接），无法审核；请提供文字版")
    return document


def why_closed(error: OSError) -> str:
    """Chinese words for why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    if isinstance(error, PermissionError):
        return "没有读取权限；请检查文件的权限设置"
    if isinstance(error, IsADirectoryError):
        return "是文件夹，不是文件"
    return f"文件打不开（系统错误 {error.errno}）"


def _read_as(kind: Kind, data: bytes, limits: Limits) -> Document:  # noqa: C901 - one case a kind
    # ruff: noqa: PLC0415 - see the module's docstring
    match kind:
        case Kind.TEXT:
            from hegui.documents.readers.plain.text import read_text

            return read_text(data, limits, _read_fragment)
        case Kind.HTML:
            from hegui.documents.readers.web.html import read_html

            return read_html(data, limits)
        case Kind.MHT:
            from hegui.documents.readers.web.mht import read_mht

            return read_mht(data, limits)
        case Kind.DOCX:
            from hegui.documents.readers.word.docx import read_docx

            return read_docx(data, limits)
        case Kind.DOC:
            from hegui.documents.readers.word.doc import read_doc

            return read_doc(data, limits)
        case Kind.RTF:
            from hegui.documents.readers.word.rtf import read_rtf

            return read_rtf(data, limits)
        case Kind.PDF:
            from hegui.documents.readers.paper.pdf import read_pdf

            return read_pdf(data, limits)
        case Kind.OFD:
            from hegui.documents.readers.paper.ofd import read_ofd

            return read_ofd(data, limits)
        case Kind.XLSX:
            from hegui.documents.readers.sheets.xlsx import read_xlsx

            return read_xlsx(data, limits)
        case Kind.XLS:
            from hegui.documents.readers.sheets.xls import read_xls

            return read_xls(data, limits)
        case Kind.PICTURE:
            from hegui.documents.readers.paper.scan import read_picture

            return read_picture(data, limits)
        case Kind.ZIP:
            raise DocumentError("是 ZIP 压缩包，不是一份报告；请解压后再审核")


def _read_fragment(source: str, limits: Limits) -> tuple[Block, ...]:
    from hegui.documents.readers.web.html import read_fragment

    return read_fragment(source, limits)


def _refuse_noise(data: bytes) -> None:
    head = data[:HEAD]
    text = decode(head).text
    if not text.strip("\x00 \t\r\n\f\v\xa0\u3000\ufeff"):
        if len(head) < HEAD or b"\x00" in head:
            raise DocumentError("文件里只有空白，没有文字")
        return
    if strange(text) > max(_DAMAGED * len(text), _STRAY) or likeness(text) < _UNLIKE:
        raise DocumentError(
            "不是文本文件（二进制内容，或者编码已经损坏），无法读取；请用原文件重新导出"
        )


def _refuse_flood(document: Document, limits: Limits) -> None:
    """Hold files of every kind to the limits of a text, for whoever reads on."""
    check("内容过多，段落和表格数超限", len(document.blocks), limits.text_lines)
    check("内容过多，字符数超限", sum(map(_length, document.blocks)), limits.text_characters)


def _length(block: Block) -> int:
    if isinstance(block, Grid):
        return sum(len(cell.text) for cell in block.cells)
    return len(block.text)


def _has_text(block: object) -> bool:
    if isinstance(block, Paragraph):
        return bool(block.text.strip())
    return isinstance(block, Grid) and any(cell.text for cell in block.cells)
