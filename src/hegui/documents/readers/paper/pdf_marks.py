"""What is drawn on a PDF page beside its words: lines, areas, pictures; turned upright.

Knows how paths become ruling lines, and nothing of the library that hands the paths over.
"""

from collections.abc import Sequence
from typing import NamedTuple

from hegui.documents.limits import Limits, check
from hegui.documents.readers.paper.matrix import Matrix
from hegui.documents.readers.paper.page import Box, Rule

Point = tuple[float, float]
Piece = tuple[float, float, int]  # where a piece of a path ends, and of what kind it is

LINE = 3.0  # points; an area this thin is a line
BEGIN, STRAIGHT, CURVE, CLOSE = range(4)  # kinds of pieces of a path
_LEANS = 1.5  # points a line may lean
_SHORT = 0.5  # points; a shorter piece is a dot
_COVERS = 0.5  # of the page; a picture this large with words over it is a scanned page


class Frame(NamedTuple):
    """How the visible part of a page lies: maps the file's points to upright ones, y downwards.

    Attributes:
        matrix: a, b, c, d, e, f of x' = ax + cy + e, y' = bx + dy + f.
        width: points, upright.
        height: points, upright.
    """

    matrix: Matrix
    width: float
    height: float

    @classmethod
    def of(cls, visible: Box, turns: int) -> "Frame":
        """The frame of a page that shows *visible* (left, bottom, right, top).

        Args:
            visible: in the file's own points, y upwards.
            turns: quarter turns clockwise until the page is upright.
        """
        left, bottom, right, top = visible
        width, height = max(right - left, 1.0), max(top - bottom, 1.0)
        match turns % 4:
            case 1:
                return cls((0, 1, 1, 0, -bottom, -left), height, width)
            case 2:
                return cls((-1, 0, 0, 1, right, -bottom), width, height)
            case 3:
                return cls((0, -1, -1, 0, top, right), height, width)
            case _:
                return cls((1, 0, 0, -1, -left, top), width, height)

    @property
    def area(self) -> float:
        """Of the page, in square points."""
        return self.width * self.height


def mapped(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The upright box around a box that *matrix* maps."""
    a, b, c, d, e, f = matrix
    if b == 0 == c:
        xs = (a * left + e, a * right + e)
        ys = (d * bottom + f, d * top + f)
    else:
        corners = ((left, bottom), (left, top), (right, bottom), (right, top))
        xs = tuple(a * x + c * y + e for x, y in corners)  # type: ignore[assignment]
        ys = tuple(b * x + d * y + f for x, y in corners)  # type: ignore[assignment]
    return min(xs), min(ys), max(xs), max(ys)


class Marks:
    """Gathers what is drawn on one page."""

    def __init__(self, frame: Frame, number: int, limits: Limits) -> None:
        self.frame = frame
        self.rules: list[Rule] = []
        self.fills: list[Box] = []
        self.pictures: list[Box] = []
        self._invisible: set[int] = set()
        self._pale: list[tuple[int, Box]] = []
        self._number = number
        self._many = f"PDF 第{number}页线段过多"
        self._limits = limits
        self._objects = 0

    def count(self, objects: int) -> None:
        """Count drawing objects or pieces of paths.

        Raises:
            DocumentError: there are more than allowed.
        """
        self._objects += objects
        check(f"PDF 第{self._number}页图形过多", self._objects, self._limits.page_objects)

    def area(self, box: Box) -> None:
        """A filled rectangle that is not white; a thin one is a line."""
        left, top, right, bottom = box
        if bottom - top <= LINE:
            if right - left > bottom - top:
                self._rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
            elif right - left > _SHORT:
                # A dot: where lines cross, some producers draw the corner by itself.
                self._rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
        elif right - left <= LINE:
            self._rule((left + right) / 2, top, (left + right) / 2, bottom)
        else:
            check(self._many, len(self.fills) + 1, self._limits.page_rules)
            self.fills.append(box)

    def path(self, points: Sequence[Piece], *, stroked: bool) -> None:
        """A path of several pieces: its straight lines if drawn, else the areas it fills."""
        start: Point | None = None
        last: Point | None = None
        outline: list[Point] = []
        for x, y, kind in points:
            if kind in (BEGIN, CLOSE):
                if kind == CLOSE and stroked and start and last:
                    self._line(last, start)
                if not stroked:
                    self._outlined(outline)
                outline = []
                start = last = (x, y) if kind == BEGIN else start
                if kind == BEGIN:
                    outline = [(x, y)]
                continue
            if kind == STRAIGHT and stroked and last:
                self._line(last, (x, y))
            outline.append((x, y))
            last = (x, y)
        if not stroked:
            self._outlined(outline)

    def _outlined(self, outline: Sequence[Point]) -> None:
        if len(outline) > 1:
            xs, ys = [x for x, _ in outline], [y for _, y in outline]
            self.area((min(xs), min(ys), max(xs), max(ys)))

    def _line(self, start: Point, end: Point) -> None:
        """A straight piece of a line that is drawn, in upright points; slanting ones are none."""
        (x, y), (to_x, to_y) = start, end
        if abs(to_y - y) <= _LEANS:
            middle = (y + to_y) / 2
            if abs(to_x - x) > abs(to_y - y):
                self._rule(min(x, to_x), middle, max(x, to_x), middle)
                return
        if abs(to_x - x) <= _LEANS:
            middle = (x + to_x) / 2
            self._rule(middle, min(y, to_y), middle, max(y, to_y))

    def picture(self, box: Box) -> None:
        """A picture; some producers draw their lines with one of a single pixel."""
        if min(box[2] - box[0], box[3] - box[1]) <= LINE:
            self.area(box)
        else:
            self.pictures.append(box)

    def invisible(self, handle: int) -> None:
        """Words drawn without ink."""
        self._invisible.add(handle)

    def pale(self, handle: int, box: Box) -> None:
        """Words in white; they can be read where an area or a picture lies behind them."""
        self._pale.append((handle, box))

    def unseen(self) -> frozenset[int]:
        """Handles of the words nobody sees."""
        behind = [*self.fills, *self.pictures]
        pale = (handle for handle, box in self._pale if not _lies_on(box, behind))
        return frozenset((*self._invisible, *pale))

    @property
    def is_picture(self) -> bool:
        """Whether pictures cover most of the page."""
        area = sum((box[2] - box[0]) * (box[3] - box[1]) for box in self.pictures)
        return area > _COVERS * self.frame.area

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        check(self._many, len(self.rules) + 1, self._limits.page_rules)
        self.rules.append(Rule(left, top, right, bottom))


def _lies_on(box: Box, areas: Sequence[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(a[0] <= x <= a[2] and a[1] <= y <= a[3] for a in areas)
