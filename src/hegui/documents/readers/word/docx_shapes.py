"""Drawings, pictures and embedded files in a paragraph: what they show, and text boxes in them."""

import re
from collections.abc import Iterator

from hegui.documents.markup import Element
from hegui.documents.readers.word.docx_story import Line, Story

_EMU = 12_700  # of the standard's unit in one point
_TINY = 30.0  # points; an icon is no larger either way
_THIN = 8.0  # points; a rule is no thicker
_PICTURES = frozenset({"blip", "imagedata", "chart", "relIds"})
_BOXES = frozenset({"txbxContent", "textpath"})
_SHOWING = _PICTURES | _BOXES
_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,9})(pt|px|in|cm|mm|)\s*(?=;|$)")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "": 0.75}
_FORMULA = re.compile(r"equation|mathtype", re.IGNORECASE)
_LINKS = frozenset({"OLEObject", "objectEmbed", "objectLink"})
_LONGEST = 80


def add_shapes(story: Story, drawing: Element, line: Line) -> None:
    """Add the picture that a drawing shows, and the text boxes in it, to the line."""
    names = story.names
    words = ""
    width = height = None
    pictures = 0
    for element in _visible(story, drawing):
        name = names[element.tag]
        if name in _BOXES:
            line.boxes.append(element)
        elif name in _PICTURES:
            pictures += 1
            words = words or _attribute(element, "title")
        elif name == "docPr":
            if element.get("hidden", "") in ("1", "true", "on"):
                return
            words = words or element.get("descr") or element.get("title") or ""
        elif name == "extent":
            width, height = _points(element.get("cx")), _points(element.get("cy"))
        elif element.get("style") is not None and width is None:
            width, height = _size(element.get("style", ""))
            words = words or element.get("alt") or ""
    if pictures and not _is_tiny(width, height):
        line.show("picture", " ".join(words.split())[:_LONGEST])


def add_object(story: Story, element: Element, line: Line) -> None:
    """Add an embedded file, or the picture that a formula of an older program is."""
    for inner in element.iter():
        if story.names[inner.tag] in _LINKS:
            program = inner.get("ProgID") or story.part.get(inner, "progId") or ""
            if not _FORMULA.search(program):
                of = f"（{program[:_LONGEST]}）" if program else ""
                line.show("attachment", f"嵌入的文件{of}")
                return
    add_shapes(story, element, line)


def _visible(story: Story, element: Element) -> Iterator[Element]:
    """Elements inside, one way of several; text boxes as a whole."""
    names = story.names
    for child in element:
        name = names[child.tag]
        if name == "AlternateContent":
            for way in child:
                found = list(_visible(story, way))
                if any(names[one.tag] in _SHOWING for one in found):
                    yield from found
                    break
        else:
            yield child
            if name != "txbxContent":
                yield from _visible(story, child)


def _attribute(element: Element, name: str) -> str:
    ending = "}" + name
    found = (str(value) for key, value in element.attrib.items() if str(key).endswith(ending))
    return element.get(name) or next(found, "")


def _points(emu: str | None) -> float | None:
    return int(emu) / _EMU if emu and emu.isascii() and emu.isdigit() and len(emu) < 12 else None


def _size(style: str) -> tuple[float | None, float | None]:
    sizes: dict[str, float] = {}
    for name, amount, unit in _SIZE.findall(style):
        if amount.count(".") <= 1 and amount != ".":
            sizes[name] = float(amount) * _POINTS[unit]
    return sizes.get("width"), sizes.get("height")


def _is_tiny(width: float | None, height: float | None) -> bool:
    if width is None or height is None:
        return False
    return max(width, height) <= _TINY or min(width, height) <= _THIN
