"""Tables of a DOCX keep every cell in its column; tables of layout are walked through."""

import pytest
from tests.unit.documents.word.docx_files import (
    cell,
    docx,
    grid,
    para,
    pictures,
    read,
    row,
    said,
    spans,
    table,
    texts,
)

from hegui.documents.limits import Limits
from hegui.documents.readers.word.docx import read_docx
from hegui.errors import DocumentError

TOP = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def wide(columns: object) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_spans_over_columns_and_rows_are_one_cell() -> None:
    body = table(
        row(cell("头", TOP + wide(2)), cell("上", wide(2))),
        row(cell("", ON + wide(2)), "左", "右"),
        row("甲", "乙", "1", "2"),
    )

    assert spans(read(body)) == [
        ("头", 0, 0, 2, 2),
        ("上", 0, 2, 1, 2),
        ("左", 1, 2, 1, 1),
        ("右", 1, 3, 1, 1),
        ("甲", 2, 0, 1, 1),
        ("乙", 2, 1, 1, 1),
        ("1", 2, 2, 1, 1),
        ("2", 2, 3, 1, 1),
    ]


def test_a_cell_goes_on_below_by_column_not_by_count() -> None:
    body = table(
        row("一", cell("甲", TOP), "1"),
        row(cell("二", wide(1)), cell("", ON), "2"),
        row(cell("三", wide(2)), "3"),
    )

    assert spans(read(body)) == [
        ("一", 0, 0, 1, 1),
        ("甲", 0, 1, 2, 1),
        ("1", 0, 2, 1, 1),
        ("二", 1, 0, 1, 1),
        ("2", 1, 2, 1, 1),
        ("三", 2, 0, 1, 2),
        ("3", 2, 2, 1, 1),
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (cell("甲"), cell("乙", ON)),  # nothing open above
        (cell("甲", TOP + wide(2)), cell("乙", ON)),  # another width
        (cell("甲", TOP), cell("乙", TOP)),
    ],
)
def test_a_cell_that_cannot_go_on_is_a_cell_of_its_own(above: str, below: str) -> None:
    found = spans(read(table(row(above, "1"), row(below, "2"))))

    assert [text for text, *_ in found] == ["甲", "1", "乙", "2"]
    assert all(rows == 1 for *_, rows, _ in found)


def test_a_cell_of_its_own_goes_on_below() -> None:
    body = table(row("甲", "1"), row(cell("乙", ON), "2"), row(cell("", ON), "3"))

    assert spans(read(body))[2] == ("乙", 1, 0, 2, 1)


def test_a_merged_cell_ends_with_the_row_that_does_not_go_on() -> None:
    body = table(
        row(cell("甲", TOP), "1"), row("乙", "2"), row(cell("丙", ON), "3"), row(cell("", ON), "4")
    )

    assert [(text, rows) for text, _, _, rows, _ in spans(read(body))] == [
        ("甲", 1),
        ("1", 1),
        ("乙", 1),
        ("2", 1),
        ("丙", 2),
        ("3", 1),
        ("4", 1),
    ]


def test_text_in_a_cell_that_goes_on_is_not_lost() -> None:
    assert grid(read(table(row(cell("甲", TOP), "1"), row(cell("乙", ON), "2")))) == [
        ["甲\n乙", "1"],
        ["2"],
    ]


def test_text_that_is_only_written_again_in_a_cell_that_goes_on_is_read_once() -> None:
    assert grid(read(table(row(cell("甲", TOP), "1"), row(cell("甲", ON), "2")))) == [
        ["甲", "1"],
        ["2"],
    ]


def test_cells_merged_the_old_way_are_one_cell() -> None:
    body = table(
        row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "1"),
        row("乙", "丙", "2"),
    )

    assert spans(read(body))[:2] == [("甲", 0, 0, 1, 2), ("1", 0, 2, 1, 1)]


def test_columns_left_out_before_a_row_are_counted() -> None:
    body = table(row("一", "二", "三"), row("四", properties='<w:gridBefore w:val="2"/>'))

    assert spans(read(body))[-1] == ("四", 1, 2, 1, 1)


@pytest.mark.parametrize("columns", [10**9, 10**30, "-3", "x", ""])
def test_no_span_fills_the_memory(columns: object) -> None:
    before = f'<w:gridBefore w:val="{columns}"/>'
    found = spans(
        read(table(row(cell("甲", wide(columns)), "1"), row("2", "3", properties=before)))
    )

    assert [text for text, *_ in found] == ["甲", "1", "2", "3"]
    assert all(column <= 65 and width <= 64 for _, _, column, _, width in found)


def test_empty_cells_are_given() -> None:
    assert grid(read(table(row("甲", "", ""), row("", "1", "")))) == [
        ["甲", "", ""],
        ["", "1", ""],
    ]


def test_a_table_in_a_table_of_layout_is_a_table() -> None:
    inner = para("前") + table(row("1", "2"), row("3", "4")) + para("后")
    document = read(table(row(cell("左"), cell(inner))))

    assert said(document) == ["左", "前", "[1 2 3 4]", "后"]
    assert [block.place.grid for block in document.blocks] == [1, 1, 2, 1]
    assert document.blocks[0].place.cell == "R1C1"
    assert document.blocks[0].place.paragraph is None


def test_a_large_table_within_a_cell_is_a_table_and_a_small_one_is_text() -> None:
    small = table(row("1", "2"), row("3", "4")) + para("")
    large = table(row("1", "2"), row("3", "4"), row("6", "7")) + para("")

    assert said(read(table(row("甲", cell(small)), row("乙", "")))) == ["[甲 1\n2\n3\n4 乙 ]"]
    assert said(read(table(row("甲", cell(large)), row("乙", "5")))) == [
        "甲", "[1 2 3 4 6 7]", "乙", "5",
    ]  # fmt: skip


def test_a_long_note_in_a_table_of_data_does_not_dissolve_it() -> None:
    rows = [row("甲", "")] * 12

    assert said(read(table(*rows, row("长" * 301)))) == [f"[{'甲  ' * 12}{'长' * 301}]"]


def test_an_empty_table_in_a_cell_does_not_dissolve_the_table_around_it() -> None:
    inner = table(row("", "")) + para("5")

    assert grid(read(table(row("甲", cell(inner)), row("乙", "6")))) == [["甲", "5"], ["乙", "6"]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (table(row("甲"), row("乙")), ["甲", "乙"]),
        (table(row("甲", "长" * 301)), ["甲", "长" * 301]),
        (table(row("", "")), []),
        (table(), []),
        (table("<w:tr/>"), []),
    ],
)
def test_a_table_of_layout_is_read_as_text(body: str, expected: list[str]) -> None:
    document = read(body)

    assert texts(document) == expected
    assert len(document.blocks) == len(expected)


def test_pictures_in_cells_come_after_their_table() -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="印章"/><a:blip/></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    document = read(table(row("甲", cell(picture)), row("乙", "1")))

    assert said(document) == ["[甲 \ufffc 乙 1]", "<picture>"]
    assert pictures(document) == [("picture", "印章")]
    assert document.blocks[1].place.cell == "R1C2"


@pytest.mark.parametrize(
    ("body", "limits", "words"),
    [
        (table(row("1", "2") * 11), Limits(table_rows=10), "表格行数过多（上限 10）"),
        (table(row(*"1" * 11)), Limits(table_columns=10), "表格一行的单元格过多（上限 10）"),
        (
            table(row("1", cell("2", wide(60))) * 9),
            Limits(table_covered=500),
            "表格覆盖的格子过多",
        ),
        (table(row("1", "2")) * 9, Limits(cells=10), "表格单元格过多（上限 10）"),
        (para("字" * 11), Limits(text_characters=10), "文字过多，字数超限（上限 10）"),
        (para("") * 99, Limits(nodes=10), "内部 XML 标签过多（上限 40）"),
        (para("字" * 999), Limits(xml_bytes=900), "字节数超限（上限 900）"),
    ],
)
def test_a_file_above_the_limits_is_refused(body: str, limits: Limits, words: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_docx(docx(body), limits)

    assert words in str(refused.value)
