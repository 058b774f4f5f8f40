"""Three ways a PDF shows a report's tables, each page numbered at its foot.

``ruled``: every cell between lines. ``open``: no lines at all. ``book``: a line above, below the
header and at the end, as in print. The font is named and not embedded, as a PDF may do with the
fonts that every viewer of Chinese has; so no font file is needed to make one.
"""

import io
from typing import Literal
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    LongTable,
    PageTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Paragraph as Written

from tests.generator.paper import Lines, lay_out
from tests.generator.report import Paper, Report, Section

PDF_STYLES = ("ruled", "open", "book")
_FONT = "STSong-Light"
_MARGIN = 56
_ROOM = A4[0] - 2 * _MARGIN - 12
_NARROW = 34.0  # points for a column of numbers in a wide table

Spot = tuple[int, int]
Command = tuple[str, Spot, Spot, *tuple[object, ...]]
Align = Literal[0, 1, 2]  # left, centre, right


def as_pdf(report: Report, style: str) -> bytes:
    """The report in one of ``PDF_STYLES``."""
    registerFont(UnicodeCIDFont(_FONT))
    held = io.BytesIO()
    frame = Frame(_MARGIN, _MARGIN, A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN)
    book = BaseDocTemplate(held, pagesize=A4, title="".join(report.title), invariant=1)
    book.addPageTemplates([PageTemplate(frames=[frame], onPage=_foot)])
    parts: list[Flowable] = [Written(escape(line), _style(18, 1)) for line in report.title]
    parts += [_paragraph(line) for line in report.preface]
    for section in report.sections:
        parts += _section(section, style)
    parts += [Written(escape(line), _style(10.5, 2)) for line in report.tail]
    book.build(parts)
    return held.getvalue()


def _foot(canvas: Canvas, book: BaseDocTemplate) -> None:
    canvas.setFont(_FONT, 9)
    canvas.drawCentredString(A4[0] / 2, 30, f"- {book.page} -")


def _style(size: float, align: Align = 0, indent: float = 0) -> ParagraphStyle:
    return ParagraphStyle(
        "line",
        fontName=_FONT,
        fontSize=size,
        leading=size * 1.5,
        alignment=align,
        firstLineIndent=indent,
        wordWrap="CJK",
        spaceAfter=3,
    )


def _paragraph(line: str) -> Flowable:
    return Written(escape(line), _style(10.5, indent=21))


def _section(section: Section, style: str) -> list[Flowable]:
    parts: list[Flowable] = [Written(escape(section.heading), _style(12, indent=24))]
    parts += [_paragraph(line) for line in section.paragraphs]
    for paper in section.papers:
        parts += [Spacer(1, 4), _table(paper, style), Spacer(1, 8)]
    return parts + [_paragraph(line) for line in section.after]


def _table(paper: Paper, style: str) -> Flowable:
    lines = lay_out(paper)
    heads = 0
    while heads < len(lines) and all(cell.kind == "head" for cell in lines[heads]):
        heads += 1
    grid, boxes = _spread(lines)
    commands: list[Command] = [
        ("FONT", (0, 0), (-1, -1), _FONT, 9),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for (left, top), (right, bottom) in boxes:
        # A span of rows is not told as one: such a table could not go over a page.
        commands += [("SPAN", (left, row), (right, row)) for row in range(top, bottom + 1)]
        if style == "ruled":
            commands += [
                ("LINEABOVE", (left, top), (right, top), 0.5, "black"),
                ("LINEBELOW", (left, bottom), (right, bottom), 0.5, "black"),
                ("LINEBEFORE", (left, top), (left, bottom), 0.5, "black"),
                ("LINEAFTER", (right, top), (right, bottom), 0.5, "black"),
            ]
    if style == "book":
        commands.append(("LINEABOVE", (0, 0), (-1, 0), 1, "black"))
        commands.append(("LINEBELOW", (0, -1), (-1, -1), 1, "black"))
        if heads:
            commands.append(("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.5, "black"))
    return LongTable(
        grid,
        colWidths=_widths(paper, len(grid[0])),
        repeatRows=heads,
        style=TableStyle(commands),
    )


def _spread(lines: Lines) -> tuple[list[list[object]], list[tuple[Spot, Spot]]]:
    """Cells at their places in a full grid, and first and last (column, row) of each."""
    width = sum(cell.columns for cell in lines[0])
    grid: list[list[object]] = [[""] * width for _ in lines]
    taken: set[Spot] = set()
    boxes: list[tuple[Spot, Spot]] = []
    for row, line in enumerate(lines):
        column = 0
        for cell in line:
            while (column, row) in taken:
                column += 1
            last = column + cell.columns - 1, row + cell.rows - 1
            taken |= {(c, r) for c in range(column, last[0] + 1) for r in range(row, last[1] + 1)}
            grid[row][column] = Written(escape(cell.text), _style(9, 1))
            boxes.append(((column, row), last))
            column = last[0] + 1
    return grid, boxes


def _widths(paper: Paper, count: int) -> list[float]:
    labels = paper.label_columns if paper.label_columns > 1 else 0
    if not labels:
        return [_ROOM / count] * count
    values = max(_NARROW, min(60.0, _ROOM / (count + 3)))
    left = _ROOM - values * (count - labels)
    return [left / labels] * labels + [values] * (count - labels)
