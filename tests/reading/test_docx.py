"""A report out of a word processor says what the same report says as a page."""

import io
from copy import deepcopy

import pytest
from docx import Document
from tests.generator.as_docx import DOCX_STYLES, as_docx
from tests.generator.as_html import as_html
from tests.generator.docx_xml import packed
from tests.generator.forms import WRITTEN
from tests.generator.judge import read_bytes
from tests.generator.make import make_report
from tests.generator.measure import compare, header_faults
from tests.generator.report import Cell
from tests.generator.same import differences

REMARKS = {"tracked": {"tracked_changes"}, "controls": {"hidden_text"}}


@pytest.mark.parametrize("style", DOCX_STYLES)
@pytest.mark.parametrize("seed", [3, 14, 15])
def test_every_style_says_what_the_page_says(style: str, seed: int) -> None:
    report = make_report(seed, edition=("2019", "2021")[seed % 2])
    page = read_bytes(as_html(report, "clean"), "x.html")
    base = read_bytes(as_docx(report, style), "x.docx")

    tally = compare(base, report)
    assert (tally.right, tally.wrong) == (tally.cells, [])
    assert header_faults(base, report) == []
    assert differences(page, base, WRITTEN["html-clean"], report) == []


@pytest.mark.parametrize("style", DOCX_STYLES)
def test_doubts_speak_of_changes_and_hidden_text_and_nothing_else(style: str) -> None:
    report = make_report(92, edition="2021", odd=())
    page = read_bytes(as_html(report, "clean"), "x.html")
    base = read_bytes(as_docx(report, style), "x.docx")

    spoken = {doubt.code for doubt in base.doubts} - {doubt.code for doubt in page.doubts}
    assert spoken == REMARKS.get(style, set())


def test_a_picture_in_place_of_a_number_is_told_and_is_no_empty_cell() -> None:
    report = make_report(92, edition="2021", odd=())
    key = ("requests", "new_received", "natural_person")
    lost = Cell(key[2], "\ufffc", "text", None)
    base = read_bytes(as_docx(report.with_cell(*key, lost), "plain"), "x.docx")

    tally = compare(base, report)
    assert (tally.told, tally.wrong, tally.silent) == (1, [], 0)
    assert "图片" in next(one for one in base.doubts if one.code == "extraction").message


def test_headings_inside_the_tables_are_headings_all_the_same() -> None:
    report = make_report(92, edition="2021", odd=())
    document = Document(io.BytesIO(as_docx(report, "plain")))
    for table in document.tables:
        heading = table._tbl.getprevious()
        assert heading is not None
        row = deepcopy(table._tbl.tr_lst[0])
        for cell in row.tc_lst[1:]:
            row.remove(cell)
        row.tc_lst[0].replace(row.tc_lst[0].p_lst[0], heading)
        table._tbl.tr_lst[0].addprevious(row)
    base = read_bytes(packed(document), "x.docx")

    assert header_faults(base, report) == []
    assert compare(base, report).right == len(report.truth())


def test_the_same_report_gives_the_same_bytes() -> None:
    report = make_report(5)

    assert as_docx(report, "layout") == as_docx(report, "layout")


def test_cells_are_placed_by_table_row_and_column() -> None:
    report = make_report(6, edition="2021", odd=())
    base = read_bytes(as_docx(report, "plain"), "x.docx")

    places = [cell.place for cell in base.of("cell")]
    assert {place.grid for place in places} == {1, 2, 3}
    assert all(place.cell for place in places)
