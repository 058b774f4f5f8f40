"""Without the extra, a scan and a picture are named, with two ways out."""

import struct
import zlib

import pytest

from hegui.documents.read import read_bytes
from hegui.documents.readers.paper.recognise import can_recognise
from hegui.errors import DocumentError


def _chunk(name: bytes, data: bytes) -> bytes:
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">2I5B", 40, 40, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress((b"\x00" + b"\xff" * 40) * 40))
    + _chunk(b"IEND", b"")
)


@pytest.mark.skipif(can_recognise(), reason="the extra ocr is installed")
@pytest.mark.parametrize(
    "data", [PNG, b"\xff\xd8\xff\xe0" + b"\x00" * 100, b"GIF89a" + b"\x00" * 9]
)
def test_a_picture_is_refused_with_a_way_out(data: bytes) -> None:
    with pytest.raises(DocumentError) as refused:
        read_bytes(data)

    assert "是图片" in str(refused.value)
    assert "请提供文字版" in str(refused.value)
    assert "hegui[ocr]" in str(refused.value)


@pytest.mark.skipif(not can_recognise(), reason="the extra ocr is not installed")
def test_a_picture_without_a_word_has_nothing_to_read() -> None:
    with pytest.raises(DocumentError, match="没有文字"):
        read_bytes(PNG)
