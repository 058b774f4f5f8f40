"""Frames: where a rule's aliases and named values stand while its closures work.

Slot 0 holds the context of the report; every alias and every named value has a slot of its
own, given while the rule is compiled.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Frame = list[Any]
Closure = Callable[[Frame], Any]

UNSET = object()  # a named value not worked out yet; None is a value: unknown


@dataclass
class Scope:
    """Slots of one rule; grows while its trees are compiled.

    Attributes:
        vocabulary: word lists, for ``mentions``.
        derived: kinds that derivations give; their facts may be doubtful.
        slots: alias → slot.
        named: name under ``let`` → (slot, closure of its expression).
        size: length of a frame.
    """

    vocabulary: Mapping[str, Sequence[str]]
    derived: frozenset[str] = frozenset()
    slots: dict[str, int] = field(default_factory=dict)
    named: dict[str, tuple[int, Closure]] = field(default_factory=dict)
    size: int = 1

    def add(self, alias: str) -> int:
        """A new slot for a fact."""
        self.slots[alias] = slot = self.size
        self.size += 1
        return slot

    def name(self, name: str, closure: Closure) -> None:
        """A new slot for a named value."""
        self.named[name] = (self.size, closure)
        self.size += 1

    def frame(self, context: object) -> Frame:
        """A fresh frame, without facts."""
        return [context, *[UNSET] * (self.size - 1)]


def always(_frame: Frame) -> bool:
    """The condition that is not written."""
    return True
