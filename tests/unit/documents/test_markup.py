"""An XML part becomes elements; a document type definition is seen through every disguise."""

from time import process_time

import pytest

from hegui.documents.limits import LIMITS, Limits
from hegui.documents.markup import local_name, parse_xml
from hegui.errors import DocumentError

WITH_DTD = '<!DOCTYPE a [<!ENTITY x "y">]><a b="&x;">&x;</a>'


def reason(data: bytes, limits: Limits = LIMITS, *, huge: bool = False) -> str:
    with pytest.raises(DocumentError) as refused:
        parse_xml(data, limits, huge=huge)
    return str(refused.value)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "gb18030"])
def test_a_part_is_read_in_the_encoding_it_declares(codec: str) -> None:
    text = f'<?xml version="1.0" encoding="{codec}"?><x:a xmlns:x="u"><x:b>规章</x:b></x:a>'

    root = parse_xml(text.encode(codec), LIMITS)

    assert (root.tag, local_name(root)) == ("{u}a", "a")
    assert [(local_name(one), one.text) for one in root] == [("b", "规章")]


@pytest.mark.parametrize(
    "data",
    [
        WITH_DTD.encode(),
        WITH_DTD.lower().replace("doctype", "DocType").encode(),
        b"<?xml version='1.0'?>" + b"<!-- " + b"x" * 100_000 + b" -->" + WITH_DTD.encode(),
        WITH_DTD.encode("utf-16"),
        WITH_DTD.encode("utf-16-le"),
        WITH_DTD.encode("utf-16-be"),
        f'<?xml version="1.0" encoding="utf-16"?>{WITH_DTD}'.encode("utf-16"),
    ],
)
def test_a_document_type_definition_is_refused(data: bytes) -> None:
    assert "文档类型定义（DTD）" in reason(data)


@pytest.mark.parametrize("codec", ["utf-7", "utf-32", "cp037", "hz", "iso2022_jp"])
def test_encodings_that_would_hide_one_are_refused(codec: str) -> None:
    text = f'<?xml version="1.0" encoding="{codec}"?>{WITH_DTD}'
    data = text.encode("ascii" if codec in ("hz", "iso2022_jp") else codec)

    words = reason(data)

    assert "编码" in words or "损坏" in words or "DTD" in words


def test_utf_7_that_spells_a_definition_in_letters_is_refused() -> None:
    spelt = WITH_DTD.replace("<!", "+ADwAIQ-")

    words = reason(f'<?xml version="1.0" encoding="UTF-7"?>{spelt}'.encode())

    assert words == "内部 XML 的编码（UTF-7）不支持；请用原程序重新保存"


def test_depth_text_and_size_have_limits() -> None:
    deep = b"<a>" * 300 + b"</a>" * 300
    long = b"<a>" + b"x" * 11_000_000 + b"</a>"

    assert "嵌套过深" in reason(deep)
    assert "嵌套过深（上限 250）" in reason(deep, huge=True)
    assert parse_xml(deep, Limits(xml_depth=300), huge=True).tag == "a"
    assert "已损坏或嵌套过深" in reason(long)
    assert len(parse_xml(long, LIMITS, huge=True).text or "") == 11_000_000
    assert "字节数超限" in reason(b"<a>" + b" " * 100 + b"</a>", Limits(xml_bytes=100))


@pytest.mark.parametrize("data", [b"", b"   ", b"<a>", b"<a></b>", b"\x00\x01\x02", b"<a>&x;</a>"])
def test_a_damaged_part_is_told(data: bytes) -> None:
    assert "内部 XML" in reason(data)


def test_the_search_for_a_definition_costs_little() -> None:
    data = b"<a>" + b"<b c='1'>" * 200 + b"<d/>x" * 400_000 + b"</b>" * 200 + b"</a>"
    begun = process_time()

    assert parse_xml(data, LIMITS).tag == "a"

    assert process_time() - begun < 2
