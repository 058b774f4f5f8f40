"""What a Word 97 file says of its paragraphs and characters.

Properties are lists of changes (*sprm*): a code of two bytes, then its operand. Pages of 512
bytes in the main stream hold them for stretches of bytes, not of text.
"""

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hegui.documents.limits import Limits, check
from hegui.documents.readers.word.doc_grid import Shape
from hegui.documents.readers.word.doc_streams import CHARACTERS, PARAGRAPHS, Streams, numbers

_PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_TABLE, _TABS = 0xD608, 0xC615
_HUGE = (0x6645, 0x6646)
_BODY_LEVEL = 9
_CELL = 20  # bytes that describe one cell
_ABOVE_MASK, _ABOVE = 0x60, 0x20
_STYLE, _SMALL, _POSITION, _STRUCK = 0x4A30, 0x2A48, 0x4845, (0x0837, 0x2A53)
_STANDING_OUT = frozenset((_SMALL, _POSITION, *_STRUCK))
_MOVED = 6  # half points above or below the line; less only sets Chinese straight
_NONE: Mapping[int, bytes] = {}


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What matters of a paragraph; None where it leaves that to its style.

    Attributes:
        style: index of the style.
        depth: how many tables it stands in.
        row_end: whether its mark ends a row.
        cell_end: whether its mark ends a cell of a nested table.
        list_use: 1-based index of the list it is numbered by; 0 for none.
        list_level: 0-based level in that list.
        outline: 1 to 9 for a heading, 0 for body text.
        shapes: what the row says of its cells, at its end.
    """

    style: int = 0
    depth: int = 0
    row_end: bool = False
    cell_end: bool = False
    list_use: int | None = None
    list_level: int | None = None
    outline: int | None = None
    shapes: tuple[Shape, ...] | None = None


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """What matters of characters.

    Attributes:
        hidden: whether they are hidden.
        fixed: whether nothing but they themselves say so.
        deleted: whether they are, by a tracked change.
        inserted: whether they are, by a tracked change.
        struck: whether they are struck out.
        raised: whether they stand above or below the line.
        symbol: the one shown in place of a bracket.
    """

    hidden: bool = False
    fixed: bool = False
    deleted: bool = False
    inserted: bool = False
    struck: bool = False
    raised: bool = False
    symbol: str = ""


PLAIN = CharacterLook()


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of the main stream, in order and apart, with their properties."""

    starts: Sequence[int]
    ends: Sequence[int]
    found: Sequence[bytes]

    def at(self, offset: int) -> bytes | None:
        """Properties of the byte at *offset*; None where there are none."""
        index = bisect_right(self.starts, offset) - 1
        return self.found[index] if index >= 0 and offset < self.ends[index] else None

    def ends_at(self, offset: int) -> bool:
        """Whether one of them ends right before *offset*."""
        index = bisect_left(self.starts, offset) - 1
        return index >= 0 and self.ends[index] == offset


def changes_of(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Codes and operands, as far as they are sound."""
    at = 0
    while at + 2 < len(properties):
        code = properties[at] | properties[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if size < 0:
            size = properties[at]
            if code == _TABLE:
                size = int.from_bytes(properties[at : at + 2], "little") - 1
                at += 1
            elif code == _TABS and size == 255:
                return  # its length is told by what it holds; nothing after it matters here
            at += 1
        if size < 0 or at + size > len(properties):
            return
        yield code, properties[at : at + size]
        at += size


def paragraph_runs(streams: Streams, limits: Limits) -> Runs:
    """Properties of paragraphs: index of the style in two bytes, then the changes."""
    return _runs(streams, _PARAGRAPH_PAGES, limits)


def character_runs(streams: Streams, limits: Limits) -> Runs:
    """Properties of characters."""
    return _runs(streams, _CHARACTER_PAGES, limits)


def paragraph_look(properties: bytes, streams: Streams) -> ParagraphLook:
    """What properties with the index of a style in front say of a paragraph."""
    style = int.from_bytes(properties[:2], "little")
    return look_of_changes(properties[2:], style, streams.data)


def look_of_changes(properties: bytes, style: int, data: bytes = b"") -> ParagraphLook:
    """What changes say of a paragraph; *data* is the stream of what is too large for a page."""
    values: dict[int, int] = {}
    table: bytes | None = None
    merges: list[bytes] = []
    for code, operand in _with_huge(properties, data):
        if code == _TABLE:
            table, merges = operand, []
        elif code == 0xD62B:
            merges.append(operand)
        elif len(operand) <= 4:
            values[code] = int.from_bytes(operand, "little")
    row_end = bool(values.get(0x2417) or values.get(0x244C))
    depth = values.get(0x6649, 1)
    depth = depth if 0 < depth < 1 << 16 else 1
    outline = values.get(0x2640)
    return ParagraphLook(
        style,
        depth if values.get(0x2416) or values.get(0x6649) else 0,
        row_end,
        bool(values.get(0x244B)),
        values.get(0x460B),
        values.get(0x260A),
        None if outline is None else (outline + 1 if outline < _BODY_LEVEL else 0),
        _shapes(table, merges) if table and row_end else None,
    )


def character_look(properties: bytes, styles: Mapping[int, bytes] = _NONE) -> CharacterLook:
    """What changes say of characters; *styles* are the changes of character styles."""
    hidden = fixed = deleted = inserted = False
    symbol = ""
    values: dict[int, int] = {}  # the last of each code counts
    for code, operand in _with_styles(properties, styles):
        if code in _STANDING_OUT:
            values[code] = int.from_bytes(operand, "little", signed=True)
        elif code == 0x083C:
            hidden, fixed = operand[0] in (1, 0x81), operand[0] < 0x80
        elif code == 0x0800:
            deleted = operand[0] == 1
        elif code == 0x0801:
            inserted = operand[0] == 1
        elif code == 0x6A09:
            symbol = chr(int.from_bytes(operand[2:], "little"))
    struck = any(values.get(code) for code in _STRUCK)
    raised = values.get(_SMALL, 0) in (1, 2) or abs(values.get(_POSITION, 0)) >= _MOVED
    return CharacterLook(hidden, fixed, deleted, inserted, struck, raised, symbol)


def _with_styles(properties: bytes, styles: Mapping[int, bytes]) -> Iterator[tuple[int, bytes]]:
    for code, operand in changes_of(properties):
        if code == _STYLE:
            yield from changes_of(styles.get(int.from_bytes(operand, "little"), b""))
        else:
            yield code, operand


def _with_huge(properties: bytes, data: bytes) -> Iterator[tuple[int, bytes]]:
    for code, operand in changes_of(properties):
        if code in _HUGE:
            at = int.from_bytes(operand, "little")
            size = int.from_bytes(data[at : at + 2], "little")
            yield from changes_of(data[at + 2 : at + 2 + size])
        else:
            yield code, operand


def _shapes(table: bytes, merges: Iterable[bytes]) -> tuple[Shape, ...] | None:
    count = table[0]
    if not count or len(table) < 1 + 2 * (count + 1):
        return None
    edges = struct.unpack_from(f"<{count + 1}h", table, 1)
    told = 1 + 2 * (count + 1)
    flags = [
        int.from_bytes(table[told + _CELL * cell : told + _CELL * cell + 2], "little")
        for cell in range(count)
    ]
    for merge in merges:
        if len(merge) == 2 and merge[0] < count:
            flags[merge[0]] = flags[merge[0]] & ~_ABOVE_MASK | (merge[1] & 3) << 5
    joins_left: list[bool] = []
    # Which of the two codes is the first cell's is told differently by different writers; the
    # first of each run is.
    for merged, run in groupby(flags, lambda flag: flag & 3 > 0):
        codes = [flag & 3 for flag in run]
        joins_left += [merged and code != codes[0] for code in codes]
    return tuple(
        Shape(edges[cell], edges[cell + 1], joins_left[cell], flags[cell] & _ABOVE_MASK == _ABOVE)
        for cell in range(count)
    )


@dataclass(frozen=True, slots=True)
class _Pages:
    """How one kind of page is laid out; an entry's first byte tells where its properties lie."""

    part: int
    entry: int
    read: Callable[[bytes, int], bytes]


def _of_paragraph(page: bytes, entry: int) -> bytes:
    at = 2 * page[entry]
    if not at:
        return b""
    size = 2 * page[at] - 1
    if size < 0:
        at += 1
        size = 2 * page[at] if at < _PAGE else 0
    return page[at + 1 : at + 1 + size]


def _of_characters(page: bytes, entry: int) -> bytes:
    at = 2 * page[entry]
    return page[at + 1 : at + 1 + page[at]] if at else b""


_PARAGRAPH_PAGES = _Pages(PARAGRAPHS, 13, _of_paragraph)
_CHARACTER_PAGES = _Pages(CHARACTERS, 1, _of_characters)


def _runs(streams: Streams, pages: _Pages, limits: Limits) -> Runs:
    part = streams.part(pages.part)
    count = max(0, (len(part) - 4) // 8)
    check("文字格式的分段过多", count, limits.nodes)
    starts: list[int] = []
    ends: list[int] = []
    found: list[bytes] = []
    last = met = 0
    for number in numbers(part, 4 * (count + 1), count):
        begin = (number & 0x3FFFFF) * _PAGE
        page = streams.main[begin : begin + _PAGE]
        if len(page) < _PAGE:
            continue
        inside = page[-1]
        entries = 4 * (inside + 1)
        if entries + inside * pages.entry >= _PAGE:
            continue
        edges = numbers(page, 0, inside + 1)
        met += inside
        check("文字格式的分段过多", met, limits.nodes)
        for index in range(inside):
            start, end = edges[index], edges[index + 1]
            if last <= start < end:  # overlapping stretches are damage
                starts.append(start)
                ends.append(end)
                found.append(pages.read(page, entries + index * pages.entry))
                last = end
    return Runs(starts, ends, found)
