"""Without the extra, a scan and a picture are named, with two ways out."""

import pytest

from hegui.documents.read import read_bytes
from hegui.documents.readers.paper.recognise import can_recognise
from hegui.errors import DocumentError

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
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
