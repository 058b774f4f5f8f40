"""One thing that belongs to a person, before it becomes a fact."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        kind: of the kinds of the fact ``identifier``.
        start: offset in the prose of its first character.
        end: offset behind its last one.
        shown: what may be told of it.
        contact: whether it is said to be how to reach or to pay an office.
    """

    kind: str
    start: int
    end: int
    shown: str
    contact: bool = False
