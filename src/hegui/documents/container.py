"""An OLE container becomes its streams, safely; the only module that knows olefile.

Files of older office programs (DOC, XLS, WPS, ET) are such containers, and so are encrypted
DOCX and XLSX. Knows nothing of what the streams mean.
"""

import io
import struct
from collections.abc import Sequence

import olefile

from hegui.documents.limits import Limits, check
from hegui.errors import DocumentError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR, _SMALLEST = 4_096, 4_096  # bytes; a smaller stream would be kept in another way
_LINKS = _SECTOR // 4  # sectors that one sector of the table tells of
_FREE, _END_OF_CHAIN, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_DAMAGED = "旧版 Word、Excel 或 WPS 文件已损坏，打不开；请重新下载，或用原程序重新保存"


class Container:
    """The streams of one container, read on demand."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the container.

        Raises:
            DocumentError: it is damaged.
        """
        self._limits = limits
        try:
            self._ole = olefile.OleFileIO(io.BytesIO(data))
            self.names: Sequence[str] = tuple(
                "/".join(path) for path in self._ole.listdir(streams=True, storages=False)
            )
        except Exception as error:  # olefile lets anything through on bad bytes
            raise DocumentError(_DAMAGED) from error

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """The bytes of a stream.

        Raises:
            DocumentError: there is no such stream, or it is damaged or too large.
        """
        try:
            check(
                "文件内的数据流过大，字节数超限", self._ole.get_size(name), self._limits.file_bytes
            )
            data: bytes = self._ole.openstream(name).read()
        except DocumentError:
            raise
        except Exception as error:  # olefile lets anything through on bad bytes
            raise DocumentError(_DAMAGED) from error
        return data


def wrapped(name: str, stream: bytes) -> bytes:
    """A fresh container that holds nothing but one stream.

    A library that opens containers by itself follows whatever chains of sectors a damaged one
    has, in circles if it must; in this one there is nothing to get lost in.
    """
    sectors = -(-max(len(stream), _SMALLEST) // _SECTOR)
    tables = -(-(sectors + 2) // (_LINKS - 1))
    # Behind the stream: the directory, and room for small streams, which some readers insist on.
    links = [*range(1, sectors), *[_END_OF_CHAIN] * 3, *[_TABLE] * tables]
    links += [_FREE] * (tables * _LINKS - len(links))
    head = MAGIC + bytes(16) + struct.pack("<5H", 0x3E, 4, 0xFFFE, 12, 6) + bytes(6)
    head += struct.pack(
        "<9I", 1, tables, sectors, 0, _SMALLEST, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0
    )
    places = [sectors + 2 + at for at in range(tables)]
    head += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    directory = _entry("Root Entry", 5, 1, sectors + 1, _SECTOR)
    directory += _entry(name, 2, _FREE, 0, sectors * _SECTOR)
    return b"".join(
        (
            head.ljust(_SECTOR, b"\0"),
            stream.ljust(sectors * _SECTOR, b"\0"),
            directory.ljust(_SECTOR, b"\0"),
            bytes(_SECTOR),
            struct.pack(f"<{len(links)}I", *links),
        )
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(written) + 2, kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
