"""The value of a cell becomes the text that is seen in it.

A workbook holds numbers as binary fractions and dates as numbers of days; what is shown is made
by a number format. Only so much of a format is followed as changes what a reader takes from it:
percentages, decimals, dates, a unit behind the number. Thousands are not parted.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

# Formats that a workbook names by number alone; those from 27 on are those of Chinese programs.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 30), "yyyy-m-d"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 55, 56), "h:mm"),
    22: "yyyy-m-d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
}
GENERAL = "General"
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - no zone
_LAST_DAY = 2_958_465

Value = str | int | float | bool | date | datetime | time | timedelta | None

_DIGITS = Context(prec=15)  # no workbook program shows more of a number
_WIDE = Context(prec=400)
_LARGEST = 1e15
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"([^"]*)"')
_LEFT_OUT = re.compile(r"\[[^\]]*\]|[_*].|\\(.)")
_NUMBER_PART = re.compile(r"[#0?](?:[#0?,.]*[#0?])?(?P<scale>,*)")
_DECIMALS = re.compile(r"\.([0#?]*)")
_UNIT = re.compile(r"[\u4e00-\u9fff]{1,4}")


class Shown(NamedTuple):
    """How a number format shows numbers.

    Attributes:
        percent: as hundredths.
        decimals: how many decimals, or None for as many as there are.
        unit: words right behind the number.
        hides_noughts: whether nothing is shown of a nought.
        words: the format without colours and conditions, for dates.
    """

    percent: bool = False
    decimals: int | None = None
    unit: str = ""
    hides_noughts: bool = False
    words: str = ""


@lru_cache(maxsize=500)
def format_of(written: str) -> Shown:
    """What a number format as written in the file does."""
    sections = _sections(written)
    first = sections[0]
    plain = _LEFT_OUT.sub(lambda match: match[1] or "", first)
    bare = _QUOTED.sub("", plain)
    nought = sections[2] if len(sections) > 2 else ""
    hides = len(sections) > 2 and not _LEFT_OUT.sub("", nought).strip()
    number = _NUMBER_PART.search(bare)
    words = _QUOTED.sub(lambda match: match[1], plain)
    if number is None or "e" in bare.lower() or "/" in bare or number["scale"]:
        return Shown(hides_noughts=hides, words=words)
    decimals = _DECIMALS.search(bare)
    fixed = None if decimals and set(decimals[1]) - {"0"} else len(decimals[1] if decimals else "")
    behind = words[words.rfind(number[0][-1]) + 1 :].strip()
    unit = behind if _UNIT.fullmatch(behind) else ""
    return Shown("%" in bare, fixed, unit, hides, words)


def text_of(value: Value, number_format: str = "General") -> str:
    """What is seen of a value in a cell of that format."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, format_of(number_format))
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}"
    if isinstance(value, time):
        return value.strftime("%H:%M:%S")
    return _date(value, format_of(number_format).words)


@lru_cache(maxsize=500)
def speaks_of_time(written: str) -> bool:
    """Whether a number format shows a day or a time of day."""
    bare = _QUOTED.sub("", _LEFT_OUT.sub("", _sections(written)[0])).lower()
    return "general" not in bare and any(sign in bare for sign in "ymdhs")


def timed(value: Value, written: str, *, since_1904: bool) -> Value:
    """A number of days in a cell of that format as the day it is; anything else as it stands."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    if not speaks_of_time(written) or not 0 <= value <= _LAST_DAY:
        return value
    return (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(days=value)


def _sections(written: str) -> list[str]:
    """The parts of a format for positive and negative numbers, noughts and text."""
    parts, quoted, start = [], False, 0
    for at, char in enumerate(written):
        if char == '"':
            quoted = not quoted
        elif char == ";" and not quoted:
            parts.append(written[start:at])
            start = at + 1
    return [*parts, written[start:]]


def _text(value: str) -> str:
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join(filter(None, (line.strip() for line in text.split("\n"))))
    # Typed before a number to keep it as text, and copied along by some programs.
    return text[1:] if text.startswith("'") and "'" not in text[1:] else text


def _number(value: float, shown: Shown) -> str:
    try:
        number = _DIGITS.create_decimal(repr(value))
    except (InvalidOperation, ValueError):
        return str(value)
    if not number.is_finite():
        return str(value)
    if isinstance(value, int) and abs(value) >= _LARGEST:
        number = Decimal(value)
    if shown.percent:
        return _fixed(number * 100, shown.decimals) + "%"
    return _fixed(number, shown.decimals) + shown.unit


def _fixed(number: Decimal, decimals: int | None) -> str:
    """A number without exponent; with so many decimals if that is less than it has."""
    if not number:
        return "0"
    if abs(number) > Decimal("1e60") or abs(number) < Decimal("1e-60"):
        return str(number)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _date(value: date, words: str) -> str:
    """A day as its format writes it: 2023年1月1日, or 2023-01-01."""
    written = words.lower()
    year, month, day = (sign in written for sign in "ymd")
    hour = isinstance(value, datetime) and "h" in written
    clock = f"{value:%H:%M}" if hour else ""
    if not (year or day or (month and not hour)):
        return clock or f"{value:%Y-%m-%d}"
    if "年" in words or "月" in words:
        parts = (
            f"{value.year}年" * year,
            f"{value.month}月" * (month and (year or day or not hour)),
            f"{value.day}日" * day,
        )
    else:
        dashed = (f"{value.year}" * year, f"{value.month:02}" * month, f"{value.day:02}" * day)
        parts = ("-".join(filter(None, dashed)), "", "")
    return "".join(parts) + (f" {clock}" if clock else "")
