"""What programs that turn pages and Word files into Markdown leave of them is read as it was."""

from collections.abc import Callable
from time import process_time

import pytest

from hegui.documents.document import Document, Grid, Paragraph, Picture
from hegui.documents.limits import Limits
from hegui.documents.read import read_bytes
from hegui.documents.readers.plain.text import read_text
from hegui.errors import DocumentError


def read(text: str, limits: Limits | None = None) -> Document:
    document = read_bytes(text.encode(), limits or Limits())
    assert document.kind == "text"
    return document


def paragraphs(document: Document) -> list[tuple[int | None, int, str]]:
    return [
        (block.place.line, block.level, block.text)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.text
    ]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


MIXED = """# 年度报告

二、主动公开

<table>
<thead><tr><th colspan="2">信息内容</th>
<th>本年<br>新收</th></tr></thead>
<tr><td rowspan=2>规章</td>
    <td></td><td>1</td></tr>
<tr><td>2</td><td>-</td></tr>
</table>

三、申请
<table border=1><tr><td>甲</td><td>3</td></tr></table>尾注。
"""


def test_a_table_in_tags_is_a_grid_with_its_empty_cells_and_spans() -> None:
    first, second = grids(read(MIXED))

    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in first.cells] == [
        ("信息内容", 0, 0, 1, 2),
        ("本年\n新收", 0, 2, 1, 1),
        ("规章", 1, 0, 2, 1),
        ("", 1, 1, 1, 1),
        ("1", 1, 2, 1, 1),
        ("2", 2, 1, 1, 1),
        ("-", 2, 2, 1, 1),
    ]
    assert first.aligned
    assert [cell.text for cell in second.cells] == ["甲", "3"]


def test_cells_are_found_on_their_lines_and_in_their_grids() -> None:
    first, second = grids(read(MIXED))

    assert [c.place.line for c in first.cells] == [6, 7, 8, 9, 9, 10, 10]
    assert [c.place.cell for c in first.cells] == [
        "R1C1", "R1C3", "R2C1", "R2C2", "R2C3", "R3C2", "R3C3",
    ]  # fmt: skip
    assert {c.place.grid for c in first.cells} == {1}
    assert [(c.place.line, c.place.grid, c.place.cell) for c in second.cells] == [
        (14, 2, "R1C1"), (14, 2, "R1C2"),
    ]  # fmt: skip


def test_the_text_around_keeps_its_order_and_its_lines() -> None:
    document = read(MIXED)

    assert paragraphs(document) == [
        (1, 1, "年度报告"), (3, 0, "二、主动公开"), (13, 0, "三、申请"), (14, 0, "尾注。"),
    ]  # fmt: skip
    whole = [block for block in document.blocks if not isinstance(block, Paragraph) or block.text]
    assert [isinstance(block, Grid) for block in whole] == [False, False, True, False, True, False]


def test_other_tables_of_the_same_text_are_read_as_ever() -> None:
    document = read(f"| 规章 | 0 |\n|---|---|\n{MIXED}\n规章\t\t0\n文件\t1\t\n")

    assert [len(grid.cells) for grid in grids(document)] == [2, 7, 2, 6]
    assert [cell.place.line for cell in grids(document)[-1].cells] == [18, 18, 18, 19, 19, 19]


def test_a_whole_page_round_each_table_leaves_nothing_but_the_table() -> None:
    table = "<table><tr><td>规章</td><td>0</td></tr></table>"
    page = f"<html><body>{table}</body></html>"
    document = read(f"# 报告\n\n二、公开\n\n{page}\n\n三、申请\n")

    assert paragraphs(document) == [(1, 1, "报告"), (3, 0, "二、公开"), (7, 0, "三、申请")]
    assert [cell.text for cell in grids(document)[0].cells] == ["规章", "0"]


def test_a_table_within_a_table_is_read_once() -> None:
    inner = "<table><tr><td>规章</td><td>0</td></tr></table>"
    document = read(f"一、总体\n正文\n更多\n<table><tr><td>{inner}</td><td>边</td></tr></table>\n")

    assert [[cell.text for cell in grid.cells] for grid in grids(document)] == [["规章", "0"]]
    assert (4, 0, "边") in paragraphs(document)


@pytest.mark.parametrize(
    "line",
    [
        "网页用<table>标签排版。",
        "先写<table>，再写</table>。",
        "<table><tr><td>没有写完",
        "</table> 没有开头",
        "表格<tablet>一台。",
    ],
)
def test_a_tag_that_is_only_spoken_of_stays_text(line: str) -> None:
    assert paragraphs(read(f"一、总体情况\n{line}\n")) == [(1, 0, "一、总体情况"), (2, 0, line)]


def test_a_tag_that_is_spoken_of_before_a_table_does_not_take_it() -> None:
    document = read("用<table>排版。\n<table><tr><td>规章</td><td>0</td></tr></table>\n")

    assert paragraphs(document) == [(1, 0, "用<table>排版。")]
    assert len(grids(document)) == 1


def test_without_a_reader_of_tables_tags_stay_text() -> None:
    assert grids(read_text(MIXED.encode())) == []


def test_wrappers_entities_and_marks_of_footnotes_are_not_text() -> None:
    document = read(
        "# 一、总体\n## 二、公开\n<div align=center>\n\n"
        "公开&nbsp;20&lt;条&gt;[^1]。<br>受理3件。\n</div>\n"
        "| 规章 | &nbsp; |\n|---|---|\n| <b>文件</b> | 0[^2] |\n[^1]: 注释。\n"
    )

    assert paragraphs(document)[2:] == [
        (5, 0, "公开\xa020<条>。"), (5, 0, "受理3件。"), (10, 0, "[^1]: 注释。"),
    ]  # fmt: skip
    assert [cell.text.strip() for cell in grids(document)[0].cells] == ["规章", "", "文件", "0"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年度报告\n====\n\n正文", [(1, 1, "年度报告"), (4, 0, "正文")]),
        ("\n一、总体情况\n---\n\n正文", [(2, 2, "一、总体情况"), (5, 0, "正文")]),
        ("正文。\n---\n", [(1, 0, "正文。"), (2, 0, "---")]),
        ("正文\n接着\n---\n", [(1, 0, "正文"), (2, 0, "接着"), (3, 0, "---")]),
        ("项目  数\n-----\n规章  0", [(1, 0, "项目  数"), (2, 0, "-----"), (3, 0, "规章  0")]),
        ("---\ntitle: x\n---\n", [(1, 0, "---"), (2, 0, "title: x"), (3, 0, "---")]),
        ("----\n----\n", [(1, 0, "----"), (2, 0, "----")]),
    ],
)
def test_a_line_under_a_line_that_stands_alone_makes_a_heading(
    text: str, expected: list[tuple[int | None, int, str]]
) -> None:
    assert paragraphs(read(text)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (r"1\. 受理\[3\]件\*", "1. 受理[3]件*"),
        ("公开20条\\", "公开20条"),
        ("规章 0 \\", "规章 0 \\"),
        ("\\", "\\"),
        (r"C:\文档", r"C:\文档"),
    ],
)
def test_escaped_signs_are_what_they_are(line: str, expected: str) -> None:
    assert paragraphs(read(f"{line}\n")) == [(1, 0, expected)]


def test_pictures_and_captions_in_a_table_are_kept() -> None:
    document = read(
        "一、总体\n正文\n更多\n<table><caption>表一</caption><tr><td>规章</td>"
        "<td><img src=a.png alt=图></td></tr></table>"
    )

    assert [type(block) for block in document.blocks[3:]] == [Paragraph, Grid, Picture]
    assert {block.place.line for block in document.blocks[3:]} == {4}


def test_cells_in_tags_count_for_the_limit() -> None:
    table = "<table><tr>" + "<td>1" * 40 + "</table>\n"

    with pytest.raises(DocumentError, match="HTML 单元格过多（上限 100）"):
        read(f"一、总体\n正文\n更多\n{table * 3}", Limits(cells=100))


@pytest.mark.parametrize(
    "make",
    [
        lambda: "<table>" * 200_000,
        lambda: "<table><tr><td>" * 50_000 + "</table>" * 50_000,
        lambda: ("<table><tr><td>1<td>2</table>" + "\n") * 2_500,
        lambda: "<table><tr><td>1</td></tr></table>" * 4_000,
        lambda: "<" * 1_900_000,
        lambda: "&nbsp" * 300_000,
        lambda: "[^" * 900_000,
        lambda: "<p " * 600_000,
        lambda: "<table " + "x" * 1_900_000,
    ],
    ids=range(9),
)
def test_hostile_texts_cost_little(make: Callable[[], str]) -> None:
    data = ("一、总体\n正文\n更多\n" + make()).encode()
    begun = process_time()
    try:
        read_bytes(data)
    except DocumentError as error:
        assert str(error)  # noqa: PT017 - either way is right; only time counts
    assert process_time() - begun < 3
