"""Work that goes wrong on purpose, for workers to die of."""

import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from hegui.batch.discover import Found
from hegui.batch.results import Judged
from hegui.batch.work import Judging
from hegui.engine.durable import DurableBackend


@dataclass(frozen=True)
class Poison:
    """Squares numbers, and ends its process in the ways that strings name."""

    def __call__(self, *, careful: bool) -> Callable[[int | str], int | str]:
        def work(item: int | str) -> int | str:
            if isinstance(item, int):
                return item * item
            if item == "crash" or (item == "crash unless careful" and not careful):
                os.abort()
            if item == "spin":
                while True:
                    pass
            if item == "sleep":
                signal.pause()
            if item == "memory":
                return str(len(bytearray(6 << 30)))
            if item == "raise":
                raise ValueError(item)
            return item

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return work


@dataclass(frozen=True)
class CrashAtStart:
    """Cannot get ready but carefully."""

    def __call__(self, *, careful: bool) -> Callable[[int], int]:
        if not careful:
            os.abort()
        return lambda item: item + 1


@dataclass(frozen=True)
class NeverReady:
    """Cannot get ready at all."""

    def __call__(self, *, careful: bool) -> Callable[[int], int]:
        raise RuntimeError(f"careful={careful}")


@dataclass(frozen=True)
class Slow:
    """Tells which process did the work."""

    def __call__(self, *, careful: bool) -> Callable[[int], int]:  # noqa: ARG002 - the signature of a Start
        def work(_: int) -> int:
            time.sleep(0.01)
            return os.getpid()

        return work


@dataclass(frozen=True)
class EngineThatDies:
    """Judges as ever, but the engine in C takes its process with it."""

    judging: Judging

    def __call__(self, *, careful: bool) -> Callable[[Found], Judged]:
        work = self.judging(careful=careful)  # the engine passes its check at the start
        if not careful:
            setattr(DurableBackend, "run", _abort)  # noqa: B010 - in this child alone, unseen by types
        return work


def _abort(*_: object) -> NoReturn:
    os.abort()
