"""PDF: the pages are laid out; those without words are said to be pictures, or recognised."""

from hegui.documents.document import Document
from hegui.documents.limits import LIMITS, Limits
from hegui.documents.readers.paper.layout import lay_out
from hegui.documents.readers.paper.pdf_pages import read_pages


def read_pdf(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a PDF."""
    found = read_pages(data, limits)
    laid = lay_out(found.pages, limits)
    return Document("pdf", laid.blocks, "", found.title, laid.remarks, laid.second)
