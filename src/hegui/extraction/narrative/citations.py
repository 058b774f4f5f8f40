"""Instruments of law a report names: their titles in 《》 and their document numbers.

Number and title that stand side by side are one citation; brackets of numbers are made 〔〕.
Which instrument is meant is looked up in the pack's list, never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.extraction.headings import key_of
from hegui.extraction.narrative.misquoted import misquoted
from hegui.extraction.prose import Prose
from hegui.extraction.wording import Wording
from hegui.model.place import Place

_TITLE = re.compile(r"[《〈<](?P<title>[^《》〈〉<>\n]{2,80})[》〉>]")
_BETWEEN = re.compile(r"[（(）)》〉>的通知文件]{0,8}")  # what may stand between title and number
_OPENS = "《〈<"
_BEFORE = 6
_OPEN = re.compile(r"[\[﹝［（(【〔]([0-9]{4})[\]﹞］）)】〕]")
_LEAD = re.compile(r"^(?:根据|依据|按照|遵照|以及|和|与|及|由|的|按|见|了)+")


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument as cited; ``wrong`` is what is nearly right in it, ``due`` the right words."""

    title: str
    number: str
    source: str
    wrong: str
    due: str
    section: str
    text: str
    place: Place


def find_citations(prose: Prose, wording: Wording) -> Iterator[Citation]:
    """Every instrument the text names."""
    if wording.document_number is None:
        return
    text = prose.text
    numbers = [_trimmed(match.span(), text) for match in wording.document_number.finditer(text)]
    pending = 0
    for match in _TITLE.finditer(text):
        start, end = match.span()
        if text[max(0, start - _BEFORE) : start].rstrip("为：:").endswith(wording.short_for):
            continue
        while pending < len(numbers) and numbers[pending][1] <= start:
            if _BETWEEN.fullmatch(text, numbers[pending][1], start):
                break
            yield _citation("", numbers[pending], numbers[pending], prose, wording)
            pending += 1
        stretch = None
        if pending < len(numbers) and (
            numbers[pending][1] <= start
            or (numbers[pending][0] >= end and _BETWEEN.fullmatch(text, end, numbers[pending][0]))
        ):
            stretch = numbers[pending]
            pending += 1
        yield _citation(match["title"], stretch, (start, end), prose, wording)
    for span in numbers[pending:]:
        yield _citation("", span, span, prose, wording)
    yield from _unquoted(prose, wording)


def _unquoted(prose: Prose, wording: Wording) -> Iterator[Citation]:
    """Names written without 《》, where they are wrong; right ones would be told twice."""
    if wording.unquoted is None:
        return
    for hit in wording.unquoted.finditer(prose.text):
        start, end = hit.span()
        if prose.text[max(0, start - 1) : start] in tuple(_OPENS):
            continue
        found = _citation(hit.group() or "", None, (start, end), prose, wording)
        if found.wrong:
            yield found


def _trimmed(span: tuple[int, int], text: str) -> tuple[int, int]:
    """A number without the small words before it, which look like part of its name."""
    lead = _LEAD.match(text[span[0] : span[1]])
    return (span[0] + lead.end(), span[1]) if lead else span


def _citation(
    title: str,
    number: tuple[int, int] | None,
    span: tuple[int, int],
    prose: Prose,
    wording: Wording,
) -> Citation:
    written = prose.text[number[0] : number[1]] if number else ""
    plain = _OPEN.sub(r"〔\1〕", written)
    source, plain = _source(title, plain, wording)
    start, end = span if title else (number or span)
    if number:
        start = min(start, number[1] - len(plain)) if title else number[1] - len(plain)
        end = max(end, number[1])
    first, last = prose.sentence(start, end)
    wrong, due = misquoted(title, plain, prose.text[first:last], wording)
    return Citation(
        title=title,
        number=plain,
        source=source,
        wrong=wrong,
        due=due,
        section=prose.section(start),
        text=prose.text[start:end],
        place=prose.place(start, end),
    )


def _source(title: str, number: str, wording: Wording) -> tuple[str, str]:
    """Id of the instrument, by number before title, and the number without words before it."""
    for instrument in wording.instruments:
        for known in instrument.numbers:
            if number.endswith(known):
                return instrument.id, known
    key = key_of(title)
    for instrument in wording.instruments:
        if key and key in instrument.titles:
            return instrument.id, number
    return "", number
