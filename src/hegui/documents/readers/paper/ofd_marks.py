"""What is drawn on one page of an OFD: characters, ruling lines, areas and pictures.

Follows the objects of a page through their groups. Boxes of characters are made from base line
and size, because the outlines of fonts are not looked at. Knows nothing of tables or text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from hegui.documents.limits import Limits, check
from hegui.documents.markup import Element, local_name
from hegui.documents.readers.paper.matrix import Matrix, then
from hegui.documents.readers.paper.ofd_numbers import (
    distances,
    matrix,
    moved,
    number,
    numbers,
)
from hegui.documents.readers.paper.page import Box, Glyph, Rule

POINTS = 72 / 25.4  # of a millimetre
_ABOVE, _BELOW = 0.88, 0.12  # of a character's size, over and under the base line
_NARROW = 0.5  # width of a Latin letter or digit
_WIDEST = 1.3  # times that; digits of most fonts are between
_WIDE_FROM = "\u2e80"
_LEVELS = 8  # groups in groups
_LINE = 3.0  # points; an area this thin is a line
_LEANS = 1.5  # points a line may lean
_SLANT = 0.2  # text that slants more is stamped over the page
_SIZES = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}  # numbers behind a letter
_GROUPS = ("Layer", "PageBlock", "Content")


@dataclass(slots=True)
class Marks:
    """What is drawn, in points from the upper left corner.

    Attributes:
        glyphs: in the order they are drawn.
        rules: ruling lines.
        fills: filled areas thicker than a line.
        pictures: boxes of pictures.
        images: ids of the resources those pictures show.
        objects: how many objects were looked at.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    objects: int = 0


class Drawing:
    """Gathers the marks of one page."""

    def __init__(
        self, name: str, units: Mapping[str, Element], home: Matrix, limits: Limits
    ) -> None:
        """Prepare.

        Args:
            name: of the page, for messages.
            units: drawings kept among the resources, by id.
            home: maps millimetres of the page to points from its corner.
            limits: of objects, characters and lines.
        """
        self.marks = Marks()
        self._name = name
        self._units = units
        self._home = home
        self._limits = limits

    def draw(self, root: Element) -> None:
        """Everything in the content of a page.

        Raises:
            DocumentError: there is more than any page has.
        """
        for part in root:
            if local_name(part) == "Content":
                self._group(part, self._home, 0)

    def _group(self, group: Element, outer: Matrix, level: int) -> None:
        for item in group:
            name = local_name(item)
            self.marks.objects += 1
            check(f"OFD {self._name}图形过多", self.marks.objects, self._limits.page_objects)
            if item.get("Visible") == "false" or item.get("Alpha") == "0":
                continue
            if name in _GROUPS and level < _LEVELS:
                self._group(item, outer, level + 1)
            elif name == "TextObject":
                self._text(item, _placed(item, outer))
            elif name == "PathObject":
                self._path(item, _placed(item, outer))
            elif name == "ImageObject":
                self._picture(item, outer)
            elif name == "CompositeObject" and level < _LEVELS:
                unit = self._units.get(item.get("ResourceID") or "")
                if unit is not None:
                    self._group(unit, _placed(item, outer), level + 1)

    def _text(self, item: Element, to_page: Matrix) -> None:
        size = number(item.get("Size"))
        filled, stroked = item.get("Fill") != "false", item.get("Stroke") == "true"
        if size <= 0 or not (filled or stroked) or _slants(to_page):
            return
        stretch = number(item.get("HScale"), 1.0) or 1.0
        x = y = 0.0
        for code in item:
            if local_name(code) == "TextCode":
                x, y = number(code.get("X"), x), number(code.get("Y"), y)
                self._characters(code, (x, y), size, stretch, to_page)

    def _characters(
        self, code: Element, start: tuple[float, float], size: float, stretch: float, to: Matrix
    ) -> None:
        x, y = start
        # Written with neither, characters follow each other by their widths.
        placed = code.get("DeltaX") is not None or code.get("DeltaY") is not None
        across, down = distances(code.get("DeltaX")), distances(code.get("DeltaY"))
        for char in (code.text or "").strip("\r\n\t"):
            natural = size * stretch * (1.0 if char >= _WIDE_FROM else _NARROW)
            step_down = next(down, 0.0)
            step = next(across, 0.0 if step_down else natural) if placed else natural
            # Up to the next character if that is where its own width may end: Latin ones differ.
            most = natural if char >= _WIDE_FROM else natural * _WIDEST
            width = step if 0 < step <= most else natural
            if not char.isspace():
                box = _mapped(to, (x, y - _ABOVE * size, x + width, y + _BELOW * size))
                self.marks.glyphs.append(Glyph(char, *box))
                count = len(self.marks.glyphs)
                check(f"OFD {self._name}字符过多", count, self._limits.page_glyphs)
            x, y = x + step, y + step_down

    def _path(self, item: Element, to_page: Matrix) -> None:
        filled = item.get("Fill") == "true" and not _is_white(item, "FillColor")
        stroked = item.get("Stroke") != "false" and not _is_white(item, "StrokeColor")
        if not (filled or stroked):
            return
        for part in item:
            if local_name(part) == "AbbreviatedData":
                for outline in _outlines(part.text or "", to_page):
                    self.marks.objects += len(outline)
                    self._outline(outline, stroked=stroked)

    def _outline(self, outline: "list[_Point | None]", *, stroked: bool) -> None:
        points = [point for point in outline if point is not None]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        thin = min(box[2] - box[0], box[3] - box[1]) <= _LINE
        if len(points) > 1 and (thin or not stroked):
            self._area(box)
        elif stroked:
            for one, two in pairwise(outline):
                if one and two:
                    self._line(one, two)

    def _area(self, box: Box) -> None:
        """A filled rectangle, or all of a thin outline; a thin one is a line."""
        left, top, right, bottom = box
        if bottom - top <= _LINE and right - left >= bottom - top:
            self._rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
        elif right - left <= _LINE:
            self._rule((left + right) / 2, top, (left + right) / 2, bottom)
        else:
            self.marks.fills.append(box)

    def _line(self, one: "_Point", two: "_Point") -> None:
        """A straight piece; slanting ones are no ruling lines."""
        (x, y), (to_x, to_y) = one, two
        if abs(to_y - y) <= _LEANS and abs(to_x - x) > abs(to_y - y):
            self._rule(min(x, to_x), (y + to_y) / 2, max(x, to_x), (y + to_y) / 2)
        elif abs(to_x - x) <= _LEANS:
            self._rule((x + to_x) / 2, min(y, to_y), (x + to_x) / 2, max(y, to_y))

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        self.marks.rules.append(Rule(left, top, right, bottom))
        count = len(self.marks.rules)
        check(f"OFD {self._name}线段过多", count, self._limits.page_rules)

    def _picture(self, item: Element, outer: Matrix) -> None:
        found = numbers(item.get("Boundary"), 4)
        if found:
            left, top, width, height = found
            box = _mapped(outer, (left, top, left + width, top + height))
            if min(box[2] - box[0], box[3] - box[1]) <= _LINE:
                self._area(box)
                return
            self.marks.pictures.append(box)
            self.marks.images.append(item.get("ResourceID") or "")


_Point = tuple[float, float]


def _placed(item: Element, outer: Matrix) -> Matrix:
    """How the inside of an object is mapped to the page: by its own matrix, then its corner."""
    corner = numbers(item.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    inner = matrix(item.get("CTM"))
    return then(then(inner, (1.0, 0.0, 0.0, 1.0, corner[0], corner[1])), outer)


def _is_white(item: Element, what: str) -> bool:
    """Whether a colour is given that cannot be seen on paper."""
    for part in item:
        if local_name(part) == what:
            value = (part.get("Value") or "").replace(",", " ").split()
            return value == ["255"] * 3 or part.get("Alpha") == "0"
    return False


def _slants(to_page: Matrix) -> bool:
    a, b, c, d, _, _ = to_page
    return min(abs(a), abs(b)) > _SLANT * max(abs(a), abs(b), 1e-9) or min(
        abs(c), abs(d)
    ) > 4 * _SLANT * max(abs(c), abs(d), 1e-9)


def _mapped(by: Matrix, box: Box) -> Box:
    left, top, right, bottom = box
    corners = [moved(by, x, y) for x in (left, right) for y in (top, bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _outlines(written: str, to_page: Matrix) -> "Iterator[list[_Point | None]]":
    """The outlines of a path as corners on the page; None stands where a curve parts two."""
    outline: list[_Point | None] = []
    start: _Point | None = None
    words = iter(written.split())
    for word in words:
        size = _SIZES.get(word)
        if size is None:
            continue
        found = [number(next(words, None)) for _ in range(size)]
        if word == "C":
            outline.append(start)
            continue
        point = moved(to_page, found[-2], found[-1])
        if word in "MS":
            if any(outline):
                yield outline
            outline, start = [point], point
        else:
            outline += [point] if word == "L" else [None, point]
    if any(outline):
        yield outline
