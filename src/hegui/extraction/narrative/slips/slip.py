"""One slip of the pen before it becomes a fact, and what a Chinese character is."""

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
