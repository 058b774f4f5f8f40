"""Items through the workers of a Dask cluster; the results are those of a local run.

The only door to Dask. The cluster brings chunks to machines and, when a machine dies, to another
one; what a report does to whoever reads it is dealt with there (see ``chunk``). A chunk that is
lost again and again is halved until one item is left, and that is tried alone before it is blamed:
what else ran beside it may have been the cause.
"""

import logging
import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar
from uuid import uuid4

import dask
from distributed import Client, KilledWorker, WorkerPlugin

from hegui.batch import endings
from hegui.batch.brought import with_files
from hegui.batch.child import Start
from hegui.batch.limits import Limits
from hegui.batch.runners import chunk
from hegui.batch.runners.parcels import Parcel, Parcels
from hegui.batch.slots import Answered, run_slots
from hegui.batch.store.keys import program_digest
from hegui.errors import HeguiError, UsageError

Item = TypeVar("Item")
Result = TypeVar("Result")
_Untyped = Any  # Dask has no types

_CONNECT = 15  # seconds
_WORKERS = 60  # seconds to wait for the first worker, or for one to come back
_LOOK = 5.0  # seconds between two looks at the cluster
_FLYING_BYTES = 256 << 20
_GONE = "已完成的结果都已保存，再运行一次同样的命令，会接着做完。"


class OnDask:
    """A runner: brings items to their results on the cluster of a scheduler."""

    def __init__(self, scheduler: str, limits: Limits, jobs: int) -> None:
        """With what a report may use, and *jobs* workers here for what does not travel."""
        self._scheduler, self._limits, self._jobs = scheduler, limits, jobs

    def __call__(
        self, items: Sequence[Item], start: Start[Item, Result], /
    ) -> Iterator[Answered[Result]]:
        """What *start*'s function makes of each of *items*, as it comes; every item once.

        Raises:
            UsageError: there is no such scheduler, or no worker comes to it.
            HeguiError: the cluster cannot do the work, or was lost.
        """
        if not len(items):
            return
        parcels = Parcels(items)
        order = chunk.Order(
            f"hegui-{uuid4().hex}", pickle.dumps(start), self._limits, program_digest()
        )
        with _client(self._scheduler) as client, _prepared(client, order):
            yield from _Run(client, order, parcels, len(items)).all()
        stay = parcels.stay
        local = with_files(
            [items[index] for index in stay],
            lambda near: run_slots(near, start, jobs=self._jobs, limits=self._limits),
        )
        for answer in local if stay else ():
            yield _moved(answer, stay[answer.index])


class _Prepare(WorkerPlugin):
    """Makes every worker ready for a run, those too that come later."""

    idempotent = False

    def __init__(self, order: chunk.Order) -> None:
        self.name = order.key
        self._order = order

    def setup(self, worker: _Untyped) -> None:
        """A worker begins; Dask cleans its folder up even if it is killed."""
        chunk.begin(self._order, worker.local_directory)

    def teardown(self, worker: object) -> None:  # noqa: ARG002 - as Dask calls it
        """A worker ends, or the run does."""
        chunk.end(self._order.key)


class _Run:
    """What is on its way, and what has to be tried again."""

    def __init__(self, client: _Untyped, order: chunk.Order, parcels: Parcels, count: int) -> None:
        self._client, self._order, self._parcels = client, order, parcels
        self._done: SimpleQueue[Any] = SimpleQueue()
        self._flying: dict[str, tuple[_Untyped, list[int], int]] = {}  # with their bytes
        self._halves: deque[list[int]] = deque()
        self._alone: deque[int] = deque()  # items that workers died with
        self._threads, self._looked, self._seen = self._look(), monotonic(), monotonic()
        self._fresh = parcels.all(count // (self._threads * 4))
        self._number = 0

    def all(self) -> Iterator[Answered[Any]]:
        try:
            while self._fill():
                try:
                    future = self._done.get(timeout=_LOOK)
                except Empty:
                    self._still_there()
                else:
                    yield from self._take(future)
        finally:
            self._client.cancel([future for future, _, _ in self._flying.values()], force=True)

    def _fill(self) -> bool:
        """Send what the cluster can hold; whether anything is on its way."""
        while self._has_room():
            if self._halves:
                parcel = self._parcels.of(self._halves.popleft())
            elif (fresh := next(self._fresh, None)) is not None:
                parcel = fresh
            elif self._alone and not self._flying:
                parcel = self._parcels.of([self._alone[0]])
            else:
                break
            self._send(parcel)
        return bool(self._flying)

    def _has_room(self) -> bool:
        if monotonic() - self._looked > _LOOK:
            self._threads, self._looked = max(1, self._look()), monotonic()
        size = sum(one for _, _, one in self._flying.values())
        return len(self._flying) < 2 * self._threads + 1 and size < _FLYING_BYTES

    def _send(self, parcel: Parcel) -> None:
        self._number += 1
        key = f"{self._order.key}-{self._number}"
        data = parcel.packed()
        future = self._client.submit(chunk.do, self._order.key, data, key=key, pure=False)
        self._flying[key] = (future, parcel.indices, len(data))
        future.add_done_callback(self._done.put)

    def _take(self, future: _Untyped) -> Iterator[Answered[Any]]:
        _, indices, _ = self._flying.pop(future.key)
        if future.status == "finished":
            answers = future.result()
            future.release()
            if self._alone and indices == [self._alone[0]]:
                self._alone.popleft()
            for answer in answers:
                yield _moved(answer, indices[answer.index])
            return
        error = future.exception() if future.status == "error" else None
        future.release()
        if not isinstance(error, KilledWorker):
            raise _told(error)
        if len(indices) > 1:
            half = len(indices) // 2
            self._halves.extend((indices[:half], indices[half:]))
        elif self._alone and indices == [self._alone[0]]:
            index = self._alone.popleft()
            yield Answered(index, None, endings.died(-9, self._order.limits, slow=False))
        else:
            self._alone.extend(indices)

    def _still_there(self) -> None:
        if self._look():
            self._seen = monotonic()
        elif monotonic() - self._seen > _WORKERS:
            raise HeguiError(f"Dask 集群里没有工作进程了。{_GONE}")

    def _look(self) -> int:
        """Threads of all workers of the cluster."""
        try:
            return sum(self._client.nthreads().values())
        except (OSError, RuntimeError, ValueError):
            raise _told(None) from None


@contextmanager
def _client(scheduler: str) -> Iterator[_Untyped]:
    """A connection to the scheduler, with at least one worker behind it."""
    for name in ("distributed", "distributed.client"):  # what matters we tell ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL)
    make: _Untyped = Client
    # Chunks are bounded by us.
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"}):
        try:
            client = make(scheduler, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError):
            raise UsageError(
                f"连不上 Dask 调度器：{scheduler}（形如 tcp://主机:8786）。"
            ) from None
        try:
            try:
                client.wait_for_workers(1, timeout=_WORKERS)
            except TimeoutError:
                raise UsageError(f"Dask 调度器那里没有工作进程：{scheduler}。") from None
            yield client
        finally:
            client.close()


@contextmanager
def _prepared(client: _Untyped, order: chunk.Order) -> Iterator[None]:
    """Within this, every worker is ready for the chunks of a run."""
    try:
        client.register_plugin(_Prepare(order))
    except ImportError:
        raise HeguiError(
            "Dask 集群的机器上没有装 hegui：请在每台机器（包括调度器）上装同一个版本。"
        ) from None
    try:
        yield
    finally:
        if client.status == "running":
            client.unregister_worker_plugin(order.key)


def _moved(answer: Answered[Result], index: int) -> Answered[Result]:
    """An answer, by the place of its item in the whole sequence."""
    return Answered(index, answer.result, answer.lost, answer.careful, answer.traceback)


def _told(error: BaseException | None) -> HeguiError:
    """What to raise when a chunk failed otherwise than by its report."""
    if isinstance(error, HeguiError):
        return error
    if error is None:
        return HeguiError(f"与 Dask 调度器的连接断了。{_GONE}")
    return HeguiError(f"Dask 集群出错（{type(error).__name__}）。{_GONE}")
