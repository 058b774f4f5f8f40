"""Every form a report is written in, and by whom: the matrix that reading is measured on.

``WRITTEN`` forms need nothing but Python; ``MADE`` ones are other programs' work on a file of
ours, stored small in ``tests/fixtures/forms`` (``make fixtures``) and made anew for measuring.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tests.generator.as_docx import DOCX_STYLES, as_docx
from tests.generator.as_html import STYLES, as_html
from tests.generator.as_mht import MHT_STYLES, as_mht
from tests.generator.as_ofd import OFD_STYLES, as_ofd
from tests.generator.as_pdf import PDF_STYLES, as_pdf
from tests.generator.as_print import as_print
from tests.generator.as_text import FORMS, LOSSY, as_text, encode
from tests.generator.as_xlsx import XLSX_STYLES, as_xlsx
from tests.generator.programs import BROWSER, OFFICE, browse, convert
from tests.generator.report import Report

Files = Mapping[str, bytes]  # name without suffix → bytes

_HTML_TEXT = "HTML (StarWriter)"
_HTML_SHEET = "HTML (StarCalc)"


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a report to a file.

    Attributes:
        name: what tables and file names call it.
        suffix: of its files.
        write: the report as bytes.
        blanks: whether an empty cell leaves a trace; if not, no reader can be asked for it.
        typed: whether numbers are stored as numbers, so that how they were printed (1,234 or +4)
            is gone.
        menus: whether a web page's menus stand around the report.
        paged: whether the oddity ``pages`` puts page numbers among its lines.
        cells_only: whether everything stands in cells, so that a heading without a number looks
            like any other.
    """

    name: str
    suffix: str
    write: Callable[[Report], bytes]
    blanks: bool = True
    typed: bool = False
    menus: bool = False
    paged: bool = False
    cells_only: bool = False


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form that another program makes; ``make`` takes and gives many files in one start."""

    name: str
    suffix: str
    program: str
    write: Callable[[Report], bytes]
    make: Callable[[Files], dict[str, bytes]]
    blanks: bool = True
    typed: bool = False
    menus: bool = False
    paged: bool = False
    cells_only: bool = False


def _text_forms() -> list[Form]:
    def plain(form: str, report: Report) -> bytes:
        return encode(as_text(report, form), "utf-8")

    return [
        Form(
            f"text-{form}",
            "md" if form == "pipes" else "txt",
            partial(plain, form),
            form not in LOSSY,
            paged=True,
        )
        for form in FORMS
    ]


def _styled(
    family: str,
    suffix: str,
    write: Callable[[Report, str], bytes],
    styles: tuple[str, ...],
    *,
    blankless: frozenset[str] = frozenset(),
    typed: bool = False,
) -> list[Form]:
    def one(style: str, report: Report) -> bytes:
        return write(report, style)

    return [
        Form(
            f"{family}-{style}",
            suffix,
            partial(one, style),
            style not in blankless,
            typed,
            menus=style == "layout" and family == "html",
            cells_only=family == "xlsx" and style in ("named", "bare", "boxed"),
        )
        for style in styles
    ]


def _printed(pages: Files) -> dict[str, bytes]:
    return dict(zip(pages, browse(pages.values()), strict=True))


def _saved(pages: Files) -> dict[str, bytes]:
    return dict(zip(pages, browse(pages.values(), save=True), strict=True))


def _print(style: str, report: Report) -> bytes:
    return as_print(report, style)


def _word(style: str, report: Report) -> bytes:
    return as_docx(report, style)


def _book(style: str, report: Report) -> bytes:
    return as_xlsx(report, style)


def _word_form(style: str, suffix: str, program_name: str) -> MadeForm:
    """What the office program makes of a word processor's file: its numbers, marks and nests."""
    make = partial(convert, suffix="docx", target=f"{suffix}:{program_name}")
    name = f"office-{suffix}-{style}"
    return MadeForm(name, suffix, OFFICE, partial(_word, style), make)


def _page_to(target: str, opened_as: str) -> Callable[[Files], dict[str, bytes]]:
    return partial(convert, suffix="html", target=target, opened_as=opened_as)


WRITTEN: dict[str, Form] = {
    form.name: form
    for form in [
        *_text_forms(),
        *_styled("html", "html", as_html, STYLES),
        *_styled("mht", "mht", as_mht, MHT_STYLES),
        *_styled("docx", "docx", as_docx, DOCX_STYLES),
        *_styled("xlsx", "xlsx", as_xlsx, XLSX_STYLES),
        *_styled("ofd", "ofd", as_ofd, OFD_STYLES),
        *_styled("pdf", "pdf", as_pdf, PDF_STYLES, blankless=frozenset({"open", "book"})),
    ]
}

_RULED = partial(_print, "ruled")

MADE: dict[str, MadeForm] = {
    form.name: form
    for form in [
        MadeForm("browser-pdf-ruled", "pdf", BROWSER, _RULED, _printed),
        MadeForm(
            "browser-pdf-open", "pdf", BROWSER, partial(_print, "open"), _printed, blanks=False
        ),
        MadeForm(
            "browser-pdf-lines", "pdf", BROWSER, partial(_print, "lines"), _printed, blanks=False
        ),
        MadeForm("browser-pdf-small", "pdf", BROWSER, partial(_print, "small"), _printed),
        MadeForm("browser-mht", "mht", BROWSER, _RULED, _saved),
        MadeForm("office-doc", "doc", OFFICE, _RULED, _page_to("doc:MS Word 97", _HTML_TEXT)),
        MadeForm(
            "office-rtf", "rtf", OFFICE, _RULED, _page_to("rtf:Rich Text Format", _HTML_TEXT)
        ),
        MadeForm(
            "office-docx",
            "docx",
            OFFICE,
            _RULED,
            _page_to("docx:Office Open XML Text", _HTML_TEXT),
        ),
        MadeForm(
            "office-pdf", "pdf", OFFICE, _RULED, _page_to("pdf:writer_pdf_Export", _HTML_TEXT)
        ),
        MadeForm(
            "office-xls",
            "xls",
            OFFICE,
            _RULED,
            _page_to("xls:MS Excel 97", _HTML_SHEET),
            typed=True,
            cells_only=True,
        ),
        MadeForm(
            "office-xlsx",
            "xlsx",
            OFFICE,
            _RULED,
            _page_to("xlsx:Calc MS Excel 2007 XML", _HTML_SHEET),
            typed=True,
            cells_only=True,
        ),
        *(_word_form(style, "doc", "MS Word 97") for style in ("numbered", "tracked", "nested")),
        *(_word_form(style, "rtf", "Rich Text Format") for style in ("numbered", "nested")),
        MadeForm(
            "office-xls-sheets",
            "xls",
            OFFICE,
            partial(_book, "sheets"),
            partial(convert, suffix="xlsx", target="xls:MS Excel 97"),
        ),
    ]
}
