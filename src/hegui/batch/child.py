"""What runs in a worker process: gets ready once, then answers item by item over a pipe.

Knows neither reports nor rules: ``start`` gives the function that does the work. Every answer
is sent as soon as it is there, so that when the process dies the parent knows on which item.
"""

import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Generic, Protocol, TypeVar

from hegui.batch.limits import Limits, held_time, hold_memory
from hegui.errors import HeguiError

CAREFUL = "careful"

Item = TypeVar("Item")
Result = TypeVar("Result")
Taken_contra = TypeVar("Taken_contra", contravariant=True)
Given_co = TypeVar("Given_co", covariant=True)


class Start(Protocol[Taken_contra, Given_co]):
    """Makes the function that does the work; called once in each worker, and picklable.

    ``careful`` asks for the way that cannot crash: it is set when the item was being worked on
    when a worker died.
    """

    def __call__(self, *, careful: bool) -> Callable[[Taken_contra], Given_co]:
        """The function that turns an item into its result."""
        ...


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """An item's result."""

    result: Result


@dataclass(frozen=True, slots=True)
class Failed:
    """Work that ended with an exception.

    Attributes:
        what: kind and words of the exception.
        traceback: all of it.
        memory: whether memory ran out.
        raised: the exception itself, if it is one of ours and so made to travel.
    """

    what: str
    traceback: str
    memory: bool
    raised: HeguiError | None


class Ready:
    """The worker is ready for items."""


def serve(start: Start[Item, Result], way: str, limits: Limits, pipe: Connection) -> None:
    """Answer the items that come through *pipe*, until killed; *way* is CAREFUL or ""."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent decides.
    try:
        work = start(careful=way == CAREFUL)
        hold_memory(limits)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent has to hear of it
        pipe.send(_failed(error))
        return
    pipe.send(Ready())
    with suppress(EOFError, BrokenPipeError):  # The parent has gone, and nobody waits any more.
        while True:
            for item in pipe.recv():
                with held_time(limits):
                    answer = _answer(work, item)
                pipe.send(answer)


def _answer(work: Callable[[Item], Result], item: Item) -> Done[Result] | Failed:
    try:
        return Done(work(item))
    except Exception as error:  # noqa: BLE001 - a fault in one report must not end the others
        return _failed(error)


def _failed(error: Exception) -> Failed:
    name = type(error).__name__
    text = "".join(traceback.format_exception(error))
    ours = error if isinstance(error, HeguiError) else None
    return Failed(f"{name}: {error}", text, isinstance(error, MemoryError), ours)
