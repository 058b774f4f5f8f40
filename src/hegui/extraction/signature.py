"""The signature below the last section, told from its text: the agency's name, and a date.

It says who signed and when, not what section six reports. A name followed by a date ends the
report, whatever the page still says below; a name or a date alone counts only at the very end, and
a name only where it stands in the title. Knows no form.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hegui.documents.clean import fold, squeeze
from hegui.extraction.prose import Line
from hegui.extraction.sections import Layout

_DATE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月"
    r"[一二三四五六七八九十]{1,3}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
)
_SHORTEST_NAME = 3


def without_signature(layout: Layout, title: str) -> Layout:
    """The layout without the lines under its last section that only sign the report."""
    if not layout.sections:
        return layout
    last = layout.sections[-1]
    body = _unsigned(last.body, squeeze(fold(title)))
    if len(body) == len(last.body):
        return layout
    return replace(layout, sections=(*layout.sections[:-1], replace(last, body=body)))


def _unsigned(body: Sequence[Line], title: str) -> tuple[Line, ...]:
    texts = [squeeze(fold(line.text)) for line in body]
    for at, text in enumerate(texts):
        following = texts[at + 1] if at + 1 < len(texts) else ""
        dated = _DATE.search(text) is not None or _DATE.fullmatch(following) is not None
        if dated and _DATE.fullmatch(text) is None and _signs(text, title):
            return tuple(body[:at])
    kept = list(body)
    while kept and _signs(texts[len(kept) - 1], title):
        kept.pop()
    return tuple(kept)


def _signs(text: str, title: str) -> bool:
    """Whether a line is a date, the agency's name, or the one behind the other."""
    date = _DATE.search(text)
    name = text if date is None else text[: date.start()] + text[date.end() :]
    if not name:
        return date is not None
    return len(name) >= _SHORTEST_NAME and name in title
