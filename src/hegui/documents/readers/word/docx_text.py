"""Runs of a paragraph become its text, as a person sees it when all changes are accepted.

Codes of fields, hidden and deleted text, notes and comments are left out; whatever else stands
round the runs is looked through.
"""

import re

from hegui.documents.markup import Element
from hegui.documents.readers.plain.text import ATTACHED
from hegui.documents.readers.word.docx_shapes import add_object, add_shapes
from hegui.documents.readers.word.docx_signs import sign
from hegui.documents.readers.word.docx_story import ADDED, PASSED, REMOVED, Line, Story
from hegui.documents.readers.word.docx_styles import PLAIN, is_moved, is_raised

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ID = re.compile(r"\}id$")
_SHAPES = frozenset({"drawing", "pict"})
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_NO_MARK = (None, "0", "false", "off")
_NOT_OUT = (False, False)
_TEXTS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_FORMULA = {"den": "/", "sup": " "}  # one half is not 12, nor is ten squared 102


def add_inline(story: Story, element: Element, name: str, line: Line) -> None:
    """Add what stands in an element of a paragraph, *name* being its local name, to the line."""
    if name == "r":
        _add_run(story, element, line)
    elif name in PASSED:
        return
    elif name == "t":
        _add_text(story, element, line, hidden=False)
    elif name in _TEXTS:
        line.pieces.append(_TEXTS[name])
    elif name in REMOVED:
        story.told.removed += len(element) > 0
    elif name == "AlternateContent":
        _add_alternative(story, element, line)
    elif name in _SHAPES:
        add_shapes(story, element, line)
    elif name == "object":
        add_object(story, element, line)
    elif name == "hyperlink":
        _add_link(story, element, line)
    elif name in ("tbl", "txbxContent"):
        line.boxes.append(element)
    else:
        story.told.added += name in ADDED and len(element) > 0
        if name in _FORMULA:
            line.pieces.append(_FORMULA[name])
        _add_all(story, element, line)


def _add_all(story: Story, element: Element, line: Line) -> None:
    names = story.names
    for child in element:
        add_inline(story, child, names[child.tag], line)


def _add_run(story: Story, run: Element, line: Line) -> None:
    names = story.names
    hidden = line.style_hides
    if line.stands_out and story.part.child(run, "rPr") is None:
        _stand_out(line, _NOT_OUT)
    for child in run:
        name = names[child.tag]
        if name == "t":
            _add_text(story, child, line, hidden=hidden)
        elif name == "rPr":
            if story.formats:
                hidden = _format(story, child, line)
        elif name == "fldChar":
            story.field(story.part.get(child, "fldCharType"))
        elif name in _NOTES and story.part.get(child, "customMarkFollows") not in _NO_MARK:
            return  # the rest of the run is the note's mark
        elif hidden or story.in_code:
            continue
        elif name == "sym":
            font = story.part.get(child, "font") or ""
            code = story.part.get(child, "char") or ""
            line.pieces.append(sign(font, code, unknown="\ufffd" if line.in_cell else ""))
        else:
            add_inline(story, child, name, line)


def _add_text(story: Story, element: Element, line: Line, *, hidden: bool) -> None:
    text = element.text
    if not text or story.in_code:
        return
    if text[0] <= " " or text[-1] <= " ":
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        text = text.replace("\n", " ").replace("\r", " ")
    elif "\n" in text:
        text = text.replace("\n", " ")
    if not hidden:
        line.pieces.append(text)
    elif text.strip():
        line.has_hidden = True
        story.told.hidden += 1


def _format(story: Story, properties: Element, line: Line) -> bool:
    """Whether the run is hidden; parts marks and corrections in a cell from what is before."""
    part, names = story.part, story.names
    vanish: bool | None = None
    raised: bool | None = None
    style = PLAIN
    struck = moved = False
    for child in properties:
        name = names[child.tag]
        if name == "vanish":
            vanish = part.is_on(child)
        elif name == "rStyle":
            style = story.styles.of_run(part.get(child) or "")
        elif name in ("strike", "dstrike"):
            struck = struck or part.is_on(child)
        elif name == "vertAlign":
            raised = is_raised(part.get(child))
        elif name == "position":
            moved = is_moved(part.get(child))
    out = (struck, (style.raised if raised is None else raised) or moved)
    if out != (line.stands_out or _NOT_OUT):
        _stand_out(line, out)
    # Where two styles both hide, word processors show the text again.
    return vanish if vanish is not None else style.hidden != line.style_hides


def _stand_out(line: Line, out: tuple[bool, bool]) -> None:
    line.stands_out = out if any(out) else None
    if line.in_cell:
        line.pieces.append(" ")  # 5 struck out and 6 are not 56, nor are 10 and a raised 2 102


def _add_alternative(story: Story, element: Element, line: Line) -> None:
    """Add the first of several ways to say one thing that says anything."""
    before = line.amount
    for way in element:
        _add_all(story, way, line)
        if line.amount > before:
            return


def _add_link(story: Story, element: Element, line: Line) -> None:
    start = len(line.pieces)
    _add_all(story, element, line)
    id_ = next((value for key, value in element.attrib.items() if _ID.search(str(key))), "")
    target = story.targets.get(str(id_), "") if id_ else ""
    if ATTACHED.search(target):
        words = "".join(line.pieces[start:]).strip()
        line.show("attachment", words or target.rpartition("/")[2][:80])
