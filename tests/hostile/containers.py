"""Word, Excel and OFD containers to put hostile parts into."""

from tests.hostile.hostile import CUT, DAMAGED, LIMIT, NOT_A_REPORT
from tests.hostile.making import DEFLATED, Member, bomb, package, stored, zip_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFD = "http://www.ofdspec.org/2016"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
DTD = "文档类型定义"
DEEP = "嵌套过深"
# A file with flipped bits may be anything, even a report; but the program must not fail on it.
FUZZED = (DAMAGED, LIMIT, NOT_A_REPORT, CUT, "没有文字", "打不开", "不能读取", "（审核了）")

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"


def docx(document: str | bytes, *, packed: bool = True, **others: str) -> bytes:
    """A Word file with this story; other parts by name, ``__`` for a slash, without ``.xml``."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _types({"/word/document.xml": "wordprocessingml.document.main"}),
        "_rels/.rels": relations("officeDocument", "word/document.xml"),
        "word/document.xml": document,
    }
    more = {f"{name.replace('__', '/')}.xml": text for name, text in others.items()}
    return (package if packed else stored)({**parts, **more})


def story(body: str, dtd: str = "") -> str:
    """The part that holds the text."""
    return f'{HEAD}{dtd}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def said(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def with_entity(declared: str) -> bytes:
    """A Word file that uses the entity declared."""
    return docx(story(said("政府信息公开&a;"), f"<!DOCTYPE d [{declared}]>"))


def laughs(levels: int = 10) -> str:
    """Entities, the first of which means 10^levels words."""
    names = "abcdefghijk"
    lines = [f'<!ENTITY {names[levels]} "lol">']
    for n in range(levels - 1, -1, -1):
        lines.append(f'<!ENTITY {names[n]} "{f"&{names[n + 1]};" * 10}">')
    return "".join(lines)


def relations(*pairs: str) -> str:
    """A part of relations; kind and target take turns."""
    lines = [
        f'<Relationship Id="rId{n}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(zip(pairs[::2], pairs[1::2], strict=True), 1)
    ]
    return (
        f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'
    )


def bomb_in(part: str, *, size: int | None = None) -> bytes:
    """One part of 500 MB in half a megabyte; *size* is what the directory says of it."""
    first = "OFD.xml" if part.startswith("Doc_0") else "[Content_Types].xml"
    packed = bomb(b" ", 500, head=b"<w>", tail=b"</w>")
    claimed = (500 << 20) + 7 if size is None else size
    return zip_of([Member(first, b"<x/>"), Member(part, b"", DEFLATED, packed, claimed)])


def xlsx(sheet_part: str, strings: str = "", *, packed: bool = True) -> bytes:
    """A workbook of one sheet."""
    kinds = {
        "/xl/workbook.xml": "spreadsheetml.sheet.main",
        "/xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
    }
    targets = ["worksheet", "worksheets/sheet1.xml"]
    parts: dict[str, bytes | str] = {
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_RELATION}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": sheet_part,
    }
    if strings:
        kinds["/xl/sharedStrings.xml"] = "spreadsheetml.sharedStrings"
        targets += ["sharedStrings", "sharedStrings.xml"]
        parts["xl/sharedStrings.xml"] = strings
    parts["xl/_rels/workbook.xml.rels"] = relations(*targets)
    return (package if packed else stored)({"[Content_Types].xml": _types(kinds), **parts})


def sheet(rows: str, more: str = "", dtd: str = "") -> str:
    """A sheet."""
    return (
        f'{HEAD}{dtd}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>{more}</worksheet>'
    )


def cell(where: str, text: str = "政府信息公开") -> str:
    """A row of one cell."""
    row = "".join(char for char in where if char.isdigit())
    return f'<row r="{row}"><c r="{where}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def shared(text: str, dtd: str = "") -> str:
    """The part of strings, with one in it."""
    return f'{HEAD}{dtd}<sst xmlns="{_SHEET}"><si><t>{text}</t></si></sst>'


def ofd(content: str, *, pages: int = 1, root: str = "", packed: bool = True) -> bytes:
    """An OFD file whose pages all show this."""
    loaded = "".join(
        f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_0/Content.xml"/>' for n in range(1, pages + 1)
    )
    return (package if packed else stored)(
        {
            "OFD.xml": root
            or f'{HEAD}<ofd:OFD xmlns:ofd="{OFD}" DocType="OFD"><ofd:DocBody>'
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f'{HEAD}<ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData>'
            "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
            f"</ofd:CommonData><ofd:Pages>{loaded}</ofd:Pages></ofd:Document>",
            "Doc_0/Pages/Page_0/Content.xml": f'{HEAD}<ofd:Page xmlns:ofd="{OFD}"><ofd:Content>'
            f'<ofd:Layer ID="2">{content}</ofd:Layer></ofd:Content></ofd:Page>',
        }
    )


def glyphs(text: str, deltas: str) -> str:
    """A text object."""
    return (
        '<ofd:TextObject ID="3" Boundary="0 0 200 200" Font="1" Size="4">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="{deltas}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def _types(kinds: dict[str, str]) -> str:
    rels = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/>'
    )
    lines = [
        f'<Override PartName="{name}" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    ]
    return f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{"".join(lines)}</Types>'
