"""A line of text falls into words, and some of them are values: what tables without lines show.

A value is a number or a stroke in its place; which words may stand for one is not known here.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hegui.documents.readers.paper.lines import Line, is_gap, is_wide
from hegui.documents.readers.paper.page import Box

_WIDE_GAP = 0.6  # of the height, between two Chinese characters of different words
_DRAWN = 0.25  # of the height: a blank that was drawn parts words only if it is seen
_UNITS = "%％元件条次个项宗"
_VALUE = re.compile(
    rf"[+\-−－]?[0-9][0-9,，]*(?:\.[0-9]+)?(?:[{_UNITS}]|[万亿]元?)?|[/／\\—－\-–─]{{1,3}}"
)
_ENDS = frozenset(f"0123456789/／\\—－-–─万亿{_UNITS}")


class Word(NamedTuple):
    """A piece of a line with room on both sides.

    Attributes:
        line: the line it stands in.
        text: as it stands.
        box: where.
        is_value: whether it is a number or a stroke in place of one.
        first: index of its first character in the line.
        length: how many characters it has.
    """

    line: Line
    text: str
    box: Box
    is_value: bool
    first: int
    length: int

    @property
    def centre(self) -> float:
        """Half way from its left to its right edge."""
        return (self.box[0] + self.box[2]) / 2


def words_of(line: Line) -> list[Word]:
    """The words of a line from left to right."""
    glyphs = line.glyphs
    starts = [0, *(at for at in range(1, len(glyphs)) if _parts(line, at)), len(glyphs)]
    return [part_of(line, first, end) for first, end in pairwise(starts)]


def may_end_in_value(line: Line) -> bool:
    """A quick look: whether the last character of a line can end a value."""
    return line.glyphs[-1][0][-1] in _ENDS


def trailing_values(words: Sequence[Word]) -> int:
    """How many values a line ends with."""
    count = 0
    for word in reversed(words):
        if not word.is_value:
            break
        count += 1
    return count


def _parts(line: Line, at: int) -> bool:
    one, two = line.glyphs[at - 1], line.glyphs[at]
    gap = two[1] - one[3]
    height = min(one[4] - one[2], two[4] - two[2])
    if is_wide(one[0]) and is_wide(two[0]):
        return gap > _WIDE_GAP * height
    return (line.gaps[at] and gap > _DRAWN * height) or is_gap(one, two)


def part_of(line: Line, first: int, end: int) -> Word:
    """The characters of a line from *first* to before *end* as a word."""
    glyphs = line.glyphs[first:end]
    text = "".join(glyph[0] for glyph in glyphs)
    box = (
        glyphs[0][1],
        min(glyph[2] for glyph in glyphs),
        max(glyph[3] for glyph in glyphs),
        max(glyph[4] for glyph in glyphs),
    )
    return Word(line, text, box, _VALUE.fullmatch(text) is not None, first, len(glyphs))
