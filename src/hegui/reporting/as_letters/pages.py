"""Paragraphs and tables of Word as XML, laid out as GB/T 9704-2012 lays out an official letter.

For the templates that come with the package. A4, 22 lines of 28 characters; 仿宋 3号 for the text,
黑体 for first headings, 小标宋 2号 for the title, page numbers 宋体 4号 between dashes, outside.
"""

from collections.abc import Sequence
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BODY, BLACK, TITLE, SONG = "仿宋", "黑体", "方正小标宋简体", "宋体"
_PT = 2  # half points: how Word counts sizes
_WIDTH = 8844  # of the text, in twentieths of a point: 156 mm
_NARROW = _WIDTH // 5  # of a column: numbers and single words stand in its middle
_KEEP = "<w:keepNext/>"
_RED = "C00000"
# Twentieths of a point between characters of 16 pt, so that a line has 28 of them. Word has a grid
# of characters for that, which other programs draw with gaps as wide as a character.
_CLOSER = -5


def run(
    text: str, font: str = "", size: float = 0, colour: str = "", *, bold: bool = False
) -> str:
    """Characters in one font; a line feed breaks the line."""
    look = ""
    if font:
        look += f'<w:rFonts w:eastAsia="{font}"/>'
    if bold:
        look += "<w:b/>"
    if colour:
        look += f'<w:color w:val="{colour}"/>'
    if size:
        look += '<w:spacing w:val="0"/>'
        half = round(size * _PT)
        look += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"


def paragraph(*runs: str, look: str = "") -> str:
    """A paragraph of runs; *look* is its ``pPr``."""
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{''.join(runs)}</w:p>"


def text(said: str, *, keep: bool = False) -> str:
    """A paragraph of the letter: two characters in from the edge; *keep*: with what follows."""
    look = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    return paragraph(run(said), look=_KEEP * keep + look)


def flush(said: str, *, keep: bool = False) -> str:
    """A paragraph from the edge, as the line with the addressee is."""
    return paragraph(run(said), look=_KEEP * keep)


def sign(said: str) -> str:
    """A paragraph that is only a sign of the template, and leaves nothing behind."""
    return paragraph(run(said))


def heading(said: str) -> str:
    """A heading of the first level."""
    look = '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
    return paragraph(run(said, BLACK), look=look)


def title(said: str) -> str:
    """The title, an empty line above and below it."""
    look = (
        '<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:line="660" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>'
    )
    return flush("") + paragraph(run(said, TITLE, 22), look=look) + flush("")


def red_head(office: str, number: str) -> str:
    """Who sends the letter, its number, and the red line."""
    centred = '<w:jc w:val="center"/>'
    name = paragraph(
        run(office, TITLE, 30, _RED),
        look=f'<w:snapToGrid w:val="0"/><w:spacing w:before="240" w:after="240"/>{centred}',
    )
    line = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="{_RED}"/></w:pBdr>'
    return name + paragraph(run(number), look=line + centred)


def signature(*lines: str) -> str:
    """Who signs and when, on the right, kept together with what stands above."""
    look = '<w:keepNext/><w:keepLines/><w:ind w:right="640"/><w:jc w:val="right"/>'
    return flush("", keep=True) + "".join(paragraph(run(line), look=look) for line in lines)


def annex(said: str, named: str) -> str:
    """The head of an annex on a page of its own: its number, and its title in the middle."""
    look = "<w:keepNext/><w:pageBreakBefore/>"
    centred = '<w:keepNext/><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/>'
    return paragraph(run(said, BLACK), look=look) + paragraph(run(named, TITLE, 18), look=centred)


def table(
    columns: Sequence[tuple[str, int]], each: str, cells: Sequence[str], size: float = 12
) -> str:
    """A table with a row for each of something.

    Args:
        columns: headings and widths in millimetres.
        each: what Jinja's ``for`` says: ``一个 in 问题``.
        cells: what stands in the cells of such a row; lines are paragraphs.
        size: of the text, in points.
    """
    total = sum(width for _, width in columns)
    widths = [round(width * _WIDTH / total) for _, width in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
    head = "".join(
        _cell(named, width, BLACK, "center", size)
        for (named, _), width in zip(columns, widths, strict=True)
    )
    body = "".join(
        _cell(said, width, "", "left" if width > _NARROW else "center", size)
        for said, width in zip(cells, widths, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        f"{_sign_row(f'{{%tr for {each} %}}', sum(widths))}"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{body}</w:tr>"
        f"{_sign_row('{%tr endfor %}', sum(widths))}</w:tbl>"
        + paragraph(look='<w:snapToGrid w:val="0"/><w:spacing w:line="120" w:lineRule="exact"/>')
    )


def _cell(said: str, width: int, font: str, side: str, size: float) -> str:
    look = (
        '<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" '
        f'w:line="{round(size * 27)}" w:lineRule="exact"/><w:jc w:val="{side}"/>'
    )
    said = "".join(paragraph(run(line, font, size), look=look) for line in said.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{said}</w:tc>"
    )


def _sign_row(said: str, width: int) -> str:
    wide = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tr><w:tc>{wide}{sign(said)}</w:tc></w:tr>"


def package(body: str, named: str) -> dict[str, bytes]:
    """The parts of a Word file with this body.

    Args:
        body: paragraphs and tables.
        named: the title in its properties.
    """
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="even" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
        'w:header="851" w:footer="1304" w:gutter="0"/>'
        '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    )
    names = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            "<cp:coreProperties xmlns:cp="
            '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(named)}</dc:title></cp:coreProperties>"
        ),
        "word/document.xml": f"<w:document {names}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": _styles(names),
        "word/settings.xml": (
            f'<w:settings {names}><w:zoom w:percent="100"/>'
            '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl '
            'w:val="compressPunctuation"/><w:compat><w:useFELayout/><w:compatSetting '
            'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
            'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
            "</w:settings>"
        ),
        "word/fontTable.xml": _fonts(names),
        "word/footer1.xml": _footer(names, "right"),
        "word/footer2.xml": _footer(names, "left"),
    }
    return {name: (_HEAD + said).encode() for name, said in parts.items()}


def _types() -> str:
    kinds = {
        "/word/document.xml": "wordprocessingml.document.main",
        "/word/styles.xml": "wordprocessingml.styles",
        "/word/settings.xml": "wordprocessingml.settings",
        "/word/fontTable.xml": "wordprocessingml.fontTable",
        "/word/footer1.xml": "wordprocessingml.footer",
        "/word/footer2.xml": "wordprocessingml.footer",
    }
    base = "application/vnd.openxmlformats-"
    each = "".join(
        f'<Override PartName="{name}" ContentType="{base}officedocument.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{base}package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        f'ContentType="{base}package.core-properties+xml"/>'
        f"{each}</Types>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    whole = "http://schemas.openxmlformats.org/package/2006/relationships/"
    each = "".join(
        f'<Relationship Id="rId{at}" Type="{whole if "/" in kind else office}{kind}" '
        f'Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{each}</Relationships>"
    )


def _styles(names: str) -> str:
    fonts = (
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{BODY}" '
        'w:cs="Times New Roman" w:hint="eastAsia"/>'
    )
    return (
        f"<w:styles {names}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:spacing w:val="{_CLOSER}"/><w:kern w:val="2"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>'
    )


def _fonts(names: str) -> str:
    """Names of the fonts, and what stands in for one that an office has not bought."""
    others = {BODY: "FangSong", BLACK: "SimHei", TITLE: "宋体", SONG: "SimSun"}
    each = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in others.items()
    )
    return f"<w:fonts {names}>{each}</w:fonts>"


def _footer(names: str, side: str) -> str:
    """— 1 —, a character in from the outer edge."""

    def piece(said: str) -> str:
        fonts = f'<w:rFonts w:ascii="{SONG}" w:hAnsi="{SONG}" w:eastAsia="{SONG}"/>'
        size = '<w:sz w:val="28"/><w:szCs w:val="28"/>'
        return f"<w:r><w:rPr>{fonts}{size}</w:rPr>{said}</w:r>"

    number = "".join(
        (
            piece('<w:t xml:space="preserve">— </w:t>'),
            piece('<w:fldChar w:fldCharType="begin"/>'),
            piece('<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
            piece('<w:fldChar w:fldCharType="separate"/>'),
            piece("<w:t>1</w:t>"),
            piece('<w:fldChar w:fldCharType="end"/>'),
            piece('<w:t xml:space="preserve"> —</w:t>'),
        )
    )
    look = f'<w:snapToGrid w:val="0"/><w:ind w:left="280" w:right="280"/><w:jc w:val="{side}"/>'
    return f"<w:ftr {names}>{paragraph(number, look=look)}</w:ftr>"
