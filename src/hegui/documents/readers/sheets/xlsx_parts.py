"""What the parts of an XLSX package hold beside the values of cells, and whether they are safe.

A library that reads workbooks trusts its parts: it resolves entities, makes an object for each
cell of a range and walks to the last row anybody has touched. So everything is looked at here
first, with a parser that does none of that, and refused where it is beyond any report. What is
found on the way (merged ranges, hidden rows, ruling lines, formulas without a result) is kept,
because it is needed and the library does not tell.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import NamedTuple

from hegui.documents.limits import Limits, check
from hegui.documents.markup import Element, local_name, parse_xml, refuse_disguise
from hegui.documents.package import Package
from hegui.documents.readers.sheets.biff import DAMAGED
from hegui.documents.readers.sheets.sheet import At, Merge, extent
from hegui.documents.readers.sheets.shown import BUILT_IN
from hegui.errors import DocumentError

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ROWS, _COLUMNS = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One sheet without its values.

    Attributes:
        name: what its tab says.
        hidden: whether nobody sees it.
        filled: cells that hold a value.
        numbers: those of them that hold neither text nor an error.
        reach: last row and column of any cell that is written, be it empty.
        uncomputed: cells with a formula whose result is not in the file.
        merges: as written.
        hidden_rows: rows that nobody sees.
        hidden_columns: columns that nobody sees, up to the last filled one.
        ruled: cells with a ruling line at their left or right.
        formats: cells with a number format of their own → that format.
        errors: cells that show an error → which one.
        since_1904: whether days are counted from 1904.
        noughts_hidden: whether the sheet does not show any nought.
        part: name of its part in the package.
    """

    name: str
    hidden: bool
    filled: frozenset[At]
    numbers: frozenset[At]
    reach: At
    uncomputed: tuple[At, ...]
    merges: tuple[Merge, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    ruled: frozenset[At]
    formats: Mapping[At, str]
    errors: Mapping[At, str]
    since_1904: bool
    noughts_hidden: bool
    part: str


class _Styles(NamedTuple):
    """Numbers of cell styles, as cells give them: those that rule, and the formats of some."""

    ruled: frozenset[str]
    formats: Mapping[str, str]


def refuse_unsafe(package: Package, limits: Limits) -> None:
    """Read every part once, counting, and refuse what only an attack holds.

    Raises:
        DocumentError: a part is damaged, encrypted, too large, or has a DTD.
    """
    for part in package.parts:
        if not part.info.filename.endswith("/"):
            data = package.read_part(part, limits.xml_bytes)
            refuse_disguise(data)
            check("工作簿的内部 XML 元素过多", data.count(b"<"), 2 * limits.xml_elements)


def related(package: Package, part: str, limits: Limits) -> Mapping[str, tuple[str, str]]:
    """For each relation of a part its kind (last word of its type) and the name of its target."""
    folder, name = dirname(part), part.rpartition("/")[2]
    relations = join(folder, "_rels", f"{name}.rels")
    if relations not in package:
        return {}
    found = {}
    for one in parse_xml(package.read(relations, limits.xml_bytes), limits):
        if local_name(one) == "Relationship" and one.get("TargetMode") != "External":
            kind = (one.get("Type") or "").rpartition("/")[2]
            target = normpath(join("/", folder, one.get("Target") or "")).lstrip("/")
            found[one.get("Id") or ""] = (kind, target)
    return found


def skeletons(package: Package, limits: Limits) -> list[Skeleton]:
    """The sheets of a workbook, in the order of their tabs.

    Raises:
        DocumentError: the package is no whole workbook, or a sheet is beyond the limits.
    """
    home = _workbook(package, limits)
    book = parse_xml(package.read(home, limits.xml_bytes), limits)
    relations = related(package, home, limits)
    styles = next((target for kind, target in relations.values() if kind == "styles"), "")
    look = _styles(package, styles, limits)
    since_1904 = any(one.get("date1904") in ("1", "true") for one in _all(book, "workbookPr"))
    found = []
    for sheet in _all(book, "sheet"):
        key = sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or ""
        kind, target = relations.get(key, ("", ""))
        if kind == "worksheet" and target in package:
            hidden = (sheet.get("state") or "visible") != "visible"
            root = parse_xml(package.read(target, limits.xml_bytes), limits)
            name = sheet.get("name") or ""
            found.append(
                _skeleton(root, name, target, look, limits, hidden=hidden, since_1904=since_1904)
            )
    if not found:
        raise DocumentError("工作簿里没有工作表，文件不完整；请用 Excel 或 WPS 重新保存")
    check("工作表过多", len(found), limits.pages)
    return found


def title_of(package: Package, limits: Limits) -> str:
    """The title among the properties of the document, or ""."""
    for kind, target in related(package, "", limits).values():
        if kind == "core-properties" and target in package:
            root = parse_xml(package.read(target, limits.xml_bytes), limits)
            title = next(iter(_all(root, "title")), None)
            return " ".join((title.text or "").split()) if title is not None else ""
    return ""


def place_of(name: str) -> At | None:
    """Row and column of a cell's name; None for what is no name."""
    match = _CELL.fullmatch(name)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - 64
    row = int(match[2])
    return (row, column) if 1 <= row <= _ROWS and column <= _COLUMNS else None


def _workbook(package: Package, limits: Limits) -> str:
    for kind, target in related(package, "", limits).values():
        if kind == "officeDocument" and target in package:
            return target
    return "xl/workbook.xml"


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter("{*}" + name))


def _styles(package: Package, name: str, limits: Limits) -> _Styles:
    if name not in package:
        return _Styles(frozenset(), {})
    root = parse_xml(package.read(name, limits.xml_bytes), limits)
    ruled = {
        str(number)
        for number, border in enumerate(_children(root, "borders"))
        if any(
            local_name(side) in ("left", "right", "start", "end")
            and side.get("style", "none") != "none"
            for side in border
        )
    }
    written = {str(number): code for number, code in BUILT_IN.items()}
    for one in _children(root, "numFmts"):
        written[one.get("numFmtId") or ""] = one.get("formatCode") or ""
    styles = list(enumerate(_children(root, "cellXfs")))
    return _Styles(
        frozenset(str(number) for number, style in styles if style.get("borderId") in ruled),
        {
            str(number): written[style.get("numFmtId") or ""]
            for number, style in styles
            if style.get("numFmtId") in written
        },
    )


def _children(root: Element, name: str) -> Iterable[Element]:
    return next(iter(_all(root, name)), ())


def _skeleton(
    root: Element,
    name: str,
    part: str,
    styles: _Styles,
    limits: Limits,
    *,
    hidden: bool,
    since_1904: bool,
) -> Skeleton:
    filled: set[At] = set()
    numbers: set[At] = set()
    ruled: set[At] = set()
    uncomputed: list[At] = []
    formats: dict[At, str] = {}
    errors: dict[At, str] = {}
    hidden_rows: set[int] = set()
    row_number = cells = last_row = last_column = 0
    for row in _all(root, "row"):
        row_number = _number(row.get("r")) or row_number + 1
        if row.get("hidden") in ("1", "true") or _is_nought(row.get("ht")):
            hidden_rows.add(row_number)
        column = 0
        cells += len(row)
        check("工作表的单元格过多", cells, limits.used_range)
        for cell in row:
            written = cell.get("r")
            at = place_of(written) if written else (row_number, column + 1)
            if at is None:  # a column or row that no workbook has
                raise DocumentError(DAMAGED)
            column = at[1]
            last_row, last_column = max(last_row, at[0]), max(last_column, column)
            style = cell.get("s") or "0"
            if style in styles.ruled:
                ruled.add(at)
            if _has_value(cell):
                filled.add(at)
                if cell.get("t", "n") in ("n", "b", "d"):
                    numbers.add(at)
                if style in styles.formats:
                    formats[at] = styles.formats[style]
                if cell.get("t") == "e":
                    errors[at] = next((one.text or "" for one in _all(cell, "v")), "")
            elif _is_uncomputed(cell):
                uncomputed.append(at)
    rows, columns = extent([*filled, *uncomputed])
    check("工作表的使用范围过大，格子数超限", rows * columns, limits.used_range)
    return Skeleton(
        name=name,
        hidden=hidden,
        filled=frozenset(filled),
        numbers=frozenset(numbers),
        reach=(last_row, last_column),
        uncomputed=tuple(uncomputed),
        merges=tuple(_merges(root)),
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(_hidden_columns(root, columns)),
        ruled=frozenset(ruled),
        formats=formats,
        errors=errors,
        since_1904=since_1904,
        noughts_hidden=any(view.get("showZeros") == "0" for view in _all(root, "sheetView")),
        part=part,
    )


def _has_value(cell: Element) -> bool:
    """Whether a cell holds a value, be it the result of its formula."""
    for child in cell:
        name = local_name(child)
        if name == "v" and child.text:
            return True
        if name == "is" and any(part.text for part in _all(child, "t")):
            return True
    return False


def _is_uncomputed(cell: Element) -> bool:
    """Whether a cell without a value has a formula; the empty text is the result of some."""
    names = [local_name(child) for child in cell]
    return "f" in names and not (cell.get("t") == "str" and "v" in names)


def _merges(root: Element) -> Iterator[Merge]:
    for one in _all(root, "mergeCell"):
        first, _, last = (one.get("ref") or "").partition(":")
        start, end = place_of(first), place_of(last or first)
        if start and end:
            (top, bottom), (left, right) = sorted((start[0], end[0])), sorted((start[1], end[1]))
            yield Merge(top, left, bottom, right)


def _hidden_columns(root: Element, columns: int) -> Iterator[int]:
    for one in _all(root, "col"):
        if one.get("hidden") in ("1", "true") or _is_nought(one.get("width")):
            first, last = _number(one.get("min")), _number(one.get("max"))
            yield from range(max(first, 1), min(last, columns) + 1)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0


def _is_nought(size: str | None) -> bool:
    return bool(size) and set(size or "") <= set("0.")
