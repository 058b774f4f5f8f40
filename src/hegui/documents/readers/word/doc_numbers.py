"""Automatic numbers of a Word 97 file: which text stands before which paragraph.

The numbers are not in the text; without them a heading would seem to lack its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hegui.documents.readers.word.doc_streams import LIST_USES, LISTS, Streams, numbers
from hegui.documents.readers.word.numerals import numeral

_LEVELS = 9
_MOST = 4_096
_LONGEST = 60  # characters of a printed number; nobody writes longer ones
_FORM_NAMES = """
    decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex
    chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth
    japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2
    aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop
    decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle
    ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting
    ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting
    chineseLegalSimplified chineseCountingThousand
"""
_FORMS = tuple(_FORM_NAMES.split())  # in the order of their codes
_NONE = 255


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: its first number.
        form: name of the way numbers are written.
        text: what is printed, with the index of a level in place of its number.
        arabic: whether the numbers of all levels are written in digits.
        restarts: the levels before this one that start it again.
    """

    start: int
    form: str
    text: str
    arabic: bool = False
    restarts: int = _LEVELS


@dataclass(frozen=True, slots=True)
class _Use:
    """A list as some paragraphs use it: its id, levels told anew and numbers set anew."""

    id: int
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbers:
    """Counts paragraphs as they come."""

    def __init__(self, streams: Streams) -> None:
        self._lists = _lists(streams)
        self._uses = _uses(streams)
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def next(self, use: int, level: int) -> str:
        """The number of the next paragraph of that list and level; "" for a bullet or none."""
        if not 1 <= use <= len(self._uses) or not 0 <= level < _LEVELS:
            return ""
        used = self._uses[use - 1]
        levels = [
            used.levels.get(index, own) for index, own in enumerate(self._lists.get(used.id, ()))
        ]
        if level >= len(levels):
            return ""
        counts = self._counts.setdefault(used.id, [None] * _LEVELS)
        before = counts[level]
        if level in used.starts and (use, level) not in self._begun:
            counts[level] = used.starts[level]
        else:
            counts[level] = levels[level].start if before is None else before + 1
        self._begun.add((use, level))
        for deeper in range(level + 1, len(levels)):
            if level < levels[deeper].restarts:
                counts[deeper] = None
        return _print(levels, level, counts)


def _print(levels: Sequence[Level], level: int, counts: Sequence[int | None]) -> str:
    own = levels[level]
    if own.form == "bullet":
        return ""
    printed = []
    for char in own.text:
        index = ord(char)
        if index >= _LEVELS:
            printed.append(char)
        elif index < len(levels):
            count = counts[index]
            form = "decimal" if own.arabic else levels[index].form
            printed.append(numeral(levels[index].start if count is None else count, form))
    return "".join(printed).strip()


def _lists(streams: Streams) -> Mapping[int, tuple[Level, ...]]:
    """Id of a list → its levels, which lie behind the table of the lists."""
    at, _ = streams.where(LISTS)
    table = streams.table
    if not at:
        return {}
    count = min(int.from_bytes(table[at : at + 2], "little"), _MOST)
    heads = [table[at + 2 + 28 * index : at + 30 + 28 * index] for index in range(count)]
    at += 2 + 28 * count
    lists = {}
    for head in heads:
        if len(head) < 28:
            break
        levels = []
        for _ in range(1 if head[26] & 1 else _LEVELS):
            level, at = _level(table, at)
            levels.append(level)
        lists[int.from_bytes(head[:4], "little")] = tuple(levels)
    return lists


def _level(table: bytes, at: int) -> tuple[Level, int]:
    head = table[at : at + 28]
    if len(head) < 28:
        return Level(1, "none", ""), len(table)
    at += 28 + head[24] + head[25]
    length = int.from_bytes(table[at : at + 2], "little")
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    start = int.from_bytes(head[:4], "little")
    restarts = min(head[26], _LEVELS) if head[5] & 0x08 else _LEVELS
    arabic = bool(head[5] & 0x04)
    return Level(start, _form(head[4]), text[:_LONGEST], arabic, restarts), at + 2 + 2 * length


def _uses(streams: Streams) -> Sequence[_Use]:
    part = streams.part(LIST_USES)
    count = min(int.from_bytes(part[:4], "little"), _MOST)
    heads = [part[4 + 16 * index : 20 + 16 * index] for index in range(count)]
    heads = [head for head in heads if len(head) == 16]
    at = 4 + 16 * count
    uses = []
    for head in heads:
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        at += 4
        for _ in range(min(head[12], _LEVELS)):
            told = numbers(part, at, 2)
            if len(told) < 2:
                break
            at += 8
            index = told[1] & 0xF
            if told[1] & 0x10:
                starts[index] = told[0]
            if told[1] & 0x20:
                levels[index], at = _level(part, at)
        uses.append(_Use(int.from_bytes(head[:4], "little"), levels, starts))
    return uses


def _form(code: int) -> str:
    if code == _NONE:
        return "none"
    return _FORMS[code] if code < len(_FORMS) else "decimal"
