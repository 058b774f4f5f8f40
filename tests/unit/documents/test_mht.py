"""A saved page is found among its parts, in the forms that browsers and Word save it in."""

import base64
import quopri
import random
from time import process_time

import pytest

from hegui.documents.document import Document, Grid, Paragraph
from hegui.documents.limits import LIMITS, Limits
from hegui.documents.read import read_bytes
from hegui.documents.readers.web.mht import read_mht
from hegui.errors import DocumentError

TABLE = "<table><tr><td>规章</td><td>12</td></tr><tr><td>规范性文件</td><td>0</td></tr></table>"
PAGE = f"<html><head><title>年报</title></head><body><p>一、总体情况</p>{TABLE}</body></html>"
FRAMES = "<html><frameset><frame src=\"menu.htm\"><frame src='text/1.htm'></frameset></html>"


def part(kind: str, body: bytes, *, cte: str = "8bit", **fields: str) -> bytes:
    """One part; *fields* are its other header fields, with underscores for hyphens."""
    lines = [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {cte}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + coded.get(cte, bytes)(body)


def saved(*parts: bytes, kind: str = 'multipart/related; type="text/html"') -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: {kind};\r\n\tboundary="----=_b(1)+"\r\n\r\n'
        "This is a page in one file.\r\n"
    ).encode()
    return (
        head
        + b"".join(b"------=_b(1)+\r\n" + one + b"\r\n" for one in parts)
        + b"------=_b(1)+--\r\n"
    )


def texts(document: Document) -> list[str]:
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Grid):
            found.extend(cell.text for cell in block.cells)
    return found


WHOLE = ["一、总体情况", "规章", "12", "规范性文件", "0"]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit", "Base64"])
def test_a_page_is_read_in_every_encoding(codec: str, cte: str) -> None:
    picture = part("image/png", b"\x89PNG" + bytes(300), cte="base64", Content_Location="a.png")
    written = cte.lower()
    page = part(f'text/html; charset="{codec}"', PAGE.encode(codec), cte=written)
    page = page.replace(written.encode(), cte.encode(), 1)

    document = read_bytes(saved(picture, page))

    assert (document.kind, document.title) == ("mht", "年报")
    assert texts(document) == WHOLE
    assert document.remarks == ()


def test_the_part_that_the_head_names_is_the_page() -> None:
    menu = part("text/html", "<p>菜单</p>".encode(), Content_ID="<1@x>")
    page = part("text/html", PAGE.encode(), Content_ID="<2@x>")

    assert texts(read_mht(saved(menu, page, kind='multipart/related; start="<2@x>"'))) == WHOLE
    assert texts(read_mht(saved(menu, page))) == ["菜单"]


def test_a_page_without_other_parts_is_read() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"

    assert texts(read_bytes(head + base64.encodebytes(PAGE.encode()))) == WHOLE


def test_parts_within_parts_are_found() -> None:
    inner = (
        b"--x\nContent-Type: text/plain\n\nno\n--x\n"
        + part("text/html", PAGE.encode())
        + b"\n--x--"
    )
    data = saved(b"Content-Type: multipart/alternative; boundary=x\r\n\r\n" + inner)

    assert texts(read_mht(data)) == WHOLE


def test_line_feeds_alone_will_do_and_so_will_a_lost_end() -> None:
    data = saved(part("text/html", PAGE.encode(), cte="quoted-printable")).replace(b"\r\n", b"\n")

    assert texts(read_mht(data)) == WHOLE
    assert texts(read_mht(data[: data.rindex(b"------=_b")])) == WHOLE
    assert texts(read_mht(b"\xef\xbb\xbf\n" + data)) == WHOLE


def test_the_pages_of_a_frameset_are_joined_in_its_order() -> None:
    base = "http://www.example.gov.cn/nb/"
    parts = [
        part("text/html", FRAMES.encode(), Content_Location=f"{base}index.htm"),
        part("text/html", PAGE.encode(), Content_Location=f"{base}text/1.htm"),
        part("text/html", "<p>菜单</p>".encode(), Content_Location=f"{base}menu.htm"),
        part("text/html", "<p>不相干</p>".encode(), Content_Location=f"{base}other.htm"),
    ]

    assert texts(read_mht(saved(*parts))) == ["菜单", *WHOLE]


def test_a_frame_within_a_page_counts_where_only_it_holds_a_table() -> None:
    root = (
        '<p>标题</p><iframe src="cid:f-1@mhtml.x"></iframe><iframe src="cid:f-2@mhtml.x"></iframe>'
    )
    frames = [
        part("text/html", PAGE.encode(), Content_ID="<f-1@mhtml.x>"),
        part("text/html", "<p>访问量</p>".encode(), Content_ID="<f-2@mhtml.x>"),
    ]
    without = read_mht(saved(part("text/html", root.encode()), *frames))
    with_own = read_mht(saved(part("text/html", (root + TABLE).encode()), *frames))

    assert texts(without) == ["标题", *WHOLE]
    assert texts(with_own) == ["标题", *WHOLE[1:]]


def test_a_frame_that_cannot_be_read_is_told() -> None:
    deep = "<div>" * 10_000
    parts = [
        part("text/html", FRAMES.encode(), Content_Location="index.htm"),
        part("text/html", PAGE.encode(), Content_Location="text/1.htm"),
        part("text/html", deep.encode(), Content_Location="menu.htm"),
    ]

    document = read_mht(saved(*parts))

    assert texts(document) == WHOLE
    assert [remark.code for remark in document.remarks] == ["extraction"]
    assert "嵌套过深" in document.remarks[0].message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<p>x</p>", "没有网页"),
        (saved(), "没有网页"),
        (saved(part("text/plain", b"x"), part("image/png", b"x")), "没有网页"),
        (b"", "没有网页"),
        (saved(part("text/html", b"<p>" * 9_000 + b"</b>")), "部件"),
    ],
)
def test_a_saved_page_without_a_page_is_refused(data: bytes, words: str) -> None:
    if words == "部件":
        data = saved(*[part("image/png", b"x")] * 11)
    with pytest.raises(DocumentError, match=words):
        read_mht(data, Limits(archive_members=10))


def test_parts_that_hold_each_other_without_end_are_refused() -> None:
    data = b"MIME-Version: 1.0\n"
    for depth in range(50):
        data += f"Content-Type: multipart/related; boundary=b{depth}\n\n--b{depth}\n".encode()

    with pytest.raises(DocumentError, match="嵌套过深（上限 5）"):
        read_mht(data)


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: text/html" + b";" * 1_000_000,
        b"MIME-Version: 1.0\nContent-Type: multipart/related;" + b' x="' * 300_000,
        b"MIME-Version: 1.0\n" + b"Content-Type: text/html\n" * 100_000,
        saved(part("text/html", b"\n--" * 500_000)),
        saved(part("text/html", b"<iframe " * 300_000)),
        saved(
            part("text/html", b"<frameset>" + b"<iframe src=a>" * 100_000, Content_Location="b")
        ),
        saved(*[b"\r\n"] * 100_000),
        saved(part("text/html", b"=" * 3_000_000, cte="base64")),
    ],
    ids=range(8),
)
def test_hostile_forms_cost_little(data: bytes) -> None:
    begun = process_time()
    try:
        read_mht(data)
    except DocumentError as error:
        assert str(error)  # noqa: PT017 - either way is right; only time counts
    assert process_time() - begun < 3


def test_any_damage_gives_a_page_or_a_reason() -> None:
    whole = saved(part("text/html", PAGE.encode(), cte="base64"), part("image/png", b"x" * 99))
    seeded = random.Random(6)
    read = 0
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(seeded.choice((1, 5, 30))):
            data[seeded.randrange(len(data))] = seeded.choice((10, 0, 61, seeded.randrange(256)))
        try:
            read += texts(read_mht(bytes(data), LIMITS)) == WHOLE
        except DocumentError:
            continue
    assert read > 50
