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


def find_name(preface: Sequence[Line], all_lines: Sequence[Line], wording: Wording) -> str:
    """The agency's name where the title has none: in the preface, else in the signature."""
    for line in preface:
        for pattern in wording.agency_written:
            hit = pattern.search(line.text)
            name = (hit.group("name") or "") if hit else ""
            if kind_of(name, wording) is not AgencyKind.UNKNOWN:
                return name
    for line in reversed(all_lines[-_SIGNATURES:]):
        if _NAME.fullmatch(line.text) and kind_of(line.text, wording) is not AgencyKind.UNKNOWN:
            return line.text
    return ""


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
