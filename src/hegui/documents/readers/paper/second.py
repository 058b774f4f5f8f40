"""A second reading of the pages, independent of the first: characters as the file draws them.

Put into lines by their height alone, from one to the next; no ruling line, no column, no paragraph
is looked for. Tables that the first reading put together are held against it.
"""

from collections.abc import Collection, Iterator

from hegui.documents.document import Paragraph
from hegui.documents.readers.paper.lines import is_gap
from hegui.documents.readers.paper.page import Glyph, Page
from hegui.model.place import Place

_SAME_LINE = 0.5  # of a character's height
_BESIDE = 2.2  # heights: the next cell of a row, whose words stand higher or lower
_BACK = 0.5  # of its width: drawn so far to the left it begins a new line
_TWICE = 0.3  # of its width: the same character drawn again, for boldness


def drawn_lines(page: Page, dropped: Collection[int]) -> Iterator[Paragraph]:
    """The lines of a page in the order they are drawn.

    *dropped* are the heights (whole points) of lines that belong to the paper alone.
    """
    place = Place(page=page.number)
    pieces: list[str] = []
    last: Glyph | None = None
    blank = False
    middle = reach = 0.0
    for glyph in page.glyphs:
        text, left, top, right, bottom = glyph
        if text.isspace():
            blank = True
            continue
        y = (top + bottom) / 2
        if last is not None:
            twice = last[0] == text and abs(left - last[1]) < _TWICE * (right - left)
            if twice and abs(y - middle) <= reach:
                continue
            back = left < last[3] - _BACK * (right - left)
            room = left - last[3] > bottom - top
            if back or abs(y - middle) > (_BESIDE * (bottom - top) if room else reach):
                if not _is_dropped(middle, dropped):
                    yield Paragraph("".join(pieces), place)
                pieces = []
                last = None
        if last is None or abs(y - middle) > reach:
            middle, reach = y, (bottom - top) * _SAME_LINE
        if last is None:
            pass
        elif left - last[3] > bottom - top:
            pieces.append("  ")
        elif blank or (left - last[3] > 1.0 and is_gap(last, glyph)):
            pieces.append(" ")
        blank = False
        pieces.append(text)
        last = glyph
    if pieces and not _is_dropped(middle, dropped):
        yield Paragraph("".join(pieces), place)


def _is_dropped(middle: float, dropped: Collection[int]) -> bool:
    return any(round(middle) + near in dropped for near in (-1, 0, 1))
