"""How much of a report is read before it is refused.

A real report is far below each of these; what lies above is an accident or an attack.
Each limit names itself in the reason. They can be raised, never switched off.
"""

from dataclasses import dataclass

from hegui.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds; sizes of a real report stand in the comments.

    Attributes:
        file_bytes: size of a file of any kind.
        text_characters: characters of a text file, and of what was read of any other.
        text_lines: lines of a text file; paragraphs and tables of any other.
        html_bytes: size of a page.
        tag_characters: length of one tag.
        cells: td and th of one page, nested tables included; tabs and bars of one text.
        open_tags: tags open at once, as written.
        depth: depth of the tree a browser builds.
        nodes: nodes of that tree.
        span: a larger colspan or rowspan is cut to this, as browsers cut theirs.
        table_rows: rows of one table.
        table_columns: cells in one row of a table.
        table_covered: grid places that the cells of one table cover.
        package_bytes: unpacked bytes of all parts of one DOCX, XLSX or OFD.
        package_ratio: unpacked against packed bytes of one part, beyond its first megabyte.
        xml_bytes: one XML part of DOCX, XLSX or OFD.
        xml_depth: elements open at once in it.
        pages: pages of a PDF or OFD, pictures of a scan.
        page_rules: ruling segments of one page.
        page_glyphs: characters of one page.
        page_objects: drawing objects of one page, those inside forms included.
        used_range: rows times columns of one sheet of a workbook, and the cells written in it.
        xml_elements: elements of one XML part of an XLSX, of all parts of an OFD.
        archive_members: files in one archive.
        archive_bytes: unpacked bytes of all members of one archive.
        archive_depth: archives within archives.
        recognised_pages: pages of a scan, which take seconds each.
        pixels: of one picture, or of one page drawn for recognition.
    """

    file_bytes: int = 100 * 1024 * 1024
    text_characters: int = 2_000_000
    text_lines: int = 20_000
    html_bytes: int = 20 * 1024 * 1024  # real: under 0.3 MB
    tag_characters: int = 100_000
    cells: int = 60_000  # real: under 1,500
    open_tags: int = 8_000
    depth: int = 400
    nodes: int = 500_000  # real: under 10,000; more would not fit the memory of a worker
    span: int = 64
    table_rows: int = 2_000
    table_columns: int = 64
    table_covered: int = 50_000
    package_bytes: int = 100 * 1024 * 1024
    package_ratio: int = 200
    xml_bytes: int = 60 * 1024 * 1024  # real: under 1 MB
    xml_depth: int = 250
    pages: int = 300  # real: under 20
    page_rules: int = 20_000  # real: under 500
    page_glyphs: int = 60_000  # real: under 3,000
    page_objects: int = 200_000
    used_range: int = 200_000  # real: under 5,000
    xml_elements: int = 500_000  # real: under 20,000; more would not fit the memory of a worker
    archive_members: int = 2_000
    archive_bytes: int = 1024 * 1024 * 1024
    archive_depth: int = 2
    recognised_pages: int = 60
    pixels: int = 25_000_000


LIMITS = Limits()


def check(what: str, amount: int, limit: int) -> None:
    """Refuse what is above a limit; *what* is Chinese and names the limit.

    Raises:
        DocumentError: if *amount* is above *limit*.
    """
    if amount > limit:
        raise DocumentError(f"{what}（上限 {limit:,}），没有读取；正常的年度报告远不到这个规模")
