"""A page is read as a browser shows it."""

import pytest

from hegui.documents.document import Document, Grid, Paragraph, Picture
from hegui.documents.readers.web.html import read_html


def read(body: str, head: str = "") -> Document:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def cells(document: Document) -> list[tuple[str, int, int, int, int]]:
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    return [(c.text, c.row, c.column, c.rows, c.columns) for c in grid.cells]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p><span>申请人情</span><b>况</b></p>", ["申请人情况"]),
        ("<p>20<i>23</i>年</p>", ["2023年"]),
        ("<div>一<p>二</p>三</div>", ["一", "二", "三"]),
        ("甲<br>乙<br/>\n丙", ["甲", "乙", "丙"]),
        ("<p>&nbsp;&nbsp;总&nbsp;计 </p>", ["总 计"]),
        ("<p>主动公开\n   政府信息 abc\n def</p>", ["主动公开政府信息 abc def"]),
        ("<p>开<p>着<p>口", ["开", "着", "口"]),
        ("<pre>一行\n  二行</pre>", ["一行", "二行"]),
        ("<p>a<!-- b -->c</p>", ["ac"]),
    ],
)
def test_text_is_parted_where_a_browser_parts_it(body: str, expected: list[str]) -> None:
    assert texts(read(body)) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '<p>x</p>'</script>",
        "<style>p {}</style>",
        "<noscript>x</noscript>",
        "<select><option>x</option></select>",
        "<textarea>x</textarea>",
        "<svg><text>x</text></svg>",
        "<div hidden>x</div>",
        '<p style="color:red; DISPLAY : none">x</p>',
        '<span style="visibility:hidden">x</span>',
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert texts(read(f"<p>前</p>{hidden}<p>后</p>")) == ["前", "后"]


def test_text_hidden_from_screen_readers_only_is_read() -> None:
    assert texts(read('<p aria-hidden="true">看得见</p>')) == ["看得见"]


def test_headings_keep_their_level_and_places_count_hidden_siblings() -> None:
    document = read("<div hidden>x</div><div><h2>一、<b>总体</b></h2><p>文</p></div>")

    assert [
        (b.text, b.level, b.place.path) for b in document.blocks if isinstance(b, Paragraph)
    ] == [
        ("一、总体", 2, "/html/body/div[2]/h2[1]"),
        ("文", 0, "/html/body/div[2]/p[1]"),
    ]


def test_spans_put_cells_where_a_browser_puts_them() -> None:
    document = read(
        "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td>1<td>2<td></table>"
    )

    assert cells(document) == [
        ("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2),
        ("丙", 1, 1, 1, 1), ("丁", 1, 2, 1, 1),
        ("1", 2, 0, 1, 1), ("2", 2, 1, 1, 1), ("", 2, 2, 1, 1),
    ]  # fmt: skip


def test_a_row_span_ends_with_its_row_group_and_nought_means_to_the_end() -> None:
    document = read(
        "<table><thead><tr><th rowspan=9>甲<th>乙</thead>"
        "<tbody><tr><td rowspan=0>丙<td>1<tr><td>2<tr><td>3</tbody></table>"
    )

    assert cells(document) == [
        ("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1),
        ("丙", 1, 0, 3, 1), ("1", 1, 1, 1, 1), ("2", 2, 1, 1, 1), ("3", 3, 1, 1, 1),
    ]  # fmt: skip


def test_a_cell_keeps_its_lines_and_knows_its_path() -> None:
    document = read("<table><tr><td><p>本年新</p>\n<p>收<br>数</p><td>&nbsp;</table>")
    grid = document.blocks[0]

    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["本年新\n收\n数", ""]
    assert grid.cells[1].place.path == "/html/body/table[1]/tbody[1]/tr[1]/td[2]"


def test_a_table_that_holds_tables_is_walked_through() -> None:
    document = read(
        "<table><tr><td>菜单<td><p>前</p><table><tr><td>规章<td>0</table><p>后</p></table>"
    )

    assert texts(document) == ["菜单", "前", "后"]
    assert cells(document) == [("规章", 0, 0, 1, 1), ("0", 0, 1, 1, 1)]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>全部正文</table>",
        "<table><tr><td>全部<br>正文</table>",
        "<table><tr><td>全部<tr><td>正文</table>",
    ],
)
def test_a_table_of_one_column_is_text(table: str) -> None:
    document = read(table)

    assert "".join(texts(document)) == "全部正文"
    assert not any(isinstance(block, Grid) for block in document.blocks)


def test_pictures_and_attachments_are_told_but_icons_are_not() -> None:
    document = read(
        '<p>见图<img src="/a/表二.png"></p><img src=i.gif width=16><img src=q.png class="qr-icon">'
        '<p>附件：<a href="/x/年报.DOCX?v=1">年报全文</a></p>'
        '<iframe src="/v.html?file=/y/a.pdf"></iframe>'
    )
    pictures = [block for block in document.blocks if isinstance(block, Picture)]

    assert [(p.what, p.text) for p in pictures] == [
        ("picture", "表二.png"),
        ("attachment", "年报全文"),
        ("attachment", "a.pdf"),
    ]
    assert texts(document) == ["见图", "附件：年报全文"]


def test_the_title_of_the_article_goes_before_the_title_of_the_window() -> None:
    window = "<title>年报 - 青禾市</title>"
    article = '<meta name="ArticleTitle" content="临岚县2023年年度报告">'

    assert read("x", window).title == "年报 - 青禾市"
    assert read("x", window + article).title == "临岚县2023年年度报告"


def test_a_wrong_charset_does_no_harm() -> None:
    page = '<html><meta charset="gb2312"><body><p>一、总体情况</p></body></html>'

    assert texts(read_html(page.encode())) == ["一、总体情况"]


def test_a_picture_before_the_words_of_its_line_and_a_caption_keep_their_places() -> None:
    document = read(
        "<p><img src=a.png>图后文字</p><table><caption>表一</caption><tr><td>甲<td>1</table>"
    )

    assert [type(block).__name__ for block in document.blocks] == [
        "Picture", "Paragraph", "Paragraph", "Grid",
    ]  # fmt: skip
    assert texts(document) == ["图后文字", "表一"]


def test_the_foot_of_a_table_is_its_last_row_wherever_it_is_written() -> None:
    row = "<tr><td>{}</td><td>0</td></tr>"
    foot, head, body = row.format("结转"), row.format("新收"), row.format("公开")

    document = read(
        f"<table><tfoot>{foot}</tfoot><thead>{head}</thead><tbody>{body}</tbody></table>"
    )

    assert [cell[0] for cell in cells(document)] == ["新收", "0", "公开", "0", "结转", "0"]


def test_a_form_field_in_a_cell_shows_its_value() -> None:
    document = read(
        "<p><input value='搜索'></p><table><tr><td>规章</td><td><input value='12'></td>"
        "<td><input type='hidden' value='7'></td><td><input type='submit' value='查'></td></tr>"
        "</table>"
    )

    assert [cell[0] for cell in cells(document)] == ["规章", "12", "", ""]
    assert texts(document) == []


def test_a_raised_figure_is_not_part_of_the_number_before_it() -> None:
    document = read("<table><tr><td>规章</td><td>10<sup>2</sup></td><td>3</td></tr></table>")

    assert cells(document)[1][0] == "10 2"


@pytest.mark.parametrize("tag", ["del", "s", "strike", "sub"])
def test_struck_or_lowered_figures_are_not_glued_to_the_others(tag: str) -> None:
    document = read(f"<table><tr><td>规章</td><td><{tag}>5</{tag}>6</td><td>3</td></tr></table>")

    assert cells(document)[1][0] == "5 6"
