"""Regular expressions that take time linear in the text, whatever a rule or a report says.

The only door to the re2 library. It knows no back references and no look-around, which is
the price of never hanging on hostile text.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

import re2

_LONGEST = 2_000
_KEPT_WORDS = 4_096
_SET_MEMORY = 64 << 20  # bytes; states of a set that is larger are made anew


class Match(Protocol):
    """One hit, as in the standard library, but places go by number only."""

    def group(self, group: int | str = 0, /) -> str | None:
        """Text of a group, None if it took no part."""

    def groupdict(self) -> dict[str, str | None]:
        """Texts of the named groups."""

    def start(self, group: int = 0) -> int:
        """Where a group begins."""

    def end(self, group: int = 0) -> int:
        """Where a group ends."""

    def span(self, group: int = 0) -> tuple[int, int]:
        """Where a group begins and ends."""


class Pattern(Protocol):
    """A compiled expression, as in the standard library."""

    groupindex: Mapping[str, int]

    def search(self, text: str) -> Match | None:
        """The first hit."""

    def match(self, text: str) -> Match | None:
        """The hit at the beginning."""

    def fullmatch(self, text: str) -> Match | None:
        """The hit that is the whole text."""

    def finditer(self, text: str) -> Iterator[Match]:
        """All hits, none overlapping."""


# What re2 says, and what we say.
_REASONS = (
    ("invalid perl operator", "不支持环视 (?=…)、(?!…) 一类的写法"),
    ("invalid escape sequence", "反斜杠后面的字母不认识；也不支持 \\1 一类的反向引用"),
    ("missing closing )", "圆括号没有成对：少了“)”"),
    ("missing )", "圆括号没有成对：少了“)”"),
    ("unexpected )", "圆括号没有成对：多了“)”"),
    ("missing closing ]", "方括号没有成对"),
    ("missing ]", "方括号没有成对"),
    ("invalid character class range", "方括号里的范围写反了"),
    ("invalid character range", "方括号里的范围写反了"),
    ("no argument for repetition", "*、+、? 或 {n} 前面没有可重复的内容"),
    ("bad repetition operator", "*、+、? 不能连着写"),
    ("invalid repetition size", "{n,m} 里的次数太大或写反了"),
    ("invalid repeat", "{n,m} 里的次数太大或写反了"),
    ("trailing", "末尾不能是单独的反斜杠"),
    ("invalid named capture", "具名的组写成 (?P<name>…)"),
    ("too large", "展开以后太大，请写短一些"),
)


@lru_cache(maxsize=4096)
def compile_pattern(text: str) -> Pattern:
    """The matcher for the regular expression *text*.

    Raises:
        ValueError: it cannot be compiled; the message says why, in Chinese.
    """
    if len(text) > _LONGEST:
        raise ValueError(f"正则表达式超过 {_LONGEST} 个字")
    options = re2.Options()
    options.log_errors = False
    try:
        compiled: Pattern = re2.compile(text, options=options)
    except re2.error as error:
        said = str(error)
        reason = next((words for sign, words in _REASONS if sign in said), "写法不对")
        raise ValueError(f"正则表达式“{text}”：{reason}") from error
    return compiled


class PatternSet:
    """Many expressions looked for in one pass over a text."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Compiles them together; each has to be one that ``compile_pattern`` takes."""
        options = re2.Options()
        options.log_errors = False
        options.max_mem = _SET_MEMORY
        self._set = re2.Set.SearchSet(options)
        for pattern in patterns:
            self._set.Add(pattern)
        self._empty = not patterns
        if patterns:
            self._set.Compile()

    def matching(self, text: str) -> list[int]:
        """Which of them *text* has somewhere: their indices, in order."""
        return [] if self._empty else sorted(self._set.Match(text) or ())


class Words:
    """Many expressions looked for together: at each place the longest, none overlapping.

    One pass over the text whatever their number; a text that has few of them costs little.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        """Compiles them; each has to be one that ``compile_pattern`` takes."""
        options = re2.Options()
        options.log_errors = False
        options.longest_match = True
        options.never_capture = True
        options.max_mem = _SET_MEMORY
        union = "|".join(f"(?:{one})" for one in patterns)
        self._union = re2.compile(union, options=options) if patterns else None
        self._which = lru_cache(maxsize=_KEPT_WORDS)(self._first)
        self._whole = re2.Set.FullMatchSet(options)
        for pattern in patterns:
            self._whole.Add(pattern)
        if patterns:
            self._whole.Compile()

    def spans(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and index of the first expression that is the whole of what stands there."""
        if self._union is None:
            return
        encoded = text.encode()
        bytes_done, done = 0, 0
        for hit in self._union.finditer(encoded):
            start, end = hit.span()
            if start == end:
                continue
            begin = done + len(encoded[bytes_done:start].decode())
            word = encoded[start:end].decode()
            bytes_done, done = end, begin + len(word)
            yield begin, done, self._which(word)

    def _first(self, word: str) -> int:
        first: int = min(self._whole.Match(word))
        return first
