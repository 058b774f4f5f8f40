"""One file of odd features, as an office program saves it as DOC and as RTF."""

from pathlib import Path

import pytest

from hegui.documents.document import Document, Grid, Paragraph, Picture
from hegui.documents.readers.word.doc import read_doc
from hegui.documents.readers.word.rtf import read_rtf

HERE = Path(__file__).parents[3] / "fixtures" / "word"
READERS = {"doc": read_doc, "rtf": read_rtf}


@pytest.fixture(params=READERS)
def document(request: pytest.FixtureRequest) -> Document:
    return READERS[request.param]((HERE / f"odd.{request.param}").read_bytes())


def test_paragraphs_come_with_their_numbers_and_without_what_is_not_seen(
    document: Document,
) -> None:
    assert [
        (block.text, block.level) for block in document.blocks if isinstance(block, Paragraph)
    ] == [
        ("云岭省青禾市年度报告", 0),
        ("一、总体情况", 1),
        ("（一）主动公开", 0),
        ("（二）依申请公开", 0),
        ("3.第三点", 0),
        ("圆点后的字", 0),
        ("公开二十条", 0),
        ("前后", 0),
        ("上行", 0),
        ("下行", 0),
        ("2023-2024\t止", 0),
        ("见门户网站。", 0),
        ("二、主动公开情况", 1),
        ("框里的字", 0),
        ("挂着文本框的一段", 0),
        ("框内一", 0),
        ("框内二", 0),
        ("增订𠮷字", 0),
    ]


def test_every_cell_stands_in_its_place(document: Document) -> None:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    cells = [cell for grid in grids for cell in grid.cells]

    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in cells] == [
        ("表头", 0, 0, 1, 2), ("甲", 0, 2, 1, 1), ("乙", 0, 3, 1, 1),
        ("合并", 1, 0, 3, 1), ("第一行", 1, 1, 1, 1), ("6", 1, 2, 1, 1), ("", 1, 3, 1, 1),
        ("两段\n文字", 2, 1, 1, 1), ("1", 2, 2, 1, 1), ("0", 2, 3, 1, 1),
        ("自动编号", 3, 1, 1, 1), ("①编号一", 3, 2, 1, 1), ("②编号二", 3, 3, 1, 1),
        ("内\n层\n套表", 4, 0, 1, 2), ("", 4, 2, 1, 2),
    ]  # fmt: skip
    assert grids[0].aligned


def test_title_and_remarks_and_picture(document: Document) -> None:
    assert document.title == "青禾市年报"
    assert [remark.code for remark in document.remarks] == ["hidden_text", "tracked_changes"]
    assert [b.what for b in document.blocks if isinstance(b, Picture)] == ["picture"]


def test_places_are_the_same_in_both() -> None:
    doc, rtf = (
        reader((HERE / f"odd.{suffix}").read_bytes()) for suffix, reader in READERS.items()
    )

    assert [block.place for block in doc.blocks] == [block.place for block in rtf.blocks]
