"""Files that lie elsewhere are brought to this disk while workers need them, and no longer.

Workers that read reports talk to nobody (ADR 0007), so whoever feeds them brings the bytes: the
parent of a local run, a worker of a cluster. Some are brought ahead, because a service answers
slowly; what cannot be brought costs that one file, and another run tries it again.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar, cast

from hegui.batch.discover import Found
from hegui.batch.origin import Origin
from hegui.batch.remote import bring
from hegui.batch.slots import Answered
from hegui.batch.task import Task
from hegui.errors import DocumentError

Item = TypeVar("Item")
Result = TypeVar("Result")

_AT_ONCE = 8
_AHEAD = 32


def with_files(
    items: Sequence[Item],
    run: Callable[[Sequence[Item]], Iterator[Answered[Result]]],
    inside: Path | None = None,
) -> Iterator[Answered[Result]]:
    """What *run* makes of *items*, each with its file on this disk while it is worked on.

    Files lie in a folder *inside* that one, or where the system has such; if all are here
    already, nothing is made.
    """
    with ExitStack() as stack:
        shelf = _Shelf(items, _Bringer(stack, inside))
        for answer in run(shelf):
            yield shelf.give_back(answer)


@contextmanager
def here(file: Found) -> Iterator[Found]:
    """One file, on this disk within this.

    Raises:
        DocumentError: it cannot be brought.
    """
    if file.origin is None or file.refused:
        yield file
        return
    with TemporaryDirectory(prefix="hegui-", ignore_cleanup_errors=True) as folder:
        yield replace(file, path=_brought(file.origin, Path(folder, "0")))


def file_of(item: object) -> Found | None:
    """The file that has to be opened for *item*; None if there is none."""
    if isinstance(item, Task):
        return None if item.facts else item.file
    return item if isinstance(item, Found) else None


def moved(item: Item, file: Found) -> Item:
    """*item*, with *file* instead of its own."""
    if isinstance(item, Task):
        return cast("Item", replace(item, file=file))
    return cast("Item", file)


class _Bringer:
    """Threads that bring files into a folder, from the first one on."""

    def __init__(self, stack: ExitStack, inside: Path | None) -> None:
        self._stack, self._inside = stack, inside
        self._threads: ThreadPoolExecutor | None = None
        self._folder, self._count = Path(), 0

    def order(self, origin: Origin) -> Future[Path]:
        """The place of a file that is on its way."""
        if self._threads is None:
            folder = TemporaryDirectory(
                prefix="hegui-", dir=self._inside, ignore_cleanup_errors=True
            )
            self._folder = Path(self._stack.enter_context(folder))
            self._threads = ThreadPoolExecutor(_AT_ONCE, "bring")
            self._stack.callback(self._threads.shutdown, cancel_futures=True)
        self._count += 1
        return self._threads.submit(_brought, origin, self._folder / str(self._count))


class _Shelf(Sequence[Item]):
    """The items, each with its file brought here when it is asked for."""

    def __init__(self, items: Sequence[Item], bringer: _Bringer) -> None:
        self._items, self._bringer = items, bringer
        self._ahead: dict[int, Item] = {}
        self._wanted: dict[Origin, set[int]] = {}  # items that need it still
        self._coming: dict[Origin, Future[Path]] = {}
        self._held: dict[int, Origin] = {}
        self._failed: dict[int, str] = {}
        self._next = 0

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> Item:  # type: ignore[override]  # nobody asks for slices
        item = self._ahead.pop(index, None) or self._items[index]
        file = file_of(item)
        if file is None or file.origin is None or file.refused:
            return item
        self._order(index, file.origin)
        self._look_ahead(index)
        try:
            return moved(item, replace(file, path=self._coming[file.origin].result()))
        except DocumentError as error:
            self._failed[index] = str(error)
            return moved(item, replace(file, refused=str(error)))

    def give_back(self, answer: Answered[Result]) -> Answered[Result]:
        """Let go of the file of an item that was answered; say so if there was none."""
        origin = self._held.pop(answer.index, None)
        if origin is not None:
            self._wanted[origin].discard(answer.index)
            if not self._wanted[origin]:
                del self._wanted[origin]
                self._drop(self._coming.pop(origin))
        why = self._failed.pop(answer.index, "")
        return Answered(answer.index, None, f"未能审核：{why}") if why else answer

    def _order(self, index: int, origin: Origin) -> None:
        self._wanted.setdefault(origin, set()).add(index)
        self._held[index] = origin
        if origin not in self._coming:
            self._coming[origin] = self._bringer.order(origin)

    def _look_ahead(self, index: int) -> None:
        """Order what is asked for next; items are worked on in their order, by and large."""
        last = min(index + 1 + _AHEAD, len(self._items))
        for near in range(max(self._next, index + 1), last):
            item = self._ahead[near] = self._items[near]
            file = file_of(item)
            if file is not None and file.origin is not None and not file.refused:
                self._order(near, file.origin)
        self._next = max(self._next, last)

    @staticmethod
    def _drop(coming: Future[Path]) -> None:
        with suppress(DocumentError, OSError):
            coming.result().unlink()


def _brought(origin: Origin, path: Path) -> Path:
    bring(origin, path)
    return path
