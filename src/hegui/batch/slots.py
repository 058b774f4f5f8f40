"""Many items through worker processes, one process a slot: none lost, none twice.

A crash, a hang or a memory blow-up in a worker is a normal event: it costs one item, never the
run. Workers answer item by item, so the item a worker died on is known at once, without searching
its chunk. If it had been read by then, it is tried once more, carefully, in a fresh process of
its own; reading has one way only, and what it died of it would die of again. Processes and pipes
are used directly, because a pool tells neither how a worker ended nor on which item. Believes
nothing a worker says. Knows neither reports nor rules.
"""

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from time import monotonic
from typing import Generic

from hegui.batch import endings
from hegui.batch.child import Item, Result, Start
from hegui.batch.limits import Limits
from hegui.batch.slot import METHOD, Slot
from hegui.batch.wire import Done, Failed, Malformed, Message, Reached, Ready, Stage, decode
from hegui.errors import HeguiError

_CHUNK = 25


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
    if METHOD == "spawn":
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
    limits = limits or Limits()
    slots = [Slot(limits) for _ in range(max(1, min(jobs, len(items))))]
    try:
        yield from run_in(slots, items, start, limits)
    finally:
        for slot in slots:
            slot.end()


def run_in(
    slots: Sequence[Slot], items: Sequence[Item], start: Start[Item, Result], limits: Limits
) -> Iterator[Answered[Result]]:
    """The same in *slots*, whose workers may come from an earlier call with the same *start*.

    They are left as they are, idle if every item was answered; whoever has them ends them.

    Raises:
        HeguiError: no worker could be brought to work at all, or *start* raised this very error.
    """
    prepare()
    run = _Run(items, start, limits)
    size = max(1, min(_CHUNK, len(items) // (len(slots) * 2)))
    while run.open:
        for slot in slots:
            if not slot.flying:
                run.feed(slot, size)
        wait([slot.pipe for slot in slots if slot.pipe and slot.flying], timeout=0.5)
        for slot in slots:
            yield from run.collect(slot)


def in_child(start: Start[Item, Result], item: Item) -> Result:
    """What *start*'s function makes of *item*, in a process of its own.

    Raises:
        HeguiError: the process died, or the work raised; the message says why in Chinese.
    """
    (answer,) = run_slots([item], start, jobs=1)
    if answer.result is None:
        raise HeguiError(f"{answer.lost}\n{answer.traceback}".rstrip())
    return answer.result


class _Run(Generic[Item, Result]):
    """Which items wait, which must be tried again, and what is known of the workers."""

    def __init__(self, items: Sequence[Item], start: Start[Item, Result], limits: Limits) -> None:
        self.items, self.start, self.limits = items, start, limits
        self.open = len(items)
        self.todo = deque(range(len(items)))
        self.again: dict[int, str] = {}  # items a worker died on → why
        self.suspect: deque[int] = deque()  # those of them that still wait
        self.all_careful = False  # since a worker could not get ready otherwise

    def feed(self, slot: Slot, size: int) -> None:
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
        if suspected or not slot.suits(careful=careful):
            slot.end()
            slot.open(self.start, careful=careful)
        slot.give(chunk, self.items)

    def collect(self, slot: Slot) -> Iterator[Answered[Result]]:
        """Take what a worker has answered; notice its death, its silence and its nonsense."""
        try:
            for message in slot.messages():
                yield from self._heed(slot, decode(message, self.start.gives()))
                if slot.pipe is None:
                    return
        except Malformed:
            yield from self._ended(slot, endings.MALFORMED)
        except (EOFError, OSError):
            yield from self._ended(slot)
        else:
            if slot.flying and monotonic() > slot.deadline:
                yield from self._ended(slot, endings.too_long(self.limits, slow=slot.slow))

    def _heed(self, slot: Slot, message: Message[Result]) -> Iterator[Answered[Result]]:
        if isinstance(message, Ready) and not slot.ready:
            slot.ready = True
            slot.begin_item()
        elif isinstance(message, Failed) and not slot.ready:
            self._cannot_start(slot, message.what, message.raised)
        elif not slot.ready or not slot.flying or isinstance(message, Ready):
            raise Malformed("out of turn")
        elif not isinstance(message, Reached):
            yield from self._take(slot, message)
        elif message.stage in slot.stages:
            raise Malformed("told twice")
        else:
            slot.reach(message.stage)

    def _take(self, slot: Slot, answer: Message[Result]) -> Iterator[Answered[Result]]:
        index = slot.flying.popleft()
        if isinstance(answer, Failed) and answer.memory:
            self._give_back(slot)
            why = endings.no_memory(self.limits, slow=slot.slow)
            # What earlier items left behind may have cost the memory: then it is tried again.
            final = Stage.READ not in slot.stages and not slot.answered
            slot.end()
            yield from self._blame(index, why, final=final)
            return
        slot.answered += 1
        slot.begin_item()
        careful = self.again.get(index, "")
        self.open -= 1
        if isinstance(answer, Done):
            yield Answered(index, answer.result, careful=careful)
        elif isinstance(answer, Failed):
            yield Answered(index, None, endings.at_fault(answer.name), careful, answer.traceback)
        else:
            yield Answered(index, None, endings.too_large(self.limits), careful)

    def _ended(self, slot: Slot, why: str = "") -> Iterator[Answered[Result]]:
        """End a worker that is dead, or of no more use because of *why*."""
        code = slot.end(patience=0 if why else 0.2)
        if not slot.ready:
            self._cannot_start(slot, f"退出代码 {code}", None)
            return
        if not slot.flying:
            return
        index = slot.flying.popleft()
        self._give_back(slot)
        final = Stage.READ not in slot.stages and (bool(why) or not endings.outside(code))
        why = why or endings.died(code, self.limits, slow=slot.slow)
        yield from self._blame(index, why, final=final)

    def _cannot_start(self, slot: Slot, why: str, raised: HeguiError | None) -> None:
        self._give_back(slot)
        slot.end()
        if raised is not None:
            raise raised
        if slot.careful:
            raise HeguiError(f"工作进程无法启动：{why}")
        self.all_careful = True

    def _blame(self, index: int, why: str, *, final: bool) -> Iterator[Answered[Result]]:
        if final or index in self.again:
            self.open -= 1
            yield Answered(index, None, why, self.again.get(index, ""))
        else:
            self.again[index] = why
            self.suspect.append(index)

    def _give_back(self, slot: Slot) -> None:
        for index in reversed(slot.flying):
            if index in self.again:
                self.suspect.appendleft(index)
            else:
                self.todo.appendleft(index)
        slot.flying.clear()
