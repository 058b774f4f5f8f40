"""The style sheet of a Word 97 file: which styles are headings, and which are numbered."""

from collections.abc import Mapping, Sequence

from hegui.documents.readers.word.doc_properties import ParagraphLook, look_of_changes

_PARAGRAPH_STYLE = 1
_HEADINGS = range(1, 10)  # the built-in styles that are headings
_NO_STYLE = 0xFFF
_MOST = 0x0FFE
_DEEPEST = 20


class Styles:
    """What a paragraph takes from its style."""

    def __init__(self, sheet: bytes) -> None:
        self._own = _read(sheet)

    def complete(self, look: ParagraphLook) -> tuple[int, int, int]:
        """Heading level, list and level in it of a paragraph, its own word first."""
        told = [look, *(style for style, _ in self._above(look.style))]
        outline = next((one.outline for one in told if one.outline is not None), 0)
        use = next((one.list_use for one in told if one.list_use is not None), 0)
        level = next((one.list_level for one in told if one.list_level is not None), 0)
        return outline, use, level

    def _above(self, style: int) -> Sequence[tuple[ParagraphLook, int]]:
        chain: list[tuple[ParagraphLook, int]] = []
        while style in self._own and len(chain) < _DEEPEST:
            chain.append(self._own[style])
            style = self._own[style][1]
        return chain


def _read(sheet: bytes) -> Mapping[int, tuple[ParagraphLook, int]]:
    """Index → what the style says itself, and the style it is based on."""
    head = _number(sheet, 0)
    count, base = _number(sheet, 2), _number(sheet, 4)
    styles: dict[int, tuple[ParagraphLook, int]] = {}
    at = 2 + head
    for index in range(min(count, _MOST)):
        size = _number(sheet, at)
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size
        if len(style) < max(base, 10):
            continue
        kind, above = _number(style, 2) & 0xF, _number(style, 2) >> 4
        if kind != _PARAGRAPH_STYLE:
            continue
        identity = _number(style, 0) & 0xFFF
        properties = base + (base & 1) + 2 + 2 * _number(style, base) + 2
        length = _number(style, properties)
        look = look_of_changes(style[properties + 4 : properties + 2 + length], index)
        if look.outline is None and identity in _HEADINGS:
            look = ParagraphLook(
                index, list_use=look.list_use, list_level=look.list_level, outline=identity
            )
        styles[index] = (look, above if above != _NO_STYLE else -1)
    return styles


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
