"""The picture of a page becomes characters and ruling lines; needs the extra ``ocr``.

Ruling lines are found by their shape, cells are what they enclose, and each line of text in a cell
is recognised by itself: on tables that is far surer than finding text on the whole page. Numbers
are recognised twice, at two sizes. The only module that knows cv2, rapidocr and onnxruntime; works
offline, because the models lie in the package.

Sources: morphological opening (Serra 1982); recognition by PP-OCR (arXiv:2009.09941).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from hegui.documents.limits import Limits, check
from hegui.documents.readers.paper.page import Glyph, Page, Rule
from hegui.errors import DocumentError

# ruff: noqa: PLC0415 - the libraries are an extra and slow to import

DPI = 200
_DARK = 180  # of 255; lines of a poor copy are grey
_BRIGHT = 140  # of 255, in red light
_RED = 40  # a stamp is so much redder than it is blue
_STROKE = 40  # pixels at DPI: strokes of characters in a table are shorter
_BROKEN = 21  # pixels that a poor copy leaves out of a line
_SHORTEST_LINE = 60
_STEEPEST = 5.0  # degrees
_SPECK = 4  # pixels
_LINE_GAP = 3  # rows without ink that part two lines
_PADDING = 8
_NUMBER = re.compile(r"[\dOoIl|.,，+\-－/%]{1,14}")

Image = Any  # numpy array: rows, columns[, 3]
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Recognised:
    """One page as recognised.

    Attributes:
        page: characters and lines.
        differing: numbers that came out differently the second time: text, other text, box.
    """

    page: Page
    differing: tuple[tuple[str, str, tuple[float, float, float, float]], ...]


def can_recognise() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in ("cv2", "rapidocr", "onnxruntime"))


def pictures_of(data: bytes, limits: Limits) -> Sequence[Image]:
    """The pixels of a picture file (PNG, JPEG, TIFF, WEBP), as blue, green and red.

    A TIFF may hold several pages; each of the others is one.

    Raises:
        DocumentError: it is damaged or too large.
    """
    import cv2
    import numpy

    done, pictures = cv2.imdecodemulti(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_COLOR)
    if not done or not pictures:
        raise DocumentError("图片已损坏或格式不支持，打不开；请重新扫描或导出")
    for picture in pictures:
        check("图片过大，像素数超限", picture.shape[0] * picture.shape[1], limits.pixels)
    return tuple(pictures)


def recognise(picture: Image, number: int, points: float) -> Recognised:
    """The characters and ruling lines of page *number*; one pixel is *points* points wide."""
    import cv2

    grey = _upright(_without_stamps(picture))
    ink = cv2.threshold(grey, _DARK, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    across, down = _ruling_lines(ink)
    lines = cv2.dilate(across | down, None, iterations=2)
    text = cv2.bitwise_and(ink, cv2.bitwise_not(lines))
    tables = _tables(lines)
    glyphs: list[Glyph] = []
    differing = []
    for box in _text_lines(text, lines, tables):
        said, other = _read(grey, box)
        left, top, right, bottom = (edge * points for edge in box)
        glyphs += _spread(said, left, top, right, bottom)
        if other != said:
            differing.append((said, other, (left, top, right, bottom)))
    rules = [*_rules(across, points, along=0), *_rules(down, points, along=1)]
    height, width = grey.shape
    page = Page(number, width * points, height * points, tuple(glyphs), tuple(rules))
    return Recognised(page, tuple(differing))


def _without_stamps(picture: Image) -> Image:
    """Grey, with red ink gone: a stamp over a number hides it."""
    import cv2
    import numpy

    blue, green, red = cv2.split(picture)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    redder = red.astype(numpy.int16) - numpy.maximum(blue, green).astype(numpy.int16)
    strokes = cv2.medianBlur((redder > _RED).astype(numpy.uint8), 3)  # grain is no stamp
    stamped = cv2.dilate(strokes, None, iterations=3)  # its edges are pale
    # Black ink that it covers is dark in red light too, and stays.
    return numpy.where((stamped > 0) & (red > _BRIGHT), 255, grey).astype(grey.dtype)


def _upright(grey: Image) -> Image:
    """Turned so that the long, nearly horizontal lines are horizontal."""
    import cv2
    import numpy

    edges = cv2.Canny(grey, 60, 180)
    long = max(grey.shape[1] // 6, 50)
    found = cv2.HoughLinesP(edges, 1, numpy.pi / 1800, 200, minLineLength=long, maxLineGap=12)
    if found is None:
        return grey
    ends = found.reshape(-1, 4).astype(float)
    slopes = numpy.degrees(numpy.arctan2(ends[:, 3] - ends[:, 1], ends[:, 2] - ends[:, 0]))
    level = slopes[numpy.abs(slopes) < _STEEPEST]
    if not len(level) or abs(angle := float(numpy.median(level))) < 0.05:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def _ruling_lines(ink: Image) -> tuple[Image, Image]:
    """Masks of the lines across and down that cross at least two others each."""
    import cv2

    def bar(length: int, *, upright: bool) -> Image:
        size = (1, length) if upright else (length, 1)
        return cv2.getStructuringElement(cv2.MORPH_RECT, size)

    def lines(*, upright: bool) -> Image:
        # Pieces longer than a stroke first; only those are joined where a copy broke them.
        pieces = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bar(3, upright=upright))
        pieces = cv2.morphologyEx(pieces, cv2.MORPH_OPEN, bar(_STROKE, upright=upright))
        joined = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, bar(_BROKEN, upright=upright))
        return cv2.morphologyEx(joined, cv2.MORPH_OPEN, bar(_SHORTEST_LINE, upright=upright))

    across, down = lines(upright=False), lines(upright=True)
    for _ in range(2):
        across, down = _crossing(across, down), _crossing(down, across)
    return across, down


def _crossing(mask: Image, other: Image) -> Image:
    """The pieces of *mask* that touch *other* at two spots or more."""
    import cv2
    import numpy

    count, labels = cv2.connectedComponents(mask)
    touched = cv2.bitwise_and(cv2.dilate(mask, None, iterations=5), cv2.dilate(other, None))
    spots, spot_labels = cv2.connectedComponents(touched)
    wide = cv2.dilate(labels.astype(numpy.float32), None, iterations=5).astype(numpy.int32)
    pairs = numpy.unique(
        numpy.stack([wide[touched > 0], spot_labels[touched > 0]], axis=1), axis=0
    )
    touching = numpy.bincount(pairs[:, 0], minlength=count) if spots > 1 else numpy.zeros(count)
    kept = touching >= 2
    kept[0] = False
    return numpy.where(kept[labels], mask, 0).astype(mask.dtype)


def _tables(lines: Image) -> list[Box]:
    import cv2

    count, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    return [
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, _ in stats[1:count]
        if w > _SHORTEST_LINE and h > _PADDING
    ]


def _text_lines(text: Image, lines: Image, tables: list[Box]) -> Iterator[Box]:
    """Boxes of the lines of text: those in cells, then those outside tables."""
    import cv2

    outside = text.copy()
    for left, top, right, bottom in tables:
        outside[top:bottom, left:right] = 0
        free = cv2.bitwise_not(lines[top:bottom, left:right])
        count, _, stats, _ = cv2.connectedComponentsWithStats(free, connectivity=4)
        for x, y, w, h, _ in stats[1:count]:
            if w > _PADDING and h > _PADDING:
                inside = (left + int(x), top + int(y), left + int(x + w), top + int(y + h))
                yield from _lines_in(text, inside)
    height, width = text.shape
    yield from _lines_in(outside, (0, 0, width, height))


def _lines_in(text: Image, box: Box) -> Iterator[Box]:
    import numpy

    left, top, right, bottom = box
    part = text[top:bottom, left:right]
    rows = numpy.flatnonzero((part > 0).sum(axis=1) > 0)
    if not len(rows):
        return
    for run in numpy.split(rows, numpy.flatnonzero(numpy.diff(rows) > _LINE_GAP) + 1):
        first, last = int(run[0]), int(run[-1]) + 1
        columns = numpy.flatnonzero((part[first:last] > 0).any(axis=0))
        if last - first < _SPECK and len(columns) < 2 * _SPECK:
            continue  # dust
        yield left + int(columns[0]), top + first, left + int(columns[-1]) + 1, top + last


def _read(grey: Image, box: Box) -> tuple[str, str]:
    """What a line says; and, of a number, what it says when it is seen larger."""
    import cv2

    left, top, right, bottom = box
    crop = grey[top:bottom, left:right]
    framed = cv2.copyMakeBorder(
        crop, _PADDING, _PADDING, _PADDING, _PADDING, cv2.BORDER_CONSTANT, value=255
    )
    said = _recognised(framed)
    if not _NUMBER.fullmatch(said):
        return said, said
    larger = cv2.resize(framed, None, fx=1.6, fy=1.6, interpolation=cv2.INTER_CUBIC)
    wider = cv2.copyMakeBorder(larger, 6, 6, 24, 24, cv2.BORDER_CONSTANT, value=255)
    return said, _recognised(wider)


def _recognised(line: Image) -> str:
    import cv2

    result = _engine()(
        cv2.cvtColor(line, cv2.COLOR_GRAY2BGR), use_det=False, use_cls=False, use_rec=True
    )
    return "".join(result.txts or ())


@cache
def _engine() -> Any:  # noqa: ANN401 - the library has no types
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            # Narrow cells are not stretched to the usual width of a line.
            "Rec.rec_img_shape": [3, 48, 96],
            # One processor: a worker has no more, and threads do not change the result.
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _spread(text: str, left: float, top: float, right: float, bottom: float) -> Iterator[Glyph]:
    """A line as single characters, each as wide as its kind."""
    widths = [1 if char.isascii() else 2 for char in text]
    unit = (right - left) / max(sum(widths), 1)
    for char, width in zip(text, widths, strict=True):
        yield Glyph(char, left, top, left + width * unit, bottom)
        left += width * unit


def _rules(mask: Image, points: float, *, along: int) -> Iterator[Rule]:
    import cv2

    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    for x, y, w, h, _ in stats[1:count].tolist():
        if along == 0:
            level = (y + h / 2) * points
            yield Rule(x * points, level, (x + w) * points, level)
        else:
            level = (x + w / 2) * points
            yield Rule(level, y * points, level, (y + h) * points)
