"""A runner without processes: for tests that ask what is done, in which order, and how often."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from hegui.batch.slots import Answered
from hegui.batch.task import Task
from hegui.documents import permission
from hegui.documents.permission import when_asked

_READY: list[tuple[object, Any]] = []  # what was asked for before, and what does it


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The runner was told to give no more answers."""


class Inline:
    """Does all work in this process and remembers it.

    Attributes:
        done: what was done, in order: ``read``, ``judge`` or ``compare``, and the file.
    """

    def __init__(self, shuffle: Random | None = None, stop: int | None = None) -> None:
        """Answer in the order that *shuffle* gives; no more than *stop* times."""
        self.done: list[str] = []
        self._shuffle, self._stop = shuffle, stop

    def __call__(self, items: Sequence[Any], start: Any) -> Iterator[Answered[Any]]:
        """Answers for *items*."""
        work = _ready(start)
        order = list(range(len(items)))
        if self._shuffle is not None:
            self._shuffle.shuffle(order)
        for index in order:
            if len(self.done) == self._stop:
                raise Stopped
            item = items[index]
            self.done.append(named(item))
            yield Answered(index, work(item))


def named(item: object) -> str:
    """What an item is written down as: what is done, and of which file."""
    if isinstance(item, Task):
        return f"{'judge' if item.facts else 'read'} {item.file.shown}"
    return f"compare {getattr(item, 'shown', '')}"


def _ready(start: Any) -> Any:
    for known, work in _READY:
        if known == start:
            return work
    answers = permission._answers
    before = answers.slow, answers.program
    work = start(careful=False, tell=lambda _stage: None)
    when_asked(before[0] or (lambda: None), before[1])
    _READY.append((start, work))
    return work
