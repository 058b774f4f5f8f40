"""Signs of the wrong width and blanks between Chinese characters: one slip for a report.

Blanks round figures and Latin words are ordinary; so are those behind a mark of a list or a short
heading at the beginning of a paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hegui.extraction.narrative.slips.slip import HAN, hits_at

_SIGN = re.compile(
    rf"(?<=[{HAN}”》）])[,;:?!](?=[{HAN}“《（])"
    rf"|(?<=[{HAN}])[,;!?](?=[0-9]*[{HAN}])"
    rf"|(?<=[{HAN}])[,;.!?:]$"
    rf"|(?<=[{HAN}])\.(?=[{HAN}“《])"
)
_SIGN_BEGINS = re.compile(r"[,;.:?!]")
_BLANK = re.compile(rf"(?<=[{HAN}]) {{1,3}}(?=[{HAN}])")
_MARKED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|[一二三四五六七八九十]是)"
)
_LIST_SIGN = re.compile(r"(?:^|[。；\s])[一二三四五六七八九十]{1,3}$")
_PROSE = re.compile(r"[，。；,;]")
_NEAR = 6
_MOST = 3
_LONGEST_HEADING = 20


@dataclass(frozen=True)
class Spot:
    """One such sign or blank: in which line, and the words round it."""

    line: int
    shown: str


def find_width(
    lines: Iterable[tuple[int, str]],
    heading_ends: tuple[str, ...],
    filled: frozenset[tuple[int, int]],
) -> tuple[int, str, int] | None:
    """Line of the first, the first few with their words, how many; None if there is none.

    *lines* are the paragraphs as the file has them, blanks folded; *filled* the blanks (line,
    offset) that are known to be left for a number.
    """
    spots = [spot for number, text in lines for spot in _spots(number, text, heading_ends, filled)]
    if not spots:
        return None
    shown = "、".join(f"“{spot.shown}”" for spot in spots[:_MOST])
    return spots[0].line, shown, len(spots)


def _spots(
    number: int, text: str, heading_ends: tuple[str, ...], filled: frozenset[tuple[int, int]]
) -> Iterator[Spot]:
    if not (_SIGN_BEGINS.search(text) or " " in text) or not _PROSE.search(text):
        return
    for hit in hits_at(_SIGN_BEGINS, _SIGN, text):
        if not (hit[0] == "." and _LIST_SIGN.search(text[max(0, hit.start() - 4) : hit.start()])):
            yield Spot(number, _round(text, *hit.span()))
    for hit in _BLANK.finditer(text) if " " in text else ():
        if (number, hit.start()) in filled or _behind_heading(text, hit.start(), heading_ends):
            continue
        yield Spot(number, _round(text, *hit.span()))


def _behind_heading(text: str, at: int, heading_ends: tuple[str, ...]) -> bool:
    """Whether what stands before a blank heads the paragraph."""
    if at > _LONGEST_HEADING or _PROSE.search(text, 0, at):
        return False
    return bool(_MARKED.match(text)) or text[:at].endswith(heading_ends)


def _round(text: str, start: int, end: int) -> str:
    return text[max(0, start - _NEAR) : end + _NEAR].strip()
