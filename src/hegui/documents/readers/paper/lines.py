"""Characters become lines of text, by where they stand. Knows no tables and no paragraphs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hegui.documents.readers.paper.page import Box, Glyph

_SAME_LINE = 0.5  # of a character's height
_TWICE = 0.3  # of its width: the same character drawn again, for boldness
_OVER = 0.6  # of its width: characters over one another
_CLOSE = 1.0  # points; no blank is so narrow
_BLANK = 0.45  # of the height: a gap between letters and Chinese characters that is a blank
_DIGITS = 0.22  # of the height: a gap between two numbers that stand side by side
_WORDS = 0.2  # of the height: a gap between two words of letters
_WIDE = 1.6  # of the height: a gap between Chinese characters that was meant
NO_START = frozenset("，。、；：？！）》”’】〕」』…—,.;:?!)%％")  # no line begins with these
NO_END = frozenset("（《“‘【〔「『(")  # nor ends with these
_QUOTES = frozenset("“”‘’\"'")
_FIRST_WIDE = 0x2E80  # Chinese characters and their punctuation begin here


class Line(NamedTuple):
    """A line of text.

    Attributes:
        page: 1-based.
        glyphs: from left to right, blanks left out.
        gaps: for each glyph, whether a blank was drawn before it.
        left: of its first character that is seen.
        top: of its highest.
        right: of its last.
        bottom: of its lowest.
        height: of most of its characters.
    """

    page: int
    glyphs: Sequence[Glyph]
    gaps: Sequence[bool]
    left: float
    top: float
    right: float
    bottom: float
    height: float

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.left, self.top, self.right, self.bottom

    @property
    def middle(self) -> float:
        """Half way between its top and its bottom."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """What is written, with a blank where one was drawn or left."""
        last = self.glyphs[0]
        pieces = [last[0]]
        for glyph, blank in zip(self.glyphs, self.gaps, strict=True):
            if glyph is not last:
                if blank or (glyph[1] - last[3] > _CLOSE and is_gap(last, glyph)):
                    pieces.append(" ")
                pieces.append(glyph[0])
                last = glyph
        return "".join(pieces)

    def part(self, start: int, end: int) -> "Line":
        """Some of its characters."""
        return _line(self.page, self.glyphs[start:end], self.gaps[start:end])


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that characters stand in, from top to bottom."""
    waiting: list[tuple[float, Glyph]] = [((g[2] + g[4]) / 2, g) for g in glyphs]
    found: list[Line] = []
    if len(waiting) == 1:  # most cells hold one digit
        _end([waiting[0][1]], page, found)
        return found
    waiting.sort(key=_first)
    row: list[Glyph] = []
    middle = reach = 0.0
    for y, glyph in waiting:
        if row and y - middle > reach:
            _end(row, page, found)
            row = []
        if not row:
            middle = y
            reach = (glyph[4] - glyph[2]) * _SAME_LINE
        row.append(glyph)
    _end(row, page, found)
    return found


def _first(pair: tuple[float, Glyph]) -> float:
    return pair[0]


def _left(glyph: Glyph) -> float:
    return glyph[1]


def _end(row: list[Glyph], page: int, found: list[Line]) -> None:
    row.sort(key=_left)
    glyphs: list[Glyph] = []
    gaps: list[bool] = []
    blank = False
    for glyph in row:
        text = glyph[0]
        if not text or text.isspace():
            blank = True
            continue
        if glyphs:
            last = glyphs[-1]
            if last[0] == text and glyph[1] - last[1] < _TWICE * (glyph[3] - glyph[1]):
                continue
        glyphs.append(glyph)
        gaps.append(blank)
        blank = False
    if glyphs:
        found.append(_line(page, glyphs, gaps))


def _line(page: int, glyphs: Sequence[Glyph], gaps: Sequence[bool]) -> Line:
    heights = sorted([glyph[4] - glyph[2] for glyph in glyphs])
    return Line(
        page,
        glyphs,
        gaps,
        glyphs[0][1],
        min([glyph[2] for glyph in glyphs]),
        max([glyph[3] for glyph in glyphs]),
        max([glyph[4] for glyph in glyphs]),
        heights[len(heights) // 2],
    )


def is_overprinted(line: Line) -> bool:
    """Whether different characters are drawn over one another."""
    for one, two in pairwise(line.glyphs):
        if two[1] < one[3] - _OVER * (one[3] - one[1]) and one[0].isalnum() and two[0].isalnum():
            return True
    return False


def first_word(line: Line) -> float:
    """How wide the part at the beginning of a line is that cannot be broken."""
    glyphs = line.glyphs
    end = 1
    while end < len(glyphs) and not _may_break(line, end):
        end += 1
    return glyphs[end - 1][3] - glyphs[0][1]


def _may_break(line: Line, at: int) -> bool:
    """Whether a line may end before one of its characters."""
    one, two = line.glyphs[at - 1], line.glyphs[at]
    end, begin = one[0][-1], two[0][0]
    if begin in NO_START or end in NO_END or begin in _QUOTES or end in _QUOTES:
        return False
    return is_wide(end) or is_wide(begin) or line.gaps[at] or is_gap(one, two)


def is_wide(text: str) -> bool:
    """Whether the last character of a text is Chinese, its punctuation included."""
    return ord(text[-1]) >= _FIRST_WIDE


def is_gap(one: Glyph, two: Glyph) -> bool:
    """Whether the room between two neighbours on a line stands for a blank."""
    gap = two[1] - one[3]
    if gap <= _CLOSE:
        return False
    height = min(one[4] - one[2], two[4] - two[2])
    return gap > height * _least(one[0], two[0])


def _least(one: str, two: str) -> float:
    first_wide, second_wide = is_wide(one), ord(two[0]) >= _FIRST_WIDE
    if first_wide and second_wide:
        return _WIDE
    if first_wide or second_wide:
        return _BLANK
    return _DIGITS if one[-1].isdigit() or two[0].isdigit() else _WORDS
