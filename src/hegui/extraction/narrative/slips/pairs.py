"""Brackets and quotation marks without their partners.

Marks of lists (1） a) 二)) and faces have no partner; a pair may stand over two paragraphs.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hegui.extraction.narrative.slips.slip import Slip

_PAIRS = {
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "[": "]",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
}
_SAME = {"(": "（", ")": "）", "［": "[", "］": "]", "﹝": "〔", "﹞": "〕"}
_OPENED_BY = {close: begin for begin, close in _PAIRS.items()}
_ANY = re.compile("[" + re.escape("".join([*_PAIRS, *_PAIRS.values(), *_SAME])) + '\n"]')
_CURLY = re.compile("[" + re.escape("".join([*_PAIRS, *_PAIRS.values(), *_SAME])) + "]")
_LIST_MARK = re.compile(r"(?:^|[。；;：:，,、\n（(《“])[0-9A-Za-z一二三四五六七八九十①-⑳]{1,3}$")
_FACE = re.compile(r"[:;：；=][-^]?[)）(（]$")
_LATIN = re.compile(r"[0-9A-Za-z]’$|[\u00c0-\u00ff].$")
_FAR = 400  # characters; nothing that a reader follows is that far from its partner
_NAMES = {"“": "引号", "‘": "引号", "「": "引号", "『": "引号", "《": "书名号", "〈": "书名号"}


@dataclass
class _Open:
    """What is open at some point of the text: for each kind the offsets, last one last."""

    at: dict[str, list[int]] = field(default_factory=dict)
    straight: list[int] = field(default_factory=list)


def find_unpaired(text: str, section: Callable[[int], str]) -> Iterator[Slip]:
    """Every sign of a pair that stands alone; *section* tells where an offset is.

    Of several alone in one paragraph only the first is told.
    """
    told = -1  # where the paragraph of the last one told ends
    for at in sorted(_alone(text, section)):
        if at > told:
            yield _slip(text, at)
            told = text.find("\n", at)
            told = len(text) if told < 0 else told


def _slip(text: str, at: int) -> Slip:
    sign = text[at]
    plain = _SAME.get(sign, sign)
    if plain == '"':
        return Slip("unpaired", at, at + 1, "引号的个数是单数", extracted=True)
    name = _NAMES.get(_OPENED_BY.get(plain, plain), "括号")
    partner = _PAIRS.get(plain) or _OPENED_BY[plain]
    return Slip("unpaired", at, at + 1, f"{name}“{sign}”没有配对的“{partner}”", extracted=True)


def _alone(text: str, section: Callable[[int], str]) -> Iterator[int]:
    state, within = _Open(), None
    for hit in (_ANY if '"' in text else _CURLY).finditer(text):
        at, sign = hit.start(), hit[0]
        if sign == "\n":
            if len(state.straight) % 2:
                yield state.straight[-1]
            state.straight.clear()
            continue
        if sign == '"':
            state.straight.append(at)
            continue
        if (here := section(at)) != within:
            yield from _left(state)
            within = here
        plain = _SAME.get(sign, sign)
        opened = state.at.setdefault(_OPENED_BY.get(plain, plain), [])
        if plain in _PAIRS:
            opened.append(at)
        elif opened and at - opened[-1] <= _FAR:
            opened.pop()
        elif not _no_pair(text, at):
            yield at
    yield from _left(state)
    if len(state.straight) % 2:
        yield state.straight[-1]


def _left(state: _Open) -> list[int]:
    left = [at for opened in state.at.values() for at in opened]
    state.at.clear()
    return left


def _no_pair(text: str, at: int) -> bool:
    """Whether a sign closes the mark of a list, is part of a face or an apostrophe."""
    before = text[max(0, at - 5) : at]
    if text[at] in ")）" and _LIST_MARK.search(before):
        return True
    return bool(_FACE.search(before[-2:] + text[at]) or _LATIN.search(before[-1:] + text[at]))
