"""Scans: files without text whose pages are pictures. Said plainly; recognised with the extra.

What is recognised is never sure: the document says so of all of it, and names each number that
came out differently the second time.
"""

import struct
from collections.abc import Iterable, Iterator

from hegui.documents.document import Document, Remark
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.permission import takes_long
from hegui.documents.readers.paper.layout import lay_out
from hegui.documents.readers.paper.page import Page
from hegui.documents.readers.paper.recognise import (
    DPI,
    Recognised,
    can_recognise,
    pictures_of,
    recognise,
)
from hegui.errors import DocumentError
from hegui.model.place import Place

UNSURE = "由扫描件识别，文字和数字都可能认错"
_A4_WIDTH = 595.0  # points; a picture does not tell how large its paper was
_HOW = (
    "请提供文字版（Word、网页或可复制的 PDF）；或者安装识别组件"
    "（pip install 'hegui[ocr]'）后重新审核，识别出的数字需要人工核对"
)


def read_scan(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a PDF whose pages are pictures.

    Raises:
        DocumentError: the extra is not installed, or the file is damaged or too large.
    """
    _ready("是扫描件（PDF 里只有图片，没有文字）")
    from hegui.documents.readers.paper.pdf_drawn import drawn_pages  # noqa: PLC0415 - rarely needed

    pictures = drawn_pages(data, DPI, limits)
    return _document(
        "pdf",
        (recognise(picture, number, 72 / DPI) for number, picture in enumerate(pictures, 1)),
        limits,
    )


def read_picture(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read one picture file as a page.

    Raises:
        DocumentError: the extra is not installed, or the picture is damaged or too large.
    """
    return read_pictures([data], limits)


def read_pictures(files: Iterable[bytes], limits: Limits = LIMITS) -> Document:
    """Read picture files as the pages of one report, in their order.

    Raises:
        DocumentError: the extra is not installed, or a picture is damaged or too large.
    """
    _ready("是图片，没有文字")
    return _document("picture", _recognised(files, limits), limits)


def _recognised(files: Iterable[bytes], limits: Limits) -> Iterator[Recognised]:
    number = 0
    for data in files:
        _refuse_large(data, limits)
        for picture in pictures_of(data, limits):
            number += 1
            check("图片过多", number, limits.recognised_pages)
            yield recognise(picture, number, _A4_WIDTH / picture.shape[1])


def _ready(what: str) -> None:
    if not can_recognise():
        raise DocumentError(f"{what}，不能直接读取；{_HOW}")
    takes_long()
    takes_long()


def _refuse_large(data: bytes, limits: Limits) -> None:
    """Look at the size a PNG claims before anything unpacks it."""
    if data.startswith(b"\x89PNG") and len(data) > 24:
        width, height = struct.unpack(">2I", data[16:24])
        check("图片过大，像素数超限", width * height, limits.pixels)


def _document(kind: str, recognised: Iterable[Recognised], limits: Limits) -> Document:
    pages: list[Page] = []
    remarks: list[Remark] = []
    for one in recognised:
        pages.append(one.page)
        for said, other, box in one.differing:
            message = (
                f"第{one.page.number}页有个数两次识别不一致：“{said}”和“{other}”。请对照原件核对"
            )
            remarks.append(Remark("ocr", message, Place(page=one.page.number, box=box)))
    laid = lay_out(pages, limits)
    return Document(kind, laid.blocks, "", remarks=(*laid.remarks, *remarks), unsure=UNSURE)
