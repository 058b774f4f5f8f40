"""Workbooks: grids beyond all measure, bombs, entities."""

from functools import partial

from tests.hostile.containers import DTD, FUZZED, bomb_in, cell, laughs, shared, sheet, xlsx
from tests.hostile.hostile import CUT, DAMAGED, LIMIT, NOT_A_REPORT, TRAPS, hostile, made_by_office
from tests.hostile.making import cut, flipped, ole_of

_FIRST_STRING = '<row r="1"><c r="A1" t="s"><v>{}</v></c></row>'


def _merges(*ranges: str) -> bytes:
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    return xlsx(sheet(cell("A1"), f"<mergeCells>{merged}</mergeCells>"))


def _many_cells(rows: int, *, packed: bool) -> bytes:
    row = "<row>" + '<c t="n"><v>1</v></c>' * 100 + "</row>"
    return xlsx(sheet(row * rows), packed=packed)


def _claiming() -> bytes:
    part = sheet(cell("A1")).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    return xlsx(part)


def _flipped(form: str, seed: int) -> bytes:
    return flipped(made_by_office(form), seed)


FILES = (
    hostile("xlsx/last.xlsx", lambda: xlsx(sheet(cell("A1") + cell("XFD1048576"))), LIMIT),
    hostile("xlsx/beyond.xlsx", lambda: xlsx(sheet(cell("ZZZZZZ99999999999"))), DAMAGED, LIMIT),
    hostile("xlsx/merge.xlsx", lambda: _merges("A1:XFD1048576"), LIMIT),
    hostile(
        "xlsx/merges.xlsx",
        lambda: _merges(*(f"A{n}:Z{n + 1}" for n in range(1, 100_001, 2))),
        LIMIT,
        NOT_A_REPORT,
    ),
    hostile("xlsx/claims.xlsx", _claiming, LIMIT, NOT_A_REPORT),
    hostile("xlsx/cells.xlsx", partial(_many_cells, 10_000, packed=True), LIMIT),
    hostile("xlsx/cells-stored.xlsx", partial(_many_cells, 3_000, packed=False), LIMIT),
    hostile("xlsx/bomb.xlsx", lambda: bomb_in("xl/workbook.xml"), LIMIT),
    hostile("xlsx/lying.xlsx", lambda: bomb_in("xl/workbook.xml", size=99), LIMIT, DAMAGED),
    hostile(
        "xlsx/entity.xlsx",
        lambda: xlsx(
            sheet(cell("A1", "&a;"), dtd=f'<!DOCTYPE d [<!ENTITY a SYSTEM "{TRAPS.outside}">]>')
        ),
        DTD,
    ),
    hostile(
        "xlsx/laughs.xlsx",
        lambda: xlsx(sheet(_FIRST_STRING.format(0)), shared("&a;", f"<!DOCTYPE s [{laughs()}]>")),
        DTD,
    ),
    hostile(
        "xlsx/no-such-string.xlsx",
        lambda: xlsx(sheet(_FIRST_STRING.format(999_999_999)), shared("一")),
        DAMAGED,
        "没有文字",
        NOT_A_REPORT,
    ),
    hostile("xlsx/cut.xlsx", lambda: cut(made_by_office("office-xlsx")), CUT),
    *(
        hostile(f"xlsx/flipped-{n}/a.xlsx", partial(_flipped, "office-xlsx", n), *FUZZED)
        for n in range(3)
    ),
    hostile("xls/cut.xls", lambda: cut(made_by_office("office-xls")), DAMAGED),
    hostile("xls/empty.xls", lambda: ole_of({"Workbook": b""}), DAMAGED, "没有文字"),
    hostile("xls/loop.xls", lambda: ole_of({"Workbook": b"\x09\x08" * 9_000}, loop=True), DAMAGED),
    *(
        hostile(f"xls/flipped-{n}/a.xls", partial(_flipped, "office-xls", n), *FUZZED)
        for n in range(4)
    ),
)
