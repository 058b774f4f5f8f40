"""Whatever the bytes of a DOCX are, a document comes out or a plain Chinese reason."""

import io
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.generator.as_docx import as_docx
from tests.generator.make import make_report
from tests.unit.documents.word.docx_files import (
    docx,
    packed,
    para,
    read,
    relations,
    row,
    table,
    texts,
    xml,
)

from hegui.documents.document import Document
from hegui.documents.limits import Limits
from hegui.documents.read import read_bytes
from hegui.documents.readers.word.docx import read_docx
from hegui.errors import DocumentError

BODY = xml("document", f"<w:body>{para('甲')}</w:body>")
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TITLE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{}</dc:title></cp:coreProperties>"
)


def test_the_kind_is_told_by_content() -> None:
    assert read_bytes(docx(para("甲"))).kind == "docx"


@pytest.mark.parametrize(
    "parts",
    [
        {
            "_rels/.rels": relations(officeDocument="word/document2.xml"),
            "word/document2.xml": BODY,
        },
        {"_rels/.rels": relations(officeDocument="/word/x/main.xml"), "word/x/main.xml": BODY},
        {"_rels/.rels": relations(officeDocument="../../etc/passwd"), "word/document.xml": BODY},
        {"word/document.xml": BODY},
        {"WORD/Document.xml": BODY},
        {
            "[Content_Types].xml": (
                f'<Types><Override PartName="/word/a.xml" ContentType="{TYPE}"/></Types>'.encode()
            ),
            "word/a.xml": BODY,
        },
    ],
)
def test_the_main_part_is_found_whatever_it_is_called(parts: dict[str, bytes]) -> None:
    assert texts(read_docx(packed(parts))) == ["甲"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_parts_may_be_written_in_other_encodings(codec: str) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
    body = xml("document", f"<w:body>{para('甲')}{para(hidden)}</w:body>").decode()
    data = body.replace("UTF-8", "UTF-16" if codec == "utf-16" else "UTF-8").encode(codec)

    assert texts(read_docx(packed({"word/document.xml": data}))) == ["甲"]


@pytest.mark.parametrize(
    ("core", "title"),
    [
        (TITLE.format(" 年度 报告 "), "年度 报告"),
        (TITLE.format("  "), ""),
        (TITLE.format("<x/>"), ""),
        ("<cp:coreProperties xmlns:cp='c'/>", ""),
        ("damaged", ""),
    ],
)
def test_the_title_is_that_of_the_properties(core: str, title: str) -> None:
    rels = relations(officeDocument="word/document.xml").replace(
        b"</Relationships>",
        b'<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships'
        b'/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
    )
    parts = {"_rels/.rels": rels, "docProps/core.xml": core.encode(), "word/document.xml": BODY}

    assert read_docx(packed(parts)).title == title


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "缺少内部文件"),
        ({"[Content_Types].xml": b"<Types/>"}, "找不到 Word 的正文"),
        ({"word/document.xml": b""}, "内部 XML 已损坏"),
        ({"word/document.xml": b"<a>"}, "内部 XML 已损坏"),
        ({"word/document.xml": xml("document", "")}, "Word 的正文里没有内容"),
        ({"word/document.xml": b'<!DOCTYPE a [<!ENTITY x "y">]><a/>'}, "文档类型定义"),
        (
            {
                "word/document.xml": BODY,
                "word/_rels/document.xml.rels": relations(styles="styles.xml"),
                "word/styles.xml": b"<!DOCTYPE a><a/>",
            },
            "文档类型定义",
        ),
        ({"word/document.xml": xml("document", "<w:body>" + "<w:sdt>" * 300)}, "嵌套过深"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(parts: dict[str, bytes], words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        read_docx(packed(parts))


def test_all_parts_together_have_a_limit() -> None:
    data = docx(para("甲"), styles="<w:style/>" * 50)

    assert texts(read_docx(data, Limits(package_bytes=10_000))) == ["甲"]
    with pytest.raises(DocumentError, match="总字节数超限"):
        read_docx(data, Limits(package_bytes=2_000))


@pytest.mark.parametrize("name", ["sdt", "smartTag", "unheard", "ins", "r", "p"])
def test_deep_nesting_is_read_or_refused(name: str) -> None:
    for depth in (60, 240):
        inner = f"<w:{name}>" * depth + "<w:r><w:t>深</w:t></w:r>" + f"</w:{name}>" * depth

        assert texts(read(para(inner))) == ["深"]


def test_tables_in_tables_in_tables_are_walked_to_the_last_one() -> None:
    inner = table(row("1", "2"))
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"

    (block,) = read(inner).blocks
    assert block.place.grid == 61


def test_styles_based_on_one_another_without_end_cost_nothing() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(3_000)
    )

    assert texts(read(para("甲", '<w:pStyle w:val="s0"/>'), styles=styles)) == ["甲"]


REPORT = make_report(31, edition="2021", size="small", odd=())
WHOLE = {style: as_docx(REPORT, style) for style in ("numbered", "tracked", "layout")}


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 2**32), st.integers(1, 12))
def test_flipped_bytes_of_a_part_give_a_document_or_a_reason(
    style: str, seed: int, flips: int
) -> None:
    rng = Random(seed)
    changed = io.BytesIO()
    with (
        ZipFile(io.BytesIO(WHOLE[style])) as source,
        ZipFile(changed, "w", ZIP_DEFLATED) as target,
    ):
        names = [name for name in source.namelist() if name.endswith(("xml", "rels"))]
        hit = rng.choice([*names, *["word/document.xml"] * len(names)])
        for name in source.namelist():
            data = bytearray(source.read(name))
            for _ in range(flips if name == hit else 0):
                data[rng.randrange(len(data))] = rng.choice(b'<>/="&w0123 \x00\xff')
            target.writestr(name, bytes(data))

    assert _read(changed.getvalue())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 2**32))
def test_a_package_that_is_cut_or_damaged_gives_a_document_or_a_reason(
    style: str, seed: int
) -> None:
    rng = Random(seed)
    data = bytearray(WHOLE[style])
    if seed % 2:
        del data[rng.randrange(len(data)) :]
    else:
        for _ in range(rng.randint(1, 20)):
            data[rng.randrange(len(data))] = rng.randrange(256)

    assert _read(bytes(data))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_tree_of_elements_gives_a_document_or_a_reason(data: st.DataObject) -> None:
    assert _read(docx(data.draw(_TREES)))


_NAMED = """
    p r t tbl tr tc tcPr trPr pPr rPr gridSpan vMerge hMerge gridBefore sdt sdtContent ins del
    numPr numId ilvl pStyle vanish fldChar instrText br sym drawing pict object altChunk
    txbxContent hyperlink hidden cellDel moveFrom ruby outlineLvl
"""
_NAMES = _NAMED.split()
_ATTRIBUTES = ("", ' w:val="1"', ' w:val="restart"', ' w:val="-9"', ' w:fldCharType="begin"')
_TREES = st.recursive(
    st.sampled_from(["甲", "1", " ", ""]),
    lambda inner: st.tuples(
        st.sampled_from(_NAMES), st.sampled_from(_ATTRIBUTES), st.lists(inner, max_size=4)
    ).map(lambda one: f"<w:{one[0]}{one[1]}>{''.join(one[2])}</w:{one[0]}>"),
    max_leaves=40,
)


def _read(data: bytes) -> bool:
    try:
        return isinstance(read_docx(data), Document)
    except DocumentError as error:
        return bool(str(error))
