"""Whose report it is: the agency's name, what kind of agency, and on which level.

Both are read from the name alone, by the endings and the words the pack lists; a name that
none of them fits stays unknown. Knows no register of agencies.
"""

import re
from collections.abc import Sequence

from hegui.extraction.prose import Line
from hegui.extraction.wording import Wording
from hegui.model.agency_kind import AgencyKind

_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_SIGNATURES = 8
_NAME = re.compile(r"[\u4e00-\u9fff（）()]{4,30}")


def find_name(
    preface: Sequence[Line], all_lines: Sequence[Line], title_end: int, wording: Wording
) -> str:
    """The agency's name where the title has none.

    It stands right below the title, which ends with block *title_end*, else in the preface, else
    in the signature.
    """
    below = next((line for line in preface if title_end >= 0 and line.block > title_end), None)
    if below is not None and _is_name(below.text, wording):
        return below.text
    for line in preface:
        for pattern in wording.agency_written:
            hit = pattern.search(line.text)
            name = (hit.group("name") or "") if hit else ""
            if kind_of(name, wording) is not AgencyKind.UNKNOWN:
                return name
    for line in reversed(all_lines[-_SIGNATURES:]):
        if _is_name(line.text, wording):
            return line.text
    return ""


def _is_name(text: str, wording: Wording) -> bool:
    return bool(_NAME.fullmatch(text)) and kind_of(text, wording) is not AgencyKind.UNKNOWN


def kind_of(name: str, wording: Wording) -> AgencyKind:
    """What kind of agency bears *name*."""
    plain = _BRACKET.sub("", name)
    for pattern, kind in wording.agency_kinds if len(plain) >= 2 else ():
        if pattern.search(plain):
            return AgencyKind(kind)
    return AgencyKind.UNKNOWN


def level_of(name: str, wording: Wording) -> str:
    """On which level it stands; ``unknown`` where the name does not show it."""
    plain = _BRACKET.sub("", name)
    for pattern, level in wording.agency_levels if plain else ():
        if pattern.search(plain):
            return level
    return "unknown"
