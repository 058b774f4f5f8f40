"""Pictures, embedded files and text boxes of a DOCX, each once and where it stands."""

import pytest
from tests.unit.documents.word.docx_files import (
    cell,
    docx,
    grid,
    para,
    pictures,
    read,
    row,
    run,
    said,
    table,
    texts,
)

from hegui.documents.document import Paragraph
from hegui.documents.readers.word.docx import read_docx

EMU = 12_700


def drawing(inner: str, points: tuple[int, int] | None = (300, 200), properties: str = "") -> str:
    size = f'<wp:extent cx="{points[0] * EMU}" cy="{points[1] * EMU}"/>' if points else ""
    return (
        f"<w:r><w:drawing><wp:inline>{size}<wp:docPr id='1' {properties}/><a:graphic>{inner}"
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def shape(inner: str, style: str = "width:300pt;height:200pt") -> str:
    return f'<w:pict><v:shape style="{style}">{inner}</v:shape></w:pict>'


def box(inner: str) -> str:
    return f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"


def twice(inner: str) -> str:
    new = drawing(box(inner)).removeprefix("<w:r>").removesuffix("</w:r>")
    old = shape(f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>")
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


TITLED = '<v:imagedata r:id="x" o:title="表"/>'
OLD_BOX = f"<v:textbox><w:txbxContent>{para('框')}</w:txbxContent></v:textbox>"
DRAWN_WORDS = '<v:textpath string=" 框 "/>'
BLIP = '<a:blip r:embed="rId9"/>'


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (drawing(BLIP), [("picture", "")]),
        (drawing(BLIP, properties='descr="统计表 截图"'), [("picture", "统计表 截图")]),
        (drawing(BLIP, properties='title="印章"'), [("picture", "印章")]),
        (drawing(BLIP + BLIP), [("picture", "")]),
        (drawing(BLIP, None), [("picture", "")]),
        (drawing(BLIP, (20, 20)), []),
        (drawing(BLIP, (400, 4)), []),
        (drawing(BLIP, (400, 20)), [("picture", "")]),
        (drawing(BLIP, properties='hidden="1"'), []),
        (drawing("<c:chart xmlns:c='c'/>"), [("picture", "")]),
        (drawing("<wps:wsp><wps:spPr/></wps:wsp>"), []),
        (f"<w:r>{shape(TITLED)}</w:r>", [("picture", "表")]),
        (f"<w:r>{shape('<v:imagedata/>', 'width:10px;height:1cm')}</w:r>", []),
        (f"<w:r>{shape('<v:imagedata/>', 'width:..;height:x')}</w:r>", [("picture", "")]),
        (f"<w:r>{shape('')}</w:r>", []),
        (
            "<w:r><w:object><v:shape><v:imagedata/></v:shape>"
            '<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
            [("attachment", "嵌入的文件（Excel.Sheet.12）")],
        ),
        (
            "<w:r><w:object><v:shape><v:imagedata/></v:shape>"
            '<o:OLEObject ProgID="Equation.3"/></w:object></w:r>',
            [("picture", "")],
        ),
        ("<w:r><w:object><w:control/></w:object></w:r>", []),
        (f"<w:del>{drawing(BLIP)}</w:del>", []),
        (drawing(BLIP).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"), []),
    ],
)
def test_pictures_and_embedded_files_are_met(inner: str, expected: list[tuple[str, str]]) -> None:
    assert pictures(read(para(inner))) == expected


def test_pictures_stand_before_or_behind_the_words_as_in_the_file() -> None:
    body = para(drawing(BLIP) + run("甲")) + para(run("乙") + drawing(BLIP))
    document = read(body)

    assert said(document) == ["<picture>", "甲", "乙", "<picture>"]
    assert [block.place.paragraph for block in document.blocks] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    "boxed",
    [
        twice(para("框")),
        drawing(box(para("框"))),
        f"<w:r>{shape(OLD_BOX)}</w:r>",
        f"<w:r>{shape(DRAWN_WORDS)}</w:r>",
        drawing(
            "<mc:AlternateContent><mc:Choice Requires='x'><x/></mc:Choice>"
            f"<mc:Fallback>{box(para('框'))}</mc:Fallback></mc:AlternateContent>"
        ),
    ],
)
def test_the_text_of_a_box_follows_its_anchor_once(boxed: str) -> None:
    document = read(para("前") + para(boxed + run("甲")) + para("后"))

    assert texts(document) == ["前", "甲", "框", "后"]
    assert [block.place.paragraph for block in document.blocks] == [1, 2, 2, 3]


def test_a_box_in_a_box_is_read_once() -> None:
    assert texts(read(para(twice(para("外") + para(twice(para("内"))))))) == ["外", "内"]


def test_a_table_in_a_box_is_a_table() -> None:
    document = read(para(run("甲") + twice(table(row("1", "2")) + para(""))) + para("乙"))

    assert said(document) == ["甲", "[1 2]", "乙"]


def test_a_box_in_a_cell_belongs_to_its_text() -> None:
    assert grid(read(table(row("甲", cell(para(twice(para("5")))))))) == [["甲", "5"]]


def test_a_file_within_the_file_is_told_and_counts_as_an_attachment() -> None:
    document = read(para("甲") + '<w:altChunk r:id="rId5"/>')

    assert said(document) == ["甲", "<attachment>"]
    assert document.blocks[1].place.paragraph == 1
    assert [remark.code for remark in document.remarks] == ["extraction"]


def test_a_link_to_a_file_is_an_attachment() -> None:
    body = para(f'<w:hyperlink r:id="link">{run("附件1")}</w:hyperlink>')
    body += para(f'<w:hyperlink r:id="page">{run("网页")}</w:hyperlink>')
    targets = {"link": "http://www.example.gov.cn/a/表.xlsx", "page": "http://www.example.gov.cn/"}
    document = read_docx(docx(body, targets=targets))

    assert pictures(document) == [("attachment", "附件1")]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "附件1",
        "网页",
    ]
