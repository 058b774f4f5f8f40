"""Pages meant for paper: what a browser prints, and what an office program opens.

``ruled``: every cell has its border, headers repeat on each page. ``open``: no border at all.
``lines``: only horizontal rules, as in a book. ``small``: pages so small that every table is cut,
through rows too. One font that is plain and small, so that printed files stay small.
"""

from html import escape

from tests.generator.paper import Lines, lay_out
from tests.generator.report import Report, Section

PRINTS = ("ruled", "open", "lines", "small")
FONT = "Droid Sans Fallback"  # Debian: fonts-droid-fallback; outlines take little room

_SHEETS = {
    "ruled": "table{border-collapse:collapse}td,th{border:1px solid #000}",
    "open": "td,th{padding:2px 9px}",
    "lines": "table{border-collapse:collapse}tr{border-bottom:1px solid #000}"
    "table{border-top:2px solid #000;border-bottom:2px solid #000}",
    "small": "table{border-collapse:collapse}td,th{border:1px solid #000}"
    "tr{break-inside:auto}thead{display:table-row-group}",
}
_PAPER = {"small": "size:190mm 105mm;margin:12mm 12mm"}
_A4 = "size:A4;margin:20mm 15mm"


def as_print(report: Report, style: str) -> bytes:
    """The page in one of ``PRINTS``, in UTF-8."""
    body = [f"<h1>{'<br>'.join(map(escape, report.title))}</h1>"]
    body += [f"<p>{escape(line)}</p>" for line in report.preface]
    for section in report.sections:
        body += _section(section)
    body += [f'<p style="text-align:right">{escape(line)}</p>' for line in report.tail]
    sheet = (
        f"@page{{{_PAPER.get(style, _A4)}}}"
        f"body{{font:10.5pt/1.5 '{FONT}'}}h1{{font-size:18pt;text-align:center}}"
        "h2{font-size:12pt}h1,h2{font-weight:normal}p{text-indent:2em;margin:4px 0}"
        "table{width:100%;font-size:9pt;margin:8px 0}td,th{text-align:center;font-weight:normal}"
        f"{_SHEETS[style]}"
    )
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(''.join(report.title))}</title><style>{sheet}</style></head>\n<body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )
    return page.encode()


def _section(section: Section) -> list[str]:
    body = [f"<h2>{escape(section.heading)}</h2>"]
    body += [f"<p>{escape(line)}</p>" for line in section.paragraphs]
    body += [_table(lay_out(paper)) for paper in section.papers]
    return body + [f"<p>{escape(line)}</p>" for line in section.after]


def _table(lines: Lines) -> str:
    rows: list[str] = []
    heads = 0
    for line in lines:
        if len(rows) == heads and all(cell.kind == "head" for cell in line):
            heads += 1
        cells = "".join(
            f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{escape(cell.text)}</td>'
            for cell in line
        )
        rows.append(f"<tr>{cells}</tr>")
    top, rest = "".join(rows[:heads]), "".join(rows[heads:])
    return (
        f'<table border="1">{f"<thead>{top}</thead>" if top else ""}<tbody>{rest}</tbody></table>'
    )
