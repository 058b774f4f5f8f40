"""One worker process at a time, with its pipe and the items it was given."""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from time import monotonic

from hegui.batch.child import CAREFUL, Item, Result, Start, serve
from hegui.batch.limits import Limits
from hegui.batch.pipe import Inbox
from hegui.batch.wire import Stage

# Never fork: threads of libraries and open connections do not survive it.
METHOD = "spawn" if sys.platform == "win32" else "forkserver"

# Starting a process asks after all others, and only who asks first hears how one has ended.
_PROCESSES = Lock()


@dataclass
class Slot:
    """A worker, if there is one, and what is known of it.

    Attributes:
        limits: for its reports.
        pipe: to the worker; None if there is none.
        flying: the items it was given and has not answered, by their places in the sequence.
        careful: which way it works.
        ready: whether it said so.
        given: how many items it was given.
        answered: how many it has answered.
        stages: how far it is with the first of *flying*.
        deadline: when to give it up, on the clock of ``monotonic``.
    """

    limits: Limits
    pipe: Connection | None = None
    flying: deque[int] = field(default_factory=deque)
    careful: bool = False
    ready: bool = False
    given: int = 0
    answered: int = 0
    stages: set[Stage] = field(default_factory=set)
    deadline: float = 0.0
    _process: BaseProcess | None = None
    _inbox: Inbox | None = None

    @property
    def slow(self) -> bool:
        """Whether the item at hand is of the slow kind."""
        return Stage.SLOW in self.stages

    def suits(self, *, careful: bool) -> bool:
        """Whether there is a worker of that way, with nothing left to say and items to go."""
        return (
            self._inbox is not None
            and self.careful == careful
            and self.given < self.limits.reports
            and (not self.ready or self._inbox.is_empty())
        )

    def open(self, start: Start[Item, Result], *, careful: bool) -> None:
        """Start a worker."""
        context = multiprocessing.get_context(METHOD)
        self.pipe, theirs = context.Pipe()
        process: BaseProcess = context.Process(  # type: ignore[attr-defined]  # of the concrete contexts
            target=serve,
            args=(start, CAREFUL if careful else "", self.limits, theirs),
            daemon=True,
        )
        with _PROCESSES:
            process.start()
        self._process, self._inbox = process, Inbox(self.pipe, self.limits.answer_bytes)
        theirs.close()  # so that the worker's end is the only one, and its death is heard
        self.careful, self.ready, self.given, self.answered = careful, False, 0, 0
        self.stages.clear()
        self.deadline = monotonic() + self.limits.start_seconds

    def give(self, indices: Sequence[int], items: Sequence[Item]) -> None:
        """Send the worker the *items* of these *indices*."""
        self.flying.extend(indices)
        self.given += len(indices)
        if self.ready:
            self.begin_item()
        if self.pipe is not None:
            with suppress(OSError):  # The worker is dead already; whoever listens hears of it.
                self.pipe.send([items[index] for index in indices])

    def messages(self) -> Iterator[bytes]:
        """What the worker has said by now.

        Raises:
            EOFError: it is dead, and all it said was given.
            OSError: the same; or it said too much.
        """
        return iter(()) if self._inbox is None else self._inbox.messages()

    def begin_item(self) -> None:
        """From here on the worker is at the first of *flying*."""
        self.stages.clear()
        self.deadline = monotonic() + self.limits.seconds + self.limits.grace_seconds

    def reach(self, stage: Stage) -> None:
        """The worker has come so far with its item."""
        self.stages.add(stage)
        if stage is Stage.SLOW:
            self.deadline = monotonic() + self.limits.slow_seconds + self.limits.grace_seconds

    def end(self, patience: float = 0) -> int | None:
        """End the worker, if there is one, after *patience* seconds; the code it ended with.

        An idle worker holds nothing worth waiting for; one that is dying tells why by its code.
        """
        if self._process is None or self.pipe is None:
            return None
        with _PROCESSES:
            self._process.join(patience)
            _kill_all_of(self._process)
            self._process.join()
        code = self._process.exitcode
        self.pipe.close()
        self._process = self._inbox = self.pipe = None
        return code


def _kill_all_of(process: BaseProcess) -> None:
    """Kill a worker and whatever it started; it leads a group of its own once it is ready."""
    if process.pid is not None and hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
