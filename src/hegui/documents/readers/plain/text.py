"""Plain text and Markdown become a Document: a paragraph a line, blank lines included.

Only where the text itself proves that a cell is there (tab-led lines, fields parted by tabs, bars
or commas) lines become a Grid, because then an empty cell is known to be empty. Every other way
of writing a table stays as lines: what their words mean is not known here.
"""

import re

from hegui.documents.document import Block, Document, Paragraph, Picture
from hegui.documents.encoding import decode, remarks_of
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.readers.plain import grids, separated
from hegui.errors import DocumentError
from hegui.model.place import Place

ATTACHED = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|et|ofd|zip|rar|7z)(?=$|[?#&\s])", re.IGNORECASE)
_MARKS = re.compile(r"[\t|｜│┃║]")
_SEPARATED = re.compile(f"[{separated.SEPARATORS}]")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"(!?)\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)")
_STAND_IN = re.compile(
    r"^\s*[\[［【(（〔]\s*(图片?|图像|见?附图|详?见?附件\d*|附件\d*)\s*[\]］】)）〕]\s*$"
)


def read_text(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read the bytes of a text or Markdown file.

    Raises:
        DocumentError: if it is empty, too large or not text.
    """
    # No encoding needs more than four bytes a character: refuse before decoding.
    check("文本过大，字数超限", len(data) // 4, limits.text_characters)
    decoded = decode(data)
    check("文本过大，字数超限", len(decoded.text), limits.text_characters)
    text = decoded.text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DocumentError("文件里只有空白，没有文字")
    check("文本表格单元格过多", text.count("\t") + text.count("|"), limits.cells)
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    check("文本过长，行数超限", len(lines), limits.text_lines)
    return Document("text", _blocks(lines), decoded.encoding, remarks=remarks_of(decoded))


def _blocks(lines: list[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        end, tables = at + 1, list[Block]()
        if _MARKS.search(lines[at]):
            end, tables = grids.grids_at(lines, at)
        elif _SEPARATED.search(lines[at]):
            end, tables = separated.rows_at(lines, at)
        if tables:
            blocks.extend(tables)
        else:
            for index in range(at, end):
                _add_line(blocks, lines[index], Place(line=index + 1))
        at = end
    return tuple(blocks)


def _add_line(blocks: list[Block], line: str, place: Place) -> None:
    if _STAND_IN.match(line):
        what = "attachment" if "附件" in line else "picture"
        blocks.append(Picture(what, line.strip(), place))
        return
    level = 0
    if (heading := _HEADING.match(line)) and heading[2]:
        level, line = len(heading[1]), heading[2]
    if "**" in line or "__" in line:
        line = _without_bold(line, heading=level > 0)
    pictures: list[Picture] = []
    if "](" in line:
        line = _without_links(line, place, pictures)
    if line.strip() or not pictures:
        blocks.append(Paragraph(line, place, level))
    blocks.extend(pictures)


def _without_bold(line: str, *, heading: bool) -> str:
    whole = _BOLD.fullmatch(line.strip())
    if whole and whole[1] not in whole[2]:
        return whole[2]
    return _BOLD.sub(r"\2", line) if heading else line


def _without_links(line: str, place: Place, pictures: list[Picture]) -> str:
    def plain(match: re.Match[str]) -> str:
        image, words, target = match.groups()
        name = target.rsplit("/", 1)[-1]
        if image:
            pictures.append(Picture("picture", words or name, place))
            return ""
        if ATTACHED.search(target):
            pictures.append(Picture("attachment", words or name, place))
        return str(words)

    return _LINK.sub(plain, line)
