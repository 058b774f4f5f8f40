"""DOCX files written by hand for tests, no longer than what they show."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from hegui.documents.document import Block, Document, Grid, Paragraph, Picture
from hegui.documents.readers.word.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    f' xmlns:r="{_R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def xml(root: str, inner: str, space: str = W) -> bytes:
    """A part of a word processor's file."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:{root} xmlns:w="{space}"{_SPACES}>{inner}</w:{root}>'.encode()


def relations(**kinds: str) -> bytes:
    """Relations; their ids are those of the kinds of part they lead to."""
    inner = "".join(
        f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{target}"/>'
        for kind, target in kinds.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a package."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return data.getvalue()


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    targets: dict[str, str] | None = None,
    space: str = W,
    more: dict[str, bytes] | None = None,
) -> bytes:
    """A whole file with that body."""
    return packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": relations(
                styles="styles.xml", numbering="/word/numbering.xml", **(targets or {})
            ),
            "word/document.xml": xml("document", f"<w:body>{body}<w:sectPr/></w:body>", space),
            "word/styles.xml": xml("styles", styles, space),
            "word/numbering.xml": xml("numbering", numbering, space),
            **(more or {}),
        }
    )


def read(body: str, *, styles: str = "", numbering: str = "", space: str = W) -> Document:
    """What is read of a file with that body."""
    return read_docx(docx(body, styles=styles, numbering=numbering, space=space))


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def para(inner: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    inner = inner if inner.startswith("<") or not inner else run(inner)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    """A cell of paragraphs, or of plain text."""
    inner = inner if inner.startswith("<") else para(inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, or of plain texts."""
    written = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{written}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    """The paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grid(document: Document) -> list[list[str]]:
    """Texts of the cells of the first table, row by row."""
    cells = next(block for block in document.blocks if isinstance(block, Grid)).cells
    rows: dict[int, list[str]] = {}
    for one in cells:
        rows.setdefault(one.row, []).append(one.text)
    return [rows[number] for number in sorted(rows)]


def spans(document: Document) -> list[tuple[str, int, int, int, int]]:
    """Text, row, column and spans of the cells of the first table."""
    cells = next(block for block in document.blocks if isinstance(block, Grid)).cells
    return [(one.text, one.row, one.column, one.rows, one.columns) for one in cells]


def pictures(document: Document) -> list[tuple[str, str]]:
    """What pictures and attached files there are."""
    return [(one.what, one.text) for one in document.blocks if isinstance(one, Picture)]


def said(document: Document) -> list[str]:
    """Texts of all blocks in order; a table as its cells between brackets."""

    def say(block: Block) -> str:
        if isinstance(block, Grid):
            return f"[{' '.join(one.text for one in block.cells)}]"
        return block.text if isinstance(block, Paragraph) else f"<{block.what}>"

    return [say(block) for block in document.blocks]
