"""What a reader asks for before it does what readers otherwise never do.

A worker gives each file seconds, and lets nobody write files or start programs. Recognising a
scan takes minutes, and a converter is a program of its own: such a reader says so here first.
Whoever runs readers says what happens then; by itself nothing does.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass


@dataclass(slots=True)
class _Answers:
    slow: Callable[[], None] | None = None
    program: Callable[[], AbstractContextManager[None]] = nullcontext


_answers = _Answers()


def when_asked(
    slow: Callable[[], None], program: Callable[[], AbstractContextManager[None]]
) -> None:
    """Say what happens when a reader takes long, and around what it does with a program."""
    _answers.slow, _answers.program = slow, program


def takes_long() -> None:
    """Said by a reader before it begins with what takes minutes; may be said again."""
    if _answers.slow is not None:
        _answers.slow()


def runs_program() -> AbstractContextManager[None]:
    """Within this, a reader may start a program and write files for it."""
    return _answers.program()
