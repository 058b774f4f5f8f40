"""The pages of a PDF: its characters, ruling lines and pictures, in points from the upper left.

The only door to pypdfium2 for reading. Calls the C library directly: a page is thousands of tiny
calls, and the helper classes would cost more than the reading. Knows nothing of tables or text.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2.raw as pdfium

from hegui.documents.limits import Limits, check
from hegui.documents.readers.paper.page import Box, Page
from hegui.documents.readers.paper.pdf_marks import Frame, Marks
from hegui.documents.readers.paper.pdf_objects import Handle, Walk
from hegui.documents.readers.paper.pdf_text import glyphs_of, turns_of
from hegui.errors import DocumentError

_SHOWN = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)  # fields filled in, typed words
_ANNOTATIONS = 2_000  # more are not looked at
_PICTURE = 1 / 20  # of the page; a smaller picture is a logo
_LONGEST_TITLE = 2_000  # bytes
_ATTACHED = 50
_DAMAGED = "PDF 文件已损坏或不完整，打不开；请重新下载或重新导出"


class Hidden(NamedTuple):
    """Characters of a page that nobody sees.

    Attributes:
        page: 1-based.
        text: as drawn.
    """

    page: int
    text: str


class PdfPages(NamedTuple):
    """What a PDF holds.

    Attributes:
        pages: in order.
        title: as its properties say, or "".
        hidden: for each page with invisible characters, those.
        recognised: numbers of pages that are pictures with words laid over them unseen, as a
            scanner recognised them.
        attached: names of the files within the file.
    """

    pages: tuple[Page, ...]
    title: str
    hidden: tuple[Hidden, ...]
    recognised: frozenset[int]
    attached: tuple[str, ...]


def read_pages(data: bytes, limits: Limits) -> PdfPages:
    """All pages of a PDF.

    Raises:
        DocumentError: it is damaged, has a password, or is above the limits.
    """
    with _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise DocumentError("PDF 文件里没有页面（可能已损坏）；请重新下载或重新导出")
        check("PDF 页数过多", count, limits.pages)
        pages: list[Page] = []
        hidden: list[Hidden] = []
        recognised: set[int] = set()
        for index in range(count):
            page, lost, is_layer = _read_page(document, index, limits)
            pages.append(page)
            check("PDF 字符过多", sum(len(one.glyphs) for one in pages), limits.text_characters)
            hidden += [Hidden(page.number, lost)] if lost.strip() else []
            recognised |= {page.number} if is_layer else set()
        title, attached = _title(document), _attached(document)
        return PdfPages(tuple(pages), title, tuple(hidden), frozenset(recognised), attached)


@contextmanager
def _opened(data: bytes) -> Iterator[Handle]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        if error == pdfium.FPDF_ERR_PASSWORD:
            raise DocumentError("PDF 有打开密码，无法读取；请去掉密码后重新提供")
        if error == pdfium.FPDF_ERR_SECURITY:
            raise DocumentError("PDF 的加密方式无法识别，不能读取；请另存为不加密的 PDF")
        raise DocumentError(_DAMAGED)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def _loaded(document: Handle, index: int) -> Iterator[tuple[Handle, Handle]]:
    """The page and its text."""
    page = pdfium.FPDF_LoadPage(document, index)
    if page and _has_words(page):
        # Words in fields belong to no page until they are pressed into it.
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise DocumentError(f"PDF 第{index + 1}页已损坏，读不出来；请重新下载或重新导出")
    text = pdfium.FPDFText_LoadPage(page)
    try:
        if not text:
            raise DocumentError(f"PDF 第{index + 1}页的文字读不出来；请重新导出")
        yield page, text
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _has_words(page: Handle) -> bool:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in _SHOWN:
                return True
    return False


def _read_page(document: Handle, index: int, limits: Limits) -> tuple[Page, str, bool]:
    """A page, the characters on it that nobody sees, and whether its words were recognised."""
    number = index + 1
    with _loaded(document, index) as (page, text):
        count = max(pdfium.FPDFText_CountChars(text), 0)
        check(f"PDF 第{number}页字符过多", count, limits.page_glyphs)
        area = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, area)
        frame = Frame.of(
            (area.left, area.bottom, area.right, area.top),
            turns_of(text, count, pdfium.FPDFPage_GetRotation(page)),
        )
        marks = Marks(frame, number, limits)
        Walk(marks).page(page)
        unseen = marks.unseen()
        glyphs, lost = glyphs_of(text, count, frame, unseen)
        is_layer = bool(unseen) and marks.is_picture and len(lost) > len(glyphs)
        if is_layer:
            glyphs, lost = glyphs_of(text, count, frame, frozenset())
        shown = (box for box in marks.pictures if _area(box) > _PICTURE * frame.area)
        result = Page(
            number,
            frame.width,
            frame.height,
            tuple(glyphs),
            tuple(marks.rules),
            tuple(shown),
            tuple(marks.fills),
        )
        return result, lost, is_layer


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _title(document: Handle) -> str:
    size = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    if not 2 < size <= _LONGEST_TITLE:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, size)
    return " ".join(buffer.raw.decode("utf-16-le", "ignore").rstrip("\0").split())


def _attached(document: Handle) -> tuple[str, ...]:
    names = []
    for index in range(min(pdfium.FPDFDoc_GetAttachmentCount(document), _ATTACHED)):
        attachment = pdfium.FPDFDoc_GetAttachment(document, index)
        size = pdfium.FPDFAttachment_GetName(attachment, None, 0) if attachment else 0
        if 2 < size <= _LONGEST_TITLE:
            buffer = (ctypes.c_ushort * (size // 2))()
            pdfium.FPDFAttachment_GetName(attachment, buffer, size)
            names.append(bytes(buffer).decode("utf-16-le", "ignore").rstrip("\0"))
    return tuple(names)
