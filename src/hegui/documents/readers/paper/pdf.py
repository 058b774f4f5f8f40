"""PDF: pages with words are laid out; pages that are pictures are said to be, or recognised."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from hegui.documents.document import Document, Picture, Remark
from hegui.documents.limits import LIMITS, Limits
from hegui.documents.readers.paper.layout import lay_out
from hegui.documents.readers.paper.page import Page
from hegui.documents.readers.paper.pdf_pages import Hidden, PdfPages, read_pages
from hegui.errors import DocumentError
from hegui.model.place import Place

_FEW = 20  # characters; a page with fewer is a picture, or nearly empty
_MOST = 0.8  # of the pages
_GARBLED = 0.3  # of the characters
_COVERS = 0.5  # of the page
_QUOTE = 20
_UNSURE = "文字是扫描时由机器识别后附在图片上的，文字和数字都可能认错"
_NO_CODES = "PDF 里的文字取出来是乱码（字体没有带文字编码），只能当作扫描件识别；"


def read_pdf(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a PDF.

    Raises:
        DocumentError: it is damaged, has a password, is above the limits, or is a scan and the
            extra that recognises scans is not installed.
    """
    found = read_pages(data, limits)
    if _is_scan(found.pages):
        return _recognised(data, limits)
    if _is_garbled(found.pages):
        try:
            return _recognised(data, limits)
        except DocumentError as error:
            raise DocumentError(f"{_NO_CODES}{error}") from error
    if found.recognised and len(found.recognised) >= _MOST * len(found.pages):
        try:
            return _recognised(data, limits)
        except DocumentError:
            return _laid_out(found, limits, _UNSURE)  # what another machine recognised
    return _laid_out(found, limits, _UNSURE if found.recognised else "")


def _recognised(data: bytes, limits: Limits) -> Document:
    # Half a second to import, and needed for few files.
    from hegui.documents.readers.paper.scan import read_scan  # noqa: PLC0415

    return read_scan(data, limits)


def _laid_out(found: PdfPages, limits: Limits, unsure: str) -> Document:
    laid = lay_out(found.pages, limits)
    attached = tuple(Picture("attachment", name, Place()) for name in found.attached)
    hidden = map(_hidden, found.hidden)
    remarks = (*laid.remarks, *hidden, *_pictures(found.pages), *_unknown(found.pages))
    blocks = (*laid.blocks, *attached)
    return Document("pdf", blocks, "", found.title, remarks, laid.second, unsure)


def _characters(page: Page) -> int:
    return sum(not glyph.text.isspace() for glyph in page.glyphs)


def _is_picture(page: Page) -> bool:
    area = sum((box[2] - box[0]) * (box[3] - box[1]) for box in page.pictures)
    return area > _COVERS * page.width * page.height


def _is_scan(pages: Sequence[Page]) -> bool:
    """Whether hardly a page has words: pictures, or words drawn as outlines."""
    bare = [page for page in pages if _characters(page) < _FEW]
    if len(bare) < _MOST * len(pages):
        return False
    pictured = any(_is_picture(page) for page in bare)
    return pictured or not any(page.glyphs for page in pages)


def _is_garbled(pages: Sequence[Page]) -> bool:
    """Whether fonts do not say which characters their shapes are."""
    counts = Counter(glyph.text for page in pages for glyph in page.glyphs)
    odd = sum(times for char, times in counts.items() if _is_no_character(char))
    return odd > _GARBLED * counts.total()


def _is_no_character(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc")


def _hidden(hidden: Hidden) -> Remark:
    words = "".join(hidden.text.split())
    quote = words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"
    message = (
        f"第{hidden.page}页有看不见的文字（“{quote}”），没有读取：白色、透明、极小，或者在页面之外。"
        "请看原文，确认该页是否缺了内容"
    )
    return Remark("hidden_text", message, Place(page=hidden.page))


def _pictures(pages: Sequence[Page]) -> Iterator[Remark]:
    for page in pages:
        if _characters(page) < _FEW and _is_picture(page):
            message = f"第{page.number}页是图片，没有文字，没有读取。请看原件，或者提供文字版"
            yield Remark("scan", message, Place(page=page.number))


def _unknown(pages: Sequence[Page]) -> Iterator[Remark]:
    """Characters whose fonts do not say what they are, where the rest of the page can be read."""
    for page in pages:
        odd = sum(_is_no_character(glyph.text[-1]) for glyph in page.glyphs)
        if odd:
            message = (
                f"第{page.number}页有{odd}个字符取不出文字（字体没有带文字编码），读作“\ufffd”。"
                "请对照原件核对该页，或者重新导出 PDF"
            )
            yield Remark("encoding", message, Place(page=page.number))
