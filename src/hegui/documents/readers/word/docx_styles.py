"""Styles of a DOCX: what a style says of hidden text, headings and lists, its bases included."""

import re
from dataclasses import dataclass

from hegui.documents.markup import Element
from hegui.documents.readers.word.docx_parts import Part, whole

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_TITLES = frozenset({"title", "标题"})
_LEVELS = 6  # of headings
_BODY = 9  # outline level of what is no heading
_MOVED = 6  # half points
_CHAIN = 50  # styles based on one another; more are a circle or a joke


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of a style and of those it is based on.

    Attributes:
        level: 1 to 6 for a heading, else 0.
        hidden: whether its text is hidden.
        raised: whether its text stands above or below the line.
        contents: whether it is for lines of a table of contents, with page numbers.
        number: id of the list its paragraphs are in; "" if in none.
        steps: ids of the styles from this one to the last base, each with the list level it
            names itself, or None.
    """

    level: int = 0
    hidden: bool = False
    raised: bool = False
    contents: bool = False
    number: str = ""
    steps: tuple[tuple[str, int | None], ...] = ()


PLAIN = Style()


class Styles:
    """The styles of one file, looked up when they are first met."""

    def __init__(self, part: Part | None) -> None:
        self._part = part
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._own: dict[str, _Own] = {}
        self._default = ""
        if part is None:
            return
        for element in part.children(part.root, "style"):
            id_ = part.get(element, "styleId") or ""
            self._elements[id_] = element
            is_default = (part.get(element, "default") or "").lower() in ("1", "true", "on")
            if is_default and part.get(element, "type") == "paragraph":
                self._default = id_

    def of(self, id_: str) -> Style:
        """The style of that id; for a paragraph that names none or an unknown one, the default."""
        known = self._known.get(id_)
        if known is None:
            known = self._read(id_ if id_ in self._elements else self._default)
            self._known[id_] = known
        return known

    def of_run(self, id_: str) -> Style:
        """The character style of that id."""
        return self.of(id_) if id_ in self._elements else PLAIN

    def of_list(self, id_: str) -> str:
        """Id of the list that a list style names; "" if there is none."""
        return self.of(id_).number if id_ in self._elements else ""

    def _read(self, id_: str) -> Style:
        part = self._part
        if part is None:
            return PLAIN
        level = hidden = raised = number = contents = None
        steps: list[tuple[str, int | None]] = []
        while id_ in self._elements and len(steps) < _CHAIN:
            one = self._own.get(id_) or _own(part, self._elements[id_])
            self._own[id_] = one
            level = one.level if level is None else level
            hidden = one.hidden if hidden is None else hidden
            raised = one.raised if raised is None else raised
            number = one.number if number is None else number
            contents = contents or bool(_CONTENTS.fullmatch(one.name))
            steps.append((id_, one.depth))
            id_ = one.base
        listed = number if number not in (None, "0") else ""
        return Style(
            level or 0, bool(hidden), bool(raised), bool(contents), listed or "", tuple(steps)
        )


@dataclass(frozen=True, slots=True)
class _Own:
    """What one style says itself; None where it says nothing."""

    name: str
    base: str
    level: int | None
    hidden: bool | None
    raised: bool | None
    number: str | None
    depth: int | None


def heading_level(outline: str | None) -> int:
    """Level of a heading by its outline level, which counts from 0."""
    level = whole(outline, _BODY)
    return min(level + 1, _LEVELS) if 0 <= level < _BODY else 0


def _own(part: Part, element: Element) -> _Own:
    name = base = ""
    level: int | None = None
    number: str | None = None
    depth: int | None = None
    hidden: bool | None = None
    raised: bool | None = None
    for child in element:
        what = part.names[child.tag]
        if what == "name":
            name = (part.get(child) or "").strip()
        elif what == "basedOn":
            base = part.get(child) or ""
        elif what == "rPr":
            vanish = part.child(child, "vanish")
            hidden = None if vanish is None else part.is_on(vanish)
            raised = _raised(part, child)
        elif what == "pPr":
            for property_ in child:
                if part.names[property_.tag] == "outlineLvl":
                    level = heading_level(part.get(property_))
                elif part.names[property_.tag] == "numPr":
                    number, depth = list_of(part, property_)
    if name.lower() in _TITLES:
        level = 0
    elif level is None and (heading := _HEADING.fullmatch(name)):
        level = min(int(heading[1]), _LEVELS)
    return _Own(name, base, level, hidden, raised, number, depth)


def is_raised(align: str | None) -> bool:
    """Whether that alignment makes small signs above or below the line."""
    return align in ("superscript", "subscript")


def is_moved(position: str | None) -> bool:
    """Whether that position is clearly off the line: a touch of it only sets Chinese straight."""
    return abs(whole(position)) >= _MOVED


def _raised(part: Part, properties: Element) -> bool | None:
    align = part.child(properties, "vertAlign")
    position = part.child(properties, "position")
    if align is None and position is None:
        return None
    return (align is not None and is_raised(part.get(align))) or (
        position is not None and is_moved(part.get(position))
    )


def list_of(part: Part, element: Element) -> tuple[str | None, int | None]:
    """List id and list level that a ``numPr`` names; None where it names none."""
    number: str | None = None
    depth: int | None = None
    for child in element:
        if part.names[child.tag] == "numId":
            number = (part.get(child) or "").strip()
        elif part.names[child.tag] == "ilvl":
            depth = whole(part.get(child))
    return number, depth
