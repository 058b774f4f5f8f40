"""Work that goes wrong on purpose, for workers to die of."""

import gc
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import NoReturn

from hegui.batch import limits
from hegui.batch.child import Tell
from hegui.batch.results import Judged
from hegui.batch.task import Task
from hegui.batch.wire import Stage
from hegui.batch.work import Judging
from hegui.engine.durable import DurableBackend
from hegui.errors import Mistake, PackError


@dataclass(frozen=True)
class Poison:
    """Squares numbers, and ends its process in the ways that strings name.

    A string with "later" is harmful only after the item was told to be read; with "unless
    careful" it is harmless in the second try.
    """

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[int | str], int]:
        def work(item: int | str) -> int:
            if isinstance(item, int):
                return item * item
            if "later" in item:
                tell(Stage.READ)
            if "slow" in item:
                tell(Stage.SLOW)
            if "unless careful" not in item or not careful:
                _harm(item.split()[0])
            return -1

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return work

    def gives(self) -> type[int]:
        return int


def _harm(way: str) -> None:
    if way.startswith("SIG"):
        signal.raise_signal(signal.Signals[way])
    elif way == "crash":
        os.abort()
    elif way == "exit":
        os._exit(7)
    elif way == "leave":
        sys.exit(7)
    elif way == "spin":
        while True:
            pass
    elif way == "sleep":
        signal.pause()
    elif way == "memory":
        len(bytearray(6 << 30))
    elif way == "raise":
        raise ValueError(way)


@dataclass(frozen=True)
class CrashAtStart:
    """Cannot get ready but carefully."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[int], int]:  # noqa: ARG002 - the signature of a Start
        if not careful:
            os.abort()
        return lambda item: item + 1

    def gives(self) -> type[int]:
        return int


@dataclass(frozen=True)
class NeverReady:
    """Cannot get ready at all."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[int], int]:  # noqa: ARG002 - the signature of a Start
        raise RuntimeError(f"careful={careful}")

    def gives(self) -> type[int]:
        return int


@dataclass(frozen=True)
class WrongRules:
    """Cannot get ready because of a mistake in files that people write."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[int], int]:  # noqa: ARG002 - the signature of a Start
        raise PackError([Mistake("rules/x.yaml", 3, 1, "少了编号")])

    def gives(self) -> type[int]:
        return int


@dataclass(frozen=True)
class Slow:
    """Tells which process did the work."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[int], int]:  # noqa: ARG002 - the signature of a Start
        def work(_: int) -> int:
            time.sleep(0.01)
            return os.getpid()

        return work

    def gives(self) -> type[int]:
        return int


@dataclass(frozen=True)
class EngineThatDies:
    """Judges as ever, but the engine in C takes its process with it."""

    judging: Judging

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[Task], Judged]:
        work = self.judging(careful=careful, tell=tell)  # the engine passes its check at the start
        if not careful:
            setattr(DurableBackend, "run", _abort)  # noqa: B010 - in this child alone, unseen by types
        return work

    def gives(self) -> type[Judged]:
        return Judged


def _abort(*_: object) -> NoReturn:
    os.abort()


@dataclass(frozen=True)
class Repeating:
    """Gives a text of so many characters."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[int], str]:  # noqa: ARG002 - the signature of a Start
        return lambda item: "x" * item

    def gives(self) -> type[str]:
        return str


@dataclass(frozen=True)
class Possessed:
    """Writes bytes of its own into the pipe, as if a report had taken the worker over."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[str], str]:  # noqa: ARG002 - the signature of a Start
        def work(item: str) -> str:
            if item == "honest":
                return item
            os.write(_pipe().fileno(), bytes.fromhex(item))
            signal.pause()
            return ""

        return work

    def gives(self) -> type[str]:
        return str


def _pipe() -> Connection:
    """The worker's end, which nobody gave to the work."""
    return next(one for one in gc.get_objects() if isinstance(one, Connection) and not one.closed)


@dataclass(frozen=True)
class WithoutLimits:
    """A worker on a system that enforces no limits, where only the parent's deadline is left."""

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[str], int]:  # noqa: ARG002 - the signature of a Start
        limits.ENFORCED = False  # in this child alone

        def work(item: str) -> int:
            if item == "sleep":
                time.sleep(60)
            return len(item)

        return work

    def gives(self) -> type[int]:
        return int
