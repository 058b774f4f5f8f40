"""A bundle as a ZIP file: the same bytes for the same members, and read without trusting it.

Nothing is held whole. Of a bundle that comes from somebody else no name leads out of the folder
it is unpacked into, and no member unpacks to more than its directory says.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from hegui.documents.limits import LIMITS
from hegui.documents.package import Package
from hegui.errors import DocumentError, UsageError

_PIECE = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)  # no member tells when it was packed
_MODE = 0o100644 << 16
_UNIX = 3
_ZIP64 = 1 << 31
_MEMBERS = 20_000  # of fifty each, as ``Package`` counts: a million members
_TOTAL = 64 << 30  # bytes of all members, unpacked
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|\ud800-\udfff]')


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """One member.

    Attributes:
        name: in the bundle.
        size: bytes.
        sha256: of its bytes, in hex.
    """

    name: str
    size: int
    sha256: str


class Packing:
    """A bundle that is being written, to a file that is open for writing."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = ZipFile(file, "w", ZIP_DEFLATED)

    def add(self, name: str, pieces: Iterable[bytes], size: int = 0) -> Member:
        """Add a member piece by piece; *size* is about how large it will be."""
        info = ZipInfo(name, _EPOCH)
        info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _MODE
        whole, length = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=size >= _ZIP64) as stream:
            for piece in pieces:
                whole.update(piece)
                length += len(piece)
                stream.write(piece)
        return Member(name, length, whole.hexdigest())

    def close(self) -> None:
        """Write the directory; the file stays open."""
        self._zip.close()


class Unpacking:
    """The members of a bundle that came from somebody else."""

    def __init__(self, file: IO[bytes]) -> None:
        """Look at the directory.

        Raises:
            UsageError: it is no ZIP, or one that no program of ours writes.
        """
        limits = replace(LIMITS, archive_members=_MEMBERS)
        try:
            package = Package(file, limits)
        except DocumentError as error:
            raise UsageError(f"不是完好的 ZIP：{error}") from error
        infos: dict[str, ZipInfo] = {}
        known: set[str] = set()
        for part in package.parts:
            name = part.info.filename
            refuse_name(name)
            if part.is_link or part.encrypted or part.info.is_dir():
                raise UsageError(f"里面有链接、文件夹或加密的部件，不是打包文件：{name[:80]}")
            if name.lower() in known:
                raise UsageError(f"里面有两个同名的部件：{name[:80]}")
            known.add(name.lower())
            infos[name] = part.info
        if sum(info.file_size for info in infos.values()) > _TOTAL:
            raise UsageError(f"解开后超过 {_TOTAL >> 30} GB，没有解开。")
        self._infos = infos
        self._zip = ZipFile(file)

    @property
    def sizes(self) -> dict[str, int]:
        """Name → size, as the directory tells."""
        return {name: info.file_size for name, info in self._infos.items()}

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a small member.

        Raises:
            UsageError: it is larger than *most*, or damaged.
        """
        if self._infos[name].file_size > most:
            raise UsageError(f"{name} 过大（上限 {most >> 20} MB），没有读取。")
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, never more than its directory says.

        Raises:
            UsageError: it is damaged.
        """
        info, left = self._infos[name], self._infos[name].file_size
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise UsageError(f"{name}：比目录里写的大，没有解开。")
                    yield piece
        except (BadZipFile, zlib.error, ValueError, EOFError, OSError) as error:
            raise UsageError(f"{name}：已损坏，解不开。") from error
        except (NotImplementedError, RuntimeError) as error:
            raise UsageError(f"{name}：压缩方式不对，解不开。") from error

    def close(self) -> None:
        """Let go of the directory; the file stays open."""
        self._zip.close()


def hashed(name: str, pieces: Iterable[bytes]) -> Member:
    """What a member of these bytes would be called and known by."""
    whole, size = hashlib.sha256(), 0
    for piece in pieces:
        whole.update(piece)
        size += len(piece)
    return Member(name, size, whole.hexdigest())


def pieces_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file on this disk."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def refuse_name(name: str) -> None:
    """Refuse a name that could lead out of a folder, or means something to some system.

    Raises:
        UsageError: it is such a name.
    """
    parts = name.split("/")
    if _UNSAFE.search(name) or any(
        part.strip(" .") == "" or part != part.rstrip(" .") for part in parts
    ):
        shown = ascii(name[:80])
        raise UsageError(f"部件的名称不安全，没有解开：{shown}")
