"""Raw ZIP, OLE and PDF files, as no honest program writes them: sizes lie, parts overlap."""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

STORED, DEFLATED = 0, 8
_FULL = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of a ZIP file; what is not given is as it should be."""

    name: str | bytes
    data: bytes
    method: int = STORED
    packed: bytes | None = None
    size: int | None = None
    flags: int = 0
    mode: int = 0o100644
    same_place: bool = False  # its directory entry points at the member before it


def zip_of(members: Iterable[Member], *, tail: bytes = b"") -> bytes:
    """A ZIP file."""
    body, directory, count, offset = bytearray(), bytearray(), 0, 0
    for member in members:
        name = member.name.encode() if isinstance(member.name, str) else member.name
        packed = member.packed
        if packed is None:
            packed = deflated(member.data) if member.method == DEFLATED else member.data
        size = len(member.data) if member.size is None else member.size
        flags = member.flags | (0x800 if isinstance(member.name, str) else 0)
        common = struct.pack(
            "<HHHHHIIIHH",
            20,
            flags,
            member.method,
            0,
            0x21,
            zlib.crc32(member.data),
            len(packed),
            size,
            len(name),
            0,
        )
        if not member.same_place:
            offset = len(body)
            body += b"PK\x03\x04" + common + name + packed
        directory += b"PK\x01\x02\x14\x03" + common
        directory += struct.pack("<HHHII", 0, 0, 0, member.mode << 16, offset) + name
        count += 1
    end = bytearray()
    if count > 0xFFFF:
        where = len(body) + len(directory)
        end += struct.pack(
            "<4sQHHIIQQQQ",
            b"PK\x06\x06",
            44,
            45,
            45,
            0,
            0,
            count,
            count,
            len(directory),
            len(body),
        )
        end += struct.pack("<4sIQI", b"PK\x06\x07", 0, where, 1)
    few = min(count, 0xFFFF)
    end += struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, few, few, len(directory), len(body), len(tail)
    )
    return bytes(body + directory + end + tail)


def deflated(data: bytes) -> bytes:
    """Raw deflate."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def bomb(
    byte: bytes, times: int, *, head: bytes = b"", tail: bytes = b"", wbits: int = -15
) -> bytes:
    """Deflate of *byte* so many megabytes long, made in the time of one."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(byte * _FULL) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.compress(tail) + packer.flush()
    return start + block * times + end


def package(parts: Mapping[str, bytes | str]) -> bytes:
    """An office container with parts as they should be packed."""
    return zip_of(
        Member(name, data.encode() if isinstance(data, str) else data, DEFLATED)
        for name, data in parts.items()
    )


def stored(parts: Mapping[str, bytes | str]) -> bytes:
    """The same, not packed: nothing is odd about it but what it holds."""
    return zip_of(
        Member(name, data.encode() if isinstance(data, str) else data)
        for name, data in parts.items()
    )


def flipped(data: bytes, seed: int, times: int = 40) -> bytes:
    """The same with so many bytes changed, the first ones left alone so that its kind is known."""
    rng, damaged = Random(seed), bytearray(data)
    for _ in range(times):
        at = rng.randrange(min(64, len(data) // 2), len(data))
        damaged[at] ^= 1 << rng.randrange(8)
    return bytes(damaged)


def cut(data: bytes, share: float = 0.6) -> bytes:
    """The beginning."""
    return data[: int(len(data) * share)]


_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole_of(streams: Mapping[str, bytes], *, loop: bool = False) -> bytes:
    """An OLE container; with *loop* the sectors of the first stream lead back to its first."""
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    body = bytearray()
    names = list(streams)
    for number, name in enumerate(names, 1):
        data = streams[name].ljust(4096, b"\0")
        data += bytes(-len(data) % _SECTOR)
        first, sectors = len(body) // _SECTOR, len(data) // _SECTOR
        right = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, first, len(data), right=right))
        chains += [*range(first + 1, first + sectors), first if loop and number == 1 else _END]
        body += data
    directory = b"".join(entries)
    directory += bytes(-len(directory) % _SECTOR)
    first_directory = len(body) // _SECTOR
    sectors = len(directory) // _SECTOR
    chains += [*range(first_directory + 1, first_directory + sectors), _END]
    body += directory
    fats = 1
    while fats * 128 < len(chains) + fats:
        fats += 1
    first_fat = len(body) // _SECTOR
    chains += [_FAT] * fats
    chains += [_FREE] * (fats * 128 - len(chains))
    body += struct.pack(f"<{len(chains)}I", *chains)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        fats,
        first_directory,
        0,
        4096,
        _END,
        0,
        _END,
        0,
    )
    places = [*range(first_fat, first_fat + fats)][:109]
    header += struct.pack("<109I", *places, *[_FREE] * (109 - len(places)))
    return header + bytes(body)


def _entry(
    name: str, kind: int, first: int, size: int, *, right: int = _FREE, child: int = _FREE
) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIQ", text, len(text), kind, 1, _FREE, right, child, first, size
    )


def pdf_of(objects: Sequence[bytes | str], *, trailer: str = "") -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalogue."""
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        raw = body.encode() if isinstance(body, str) else body
        out += b"%d 0 obj\n" % number + raw + b"\nendobj\n"
    where = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n".encode()
    out += b"startxref\n%d\n%%%%EOF\n" % where
    return bytes(out)


def stream(data: bytes, extra: str = "", *, packed: bool = False) -> bytes:
    """A stream object; *packed* data is deflated already."""
    if packed:
        extra += "/Filter/FlateDecode"
    return f"<</Length {len(data)}{extra}>>stream\n".encode() + data + b"\nendstream"
