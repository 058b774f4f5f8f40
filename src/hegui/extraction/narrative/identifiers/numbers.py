"""Numbers of identity cards, mobile telephones and bank cards, and private mailboxes.

A number is told by its own checks (date and check digit, Luhn's sum), never by its length alone:
indexes, serial numbers and codes of organisations are as long.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hegui.extraction.narrative.identifiers.found import Found
from hegui.extraction.narrative.masking import masked_mailbox, masked_number

_DIGITS = re.compile(
    r"(?<![0-9A-Za-z.*_/-])[0-9]{11,19}[Xx]?(?![0-9A-Za-z*_/]|-[0-9]|\.[0-9]|[次条件元人个份项户万亿%字])"
)
_LONG = re.compile(r"[0-9]{11}")
_SPLIT_MOBILE = re.compile(r"(?<![0-9A-Za-z-])1[3-9][0-9]-[0-9]{4}-[0-9]{4}(?![0-9-])")
_REGIONS = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_FIRST_YEAR, _CENTURY = 1850, 1900
_CARD_BEGINS = ("62", "60", "9558", "9559", "955", "4", "5", "35", "37", "34", "69", "68")
_SHORTEST_CARD, _LONGEST_CARD = 16, 19
_LONG_ID, _SHORT_ID, _MOBILE = 18, 15, 11
_JUST_BEFORE = 12  # characters in which the label of a number stands
_NEAR = 40
_NO_BABIES = 3  # years; a number with a later date is the date of a document


class NumberFinder:
    """Finds them with the labels of a pack."""

    def __init__(self, wording: Mapping[str, Any]) -> None:
        """Compiles the labels."""
        labels = wording.get("labels", {})
        self._label = {
            name: re.compile("|".join(map(re.escape, labels.get(name, ()))) or r"(?!)")
            for name in ("id_card", "account", "contact", "public_account")
        }
        self._other = re.compile(
            rf"(?:{'|'.join(map(re.escape, labels.get('numbers', ()))) or '(?!)'})"
            r"[为是：:“（(]{0,3}(?:[0-9A-Za-z]{4,24}[、和与及至-]){0,3}$"
        )
        self._persons = re.compile("|".join(map(re.escape, wording.get("persons", ()))) or r"(?!)")
        domains = sorted(wording.get("mailbox_domains", ()), key=len, reverse=True)
        either = "|".join(map(re.escape, domains)) or r"(?!)"
        self._mailbox = re.compile(
            rf"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{{1,64}})[@＠]({either})(?!-?[A-Za-z0-9]|\.[A-Za-z0-9])",
            re.IGNORECASE,
        )

    def find(self, text: str, year: int | None) -> Iterator[Found]:
        """Every one in *text*; *year* is that of the report."""
        for hit in _DIGITS.finditer(text) if _LONG.search(text) else ():
            one = self._number(hit, text, year)
            if one is not None:
                yield one
        for hit in _SPLIT_MOBILE.finditer(text) if "-" in text else ():
            yield self._mobile(text, *hit.span())
        for hit in self._mailbox.finditer(text) if "@" in text or "＠" in text else ():
            shown = f"{masked_mailbox(hit[1])}@{hit[2]}"
            yield Found("mailbox", *hit.span(), shown)

    def _number(self, hit: re.Match[str], text: str, year: int | None) -> Found | None:
        digits, (start, end) = hit[0].upper(), hit.span()
        before = text[max(0, start - _JUST_BEFORE) : start]
        named = self._label["id_card"].search(before) is not None
        other = self._other.search(text[max(0, start - _NEAR) : start]) is not None
        if len(digits) == _LONG_ID and _is_long_id(digits, year, named=named) and not other:
            return Found("id_card", start, end, masked_number(digits))
        if len(digits) == _SHORT_ID and named and _is_short_id(digits) and not other:
            return Found("id_card", start, end, masked_number(digits))
        if digits.isdigit() and not other:
            if len(digits) == _MOBILE and digits[0] == "1" and digits[1] in "3456789":
                return self._mobile(text, start, end)
            if _SHORTEST_CARD <= len(digits) <= _LONGEST_CARD:
                return self._card(digits, text, start, end)
        return None

    def _mobile(self, text: str, start: int, end: int) -> Found:
        before = text[max(0, start - _NEAR) : start].rpartition("。")[2]
        person = self._persons.search(before[-_NEAR // 2 :])
        around = before + text[end : end + _NEAR // 2].partition("。")[0]
        contact = not person and self._label["contact"].search(around) is not None
        digits = text[start:end].replace("-", "")
        return Found("mobile", start, end, masked_number(digits), contact=contact)

    def _card(self, digits: str, text: str, start: int, end: int) -> Found | None:
        before = text[max(0, start - _NEAR) : start].rpartition("。")[2]
        labelled = self._label["account"].search(before[-_JUST_BEFORE - 8 :]) is not None
        public = self._label["public_account"].search(before + text[end : end + _NEAR])
        if _luhn(digits) and (labelled or digits.startswith(_CARD_BEGINS)):
            shown = masked_number(digits)
            return Found("bank_card", start, end, shown, contact=public is not None)
        if labelled and self._persons.search(before):
            return Found("account", start, end, masked_number(digits), contact=public is not None)
        return None


def _is_long_id(digits: str, year: int | None, *, named: bool) -> bool:
    """Whether 18 characters are those of a card; one that is called so need not add up."""
    born = _day(digits[6:10], digits[10:12], digits[12:14])
    if born is None or not _REGIONS.match(digits) or born.year < _FIRST_YEAR:
        return False
    if named:
        return True
    if year is not None and born.year > year - _NO_BABIES:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return digits[:17].isdigit() and _CHECKS[total % 11] == digits[17]


def _is_short_id(digits: str) -> bool:
    year = str(_CENTURY + int(digits[6:8]))
    return (
        _REGIONS.match(digits) is not None and _day(year, digits[8:10], digits[10:12]) is not None
    )


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _luhn(digits: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
