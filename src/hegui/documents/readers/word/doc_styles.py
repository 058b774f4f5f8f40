"""The style sheet of a Word 97 file: which styles are headings, are numbered, or hide text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hegui.documents.readers.word.doc_properties import (
    ParagraphLook,
    character_look,
    look_of_changes,
)

_PARAGRAPH_STYLE, _CHARACTER_STYLE = 1, 2
_HEADINGS = range(1, 10)  # the built-in styles that are headings
_NO_STYLE = 0xFFF
_MOST = 0x0FFE
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Style:
    """One style: the style it is based on, and what it says itself."""

    above: int
    look: ParagraphLook | None
    characters: bytes


class Styles:
    """What paragraphs and characters take from their styles.

    Attributes:
        characters: index of a character style → what it says, its bases included.
        hiding: indexes of the paragraph styles that hide their text.
    """

    def __init__(self, sheet: bytes) -> None:
        self._own = _read(sheet)
        said = {
            index: b"".join(one.characters for one in reversed(self._above(index)))
            for index in self._own
        }
        self.characters: Mapping[int, bytes] = {
            index: changes for index, changes in said.items() if self._own[index].look is None
        }
        self.hiding = frozenset(
            index
            for index, changes in said.items()
            if self._own[index].look is not None and character_look(changes).hidden
        )

    def complete(self, look: ParagraphLook) -> tuple[int, int, int]:
        """Heading level, list and level in it of a paragraph, its own word first."""
        above = (style.look for style in self._above(look.style))
        told = [look, *(one for one in above if one is not None)]
        outline = next((one.outline for one in told if one.outline is not None), 0)
        use = next((one.list_use for one in told if one.list_use is not None), 0)
        level = next((one.list_level for one in told if one.list_level is not None), 0)
        return outline, use, level

    def _above(self, style: int) -> Sequence[_Style]:
        chain: list[_Style] = []
        while style in self._own and len(chain) < _DEEPEST:
            chain.append(self._own[style])
            style = self._own[style].above
        return chain


def _read(sheet: bytes) -> Mapping[int, _Style]:
    head = _number(sheet, 0)
    count, base = _number(sheet, 2), _number(sheet, 4)
    styles: dict[int, _Style] = {}
    at = 2 + head
    for index in range(min(count, _MOST)):
        size = _number(sheet, at)
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size
        if len(style) < max(base, 10):
            continue
        kind, above = _number(style, 2) & 0xF, _number(style, 2) >> 4
        if kind not in (_PARAGRAPH_STYLE, _CHARACTER_STYLE):
            continue
        above = above if above != _NO_STYLE else -1
        identity = _number(style, 0) & 0xFFF
        properties = base + (base & 1) + 2 + 2 * _number(style, base) + 2
        length = _number(style, properties)
        first = style[properties + 2 : properties + 2 + length]
        if kind == _CHARACTER_STYLE:
            styles[index] = _Style(above, None, first)
            continue
        look = look_of_changes(first[2:], index)
        if look.outline is None and identity in _HEADINGS:
            look = ParagraphLook(
                index, list_use=look.list_use, list_level=look.list_level, outline=identity
            )
        second = properties + 2 + length + (length & 1)
        characters = style[second + 2 : second + 2 + _number(style, second)]
        styles[index] = _Style(above, look, characters)
    return styles


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
