"""The agency's own name written with one character lost, changed or two swapped.

Any such name keeps one half of the right one, so the text is searched for both halves and only
their surroundings are compared. Behind the places one character may make another agency
(财政局, 民政局): what the pack lists as one is no slip, what is said alike (司发局) always is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.extraction.narrative.names.near import one_apart
from hegui.extraction.narrative.names.own import Own
from hegui.extraction.narrative.names.wording import NameWording
from hegui.model.pinyin import sound_alike

_SHORTEST = 5
_LONG_NAME = 9  # characters of a name without a place that is still no other's
_LONG_BODY = 6  # characters of an own name that no other agency's differs from by one
_ORDINAL = re.compile("[一二三四五六七八九十0-9东西南北中上下大小]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BY = "由"
_MOST = 50  # slips that are told of one report


@dataclass(frozen=True, slots=True)
class NameSlip:
    """The own name with a slip.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        text: as written.
        sure: false where the text always writes it so, and only the title differs.
    """

    start: int
    end: int
    text: str
    sure: bool


def name_slips(text: str, own: Own, wording: NameWording) -> Iterator[NameSlip]:
    """Every slip in the own name, in the order of the text."""
    name = own.name
    if len(name) < (_SHORTEST if own.deepest is not None else _LONG_NAME) or not own.body:
        return
    found = dict(_slips(text, own, wording))
    right = text.count(name)
    for start in sorted(found)[:_MOST]:
        written = found[start]
        sure = right > 0 or len(written) < len(name) or len(found) == 1
        yield NameSlip(start, start + len(written), written, sure)


def _slips(text: str, own: Own, wording: NameWording) -> Iterator[tuple[int, str]]:
    name = own.name
    half = len(name) // 2
    for part, offset in ((name[half:], half), (name[:half], 0)):
        at = text.find(part)
        while at >= 0:
            begin = at - offset
            for start, end in (
                (begin, begin + len(name)),
                (begin, begin + len(name) - 1),
                (begin + 1, begin + len(name)),
            ):
                if start < 0 or text.startswith(name, start):
                    continue
                written = text[start:end]
                apart = one_apart(name, written)
                cut = text[max(0, start - 1) : end] == name  # the right name, seen from its second
                if not apart or cut or not _is_slip(own, written, apart, wording):
                    continue
                alike = apart[0] == "changed" and sound_alike(name[apart[1]], written[apart[1]])
                if alike or apart[0] != "changed" or _stands_first(text, start):
                    yield start, written
                    break
            at = text.find(part, at + len(part))


def _stands_first(text: str, start: int) -> bool:
    """Whether a name begins a clause or stands behind 由: others are named elsewhere too."""
    return start == 0 or not _CHINESE.match(text[start - 1]) or text[start - 1] == _BY


def _is_slip(own: Own, written: str, apart: tuple[str, int], wording: NameWording) -> bool:
    """Whether a difference is a slip and not a shorter or another name."""
    how, at = apart
    name, places = own.name, len(own.name) - len(own.body)
    if how == "changed" and at in (places - 1, len(name) - 1):
        return sound_alike(name[at], written[at]) and not _ends_a_name(written[: at + 1], wording)
    if at == len(name) - 1 or written.endswith(wording.shorts) or (at == 0 and how != "swapped"):
        return False
    if how == "changed":
        return at < places or _is_slip_of_body(own, written, at, wording)
    if how == "swapped":
        return at != places - 1
    lost = name[at]
    if lost in wording.links or name[:at].endswith(lost):
        return False
    long = at >= places and len(own.body) >= _LONG_BODY
    return long or wording.places.units.fullmatch(lost) is None


def _is_slip_of_body(own: Own, written: str, at: int, wording: NameWording) -> bool:
    """Whether a changed character behind the places does not make another agency."""
    places = len(own.name) - len(own.body)
    if _ORDINAL.search(own.name[at] + written[at]):
        return False
    if len(own.body) >= _LONG_BODY:
        return at > places
    return not wording.is_agency(written[places:])


def _ends_a_name(written: str, wording: NameWording) -> bool:
    """Whether a text ends as names of agencies or places do, so that it may be another name."""
    return written.endswith(wording.endings) or bool(wording.places.units.search(written[-1]))
