"""Headings inside a section: （一）…, 1.…, and short lines that lost their number.

Only the uppermost level of a section counts: where （一） is used, 1. belongs below it. A heading
may run on into its text in one line, and several may stand in one paragraph.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from hegui.extraction.numerals import small_number
from hegui.extraction.prose import Line

_CN = "[一二三四五六七八九十]{1,3}"
_BRACKET = re.compile(
    rf"(?:^|(?<=[。；：;:]))(?:[（(](?P<n>{_CN})[)）][、.．]?|(?<!.)(?P<b>{_CN})[)）])"
)
_ARABIC = re.compile(r"^(?P<n>[0-9]{1,2})(?:[、．]|\.(?![0-9]))")
_CHINESE = re.compile(rf"^(?P<n>{_CN})[、.．]")
_ITEM = re.compile("^[一二三四五六七八九十]是")
_END = re.compile(r"[。：:；;！？]")
_COMMA = re.compile(r"[，,]")
_LONGEST = 30
_SHORT = 25
_CUT = 20


@dataclass(frozen=True, slots=True)
class Subheading:
    """One heading inside a section.

    Attributes:
        at: index of its line in the section.
        number: 0 for none.
        text: as written, number included.
        title: the words.
        rest: what follows it in the same line, up to the next heading.
    """

    at: int
    number: int
    text: str
    title: str
    rest: str


def find_subheadings(
    lines: Sequence[Line], is_title: Callable[[str], bool], is_label: Callable[[str], bool]
) -> list[Subheading]:
    """Headings of the uppermost level; *is_title* knows names that need no number."""
    for pattern in (_BRACKET, _CHINESE, _ARABIC):
        numbered = [
            found
            for at, line in enumerate(lines)
            for found in _numbered(at, line.text, pattern)
            if not is_label(found.title)
        ]
        if numbered:
            break
    taken = {found.at for found in numbered}
    plain = [
        Subheading(at, 0, line.text, _ITEM.sub("", line.text.rstrip("。.：:*")), "")
        for at, line in enumerate(lines)
        if at not in taken and _unnumbered(at, lines, taken, is_title, bool(numbered))
    ]
    return sorted([*numbered, *plain], key=lambda found: found.at)


def _numbered(at: int, text: str, pattern: re.Pattern[str]) -> Iterator[Subheading]:
    hits = list(pattern.finditer(text))
    for hit, following in zip_longest(hits, hits[1:]):
        stop = following.start() if following else len(text)
        words = text[hit.end() : stop]
        cut = _head(words)
        number = small_number(next(group for group in hit.groups() if group)) or 0
        yield Subheading(
            at,
            number,
            text[hit.start() : hit.end() + cut],
            words[:cut].rstrip("。：:；;*"),
            words[cut:],
        )


def _head(words: str) -> int:
    """How many characters of the words behind a number are the heading."""
    for sign in (_END, _COMMA):
        hit = sign.search(words, 0, _LONGEST + 1)
        if hit:
            return hit.end() if sign is _END else hit.start()
    return len(words) if len(words) <= _LONGEST else _CUT


def _unnumbered(
    at: int,
    lines: Sequence[Line],
    taken: set[int],
    is_title: Callable[[str], bool],
    among_numbered: bool,  # noqa: FBT001 - a plain yes or no of the section
) -> bool:
    text = lines[at].text
    plain = text.rstrip("。.：:*")
    if not 2 <= len(plain) <= _SHORT or _END.search(plain):
        return False
    if is_title(_ITEM.sub("", plain)):
        return True
    if not among_numbered or text.endswith(("：", ":")) or any(char.isdigit() for char in text):
        return False
    following = lines[at + 1].text if at + 1 < len(lines) and at + 1 not in taken else ""
    return len(plain) >= 4 and len(following) > 2 * _SHORT
