"""An OLE container becomes its streams, safely; the only module that knows olefile.

Files of older office programs (DOC, XLS, WPS, ET) are such containers, and so are encrypted
DOCX and XLSX. Knows nothing of what the streams mean.
"""

import io
from collections.abc import Sequence

import olefile

from hegui.documents.limits import Limits, check
from hegui.errors import DocumentError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = "文件已损坏，打不开；请重新下载，或用原程序重新保存"


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
        except Exception as error:  # noqa: BLE001 - olefile lets anything through on bad bytes
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
        except Exception as error:  # noqa: BLE001 - olefile lets anything through on bad bytes
            raise DocumentError(_DAMAGED) from error
        return data
