"""What hangs on a paragraph of a Word 97 file: text boxes, and drawings that show a picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hegui.documents.readers.word.doc_streams import (
    ANCHORS,
    BOXES,
    DRAWINGS,
    Streams,
    numbers,
)

_ANCHOR, _BOX = 26, 22  # bytes of an entry
_SHAPE_IN_BOX = 14  # where a box names the shape it is in
_SHAPE, _OPTIONS = 0xF00A, 0xF00B
_PICTURE = 0x104  # the option that names the picture a shape shows
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Drawings:
    """By position in the text: where the text of a box lies, and which drawings are pictures."""

    boxes: Mapping[int, tuple[int, int]]
    pictures: frozenset[int]


def drawings_of(streams: Streams) -> Drawings:
    """All drawings; those that are damaged are left out."""
    anchors = dict(_anchors(streams.part(ANCHORS)))
    boxes: dict[int, tuple[int, int]] = {}
    last = 0
    for start, end, shape in _boxes(streams.part(BOXES)):
        if last <= start < end and shape in anchors:
            boxes[anchors[shape]] = (start, end)
            last = end
    shown = _picture_shapes(streams.part(DRAWINGS)) if anchors else frozenset()
    return Drawings(
        boxes, frozenset(position for shape, position in anchors.items() if shape in shown)
    )


def _anchors(part: bytes) -> Iterator[tuple[int, int]]:
    """Shapes, and where in the text they hang."""
    count = min((len(part) - 4) // (_ANCHOR + 4), _MOST)
    positions = numbers(part, 0, count)
    for index, position in enumerate(positions):
        at = 4 * ((len(part) - 4) // (_ANCHOR + 4) + 1) + _ANCHOR * index
        yield int.from_bytes(part[at : at + 4], "little"), position


def _boxes(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Begin and end of each box's text among the text of all boxes, and its shape."""
    entries = max(0, (len(part) - 4) // (_BOX + 4))
    positions = numbers(part, 0, min(entries, _MOST) + 1)
    for index in range(len(positions) - 1):
        at = 4 * (entries + 1) + _BOX * index + _SHAPE_IN_BOX
        shape = int.from_bytes(part[at : at + 4], "little")
        yield positions[index], positions[index + 1], shape


def _picture_shapes(part: bytes) -> frozenset[int]:
    """Shapes that show a picture."""
    shapes: set[int] = set()
    at = 8 + int.from_bytes(part[4:8], "little")  # what all drawings share comes first
    while at + 9 <= len(part):
        at += 1  # a byte that tells the drawings of headers from the others
        end = at + 8 + int.from_bytes(part[at + 4 : at + 8], "little")
        shapes.update(_within(part, at, min(end, len(part))))
        at = end
    return frozenset(shapes)


def _within(part: bytes, at: int, end: int) -> Iterator[int]:
    shape = 0
    while at + 8 <= end:
        head = int.from_bytes(part[at : at + 2], "little")
        kind = int.from_bytes(part[at + 2 : at + 4], "little")
        size = int.from_bytes(part[at + 4 : at + 8], "little")
        at += 8
        if head & 0xF == 0xF:
            continue  # a container: go into it
        if kind == _SHAPE:
            shape = int.from_bytes(part[at : at + 4], "little")
        elif kind == _OPTIONS:
            for entry in range(at, min(at + 6 * (head >> 4), at + size, end - 5), 6):
                option = int.from_bytes(part[entry : entry + 2], "little")
                if option & 0x3FFF == _PICTURE and any(part[entry + 2 : entry + 6]):
                    yield shape
        at += size
