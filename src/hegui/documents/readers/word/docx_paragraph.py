"""One paragraph becomes a piece: its lines, the number printed before it, its pictures."""

import re
from dataclasses import dataclass, field

from hegui.documents.markup import Element
from hegui.documents.readers.word.docx_story import REMOVED, Line, Piece, Shown, Story, Words
from hegui.documents.readers.word.docx_styles import PLAIN, Style, heading_level, list_of
from hegui.documents.readers.word.docx_text import add_inline

_PAGE_NUMBER = re.compile(r"\t\s*\d+\s*$")


@dataclass(slots=True)
class Flow:
    """A story that is being read.

    Attributes:
        line: the paragraph that is being gathered.
        in_cell: whether the story is a cell.
        anchor: number of the paragraph a text box is anchored in; 0 for no text box.
        pieces: found so far.
        pending: of a paragraph whose own end is deleted, so that the next one goes on in it.
    """

    line: Line
    in_cell: bool
    anchor: int
    pieces: list[Piece] = field(default_factory=list)
    pending: "_Format | None" = None


@dataclass(slots=True)
class _Format:
    """What is said of a paragraph as a whole.

    Attributes:
        style: its style.
        number: id of its list; None where only the style may say it.
        depth: its list level.
        level: its heading level, where it says it itself.
        joins: whether the next paragraph goes on in it: its end is deleted, or it is nothing but
            the large first letter of it.
        is_hidden: whether its end is hidden, so that without visible text it is not there.
    """

    style: Style
    number: str | None = None
    depth: int = 0
    level: int | None = None
    joins: bool = False
    is_hidden: bool = False


def read_paragraph(story: Story, paragraph: Element, flow: Flow) -> list[Element]:
    """Add a paragraph to its story; the text boxes that are anchored in it."""
    names = story.names
    line = flow.line
    format_: _Format | None = None
    for child in paragraph:
        name = names[child.tag]
        if name == "pPr":
            format_ = _format(story, child)
            line.style_hides = format_.style.hidden
        else:
            if format_ is None:
                format_ = _Format(story.styles.of(""))
                line.style_hides = format_.style.hidden
            add_inline(story, child, name, line)
    story.end_codes()
    format_ = format_ or _Format(story.styles.of(""))
    if format_.joins:
        flow.pending = format_
        return []
    return _close(story, flow, format_)


def _format(story: Story, properties: Element) -> _Format:
    part, names = story.part, story.names
    style = ""
    hidden: bool | None = None
    format_ = _Format(PLAIN)
    for child in properties:
        name = names[child.tag]
        if name == "pStyle":
            style = part.get(child) or ""
        elif name == "rPr":
            for mark in child:
                if names[mark.tag] in REMOVED:
                    format_.joins = True
                    story.told.removed += 1
                elif names[mark.tag] == "vanish":
                    hidden = part.is_on(mark)
        elif name == "numPr":
            format_.number, depth = list_of(part, child)
            format_.depth = depth or 0
        elif name == "framePr":
            format_.joins |= part.get(child, "dropCap") in ("drop", "margin")
        elif name == "outlineLvl":
            format_.level = heading_level(part.get(child))
    format_.style = story.styles.of(style)
    format_.is_hidden = format_.style.hidden if hidden is None else hidden
    return format_


def end_paragraph(story: Story, flow: Flow) -> list[Element]:
    """End a paragraph whose own end is deleted, before what it cannot be joined with."""
    return _close(story, flow, flow.pending or _Format(PLAIN)) if flow.line.amount else []


def _close(story: Story, flow: Flow, format_: _Format) -> list[Element]:
    line, style = flow.line, format_.style
    text = "".join(line.pieces)
    if line.has_hidden and format_.is_hidden and not text.strip():
        line.clear()
        return []
    number = flow.anchor
    if not number and not flow.in_cell:
        story.paragraphs += 1
        number = story.paragraphs
    if style.contents:
        text = _PAGE_NUMBER.sub("", text)
    lines = [bare for part in text.split("\n") if (bare := part.strip())]
    if format_.number or style.number:
        _prefix(_label(story, format_), lines, in_cell=flow.in_cell)
    for what, words in line.before:
        flow.pieces.append(Shown(what, words, number))
    if lines:
        level = style.level if format_.level is None else format_.level
        story.characters += len(text)
        flow.pieces.append(Words(lines, level, number))
    for what, words in line.after:
        flow.pieces.append(Shown(what, words, number))
    boxes = line.boxes
    line.clear()
    flow.pending = None
    return boxes


def _prefix(label: str, lines: list[str], *, in_cell: bool) -> None:
    """Put the printed number before the text; alone it is worth something only in a cell."""
    if label and lines:
        # 1 before 2023 is not 12023.
        gap = " " if label[-1].isalnum() and lines[0][0].isalnum() else ""
        lines[0] = f"{label}{gap}{lines[0]}"
    elif label and in_cell:
        lines.append(label)


def _label(story: Story, format_: _Format) -> str:
    """Count the paragraph in its list; what is printed before it."""
    if format_.number is not None:
        return story.numbering.next(format_.number, format_.depth)
    return story.numbering.of_style(format_.style) if format_.style.number else ""
