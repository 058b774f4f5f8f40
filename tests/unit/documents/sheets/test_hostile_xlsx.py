"""No workbook brings the reader down: it is read, or refused in words."""

import io
import time
from contextlib import suppress
from dataclasses import replace
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.unit.documents.sheets.build import MAIN, data, grid, merges, row, value, workbook

from hegui.documents.limits import LIMITS
from hegui.documents.readers.sheets.xlsx import read_xlsx
from hegui.errors import DocumentError

TABLE = grid(1, "类别|件数", "甲|1", "乙|2")
PLAIN = workbook({"Sheet1": data(*TABLE)})
ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (data(*TABLE, row(1_048_576, value("XFD1048576", "1"))), "使用范围"),
        (data(*TABLE) + merges("A1:XFD1048576"), "合并单元格"),
        (
            data(
                *TABLE,
                *[row(n, value(f"A{n}", "1"), value(f"B{n}", "1")) for n in range(9, 2_200)],
            ),
            "行数",
        ),
        ("<x>" * 5_000 + "</x>" * 5_000 + data(*TABLE), "嵌套"),
    ],
)
def test_what_no_report_has_is_refused_at_once(inside: str, told: str) -> None:
    book = workbook({"Sheet1": inside}, stored=True)

    started = time.process_time()
    with pytest.raises(DocumentError, match=told):
        read_xlsx(book)
    assert time.process_time() - started < 3


def test_more_cells_than_allowed_are_refused_though_they_share_a_place() -> None:
    book = workbook({"Sheet1": data(*TABLE, row(9, *[value("A9", "1")] * 2_000))}, stored=True)

    with pytest.raises(DocumentError, match="单元格过多"):
        read_xlsx(book, replace(LIMITS, used_range=2_000))


@pytest.mark.parametrize(
    "inside",
    [
        data(*TABLE, '<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
        '<dimension ref="A1:XFD1048576"/>' + data(*TABLE),
        '<cols><col min="1" max="16384" width="9"/></cols>' + data(*TABLE),
        data(*TABLE) + '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
        data(*TABLE)
        + '<dataValidations><dataValidation type="nonsense" sqref="A1"/></dataValidations>',
    ],
)
def test_what_only_looks_huge_or_odd_costs_nothing(inside: str) -> None:
    started = time.process_time()
    assert read_xlsx(workbook({"Sheet1": inside})).blocks == read_xlsx(PLAIN).blocks
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "part",
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "docProps/core.xml"],
)
def test_entities_are_refused_in_every_part(part: str) -> None:
    book = workbook({"Sheet1": data(*TABLE)}, extra={part: ENTITY + b"<x/>"})

    with pytest.raises(DocumentError, match="DTD"):
        read_xlsx(book)


def test_a_sheet_that_unpacks_to_hundreds_of_megabytes_is_refused() -> None:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        with ZipFile(io.BytesIO(PLAIN)) as plain:
            for name in plain.namelist():
                if name != "xl/worksheets/sheet1.xml":
                    archive.writestr(name, plain.read(name))
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for _ in range(70):
                sheet.write(b" " * 1_000_000)

    with pytest.raises(DocumentError, match="上限"):
        read_xlsx(held.getvalue())


@pytest.mark.parametrize("cell", ["9" * 5_000, "1e999", "nan", "-", "0x10", "１２"])
def test_odd_numbers_are_read_or_refused(cell: str) -> None:
    book = workbook({"Sheet1": data(*TABLE, row(4, value("A4", cell), value("B4", "1")))})
    with suppress(DocumentError):
        document = read_xlsx(book)
        assert document.blocks[0].place.cell == "A1"


def test_damaged_workbooks_are_read_or_refused() -> None:
    for seed in range(150):
        rng = Random(seed)
        book = bytearray(PLAIN)
        for _ in range(rng.choice((1, 4, 40))):
            at = rng.randrange(len(book))
            book[at : at + rng.randrange(4)] = rng.randbytes(rng.randrange(4))
        with suppress(DocumentError):
            assert read_xlsx(bytes(book)).kind == "xlsx"


def test_damaged_parts_are_read_or_refused() -> None:
    with ZipFile(io.BytesIO(PLAIN)) as plain:
        parts = {name: plain.read(name) for name in plain.namelist()}
    refused = 0
    for seed in range(150):
        rng = Random(seed)
        name = rng.choice(sorted(parts))
        part = bytearray(parts[name])
        at = rng.randrange(len(part))
        part[at : at + rng.randrange(9)] = rng.choice((b"", b"0", b"99999999", b'"', b"/><x"))
        try:
            read_xlsx(workbook({"Sheet1": data(*TABLE)}, extra={name: bytes(part)}))
        except DocumentError:
            refused += 1
    assert 0 < refused < 150
