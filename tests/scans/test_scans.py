"""Scans are recognised cell by cell, and nothing that was recognised is held for sure.

``make scans`` installs the extra ``ocr`` and runs these; without it they are left out.
"""

from pathlib import Path

import pytest

pytest.importorskip("rapidocr", reason="the extra ocr is not installed: make scans")

import cv2
import numpy

from hegui.documents.limits import LIMITS
from hegui.documents.read import read_bytes
from hegui.documents.readers.paper.recognise import pictures_of
from tests.generator.judge import read_bytes as facts_of
from tests.generator.make import make_report
from tests.generator.measure import compare
from tests.scans.scanned import as_pdf, pictures

FIXTURES = Path(__file__).parents[1] / "fixtures/forms/browser-pdf-ruled"
MADE = sorted(FIXTURES.glob("*.pdf"))[:2]


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
@pytest.mark.parametrize("damage", ["turned", "stamped", "coarse"])
def test_every_cell_of_a_scan_is_recognised_and_marked(path: Path, damage: str) -> None:
    edition, seed = path.stem.split("-")
    report = make_report(int(seed), edition=edition)
    jpegs = {
        "turned": lambda: pictures(path.read_bytes(), angle=-1.1),
        "stamped": lambda: pictures(path.read_bytes(), stamp=(0.6, 0.5)),
        "coarse": lambda: pictures(path.read_bytes(), dpi=150, quality=50),
    }[damage]()
    base = facts_of(as_pdf(jpegs))

    tally = compare(base, report, path.stem)

    assert tally.cells >= 198
    assert tally.right >= 0.98 * tally.cells  # a copy of a copy: no more is promised
    assert base.unsure
    assert {doubt.table for doubt in base.doubts if doubt.code == "ocr"} >= {"requests"}


def test_a_picture_file_is_one_page_of_a_report() -> None:
    first = pictures(MADE[0].read_bytes())[0]

    document = read_bytes(first)

    assert document.kind == "picture"
    assert any("一、总体情况" in getattr(block, "text", "") for block in document.blocks)


def test_every_page_of_a_tiff_is_read() -> None:
    pages = [
        cv2.imdecode(numpy.frombuffer(jpeg, numpy.uint8), cv2.IMREAD_COLOR)
        for jpeg in pictures(MADE[0].read_bytes(), dpi=100)[:2]
    ]
    _, tiff = cv2.imencodemulti(".tiff", pages)

    found = pictures_of(tiff.tobytes(), LIMITS)

    assert [one.shape for one in found] == [one.shape for one in pages]
    assert len(pages) == 2
