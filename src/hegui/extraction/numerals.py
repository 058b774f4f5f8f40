"""Numbers as Chinese prose writes them: 26, 1,113, 十二, 一百零五, 二○二一, 1.2万.

Turns digits into exact numbers; what is no number is None. Knows no unit and no sentence.
"""

from decimal import Decimal

DIGITS = "〇○零一二三四五六七八九"
_VALUES = {"〇": 0, "○": 0, "Ｏ": 0, "O": 0, "o": 0, "零": 0, "两": 2} | {
    char: value for value, char in enumerate("零一二三四五六七八九")
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
# A number in prose, for patterns: never longer than a number can reasonably be.
NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,6})?万?"
    r"|[零〇一二两三四五六七八九十百千万]{1,9}"
)


def small_number(text: str) -> int | None:
    """The value of an ordinal, 七 or 12 or 十二; None if it is none."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else None


def year_number(text: str) -> int | None:
    """The value of a year written digit by digit, 2021 or 二○二一; None if it is none."""
    if text.isascii() and text.isdigit():
        return int(text)
    digits = [
        int(char) if char.isascii() and char.isdigit() else _VALUES.get(char) for char in text
    ]
    if not digits or None in digits:
        return None
    return int("".join(str(digit) for digit in digits))


def number(text: str) -> Decimal | None:
    """The value of a number in figures or in Chinese; None if it is none."""
    if not text:
        return None
    scale = 1
    if text[0].isascii() and text[0].isdigit():
        if text[-1] in _MYRIADS:
            scale, text = _MYRIADS[text[-1]], text[:-1]
        plain = text.replace(",", "")
        if not plain.replace(".", "", 1).isdigit() or not plain.isascii():
            return None
        return Decimal(plain) * scale
    value = _chinese(text)
    return None if value is None else Decimal(value)


def _chinese(text: str) -> int | None:
    total, part, digit = 0, 0, -1
    for char in text:
        if char in _VALUES:
            digit = _VALUES[char] if digit <= 0 else digit * 10 + _VALUES[char]
        elif char in _TENS:
            part += (1 if digit < 0 else digit) * _TENS[char]
            digit = -1
        elif char in _MYRIADS:
            total = (total + part + max(digit, 0)) * _MYRIADS[char]
            part, digit = 0, -1
        else:
            return None
    return total + part + max(digit, 0)
