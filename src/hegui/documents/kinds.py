"""What kind of file some bytes are: by what they hold, never by their name.

Government files are often something else than their suffix says: a .doc that is a page or RTF, a
.docx that is an old .doc. Opens containers no further than their directory.
"""

import re
from enum import StrEnum

from hegui.documents.container import MAGIC, Container
from hegui.documents.limits import Limits
from hegui.documents.package import Package
from hegui.errors import DocumentError


class Kind(StrEnum):
    """A kind of file that is read; the value is what documents and outputs call it."""

    TEXT = "text"
    HTML = "html"
    MHT = "mht"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    PDF = "pdf"
    OFD = "ofd"
    XLSX = "xlsx"
    XLS = "xls"
    PICTURE = "picture"
    ZIP = "zip"


NAMES = {
    Kind.TEXT: "文本",
    Kind.HTML: "网页",
    Kind.MHT: "网页归档（MHT）",
    Kind.DOCX: "Word 文件（DOCX）",
    Kind.DOC: "旧版 Word 或 WPS 文件",
    Kind.RTF: "RTF 文件",
    Kind.PDF: "PDF 文件",
    Kind.OFD: "OFD 文件",
    Kind.XLSX: "Excel 文件（XLSX）",
    Kind.XLS: "旧版 Excel 或 WPS 表格文件",
    Kind.PICTURE: "图片",
    Kind.ZIP: "ZIP 压缩包",
}

HEAD = 8_192
_MAGIC = (
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
)
_REFUSED = (
    (b"Rar!\x1a\x07", "RAR 压缩包", "请解压，或改用 ZIP 打包后再审核"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "请解压，或改用 ZIP 打包后再审核"),
    (b"\x1f\x8b", "GZIP 压缩包", "请解压后再审核"),
    (b"BZh", "BZIP2 压缩包", "请解压后再审核"),
    (b"\xfd7zXZ\x00", "XZ 压缩包", "请解压后再审核"),
)
# Tags that make a page; <br> and <table> alone also stand in Markdown.
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|p|script|style|h[1-6])[\s>/])",
    re.IGNORECASE,
)
_MARKUP_FIRST = re.compile(rb"^\s*<(?:!--|[a-z!?])", re.IGNORECASE)
_MAIL_HEAD = re.compile(
    rb"\A\s*(?:[A-Za-z\-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){1,30}", re.IGNORECASE
)
_RELATED = re.compile(rb"content-type:\s*(?:multipart/|text/html)", re.IGNORECASE)
_WORD_XML = re.compile(rb"progid=\"Word\.Document\"|<w:wordDocument|<pkg:package")
_ENCRYPTED = "有密码保护，打不开；请去掉密码后重新提供"


def kind_of(data: bytes, limits: Limits) -> Kind:
    """The kind of a file that holds *data*.

    Raises:
        DocumentError: it is of a kind that is not read, encrypted or damaged; says what to do.
    """
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    for magic, name, way_out in _REFUSED:
        if head.startswith(magic):
            raise DocumentError(f"是 {name}，不能读取；{way_out}")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _packed(data, limits)
    if head.startswith(MAGIC):
        return _contained(data, limits)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.PICTURE
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return _written(head)


def _packed(data: bytes, limits: Limits) -> Kind:
    names = Package(data, limits).names
    if "[Content_Types].xml" in names or any(name.startswith("word/") for name in names):
        if any(name.startswith("word/") for name in names):
            return Kind.DOCX
        if any(name.startswith("xl/") for name in names):
            return Kind.XLSX
        if any(name.startswith("ppt/") for name in names):
            raise DocumentError("是演示文稿（PPTX），不能读取；请另存为 Word 或 PDF 再审核")
    if "OFD.xml" in names:
        return Kind.OFD
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        raise DocumentError("是 OpenDocument 文件，不能读取；请另存为 DOCX 再审核")
    return Kind.ZIP


def _contained(data: bytes, limits: Limits) -> Kind:
    names = Container(data, limits).names
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise DocumentError(_ENCRYPTED)
    if "WordDocument" in names:
        return Kind.DOC
    if "Workbook" in names or "Book" in names:
        return Kind.XLS
    if "PowerPoint Document" in names:
        raise DocumentError("是演示文稿（PPT），不能读取；请另存为 Word 或 PDF 再审核")
    raise DocumentError("是旧版 Office 容器，但里面没有 Word 或 Excel 内容，不能读取；请另存后再审核")


def _written(head: bytes) -> Kind:
    start = head[: HEAD // 2].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:]
    if _WORD_XML.search(start):
        raise DocumentError("是 Word 2003 的 XML 文件，不能读取；请另存为 DOCX 再审核")
    mail = _MAIL_HEAD.match(start)
    if mail and b"mime-version:" in mail[0].lower() and _RELATED.search(mail[0]):
        return Kind.MHT
    return Kind.HTML if _MARKUP_FIRST.match(start) or _PAGE.search(start) else Kind.TEXT
