"""A workbook is read as it is shown."""

import pytest
from tests.unit.documents.sheets.build import (
    MAIN,
    blank,
    data,
    grid,
    merges,
    row,
    text,
    value,
    workbook,
)

from hegui.documents.document import Document, Grid, Paragraph, Picture
from hegui.documents.readers.sheets.xlsx import read_xlsx
from hegui.errors import DocumentError


def read(inside: str, *strings: str) -> Document:
    return read_xlsx(workbook({"Sheet1": inside}, strings=strings))


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[list[tuple[str, int, int, int, int]]]:
    return [
        [(c.text, c.row, c.column, c.rows, c.columns) for c in block.cells]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def shown(*cells: str) -> list[str]:
    """Texts of the cells of a one-row table that begins with a label."""
    document = read(data(row(1, text("A1", "甲"), *cells)))
    return [text for text, *_ in grids(document)[0][1:]]


def test_numbers_are_written_as_they_are_seen() -> None:
    assert shown(
        value("B1", "128466", "thousands"),
        value("C1", "3.0"),
        value("D1", "0.30000000000000004"),
        value("E1", "1.5E-3"),
        value("F1", "-7"),
    ) == ["128466", "3", "0.3", "0.0015", "-7"]


def test_formats_that_change_what_is_seen_are_followed() -> None:
    assert shown(
        value("B1", "0.125", "percent"),
        value("C1", "2.5", "whole"),
        value("D1", "12", "unit"),
    ) == ["12.5%", "3", "12件"]


def test_days_are_written_by_their_format() -> None:
    # 45322 is the last day of January 2024.
    assert shown(
        value("B1", "45322", "day"),
        value("C1", "45322", "chinese day"),
        value("D1", "45322", "written day"),
    ) == ["2024-01-31", "2024年1月31日", "2024年1月31日"]


def test_truths_errors_and_results_of_formulas_are_text() -> None:
    assert shown(
        value("B1", "1", kind="b"),
        value("C1", "#REF!", kind="e"),
        '<c r="D1" t="str"><f>A1&amp;1</f><v>甲1</v></c>',
        '<c r="E1"><f>1+1</f><v>2</v></c>',
    ) == ["TRUE", "#REF!", "甲1", "2"]


def test_text_loses_its_apostrophe_and_keeps_its_lines() -> None:
    document = read(
        data(
            row(
                1,
                text("A1", "'007"),
                text("B1", "申请人_x000D_\n 情况 "),
                value("C1", "0", kind="s"),
            )
        ),
        "<r><t>其</t></r><r><rPr><b/></rPr><t>他</t></r><rPh><t>qita</t></rPh>",
    )

    assert [text for text, *_ in grids(document)[0]] == ["007", "申请人\n情况", "其他"]


def test_a_formula_without_a_result_is_empty_and_told() -> None:
    document = read(
        data(row(1, text("A1", "合计"), '<c r="B1"><f>SUM(C1:C9)</f></c>', value("C1", "5")))
    )

    assert grids(document) == [[("合计", 0, 0, 1, 1), ("", 0, 1, 1, 1), ("5", 0, 2, 1, 1)]]
    (remark,) = document.remarks
    assert remark.code == "extraction"
    assert "B1" in remark.message
    assert (remark.place.sheet, remark.place.cell) == ("Sheet1", "B1")


def test_a_nought_that_is_not_shown_is_told() -> None:
    (remark,) = read(data(row(1, text("A1", "甲"), value("B1", "0", "no noughts")))).remarks
    assert "B1" in remark.message

    view = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>'
    (remark,) = read(
        view + data(row(1, text("A1", "甲"), value("B1", "0"), value("C1", "1")))
    ).remarks
    assert "B1" in remark.message


def test_every_cell_within_a_table_is_given() -> None:
    document = read(data(*grid(3, "类别|件数|备注", "甲|1|", "乙||", style="ruled")))

    (block,) = document.blocks
    assert isinstance(block, Grid)
    assert [(c.text, c.place.cell) for c in block.cells] == [
        ("类别", "A3"), ("件数", "B3"), ("备注", "C3"),
        ("甲", "A4"), ("1", "B4"), ("", "C4"),
        ("乙", "A5"), ("", "B5"), ("", "C5"),
    ]  # fmt: skip
    assert {(c.place.sheet, c.place.grid) for c in block.cells} == {("Sheet1", 1)}


def test_merged_cells_are_one() -> None:
    document = read(
        data(*grid(1, "申请人|个人|单位|", "||企业|机构", "新收|3||4"))
        + merges("A1:A2", "B1:B2", "C1:D1", "B3:C3")
    )

    assert grids(document) == [
        [
            ("申请人", 0, 0, 2, 1), ("个人", 0, 1, 2, 1), ("单位", 0, 2, 1, 2),
            ("企业", 1, 2, 1, 1), ("机构", 1, 3, 1, 1),
            ("新收", 2, 0, 1, 1), ("3", 2, 1, 1, 2), ("4", 2, 3, 1, 1),
        ]
    ]  # fmt: skip


def test_a_merge_over_whole_rows_is_as_wide_as_the_table() -> None:
    document = read(data(*grid(1, "甲|乙", "丙|丁", "注|")) + merges("A3:XFD3"))

    assert grids(document) == [
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("丙", 1, 0, 1, 1), ("丁", 1, 1, 1, 1)]
    ]
    assert paragraphs(document) == ["注"]


def test_what_is_hidden_is_left_out_and_told_once() -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    rows = [
        *grid(1, "类别|校验|件数", "甲|9|1"),
        row(3, text("A3", "乙"), value("C3", "8"), attributes='hidden="1"'),
        row(4, attributes='hidden="1"'),
        *grid(5, "丙|9|2"),
    ]
    document = read_xlsx(
        workbook(
            {"年报": columns + data(*rows), "底稿": data(*grid(1, "草|稿")), "空": data()},
            states={"底稿": "hidden", "空": "veryHidden"},
        )
    )

    assert grids(document) == [
        [
            ("类别", 0, 0, 1, 1), ("件数", 0, 1, 1, 1),
            ("甲", 1, 0, 1, 1), ("1", 1, 1, 1, 1),
            ("丙", 2, 0, 1, 1), ("2", 2, 1, 1, 1),
        ]
    ]  # fmt: skip
    last = document.blocks[-1]
    assert isinstance(last, Grid)
    assert last.cells[-1].place.cell == "C5"
    (remark,) = document.remarks
    assert remark.code == "hidden_text"
    for word in ("底稿", "第 3 行", "B 列"):
        assert word in remark.message
    assert "空" not in remark.message


def test_a_merged_cell_is_seen_though_its_first_row_is_hidden() -> None:
    rows = [
        row(1, text("A1", "甲"), value("B1", "1"), attributes='hidden="1"'),
        row(2, value("B2", "2")),
        row(3, text("A3", "乙"), value("B3", "3")),
    ]
    document = read(data(*rows) + merges("A1:A2"))

    assert grids(document) == [
        [("甲", 0, 0, 1, 1), ("2", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("3", 1, 1, 1, 1)]
    ]


def test_pictures_and_text_boxes_stand_where_they_begin() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"

    def anchor(at: int, inside: str) -> str:
        start = f"<x:from><x:col>0</x:col><x:row>{at}</x:row></x:from>"
        return f"<x:twoCellAnchor>{start}{inside}</x:twoCellAnchor>"

    picture = '<x:pic><x:nvPicPr><x:cNvPr id="1" name="1" descr="统计图"/></x:nvPicPr></x:pic>'
    words = "<a:r><a:t>框里</a:t></a:r><a:r><a:t>的话</a:t></a:r>"
    box = f"<x:sp><x:txBody><a:p>{words}</a:p></x:txBody></x:sp>"
    drawn = (
        f'<x:wsDr xmlns:x="{drawing}/spreadsheetDrawing" xmlns:a="{drawing}/main">'
        f"{anchor(1, picture)}{anchor(2, box)}</x:wsDr>"
    )
    target = f'<Relationship Id="rId1" Type="{kind}" Target="../drawings/drawing1.xml"/>'
    document = read_xlsx(
        workbook(
            {"Sheet1": data(row(1, text("A1", "前。")), row(4, text("A4", "后。")))},
            extra={
                "xl/worksheets/_rels/sheet1.xml.rels": (
                    f'<Relationships xmlns="{relations}">{target}</Relationships>'
                ).encode(),
                "xl/drawings/drawing1.xml": drawn.encode(),
            },
        )
    )

    assert [
        (type(block), block.text, block.place.cell)
        for block in document.blocks
        if not isinstance(block, Grid)
    ] == [
        (Paragraph, "前。", "A1"),
        (Picture, "统计图", "A2"),
        (Paragraph, "框里的话", "A3"),
        (Paragraph, "后。", "A4"),
    ]


def test_a_picture_kept_in_a_cell_is_no_text() -> None:
    cell = '<c r="B1" t="str"><v>=DISPIMG("ID_0",1)</v></c>'
    document = read(data(row(1, text("A1", "统计图"), cell)))

    assert [type(block) for block in document.blocks] == [Paragraph, Picture]


def test_styles_that_the_library_refuses_cost_only_the_formats() -> None:
    broken = (
        f'<styleSheet xmlns="{MAIN}"><fonts><font><color rgb="no"/></font></fonts></styleSheet>'
    )
    document = read_xlsx(
        workbook(
            {"Sheet1": data(*grid(1, "甲|1", "乙|2"))}, extra={"xl/styles.xml": broken.encode()}
        )
    )

    assert grids(document) == [
        [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]
    ]


def test_rows_in_any_order_are_read_whole() -> None:
    first, second, third = grid(1, "甲|1", "乙|2", "丙|3")

    assert grids(read(data(third, first, second))) == [
        [
            ("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1),
            ("乙", 1, 0, 1, 1), ("2", 1, 1, 1, 1),
            ("丙", 2, 0, 1, 1), ("3", 2, 1, 1, 1),
        ]
    ]  # fmt: skip


def test_the_strict_kind_of_workbook_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    sheet = f'<worksheet xmlns="{strict}">{data(*grid(1, "甲|1", "乙|2"))}</worksheet>'
    book = workbook({"Sheet1": ""}, extra={"xl/worksheets/sheet1.xml": sheet.encode()})

    assert [text for text, *_ in grids(read_xlsx(book))[0]] == ["甲", "1", "乙", "2"]


def test_a_formula_whose_result_is_empty_is_an_empty_cell_and_no_doubt() -> None:
    cell = '<c r="B1" t="str"><f>IF(C1=0,"",C1)</f><v></v></c>'
    document = read(data(row(1, text("A1", "甲"), cell, value("C1", "0"))))

    assert grids(document) == [[("甲", 0, 0, 1, 1), ("", 0, 1, 1, 1), ("0", 0, 2, 1, 1)]]
    assert document.remarks == ()


def test_cells_without_names_follow_each_other() -> None:
    cells = '<row><c t="inlineStr"><is><t>甲</t></is></c><c><v>1</v></c></row>'

    assert grids(read(data(cells, cells))) == [
        [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("甲", 1, 0, 1, 1), ("1", 1, 1, 1, 1)]
    ]


def test_an_empty_workbook_has_no_blocks() -> None:
    assert read(data()).blocks == ()
    assert read(data(row(1, blank("A1")))).blocks == ()


@pytest.mark.parametrize("bytes_", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"nonsense"])
def test_no_workbook_is_said_in_words(bytes_: bytes) -> None:
    with pytest.raises(DocumentError, match=r"[一-龥]"):
        read_xlsx(bytes_)
