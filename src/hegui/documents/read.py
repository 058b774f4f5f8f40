"""A file becomes a Document, by what it holds and never by its name.

Government files are often something else than their suffix says. This version reads text,
Markdown and HTML; every other kind is refused with its name and a way out. Knows kinds of
files, and nothing of reports.
"""

import re
from pathlib import Path

from hegui.documents.document import Document, Grid, Paragraph
from hegui.documents.encoding import decode, likeness, strange
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.readers.html import read_html
from hegui.documents.readers.text import read_text
from hegui.errors import DocumentError

_HEAD = 8_192
_WAY_OUT = "本版本还不能读取；请另存为网页（.html）或文本（.txt）再审核"
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word、WPS 或 Excel 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG\r\n\x1a\n", "图片（PNG）"),
    (b"\xff\xd8\xff", "图片（JPEG）"),
    (b"GIF8", "图片（GIF）"),
    (b"II*\x00", "图片（TIFF）"),
    (b"MM\x00*", "图片（TIFF）"),
    (b"Rar!\x1a\x07", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "GZIP 压缩包"),
)
_PACKED = (
    (b"word/", "Word 文件（DOCX）"),
    (b"xl/", "Excel 文件（XLSX）"),
    (b"OFD.xml", "OFD 文件"),
    (b"ppt/", "演示文稿（PPTX）"),
)
# Tags that make a page; <br> and <table> alone also stand in Markdown.
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|p|script|style|h[1-6])[\s>/])",
    re.IGNORECASE,
)
_MARKUP_FIRST = re.compile(rb"^\s*<(?:!--|[a-z!?])", re.IGNORECASE)
_DAMAGED = 0.05  # share of characters no text has; noise has two to ten times as many
_STRAY = 3  # so many may stand in a text of any length
_UNLIKE = 0.3  # likeness of real texts, English and traditional ones too, is far above


def read_document(path: Path, limits: Limits = LIMITS) -> Document:
    """Read one file.

    Raises:
        DocumentError: if it cannot be read; the message says why, in Chinese.
    """
    try:
        size = path.stat().st_size
        check("文件过大，字节数超限", size, limits.file_bytes)
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if reason := _unreadable(head):
                raise DocumentError(reason)
            data = head + file.read(limits.file_bytes - len(head))
    except OSError as error:
        raise DocumentError(_closed(error)) from error
    return read_bytes(data, limits)


def read_bytes(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read the contents of one file.

    Raises:
        DocumentError: if it cannot be read; the message says why, in Chinese.
    """
    if reason := _unreadable(data[:_HEAD]):
        raise DocumentError(reason)
    document = read_html(data, limits) if _is_page(data) else read_text(data, limits)
    if not any(_has_text(block) for block in document.blocks):
        raise DocumentError("文件里没有文字（可能只有图片或附件链接），无法审核；请提供文字版")
    return document


def looks_readable(path: Path) -> str:
    """Why a file is no text or page, in Chinese; "" if it looks like one. Reads only its head."""
    try:
        with path.open("rb") as file:
            return _unreadable(file.read(_HEAD))
    except OSError as error:
        return _closed(error)


def _closed(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    if isinstance(error, PermissionError):
        return "没有读取权限；请检查文件的权限设置"
    if isinstance(error, IsADirectoryError):
        return "是文件夹，不是文件"
    return f"文件打不开（系统错误 {error.errno}）"


def _unreadable(head: bytes) -> str:
    if not head:
        return "文件是空的（0 字节）"
    if kind := _foreign_kind(head):
        return f"是 {kind}，{_WAY_OUT}" if kind[0].isascii() else f"是{kind}，{_WAY_OUT}"
    text = decode(head).text
    if not text.strip("\x00 \t\r\n\f\v\xa0\u3000\ufeff"):
        return "" if len(head) == _HEAD and b"\x00" not in head else "文件里只有空白，没有文字"
    if strange(text) > max(_DAMAGED * len(text), _STRAY) or likeness(text) < _UNLIKE:
        return "不是文本文件（二进制内容，或者编码已经损坏），无法读取；请用原文件重新导出"
    return ""


def _foreign_kind(head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return "PDF 文件"
    if head.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _PACKED if mark in head), "ZIP 压缩包")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "图片（WEBP）"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")


def _is_page(data: bytes) -> bool:
    head = data[: _HEAD // 2].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:]
    return bool(_MARKUP_FIRST.match(head) or _PAGE.search(head))


def _has_text(block: object) -> bool:
    if isinstance(block, Paragraph):
        return bool(block.text.strip())
    return isinstance(block, Grid) and any(cell.text for cell in block.cells)
