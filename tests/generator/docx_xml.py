"""Pieces of a word processor's file, written as XML, and the file they make."""

import io
import struct
import zlib
from collections.abc import Callable, Iterable
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.generator.paper import Lines

NAMESPACES = nsdecls("w", "r", "wp", "a", "pic") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RUN = (
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋"/>'
    '<w:sz w:val="28"/></w:rPr>'
)
DAY = (2024, 1, 8, 9, 0, 0)

Write = Callable[[str], str]


def packed(document: Docx) -> bytes:
    """The bytes of a document, without the hour they were written at."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, DAY)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return fixed.getvalue()


def fill(document: Docx, body: Iterable[str]) -> None:
    """Put elements, written as XML, before the end of a document's body."""
    root = parse_xml(f"<w:body {NAMESPACES}>{''.join(body)}</w:body>")
    end = document.element.body[-1]
    for element in list(root):
        end.addprevious(element)


def run(text: str, properties: str = RUN) -> str:
    """A run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def table(lines: Lines, inner: Write, row: Write = str, cell: Write = str) -> str:
    """A table with its spans; *inner* writes what a cell holds, the others wrap rows and cells."""
    width = sum(one.columns for one in lines[0]) if lines else 0
    grid = "<w:gridCol/>" * width
    under: dict[int, tuple[int, int]] = {}  # column → rows still below, columns
    rows = []
    for line in lines:
        cells, column, waiting = "", 0, list(line)
        while waiting or column in under:
            if column in under:
                left, columns = under.pop(column)
                cells += _cell(columns, "<w:vMerge/>", "<w:p/>")
                if left > 1:
                    under[column] = (left - 1, columns)
            else:
                one = waiting.pop(0)
                columns = one.columns
                merge = '<w:vMerge w:val="restart"/>' if one.rows > 1 else ""
                cells += cell(_cell(columns, merge, inner(one.text)))
                if one.rows > 1:
                    under[column] = (one.rows - 1, columns)
            column += columns
        rows.append(row(f"<w:tr>{cells}</w:tr>"))
    borders = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>'
    return (
        f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(columns: int, merge: str, inner: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    width = '<w:tcW w:w="1200" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{width}{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'


def picture(document: Docx, name: str) -> str:
    """A paragraph with a picture that bears a name."""
    id_, _ = document.part.get_or_add_image(io.BytesIO(_grey_dot()))
    drawing = (
        f'<w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/>'
        f'<wp:docPr id="2" name="图" descr="{escape(name)}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{id_}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return paragraph(f"<w:r>{drawing}</w:r>")


def _grey_dot() -> bytes:
    """The smallest picture there is."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\x80")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
