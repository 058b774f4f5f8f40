"""The characters of a PDF page with their line boxes, from the PDF library; upright, y downwards.

Part of the door to the library: a page is thousands of tiny calls, so the C functions are called
directly. Some fonts do not say how high a line of them is; their characters are mended here.
"""

import ctypes
import math
from collections import Counter

import pypdfium2.raw as pdfium

from hegui.documents.readers.paper.page import Glyph
from hegui.documents.readers.paper.pdf_marks import Frame, mapped
from hegui.documents.readers.paper.pdf_objects import Handle, handle_of

_AT_ONCE = 0.5  # of the height
_TINY = 1.5  # points; characters this small are not meant to be read
_SOFT_HYPHEN = "\ufffe"  # what the library makes of a hyphen at the end of a line
_ODD = frozenset("\ufffe\uffff")
_UNKNOWN = "\ufffd"
_SURROGATES, _PAST, _MOST = 0xD800, 0xDFFF, 0x110000
_BLANK = 0x20
_ABOVE, _BELOW = 0.88, 0.12  # of a Chinese character's size, over and under the base line
_HEIGHTS = 10  # more heights of characters than one page has fonts and sizes
_RARE = 0.01  # of a page's characters
_LOW, _HIGH = 0.75, 1.3  # of the usual height
_SAMPLES = 16  # characters asked for their angle


def turns_of(text: Handle, count: int, turned: int) -> int:
    """Quarter turns that set the page's words upright; as the page says, if they differ."""
    step = max(1, count // _SAMPLES)
    angles = set()
    for index in range(0, count, step):
        if pdfium.FPDFText_GetUnicode(text, index) > _BLANK:
            angles.add(round(pdfium.FPDFText_GetCharAngle(text, index) * 2 / math.pi) % 4)
    return -angles.pop() if len(angles) == 1 else turned


def glyphs_of(
    text: Handle,
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
            or (unseen and handle_of(pdfium.FPDFText_GetTextObject(text, index)) in unseen)
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


def _boxed(text: Handle, count: int) -> list[_Boxed]:
    """Every character with its line box in the file's own points, y upwards."""
    found: list[_Boxed] = []
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    box_of = pdfium.FPDFText_GetLooseCharBox
    for index, char in enumerate(_characters(text, count)):
        if char <= " " or char in _ODD:
            if char == _SOFT_HYPHEN and pdfium.FPDFText_IsHyphen(text, index) == 1:
                char = "-"  # noqa: PLW2901
            elif char in "\r\n\ufffe" or pdfium.FPDFText_IsGenerated(text, index):
                continue
            elif char != " ":
                char = _UNKNOWN  # noqa: PLW2901 - drawn, but its font does not say what it is
        if box_of(text, index, reference):
            found.append((index, char, box.left, box.top, box.right, box.bottom))
    return found


def _mend(text: Handle, found: list[_Boxed]) -> None:
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


def _characters(text: Handle, count: int) -> str:
    """One character for each index of the page's text."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer) - 1
    if written == count:
        characters = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(characters) == count and "\ufffd" not in characters:
            return characters
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(
        chr(code) if code < _SURROGATES or _PAST < code < _MOST else _UNKNOWN for code in codes
    )
