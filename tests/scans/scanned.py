"""Pages of a PDF as a scanner would give them back: turned, blurred, grainy, stamped.

Needs the extra ``ocr``; nothing here knows what the pages say.
"""

import io
from typing import Any

import cv2
import numpy
import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_RED = (60, 60, 220)  # blue, green, red


def pictures(
    data: bytes,
    *,
    dpi: int = 200,
    angle: float = 0.6,
    quality: int = 60,
    stamp: tuple[float, float] | None = None,
) -> list[bytes]:
    """Each page as a JPEG; *stamp*: where a red ring is put, as parts of width and height."""
    document = pypdfium2.PdfDocument(data)
    return [
        _scanned(document[number], number, dpi, angle, quality, stamp)
        for number in range(len(document))
    ]


def as_pdf(jpegs: list[bytes]) -> bytes:
    """The pictures as pages of a PDF without a word of text."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for jpeg in jpegs:
        canvas.setPageSize((595, 842))
        canvas.drawImage(ImageReader(io.BytesIO(jpeg)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _scanned(
    page: Any,
    number: int,
    dpi: int,
    angle: float,
    quality: int,
    stamp: tuple[float, float] | None,
) -> bytes:
    picture = page.render(scale=dpi / 72).to_numpy()[:, :, :3].copy()
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    picture = cv2.warpAffine(picture, turn, (width, height), borderValue=(255, 255, 255))
    picture = cv2.GaussianBlur(picture, (3, 3), 0.8)
    if stamp is not None:
        middle = (int(stamp[0] * width), int(stamp[1] * height))
        ring = numpy.full_like(picture, 255)
        cv2.circle(ring, middle, dpi // 2, _RED, dpi // 25)
        picture = (picture.astype(int) * ring // 255).astype("uint8")  # ink lets black through
    grain = numpy.random.default_rng(number).normal(0, 6, picture.shape)
    picture = numpy.clip(picture.astype(int) + grain, 0, 255).astype("uint8")
    _, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return bytes(jpeg.tobytes())
