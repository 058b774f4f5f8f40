"""Other libraries' ways from a file to the cells of its tables, each written as its manual says.

None of them reads a report; the question is how fast the cells alone can be had. A library that
is not installed is left out with a word. Spans are put in their places where a library leaves that
to whoever uses it, because our reader gives places too.
"""

# ruff: noqa: PLC0415, ANN401 - a library that is not here must not stop the others

import io
import subprocess
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

Cells = list[str]  # texts of all cells of all tables
Way = Callable[[bytes], Cells]

# Suffix of the files → name of the way → (module it needs, way); filled below.
RIVALS: dict[str, dict[str, tuple[str, Way]]] = {}


def rivals_of(suffix: str) -> Iterator[tuple[str, Way | None]]:
    """Ways to read such files; None for one whose library is not here."""
    for name, (module, way) in RIVALS.get(suffix, {}).items():
        yield name, way if find_spec(module) else None


def _lxml(data: bytes) -> Cells:
    from lxml import html

    return _in_tables(html.fromstring(data))


def _in_tables(root: Any) -> Cells:
    texts = []
    for table in root.iter("table"):
        if any(inner is not table for inner in table.iter("table")):
            continue
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
        spanned = (
            [(cell.text_content(), _span(cell, "rowspan"), _span(cell, "colspan")) for cell in row]
            for row in rows
        )
        texts += [text for _row, _column, text in placed(spanned)]
    return texts


def _soup(data: bytes) -> Cells:
    from bs4 import BeautifulSoup

    texts = []
    for table in BeautifulSoup(data, "lxml").find_all("table"):
        if table.find("table"):
            continue
        spanned = (
            [
                (cell.get_text(), _span(cell, "rowspan"), _span(cell, "colspan"))
                for cell in row.find_all(["td", "th"])
            ]
            for row in table.find_all("tr")
        )
        texts += [text for _row, _column, text in placed(spanned)]
    return texts


def placed(
    rows: Iterable[list[tuple[str, int, int]]],
) -> Iterator[tuple[int, int, str]]:
    """Row, column and text of cells given with their spans."""
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for text, high, wide in row:
            while (at, column) in taken:
                column += 1
            taken.update(
                (r, c) for r in range(at, at + high) for c in range(column, column + wide)
            )
            yield at, column, text
            column += wide


def _span(cell: Any, name: str) -> int:
    return int(cell.get(name) or 1)


def _mail(data: bytes) -> Cells:
    from email import message_from_bytes
    from email.policy import default

    from lxml import html

    mail = message_from_bytes(data, policy=default)
    page = next(part for part in mail.walk() if part.get_content_type() == "text/html")
    return _in_tables(html.fromstring(str(page.get_content())))


def _python_docx(data: bytes) -> Cells:
    from docx import Document

    return [
        cell.text
        for table in Document(io.BytesIO(data)).tables
        for row in table.rows
        for cell in row.cells
    ]


def _mammoth(data: bytes) -> Cells:
    import mammoth
    from lxml import html

    return _in_tables(html.fromstring(mammoth.convert_to_html(io.BytesIO(data)).value))


def _pdfplumber(data: bytes) -> Cells:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [
            text or ""
            for page in pdf.pages
            for table in page.extract_tables()
            for row in table
            for text in row
        ]


def _openpyxl(data: bytes) -> Cells:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    return [_plain(c) for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]


def _calamine(data: bytes) -> Cells:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [
        _plain(cell)
        for sheet in book.sheet_names
        for row in book.get_sheet_by_name(sheet).to_python()
        for cell in row
    ]


def _plain(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def office(data: bytes, suffix: str) -> Cells:
    """An office program makes a page of it, as people do who have no reader for old files."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{suffix}"
        path.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "html", "--outdir", folder]
        subprocess.run([*command, str(path)], capture_output=True, check=True, timeout=120)
        return _lxml((Path(folder) / "x.html").read_bytes())


RIVALS |= {
    "html": {"lxml.html": ("lxml", _lxml), "BeautifulSoup": ("bs4", _soup)},
    "mht": {"email + lxml.html": ("lxml", _mail)},
    "docx": {"python-docx": ("docx", _python_docx), "mammoth": ("mammoth", _mammoth)},
    "pdf": {"pdfplumber": ("pdfplumber", _pdfplumber)},
    "xlsx": {"calamine": ("python_calamine", _calamine), "openpyxl": ("openpyxl", _openpyxl)},
    "xls": {"calamine": ("python_calamine", _calamine)},
}
