"""Charts of the site as SVG, made by hand: no library, no request, the same bytes each time.

Every chart says in words what it shows, has numbers beside its shapes, and tells series apart by
form as well as by colour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from hegui.reporting.words import harmless

INK = {"error": "#b3261e", "warning": "#d99a00", "notice": "#7ba7d0"}
_BLUE, _SOFT, _LINE = "#1a4b84", "#57606a", "#d0d7de"
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a histogram: its label under the axis, how many, what a tooltip says."""

    label: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """A score in a year, and the range it lies in."""

    year: str
    value: Decimal
    low: Decimal
    high: Decimal
    words: str


def steps(title: str, values: Sequence[Step], width: int = 460, height: int = 190) -> str:
    """Upright bars side by side, each with its number on top."""
    most = max((one.number for one in values), default=0) or 1
    room, base = width / (len(values) or 1), height - 22
    shapes = []
    for at, one in enumerate(values):
        middle, tall = room * (at + 0.5), (base - 22) * one.number / most
        top = base - max(tall, 2 if one.number else 0)
        shapes.append(
            f"<g><title>{_safe(one.words)}</title>"
            f'<rect x="{middle - room * 0.38:.1f}" y="{top:.1f}" width="{room * 0.76:.1f}" '
            f'height="{base - top:.1f}" fill="{_BLUE}"/>'
            f"{_text(middle, top - 5, str(one.number), 'middle') if one.number else ''}"
            f"{_text(middle, height - 5, one.label, 'middle')}</g>"
        )
    axis = _line(0, base, width, base)
    return _svg(title, width, height, axis + "".join(shapes))


def course(title: str, points: Sequence[Point], width: int = 460, height: int = 190) -> str:
    """Scores from year to year, oldest first: a line, with the range of each upright."""
    lowest = min((one.low for one in points), default=_FULL)
    floor = min(Decimal(int(lowest) // 10 * 10), Decimal(90))
    base, top = height - 24, 22
    room = width / (len(points) or 1)

    def place(at: int, value: Decimal) -> tuple[float, float]:
        up = float((value - floor) / (_FULL - floor))
        return room * (at + 0.5), base - (base - top) * up

    shapes = [_line(0, y, width, y) + _text(0, y - 4, words, "start", soft=True)
              for words, y in ((f"{floor}", base), ("100", top))]  # fmt: skip
    ends = [place(at, one.value) for at, one in enumerate(points)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in ends)
    shapes.append(f'<polyline points="{path}" fill="none" stroke="{_BLUE}" stroke-width="2"/>')
    for at, (one, (x, y)) in enumerate(zip(points, ends, strict=True)):
        low, high = place(at, one.low)[1], place(at, one.high)[1]
        shapes.append(
            f"<g><title>{_safe(one.words)}</title>"
            f'<line x1="{x:.1f}" y1="{low:.1f}" x2="{x:.1f}" y2="{high:.1f}" '
            f'stroke="{_SOFT}" stroke-width="6" stroke-opacity=".4"/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{_BLUE}"/>'
            f"{_text(x + 8, y + (18 if y < top + 14 else -8), str(one.value), 'start')}"
            f"{_text(x, height - 6, one.year, 'middle')}</g>"
        )
    return _svg(title, width, height, "".join(shapes))


def stacked(title: str, parts: Sequence[tuple[str, str, int]], most: int, width: int) -> str:
    """One lying bar of (severity, words, number), as long as their sum is of *most*."""
    shapes, left = [], 0.0
    for severity, words, number in parts:
        long = width * number / (most or 1)
        if number:
            shapes.append(
                f'<rect x="{left:.1f}" y="2" width="{max(long, 1.5):.1f}" height="14" '
                f'fill="{INK[severity]}"><title>{_safe(words)} {number} 处</title></rect>'
            )
        left += long
    return _svg(title, width, 18, "".join(shapes))


def span(title: str, points: Point, floor: Decimal, width: int = 150) -> str:
    """Where a score lies between *floor* and 100: its range as a bar, itself as a dot."""

    def place(value: Decimal) -> float:
        return 5 + (width - 10) * float((value - floor) / ((_FULL - floor) or 1))

    low, high = place(points.low), place(points.high)
    return _svg(
        title,
        width,
        18,
        f'<line x1="5" y1="9" x2="{width - 5}" y2="9" stroke="{_LINE}"/>'
        f'<rect x="{low:.1f}" y="6" width="{max(high - low, 0.1):.1f}" height="6" '
        f'fill="{_SOFT}" fill-opacity=".5"/>'
        f'<circle cx="{place(points.value):.1f}" cy="9" r="4.5" fill="{_BLUE}"/>',
    )


def histogram(scores: Sequence[Decimal]) -> Iterator[Step]:
    """Scores in steps of five; those under 60 together, full marks apart."""
    edges = [Decimal(edge) for edge in range(60, 100, 5)]
    under = sum(1 for one in scores if one < edges[0])
    yield Step("<60", under, f"60 分以下：{under} 份")
    for low in edges:
        high = low + 5
        number = sum(1 for one in scores if low <= one < high)
        yield Step(f"{low}–", number, f"{low} 分以上，不到 {high} 分：{number} 份")
    full = sum(1 for one in scores if one >= _FULL)
    yield Step("100", full, f"100 分：{full} 份")


def _svg(title: str, width: int, height: int, inside: str) -> str:
    return (
        f'<svg role="img" aria-label="{_safe(title)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{inside}</svg>'
    )


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{_LINE}"/>'


def _text(x: float, y: float, words: str, anchor: str, *, soft: bool = False) -> str:
    kind = "chart-soft" if soft else "chart-text"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">'
        f"{_safe(words)}</text>"
    )


def _safe(text: str) -> str:
    return escape(harmless(text), quote=True)
