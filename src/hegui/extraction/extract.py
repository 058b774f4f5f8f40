"""A Document becomes facts; runs the readers in a fixed order.

First the tables, for what belongs to them is no prose; then title, sections and prose. Facts come
in the order report, outline, sections and slots, tables, prose, suspects. Knows the form, knows
no rule.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from hegui.documents.document import Document
from hegui.errors import DocumentError
from hegui.extraction.agency import find_name, kind_of, level_of
from hegui.extraction.guide import Guide, guide_for
from hegui.extraction.headed import parted
from hegui.extraction.narrative.citations import find_citations
from hegui.extraction.narrative.facts import (
    citation_facts,
    period_facts,
    statement_facts,
    year_facts,
)
from hegui.extraction.narrative.outline import find_outline
from hegui.extraction.narrative.periods import Period
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Told
from hegui.extraction.narrative.years import find_years
from hegui.extraction.prose import Prose, first_lines, joined, prose_lines
from hegui.extraction.section_facts import Sectioned, outline_fact, section_facts
from hegui.extraction.sections import Layout, find_sections
from hegui.extraction.signature import without_signature
from hegui.extraction.tables.facts import table_facts
from hegui.extraction.tables.restore import TableReading, restore_tables
from hegui.extraction.tables.second import CODE as UNRELIABLE
from hegui.extraction.tables.second import held_against
from hegui.extraction.tables.withheld import without_pages
from hegui.extraction.title import Title, find_title
from hegui.facts.doubt import Doubt
from hegui.facts.fact import Fact, FactBase, Value
from hegui.forms.edition import Edition, Form
from hegui.model.agency_kind import AgencyKind
from hegui.packs.pack import Pack
from hegui.suspects.facts import suspect_facts

_PREFACE = "前言"
_TITLE_BLOCKS = 100
_FEWEST_SECTIONS = 2  # so many prescribed headings make a report even without title and tables


@dataclass(frozen=True)
class _Read:
    """What was read of one report before it becomes facts."""

    title: Title
    agency: str
    agency_kind: AgencyKind
    level: str
    year: int | None
    period_year: int | None
    layout: Layout
    prose: Prose
    periods: tuple[Period, ...]
    edition: Edition
    length: int


def extract_facts(document: Document, pack: Pack, form: Form) -> FactBase:
    """Everything a document says, as facts.

    Raises:
        DocumentError: it is no report of the pack's kind.
        PackError: the pack's ``reading.yaml`` is wrong.
    """
    guide = guide_for(pack, form)
    document = replace(document, blocks=parted(document.blocks, guide.is_title))
    beginning = first_lines(document, _TITLE_BLOCKS)
    title = find_title(beginning, document.title, guide.wording)
    tables = _tables(document, form, title.year)
    read = _read(document, title, tables, guide, form)
    _refuse_others(read, tables, pack)
    common: dict[str, Value] = {
        "year": read.year,
        "edition": tables.edition.id if tables.edition else None,
        "agency_kind": str(read.agency_kind),
    }
    facts = [_report(read, tables, form, common, scanned=bool(document.unsure))]
    facts += _outline(read, guide, common)
    in_section = _section_of_tables(read.layout, tables)
    where = {found.table.id: in_section(found.first_block) for found in tables.tables}
    context = Sectioned(document, read.layout, read.edition, guide, where, common)
    facts += section_facts(context)
    cells = list(table_facts(tables, form, common, in_section))
    facts += cells
    facts += period_facts(read.periods, common)
    facts += _prose(read, guide, common)
    facts += _told(read, document, guide, cells, common)
    remarks = (Doubt(one.code, one.message, one.place) for one in document.remarks)
    doubts = (*remarks, *_doubts(read), *tables.doubts, *_unsure(document, tables))
    base = FactBase(tuple(facts), doubts, document.kind, document.unsure)
    return base.plus(suspect_facts(base, form))


def _tables(document: Document, form: Form, year: int | None) -> TableReading:
    """The official tables, without what a second reading or the reader itself puts in doubt."""
    tables = restore_tables(document, form, year)
    unclear = {
        one.place.page: one.message
        for one in document.remarks
        if one.code == UNRELIABLE and one.place.page is not None
    }
    if document.second and tables.tables:
        again = restore_tables(Document(document.kind, document.second), form, year)
        tables = held_against(tables, again)
    return without_pages(tables, unclear)


def _read(
    document: Document,
    title: Title,
    tables: TableReading,
    guide: Guide,
    form: Form,
) -> _Read:
    wording = guide.wording
    due = form.due(title.year) if title.year is not None else None
    edition = tables.edition or due or form.editions[-1]
    book = guide.book(edition)
    lines = prose_lines(document, tables.used, book.is_text, book.is_broken)
    layout = find_sections(lines, edition, book, tables.used, len(document.blocks))
    layout = without_signature(layout, title.text)
    prose = _prose_of(layout, title)
    periods = tuple(guide.periods.periods(prose)) if guide.periods else ()
    name = title.name or find_name(layout.preface, lines, max(title.blocks, default=-1), wording)
    period_year = _period_year(periods)
    return _Read(
        title=title,
        agency=name,
        agency_kind=kind_of(name, wording),
        level=level_of(name, wording),
        year=title.year if title.year is not None else period_year,
        period_year=period_year,
        layout=layout,
        prose=prose,
        periods=periods,
        edition=edition,
        length=sum(len(line.text) for line in lines),
    )


def _prose_of(layout: Layout, title: Title) -> Prose:
    lines = [line for line in layout.preface if line.block not in title.blocks]
    sections = [""] * len(lines)
    labels = [_PREFACE] * len(lines)
    for found in layout.sections:
        lines += found.body
        sections += [found.due.id if found.due else ""] * len(found.body)
        label = found.due.heading if found.due else found.candidate.heading
        labels += [label] * len(found.body)
    return Prose(tuple(lines), tuple(sections), tuple(labels))


def _section_of_tables(layout: Layout, tables: TableReading) -> Callable[[int], str | None]:
    """Where a table stands: where most of its rows do; unknown if its own heading was not read."""
    headed = {found.due.id for found in layout.sections if found.due}
    places: dict[int, str | None] = {}
    for one in tables.tables:
        rows = [row.raw.label.block for block in one.blocks for row in block.rows]
        where = Counter(layout.at(block) for block in rows or [one.first_block]).most_common(1)
        places[one.first_block] = where[0][0] if one.table.section in headed else None
    return lambda block: places[block] if block in places else layout.at(block)


def _period_year(periods: tuple[Period, ...]) -> int | None:
    """The year the periods agree on; those said to be the period of the figures come first."""
    told = [period for period in periods if period.named] or list(periods)
    years = {year for period in told for year in (period.start_year, period.end_year)}
    return years.pop() if len(years) == 1 else None


def _refuse_others(read: _Read, tables: TableReading, pack: Pack) -> None:
    known = {found.due.id for found in read.layout.sections if found.due}
    if not read.title.text and len(known) < _FEWEST_SECTIONS and not tables.tables:
        raise DocumentError(f"不像是{pack.name}：没有找到标题、规定的部分和表格")


def _report(
    read: _Read,
    tables: TableReading,
    form: Form,
    common: Mapping[str, Value],
    *,
    scanned: bool,
) -> Fact:
    due = form.due(read.year) if read.year is not None else None
    fields: dict[str, Value] = {
        **common,
        "label": "报告",
        "title": read.title.text,
        "title_year": read.title.year,
        "title_years": len(read.title.years),
        "period_year": read.period_year,
        "agency": read.agency,
        "level": read.level,
        "due_edition": due.id if due else None,
        "tables": len(tables.tables),
        "due_tables": len(read.edition.tables),
        "periods": sum(period.named for period in read.periods),
        "length": read.length,
        "scanned": scanned,
        "text": read.prose.text.replace("\n", ""),
    }
    reasons = {
        "year": "标题和统计期限里都读不出报告年度",
        "title_year": "标题里没有年份，或者年份的数字不对",
        "period_year": "没有写明统计期限，或者读不清、前后不一",
        "due_edition": "不知道报告年度，或者该年度没有规定的格式",
        "edition": "没有读到规定的表格",
    }
    doubts = {name: why for name, why in reasons.items() if fields[name] is None}
    return Fact("report", fields, read.title.place, doubts=doubts)


def _outline(read: _Read, guide: Guide, common: Mapping[str, Value]) -> list[Fact]:
    if guide.wording.outline is None:
        return []
    lines = [line for line in read.layout.preface if line.block not in read.title.blocks]
    sections = read.layout.sections
    book = guide.book(read.edition)
    outline = find_outline(joined(lines), sections, book, guide.wording.outline)
    return [] if outline is None else [outline_fact(outline, len(sections), common)]


def _prose(read: _Read, guide: Guide, common: Mapping[str, Value]) -> list[Fact]:
    wording = guide.wording
    facts = list(year_facts(find_years(read.prose, wording), common))
    facts += citation_facts(find_citations(read.prose, wording), common)
    if guide.statements is not None:
        facts += statement_facts(guide.statements.statements(read.prose, read.year), common)
    return facts


def _told(
    read: _Read, document: Document, guide: Guide, cells: list[Fact], common: Mapping[str, Value]
) -> Iterator[Fact]:
    numbers = {
        (str(cell.get("table")), str(cell.get("row")), str(cell.get("column"))): Decimal(value)
        for cell in cells
        if cell.kind == "cell" and isinstance(value := cell.get("value"), int | Decimal)
    }
    context = Context(
        told=Told(read.prose, document),
        title=read.title.text,
        year=read.year,
        agency=read.agency,
        agency_kind=read.agency_kind,
        level=read.level,
        numbers=numbers,
        common=common,
        frames=guide.frames,
    )
    for reader in guide.readers:
        yield from reader.facts(context)


def _unsure(document: Document, tables: TableReading) -> Iterator[Doubt]:
    """One doubt a table of which every figure needs a human eye."""
    for found in tables.tables if document.unsure else ():
        numeral = found.edition.section(found.table.section).numeral
        message = f"表{numeral}：{document.unsure}。请逐格与原件核对"
        first = found.raw.tokens[0].place.whole_table()
        label = f"{numeral}、{found.table.title}"
        place = first.named(section=found.table.section, table=found.table.id, label=label)
        yield Doubt("ocr", message, place, found.table.id)


def _doubts(read: _Read) -> list[Doubt]:
    doubts = []
    if read.year is None:
        message = "读不出报告年度：标题里没有年份，也没有写明统计期限。请看标题和前言"
        doubts.append(Doubt("no_year", message, read.title.place))
    for period in read.periods:
        if period.start is None or period.end is None:
            message = f"日期读不清：“{period.text}”。请看原文是否缺了“年”“月”或多了数字"
            doubts.append(Doubt("unclear_period", message, period.place))
    for section in read.edition.sections:
        if section.id in read.layout.doubtful and read.layout.sections:
            message = f"“{section.heading}”这一部分认不准：有相近的标题。请看各部分的标题"
            doubts.append(Doubt("unclear_section", message))
    if not read.layout.sections:
        message = "没有读出任何一个规定部分的标题，可能在抽取时丢失。请看原文的标题"
        doubts.append(Doubt("no_sections", message))
    return doubts
