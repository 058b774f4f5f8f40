"""Plain text and Markdown become a Document: a paragraph a line, blank lines included.

Only where the text itself proves that a cell is there (tab-led lines, fields parted by tabs, bars
or commas, tables written in HTML) lines become a Grid, because then an empty cell is known to be
empty. Every other way of writing a table stays as lines: what their words mean is not known here.
"""

import re

from hegui.documents.document import Block, Document, Grid, Paragraph, Picture
from hegui.documents.encoding import decode, remarks_of
from hegui.documents.limits import LIMITS, Limits, check
from hegui.documents.readers.plain import grids, separated
from hegui.documents.readers.plain.embedded import Piece, TableReader, pieces, table_blocks
from hegui.errors import DocumentError
from hegui.model.place import Place

ATTACHED = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|et|ofd|zip|rar|7z)(?=$|[?#&\s])", re.IGNORECASE)
_MARKS = re.compile(r"[\t|｜│┃║]")
_SEPARATED = re.compile(f"[{separated.SEPARATORS}]")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:(={3,})|-{3,})[ \t]*$")
_LONGEST_HEADING = 80
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"(!?)\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)")
_STAND_IN = re.compile(
    r"^\s*[\[［【(（〔]\s*(图片?|图像|见?附图|详?见?附件\d*|附件\d*)\s*[\]］】)）〕]\s*$"
)
# What programs that write Markdown leave of a page: wrappers, entities, marks of footnotes.
_WRAPPER = re.compile(
    r"</?(?:html|body|div|center|p|span|font|section|article|figure|strong|b|em|i|u)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(nbsp|ensp|emsp|lt|gt|amp|quot|#160|#xa0);", re.IGNORECASE)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_FOOTNOTE = re.compile(r"\[\^[\w\-]{1,20}\](?!:)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\|*_#\[\]()`~>.+\-!])")
_HARD_BREAK = re.compile(r"(?<=[^\s\\])\\$")


def read_text(
    data: bytes, limits: Limits = LIMITS, read_table: TableReader | None = None
) -> Document:
    """Read the bytes of a text or Markdown file.

    Args:
        data: the bytes.
        limits: of size.
        read_table: reads a table that the text holds as HTML; None to leave it as lines.

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
    check("文本过长，行数超限", text.count("\n"), limits.text_lines)
    blocks = _blocks(text, read_table, limits)
    return Document("text", tuple(blocks), decoded.encoding, remarks=remarks_of(decoded))


def _blocks(text: str, read_table: TableReader | None, limits: Limits) -> list[Block]:
    blocks: list[Block] = []
    grids_seen, behind_table = 0, False
    parts = pieces(text, limits) if read_table else [Piece(text, 1, is_table=False)]
    for part in parts:
        if part.is_table and read_table:
            tables = table_blocks(part, grids_seen + 1, read_table, limits)
            grids_seen += sum(isinstance(block, Grid) for block in tables)
            blocks.extend(tables)
        else:
            lines = _without_marks(part.source).split("\n")
            # Nothing stands before or behind a table on its first or last line.
            first = int(behind_table and not lines[0].strip())
            if not lines[-1].strip():
                lines.pop()
            blocks.extend(_blocks_of_lines(lines[first:], part.line + first))
        behind_table = part.is_table
    return blocks


def _without_marks(source: str) -> str:
    """Text as its reader sees it, on the same lines."""
    if "<" in source:
        source = _WRAPPER.sub("", source)
    if "&" in source:
        source = _ENTITY.sub(lambda entity: _ENTITIES.get(entity[1].lower(), "\xa0"), source)
    return _FOOTNOTE.sub("", source) if "[^" in source else source


def _blocks_of_lines(lines: list[str], first: int) -> list[Block]:
    """Blocks of lines, of which the first has the number *first* in its file."""
    lines = [""] * (first - 1) + lines  # so that every index tells its line
    blocks: list[Block] = []
    at = first - 1
    while at < len(lines):
        end, tables = at + 1, list[Block]()
        if _MARKS.search(lines[at]):
            end, tables = grids.grids_at(lines, at)
        elif level := _underlined(lines, at):
            blocks.append(Paragraph(_unescaped(lines[at].strip()), Place(line=at + 1), level))
            at += 2
            continue
        elif _SEPARATED.search(lines[at]):
            end, tables = separated.rows_at(lines, at)
        if tables:
            blocks.extend(tables)
        else:
            for index in range(at, end):
                _add_line(blocks, lines[index], Place(line=index + 1))
        at = end
    return blocks


def _underlined(lines: list[str], at: int) -> int:
    """Level of a heading that is marked by the line under it, which stands for nothing else."""
    line = _UNDERLINE.match(lines[at + 1]) if at + 1 < len(lines) else None
    text = lines[at].strip()
    if line is None or not 0 < len(text) <= _LONGEST_HEADING or text.endswith(("。", "；")):
        return 0
    around = (*lines[max(at - 1, 0) : at], *lines[at + 2 : at + 3])
    if any(other.strip() for other in around) or _UNDERLINE.match(text):
        return 0
    return 1 if line[1] else 2


def _unescaped(line: str) -> str:
    """A line without the backslashes that keep Markdown from taking its signs for marks."""
    return _ESCAPED.sub(r"\1", _HARD_BREAK.sub("", line)) if "\\" in line else line


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
        parts = _BREAK.split(line) if "<" in line else [line]
        blocks.extend(Paragraph(_unescaped(part), place, level) for part in parts)
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
