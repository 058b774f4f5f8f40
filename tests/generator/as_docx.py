"""Six ways an office writes a report with a word processor.

``plain``: merged cells, nothing else. ``numbered``: numbers of headings are automatic, by style
and by hand. ``tracked``: the last corrections are still marked, in text, cells and rows.
``controls``: content controls, fields, links and hidden remarks round text, cells, rows and
tables. ``nested``: the report's tables stand in tables that only lay out the page. ``layout``:
headers, footers, footnotes, a table of contents, text in boxes.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from tests.generator.docx_xml import (
    DAY,
    NAMESPACES,
    RUN,
    Write,
    fill,
    packed,
    paragraph,
    picture,
    run,
    table,
)
from tests.generator.paper import Lines, lay_out
from tests.generator.report import Report

DOCX_STYLES = ("plain", "numbered", "tracked", "controls", "nested", "layout")

_CHANGE = 'w:id="7" w:author="青禾" w:date="2024-01-05T09:00:00Z"'
_NUMERALS = "一二三四五六七八九十"
_LIST = 77  # no list of the blank document has that number
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def as_docx(report: Report, style: str) -> bytes:
    """The report in one of ``DOCX_STYLES``; the same bytes each time."""
    document = Document()
    document.core_properties.title = "".join(report.title)
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = datetime(
        *DAY, tzinfo=UTC
    )
    for unused in document.styles.element.xpath("w:style[@w:type='table']"):
        document.styles.element.remove(unused)  # nine tenths of the blank document
    _STYLES[style](document, report)
    return packed(document)


def _text(text: str) -> str:
    return paragraph(run(text), '<w:spacing w:line="560"/><w:ind w:firstLine="560"/>')


def _title(text: str) -> str:
    return paragraph(run(text), '<w:pStyle w:val="Title"/><w:jc w:val="center"/>')


def _heading(text: str) -> str:
    return paragraph(run(text), '<w:pStyle w:val="Heading1"/>')


def _in_cell(text: str) -> str:
    return paragraph(run(text), '<w:jc w:val="center"/>')


def _body(
    document: Docx,
    report: Report,
    *,
    text: Write = _text,
    heading: Write = _heading,
    papers: Callable[[Lines], str] = lambda lines: table(lines, _in_cell),
) -> list[str]:
    body = [_title(line) for line in report.title]
    body += [text(line) for line in report.preface]
    for section in report.sections:
        body.append(heading(section.heading))
        body += [text(line) for line in section.paragraphs]
        body += [papers(lay_out(paper)) + "<w:p/>" for paper in section.papers]
        body += [picture(document, section.picture)] if section.picture else []
        body += [text(line) for line in section.after]
    return body + [text(line) for line in report.tail]


def _plain(document: Docx, report: Report) -> None:
    fill(document, _body(document, report))


def _numbered(document: Docx, report: Report) -> None:
    _add_list(document)
    counts = [0, 0, 0]

    def count(level: int, number: int) -> bool:
        """Whether the list itself comes to that number now; it does not count otherwise."""
        if number != counts[level] + 1:
            return False
        counts[level] = number
        counts[level + 1 :] = [0] * (2 - level)
        return True

    def heading(words: str) -> str:
        numeral, mark, name = words.partition("、")
        if mark and numeral in _NUMERALS and count(0, _NUMERALS.index(numeral) + 1):
            return _heading(name)
        by_hand = '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        return paragraph(run(words), by_hand)

    def text(words: str) -> str:
        numeral, _, name = words[1:].partition("）")
        bracketed = words[:1] == "（" and len(numeral) == 1 and numeral in _NUMERALS and name
        if bracketed and count(1, _NUMERALS.index(numeral) + 1):
            return paragraph(run(name), _listed(1))
        number, mark, name = words.partition(".")
        if mark and number.isdecimal() and len(number) == 1 and count(2, int(number)):
            return paragraph(run(name), _listed(2))
        return _text(words)

    fill(document, _body(document, report, text=text, heading=heading))


def _listed(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{_LIST}"/></w:numPr>'


def _add_list(document: Docx) -> None:
    levels = (
        ("chineseCountingThousand", "%1、", '<w:pStyle w:val="Heading1"/>'),
        ("japaneseCounting", "（%2）", ""),
        ("decimal", "%3.", ""),
    )
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, style) in enumerate(levels)
    )
    lists = document.part.numbering_part.element
    definition = f'<w:abstractNum {NAMESPACES} w:abstractNumId="{_LIST}">{written}</w:abstractNum>'
    lists.insert(0, parse_xml(definition))
    lists.append(
        parse_xml(
            f'<w:num {NAMESPACES} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>'
        )
    )
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {NAMESPACES}><w:numId w:val="{_LIST}"/></w:numPr>')
    )


def _tracked(document: Docx, report: Report) -> None:
    made = iter(range(1_000_000))

    def text(words: str) -> str:
        half = len(words) // 2
        first, rest = words[:half], words[half:]
        match next(made) % 4:
            case 0:
                return paragraph(run(first) + _deleted("原来的话。") + _inserted(run(rest)))
            case 1:  # two paragraphs that have become one, the border between them deleted
                mark = f"<w:rPr><w:del {_CHANGE}/></w:rPr>"
                return paragraph(run(first), mark) + paragraph(run(rest))
            case 2:  # moved here from a paragraph that is gone
                gone = f"<w:rPr><w:moveFrom {_CHANGE}/></w:rPr>"
                away = f"<w:moveFrom {_CHANGE}>{run(words)}</w:moveFrom>"
                here = f"<w:moveTo {_CHANGE}>{run(words)}</w:moveTo>"
                return paragraph(away, gone) + paragraph(here)
            case _:
                return _text(words)

    def cell(words: str) -> str:
        old = _deleted("99") if words.isdigit() else ""
        return paragraph(old + _inserted(run(words)) if old else run(words))

    def row(written: str) -> str:
        if next(made) % 7:
            return written
        gone = f"<w:tr><w:trPr><w:del {_CHANGE}/></w:trPr>"
        return gone + f"<w:tc><w:p>{_deleted('删去的一行')}</w:p></w:tc></w:tr>" + written

    fill(
        document,
        _body(document, report, text=text, papers=lambda lines: table(lines, cell, row)),
    )


def _deleted(words: str) -> str:
    return f"<w:del {_CHANGE}><w:r>{RUN}<w:delText>{words}</w:delText></w:r></w:del>"


def _inserted(inner: str) -> str:
    return f"<w:ins {_CHANGE}>{inner}</w:ins>" if inner else ""


def _controls(document: Docx, report: Report) -> None:
    made = iter(range(1_000_000))
    hidden = run("内部批注：核对", "<w:rPr><w:vanish/></w:rPr>")

    def runs(words: str) -> str:
        first, rest = words[: len(words) // 2], words[len(words) // 2 :]
        match next(made) % 5:
            case 0:
                return _control(run(first)) + run(rest) + hidden
            case 1:
                tag = '<w:smartTag w:element="date" w:uri="urn:x">'
                return f"{run(first)}{tag}{run(rest)}</w:smartTag>"
            case 2:
                code = '<w:r><w:instrText xml:space="preserve"> REF 上年数 </w:instrText></w:r>'
                marks = [f'<w:r><w:fldChar w:fldCharType="{m}"/></w:r>' for m in _FIELD]
                return marks[0] + code + marks[1] + run(first) + marks[2] + run(rest)
            case 3:
                return f'<w:hyperlink w:anchor="x">{run(first)}</w:hyperlink>' + run(rest)
            case _:
                return "".join(run(sign) for sign in words)

    def text(words: str) -> str:
        return paragraph(runs(words))

    def wrapped(written: str) -> str:
        return written if next(made) % 3 else _control(written)

    def papers(lines: Lines) -> str:
        return _control(table(lines, text, wrapped, wrapped))

    fill(document, _body(document, report, text=text, papers=papers))


_FIELD = ("begin", "separate", "end")


def _control(inner: str) -> str:
    return (
        f"<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def _nested(document: Docx, report: Report) -> None:
    made = iter(range(1_000_000))

    def papers(lines: Lines) -> str:
        inner = table(lines, _in_cell) + "<w:p/>"
        if next(made) % 2:
            return _row_of(inner)
        return _row_of(_row_of("<w:p/>", inner) + "<w:p/>")

    fill(document, _body(document, report, papers=papers))


def _row_of(*inner: str) -> str:
    cells = "".join(f"<w:tc><w:tcPr/>{one}</w:tc>" for one in inner)
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>"


def _layout(document: Docx, report: Report) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "青禾市政务公开　三、规章"
    footer = section.footer.paragraphs[0]._p
    number = parse_xml(f'<w:fldSimple {NAMESPACES} w:instr=" PAGE ">{run("- 3 -")}</w:fldSimple>')
    footer.append(number)
    _add_footnotes(document)
    document.styles.add_style("TOC 1", 1)
    headings = {one.heading: at for at, one in enumerate(report.sections, 1)}
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    boxed: list[str] = []

    def text(words: str) -> str:
        if words in headings and words not in boxed:
            boxed.append(words)
            page = f"<w:r><w:tab/></w:r>{run(str(headings[words]))}"
            return paragraph(run(words) + page, '<w:pStyle w:val="TOC1"/>')
        if words in report.tail:
            return _box(words)
        return paragraph(run(words) + note + '<w:r><w:br w:type="page"/></w:r>')

    fill(document, _body(document, report, text=text))


def _box(words: str) -> str:
    """A text box as programs write it: twice, for new readers and for old ones."""
    inner = f"<w:txbxContent>{paragraph(run(words))}</w:txbxContent>"
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    new = (
        '<w:drawing><wp:anchor><wp:extent cx="3000000" cy="600000"/><wp:docPr id="1" name="框"/>'
        f'<a:graphic><a:graphicData uri="{uri}"><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    return paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _add_footnotes(document: Docx) -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("脚注：规章 12 件"))}</w:footnote>'
    blob = f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>".encode()
    name = PackURI("/word/footnotes.xml")
    part = Part(name, _FOOTNOTES_TYPE, blob, document.part.package)
    document.part.relate_to(part, _FOOTNOTES)


_STYLES: dict[str, Callable[[Docx, Report], None]] = {
    "plain": _plain,
    "numbered": _numbered,
    "tracked": _tracked,
    "controls": _controls,
    "nested": _nested,
    "layout": _layout,
}
