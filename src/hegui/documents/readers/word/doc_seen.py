"""Which characters of a Word 97 text a reader of the paper sees.

Hidden text, text struck out by tracked changes and the codes of fields stand among the others.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hegui.documents.limits import Limits
from hegui.documents.readers.word.doc_properties import PLAIN, character_look, character_runs
from hegui.documents.readers.word.doc_streams import Streams, joined

HIDDEN, DELETED, CODE = 1, 2, 4
_FIELD = re.compile("[\x13-\x15]")
_OBJECT = re.compile(r"\s*(?:EMBED|LINK)\s+(\S+)")
_SHOWN = re.compile(r"[^\s\x00-\x20]")


@dataclass(slots=True)
class Seen:
    """What is known of the characters of one text, by their positions in it.

    Attributes:
        mask: for each character why it is not seen; 0 if it is.
        symbols: characters shown in place of the one in the text.
        objects: programs of embedded objects, by where they stand.
        seams: in order, where what is struck out or raised begins and ends.
        fixed: characters that say themselves whether they are hidden.
        hidden: whether there is hidden text.
        tracked: whether there are tracked changes.
    """

    mask: bytearray
    symbols: dict[int, str] = field(default_factory=dict)
    objects: dict[int, str] = field(default_factory=dict)
    seams: list[int] = field(default_factory=list)
    fixed: set[int] = field(default_factory=set)
    hidden: bool = False
    tracked: bool = False


def look_through(
    streams: Streams, text: str, start: int, limits: Limits, styles: Mapping[int, bytes]
) -> Seen:
    """What is known of a *text* that begins at position *start* of the file's.

    *styles* are what the character styles say, by their index.
    """
    seen = Seen(bytearray(len(text)))
    _mark_fields(text, seen)
    looks = {b"": PLAIN}
    before = (False, False)
    for begin, end, properties in _stretches(streams, start, start + len(text), limits):
        look = looks.get(properties)
        if look is None:
            look = looks[properties] = character_look(properties, styles)
        first, last = begin - start, end - start
        if look.struck or look.raised:
            if seen.seams[-1:] == [first] and before == (look.struck, look.raised):
                seen.seams.pop()
            else:
                seen.seams.append(first)
            seen.seams.append(last)
            before = (look.struck, look.raised)
        if look.fixed:
            seen.fixed.update(range(first, last))
        if look.symbol:
            seen.symbols.update(dict.fromkeys(range(first, last), look.symbol))
        if look.hidden or look.deleted or look.inserted:
            shown = any(not seen.mask[at.start()] for at in _SHOWN.finditer(text, first, last))
            seen.hidden |= shown and look.hidden
            seen.tracked |= shown and (look.deleted or look.inserted)
            flag = HIDDEN * look.hidden | DELETED * look.deleted
            for at in range(first, last) if flag else ():
                seen.mask[at] |= flag
    return seen


def hide(seen: Seen, text: str, start: int, end: int) -> None:
    """Hide what stands in a paragraph whose style hides it.

    Where two styles both hide, word processors show the text again.
    """
    for at in range(start, end):
        if at not in seen.fixed:
            seen.mask[at] ^= HIDDEN
            seen.hidden |= bool(seen.mask[at]) and _SHOWN.match(text[at]) is not None


def _stretches(
    streams: Streams, start: int, end: int, limits: Limits
) -> Iterator[tuple[int, int, bytes]]:
    """Positions in the text, with the properties of the characters there."""
    runs = character_runs(streams, limits)
    for piece in streams.pieces:
        first, last = max(start, piece.start), min(end, piece.end)
        if first >= last:
            continue
        if piece.changes:
            yield first, last, piece.changes
        at = piece.at + (first - piece.start) * piece.width
        after = piece.at + (last - piece.start) * piece.width
        index = max(0, bisect_right(runs.starts, at) - 1)
        while index < len(runs.starts) and runs.starts[index] < after:
            begin, stop = max(runs.starts[index], at), min(runs.ends[index], after)
            if begin < stop and runs.found[index]:
                yield (
                    piece.start + (begin - piece.at) // piece.width,
                    piece.start + (stop - piece.at) // piece.width,
                    runs.found[index],
                )
            index += 1


def _mark_fields(text: str, seen: Seen) -> None:
    """Hide the codes of fields, keep what they show; a field that never ends is no field."""
    fields = _fields(text)
    depth = done = 0  # how many codes we are inside of
    for match in _FIELD.finditer(text):
        at = match.start()
        if at not in fields:
            continue
        if depth:
            seen.mask[done:at] = bytes([CODE]) * (at - done)
        depth += fields[at]
        done = at
    _name_objects(text, [at for at, step in fields.items() if step > 0], seen)


def _fields(text: str) -> Mapping[int, int]:
    """Marks of complete fields, in order: 1 where a code begins, -1 where it ends."""
    steps: dict[int, int] = {}
    open_fields: list[tuple[int, int]] = []  # where the code begins and ends
    for match in _FIELD.finditer(text):
        at = match.start()
        if match[0] == "\x13":
            open_fields.append((at, -1))
        elif not open_fields:
            continue
        elif match[0] == "\x14":
            begin, end = open_fields[-1]
            open_fields[-1] = (begin, at if end < 0 else end)
        else:
            begin, end = open_fields.pop()
            steps[begin] = 1
            steps[end if end >= 0 else at] = -1
    return dict(sorted(steps.items()))


def _name_objects(text: str, starts: list[int], seen: Seen) -> None:
    for start in starts:
        code = _OBJECT.match(joined(text[start + 1 : start + 200]))
        end = text.find("\x15", start, start + 400) if code else -1
        at = text.find("\x01", start, end) if end >= 0 else -1
        if code and at >= 0:
            seen.objects[at] = code[1][:80]
