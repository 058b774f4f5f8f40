"""One slip of the pen before it becomes a fact, and what a Chinese character is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HAN = "\u3400-\u4dbf\u4e00-\u9fff"  # for character classes


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip.

    Attributes:
        kind: of the kinds of the fact ``slip``.
        start: offset in the prose of its first character.
        end: offset behind its last one.
        detail: Chinese: what is wrong.
        count: how many it stands for.
        shown: what to quote; "" for the words themselves with a few round them.
        extracted: whether it may be the doing of whoever took the text off a page.
    """

    kind: str
    start: int
    end: int
    detail: str
    count: int = 1
    shown: str = ""
    extracted: bool = False


def hits_at(
    begins: re.Pattern[str], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` tells, tried only where *begins* finds a first character.

    An alternation that starts with a look behind is tried at every character by ``re``; most
    reports have next to none of the signs looked for.
    """
    last = 0
    for first in begins.finditer(text):
        hit = pattern.match(text, first.start()) if first.start() >= last else None
        if hit is not None:
            last = hit.end()
            yield hit
