"""Many items through worker processes, one process a slot: none lost, none twice.

A crash, a hang or a memory blow-up in a worker is a normal event: it costs one item its first
try, never the run. Workers answer item by item, so the item a worker died on is known at once,
without searching its chunk; it is tried once more, carefully, in a fresh process of its own.
Processes and pipes are used directly, because a pool tells neither how a worker ended nor on
which item. Knows neither reports nor rules.
"""

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Generic

from hegui.batch.child import CAREFUL, Done, Failed, Item, Ready, Result, Start, serve
from hegui.batch.limits import Limits, ended_by_time
from hegui.errors import HeguiError

# Never fork: threads of libraries and open connections do not survive it.
_METHOD = "spawn" if sys.platform == "win32" else "forkserver"
_CHUNK = 25
_GRACE = 10  # seconds the parent waits beyond the worker's own limit

CRASHED = "未能审核：解析进程崩溃"
TIMED_OUT = "未能审核：处理超时"
NO_MEMORY = "未能审核：内存超限"


@dataclass(frozen=True, slots=True)
class Answered(Generic[Result]):
    """What became of one item.

    Attributes:
        index: which item, by its place in the sequence.
        result: what the work gave; None if it gave nothing.
        lost: Chinese: why it gave nothing; "" if it did.
        careful: Chinese: why the item had to be tried a second time; "" if it had not.
        traceback: of the exception that ended the work, for whoever mends the program.
    """

    index: int
    result: Result | None
    lost: str = ""
    careful: str = ""
    traceback: str = ""


def prepare() -> None:
    """Begin to import what workers need, while the caller still reads rules.

    Ctrl-C reaches every process of a terminal; workers inherit that they do not hear it.
    """
    if _METHOD == "spawn":
        return
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - Windows has none

    forkserver.set_forkserver_preload(["__main__", "hegui.batch.worker"])
    resource_tracker.ensure_running()  # before the mask is set, because it sets it too
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run_slots(
    items: Sequence[Item], start: Start[Item, Result], *, jobs: int, limits: Limits | None = None
) -> Iterator[Answered[Result]]:
    """What *start*'s function makes of each of *items*, as it comes; every item once.

    Raises:
        HeguiError: no worker could be brought to work at all, or *start* raised this very error.
    """
    prepare()
    run = _Run(items, start, limits or Limits())
    slots = [_Slot() for _ in range(max(1, min(jobs, len(items))))]
    size = max(1, min(_CHUNK, len(items) // (len(slots) * 2)))
    try:
        while run.open:
            for slot in slots:
                if not slot.flying:
                    run.feed(slot, size)
            wait([slot.pipe for slot in slots if slot.pipe and slot.flying], timeout=0.5)
            for slot in slots:
                yield from run.collect(slot)
    finally:
        for slot in slots:
            slot.end()


def in_child(start: Start[Item, Result], item: Item) -> Result:
    """What *start*'s function makes of *item*, in a process of its own.

    Raises:
        HeguiError: the process died, or the work raised; the message says why in Chinese.
    """
    (answer,) = run_slots([item], start, jobs=1)
    if answer.result is None:
        raise HeguiError(f"{answer.lost}\n{answer.traceback}".rstrip())
    return answer.result


@dataclass
class _Slot:
    """One worker at a time, and the items it was given and has not answered."""

    process: BaseProcess | None = None
    pipe: Connection | None = None
    flying: deque[int] = field(default_factory=deque)
    careful: bool = False
    ready: bool = False
    given: int = 0
    deadline: float = 0.0

    def open(self, start: Start[Item, Result], limits: Limits, *, careful: bool) -> None:
        context = multiprocessing.get_context(_METHOD)
        self.pipe, theirs = context.Pipe()
        process: BaseProcess = context.Process(  # type: ignore[attr-defined]  # of the concrete contexts
            target=serve, args=(start, CAREFUL if careful else "", limits, theirs), daemon=True
        )
        process.start()
        self.process = process
        theirs.close()  # so that the worker's end is the only one, and its death is heard
        self.careful, self.ready, self.given = careful, False, 0
        self.deadline = monotonic() + limits.start_seconds

    def end(self, patience: float = 0) -> int | None:
        """End the worker, if there is one, after *patience* seconds; the code it ended with.

        An idle worker holds nothing worth waiting for; one that is dying tells why by its code.
        """
        if self.process is None or self.pipe is None:
            return None
        self.process.join(patience)
        self.process.kill()
        self.process.join()
        code = self.process.exitcode
        self.pipe.close()
        self.process = self.pipe = None
        return code


class _Run(Generic[Item, Result]):
    """Which items wait, which must be tried again, and what is known of the workers."""

    def __init__(self, items: Sequence[Item], start: Start[Item, Result], limits: Limits) -> None:
        self.items, self.start, self.limits = items, start, limits
        self.open = len(items)
        self.todo = deque(range(len(items)))
        self.again: dict[int, str] = {}  # items a worker died on → why
        self.suspect: deque[int] = deque()  # those of them that still wait
        self.all_careful = False  # since a worker could not get ready otherwise

    def feed(self, slot: _Slot, size: int) -> None:
        """Give an idle slot its next items, and a worker if it has none that suits them."""
        suspected = bool(self.suspect)
        if suspected:
            chunk, careful = [self.suspect.popleft()], True
        elif self.todo:
            count = min(size, len(self.todo))
            chunk = [self.todo.popleft() for _ in range(count)]
            careful = self.all_careful
        else:
            return
        if suspected or slot.careful != careful or slot.given >= self.limits.reports:
            slot.end()
        if slot.process is None or slot.pipe is None:
            slot.open(self.start, self.limits, careful=careful)
        slot.flying.extend(chunk)
        slot.given += len(chunk)
        if slot.ready:
            slot.deadline = self._deadline()
        if slot.pipe is not None:
            with suppress(OSError):  # The worker is dead already; collect() hears of it.
                slot.pipe.send([self.items[index] for index in chunk])

    def collect(self, slot: _Slot) -> Iterator[Answered[Result]]:
        """Take what a worker has answered; notice its death and its silence."""
        try:
            while slot.pipe is not None and slot.flying and slot.pipe.poll():
                answer = slot.pipe.recv()
                slot.deadline = self._deadline()
                if isinstance(answer, Ready):
                    slot.ready = True
                else:
                    yield from self._take(slot, answer)
        except (EOFError, OSError):
            yield from self._died(slot, timed_out=False)
            return
        if slot.flying and monotonic() > slot.deadline:
            yield from self._died(slot, timed_out=True)

    def _take(self, slot: _Slot, answer: Done[Result] | Failed) -> Iterator[Answered[Result]]:
        if not slot.ready:
            self._give_back(slot)
            slot.end()
            if isinstance(answer, Failed) and answer.raised is not None:
                raise answer.raised
            if not isinstance(answer, Failed) or slot.careful:
                raise HeguiError(f"工作进程无法启动：{_words(answer)}")
            self.all_careful = True
            return
        index = slot.flying.popleft()
        if isinstance(answer, Done):
            self.open -= 1
            yield Answered(index, answer.result, careful=self.again.get(index, ""))
        elif answer.memory:
            self._give_back(slot)
            slot.end()
            yield from self._blame(index, NO_MEMORY)
        else:
            self.open -= 1
            name = answer.what.partition(":")[0]
            reason = f"未能审核：程序处理这份报告时出错（{name}）"
            yield Answered(index, None, reason, self.again.get(index, ""), answer.traceback)

    def _died(self, slot: _Slot, *, timed_out: bool) -> Iterator[Answered[Result]]:
        ready = slot.ready
        code = slot.end(patience=0.2)
        if not ready:
            self._give_back(slot)
            if slot.careful:
                raise HeguiError(f"工作进程无法启动（退出代码 {code}）。")
            self.all_careful = True
            return
        index = slot.flying.popleft()
        self._give_back(slot)
        yield from self._blame(index, TIMED_OUT if timed_out or ended_by_time(code) else CRASHED)

    def _blame(self, index: int, why: str) -> Iterator[Answered[Result]]:
        if index in self.again:
            self.open -= 1
            yield Answered(index, None, why, self.again[index])
        else:
            self.again[index] = why
            self.suspect.append(index)

    def _give_back(self, slot: _Slot) -> None:
        for index in reversed(slot.flying):
            if index in self.again:
                self.suspect.appendleft(index)
            else:
                self.todo.appendleft(index)
        slot.flying.clear()

    def _deadline(self) -> float:
        return monotonic() + self.limits.seconds + _GRACE


def _words(answer: Done[Result] | Failed) -> str:
    return answer.what if isinstance(answer, Failed) else "没有就绪就给出了结果"
