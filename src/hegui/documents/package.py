"""A ZIP container becomes its parts, safely; the only module that opens ZIP.

DOCX, XLSX and OFD are such containers, and so are archives. Nothing is ever written to disk, no
name inside is ever used as a path, and sizes are those that really come out. Knows nothing of
what the parts mean.
"""

import io
import stat
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hegui.documents.limits import Limits, check
from hegui.errors import DocumentError

_FREE = 1024 * 1024  # so many bytes may come out of a few packed ones: blank pages do
_PIECE = 1024 * 1024
_ENTRIES = 50  # entries of a directory for each member that is allowed: parts of saved pages
_ENTRY_BYTES = 300  # of an entry of a directory, with a long name
_ENCRYPTED = 0x1
_ENTRY, _END, _END_64, _LOCATOR_64 = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LOCAL_SIZE, _END_SIZE, _END_64_SIZE, _LOCATOR_64_SIZE, _COMMENT_SIZE = 30, 22, 56, 20, 65_535
_METHODS = {9: "Deflate64", 12: "BZIP2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}

DAMAGED = "文件已损坏，打不开；请重新下载、重新打包，或用原程序重新保存"
_CUT = "文件不完整，末尾缺少目录，可能没有下载或拷贝完；请重新获取"
_OVERLAP = "内部各文件的位置互相重叠，正常程序不会这样写，为安全起见没有读取"
_LOCKED = "有密码保护，打不开；请去掉密码后重新提供"


@dataclass(frozen=True, slots=True)
class Part:
    """One file in the container, as its directory tells.

    Attributes:
        index: which one, from 0; names may repeat.
        info: the directory's entry.
        encrypted: whether it needs a password.
        is_link: whether it is a symbolic link, which leads out of the container.
    """

    index: int
    info: ZipInfo
    encrypted: bool
    is_link: bool


class Package:
    """The parts of one container, read on demand."""

    def __init__(
        self, source: bytes | IO[bytes], limits: Limits, budget: int | None = None
    ) -> None:
        """Open the container.

        Args:
            source: its bytes, or an open file that has them.
            limits: of sizes and numbers.
            budget: unpacked bytes of all parts together; None for those of a document.

        Raises:
            DocumentError: it is damaged, or has too many members.
        """
        self._limits = limits
        self._most = self._left = limits.package_bytes if budget is None else budget
        self._counted: set[int] = set()
        file = io.BytesIO(source) if isinstance(source, bytes) else source
        _refuse_large_directory(file, limits)
        try:
            self._zip = ZipFile(file)
        except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise DocumentError(DAMAGED) from error
        infos = self._zip.infolist()
        _refuse_overlaps(infos, self._zip.start_dir)
        self.parts: Sequence[Part] = tuple(
            Part(
                index,
                info,
                bool(info.flag_bits & _ENCRYPTED),
                stat.S_ISLNK(info.external_attr >> 16),
            )
            for index, info in enumerate(infos)
        )
        # Some programs write backslashes; in an office document no two names differ by case.
        named = [(part.info.filename.replace("\\", "/").lstrip("/"), part) for part in self.parts]
        self._by_name = dict(named)
        self._by_any_case = {name.lower(): part for name, part in named}

    @property
    def names(self) -> Sequence[str]:
        """Names of all parts, as stored but with slashes; no leading slash."""
        return tuple(self._by_name)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name or name.lower() in self._by_any_case

    def read(self, name: str, limit: int) -> bytes:
        """The bytes of a part by name, at most *limit*.

        Raises:
            DocumentError: there is no such part, it is damaged, encrypted or too large.
        """
        part = self._by_name.get(name) or self._by_any_case.get(name.lower())
        if part is None:
            raise DocumentError(f"文件不完整：缺少内部文件 {name[:80]}；请用原程序重新保存")
        return self.read_part(part, limit)

    def read_part(self, part: Part, limit: int) -> bytes:
        """The bytes of a part, at most *limit*; counted as they come out.

        Raises:
            DocumentError: it is damaged, encrypted or too large.
        """
        info = part.info
        counted = part.index in self._counted
        check("内部文件过大，字节数超限", info.file_size, limit)
        if not counted:
            check(
                "内部文件解压后的总字节数超限",
                self._most - self._left + info.file_size,
                self._most,
            )
        most = max(_FREE, info.compress_size * self._limits.package_ratio)
        pieces: list[bytes] = []
        size = 0
        for piece in self._pieces(part, _PIECE):
            size += len(piece)
            check("内部文件过大，字节数超限", size, limit)
            if size > most:
                ratio = -(-size // max(info.compress_size, 1))
                check("内部文件的压缩倍数异常", ratio, self._limits.package_ratio)
            pieces.append(piece)
        if not counted:
            self._left -= size
            self._counted.add(part.index)
        return b"".join(pieces)

    def head(self, part: Part, length: int) -> bytes:
        """The first *length* bytes of a part, or as many as there are.

        Raises:
            DocumentError: it is damaged or encrypted.
        """
        return next(self._pieces(part, length), b"")

    def close(self) -> None:
        """Let go of the container; a file it was opened from stays open."""
        self._zip.close()

    def _pieces(self, part: Part, size: int) -> Iterator[bytes]:
        _refuse_method(part)
        try:
            with self._zip.open(part.info) as stream:
                while piece := stream.read(size):
                    yield piece
        except (BadZipFile, zlib.error, ValueError, OSError, EOFError) as error:
            raise DocumentError(DAMAGED) from error
        except (NotImplementedError, RuntimeError) as error:
            raise DocumentError(_method("")) from error


def most_entries(limits: Limits) -> int:
    """How many entries a directory may have, those included that are certainly no reports."""
    return _ENTRIES * limits.archive_members


def _refuse_method(part: Part) -> None:
    if part.encrypted:
        raise DocumentError(_LOCKED)
    method = part.info.compress_type
    if method not in (ZIP_STORED, ZIP_DEFLATED):
        raise DocumentError(_method(_METHODS.get(method, f"编号 {method}")))


def _method(name: str) -> str:
    shown = f"（{name}）" if name else ""
    return f"用了少见的压缩方式{shown}，打不开；请改用普通 ZIP 方式（Deflate）重新打包"


def _refuse_large_directory(file: IO[bytes], limits: Limits) -> None:
    """Refuse a directory that would take long to read, whatever number of entries it claims."""
    size = file.seek(0, io.SEEK_END)
    tail_size = min(size, _COMMENT_SIZE + _END_SIZE + _LOCATOR_64_SIZE + _END_64_SIZE)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = tail.rfind(_END)
    if at < 0:
        raise DocumentError(_CUT)
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    end = at
    if tail[: max(at - _LOCATOR_64_SIZE, 0) + 4].endswith(_LOCATOR_64):
        end = max(at - _LOCATOR_64_SIZE - _END_64_SIZE, 0)
        if tail[end : end + 4] == _END_64:
            length = int.from_bytes(tail[end + 40 : end + 48], "little")
    most = most_entries(limits)
    check("压缩包的目录过大，字节数超限", length, _ENTRY_BYTES * most)
    end += size - tail_size
    file.seek(max(end - length, 0))
    check("压缩包内的文件过多", file.read(length).count(_ENTRY), most)


def _refuse_overlaps(infos: Sequence[ZipInfo], directory: int) -> None:
    """Refuse members that share bytes: so a small file can hold more than the world's disks."""
    end = min((info.header_offset for info in infos), default=0)
    if end < 0:
        raise DocumentError(DAMAGED)
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise DocumentError(_OVERLAP)
        # Name and extra field of the local header come on top; they do not matter for this.
        end = info.header_offset + _LOCAL_SIZE + info.compress_size
    if end > directory:
        raise DocumentError(DAMAGED)
