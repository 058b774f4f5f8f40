"""A ZIP container becomes its parts, safely; the only module that opens ZIP.

DOCX, XLSX and OFD are such containers, and so are archives. Nothing is ever written to disk, no
name inside is ever used as a path, and sizes are those that really come out. Knows nothing of
what the parts mean.
"""

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile, ZipInfo

from hegui.documents.limits import Limits, check
from hegui.errors import DocumentError

_FREE = 1024 * 1024  # so many bytes may come out of a few packed ones: blank pages do
_PIECE = 1024 * 1024
_ENCRYPTED = 0x1
_DAMAGED = "压缩包已损坏，打不开；请重新下载或重新打包"


@dataclass(frozen=True, slots=True)
class Part:
    """One file in the container, as its directory tells.

    Attributes:
        index: which one, from 0; names may repeat.
        info: the directory's entry.
        encrypted: whether it needs a password.
    """

    index: int
    info: ZipInfo
    encrypted: bool


class Package:
    """The parts of one container, read on demand."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the container.

        Raises:
            DocumentError: it is damaged, or has too many members.
        """
        self._limits = limits
        check("压缩包内的文件过多", _members(data), 50 * limits.archive_members)
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise DocumentError(_DAMAGED) from error
        self.parts: Sequence[Part] = tuple(
            Part(index, info, bool(info.flag_bits & _ENCRYPTED))
            for index, info in enumerate(self._zip.infolist())
        )
        self._by_name = {part.info.filename.lstrip("/"): part for part in self.parts}
        self._left = limits.archive_bytes

    @property
    def names(self) -> Sequence[str]:
        """Names of all parts, as stored; no leading slash."""
        return tuple(self._by_name)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def read(self, name: str, limit: int) -> bytes:
        """The bytes of a part by name, at most *limit*.

        Raises:
            DocumentError: there is no such part, it is damaged, encrypted or too large.
        """
        part = self._by_name.get(name)
        if part is None:
            raise DocumentError(f"文件不完整：缺少内部文件 {name[:80]}；请用原程序重新保存")
        return self.read_part(part, limit)

    def read_part(self, part: Part, limit: int) -> bytes:
        """The bytes of a part, at most *limit*; counted as they come out.

        Raises:
            DocumentError: it is damaged, encrypted or too large.
        """
        if part.encrypted:
            raise DocumentError("有密码保护，打不开；请去掉密码后重新提供")
        info = part.info
        check("压缩包内单个文件过大，字节数超限", info.file_size, limit)
        check("压缩包解压后的总字节数超限", info.file_size, self._left)
        most = max(_FREE, info.compress_size * self._limits.package_ratio)
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    check("压缩包内单个文件过大，字节数超限", size, limit)
                    check("压缩倍数异常，解压后的字节数超限", size, most)
                    pieces.append(piece)
        except (BadZipFile, zlib.error, ValueError, OSError, EOFError) as error:
            raise DocumentError(_DAMAGED) from error
        except (NotImplementedError, RuntimeError) as error:
            raise DocumentError("压缩方式不支持，打不开；请用普通 ZIP 方式重新打包") from error
        self._left -= size
        return b"".join(pieces)


def _members(data: bytes) -> int:
    """How many members the end record claims; 0 if there is none (then opening it fails)."""
    at = data.rfind(b"PK\x05\x06", -70_000 if len(data) > 70_000 else 0)
    return int.from_bytes(data[at + 10 : at + 12], "little") if at >= 0 else 0
