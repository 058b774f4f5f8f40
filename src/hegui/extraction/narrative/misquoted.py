"""Whether an instrument is cited by a name or number that is nearly right, and so is wrong.

What is not near to any instrument of the pack's list is another instrument (a local rule, an
older notice) and is left alone; so are short names.
"""

import re
from collections.abc import Sequence

from hegui.extraction.headings import key_of
from hegui.extraction.narrative.names.near import one_apart
from hegui.extraction.wording import Instrument, Wording

_SHORTEST = 8  # characters of a name that one can tell from others by two of them
_MOST = 2  # characters that are lost, changed or too many in a slip
_SERIES = re.compile(r"[^〔]{1,20}〔[0-9]{4}〕")  # issuer and year of a number
_SURE = 6  # characters of a title that make it no mere short name


def misquoted(title: str, number: str, beside: str, wording: Wording) -> tuple[str, str]:
    """What is wrong with a citation, and how the instrument is really called.

    *number* has brackets made 〔〕; *beside* is the sentence round it. What is wrong is
    ``title``, ``number``, ``pair`` (right both, but of two instruments) or "".
    """
    known = wording.instruments
    key = key_of(title)
    named = next((one for one in known if key and key in one.titles), None)
    if title and named is None:
        near = _near(key, known)
        if near is not None:
            return "title", f"《{near.name}》"
    if not number or wording.superseded.search(beside):
        return "", ""
    if named is None:
        return _number_alone(number, beside, known, wording) if not title else ("", "")
    if len(key) < _SURE or any(number.endswith(one) for one in named.numbers):
        return "", ""
    other = next((one for one in known if any(map(number.endswith, one.numbers))), None)
    if other is not None:
        return ("", "") if _is_start(key, other) else ("pair", _cited(named))
    if named.numbers and number[0] == named.numbers[0][0]:
        return "number", _cited(named)
    return "", ""


def _near(key: str, known: Sequence[Instrument]) -> Instrument | None:
    """The instrument a title comes from by a slip; a title with words before it is another's."""
    for one in known:
        for title in one.titles:
            if len(title) >= _SHORTEST and _is_slip(title, key):
                return one
    return None


def _is_slip(right: str, written: str) -> bool:
    if not written or written[0] != right[0] or abs(len(right) - len(written)) > _MOST:
        return False
    start = _common(right, written)
    end = _common(right[start:][::-1], written[start:][::-1])
    if end > 0:
        return start + end >= len(right) - _MOST
    return _typo_at_end(right, written, start)


def _typo_at_end(right: str, written: str, start: int) -> bool:
    return len(right) == len(written) and start == len(right) - 1


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    length = min(len(one), len(other))
    return next((index for index in range(length) if one[index] != other[index]), length)


def _number_alone(
    number: str, beside: str, known: Sequence[Instrument], wording: Wording
) -> tuple[str, str]:
    """A number without a title, in a sentence on the form that a notice of the list prescribes."""
    if not wording.numbered.search(beside) or any(
        number.endswith(right) for one in known for right in one.numbers
    ):
        return "", ""
    series = _SERIES.match(number)
    for one in known:
        if not any(wording.numbered.search(title) for title in one.titles):
            continue
        for right in one.numbers:
            same = _SERIES.match(right)
            if one_apart(right, number) or (series and same and series[0] == same[0]):
                return "number", _cited(one)
    return "", ""


def _is_start(key: str, other: Instrument) -> bool:
    return any(title.startswith(key) for title in other.titles)


def _cited(one: Instrument) -> str:
    return f"《{one.name}》（{one.numbers[0]}）" if one.numbers else f"《{one.name}》"
