"""Rows of a sheet are text or tables, as a person sees them."""

from collections.abc import Mapping

import pytest
from tests.unit.documents.sheets.build import data, grid, merges, row, text, workbook

from hegui.documents.document import Grid, Paragraph
from hegui.documents.readers.sheets.xlsx import read_xlsx


def read(sheets: Mapping[str, str]) -> list[str | list[list[str]]]:
    """Paragraphs as text, grids as rows of texts."""
    found: list[str | list[list[str]]] = []
    for block in read_xlsx(workbook(sheets)).blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Grid):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            found.append(list(rows.values()))
    return found


def one(*rows: str, after: str = "") -> list[str | list[list[str]]]:
    return read({"Sheet1": data(*rows) + after})


TABLE = ("类别|件数", "甲|1", "乙|2")
CELLS = [["类别", "件数"], ["甲", "1"], ["乙", "2"]]


@pytest.mark.parametrize("style", ["plain", "ruled"])
def test_lone_cells_round_a_table_are_text(style: str) -> None:
    rows = [
        *grid(1, "青禾市年度报告", "一、办理情况"),
        *grid(3, *TABLE, style=style),
        *grid(6, "填表人：张三"),
    ]

    assert one(*rows) == ["青禾市年度报告", "一、办理情况", CELLS, "填表人：张三"]


def test_lines_of_a_cell_of_text_are_paragraphs() -> None:
    assert one(row(1, text("A1", "本年度情况如下。\n\n  一是公开。"))) == [
        "本年度情况如下。",
        "一是公开。",
    ]


def test_a_heading_between_tables_parts_them() -> None:
    rows = [
        *grid(1, *TABLE, style="ruled"),
        *grid(4, "四、另一张表"),
        *grid(5, *TABLE, style="ruled"),
    ]

    assert one(*rows) == [CELLS, "四、另一张表", CELLS]


def test_a_heading_between_tables_parts_them_where_nothing_is_ruled() -> None:
    assert one(*grid(1, *TABLE, "四、另一张表", *TABLE)) == [CELLS, "四、另一张表", CELLS]


def test_a_ruled_line_over_the_table_stays_in_it() -> None:
    rows = grid(1, *TABLE, "第二类|", *TABLE, style="ruled")

    assert one(*rows, after=merges("A4:B4")) == [[*CELLS, ["第二类"], *CELLS]]


def test_a_label_whose_values_are_empty_stays_in_its_table() -> None:
    assert one(*grid(1, "类别|件数|备注", "甲||", "乙|2|", style="ruled")) == [
        [["类别", "件数", "备注"], ["甲", "", ""], ["乙", "2", ""]]
    ]
    assert one(*grid(1, "类别|件数|备注", "甲||", "乙|2|")) == [
        [["类别", "件数", "备注"], ["甲", "", ""], ["乙", "2", ""]]
    ]


def test_a_numbered_label_that_follows_the_one_above_stays_in_its_table() -> None:
    lines = ("办理结果|件数", "一、新收|3", "二、结转|", "三、办结|")

    assert one(*grid(1, *lines, style="ruled")) == [
        [["办理结果", "件数"], ["一、新收", "3"], ["二、结转", ""], ["三、办结", ""]]
    ]


def test_a_heading_in_the_frame_of_the_table_above_is_none_of_its_rows() -> None:
    lines = ("办理结果|件数", "一、新收|3", "二、结转|1", "四、复议情况|", "维持|纠正", "1|0")

    assert one(*grid(1, *lines, style="ruled"), after=merges("A4:B4")) == [
        [["办理结果", "件数"], ["一、新收", "3"], ["二、结转", "1"]],
        "四、复议情况",
        [["维持", "纠正"], ["1", "0"]],
    ]


def test_a_ruled_row_left_wholly_empty_is_there() -> None:
    rows = grid(1, "维持|纠正", "|", style="ruled")

    assert one(*rows, *grid(4, "五、问题")) == [[["维持", "纠正"], ["", ""]], "五、问题"]


def test_rows_ruled_in_advance_are_not() -> None:
    rows = grid(1, "维持|纠正", "1|2", *["|"] * 20, style="ruled")

    assert one(*rows) == [[["维持", "纠正"], ["1", "2"]]]


def test_a_frame_round_text_makes_no_table_of_it() -> None:
    rows = grid(
        1,
        "青禾市年度报告|",
        "按规定编制本报告。|",
        "一、情况|",
        *TABLE,
        "注：未经审计|",
        style="ruled",
    )

    assert one(*rows, after=merges("A1:B1", "A2:B2", "A3:B3", "A7:B7")) == [
        "青禾市年度报告",
        "按规定编制本报告。",
        "一、情况",
        CELLS,
        "注：未经审计",
    ]


def test_a_note_in_the_margin_makes_no_table_of_a_heading() -> None:
    rows = [*grid(1, "三、办理情况||已核"), *grid(2, *TABLE, style="ruled")]

    assert one(*rows) == ["三、办理情况", "已核", CELLS]


def test_a_cell_of_long_text_beside_its_heading_is_text() -> None:
    long = "公开工作稳步推进，" * 40

    assert one(row(1, text("A1", "一、情况"), text("B1", long))) == ["一、情况", long]


def test_an_empty_row_parts_two_tables() -> None:
    assert one(*grid(1, *TABLE), *grid(5, *TABLE)) == [CELLS, CELLS]


def test_the_name_of_a_sheet_heads_a_table_that_nothing_else_heads() -> None:
    table = data(*grid(1, *TABLE))

    assert read({"二、公开情况统计": table}) == ["二、公开情况统计", CELLS]
    assert read({"公开情况统计": table}) == ["公开情况统计", CELLS]
    assert read({"Sheet1": table, "表二": table, "2023": table}) == [CELLS, CELLS, CELLS]


def test_the_name_of_a_sheet_is_not_said_twice() -> None:
    headed = data(*grid(1, "二、公开情况统计"), *grid(2, *TABLE))

    assert read({"二、公开情况统计": headed}) == ["二、公开情况统计", CELLS]
    assert read({"公开情况统计": headed}) == ["二、公开情况统计", CELLS]
    assert read({"统计表格一览": headed}) == ["二、公开情况统计", CELLS]


def test_the_name_of_a_sheet_is_a_heading_and_the_first_one_a_title() -> None:
    document = read_xlsx(workbook({"青禾市年度报告": data(*grid(1, *TABLE))}))

    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.level, first.place.sheet, first.place.cell) == (2, "青禾市年度报告", None)
    assert document.title == "青禾市年度报告"


def test_tables_are_counted_over_all_sheets() -> None:
    table = data(*grid(1, *TABLE))
    document = read_xlsx(workbook({"Sheet1": table, "Sheet2": table}))

    assert [(b.place.sheet, b.place.grid) for b in document.blocks] == [
        ("Sheet1", 1),
        ("Sheet2", 2),
    ]
