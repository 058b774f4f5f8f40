"""What runs in a worker process: gets ready once, then answers item by item over a pipe.

Knows neither reports nor rules: ``start`` gives the function that does the work. Every answer
is sent as soon as it is there, so that when the process dies the parent knows on which item.
"""

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Protocol, TypeVar

from hegui.batch import pipe as pipes
from hegui.batch.harden import harden
from hegui.batch.limits import Keeper, Limits
from hegui.batch.wire import Done, Reached, Ready, Stage, TooLarge, encode, failed

CAREFUL = "careful"

Item = TypeVar("Item")
Result = TypeVar("Result")
Taken_contra = TypeVar("Taken_contra", contravariant=True)
Given_co = TypeVar("Given_co", covariant=True)

Tell = Callable[[Stage], None]


class Start(Protocol[Taken_contra, Given_co]):
    """Makes the function that does the work; called once in each worker, and picklable.

    ``careful`` asks for the way that cannot crash: it is set when the item was being worked on
    when a worker died. ``tell`` is for the function to say how far it is with an item; of one
    that dies before ``Stage.READ`` is told, nothing is tried a second time.
    """

    def __call__(self, *, careful: bool, tell: Tell) -> Callable[[Taken_contra], Given_co]:
        """The function that turns an item into its result."""
        ...

    def gives(self) -> type[Given_co]:
        """What the results are: a dataclass or a plain type, which ``wire.fit`` can build."""
        ...


def serve(start: Start[Item, Result], way: str, limits: Limits, pipe: Connection) -> None:
    """Answer the items that come through *pipe*, until killed; *way* is CAREFUL or ""."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent decides.
    worker = _Worker(limits, pipe)
    try:
        work = start(careful=way == CAREFUL, tell=worker.tell)
        harden()
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent has to hear of it
        pipes.send(pipe, encode(failed(error)))
        return
    worker.keeper = Keeper(limits)
    pipes.send(pipe, encode(Ready()))
    with suppress(EOFError, BrokenPipeError):  # The parent has gone, and nobody waits any more.
        while True:
            for item in pipe.recv():
                pipes.send(pipe, worker.answer(work, item))


class _Worker:
    """One worker's limits and pipe, and how far it is with the item at hand."""

    def __init__(self, limits: Limits, pipe: Connection) -> None:
        self.keeper = Keeper(limits)
        self._limits, self._pipe = limits, pipe
        self._told: set[Stage] = set()

    def answer(self, work: Callable[[Item], Result], item: Item) -> bytes:
        """The message that answers *item*."""
        self._told.clear()
        with self.keeper.one_report():
            try:
                answer = encode(Done(work(item)))
            except BaseException as error:  # noqa: BLE001 - a fault in one report must not end the others; libraries in Rust panic past Exception
                return encode(failed(error))
        return answer if len(answer) <= self._limits.answer_bytes else encode(TooLarge())

    def tell(self, stage: Stage) -> None:
        """Tell the parent, once for an item."""
        if stage in self._told:
            return
        self._told.add(stage)
        if stage is Stage.SLOW:
            self.keeper.slow_report()
        pipes.send(self._pipe, encode(Reached(stage)))
