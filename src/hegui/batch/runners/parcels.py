"""Items become chunks that travel, each with the bytes of its files; knows no cluster.

Machines of a cluster mostly do not share our disk, so files go along. What is too large to travel
stays here, and so does what cannot be read, because workers here say best why.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hegui.batch.brought import file_of
from hegui.batch.runners.chunk import packed

CARRIED = 64 << 20  # bytes of one file or archive that travel; larger ones are done here
_CHUNK_BYTES = 8 << 20
_CHUNK = 25
_MEMBERS = 200  # of one archive, which travels with each chunk


@dataclass(slots=True)
class Parcel:
    """Items that travel together.

    Attributes:
        indices: which items, by their places in the sequence.
        items: the items.
        files: contents of the files they need.
        size: bytes of those.
    """

    indices: list[int] = field(default_factory=list)
    items: list[object] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    size: int = 0

    def packed(self) -> bytes:
        """As it travels."""
        return packed(self.items, self.files)


class Parcels:
    """Makes parcels of items, as they are asked for."""

    def __init__(self, items: Sequence[object]) -> None:
        self._items = items
        self.stay: list[int] = []  # items that do not travel; known once all parcels were made

    def all(self, most: int) -> Iterator[Parcel]:
        """Every item that travels, at most *most* in one parcel."""
        parcel, most = Parcel(), max(1, min(most, _CHUNK))
        for index in range(len(self._items)):
            item = self._items[index]
            path = _path_of(item)
            follows = path is not None and path in parcel.files
            full = len(parcel.indices) >= (_MEMBERS if follows else most)
            if parcel.indices and (full or (not follows and parcel.size >= _CHUNK_BYTES)):
                yield parcel
                parcel = Parcel()
            if not _put(parcel, index, item, path):
                self.stay.append(index)
        if parcel.indices:
            yield parcel

    def of(self, indices: Sequence[int]) -> Parcel:
        """The parcel of some items that have travelled before."""
        parcel = Parcel()
        for index in indices:
            item = self._items[index]
            _put(parcel, index, item, _path_of(item))
        return parcel


def _put(parcel: Parcel, index: int, item: object, path: Path | None) -> bool:
    """Put an item into a parcel; whether it travels."""
    if path is not None and path not in parcel.files:
        data = _bytes_of(path)
        if data is None:
            return False
        parcel.files[path] = data
        parcel.size += len(data)
    parcel.indices.append(index)
    parcel.items.append(item)
    return True


def _path_of(item: object) -> Path | None:
    """The file on this disk that an item needs; None if it needs none."""
    file = file_of(item)
    return None if file is None or file.origin is not None or file.refused else file.path


def _bytes_of(path: Path) -> bytes | None:
    """The contents of a file; None if it does not travel."""
    try:
        with path.open("rb") as file:
            data = file.read(CARRIED + 1)
    except OSError:
        return None
    return data if len(data) <= CARRIED else None
