"""Small bar charts as SVG, made by hand: no library, no request, the same bytes each time.

Every chart has a size of its own and says in words what it shows; colour is never alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from hegui.reporting.words import harmless

_LINE = 26
_LABEL = 84
_NUMBER = 56
_COLOURS = ("#1a7f4b", "#2f6fb3", "#b7791f", "#b3261e")  # of grades, the best first


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, how many, and its colour."""

    label: str
    number: int
    colour: str


def bars(title: str, values: Sequence[Bar], width: int = 360, unit: str = "份") -> str:
    """Horizontal bars, one a line, as long as their numbers."""
    height = _LINE * len(values)
    longest = max((bar.number for bar in values), default=0) or 1
    room = width - _LABEL - _NUMBER
    lines = [
        _bar(bar, index * _LINE, room * bar.number // longest, unit)
        for index, bar in enumerate(values)
    ]
    return (
        f'<svg role="img" aria-label="{_safe(title)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(lines)}</svg>'
    )


def grade_bars(grades: Sequence[tuple[str, int]], unscored: int) -> str:
    """How many reports have each grade, best first, and how many have no score."""
    values = [
        Bar(name, number, _COLOURS[min(index, len(_COLOURS) - 1)])
        for index, (name, number) in enumerate(grades)
    ]
    if unscored:
        values.append(Bar("不能评分", unscored, "#6b7280"))
    return bars("各等级的报告份数", values)


def _bar(bar: Bar, top: int, length: int, unit: str) -> str:
    return (
        f"<g><title>{_safe(bar.label)}：{bar.number}{unit}</title>"
        f'<text x="0" y="{top + 18}" class="bar-label">{_safe(bar.label)}</text>'
        f'<rect x="{_LABEL}" y="{top + 5}" width="{max(length, 2 if bar.number else 0)}" '
        f'height="16" rx="2" fill="{_safe(bar.colour)}"/>'
        f'<text x="{_LABEL + length + 8}" y="{top + 18}" class="bar-number">{bar.number}</text>'
        "</g>"
    )


def _safe(text: str) -> str:
    return escape(harmless(text), quote=True)
