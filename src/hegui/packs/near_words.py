"""Words that a slip of the pen makes of a right one: 主动工开 and 主动公公开 of 主动公开.

A list names the right words and which characters look alike; which are said alike is known of
Chinese. The first character stays as it is: what stands before a word might take up another.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hegui.model.pinyin import sound

_COMMON = range(0xB0, 0xD8)  # rows of GB 2312 with the characters in common use


def near_words(right: Sequence[str], look_alikes: Sequence[str]) -> Mapping[str, str]:
    """Wrong word → right word, none of them one of *right*."""
    alike = _look_alikes(look_alikes)
    found: dict[str, str] = {}
    for word in right:
        for wrong in _slips(word, alike):
            found.setdefault(wrong, word)
    return {wrong: word for wrong, word in found.items() if wrong not in right}


def _slips(word: str, alike: Mapping[str, str]) -> Iterator[str]:
    for at in range(1, len(word)):
        char = word[at]
        for other in (*_said_alike().get(sound(char), ()), *alike.get(char, "")):
            if other != char:
                yield word[:at] + other + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + char + word[at:]
            if word[at + 1] != char:
                yield word[:at] + word[at + 1] + char + word[at + 2 :]


def _look_alikes(groups: Sequence[str]) -> Mapping[str, str]:
    """Character → what it is taken for; the first of each group is the right one."""
    return {group[0]: group[1:] for group in groups}


@cache
def _said_alike() -> Mapping[str, tuple[str, ...]]:
    """Syllable → the common characters said so."""
    found: dict[str, list[str]] = {}
    for row in _COMMON:
        for column in range(0xA1, 0xFF):
            char = bytes((row, column)).decode("gb2312", "ignore")
            if char and sound(char):
                found.setdefault(sound(char), []).append(char)
    return {syllable: tuple(chars) for syllable, chars in found.items()}
