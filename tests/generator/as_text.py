"""Eight ways a report comes out of Word, PDF or a web page as plain text.

``tabs`` is the seed's own: each cell on a line behind a tab, shades of spans included.
``lines`` and ``dense`` have one cell a line without tabs; ``dense`` has lost its blank lines
and its empty cells too. What a form loses is lost: no reader can be asked for it.
"""

import unicodedata
from collections.abc import Callable

from tests.generator.paper import Slot, flatten, lay_out
from tests.generator.report import Paper, Report, Section

FORMS = ("tabs", "lines", "dense", "tsv", "pipes", "aligned", "spaced", "glued")
LOSSY = frozenset({"lines", "dense", "aligned", "spaced", "glued"})  # empty cells leave no trace
_PAGE = 47  # lines
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def as_text(report: Report, form: str) -> str:
    """The report in one of ``FORMS``."""
    marked = form == "pipes"
    lines: list[str] = [f"# {line}" if marked else line for line in report.title]
    lines += [*report.preface, ""]
    for section in report.sections:
        lines += _section(section, report, form, marked=marked)
    lines += report.tail
    if "pages" in report.odd and form not in ("tabs", "tsv", "pipes"):
        lines = _paged(lines)
    if form == "dense":
        lines = [line for line in lines if line]
    return "\n".join(lines) + "\n"


def encode(text: str, encoding: str) -> bytes:
    """The bytes of a text file; UTF-16 comes with its mark."""
    return text.encode(encoding)


def _section(section: Section, report: Report, form: str, *, marked: bool) -> list[str]:
    lines = [f"## {section.heading}" if marked else section.heading, ""]
    for paragraph in section.paragraphs:
        lines += [paragraph, ""]
    for paper in section.papers:
        lines += [*_TABLES[form](paper, report), ""]
    if section.picture and marked:
        lines += [f"![]({section.picture})", ""]
    for paragraph in section.after:
        lines += [paragraph, ""]
    return lines


def _paged(lines: list[str]) -> list[str]:
    """Page numbers wherever a page of a PDF happens to end, inside tables too."""
    paged: list[str] = []
    for number, start in enumerate(range(0, len(lines), _PAGE)):
        paged += [*lines[start : start + _PAGE], *([f"- {number + 1} -"] if start else [])]
    return paged


def _tabs(paper: Paper, report: Report) -> list[str]:
    lines: list[str] = []
    for row in flatten(lay_out(paper), wide=False):
        for slot in row:
            text = slot.text
            if slot.kind == "head" and len(text) >= 6 and report.seed % 2 == 0:
                text = f"{text[:3]}\n{text[3:]}"  # a line break inside the cell
            lines.append(f"\t{text}")
        lines.append("")
    return lines


def _lines(paper: Paper, _report: Report) -> list[str]:
    lines: list[str] = []
    for row in flatten(lay_out(paper), wide=False):
        lines += [slot.text for slot in row if not slot.shade]
        lines.append("")
    return lines


def _tsv(paper: Paper, _report: Report) -> list[str]:
    return ["\t".join(slot.text for slot in row) for row in _wide(paper)]


def _pipes(paper: Paper, _report: Report) -> list[str]:
    rows = _wide(paper)
    width = max(len(row) for row in rows)
    lines = []
    for index, row in enumerate(rows):
        texts = [slot.text.replace("|", "\\|") for slot in row]
        lines.append("| " + " | ".join(texts) + " |")
        if not index:
            lines.append("|" + " --- |" * width)
    return lines


def _aligned(paper: Paper, _report: Report) -> list[str]:
    rows = _wide(paper)
    widths: dict[int, int] = {}
    for row in rows:
        for column, slot in enumerate(row):
            wide = not slot.shade and column + 1 < len(row) and row[column + 1].shade
            if not wide:  # text of a column span may run over its neighbours
                widths[column] = max(widths.get(column, 0), _width(slot.text))
    lines = []
    for row in rows:
        line, due = "", 0
        for column, slot in enumerate(row):
            if slot.text:
                line += " " * max(due - _width(line), 2 if line else 0) + slot.text
            due += widths.get(column, 0) + 2
        lines.append(line)
    return lines


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _spaced(paper: Paper, _report: Report) -> list[str]:
    return [" ".join(_texts(row)) for row in flatten(lay_out(paper), wide=False) if _texts(row)]


def _glued(paper: Paper, report: Report) -> list[str]:
    """Cells followed by bars, or (for every second report) the first number on its label."""
    lines = []
    for row in flatten(lay_out(paper), wide=False):
        heads = [slot.text for slot in row if slot.text and slot.kind != "value"]
        cells = [slot.text for slot in row if slot.kind == "value"]
        values = [text for text in cells if text]
        if report.seed % 2:
            lines.append(" | ".join([*heads, *cells]) + " |")
        elif heads and values and values[0][0].isdigit():
            lines.append(" ".join([*heads[:-1], heads[-1] + values[0], *values[1:]]))
        else:
            lines.append(" ".join([*heads, *values]))
    return [line for line in lines if line]


def _texts(row: list[Slot]) -> list[str]:
    return [slot.text for slot in row if slot.text]


def _wide(paper: Paper) -> list[list[Slot]]:
    return flatten(lay_out(paper), wide=True)


_TABLES: dict[str, Callable[[Paper, Report], list[str]]] = {
    "tabs": _tabs,
    "lines": _lines,
    "dense": _lines,
    "tsv": _tsv,
    "pipes": _pipes,
    "aligned": _aligned,
    "spaced": _spaced,
    "glued": _glued,
}
