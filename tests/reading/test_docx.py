"""A report out of a word processor says what the same report says as a page."""

import pytest
from tests.generator.as_docx import DOCX_STYLES, as_docx
from tests.generator.as_html import as_html
from tests.generator.forms import WRITTEN
from tests.generator.judge import read_bytes
from tests.generator.make import make_report
from tests.generator.measure import compare, header_faults
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


def test_the_same_report_gives_the_same_bytes() -> None:
    report = make_report(5)

    assert as_docx(report, "layout") == as_docx(report, "layout")


def test_cells_are_placed_by_table_row_and_column() -> None:
    report = make_report(6, edition="2021", odd=())
    base = read_bytes(as_docx(report, "plain"), "x.docx")

    places = [cell.place for cell in base.of("cell")]
    assert {place.grid for place in places} == {1, 2, 3}
    assert all(place.cell for place in places)
