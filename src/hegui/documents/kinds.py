"""What kind of file some bytes are: by what they hold, never by their name.

Government files are often something else than their suffix says: a .doc that is a page or RTF, a
.docx that is an old .doc. Opens containers no further than their directory. Kinds that are not
read are told apart as well, so that each is refused with the way out that helps.
"""

import re
from enum import StrEnum

from hegui.documents.container import MAGIC, Container
from hegui.documents.foreign import refuse_foreign, refuse_foreign_text
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


HEAD = 8_192
_BEGIN = 4_096  # the first tags of a page stand within
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MAGIC = (
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF87a", Kind.PICTURE),
    (b"GIF89a", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
)
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_LATE_PDF = re.compile(rb"%PDF-\d\.\d")
_PDF_PARTS = (b"startxref", b"endobj", b"/Type")

# Tags that make a page; <br> and <table> alone also stand in Markdown.
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|p|script|style|h[1-6])[\s>/])",
    re.IGNORECASE,
)
_MARKUP_FIRST = re.compile(rb"^\s*<(?:!--|[a-z!?])", re.IGNORECASE)
# Programs that write Markdown keep tables and centred lines as tags, some in whole pages.
_MARKDOWN = re.compile(
    rb"^ {0,3}(?:#{1,6}[ \t]+\S|\|.*\|[ \t]*\r?$|[=-]{3,}[ \t]*\r?$)", re.MULTILINE
)
_HASHED = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
_HEADINGS = 2
_WHOLE_PAGE = re.compile(rb"<(?:!doctype|head|meta|title|script|style)[\s>]", re.IGNORECASE)
_LINES_OF_TEXT = 3  # so many before the first tag were not written for a page
_MAIL_HEAD = re.compile(
    rb"\A\s*(?:[A-Za-z0-9\-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,40}", re.IGNORECASE
)
_IN_MAIL = re.compile(rb"^(?:received|message-id|to|x-mailer|return-path):", re.I | re.M)
_PAGE_TYPE = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|alternative)|text/html)", re.I | re.M
)
_TYPES = 1024 * 1024  # bytes; real: under 10,000
_WORD = re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml")
_EXCEL = re.compile(rb"spreadsheetml\.(?:sheet|template)\.main\+xml")
_LOCKED = "有密码保护，打不开；请去掉密码后重新提供"


def kind_of(data: bytes, limits: Limits) -> Kind:
    """The kind of a file that holds *data*.

    Raises:
        DocumentError: it is of a kind that is not read, encrypted or damaged; says what to do.
    """
    head = data[:HEAD]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(_ZIP):
        return kind_of_package(Package(data, limits))
    if head.startswith(MAGIC):
        return _kind_of_container(Container(data, limits))
    if _is_other_picture(head):
        return Kind.PICTURE
    refuse_foreign(data)
    if _LATE_PDF.search(head[:1024]) and any(part in data for part in _PDF_PARTS):
        return Kind.PDF  # behind what a server or a mail program put before it
    return _kind_of_text(head)


def kind_of_package(package: Package) -> Kind:
    """The kind of file that a ZIP container is.

    Raises:
        DocumentError: it is a document of a kind that is not read; says what to do.
    """
    names = {name.lower() for name in package.names}
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "ofd.xml" in names:
        return Kind.OFD
    if "[content_types].xml" in names:
        return _kind_of_office(package, names, folders)
    if "word/document.xml" in names:
        return Kind.DOCX
    if "content.xml" in names and "meta-inf/manifest.xml" in names:
        raise DocumentError("是 OpenDocument 文件（ODT、ODS 等），不能读取；请另存为 DOCX 或 XLSX")
    if "meta-inf/container.xml" in names:
        raise DocumentError("是 EPUB 电子书，不能读取；请提供原来的 Word、PDF 或 OFD 文件")
    return Kind.ZIP


def _kind_of_office(package: Package, names: set[str], folders: set[str]) -> Kind:
    if "word" in folders:
        return Kind.DOCX
    if "xl" in folders:
        if "xl/workbook.bin" in names:
            raise DocumentError("是 Excel 二进制工作簿（XLSB），不能读取；请另存为 XLSX")
        return Kind.XLSX
    if "ppt" in folders:
        raise DocumentError("是演示文稿（PPTX），不能读取；请另存为 Word 或 PDF")
    if "documents" in folders or "fixeddocseq.fdseq" in names:
        raise DocumentError("是 XPS 文件，不能读取；请另存为 PDF")
    types = package.read("[Content_Types].xml", _TYPES)
    if _WORD.search(types):
        return Kind.DOCX  # the folders bear the names that their program likes
    if _EXCEL.search(types):
        return Kind.XLSX
    raise DocumentError(
        "是 Office 类文件，但里面没有 Word 或 Excel 的内容，不能读取；请另存为 DOCX"
    )


def _kind_of_container(container: Container) -> Kind:
    names = {name.lower() for name in container.names}
    if names & {"encryptedpackage", "encryptioninfo"}:
        raise DocumentError(_LOCKED)
    if "worddocument" in names:
        return Kind.DOC
    if names & {"workbook", "book"}:
        return Kind.XLS
    if "powerpoint document" in names:
        raise DocumentError("是演示文稿（PPT），不能读取；请另存为 Word 或 PDF")
    if "__properties_version1.0" in names:
        raise DocumentError("是 Outlook 邮件（MSG），不能读取；请取出邮件里的附件再审核")
    if "fileheader" in names:
        raise DocumentError("是 HWP 文件，不能读取；请另存为 DOCX")
    raise DocumentError(
        "是旧版 Office 格式的容器，但里面没有 Word 或 Excel 的内容，不能读取；请另存为 DOCX"
    )


def _is_other_picture(head: bytes) -> bool:
    if head.startswith(b"RIFF"):
        return head[8:12] == b"WEBP"
    return (
        head.startswith(b"BM")
        and head[6:10] == b"\x00\x00\x00\x00"
        and int.from_bytes(head[14:18], "little") in _BMP_HEADERS
    )


def _kind_of_text(head: bytes) -> Kind:
    begin = head[:_BEGIN].replace(b"\x00", b"")
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        begin = begin.removeprefix(mark)
    refuse_foreign_text(begin)
    mail = _MAIL_HEAD.match(begin)
    if mail and b"mime-version:" in mail[0].lower():
        if _PAGE_TYPE.search(mail[0]) and not _IN_MAIL.search(mail[0]):
            return Kind.MHT
        raise DocumentError("是电子邮件，不能读取；请取出邮件里的附件再审核")
    if _MARKUP_FIRST.match(begin):
        return Kind.TEXT if _is_markdown_with_tags(begin) else Kind.HTML
    tag = _PAGE.search(begin)
    return Kind.HTML if tag and not _is_markdown(begin[: tag.start()]) else Kind.TEXT


def _is_markdown(before: bytes) -> bool:
    """Whether the text before the first tag of a page was written as lines, not as part of it."""
    lines = sum(1 for line in before.splitlines() if line.strip())
    return lines >= _LINES_OF_TEXT or bool(_MARKDOWN.search(before))


def _is_markdown_with_tags(begin: bytes) -> bool:
    """Whether a text that begins with a tag goes on with the headings of Markdown."""
    return len(_HASHED.findall(begin)) >= _HEADINGS and not _WHOLE_PAGE.search(begin)
