"""The pages of a PDF: its characters, ruling lines and pictures, in points from the upper left.

The only door to pypdfium2 for reading. Calls the C library directly: a page is thousands of tiny
calls, and the helper classes would cost more than the reading. Knows nothing of tables or text.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hegui.documents.limits import Limits, check
from hegui.documents.readers.paper.page import Box, Glyph, Page
from hegui.documents.readers.paper.pdf_marks import (
    BEGIN,
    CLOSE,
    CURVE,
    LINE,
    STRAIGHT,
    Frame,
    Marks,
    Matrix,
    mapped,
    times,
)
from hegui.errors import DocumentError

_SHOWN = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)  # fields filled in, typed words
_ANNOTATIONS = 2_000  # more are not looked at
_FORM_LEVELS = 4
_RECTANGLE = 6  # pieces of a path that may be one line or one rectangle
_NO_INK = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_KINDS = {pdfium.FPDF_SEGMENT_MOVETO: BEGIN, pdfium.FPDF_SEGMENT_LINETO: STRAIGHT}
_PICTURE = 1 / 20  # of the page; a smaller picture is a logo
_AT_ONCE = 0.5  # of the height
_TINY = 1.5  # points; characters this small are not meant to be read
_WHITE = 250  # of 255
_SOFT_HYPHEN = "\ufffe"  # what the library makes of a hyphen at the end of a line
_ODD = frozenset(" \x00\r\n\x02\ufffe\uffff")
_SURROGATES, _PAST, _MOST = 0xD800, 0xDFFF, 0x110000
_LONGEST_TITLE = 2_000  # bytes
_ATTACHED = 50
_BLANK = 0x20
_ABOVE, _BELOW = 0.88, 0.12  # of a Chinese character's size, over and under the base line
_HEIGHTS = 10  # more heights of characters than one page has fonts and sizes
_RARE = 0.01  # of a page's characters
_LOW, _HIGH = 0.75, 1.3  # of the usual height
_SAMPLES = 16  # characters asked for their angle
_DAMAGED = "PDF 文件已损坏或不完整，打不开；请重新下载或重新导出"


class Hidden(NamedTuple):
    """Characters of a page that nobody sees.

    Attributes:
        page: 1-based.
        text: as drawn.
        layer: whether they lie over a picture of the page: what a scanner recognised.
    """

    page: int
    text: str
    layer: bool


class PdfPages(NamedTuple):
    """What a PDF holds.

    Attributes:
        pages: in order.
        title: as its properties say, or "".
        hidden: for each page with invisible characters, those.
        attached: names of the files within the file.
    """

    pages: tuple[Page, ...]
    title: str
    hidden: tuple[Hidden, ...]
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
        pages, hidden, total = [], [], 0
        for index in range(count):
            page, unseen = _read_page(document, index, limits)
            total += len(page.glyphs)
            check("PDF 字符过多", total, limits.text_characters)
            pages.append(page)
            hidden += [unseen] if unseen else []
        return PdfPages(tuple(pages), _title(document), tuple(hidden), _attached(document))


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
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
def _loaded(document: Any, index: int) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
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


def _has_words(page: Any) -> bool:  # noqa: ANN401
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in _SHOWN:
                return True
    return False


def _read_page(document: Any, index: int, limits: Limits) -> tuple[Page, Hidden | None]:  # noqa: ANN401
    number = index + 1
    with _loaded(document, index) as (page, text):
        count = max(pdfium.FPDFText_CountChars(text), 0)
        check(f"PDF 第{number}页字符过多", count, limits.page_glyphs)
        area = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, area)
        frame = Frame.of(
            (area.left, area.bottom, area.right, area.top),
            _turns(text, count, pdfium.FPDFPage_GetRotation(page)),
        )
        marks = Marks(frame, number, limits)
        _Walk(marks).page(page)
        unseen = marks.unseen()
        glyphs, lost = _glyphs(text, count, frame, unseen)
        hidden = Hidden(number, lost, marks.is_picture) if lost.strip() else None
        result = Page(
            number,
            frame.width,
            frame.height,
            tuple(glyphs),
            tuple(marks.rules),
            tuple(box for box in marks.pictures if _area(box) > _PICTURE * frame.area),
            tuple(marks.fills),
        )
        return result, hidden


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _turns(text: Any, count: int, turned: int) -> int:  # noqa: ANN401
    """Quarter turns that set the page's words upright; as the page says, if they differ."""
    step = max(1, count // _SAMPLES)
    angles = set()
    for index in range(0, count, step):
        if pdfium.FPDFText_GetUnicode(text, index) > _BLANK:
            angles.add(round(pdfium.FPDFText_GetCharAngle(text, index) * 2 / math.pi) % 4)
    return -angles.pop() if len(angles) == 1 else turned


def _glyphs(
    text: Any,  # noqa: ANN401
    count: int,
    frame: Frame,
    unseen: frozenset[int],
) -> tuple[list[Glyph], str]:
    """The characters that are seen, and those that are not."""
    found = _boxed(text, count)
    _mend(text, found)
    glyphs: list[Glyph] = []
    lost: list[str] = []
    a, b, c, d, e, f = frame.matrix
    upright = b == 0 == c and a > 0 > d
    width, height = 2 * frame.width, 2 * frame.height
    for index, char, left, top, right, bottom in found:
        if upright:
            glyph = Glyph(char, left + e, f - top, right + e, f - bottom)
        else:
            glyph = Glyph(char, *mapped(frame.matrix, left, bottom, right, top))
        inside = 0 <= glyph[1] + glyph[3] <= width and 0 <= glyph[2] + glyph[4] <= height
        if (
            not (inside or (glyphs and _goes_on(glyphs[-1], glyph)))
            or glyph[4] - glyph[2] < _TINY
            or (unseen and _handle(pdfium.FPDFText_GetTextObject(text, index)) in unseen)
        ):
            lost.append(char)
        else:
            glyphs.append(glyph)
    return glyphs, "".join(lost)


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character follows the last one at once: a word that runs over the page's edge."""
    near = abs(glyph[1] - last[3]) < _AT_ONCE * (glyph[4] - glyph[2])
    return near and abs(glyph[2] - last[2]) < 1


_Boxed = tuple[int, str, float, float, float, float]  # index, character, left, top, right, bottom


def _boxed(text: Any, count: int) -> list[_Boxed]:  # noqa: ANN401
    """Every character with its line box in the file's own points, y upwards."""
    found: list[_Boxed] = []
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    box_of = pdfium.FPDFText_GetLooseCharBox
    for index, char in enumerate(_characters(text, count)):
        if char in _ODD:
            if char == _SOFT_HYPHEN and pdfium.FPDFText_IsHyphen(text, index) == 1:
                char = "-"  # noqa: PLW2901
            elif char != " " or pdfium.FPDFText_IsGenerated(text, index):
                continue
        if box_of(text, index, reference):
            found.append((index, char, box.left, box.top, box.right, box.bottom))
    return found


def _mend(text: Any, found: list[_Boxed]) -> None:  # noqa: ANN401
    """Give characters their line box where the library only has the box of their ink.

    A font that does not say how high its lines are is told by the many heights of its
    characters, a single character of one by a height that hardly any other has.
    """
    heights = Counter([round(one[3] - one[5], 1) for one in found])
    few = max(_RARE * len(found), 1)
    usual = max(heights, key=heights.__getitem__, default=0.0)
    rare = {
        height
        for height, times in heights.items()
        if times <= few or not _LOW * usual <= height <= _HIGH * usual
    }
    if len(heights) > _HEIGHTS:
        rare = set(heights)
    if not rare:
        return
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix = pdfium.FS_MATRIX()
    for at, (index, char, left, top, right, bottom) in enumerate(found):
        if round(top - bottom, 1) not in rare:
            continue
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * matrix.d
        if matrix.b == 0 == matrix.c and size > 0:
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            over, under = y.value + _ABOVE * size, y.value - _BELOW * size
            if right - left > _HIGH * size:  # of a font that runs downwards
                right = left + size  # noqa: PLW2901
            found[at] = (index, char, min(left, x.value), over, right, under)


def _characters(text: Any, count: int) -> str:  # noqa: ANN401
    """One character for each index of the page's text."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer) - 1
    if written == count:
        characters = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(characters) == count and "\ufffd" not in characters:
            return characters
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(
        chr(code) if code < _SURROGATES or _PAST < code < _MOST else "\ufffd" for code in codes
    )


def _handle(item: Any) -> int:  # noqa: ANN401
    return ctypes.addressof(item.contents) if item else 0


class _Walk:
    """Goes through the drawing objects of one page; its buffers are used again and again."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._floats = tuple(ctypes.c_float() for _ in range(4))
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._fill = ctypes.c_int()
        self._stroke = ctypes.c_int()

    def page(self, page: Any) -> None:  # noqa: ANN401
        """All objects of a page."""
        count = pdfium.FPDFPage_CountObjects(page)
        self._marks.count(count)
        matrix = self._marks.frame.matrix
        for index in range(count):
            self._object(pdfium.FPDFPage_GetObject(page, index), matrix, 0)

    def _object(self, item: Any, matrix: Matrix, level: int) -> None:  # noqa: ANN401
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
            if mode in _NO_INK:
                self._marks.invisible(_handle(item))
            elif mode == pdfium.FPDF_TEXTRENDERMODE_FILL and self._pale(item):
                self._marks.pale(_handle(item), self._bounds(item, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._marks.picture(self._bounds(item, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and level < _FORM_LEVELS:
            inner = times(_matrix(item), matrix)
            count = pdfium.FPDFFormObj_CountObjects(item)
            self._marks.count(max(count, 0))
            for index in range(count):
                self._object(pdfium.FPDFFormObj_GetObject(item, index), inner, level + 1)

    def _pale(self, item: Any) -> bool:  # noqa: ANN401
        """Whether its colour cannot be seen on white paper."""
        red, green, blue, alpha = self._colour
        if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return False
        if not alpha.value:
            return True
        return red.value >= _WHITE and green.value >= _WHITE and blue.value >= _WHITE

    def _bounds(self, item: Any, matrix: Matrix) -> Box:  # noqa: ANN401
        left, bottom, right, top = self._floats
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return 0.0, 0.0, 0.0, 0.0
        return mapped(matrix, left.value, bottom.value, right.value, top.value)

    def _path(self, item: Any, matrix: Matrix) -> None:  # noqa: ANN401
        pdfium.FPDFPath_GetDrawMode(item, self._fill, self._stroke)
        stroked = bool(self._stroke.value)
        if not stroked and (not self._fill.value or self._pale(item)):
            return
        pieces = pdfium.FPDFPath_CountSegments(item)
        box = self._bounds(item, matrix)
        thin = min(box[2] - box[0], box[3] - box[1]) <= LINE
        if pieces <= _RECTANGLE and (thin or not stroked):
            self._marks.area(box)
        elif pieces > 1:
            self._marks.count(pieces)
            points = self._points(item, pieces, times(_matrix(item), matrix))
            self._marks.path(points, stroked=stroked)

    def _points(self, item: Any, pieces: int, matrix: Matrix) -> list[tuple[float, float, int]]:  # noqa: ANN401
        """Ends of the pieces of a path, and of what kind each piece is."""
        a, b, c, d, e, f = matrix
        x, y = self._floats[:2]
        points = []
        for index in range(pieces):
            piece = pdfium.FPDFPath_GetPathSegment(item, index)
            pdfium.FPDFPathSegment_GetPoint(piece, x, y)
            u, v = x.value, y.value
            kind = pdfium.FPDFPathSegment_GetType(piece)
            points.append((a * u + c * v + e, b * u + d * v + f, _KINDS.get(kind, CURVE)))
            if pdfium.FPDFPathSegment_GetClose(piece):
                points.append((0.0, 0.0, CLOSE))
        return points


def _matrix(item: Any) -> Matrix:  # noqa: ANN401
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    return found.a, found.b, found.c, found.d, found.e, found.f


def _title(document: Any) -> str:  # noqa: ANN401
    size = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    if not 2 < size <= _LONGEST_TITLE:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, size)
    return " ".join(buffer.raw.decode("utf-16-le", "ignore").rstrip("\0").split())


def _attached(document: Any) -> tuple[str, ...]:  # noqa: ANN401
    names = []
    for index in range(min(pdfium.FPDFDoc_GetAttachmentCount(document), _ATTACHED)):
        attachment = pdfium.FPDFDoc_GetAttachment(document, index)
        size = pdfium.FPDFAttachment_GetName(attachment, None, 0) if attachment else 0
        if 2 < size <= _LONGEST_TITLE:
            buffer = (ctypes.c_ushort * (size // 2))()
            pdfium.FPDFAttachment_GetName(attachment, buffer, size)
            names.append(bytes(buffer).decode("utf-16-le", "ignore").rstrip("\0"))
    return tuple(names)
