"""Addresses on the net that spell another place of the agency's rank: www.baiyu-county.example.

Only a name that spells syllables and says its rank, and shares not one of them with the agency's
own place, is another's: abbreviations and the host of a city above tell nothing.
"""

import re
from collections.abc import Iterator
from itertools import islice

from hegui.extraction.narrative.names.own import CITY, COUNTY, TOWN, Own
from hegui.extraction.narrative.names.roles import Role
from hegui.extraction.narrative.told import Told
from hegui.model.pinyin import is_spelled, sounds

_HOST = re.compile(
    r"(?P<host>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})"
    r"(?P<path>/[A-Za-z0-9._/-]{0,120})?"
)
_RANKED = re.compile(
    r"(?P<stem>[a-z]{4,24}?)-?(?P<rank>county|district|city|town|xian|qu|shi|zhen|xiang)"
)
_RANKS = {
    "county": COUNTY,
    "district": COUNTY,
    "xian": COUNTY,
    "qu": COUNTY,
    "city": CITY,
    "shi": CITY,
    "town": TOWN,
    "zhen": TOWN,
    "xiang": TOWN,
}
_MOST = 40


def hosts(told: Told, own: Own) -> Iterator[Role]:
    """Hosts that spell a place of a rank of which the agency's own place is another."""
    if "." not in told.text or own.deepest is None:
        return
    for hit in islice(_HOST.finditer(told.text), _MOST):
        if told.text[hit.start() - 1 : hit.start()] == "@":
            continue
        whole = (hit["host"] + (hit["path"] or "")).lower()
        if any(_is_elsewhere(label, whole, own) for label in hit["host"].lower().split(".")):
            yield Role("address", hit.start("host"), hit.end("host"), "elsewhere")


def _is_elsewhere(label: str, whole: str, own: Own) -> bool:
    ranked = _RANKED.fullmatch(label)
    mine = own.chain.of(_RANKS[ranked["rank"]]) if ranked else None
    if ranked is None or mine is None or not is_spelled(ranked["stem"]):
        return False
    own_sounds = [sound.replace("ü", "v") for sound in sounds(mine.stem)]
    return (
        all(own_sounds)
        and "".join(own_sounds) not in whole
        and not any(_has(ranked["stem"], sound) for sound in own_sounds)
    )


def _has(stem: str, sound: str) -> bool:
    """Whether one of the syllables that *stem* spells is *sound*."""
    return any(
        stem.startswith(sound, at) and _spells(stem[:at]) and _spells(stem[at + len(sound) :])
        for at in range(len(stem))
    )


def _spells(part: str) -> bool:
    return not part or is_spelled(part)
