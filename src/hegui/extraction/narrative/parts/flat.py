"""A stretch of prose without its brackets, and where they were.

A bracket that only holds the number of the noun before it is no bracket: 工作动态（301条）.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from hegui.extraction.narrative.amounts import Amount, Measure

_BRACKET = re.compile(r"[（(）)]")
_INLINE = re.compile(r"(?:共计?|合?计|均?为)?$")
_START = attrgetter("start")
_DEEPEST = 3  # brackets within brackets


@dataclass
class Flat:
    """A stretch without its brackets, and how to get back to the text."""

    text: str = ""
    amounts: list[tuple[int, int, Amount]] = field(default_factory=list)
    brackets: list[tuple[int, int, int]] = field(default_factory=list)


def flattened(text: str, start: int, end: int, amounts: Sequence[Amount], depth: int) -> Flat:
    """The stretch of *text* from *start* to *end*; *depth* brackets are round it already."""
    flat = Flat()
    at = start
    for opened, closed in _pairs(text, start, end) if depth < _DEEPEST else ():
        if opened < at:
            continue
        _add(flat, text, at, opened, amounts)
        inside = within(amounts, opened + 1, closed)
        if _is_inline(text, opened, closed, inside, flat):
            _add(flat, text, opened + 1, closed, amounts)
        else:
            flat.brackets.append((len(flat.text), opened + 1, closed))
        at = closed + 1
    _add(flat, text, at, end, amounts)
    return flat


def _add(flat: Flat, text: str, start: int, end: int, amounts: Sequence[Amount]) -> None:
    shift = len(flat.text) - start
    flat.amounts += [
        (one.start + shift, one.end + shift, one) for one in within(amounts, start, end)
    ]
    flat.text += text[start:end]


def _is_inline(text: str, opened: int, closed: int, inside: Sequence[Amount], flat: Flat) -> bool:
    """Whether a bracket only holds the number of the noun before it: 工作动态（301条）."""
    if len(inside) != 1 or inside[0].end != closed or inside[0].measure is not Measure.COUNT:
        return False
    if not _INLINE.fullmatch(text[opened + 1 : inside[0].start]):
        return False
    clause = max(flat.text.rfind(char) for char in "，,、；;。：:") + 1
    counted = (Measure.COUNT, Measure.MONEY)
    return not any(low >= clause and one.measure in counted for low, _, one in flat.amounts[-3:])


def _pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost brackets that are closed, as offsets of both signs."""
    open_at: list[int] = []
    found: list[tuple[int, int]] = []
    for hit in _BRACKET.finditer(text, start, end):
        if hit[0] in "（(":
            open_at.append(hit.start())
        elif open_at:
            found.append((open_at.pop(), hit.start()))
    return sorted(found)


def within(amounts: Sequence[Amount], start: int, end: int) -> list[Amount]:
    """Those of *amounts* that stand between two offsets."""
    low = bisect_left(amounts, start, key=_START)
    high = bisect_left(amounts, end, low, key=_START)
    return [one for one in amounts[low:high] if one.end <= end]
