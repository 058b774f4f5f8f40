"""From a seed to a whole report that breaks no rule.

Odd but lawful features are drawn from the seed or asked for by name; each says which
notices (and, where house styles are disputed, warnings) it may draw.
"""

from collections.abc import Iterable
from decimal import Decimal
from random import Random
from typing import Any

from tests.generator import odd as oddities
from tests.generator.agencies import Agency, of_kind
from tests.generator.figures import Figures, Numbers, make_figures
from tests.generator.form import edition as form_of
from tests.generator.form import edition_of
from tests.generator.prose import write_texts
from tests.generator.prose_voice import plain
from tests.generator.report import Block, Cell, Column, Paper, Report, Row, Section, count

KINDS = ("government", "department", "township", "institution")
SIZES = ("small", "small", "large", "zero")
_FEE_PLACES = (2, 4, 6)


def make_report(
    seed: int,
    *,
    edition: str | None = None,
    year: int | None = None,
    kind: str | None = None,
    size: str | None = None,
    odd: Iterable[str] | None = None,
) -> Report:
    """A report that is right in every way; what is not given is drawn from *seed*.

    *odd* names features of ``odd.ODDITIES``; () asks for a report as the form prints it.
    """
    rng = Random(seed)
    if year is None:
        year = rng.choice([2019, 2020] if edition == "2019" else [2021, 2022, 2023, 2024, 2025])
        if edition is None:
            year = rng.choice([2019, 2020, 2021, 2022, 2023, 2024, 2025])
    edition = edition or edition_of(year)
    kind = kind or rng.choice(KINDS)
    size = size or rng.choice(SIZES)
    agency = rng.choice(of_kind(kind))
    figures = make_figures(rng, edition, kind, size)
    wanted = frozenset(oddities.draw(rng, edition, kind, size) if odd is None else odd)
    if "not_involved" in wanted:
        for block in ("art20_5", "art20_6"):
            for row in figures.active[block].values():
                row.update(dict.fromkeys(row, 0))
    return _assemble(
        rng,
        seed=seed,
        edition=edition,
        year=year,
        agency=agency,
        figures=figures,
        size=size,
        wanted=wanted,
    )


def _assemble(
    rng: Random,
    *,
    seed: int,
    edition: str,
    year: int,
    agency: Agency,
    figures: Figures,
    size: str,
    wanted: frozenset[str],
) -> Report:
    papers = {paper.id: paper for paper in _papers(rng, edition, figures)}
    texts = write_texts(
        rng,
        agency=agency,
        year=year,
        edition=edition,
        figures=figures,
        fee=_fee(papers.values()),
        size=size,
        wanted=wanted,
    )
    homes = {table["section"]: table["id"] for table in form_of(edition)["tables"]}
    sections = []
    for one in form_of(edition)["sections"]:
        paper = papers.get(homes.get(one["id"], ""))
        heading = f"{one['numeral']}、{one['title']}"
        said = tuple(map(plain, texts.sections.get(one["id"], ())))
        sections.append(Section(one["id"], heading, said, paper))
    title = rng.choice(
        [
            (f"{agency.name}{year}年政府信息公开工作年度报告",),
            (f"{agency.name}", f"{year}年政府信息公开工作年度报告"),
            (f"{agency.name}{year}年度政府信息公开工作年度报告",),
            (f"{year}年{agency.name}政府信息公开工作年度报告",),
            (f"{agency.name} {year} 年政府信息公开工作年度报告",),
        ]
    )
    tail = rng.choice([(), (), (agency.name, f"{year + 1}年1月{rng.randint(5, 30)}日")])
    report = Report(
        seed,
        edition,
        year,
        agency.kind,
        agency.name,
        title,
        tuple(map(plain, texts.preface)),
        tuple(sections),
        tuple(tail),
        script=texts.script,
    )
    return oddities.apply(rng, report, wanted, agency.own)


def _fee(papers: Iterable[Paper]) -> Decimal:
    cells = (
        cell
        for paper in papers
        for block in paper.blocks
        for row in block.rows
        for cell in row.cells
        if cell.column == "fee_amount"
    )
    return next((cell.value for cell in cells if cell.value), Decimal(0))


def _papers(rng: Random, edition: str, figures: Figures) -> list[Paper]:
    values: dict[str, Numbers] = {
        **figures.active,
        "requests": figures.requests,
        "review_litigation": {"counts": figures.review},
    }
    return [
        Paper(
            table["id"],
            tuple(_block(rng, block, values[block["id"]]) for block in table["blocks"]),
            table["label_columns"],
            table.get("note", ""),
        )
        for table in form_of(edition)["tables"]
    ]


def _block(rng: Random, form: dict[str, Any], values: Numbers) -> Block:
    columns = tuple(
        Column(one["id"], one["label"], tuple(one.get("groups", ()))) for one in form["columns"]
    )
    types = {one["id"]: one.get("type", "count") for one in form["columns"]}
    labels = {one["id"]: one["label"] for one in form["rows"]}
    parents = {one["id"]: one.get("parent", "") for one in form["rows"]}
    rows = []
    for one in form["rows"]:
        if one.get("group"):
            continue
        above, step = [], parents[one["id"]]
        while step:
            above.append((step, labels[step]))
            step = parents[step]
        cells = tuple(_cell(rng, c.id, types[c.id], values[one["id"]][c.id]) for c in columns)
        rows.append(
            Row(one["id"], one["label"], cells, tuple(reversed(above)), bool(one.get("leaf")))
        )
    return Block(form["id"], columns, tuple(rows), form.get("caption", ""), form.get("header", ""))


def _cell(rng: Random, column: str, kind: str, value: int) -> Cell:
    if kind == "amount" and column == "fee_amount" and value:
        places = rng.choice(_FEE_PLACES)
        text = f"{value}.{rng.randint(1, 10**places - 1):0{places}d}".rstrip("0")
        return oddities.number(column, text)
    return count(column, value)
