"""A report becomes a file at once: the form is laid out a single time, then only filled in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from tests.generator.as_html import html_text
from tests.generator.as_text import as_text
from tests.generator.figures import Figures
from tests.generator.make import make_report
from tests.generator.many.prose import Prose
from tests.generator.report import Cell, Paper, Report, Row, Section

SHAPES = {"html": "clean", "md": "pipes", "txt": "tsv"}  # suffix → way of writing
_TOKEN = re.compile("\ue100([^\ue101]*)\ue101")
_SECTIONS = {"s1_overview": "overview", "s5_problems": "problems", "s6_other": "other"}


def text_of(
    suffix: str,
    edition: str,
    title: str,
    prose: Prose,
    figures: Figures,
    places: int = 0,
) -> str:
    """The file of a report; *places* are the decimals of the fee."""
    between = "</p>\n<p>" if suffix == "html" else "\n\n"
    values = {"title": title, "preface": between.join(prose.preface)}
    values |= {name: between.join(getattr(prose, name)) for name in _SECTIONS.values()}
    values |= cells_of(figures, places)
    parts = _template(edition, suffix)
    return "".join(values[part] if at % 2 else part for at, part in enumerate(parts))


def cells_of(figures: Figures, places: int = 0) -> dict[str, str]:
    """Every cell by its token."""
    blocks: Iterable[tuple[str, Mapping[str, Mapping[str, int]]]] = (
        ("requests", figures.requests),
        ("review_litigation", {"counts": figures.review}),
        *figures.active.items(),
    )
    cells = {
        f"{block}.{row}.{column}": str(value)
        for block, rows in blocks
        for row, line in rows.items()
        for column, value in line.items()
    }
    fee = "art20_8.admin_fees.fee_amount"
    if places and cells.get(fee, "0") != "0":
        cells[fee] += "." + "37"[:places]
    return cells


@cache
def _template(edition: str, suffix: str) -> tuple[str, ...]:
    """Text and tokens by turns."""
    year = 2020 if edition == "2019" else 2023
    blank = make_report(0, year=year, edition=edition, kind="department", size="zero", odd=())
    blank = replace(
        blank,
        title=(_token("title"),),
        preface=(_token("preface"),),
        sections=tuple(map(_section, blank.sections)),
        tail=(),
    )
    shape = SHAPES[suffix]
    text = html_text(blank, shape) if suffix == "html" else as_text(_even(blank), shape)
    return tuple(_TOKEN.split(text))


def _section(section: Section) -> Section:
    name = _SECTIONS.get(section.id)
    said = (_token(name),) if name else ()
    paper = _paper(section.paper) if section.paper else None
    return replace(section, paragraphs=said, paper=paper)


def _paper(paper: Paper) -> Paper:
    blocks = tuple(
        replace(block, rows=tuple(_row(block.id, row) for row in block.rows))
        for block in paper.blocks
    )
    return replace(paper, blocks=blocks)


def _row(block: str, row: Row) -> Row:
    cells = tuple(
        Cell(cell.column, _token(f"{block}.{row.id}.{cell.column}"), "number", None)
        for cell in row.cells
    )
    return replace(row, cells=cells)


def _token(name: str) -> str:
    return f"\ue100{name}\ue101"


def _even(report: Report) -> Report:
    return replace(report, seed=1)  # the way without line breaks inside cells
