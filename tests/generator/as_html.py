"""Four ways a content system publishes a report as a page.

``clean``: head, spans, UTF-8. ``word``: pasted from a word processor, GB18030, words split
over tags, blanks as &nbsp;. ``layout``: the report inside nested layout tables, with menus
whose links are called like rows of the form. ``split``: table two in several HTML tables,
tags left open, UTF-16.
"""

from collections.abc import Callable
from html import escape

from tests.generator.paper import Lines, Printed, lay_out
from tests.generator.report import Paper, Report, Section

STYLES = ("clean", "word", "layout", "split")
_MENU = ("首页", "政府信息公开", "规章", "行政规范性文件", "行政许可", "依申请公开")
HTML_ENCODINGS = {"clean": "utf-8", "word": "gb18030", "layout": "utf-8-sig", "split": "utf-16"}


def as_html(report: Report, style: str) -> bytes:
    """The page in one of ``STYLES``, as bytes in the encoding that style is served in."""
    return html_text(report, style).encode(HTML_ENCODINGS[style])


def html_text(report: Report, style: str) -> str:
    """The page in one of ``STYLES``, before it is encoded."""
    return _PAGES[style](report)


def _clean(report: Report) -> str:
    body = [f"<h1>{escape(''.join(report.title))}</h1>"]
    body += [f"<p>{escape(line)}</p>" for line in report.preface]
    for section in report.sections:
        body.append(f"<h2>{escape(section.heading)}</h2>")
        body += _prose(section, "p", lambda paper: _table(lay_out(paper), _plain, head=True))
    body += [f'<p style="text-align:right">{escape(line)}</p>' for line in report.tail]
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8">'
        f"<title>{escape(''.join(report.title))}</title></head>\n<body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def _word(report: Report) -> str:
    def para(text: str) -> str:
        return f'<p class=MsoNormal style="text-indent:32.0pt">{_torn(text)}<o:p></o:p></p>'

    body = [f"<p class=MsoNormal align=center><b>{_torn(line)}</b></p>" for line in report.title]
    body += [para(line) for line in report.preface]
    for section in report.sections:
        body.append(f"<p class=MsoNormal><b>{_torn(section.heading)}</b><o:p></o:p></p>")
        body += [para(line) for line in section.paragraphs]
        body += [_table(lay_out(paper), _worded, head=False) for paper in section.papers]
        body += _picture(section)
        body += [para(line) for line in section.after]
    body += [para(line) for line in report.tail]
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        "<style>table.MsoNormalTable{border:solid}</style>"
        '</head><body lang=ZH-CN><div class="TRS_Editor">\n'
        + "\n".join(body)
        + "\n</div></body></html>\n"
    )


def _layout(report: Report) -> str:
    menu = "".join(
        f'<li><a href="/zwgk/{n}.html">{name}</a></li>'
        for n, name in enumerate(
            ("首页", "政府信息公开", "规章", "行政规范性文件", "行政许可", "依申请公开")
        )
    )
    body = [f"<h3>{escape(''.join(report.title))}</h3>"]
    body += [f"<div>　　{escape(line)}</div>" for line in report.preface]
    for section in report.sections:
        body.append(f"<div><strong>{escape(section.heading)}</strong></div>")
        body += _prose(section, "div", lambda paper: _table(lay_out(paper), _plain, head=False))
    body += [f"<div>{escape(line)}</div>" for line in report.tail]
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        "<title>政府信息公开年报_青禾市政务网</title>"
        "<script>var rows = '<td>规章</td><td>0</td>';</script></head><body>"
        f'<div class="nav"><ul>{menu}</ul></div>'
        '<table width="100%"><tr><td width="200" valign="top"><table>'
        "<tr><td>法定主动公开内容</td></tr><tr><td>政府信息公开年报</td></tr>"
        "<tr><td>行政规范性文件</td></tr></table></td>"
        "<td><table><tr><td>索引号</td><td>00000000-0/2020-00000</td></tr>"
        '<tr><td>发布机构</td><td></td></tr></table><table><tr><td class="content">\n'
        + "\n".join(body)
        + "\n</td></tr></table></td></tr></table>"
        '<div class="foot"><a href="#">打印</a> <a href="#">关闭</a> 扫一扫在手机打开当前页</div>'
        "<div>主办：青禾市人民政府办公室　网站标识码：0000000000</div></body></html>\n"
    )


def _split(report: Report) -> str:
    body = [f"<p align=center>{escape(line)}" for line in report.title]
    body += [f"<p>{escape(line)}" for line in report.preface]
    for section in report.sections:
        body.append(f"<p>{escape(section.heading)}")
        body += [f"<p>{escape(line)}" for line in section.paragraphs]
        for paper in section.papers:
            body += [_open_table(lines) for lines in _pieces(paper)]
        body += _picture(section)
        body += [f"<p>{escape(line)}" for line in section.after]
    body += [f"<p>{escape(line)}" for line in report.tail]
    return "<html><head><title>年报</title><body>\n" + "\n".join(body) + "\n</html>\n"


def _pieces(paper: Paper) -> list[Lines]:
    if paper.label_columns == 1:  # one HTML table a block
        return [
            lay_out(Paper(paper.id, (block,), paper.label_columns, paper.note))
            for block in paper.blocks
        ]
    return [lay_out(paper)]


def _prose(section: Section, tag: str, table: Callable[[Paper], str]) -> list[str]:
    lines = [f"<{tag}>{escape(line)}</{tag}>" for line in section.paragraphs]
    lines += [table(paper) for paper in section.papers]
    lines += _picture(section)
    return lines + [f"<{tag}>{escape(line)}</{tag}>" for line in section.after]


def _picture(section: Section) -> list[str]:
    return [f'<p><img src="{section.picture}" width="600"></p>'] if section.picture else []


def _table(lines: Lines, inner: Callable[[Printed], str], *, head: bool) -> str:
    rows = []
    for line in lines:
        heading = head and all(cell.kind == "head" for cell in line)
        tag = "th" if heading else "td"
        cells = "".join(f"<{tag}{_spans(cell)}>{inner(cell)}</{tag}>" for cell in line)
        rows.append(f"<tr>{cells}</tr>")
    if head and lines and all(cell.kind == "head" for cell in lines[0]):
        last = next(i for i, line in enumerate(lines) if any(c.kind != "head" for c in line))
        top, rest = rows[:last], rows[last:]
        return f"<table><thead>{''.join(top)}</thead><tbody>{''.join(rest)}</tbody></table>"
    return f"<table border=1>{''.join(rows)}</table>"


def _open_table(lines: Lines) -> str:
    rows = "\n".join(
        "<tr>" + "".join(f"<td{_spans(cell)}>{escape(cell.text)}" for cell in line)
        for line in lines
    )
    return f"<table border=1>\n{rows}\n</table>"


def _spans(cell: Printed) -> str:
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return rows + columns


def _plain(cell: Printed) -> str:
    return escape(cell.text)


def _worded(cell: Printed) -> str:
    inner = _torn(cell.text) if cell.text else "&nbsp;"
    return f"<p class=MsoNormal align=center><span lang=EN-US>{inner}</span><o:p></o:p></p>"


def _torn(text: str) -> str:
    """Words split over tags, as an editor leaves them after a correction."""
    if len(text) < 3:
        return escape(text)
    middle = len(text) - 1 if len(text) < 12 else len(text) // 2
    return (
        f'<span style="font-family:仿宋">{escape(text[:middle])}</span>'
        f"<span>{escape(text[middle:])}</span>"
    )


_PAGES: dict[str, Callable[[Report], str]] = {
    "clean": _clean,
    "word": _word,
    "layout": _layout,
    "split": _split,
}
