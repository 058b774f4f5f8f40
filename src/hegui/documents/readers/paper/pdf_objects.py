"""The drawing objects of a PDF page, from the PDF library: what is drawn goes to ``Marks``.

Part of the door to the library. Forms are entered with their matrix, words without ink and in
white are reported, everything is counted.
"""

import ctypes
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

from hegui.documents.readers.paper.matrix import Matrix, then
from hegui.documents.readers.paper.page import Box
from hegui.documents.readers.paper.pdf_marks import (
    BEGIN,
    CLOSE,
    CURVE,
    LINE,
    STRAIGHT,
    Marks,
    Piece,
    mapped,
)

Handle: TypeAlias = Any  # what the library hands out; it has no types

_FORM_LEVELS = 4
_RECTANGLE = 6  # pieces of a path that may be one line or one rectangle
_NO_INK = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_KINDS = {pdfium.FPDF_SEGMENT_MOVETO: BEGIN, pdfium.FPDF_SEGMENT_LINETO: STRAIGHT}
_WHITE = 250  # of 255


def handle_of(item: Handle) -> int:
    """A number by which a drawing object is known again."""
    return ctypes.addressof(item.contents) if item else 0


class Walk:
    """Goes through the drawing objects of one page; its buffers are used again and again."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._floats = tuple(ctypes.c_float() for _ in range(4))
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._fill = ctypes.c_int()
        self._stroke = ctypes.c_int()

    def page(self, page: Handle) -> None:
        """All objects of a page."""
        count = pdfium.FPDFPage_CountObjects(page)
        self._marks.count(count)
        matrix = self._marks.frame.matrix
        for index in range(count):
            self._object(pdfium.FPDFPage_GetObject(page, index), matrix, 0)

    def _object(self, item: Handle, matrix: Matrix, level: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
            if mode in _NO_INK:
                self._marks.invisible(handle_of(item))
            elif mode == pdfium.FPDF_TEXTRENDERMODE_FILL and self._pale(item):
                self._marks.pale(handle_of(item), self._bounds(item, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._marks.picture(self._bounds(item, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and level < _FORM_LEVELS:
            inner = then(_matrix(item), matrix)
            count = pdfium.FPDFFormObj_CountObjects(item)
            self._marks.count(max(count, 0))
            for index in range(count):
                self._object(pdfium.FPDFFormObj_GetObject(item, index), inner, level + 1)

    def _pale(self, item: Handle) -> bool:
        """Whether its colour cannot be seen on white paper."""
        red, green, blue, alpha = self._colour
        if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return False
        if not alpha.value:
            return True
        return red.value >= _WHITE and green.value >= _WHITE and blue.value >= _WHITE

    def _bounds(self, item: Handle, matrix: Matrix) -> Box:
        left, bottom, right, top = self._floats
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return 0.0, 0.0, 0.0, 0.0
        return mapped(matrix, left.value, bottom.value, right.value, top.value)

    def _path(self, item: Handle, matrix: Matrix) -> None:
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
            points = self._points(item, pieces, then(_matrix(item), matrix))
            self._marks.path(points, stroked=stroked)

    def _points(self, item: Handle, pieces: int, matrix: Matrix) -> list[Piece]:
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


def _matrix(item: Handle) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    return found.a, found.b, found.c, found.d, found.e, found.f
