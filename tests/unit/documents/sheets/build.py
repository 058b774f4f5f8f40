"""Workbooks for the tests: small packages of hand-written parts."""

import io
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# Style 0 is plain, 1 ruled; the rest are plain with the number format of that name.
FORMATS = {
    "percent": (10, ""),
    "whole": (1, ""),
    "thousands": (3, ""),
    "day": (14, ""),
    "chinese day": (31, ""),
    "written day": (164, "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"),
    "unit": (165, "0&quot;件&quot;"),
    "no noughts": (166, "0;-0;;@"),
}
STYLE = {"plain": 0, "ruled": 1} | {name: n for n, name in enumerate(FORMATS, 2)}


def workbook(
    sheets: Mapping[str, str],
    *,
    strings: Sequence[str] = (),
    states: Mapping[str, str] | None = None,
    extra: Mapping[str, bytes] | None = None,
    stored: bool = False,
) -> bytes:
    """A workbook of sheets by name, each the XML inside ``<worksheet>``.

    *extra* adds parts or takes the place of those that are written here.
    """
    states = states or {}
    listed = relations = types = ""
    for number, name in enumerate(sheets, 1):
        state = f' state="{states[name]}"' if name in states else ""
        listed += f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"{state}/>'
        relations += _relation(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml")
        types += _override(f"/xl/worksheets/sheet{number}.xml", "worksheet")
    relations += _relation("rIdS", "styles", "styles.xml")
    relations += _relation("rIdT", "sharedStrings", "sharedStrings.xml")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{_override('/xl/workbook.xml', 'sheet.main')}{types}"
        f"{_override('/xl/styles.xml', 'styles')}"
        f"{_override('/xl/sharedStrings.xml', 'sharedStrings')}</Types>",
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/styles.xml": _styles(),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">'
        + "".join(f"<si>{string}</si>" for string in strings)
        + "</sst>",
    }
    for number, inside in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATION}">{inside}</worksheet>'
        )
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_STORED if stored else ZIP_DEFLATED) as archive:
        for name, part in (parts | dict(extra or {})).items():
            archive.writestr(name, part)
    return held.getvalue()


def data(*rows: str) -> str:
    """The data of a sheet from rows of cells."""
    return f"<sheetData>{''.join(rows)}</sheetData>"


def row(number: int, *cells: str, attributes: str = "") -> str:
    """A row from cells."""
    return f'<row r="{number}" {attributes}>{"".join(cells)}</row>'


def text(name: str, words: str, style: str = "plain") -> str:
    """A cell with text of its own."""
    inside = f'<is><t xml:space="preserve">{escape(words)}</t></is>'
    return f'<c r="{name}" s="{STYLE[style]}" t="inlineStr">{inside}</c>'


def value(name: str, written: str, style: str = "plain", kind: str = "n") -> str:
    """A cell with a value as the file writes it."""
    return f'<c r="{name}" s="{STYLE[style]}" t="{kind}"><v>{written}</v></c>'


def blank(name: str, style: str = "ruled") -> str:
    """A cell without a value."""
    return f'<c r="{name}" s="{STYLE[style]}"/>'


def grid(first: int, *lines: str, style: str = "plain") -> list[str]:
    """Rows of cells from lines of words parted by bars; figures become numbers."""
    rows = []
    for number, line in enumerate(lines, first):
        cells = []
        for column, words in zip("ABCDEFGHIJ", line.split("|"), strict=False):
            name = f"{column}{number}"
            if not words:
                cells.append(blank(name, style))
            elif words.isdecimal():
                cells.append(value(name, words, style))
            else:
                cells.append(text(name, words, style))
        rows.append(row(number, *cells))
    return rows


def merges(*ranges: str) -> str:
    """The merged ranges of a sheet."""
    inside = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    return f"<mergeCells>{inside}</mergeCells>"


def _styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
        for number, code in FORMATS.values()
        if code
    )
    side = "".join(f'<{one} style="thin"/>' for one in ("left", "right", "top", "bottom"))
    shown = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        for number, _ in FORMATS.values()
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills>"
        f"<borders><border/><border>{side}</border></borders>"
        '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0"/>'
        f"{shown}</cellXfs></styleSheet>"
    )


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{RELATION}/{kind}" Target="{target}"/>'


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>'
