"""What a worker of a cluster does with a chunk of items; knows no cluster.

Its own process opens no report: it feeds a child that has given up what a reader never needs, as
the parent of a local run does, so limits and words are the same there as here. The child stays
for the chunks that follow, and rules are compiled once.
"""

import multiprocessing
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from hegui.batch.brought import file_of, moved, with_files
from hegui.batch.child import Start
from hegui.batch.limits import Limits
from hegui.batch.slot import Slot
from hegui.batch.slots import Answered, run_in
from hegui.batch.store.keys import program_digest
from hegui.errors import HeguiError

Item = TypeVar("Item")

_IDLE = 300  # seconds


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker of a cluster has to know before the first chunk of a run.

    Attributes:
        key: of the run.
        start: what makes the function that does the work, pickled.
        limits: for its reports.
        program: digest of the program that asks.
    """

    key: str
    start: bytes
    limits: Limits
    program: str


class _Bench:
    """One run in this process, with the workers of it that have nothing to do."""

    def __init__(self, order: Order, folder: str | None) -> None:
        self.limits, self.folder = order.limits, folder
        self.same = order.program == program_digest()
        self._start, self._idle, self._open = order.start, list[Slot](), True
        self._lock, self._used = Lock(), monotonic()

    def start(self) -> Start[Any, Any]:
        started: Start[Any, Any] = pickle.loads(self._start)  # noqa: S301 - from our own client
        return started

    def take(self) -> Slot:
        with self._lock:
            return self._idle.pop() if self._idle else Slot(self.limits)

    def give_back(self, slot: Slot) -> None:
        with self._lock:
            self._used = monotonic()
            if self._open:
                self._idle.append(slot)
                return
        slot.end()

    def close(self) -> None:
        self._open = False
        self.rest(0)

    def rest(self, seconds: float) -> None:
        """End workers that had nothing to do for so long."""
        with self._lock:
            if monotonic() - self._used < seconds:
                return
            idle, self._idle = self._idle, []
        for slot in idle:
            slot.end()


_BENCHES: dict[str, _Bench] = {}


def begin(order: Order, folder: str | None = None) -> None:
    """Get ready for the chunks of a run, whose files may lie in *folder* for a while.

    A run whose client died was never ended: its workers go when the next one begins.
    """
    for bench in list(_BENCHES.values()):
        bench.rest(_IDLE)
    _BENCHES[order.key] = _Bench(order, folder)


def end(key: str) -> None:
    """Let go of whatever is held for a run."""
    if (bench := _BENCHES.pop(key, None)) is not None:
        bench.close()


def packed(items: Sequence[object], files: Mapping[Path, bytes]) -> bytes:
    """A chunk as it travels: items, and the contents of files that lie where the client is."""
    return pickle.dumps((list(items), dict(files)), protocol=pickle.HIGHEST_PROTOCOL)


def do(key: str, chunk: bytes) -> list[Answered[Any]]:
    """What becomes of the items of a chunk, by their places therein.

    Raises:
        HeguiError: this worker cannot do it; the message says why in Chinese.
    """
    bench = _BENCHES.get(key)
    if bench is None:
        raise HeguiError("集群的工作进程不认得这次审核；请重新运行。")
    if not bench.same:
        raise HeguiError(
            "集群上的 hegui（或它用的库）与本机不是同一个版本，结果可能不同：请装成一样的再运行。"
        )
    # Whoever starts workers of clusters marks them as daemons, which may have no children.
    multiprocessing.current_process().daemon = False
    items, files = pickle.loads(chunk)  # noqa: S301 - from our own client
    start = bench.start()
    slot = bench.take()
    try:
        with TemporaryDirectory(
            prefix="hegui-", dir=bench.folder, ignore_cleanup_errors=True
        ) as folder:
            near = _laid(items, files, Path(folder))
            run = with_files(
                near, lambda ready: run_in([slot], ready, start, bench.limits), Path(folder)
            )
            answers = list(run)
    except BaseException:
        slot.end()
        raise
    bench.give_back(slot)
    return answers


def _laid(items: Sequence[Item], files: Mapping[Path, bytes], folder: Path) -> list[Item]:
    """The items with the files that came along, laid where a child can open them."""
    places = {path: folder / f"sent-{number}" for number, path in enumerate(files)}
    for path, place in places.items():
        place.write_bytes(files[path])
    return [_at(item, places) for item in items]


def _at(item: Item, places: Mapping[Path, Path]) -> Item:
    file = file_of(item)
    if file is None or file.origin is not None or file.path not in places:
        return item
    return moved(item, replace(file, path=places[file.path]))
