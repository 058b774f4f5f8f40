"""Lines of text become paragraphs: by margins, indents, and whether the next word had room.

Knows geometry and how text is set, and nothing of what it says.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from hegui.documents.readers.paper.lines import NO_END, NO_START, Line, first_word, is_wide

_INDENT = 0.8  # characters by which a first line is set in
_FIRST = 2.6  # characters by which a first line is set in at most
_HANGS = 0.6  # characters by which punctuation may stand in or beyond the margin
_HANGS_OUT = 1.1  # characters by which punctuation may hang out of the text as a whole
_OTHER_SIZE = 0.11  # difference between two sizes of characters
_LOOSE = 1.35  # times the usual distance between lines: a new paragraph
_FAR = 2.6  # heights between two lines that are no neighbours
_NARROW = 0.7  # of the page less one margin: no text is set so narrow
_SHARED = 1.5  # points between two edges that are the same
_CENTRED = 0.5  # characters by which the middle of a line may miss that of the text
_STOPS = frozenset("。；！？.;!?：:")
_CN = "[一二三四五六七八九十]{1,3}"
_NUMBERED = re.compile(rf"[（(]?(?:{_CN}|[0-9]{{1,2}})[)）、.．](?![0-9])|第{_CN}[章节部]")


class Measure(NamedTuple):
    """Where the text of a page begins and ends from left to right."""

    left: float
    right: float
    indents: bool  # whether first lines of paragraphs are set in
    step: float  # from line to line within a paragraph, in heights of its lines; 0 if unknown


def measure(lines: Sequence[Line], width: float) -> Measure:
    """The measure of the text that *lines* are part of, on pages of one *width*."""
    if not lines:
        return Measure(0.0, width, indents=False, step=0.0)
    size = median(line.height for line in lines)
    few = max(2, len(lines) // 25)
    left = _edge([line.left for line in lines], few) or min(line.left for line in lines)
    right = _right(lines, few, size, width - left)
    full = [line for line in lines if line.right > right - 2.5 * size]
    inset = sum(line.left - left > _INDENT * size for line in full)
    step = _step(lines, left, right)
    return Measure(left, right, indents=0 < inset < len(full), step=step)


def _edge(places: list[float], few: int) -> float:
    """The outermost place that *few* lines share, for a single line may hang out; 0 if none."""
    places.sort()
    for place in places:
        if bisect_right(places, place + _SHARED) - bisect_left(places, place) >= few:
            return place
    return 0.0


def _right(lines: Sequence[Line], few: int, size: float, opposite: float) -> float:
    """Where the text ends; *opposite* is the margin on the left, seen from the other side.

    Some programs let punctuation hang out of the text. Then the lines that end with a character
    show where it ends, and those with punctuation stand out by one character at most.
    """
    outer = _last([line.right for line in lines], few, size, opposite)
    solid = [line.right for line in lines if line.glyphs[-1][0][-1] not in NO_START]
    if solid:
        # The furthest of them, unless it runs over; then the edge that some of them share.
        for inner in (max(solid), _last(solid, few, size, opposite)):
            if inner < outer <= inner + _HANGS_OUT * size:
                return inner
    return outer


def _last(ends: Sequence[float], few: int, size: float, opposite: float) -> float:
    furthest = max(ends)
    shared = -_edge([-end for end in ends if end > furthest - 1.5 * size], few)
    # Where too few lines end at the margin, it is as wide as the one on the left.
    return shared if shared > _NARROW * opposite else max(furthest, opposite)


def _step(lines: Sequence[Line], left: float, right: float) -> float:
    """How far the lines of one paragraph are apart, in heights."""
    steps = [
        (line.middle - last.middle) / last.height
        for last, line in pairwise(lines)
        if line.page == last.page
        and last.right > right - last.height
        and abs(line.left - left) < _HANGS * line.height
        and 0 < line.middle - last.middle < _FAR * last.height
    ]
    return median(steps) if steps else 0.0


def paragraphs_of(lines: Sequence[Line], room: Measure) -> list[tuple[str, Line]]:
    """The paragraphs of one stretch of text, each with its first line."""
    found: list[tuple[str, Line]] = []
    pieces: list[Line] = []
    for line in lines:
        if pieces and not _goes_on(pieces, line, room):
            found.append((_text(pieces), pieces[0]))
            pieces = []
        pieces.append(line)
    if pieces:
        found.append((_text(pieces), pieces[0]))
    return found


def _goes_on(above: Sequence[Line], line: Line, room: Measure) -> bool:
    last = above[-1]
    size = last.height
    if abs(line.height - size) > _OTHER_SIZE * max(line.height, size):
        return False
    if not _is_full(last, line, room):
        return False
    if _far(above, line, room):
        return False
    inset = line.left - room.left
    if len(above) > 1 and abs(line.left - last.left) < _INDENT * size:
        return True  # a stretch that is set in as a whole
    if inset > _INDENT * size:
        if inset < _FIRST * size and last.left - room.left < _INDENT * size:
            return False  # behind a whole line: the first line of a paragraph, centred by chance
        # Two lines of a centred title; or a first line that is set in further out than the rest.
        return _centred(last, room) and _centred(line, room)
    if last.left - room.left > _INDENT * size or room.indents:
        return True
    return not (last.text[-1] in _STOPS and _NUMBERED.match(line.text))


def _is_full(last: Line, line: Line, room: Measure) -> bool:
    """Whether the first word of *line* had no room behind *last*."""
    if line.glyphs[0][0][0] in NO_START or last.glyphs[-1][0][-1] in NO_END:
        return True
    need = first_word(line)
    inset = line.left - room.left > _INDENT * line.height
    if inset and _centred(last, room) and _centred(line, room):
        return last.right - last.left + need > room.right - room.left - _HANGS * last.height
    return last.right + need > room.right - _HANGS * last.height


def _far(above: Sequence[Line], line: Line, room: Measure) -> bool:
    """Whether more room is left between two lines than between those of one paragraph."""
    last = above[-1]
    if line.page != last.page:
        return False
    step = line.middle - last.middle
    if len(above) > 1 and above[-2].page == last.page:
        return step > _LOOSE * (last.middle - above[-2].middle)
    return step > (_LOOSE * room.step if room.step else _FAR) * last.height


def _centred(line: Line, room: Measure) -> bool:
    return abs((line.left + line.right) - (room.left + room.right)) < 2 * _CENTRED * line.height


def _text(lines: Iterable[Line]) -> str:
    pieces: list[str] = []
    for line in lines:
        text = line.text
        if pieces and not is_wide(pieces[-1]) and not is_wide(text[0]):
            # Between two words of letters the end of a line is a blank; numbers are not broken.
            pieces.append("" if pieces[-1].endswith("-") else " ")
        pieces.append(text)
    return "".join(pieces)
