"""Two readings of one table: what they agree on is read, what they contradict is in doubt."""

from dataclasses import replace

from hegui.documents.document import Document, Grid, Remark
from hegui.documents.readers.plain.text import read_text
from hegui.documents.readers.web.html import read_html
from hegui.extraction.extract import extract_facts
from hegui.extraction.tables.restore import TableReading, restore_tables
from hegui.extraction.tables.second import disagreements, held_against
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place
from tests.unit.extraction.reports import form, pack

HEADING = "三、收到和处理政府信息公开申请情况"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
GRANTED = "（一）予以公开"
ROWS = {
    NEW: "12 0 0 0 0 0 12",
    CARRIED: "1 0 0 0 0 0 1",
    GRANTED: "13 0 0 0 0 0 13",
}


def as_page(rows: dict[str, str]) -> str:
    """The table as a page draws it: every cell is certainly there."""
    lines = [("", *COLUMNS), *((label, *values.split(" ")) for label, values in rows.items())]
    drawn = "".join(
        "<tr>" + "".join(f"<td>{cell.strip('_')}</td>" for cell in line) + "</tr>"
        for line in lines
    )
    return f"<h2>{HEADING}</h2><table>{drawn}</table>"


def as_stream(rows: dict[str, str]) -> str:
    """The same as the text of a page runs: an empty cell leaves no trace."""
    lines = [f"{label} {values.replace('_', '')}" for label, values in rows.items()]
    return "\n".join((HEADING, " ".join(COLUMNS), *lines))


def first(rows: dict[str, str]) -> TableReading:
    return restore_tables(read_html(as_page(rows).encode()), form(), 2023)


def second(rows: dict[str, str]) -> TableReading:
    return restore_tables(read_text(as_stream(rows).encode()), form(), 2023)


def apart(mine: dict[str, str], theirs: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found = disagreements(first(mine), second(theirs))
    return {row: one.columns for (_, row), one in found.items()}


def test_readings_that_agree_leave_no_doubt() -> None:
    reading = first(ROWS)

    assert held_against(reading, second(ROWS)) is reading
    assert len(reading.tables[0].blocks[0].rows) == 3


def test_a_number_read_in_two_ways_is_named_with_its_column() -> None:
    assert apart(ROWS, {**ROWS, NEW: "12 0 1 0 0 0 12"}) == {"new_received": ("research",)}


def test_a_row_that_only_one_reading_has_says_nothing() -> None:
    fewer = {label: values for label, values in ROWS.items() if label != CARRIED}

    assert apart(ROWS, fewer) == {}
    assert apart(fewer, ROWS) == {}


def test_a_row_that_the_second_reading_doubts_says_nothing() -> None:
    assert apart(ROWS, {**ROWS, CARRIED: "7 0 0 0 0 7"}) == {}


def test_an_empty_cell_that_the_second_reading_cannot_see_is_no_contradiction() -> None:
    assert apart({**ROWS, CARRIED: "1 _ 0 0 0 0 1"}, {**ROWS, CARRIED: "1 _ 0 0 0 0 1"}) == {}


def test_a_placeholder_against_a_number_is_a_contradiction() -> None:
    assert apart({**ROWS, CARRIED: "1 / 0 0 0 0 1"}, {**ROWS, CARRIED: "1 0 0 0 0 0 1"}) == {
        "carried_in": ("enterprise",)
    }


def test_numbers_written_in_two_ways_are_the_same_number() -> None:
    assert (
        apart({**ROWS, NEW: "1,200 0 0 0 0 0 1,200"}, {**ROWS, NEW: "1200 0 0 0 0 0 1200"}) == {}
    )


def test_the_row_says_in_words_what_each_reading_saw_and_where_to_look() -> None:
    page = read_html(as_page(ROWS).encode())
    other = {**ROWS, GRANTED: "31 0 0 0 0 0 13"}

    held = held_against(restore_tables(page, form(), 2023), second(other))

    (doubt,) = held.doubts
    assert (doubt.code, doubt.table, doubt.row) == ("extraction", "requests", "granted")
    assert doubt.message == (
        "表三「（一）予以公开」两种读法不一致：「自然人」按表格读为“13”，按文字顺序读为“31”。"
        "请看原文第1个表格第4行第2列"
    )
    assert doubt.candidates == (
        ("13", "0", "0", "0", "0", "0", "13"),
        ("31", "0", "0", "0", "0", "0", "13"),
    )


def facts_of(mine: dict[str, str], theirs: dict[str, str]) -> FactBase:
    page, stream = read_html(as_page(mine).encode()), read_text(as_stream(theirs).encode())
    document = Document("pdf", page.blocks, second=stream.blocks)
    return extract_facts(document, pack(), form())


def cell(base: FactBase, row: str, column: str) -> Fact:
    (found,) = (
        fact for fact in base.of("cell") if (fact.get("row"), fact.get("column")) == (row, column)
    )
    return found


def test_a_contradicted_cell_is_unknown_and_its_neighbours_are_not() -> None:
    base = facts_of(ROWS, {**ROWS, NEW: "21 0 0 0 0 0 12"})

    assert cell(base, "new_received", "natural_person").get("state") is None
    assert cell(base, "new_received", "natural_person").get("value") is None
    assert "两种读法不一致" in cell(base, "new_received", "natural_person").doubts["value"]
    assert cell(base, "new_received", "total").get("value") == 12
    (row,) = (fact for fact in base.of("row") if fact.get("row") == "new_received")
    assert (row.get("natural_person"), row.get("parts"), row.get("total")) == (None, None, 12)
    assert [doubt.code for doubt in base.doubts if doubt.table] == ["extraction"]


def test_a_second_reading_without_any_table_changes_nothing() -> None:
    page = read_html(as_page(ROWS).encode())
    stream = read_text("目录".encode())

    alone = extract_facts(page, pack(), form())
    held = extract_facts(
        Document(page.kind, page.blocks, title=page.title, second=stream.blocks), pack(), form()
    )

    assert held.facts == alone.facts
    assert held.doubts == alone.doubts


def test_the_place_of_a_doubt_is_that_of_the_first_reading() -> None:
    base = facts_of(ROWS, {**ROWS, NEW: "21 0 0 0 0 0 12"})

    (doubt,) = (one for one in base.doubts if one.code == "extraction")
    assert doubt.place == Place(
        path=doubt.place.path,
        section="s3_requests",
        table="requests",
        row="new_received",
        label="三、一、本年新收政府信息公开申请数量",
        grid=1,
        cell="R2C1",
    )


def test_cells_of_a_page_with_words_over_each_other_are_unknown() -> None:
    page = read_html(as_page(ROWS).encode())
    grid = next(block for block in page.blocks if isinstance(block, Grid))
    cells = tuple(
        replace(cell, place=Place(page=2 if cell.row == 3 else 1)) for cell in grid.cells
    )
    blocks = tuple(replace(grid, cells=cells) if block is grid else block for block in page.blocks)
    remark = Remark("extraction", "第2页的表格里有文字互相重叠", Place(page=2))
    base = extract_facts(replace(page, blocks=blocks, remarks=(remark,)), pack(), form())

    known = {str(fact.get("row")) for fact in base.of("cell") if fact.get("state") is not None}
    assert known == {"new_received", "carried_in"}
    unknown = [fact for fact in base.of("row") if fact.get("row") == "granted"]
    assert "互相重叠" in unknown[0].doubts["total"]
