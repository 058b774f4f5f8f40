"""Texts and pages: deep, wide, endless, and in no encoding."""

from tests.hostile.hostile import (
    AUDITED,
    DAMAGED,
    LIMIT,
    NOT_A_REPORT,
    good_page,
    good_text,
    hostile,
)

_PAGE = "<html><body>"
_NOISE = "不是文本文件"
_DEEP = "嵌套过深"


def _page(body: str) -> bytes:
    return f"{_PAGE}{body}".encode()


def _table(rows: int, columns: int) -> bytes:
    row = "<tr>" + "<td>1" * columns
    return _page("<table>" + row * rows + "</table>")


def _spans() -> bytes:
    """A good page with spans that would make a table of 10^18 places."""
    page = good_page(11)
    return page.replace("<td>", '<td colspan="1000000000" rowspan="1000000000">', 1).encode()


def _controls() -> bytes:
    """A good report that would clear the screen and call itself something else."""
    text = good_text(12)
    return f"\x1b[2J\x1b]0;owned\x07\x1b[31m{text}\x00\x08\x7f\x9b31m".encode()


FILES = (
    hostile("text/nul.txt", lambda: b"\0" * 2_000_000, "只有空白"),
    hostile("text/nul-at-end.txt", lambda: good_text(13).encode() + b"\0" * 100_000, _NOISE),
    hostile("text/controls.txt", _controls, AUDITED),
    hostile("text/noise.txt", lambda: bytes(range(256)) * 8_000, _NOISE),
    hostile("text/lone-halves.txt", lambda: b"\xff\xfe" + b"\x00\xd8" * 50_000, _NOISE),
    hostile(
        "text/lone-half-in-report/a.txt",
        lambda: good_text(14).replace("。", "。\ud800", 1).encode("utf-16", "surrogatepass"),
        AUDITED,
    ),
    hostile(
        "text/overlong.txt",
        lambda: b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf\xed\xa0\x80" * 9_000,
        _NOISE,
    ),
    hostile("text/one-line.txt", ("政府信息公开" * 400_000).encode, LIMIT),
    hostile("text/lines.txt", lambda: b"\xe6\x94\xbf\n" * 2_000_000, LIMIT),
    hostile("text/newlines.txt", lambda: b"\n" * 20_000_000, "只有空白", LIMIT),
    hostile("text/cells.txt", lambda: b"1\t" * 1_000_000, LIMIT),
    hostile("text/cells.csv.txt", lambda: b"1,2,3,4,5\n" * 200_000, LIMIT),
    hostile("text/bars.md", lambda: (b"|1" * 100 + b"|\n") * 10_000, LIMIT),
    hostile("text/marks.txt", lambda: "一、（一）1.".encode() * 100_000, LIMIT, NOT_A_REPORT),
    hostile("text/digits.txt", lambda: b"9" * 1_900_000, LIMIT, NOT_A_REPORT),
    hostile(
        "text/huge-number/a.txt",
        lambda: good_text(15).replace("\t0", "\t" + "9" * 5_000, 1).encode(),
        AUDITED,
    ),
    hostile("page/divs.html", lambda: _page("<div>" * 100_000 + "x"), _DEEP),
    hostile("page/tables.html", lambda: _page("<table><tr><td>" * 100_000), _DEEP, LIMIT),
    hostile("page/formatting.html", lambda: _page("<b><i><u><a>x" * 20_000), _DEEP, LIMIT),
    hostile(
        "page/misnested.html", lambda: _page("<a><p>" * 3_900 + "</a>" * 3_900), LIMIT, "没有文字"
    ),
    hostile(
        "page/attributes.html",
        lambda: _page("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x"),
        "标签过长",
    ),
    hostile("page/attribute.html", lambda: _page(f'<p title="{"x" * 1_000_000}">x'), "标签过长"),
    hostile("page/cells.html", lambda: _table(10_000, 100), LIMIT),
    hostile("page/columns.html", lambda: _table(10, 5_000), LIMIT, NOT_A_REPORT),
    hostile(
        "page/spans.html",
        lambda: _page("<table>" + "<tr><td colspan=1000 rowspan=65534>1" * 3_000),
        LIMIT,
        NOT_A_REPORT,
    ),
    hostile("page/spans-in-report/a.html", _spans, AUDITED),
    hostile("page/open-comments.html", lambda: _page("<!--" * 500_000), "没有文字", LIMIT),
    hostile("page/open-tag.html", lambda: _page("<td " * 500_000), "标签过长", LIMIT),
    hostile(
        "page/entities.html", lambda: _page("&#1114112;&#xD800;&nosuch;" * 50_000), NOT_A_REPORT
    ),
    hostile("page/scripts.html", lambda: _page("<script>x</script>" * 200_000), LIMIT, "没有文字"),
    hostile("page/foreign.html", lambda: _page("<svg><math><table>" * 30_000), LIMIT, _DEEP),
    hostile(
        "page/doctype.html",
        lambda: (
            b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><p>&a;'
            + "政府".encode()
        ),
        NOT_A_REPORT,
    ),
    hostile("page/paragraphs.html", lambda: _page("<p>政" * 200_000), LIMIT),
    hostile("page/large.html", lambda: _page("<p>政府" * 2_100_000), LIMIT),
    hostile("page/cut/a.html", lambda: good_page(16).encode()[:-3_000], AUDITED),
    hostile("page/noise.html", lambda: b"<html>" + bytes(range(256)) * 8_000, _NOISE, DAMAGED),
)
