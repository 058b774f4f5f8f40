"""Archives as programs of many kinds pack them, and as nobody should."""

import io
import struct
import zlib
from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


class _AsWritten(ZipInfo):
    """An entry whose name is stored as the bytes it is given, and says nothing of their code."""

    raw = b""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name that zipfile asks
        return self.raw, self.flag_bits & ~0x800


def zipped(
    files: Sequence[tuple[str, bytes]],
    code: str = "gb18030",
    *,
    unicode_path: str = "",
    attributes: int = 0,
) -> bytes:
    """An archive with the names in *code*, not marked as such; utf-8 is marked.

    *unicode_path* names what the extra field 0x7075 says all of them are called.
    """
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = ZipInfo(name) if code == "utf-8" else _AsWritten("x")
            if isinstance(entry, _AsWritten):
                entry.raw = name.encode(code)
                entry.filename = name
            if unicode_path:
                field = b"\x01" + struct.pack("<I", zlib.crc32(name.encode(code)))
                field += unicode_path.encode()
                entry.extra = struct.pack("<HH", 0x7075, len(field)) + field
            entry.external_attr = attributes
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()


def patched(data: bytes, at: int, form: str, value: int) -> bytes:
    """The archive with one figure of its first directory entry overwritten."""
    entry = data.index(b"PK\x01\x02") + at
    new = struct.pack(form, value)
    return data[:entry] + new + data[entry + len(new) :]


# Where figures stand in an entry of the directory, and how wide they are.
VERSION, FLAGS, METHOD, CRC, PACKED_SIZE, SIZE, OFFSET = (
    (6, "<H"),
    (8, "<H"),
    (10, "<H"),
    (16, "<I"),
    (20, "<I"),
    (24, "<I"),
    (42, "<I"),
)
