"""The streams of a Word 97 file: what its header points at, and its text in pieces.

Knows where things lie, not what they mean. Positions in the text are counted in UTF-16 units,
as the file counts them.
"""

import re
import struct
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from hegui.documents.container import Container
from hegui.documents.limits import Limits, check
from hegui.errors import DocumentError

STYLES, CHARACTERS, PARAGRAPHS, PIECES = 1, 12, 13, 33
ANCHORS, DRAWINGS, BOXES = 40, 50, 56
LISTS, LIST_USES = 73, 74

_MAGIC = 0xA5EC
_OLDER = (0xA5DC, 0xA5DB, 0xA697, 0xA698, 0xA699, 0xA59B, 0xA59C)
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_WORDS, _LONGS = 14, 22  # counts of the header's fixed parts in every version since 97
_POINTERS = 0x9A
_LENGTHS = 0x4C  # of the text, footnotes, headers, macros, comments, endnotes, text boxes
_NARROW = 1 << 30
_MOST_CHANGES = 1 << 15  # a piece cannot name more
_PAIR = re.compile("[\ud800-\udfff]")


class Odd(Exception):  # noqa: N818 - not an error yet: another way of reading may be tried
    """The structure is damaged or foreign; the message says in Chinese what was met."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that lies in one stretch of the stream.

    Attributes:
        start: position in the text.
        end: position after it.
        at: where in the stream its first byte lies.
        width: bytes of a character.
        changes: properties laid over those of its paragraphs and characters.
    """

    start: int
    end: int
    at: int
    width: int
    changes: bytes


@dataclass(frozen=True, slots=True)
class Streams:
    """A Word file, opened.

    Attributes:
        main: the stream with the text and its properties.
        table: the stream the header points into.
        data: the stream of what is too large for the others.
        pieces: the text, in order.
        length: characters of the text proper.
        boxes: where the text of text boxes begins and ends.
    """

    main: bytes
    table: bytes
    data: bytes
    pieces: Sequence[Piece]
    length: int
    boxes: tuple[int, int]

    def part(self, index: int) -> bytes:
        """What the *index*-th pointer of the header points at; empty if it points nowhere."""
        start, length = self.where(index)
        return self.table[start : start + length]

    def where(self, index: int) -> tuple[int, int]:
        """Begin and length of that part in the table stream."""
        return _pointer(self.main, index)

    def text(self, start: int, end: int) -> str:
        """Text from one position to another, a character for every unit."""
        found = []
        for piece in self.pieces:
            first, last = max(start, piece.start), min(end, piece.end)
            if first >= last:
                continue
            at = piece.at + (first - piece.start) * piece.width
            found.append(_decode(self.main[at : at + (last - first) * piece.width], piece.width))
        return "".join(found)


def open_streams(container: Container, limits: Limits) -> Streams:
    """Open a Word 97 file.

    Raises:
        DocumentError: it is encrypted or above the limits.
        Odd: it is damaged, or of another version.
    """
    main = container.read("WordDocument")
    if len(main) < _POINTERS:
        raise Odd("文件头不完整")
    magic, flags = int.from_bytes(main[:2], "little"), int.from_bytes(main[10:12], "little")
    if magic == _MAGIC and flags & _ENCRYPTED:
        raise DocumentError("有密码保护，打不开；请去掉密码后重新提供")
    if magic in _OLDER:
        raise Odd("是 Word 95 或更早版本的文件")
    if magic != _MAGIC:
        raise Odd("文件头无法识别")
    if main[0x20] != _WORDS or main[0x3E] != _LONGS:
        raise Odd("文件头的结构不同寻常")
    name = "1Table" if flags & _SECOND_TABLE else "0Table"
    if name not in container:
        raise Odd(f"缺少内部数据流 {name}")
    table = container.read(name)
    data = container.read("Data") if "Data" in container else b""
    lengths = struct.unpack_from("<7i", main, _LENGTHS)
    length = lengths[0]
    check("文字过多，字数超限", length, limits.text_characters)
    pieces = _pieces(main, table, limits)
    if length <= 0 or not pieces or pieces[-1].end < length:
        raise Odd("文字长度与内容不符")
    before = sum(lengths[:6])
    sound = min(lengths) >= 0 and before + lengths[6] <= pieces[-1].end
    check("文字过多，字数超限", lengths[6] if sound else 0, limits.text_characters)
    boxes = (before, before + lengths[6]) if sound else (0, 0)
    return Streams(main, table, data, pieces, length, boxes)


def joined(text: str) -> str:
    """The same text with surrogate pairs made the characters they stand for."""
    if not _PAIR.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def numbers(data: bytes, at: int, count: int) -> tuple[int, ...]:
    """*count* numbers of four bytes each; as many as are there."""
    count = max(0, min(count, (len(data) - at) // 4))
    return struct.unpack_from(f"<{count}I", data, at) if count else ()


def piece_at(pieces: Sequence[Piece], starts: Sequence[int], position: int) -> Piece:
    """The piece that holds a position; *starts* are the begins of all pieces."""
    return pieces[max(0, bisect_right(starts, position) - 1)]


def _pointer(main: bytes, index: int) -> tuple[int, int]:
    found = numbers(main, _POINTERS + 8 * index, 2)
    return (found[0], found[1]) if len(found) == 2 else (0, 0)


def _decode(data: bytes, width: int) -> str:
    if width == 1:
        return data.decode("cp1252", "replace")
    text = data.decode("utf-16-le", "replace")
    if len(text) * 2 == len(data) and "\ufffd" not in text:
        return text
    units = struct.unpack(f"<{len(data) // 2}H", data[: len(data) & ~1])
    return "".join(map(chr, units))


def _pieces(main: bytes, table: bytes, limits: Limits) -> list[Piece]:
    start, length = _pointer(main, PIECES)
    clx = table[start : start + length]
    changes: list[bytes] = []
    at = 0
    while clx[at : at + 1] == b"\x01" and len(changes) <= _MOST_CHANGES:
        size = int.from_bytes(clx[at + 1 : at + 3], "little")
        changes.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    size = int.from_bytes(clx[at + 1 : at + 5], "little")
    if clx[at : at + 1] != b"\x02" or size < 16 or at + 5 + size > len(clx):
        raise Odd("文字的分段表已损坏")
    count = (size - 4) // 12
    check("文字的分段过多", count, limits.nodes)
    ends = numbers(clx, at + 5, count + 1)
    if ends[0]:
        raise Odd("文字的分段表已损坏")
    pieces = []
    for index in range(count):
        entry = at + 5 + 4 * (count + 1) + 8 * index
        place, change = struct.unpack_from("<IH", clx, entry + 2)
        narrow = bool(place & _NARROW)
        offset = (place & (_NARROW - 1)) // (2 if narrow else 1)
        piece = Piece(
            ends[index], ends[index + 1], offset, 1 if narrow else 2, _changes(change, changes)
        )
        if piece.start > piece.end or offset + (piece.end - piece.start) * piece.width > len(main):
            raise Odd("文字的分段表已损坏")
        pieces.append(piece)
    return pieces


# The few short forms of changes that matter: in a table, end of a row, deleted, inserted, hidden.
_SHORT = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x5C: 0x083C}


def _changes(change: int, kept: Sequence[bytes]) -> bytes:
    if change & 1:
        return kept[change >> 1] if change >> 1 < len(kept) else b""
    code = _SHORT.get(change >> 1 & 0x7F)
    return struct.pack("<HB", code, change >> 8) if code else b""
