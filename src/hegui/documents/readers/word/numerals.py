"""A count becomes what a word processor prints for it: 一, 壹, ①, iv.

Formats bear the names that the standard for word processor files gives them. What is not known
is printed in Arabic digits, as word processors do.
"""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_OLD_LEGAL_DIGITS = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_ROMAN = 3_999
_MOST_LETTERS = 780  # thirty times the alphabet; beyond it a count is no letter any more
_CIRCLES = ("①", 20), ("㉑", 15), ("㊱", 15)


def numeral(count: int, form: str) -> str:
    """*count* in the number format named *form*; nothing for bullets."""
    if form in _SILENT:
        return ""
    write = _FORMS.get(form)
    if write is None or count < (form not in _OF_NOUGHT):
        return str(count)
    return write(count)


def _two_digits(count: int) -> str:
    return f"{count:02d}"


def _full_width(count: int) -> str:
    return str(count).translate(_FULL_WIDTH)


def _digitwise(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _thousands(count: int, digits: str, units: tuple[str, ...]) -> str:
    """二百零五; 十 stands for 一十 at the beginning, but 壹拾 is written whole."""
    if count >= 10_000:
        return str(count)
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = count // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + units[place]
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def _chinese(count: int) -> str:
    return _thousands(count, _DIGITS, _UNITS)


def _chinese_short(count: int) -> str:
    """To 九十九 with 十, above it digit by digit."""
    return _chinese(count) if count < 100 else _digitwise(count)


def _japanese(count: int) -> str:
    text = _chinese(count).replace("零", "")
    return text.replace("一百", "百").replace("一千", "千")


def _legal(count: int) -> str:
    return _thousands(count, _LEGAL_DIGITS, _LEGAL_UNITS)


def _old_legal(count: int) -> str:
    return _thousands(count, _OLD_LEGAL_DIGITS, _LEGAL_UNITS)


def _listed(signs: str) -> Callable[[int], str]:
    return lambda count: signs[count - 1] if count <= len(signs) else str(count)


def _run(first: str, length: int) -> str:
    return "".join(chr(ord(first) + step) for step in range(length))


def _letters(count: int) -> str:
    if count > _MOST_LETTERS:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if count > _MOST_ROMAN:
        return str(count)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (count // value)
        count %= value
    return text


def _sexagenary(count: int) -> str:
    step = (count - 1) % 60
    return _STEMS[step % 10] + _BRANCHES[step % 12]


_CIRCLED = _listed("".join(_run(first, length) for first, length in _CIRCLES))
_SILENT = frozenset({"none", "bullet"})
_OF_NOUGHT = frozenset({"decimalZero", "decimalFullWidth", "ideographDigital"})
_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": _two_digits,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": _listed(_run("⒈", 20)),
    "decimalEnclosedParen": _listed(_run("⑴", 20)),
    "ideographEnclosedCircle": _listed(_run("㊀", 10)),
    "chineseCounting": _chinese_short,
    "taiwaneseCounting": _chinese_short,
    "chineseCountingThousand": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _japanese,
    "ideographDigital": _digitwise,
    "japaneseDigitalTenThousand": _digitwise,
    "taiwaneseDigital": _digitwise,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _old_legal,
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
