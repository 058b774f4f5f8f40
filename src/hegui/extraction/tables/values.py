"""The text of one cell becomes a state, a number and the way it was written.

Reads what stands there and never repairs it: two numbers in one cell stay unread, a unit or a
remark is noted as a style. Knows signs and numerals; the words that stand in place of a number
come from the pack.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from hegui.documents.clean import fold
from hegui.forms.edition import Placeholders

_UNITS = "万元|亿元|元|万|件次|人次|件|条|次|个|项|宗|份|起|篇|家|人|辆|%"
_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?P<sign>[+\-−－＋])?\s?(?P<digits>{_DIGITS})\s?(?P<unit>{_UNITS})?"
    r"(?P<remark>\s?[(（\[【][^()（）]{1,40}[)）\]】]|[①-⑳*＊※])?"
)
_SIGN_WORD = re.compile(
    rf"(?P<word>增加|减少|新增|增|减|\+|-)\s?(?P<digits>{_DIGITS})\s?(?:{_UNITS})?"
)
# A picture, a sign that has no character, digits of a font of signs; with digits or without.
_SIGN = "[\ufffc\ufffd\uf02b-\uf02e\uf030-\uf039]"
_UNCLEAR = re.compile(rf"[\d.,\s]*{_SIGN}(?:[\d.,\s]|{_SIGN})*")
_SPACED = re.compile(r"\d[\d,.]*(?:\s+\d[\d,.]*)+")
_CHINESE_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_CHINESE = re.compile(rf"[零〇○一二两三四五六七八九十百千]{{1,9}}(?:{_UNITS})?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell holds.

    Attributes:
        state: ``number``, ``blank``, ``not_applicable``, ``none``, ``dash``, ``text``, or
            ``split`` where two numbers stand in one cell and nobody can say which is meant,
            ``unclear`` where a picture or a sign stands that nobody can read.
        value: the number, if there is one.
        style: how it is written: ``plain unit space letter chinese full_width remark sign_word``.
    """

    state: str
    value: Decimal | int | None = None
    style: str = "plain"


BLANK = Reading("blank")
UNREAD = frozenset({"split", "unclear"})  # states of cells that are told, and not read


class ValueReader:
    """Reads cells with the placeholder words of one form; remembers what it has read."""

    def __init__(self, placeholders: Placeholders) -> None:
        self._states = {_bare(word): state for word, state in placeholders.states.items()}
        self._zero = frozenset(placeholders.zero_words)
        self._known: dict[str, Reading | None] = {}

    def read(self, text: str) -> Reading | None:
        """What *text* holds if it is a number, a placeholder or nothing; None for words."""
        known = self._known.get(text, _UNREAD)
        if known is not _UNREAD:
            return known
        reading = self._read(text)
        if len(self._known) < _REMEMBER and len(text) < 24:
            self._known[text] = reading
        return reading

    def read_cell(self, text: str) -> Reading:
        """The same for a cell that is certainly there: words are its state ``text``."""
        return self.read(text) or Reading("text")

    def _read(self, text: str) -> Reading | None:
        folded = fold(text).strip().replace("．", ".")
        if not folded:
            return BLANK
        if len(folded) > 60:
            return None
        bare = _bare(folded)
        state = self._states.get(bare)
        if state is None and len(bare) > 1 and len(set(bare)) == 1:
            state = self._states.get(bare[0])  # a sign is often written twice or more
            state = None if bare[0].isalnum() else state
        if state is not None:
            return Reading(state)
        full_width = any("０" <= c <= "９" for c in text)
        match = _NUMBER.fullmatch(folded)
        if match:
            return _of_match(match, full_width=full_width)
        return self._odd(folded)

    def _odd(self, folded: str) -> Reading | None:
        match = _SIGN_WORD.fullmatch(folded)
        if match:
            value = _number(match["digits"])
            minus = match["word"] in ("减少", "减", "-")
            return Reading("number", -value if minus else value, "sign_word")
        if _SPACED.fullmatch(folded):
            return Reading("split")
        if _UNCLEAR.fullmatch(folded):
            return Reading("unclear")
        if folded in ("O", "o", "Ｏ"):
            return Reading("number", 0, "letter")
        if folded in self._zero or _CHINESE.fullmatch(folded):
            value_ = _chinese(folded)
            if value_ is not None:
                return Reading("number", value_, "chinese")
        return None


_REMEMBER = 20_000
_UNREAD = Reading("unread")


def _bare(text: str) -> str:
    return "".join(text.split()).rstrip("。")


def _number(digits: str) -> Decimal | int:
    """Whole numbers as int, which is exact and quick; others as Decimal."""
    plain = digits.replace(",", "").replace("，", "")
    return Decimal(plain) if "." in plain else int(plain)


def _of_match(match: re.Match[str], *, full_width: bool) -> Reading:
    value = _number(match["digits"])
    if match["sign"] in ("-", "−", "－"):
        value = -value
    if match["remark"]:
        style = "remark"
    elif match["unit"]:
        style = "unit"
    elif full_width:
        style = "full_width"
    else:
        style = "plain"
    return Reading("number", value, style)


def _chinese(text: str) -> int | None:
    """A Chinese numeral below ten thousand, with or without a unit behind it."""
    text = re.sub(rf"(?:{_UNITS})$", "", text)
    if all(c in _CHINESE_DIGITS for c in text):
        return int("".join(str(_CHINESE_DIGITS[c]) for c in text)) if text else None
    total, digit = 0, -1
    for c in text:
        if c in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[c]
            continue
        total += (1 if digit < 0 else digit) * {"十": 10, "百": 100, "千": 1000}[c]
        digit = -1
    return total + max(digit, 0)
