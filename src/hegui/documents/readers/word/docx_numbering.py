"""Automatic numbers of a DOCX: what is printed before a paragraph, which is not in its text.

Lists that share a definition count on together; a list that sets a start of its own begins there
when it is first met. A level begins anew when one above it has counted.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hegui.documents.markup import Element
from hegui.documents.readers.word.docx_parts import Part, whole
from hegui.documents.readers.word.docx_styles import Style, Styles
from hegui.documents.readers.word.numerals import numeral

_LEVELS = 9
_HOLE = re.compile(r"%([1-9])")
_LINKS = 4  # definitions that only name a style which names another definition
_LONGEST = 60  # characters of a printed number; nobody writes longer ones


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level is counted and printed.

    Attributes:
        start: its first count.
        form: name of its number format.
        text: what is printed, ``%1`` for the count of the first level.
        restart: begins anew after this level or one above it, counted from 1; 0 for never.
        legal: whether counts of all levels are printed in Arabic digits.
        hidden: whether its number is not shown.
        style: id of the style whose paragraphs are on this level.
    """

    start: int = 0
    form: str = "decimal"
    text: str = ""
    restart: int = _LEVELS
    legal: bool = False
    hidden: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list: which definition it counts with, its levels, and the starts it sets itself."""

    definition: str
    levels: Mapping[int, _Level] = field(default_factory=dict)
    starts: Mapping[int, int] = field(default_factory=dict)


class Numbering:
    """Counts paragraphs as they come."""

    def __init__(self, part: Part | None, styles: Styles) -> None:
        self._part = part
        self._styles = styles
        self._lists: dict[str, _List | None] = {}
        self._levels: dict[str, Mapping[int, _Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._list_elements: dict[str, Element] = {}
        self._definitions: dict[str, Element] = {}
        if part is not None:
            for child in part.root:
                name = part.names[child.tag]
                if name == "num":
                    self._list_elements[part.get(child, "numId") or ""] = child
                elif name == "abstractNum":
                    self._definitions[part.get(child, "abstractNumId") or ""] = child

    def of_style(self, style: Style) -> str:
        """Count a paragraph that is in a list because of its style; what is printed before it."""
        used = self._list(style.number)
        return self.next(style.number, _level_of(style, used)) if used is not None else ""

    def next(self, number: str, level: int) -> str:
        """Count a paragraph of that list and level; what is printed before it."""
        used = self._list(number)
        if used is None or level not in used.levels:
            return ""
        own = used.levels[level]
        counts = self._counts.setdefault(used.definition, [None] * _LEVELS)
        before = counts[level]
        start = used.starts.get(level, own.start)
        begins = level in used.starts and (number, level) not in self._begun
        counts[level] = start if begins or before is None else before + 1
        for upper in range(level):
            if counts[upper] is None and upper in used.levels:  # it counts as used from now on
                counts[upper] = used.starts.get(upper, used.levels[upper].start)
        self._begun.add((number, level))
        for deeper in range(level + 1, _LEVELS):
            if level < used.levels.get(deeper, own).restart:
                counts[deeper] = None
        return "" if own.hidden or own.form == "bullet" else _printed(used, own, counts)

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            element = self._list_elements.get(number)
            self._lists[number] = None if element is None else self._read(element)
        return self._lists[number]

    def _read(self, element: Element) -> _List | None:
        part = self._part
        if part is None:
            return None
        definition = self._definition(element)
        if definition in self._definitions and definition not in self._levels:
            self._levels[definition] = dict(_levels(part, self._definitions[definition]))
        levels = dict(self._levels.get(definition, {}))
        starts: dict[int, int] = {}
        for override in part.children(element, "lvlOverride"):
            at = whole(part.get(override, "ilvl"), -1)
            if not 0 <= at < _LEVELS:
                continue
            levels.update((at, level) for _, level in _levels(part, override))
            start = part.child(override, "startOverride")
            if start is not None:
                starts[at] = whole(part.get(start))
        return _List(definition, levels, starts)

    def _definition(self, element: Element) -> str:
        """Id of the definition with the levels, behind any that only name a style."""
        part = self._part
        found = ""
        for _ in range(_LINKS):
            if part is None:
                break
            link = part.child(element, "abstractNumId")
            found = (part.get(link) or "").strip() if link is not None else ""
            definition = self._definitions.get(found)
            style = part.child(definition, "numStyleLink") if definition is not None else None
            if style is None:
                break
            number = self._styles.of_list(part.get(style) or "")
            if number not in self._list_elements:
                break
            element = self._list_elements[number]
        return found


def _level_of(style: Style, used: _List) -> int:
    """The list level of a style: the one that names it, or that it names itself."""
    linked = {level.style: at for at, level in used.levels.items() if level.style}
    for id_, depth in style.steps:
        if id_ in linked:
            return linked[id_]
        if depth is not None:
            return depth
    return 0


def _printed(used: _List, own: _Level, counts: list[int | None]) -> str:
    def count(hole: re.Match[str]) -> str:
        at = int(hole[1]) - 1
        level = used.levels.get(at)
        if level is None:
            return ""
        shown = counts[at] or 0
        legal = own.legal and level.form not in ("none", "bullet")
        return numeral(shown, "decimal" if legal else level.form)

    return _HOLE.sub(count, own.text[:_LONGEST]).strip()


def _levels(part: Part, element: Element) -> Iterator[tuple[int, _Level]]:
    for child in part.children(element, "lvl"):
        at = whole(part.get(child, "ilvl"), -1)
        if 0 <= at < _LEVELS:
            yield at, _level(part, child)


def _level(part: Part, element: Element) -> _Level:
    start, restart, form, text, style = 0, _LEVELS, "decimal", "", ""
    legal = hidden = False
    for child in element.iter():
        match part.names[child.tag]:
            case "start":
                start = whole(part.get(child))
            case "numFmt":
                # A format of its own stands beside a common one that may take its place.
                form = part.get(child) or form if part.get(child) != "custom" else form
            case "lvlText":
                text = part.get(child) or ""
            case "lvlRestart":
                restart = whole(part.get(child), _LEVELS)
            case "isLgl":
                legal = part.is_on(child)
            case "pStyle":
                style = part.get(child) or ""
            case "vanish":
                hidden = part.is_on(child)
            case _:
                pass
    return _Level(start, form, text, restart, legal, hidden, style)
