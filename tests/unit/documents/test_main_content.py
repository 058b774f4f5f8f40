"""The report is found among menus and footers."""

from hegui.documents.document import Document, Grid, Paragraph
from hegui.documents.readers.web.html import read_html

MENU = "<ul>" + "".join(f"<li><a href=/{n}>{n}、菜单</a></li>" for n in "一二三四") + "</ul>"
TABLE = "<table><tr><td>规章<td>0<tr><td>文件<td>1</table>"
BODY = "".join(
    f"<p>{numeral}、第{numeral}个标题</p><p>{'青禾市做好各项工作，成效明显。' * 5}</p>"
    for numeral in "一二三四五六"
)
FOOT = "<div class=foot>主办：青禾市人民政府</div>"


def read(body: str, title: str = "") -> Document:
    return read_html(f"<html><title>{title}</title><body>{body}</body></html>".encode())


def first_and_last(document: Document) -> tuple[str, str]:
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    return texts[0], texts[-1][:5]


def test_menus_and_footers_are_left_out() -> None:
    document = read(f"<div>{MENU}</div><div><div>{BODY}{TABLE}</div></div>{FOOT}")

    assert first_and_last(document) == ("一、第一个标题", "青禾市做好")
    assert isinstance(document.blocks[-1], Grid)


def test_a_title_line_outside_is_added_but_not_what_stands_between() -> None:
    document = read(
        f"{MENU}<h1>临岚县2023年工作年度报告</h1><p>发布日期：2024年1月20日</p><div>{BODY}</div>{FOOT}"
    )

    assert [b.text for b in document.blocks[:2] if isinstance(b, Paragraph)] == [
        "临岚县2023年工作年度报告",
        "一、第一个标题",
    ]


def test_a_title_within_the_content_needs_none_from_outside() -> None:
    document = read(
        f"<p>位置 2022年度报告专栏</p><div><p>临岚县2023年工作年度报告</p>{BODY}</div>{FOOT}"
    )

    assert first_and_last(document)[0] == "临岚县2023年工作年度报告"


def test_headings_that_are_spread_over_parts_are_all_kept() -> None:
    parts = BODY.split("<p>四、")
    document = read(f"{MENU}<div><div>{parts[0]}</div><div><p>四、{parts[1]}</div></div>{FOOT}")
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]

    assert [text[0] for text in texts if text[1:2] == "、"] == list("一二三四五六")
    assert "主办：青禾市人民政府" not in texts


def test_a_table_of_contents_is_not_the_report() -> None:
    contents = "<div>" + "".join(f"<p>{n}、第{n}个标题</p>" for n in "一二三四五六") + "</div>"
    document = read(f"<div>{contents}</div><div>{BODY}{TABLE}</div>")

    assert first_and_last(document)[1] == "青禾市做好"


def test_a_page_without_numbered_headings_is_read_whole() -> None:
    document = read(f"<p>通知</p><div>{TABLE}</div>{FOOT}")

    assert first_and_last(document) == ("通知", "主办：青禾")
