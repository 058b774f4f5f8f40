"""Three ways a program writes a report as OFD, laid out on pages of paper here.

``plain``: a distance for every character, lines as stroked paths, each cell's frame for itself.
``grouped``: distances in groups (``g 12 3.7``), lines as thin filled areas, objects in blocks,
another prefix for the namespace. ``scaled``: everything drawn ten times as large and scaled down
by a matrix, frames kept as one drawing among the resources, names from the root of the package.
Every page lies over a template; tables go on over the pages wherever a row ends.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.generator.paper import Lines, Printed, lay_out
from tests.generator.report import Report

OFD_STYLES = ("plain", "grouped", "scaled")
_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 22.0
_ROOM = _WIDTH - 2 * _MARGIN
_SIZE, _SMALL, _LEADING, _PAD = 4.2, 3.2, 1.6, 1.0
_NAMESPACE = "http://www.ofdspec.org/2016"
_WHEN = (2024, 1, 20, 9, 0, 0)

Line = tuple[float, float, float, float]


@dataclass(slots=True)
class _Page:
    """One page: (x, base line, size, text) of each line, and ruling lines."""

    texts: list[tuple[float, float, float, str]] = field(default_factory=list)
    rules: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Pen:
    """Sets lines below each other, on a new page where one is full."""

    pages: list[_Page] = field(default_factory=lambda: [_Page()])
    y: float = _MARGIN

    def room(self, height: float) -> None:
        """Begin a new page unless there is so much room left."""
        if self.y + height > _HEIGHT - _MARGIN:
            self.pages.append(_Page())
            self.y = _MARGIN

    def say(self, text: str, size: float = _SIZE, align: str = "left") -> None:
        """One paragraph; its first line is set in by two characters."""
        whole = "　　" + text if align == "left" else text
        for line in _wrapped(whole, _ROOM, size):
            self.room(size * _LEADING)
            gap = _ROOM - _length(line, size)
            x = _MARGIN + {"left": 0.0, "centre": gap / 2, "right": gap}[align]
            self.pages[-1].texts.append((x, self.y + size, size, line))
            self.y += size * _LEADING

    def table(self, lines: Lines) -> None:
        """One table, cut between rows where a page is full."""
        cells = list(_placed(lines))
        columns = max(cell.column + cell.printed.columns for cell in cells)
        labels = {cell.column for cell in cells if cell.printed.kind == "label"} or {0}
        edges = _edges(columns, max(labels) + 1)
        heights = [
            max(
                (
                    cell.height(edges)
                    for cell in cells
                    if cell.row == row and cell.printed.rows == 1
                ),
                default=_SMALL * _LEADING + 2 * _PAD,
            )
            for row in range(len(lines))
        ]
        self.y += 2
        start = 0
        waiting = {cell.at: cell.lines(edges) for cell in cells}
        while start < len(lines):
            self.room(heights[start] + heights[min(start + 1, len(lines) - 1)])
            end, bottom = start, self.y
            while end < len(lines) and bottom + heights[end] <= _HEIGHT - _MARGIN:
                bottom += heights[end]
                end += 1
            self._rows(cells, (start, end), edges, heights, waiting)
            self.y = bottom
            if end < len(lines):
                self.y = _HEIGHT
                self.room(1)
            start = end
        self.y += 3

    def _rows(
        self,
        cells: "list[_Cell]",
        rows: tuple[int, int],
        edges: list[float],
        heights: list[float],
        waiting: dict[tuple[int, int], list[str]],
    ) -> None:
        """The rows of a table that stand on one page."""
        page = self.pages[-1]
        for cell in cells:
            top_row = max(cell.row, rows[0])
            end_row = min(cell.row + cell.printed.rows, rows[1])
            if top_row >= end_row:
                continue
            top = self.y + sum(heights[rows[0] : top_row])
            bottom = top + sum(heights[top_row:end_row])
            left, right = edges[cell.column], edges[cell.column + cell.printed.columns]
            page.rules += [
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ]
            fitting = max(1, int((bottom - top - _PAD) / (_SMALL * _LEADING)))
            is_last = end_row == cell.row + cell.printed.rows
            lines = waiting[cell.at]
            now, later = (lines, []) if is_last else (lines[:fitting], lines[fitting:])
            waiting[cell.at] = later
            y = (top + bottom - len(now) * _SMALL * _LEADING) / 2
            for line in now:
                x = (left + right - _length(line, _SMALL)) / 2
                page.texts.append((x, y + 1.15 * _SMALL, _SMALL, line))
                y += _SMALL * _LEADING


@dataclass(frozen=True, slots=True)
class _Cell:
    printed: Printed
    row: int
    column: int

    @property
    def at(self) -> tuple[int, int]:
        return self.row, self.column

    def lines(self, edges: list[float]) -> list[str]:
        room = edges[self.column + self.printed.columns] - edges[self.column] - 2 * _PAD
        return _wrapped(self.printed.text, room, _SMALL)

    def height(self, edges: list[float]) -> float:
        return max(1, len(self.lines(edges))) * _SMALL * _LEADING + 2 * _PAD


def _placed(lines: Lines) -> Iterator[_Cell]:
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(lines):
        column = 0
        for printed in line:
            while (row, column) in taken:
                column += 1
            taken.update(
                (row + r, column + c) for r in range(printed.rows) for c in range(printed.columns)
            )
            yield _Cell(printed, row, column)
            column += printed.columns


def _edges(columns: int, labels: int) -> list[float]:
    """Column edges: label columns get two fifths of the room, or their even share."""
    share = _ROOM * max(0.4, labels / columns) if labels < columns else _ROOM
    left = [_MARGIN + share * n / labels for n in range(labels)]
    rest = columns - labels
    return left + [_MARGIN + share + (_ROOM - share) * n / max(rest, 1) for n in range(rest + 1)]


def _length(text: str, size: float) -> float:
    return sum(size if char >= "\u2e80" else size / 2 for char in text)


def _wrapped(text: str, room: float, size: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for char in text:
        if line and _length(line + char, size) > room + 0.01:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line else lines


def as_ofd(report: Report, style: str = "plain") -> bytes:
    """The report in one of ``OFD_STYLES``."""
    pen = _Pen()
    for line in report.title:
        pen.say(line, 6.0, "centre")
    for line in report.preface:
        pen.say(line)
    for section in report.sections:
        pen.say(section.heading)
        for line in section.paragraphs:
            pen.say(line)
        for paper in section.papers:
            pen.table(lay_out(paper))
        for line in section.after:
            pen.say(line)
    for line in report.tail:
        pen.say(line, align="right")
    return _packed(pen.pages, "".join(report.title), style)


def _packed(pages: list[_Page], title: str, style: str) -> bytes:
    prefix = "ofd:" if style != "grouped" else "n1:"
    root = "/Doc_0/" if style == "scaled" else ""
    writer = _Writer(style)
    parts = {
        "OFD.xml": f'<OFD Version="1.0" DocType="OFD"><DocBody><DocInfo><DocID>0</DocID><Title>'
        f"{escape(title)}</Title></DocInfo><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>",
        "Doc_0/Tpls/Tpl_0/Content.xml": "<Page><Content><Layer ID='3'>"
        + writer.text(_MARGIN, 14, 3.0, "政府信息公开工作年度报告")
        + "</Layer></Content></Page>",
    }
    for number, page in enumerate(pages, 1):
        page.texts.append((_WIDTH / 2 - 6, _HEIGHT - 12, 3.5, f"- {number} -"))
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'<Page><Template TemplateID="2" ZOrder="Background"/><Content><Layer ID="{number}9">'
            + writer.page(page, number)
            + "</Layer></Content></Page>"
        )
    listed = "".join(
        f'<Page ID="{n + 100}" BaseLoc="{root}Pages/Page_{n}/Content.xml"/>'
        for n in range(1, len(pages) + 1)
    )
    parts["Doc_0/PublicRes.xml"] = (
        '<Res BaseLoc="Res"><Fonts><Font ID="1" FontName="宋体"/></Fonts>'
        f"<CompositeGraphicUnits>{''.join(writer.units)}</CompositeGraphicUnits></Res>"
    )
    parts["Doc_0/Document.xml"] = (
        "<Document><CommonData><PageArea>"
        f"<PhysicalBox>0 0 {_WIDTH:g} {_HEIGHT:g}</PhysicalBox></PageArea>"
        f"<PublicRes>{root}PublicRes.xml</PublicRes>"
        f'<TemplatePage ID="2" BaseLoc="{root}Tpls/Tpl_0/Content.xml"/></CommonData>'
        f"<Pages>{listed}</Pages></Document>"
    )
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        for name, xml in parts.items():
            entry = ZipInfo(name, _WHEN)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, _with_prefix(xml, prefix))
    return held.getvalue()


def _with_prefix(xml: str, prefix: str) -> str:
    name = xml[1:].split(">", maxsplit=1)[0].split(maxsplit=1)[0]
    opened = xml.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    declared = f'<{prefix}{name} xmlns:{prefix[:-1]}="{_NAMESPACE}"'
    return '<?xml version="1.0" encoding="UTF-8"?>' + opened.replace(
        f"<{prefix}{name}", declared, 1
    )


class _Writer:
    """Writes objects the way one program does."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.units: list[str] = []

    def page(self, page: _Page, number: int) -> str:
        """All objects of a page."""
        rules = sorted(set(page.rules))
        texts = "".join(self.text(*one) for one in page.texts)
        if self.style == "scaled":
            frames = "".join(self.rule(*rule) for rule in rules)
            unit = f'<CompositeGraphicUnit ID="u{number}" Width="1" Height="1"><Content>'
            self.units.append(unit + frames + "</Content></CompositeGraphicUnit>")
            return (
                f'<CompositeObject ID="5" Boundary="0 0 {_WIDTH} {_HEIGHT}" '
                f'ResourceID="u{number}"/>' + texts
            )
        body = "".join(self.rule(*rule) for rule in rules) + texts
        return f"<PageBlock ID='4'>{body}</PageBlock>" if self.style == "grouped" else body

    def text(self, x: float, y: float, size: float, text: str) -> str:
        """One line of text from *x* on its base line *y*."""
        scale = 10.0 if self.style == "scaled" else 1.0
        steps = [size * scale / (1 if char >= "\u2e80" else 2) for char in text[:-1]]
        if self.style == "grouped":
            delta = _in_groups(steps)
        else:
            delta = " ".join(f"{step:.4g}" for step in steps)
        given = f' DeltaX="{delta}"' if steps else ""
        matrix = ' CTM="0.1 0 0 0.1 0 0"' if scale > 1 else ""
        return (
            f'<TextObject ID="7" Boundary="{x:.3f} {y - size:.3f} '
            f'{_length(text, size):.3f} {1.3 * size:.3f}" Font="1" '
            f'Size="{size * scale:g}"{matrix}>'
            f'<TextCode X="0" Y="{size * scale:g}"{given}>{escape(text)}</TextCode></TextObject>'
        )

    def rule(self, left: float, top: float, right: float, bottom: float) -> str:
        """One ruling line."""
        width, height = right - left, bottom - top
        if self.style == "grouped":
            width, height = width or 0.2, height or 0.2
            outline = f"M 0 0 L {width:.3f} 0 L {width:.3f} {height:.3f} L 0 {height:.3f} C"
            drawn = 'Fill="true" Stroke="false"'
        else:
            outline = f"M 0 0 L {width:.3f} {height:.3f}"
            drawn = 'LineWidth="0.25"'
        box = f"{left:.3f} {top:.3f} {width:.3f} {height:.3f}"
        return (
            f'<PathObject ID="8" Boundary="{box}" {drawn}>'
            f"<AbbreviatedData>{outline}</AbbreviatedData></PathObject>"
        )


def _in_groups(steps: list[float]) -> str:
    words: list[str] = []
    at = 0
    while at < len(steps):
        end = at
        while end < len(steps) and steps[end] == steps[at]:
            end += 1
        words.append(f"g {end - at} {steps[at]:g}" if end - at > 1 else f"{steps[at]:g}")
        at = end
    return " ".join(words)
