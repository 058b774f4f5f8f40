"""Lines that belong to the paper and not to the text: page numbers, running headers and footers.

Told by where they stand and by coming back on other pages, never by what they say, but for the
ways to write the number of a page.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from hegui.documents.readers.paper.lines import Line
from hegui.documents.readers.paper.page import Page

_EDGE = 0.13  # of the page's height: above and below it page numbers may stand
_NEAR_EDGE = 0.1  # running titles
_SAME_SPOT = 6.0  # points
_APART = 1.2  # of a line's height, between a running title and the text
_NUMBER = re.compile(
    r"[-—–－─~·•.\s]*(?P<n>[0-9]{1,3})[-—–－─~·•.\s]*"
    r"|第\s*(?P<m>[0-9]{1,3})\s*页(?:[\s，,/]*共\s*[0-9]{1,3}\s*页)?"
    r"|(?P<k>[0-9]{1,3})\s*/\s*[0-9]{1,3}|[pP](?:age)?\.?\s*(?P<p>[0-9]{1,3})"
)
_MARKED = re.compile(r"[-—–－─~·]\s*[0-9]|第|[0-9]\s*/|[pP]")
_DIGITS = re.compile(r"[0-9]+")
_ROMAN = re.compile(r"[ivxIVX]{1,5}")


def margins_of(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[int]:
    """Ids of the lines (of each page) that belong to the paper alone."""
    return _page_numbers(pages, lines) | _running(pages, lines)


def _page_numbers(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[int]:
    """Numbers of pages: marked as such, or counting on from page to page."""
    found: set[int] = set()
    bare: dict[tuple[bool, int], list[Line]] = defaultdict(list)
    for page, own in zip(pages, lines, strict=True):
        for line in (*own[:2], *own[-2:]):
            at_top = line.bottom < _EDGE * page.height
            if not at_top and line.top < (1 - _EDGE) * page.height:
                continue
            match = _NUMBER.fullmatch(line.text)
            if match is None:
                continue
            number = int(next(filter(None, match.groups())))
            if _MARKED.search(line.text):
                found.add(id(line))
            else:
                bare[at_top, number - page.number].append(line)
    for (_, offset), same in bare.items():
        pages_with = {line.page for line in same}
        if len(pages_with) > 1 or (len(pages) == 1 and offset == 0):
            found.update(id(line) for line in same)
    return found


def _running(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[int]:
    """Lines in the margin that stand on the same spot of several pages."""
    if len(pages) == 1:
        return set()
    spots: dict[str, list[tuple[Line, bool]]] = defaultdict(list)
    for page, own in zip(pages, lines, strict=True):
        for index, line in enumerate(own):
            top = line.bottom < _NEAR_EDGE * page.height
            if top or line.top > (1 - _NEAR_EDGE) * page.height:
                words = _DIGITS.sub("#", "".join(line.text.split()))
                spots[words].append((line, _apart(own, index, top=top)))
    found: set[int] = set()
    for same in spots.values():
        for spot in {round(line.middle / _SAME_SPOT) for line, _ in same}:
            group = [one for one in same if abs(one[0].middle - spot * _SAME_SPOT) <= _SAME_SPOT]
            often = {line.page for line, apart in group if apart}
            if len(often) > 2 or len(often) * 2 > len(pages):
                found.update(id(line) for line, _ in group)
    return found


def _apart(own: Sequence[Line], index: int, *, top: bool) -> bool:
    """Whether room is left between a line in the margin and the text."""
    line = own[index]
    if top:
        after = next((one for one in islice(own, index + 1, None) if one.top > line.bottom), None)
        return after is None or after.top - line.bottom > _APART * line.height
    before = next((own[at] for at in range(index - 1, -1, -1) if own[at].bottom < line.top), None)
    return before is None or line.top - before.bottom > _APART * line.height
