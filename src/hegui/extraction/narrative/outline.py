"""The preface's own account of the report: 全文由六个部分组成，包括A、B、C等.

Titles may hold the very signs that separate them, so known titles are taken out of the list
first. A name is matched with a heading that is really there, each heading once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hegui.extraction.headings import NEAR, HeadingBook, key_of, split_number
from hegui.extraction.numerals import small_number
from hegui.extraction.prose import Line
from hegui.extraction.sections import Found
from hegui.extraction.wording import OutlineWording
from hegui.model.likeness import similarity
from hegui.model.place import Place

_HIDDEN = "\ue000"  # stands for a known title while a list is split
_SEPARATOR = re.compile(rf"[、，,；;]|以及|(?<={_HIDDEN})[和及与]|[和及与](?={_HIDDEN})")
_NUMBER = re.compile(  # a printed number in front of a name of the list
    rf"[（(]?(?:[一二三四五六七八九十]{{1,2}}|[0-9])(?:[)）][、.．]?|[、.．])(?={_HIDDEN})"
    r"|(?<=[；;：:，,])[（(]?[一二三四五六七八九十](?:[)）][、.．]?|[、.．])"
)
_SEMICOLON = re.compile(f"[；;](?={_HIDDEN})")  # it closes a list, but not between two titles
_SENTENCE = re.compile(r"[^。\n]{6,600}")
_FEWEST = 3  # names that make a list


@dataclass(frozen=True, slots=True)
class Outline:
    """What the preface says of the parts; ``claimed`` None where it gives no number."""

    claimed: int | None
    listed: int
    unmatched: tuple[str, ...]
    open: bool
    text: str
    place: Place


def find_outline(
    preface: Sequence[Line], sections: Sequence[Found], book: HeadingBook, wording: OutlineWording
) -> Outline | None:
    """The account of the parts in the preface; None if there is none."""
    for line in preface:
        for match in _SENTENCE.finditer(line.text):
            outline = _read(match[0], line, sections, book, wording)
            if outline is not None:
                return outline
    return None


def _read(
    sentence: str,
    line: Line,
    sections: Sequence[Found],
    book: HeadingBook,
    wording: OutlineWording,
) -> Outline | None:
    hidden, titles = book.hide_titles(sentence, _HIDDEN)
    hidden = _SEMICOLON.sub("，", _NUMBER.sub("", hidden))
    claimed = None
    if any(pattern.search(sentence) for pattern in wording.within):
        claimed = _claimed(hidden, wording)
    if claimed is None and len(titles) < _FEWEST:
        return None
    names, is_open = _names(hidden, titles, wording)
    if claimed is None and len(names) < _FEWEST:
        return None
    unmatched = _unmatched(names, sections, book)
    return Outline(
        claimed=claimed,
        listed=len(names),
        unmatched=tuple(unmatched),
        open=is_open,
        text=sentence,
        place=line.place.named(text=sentence[:60], label="前言"),
    )


def _claimed(sentence: str, wording: OutlineWording) -> int | None:
    for pattern in wording.claims:
        hit = pattern.search(sentence)
        if hit:
            return small_number(hit.group("count") or "")
    return None


def _names(hidden: str, titles: list[str], wording: OutlineWording) -> tuple[list[str], bool]:
    """The names listed, and whether the list says it goes on."""
    best: list[str] = []
    is_open = False
    for opener in [None, *wording.opens.finditer(hidden)]:
        start = opener.end() if opener else hidden.find(_HIDDEN)
        if start < 0:
            continue
        close = wording.closes.search(hidden[start:])
        end = start + close.start() if close else len(hidden)
        items = [item for item in _SEPARATOR.split(hidden[start:end]) if item]
        if len(items) > len(best) and (len(items) >= _FEWEST or _HIDDEN in hidden[start:end]):
            best = items
            is_open = bool(close and wording.etcetera and close.group(0) == wording.etcetera)
            skipped = hidden[:start].count(_HIDDEN)
            chosen = iter(titles[skipped:])
    if not best:
        return [], False
    names = []
    for item in best:
        name = item
        while _HIDDEN in name:
            name = name.replace(_HIDDEN, next(chosen), 1)
        names.append(split_number(name).rest)
    return names, is_open


def _unmatched(names: Sequence[str], sections: Sequence[Found], book: HeadingBook) -> list[str]:
    """Names without a heading of their own."""
    left = list(sections)
    unmatched = []
    for name in names:
        found = next((one for one in left if _same(name, one, book)), None)
        if found is None:
            unmatched.append(name)
        else:
            left.remove(found)
    return unmatched


def _same(name: str, found: Found, book: HeadingBook) -> bool:
    key, title = key_of(name), key_of(found.candidate.title)
    hit = book.exact(name)
    if hit and found.due:
        return hit[0] == found.due.id
    if similarity(key, title) >= NEAR or (len(key) >= 4 and _within(key, title)):
        return True
    section, score = book.near(name)
    return found.due is not None and section == found.due.id and score >= NEAR


def _within(short: str, long: str) -> bool:
    """Whether a name is a title with characters left out."""
    rest = iter(long)
    return all(char in rest for char in short)
