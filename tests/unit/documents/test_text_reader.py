"""Lines become paragraphs, and grids only where the text proves the cells."""

import pytest

from hegui.documents.document import Document, Grid, Paragraph, Picture
from hegui.documents.limits import Limits
from hegui.documents.readers.plain.text import read_text
from hegui.errors import DocumentError


def read(text: str) -> Document:
    return read_text(text.encode())


def rows(grid: object) -> list[list[str]]:
    assert isinstance(grid, Grid)
    found: dict[int, list[str]] = {}
    for cell in grid.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return list(found.values())


def grid_of(document: Document) -> Grid:
    return next(block for block in document.blocks if isinstance(block, Grid))


def lines(document: Document) -> list[tuple[int | None, str]]:
    return [(b.place.line, b.text) for b in document.blocks if isinstance(b, Paragraph)]


def test_every_line_is_a_paragraph_and_blank_lines_are_kept() -> None:
    document = read("一、总体情况\r\n\r\n  正文 一句。\r\n")

    assert lines(document) == [(1, "一、总体情况"), (2, ""), (3, "  正文 一句。")]
    assert document.kind == "text"


def test_tab_led_lines_are_cells_and_blank_lines_part_rows() -> None:
    document = read("二、标题\n\n\t规章\n\t0\n\t\n\t3\n\n\t其他\n\t1\n\t2\n\t3\n\n\n三、标题\n")
    grid = document.blocks[2]

    assert rows(grid) == [["规章", "0", "", "3"], ["其他", "1", "2", "3"]]
    assert isinstance(grid, Grid)
    assert not grid.aligned
    assert [cell.place.line for cell in grid.cells] == [3, 4, 5, 6, 8, 9, 10, 11]
    assert lines(document)[-1] == (14, "三、标题")


def test_a_line_under_a_tab_led_one_continues_its_cell() -> None:
    document = read("\t本年新\n制作数量\n\t本年新\n公开数量\n\t39670\n元\n")

    assert rows(document.blocks[0]) == [["本年新\n制作数量", "本年新\n公开数量", "39670\n元"]]


@pytest.mark.parametrize(
    "line", ["四、标题", "（一）小标题", "这是表后的一段话。", "表后说明文字不是单位"]
)
def test_a_heading_or_sentence_under_a_tab_led_number_is_no_part_of_it(line: str) -> None:
    document = read(f"\t规章\n\t0\n\t0\n{line}\n")

    assert rows(document.blocks[0]) == [["规章", "0", "0"]]
    assert lines(document) == [(4, line)]


def test_paragraphs_indented_with_a_tab_are_no_table() -> None:
    document = read("\t一、总体情况\n\n\t第一段话。\n\n\t第二段话。\n")

    assert [text for _, text in lines(document)] == [
        "\t一、总体情况", "", "\t第一段话。", "", "\t第二段话。",
    ]  # fmt: skip


def test_tab_separated_lines_keep_their_empty_fields() -> None:
    document = read("信息内容\t制发\t废止\n规章\t\t0\n文件\t1\t\n")
    grid = document.blocks[0]

    assert rows(grid) == [["信息内容", "制发", "废止"], ["规章", "", "0"], ["文件", "1", ""]]
    assert isinstance(grid, Grid)
    assert grid.aligned
    assert grid.cells[5].place.line == 2


def test_tab_separated_lines_of_unequal_length_have_no_common_columns() -> None:
    grid = read("规章\t0\t0\n文件\t1\n").blocks[0]

    assert isinstance(grid, Grid)
    assert not grid.aligned


def test_a_numbered_heading_among_tab_separated_rows_parts_them() -> None:
    document = read("规章\t0\t0\n三、收到的申请\t\t\n一、新收\t0\t0\n")

    assert rows(document.blocks[0]) == [["规章", "0", "0"]]
    assert lines(document) == [(2, "三、收到的申请")]
    assert rows(document.blocks[2]) == [["一、新收", "0", "0"]]


def test_a_numbered_label_that_continues_the_count_of_its_table_stays_in_it() -> None:
    document = read("一、新收\t1\t1\n二、结转\t0\t0\n三、结果\t\t\n（一）公开\t1\t1\n")

    assert len(document.blocks) == 1
    assert rows(document.blocks[0])[2] == ["三、结果", "", ""]


def test_one_tab_within_a_sentence_makes_no_table() -> None:
    assert lines(read("联系人：\t张三\n")) == [(1, "联系人：\t张三")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| 内容 | 数 |\n|---|:-:|\n| 规章 | |\n", [["内容", "数"], ["规章", ""]]),
        ("内容 | 数\n--- | ---\n规章 | 0\n", [["内容", "数"], ["规章", "0"]]),
        ("规章 | 0 | 0 |\n", [["规章", "0", "0"]]),
        ("一、新收 |\n0 |\n1 |\n", [["一、新收"], ["0"], ["1"]]),
        (r"| 规章 | \| | 本年<br>新收 | **总计** |" + "\n", [["规章", "|", "本年\n新收", "总计"]]),
        (
            "| 内容 | 本年新\n制作数量 |\n| 规章 | 0 |\n",
            [["内容", "本年新\n制作数量"], ["规章", "0"]],
        ),
        ("| 内容 | 数\n规章 | 0\n", [["内容", "数"], ["规章", "0"]]),
        ("│ 规章 │ 0 │\n├──┼──┤\n│ 文件 │ 1 │\n", [["规章", "0"], ["文件", "1"]]),
    ],
)
def test_bars_part_cells(text: str, expected: list[list[str]]) -> None:
    assert rows(read(text).blocks[0]) == expected


@pytest.mark.parametrize(
    "line",
    ["规章000", "予以公开 0 0 0", "行政许可      128   3", "甲|乙两类", "      0    0"],
)
def test_a_line_that_proves_no_cell_stays_as_it_is(line: str) -> None:
    assert lines(read(f"x\n{line}\n")) == [(1, "x"), (2, line)]


def test_markdown_headings_lose_their_marks_and_keep_their_level() -> None:
    document = read("# **年度**报告\n## 一、总体情况 ##\n**二、主动公开**\n正文**重点**。\n")

    assert [(b.text, b.level) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("年度报告", 1), ("一、总体情况", 2), ("二、主动公开", 0), ("正文**重点**。", 0),
    ]  # fmt: skip


def test_pictures_and_attachments_are_told_apart_from_text() -> None:
    document = read(
        "见[附表.xlsx](a/b.xlsx)和[网站](http://a/)。\n![表二](t2.png)\n［图片］\n（见附件）\n见附件。\n"
    )
    pictures = [b for b in document.blocks if isinstance(b, Picture)]

    assert [(p.what, p.text, p.place.line) for p in pictures] == [
        ("attachment", "附表.xlsx", 1),
        ("picture", "表二", 2),
        ("picture", "［图片］", 3),
        ("attachment", "（见附件）", 4),
    ]
    assert lines(document) == [(1, "见附表.xlsx和网站。"), (5, "见附件。")]


def test_characters_that_were_replaced_are_told() -> None:
    document = read_text("总体情况良好，数据齐全".encode("gb18030")[:-1])

    (remark,) = document.remarks
    assert remark.code == "encoding"
    assert remark.message.startswith("有 1 个字符不能按 gb18030 解码，已用“\ufffd”代替")


@pytest.mark.parametrize(
    ("text", "limit", "words"),
    [
        ("字" * 50, Limits(text_characters=49), "字数超限（上限 49）"),
        ("字\n" * 5, Limits(text_lines=4), "行数超限（上限 4）"),
        ("a\tb\tc\n" * 5, Limits(cells=9), "文本表格单元格过多（上限 9）"),
    ],
)
def test_a_limit_names_itself(text: str, limit: Limits, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        read_text(text.encode(), limit)


@pytest.mark.parametrize(("bar", "stroke"), [("│", "─"), ("┃", "━"), ("║", "═"), ("|", "-")])
def test_boxes_drawn_with_any_lines_are_tables(bar: str, stroke: str) -> None:
    rule = f"├{stroke * 4}┼{stroke * 2}┤"
    document = read(f"{rule}\n{bar}规章{bar}0 {bar}\n{rule}\n{bar}其他{bar}  {bar}\n{rule}\n")

    assert rows(grid_of(document)) == [["规章", "0"], ["其他", ""]]


def test_cells_wrapped_between_rules_are_one_cell() -> None:
    rule = "├────┼──┤"
    body = ("│行政│3 │", "│许可│  │"), ("│规章│0 │",), ("│行政│12│", "│处罚│7 │"), ("│收费│1 │",)
    document = read("\n".join([rule, *(line for group in body for line in (*group, rule))]))

    assert rows(grid_of(document)) == [
        ["行政\n许可", "3"],
        ["规章", "0"],
        ["行政\n处罚", "12\n7"],  # told as two numbers, never joined
        ["收费", "1"],
    ]


def test_rules_between_groups_of_rows_join_no_rows() -> None:
    rule = "├──┼──┤"
    group = ("│规章│0 │", "│收费│1 │")
    document = read("\n".join([rule, *(line for _ in range(5) for line in (*group, rule))]))

    assert rows(grid_of(document)) == [["规章", "0"], ["收费", "1"]] * 5


@pytest.mark.parametrize("separator", [",", ";", "，", "；"])
def test_fields_parted_by_commas_or_semicolons_are_cells(separator: str) -> None:
    fields = [
        ("信息内容", "制发", "废止", "有效"),
        ("规章", "0", "", "3"),
        ("文件", "2", "-1", "8"),
    ]
    document = read("\n".join(separator.join(line) for line in fields))

    assert rows(grid_of(document)) == [list(line) for line in fields]


def test_quotes_hold_a_field_together() -> None:
    document = read('"部分公开（区分处理的,只计这一情形）",0,"1,234"\n规章,0,3\n')

    assert rows(grid_of(document)) == [
        ["部分公开（区分处理的,只计这一情形）", "0", "1,234"],
        ["规章", "0", "3"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全年受理申请12件，办结11件，结转1件\n其中网上5件，现场3件，邮寄4件\n",
        "行政许可1,234\n行政处罚2,345\n",
        "1,234\n5,678\n",
        "行政许可 1,234 0\n行政处罚 2,345 0\n",
        "一、总体情况，\n二、主动公开，\n",
    ],
)
def test_commas_of_sentences_and_of_grouped_numbers_make_no_table(text: str) -> None:
    assert [type(block) for block in read(text).blocks] == [Paragraph, Paragraph]
