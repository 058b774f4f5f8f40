"""Every slip of the pen becomes a fact; what may be the doing of an extraction is not sure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from hegui.documents.clean import fold
from hegui.documents.kinds import Kind
from hegui.extraction.narrative.masking import masked
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.slips.broken import (
    find_broken,
    find_dangling,
    find_lone_firsts,
    read_breaks,
)
from hegui.extraction.narrative.slips.doubled import (
    find_doubled,
    find_repeated_signs,
    read_doubling,
)
from hegui.extraction.narrative.slips.garbled import find_garbled
from hegui.extraction.narrative.slips.pairs import find_unpaired
from hegui.extraction.narrative.slips.placeholders import (
    find_blank_numbers,
    find_blanks,
    find_placeholders,
    read_blanks,
)
from hegui.extraction.narrative.slips.slip import Slip
from hegui.extraction.narrative.slips.width import find_width
from hegui.extraction.narrative.told import Told
from hegui.extraction.prose import Prose
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

_MOST = 60  # of one kind in one report; more say nothing new
_ROUND = 8
_PAPER = frozenset({Kind.PDF, Kind.OFD, Kind.PICTURE})
_UNSURE = "文字是从图片识别的，可能认错"
_EXTRACTED = "文字取自排好的版面，可能是抽取造成的"


class SlipReader:
    """Slips of the pen: doubled words, brackets that do not pair, signs of the wrong width."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says; *form* tells nothing."""
        del form
        self._doubling = read_doubling(wording.get("doubled", {}))
        self._blanks = read_blanks(wording.get("blanks", {}))
        self._breaks = read_breaks(wording.get("broken", {}))
        self._heading_ends = tuple(wording.get("heading_ends", ()))

    def facts(self, context: Context) -> Iterator[Fact]:
        """Each slip, in the order of the report."""
        slips = sorted(self._slips(context.told), key=lambda one: (one.start, one.end, one.kind))
        told: Counter[str] = Counter()
        for slip in slips:
            told[slip.kind] += 1
            if told[slip.kind] <= _MOST:
                yield _fact(slip, context)

    def _slips(self, told: Told) -> Iterator[Slip]:
        text = told.text
        yield from _together(islice(find_doubled(text, self._doubling), 2 * _MOST), told)
        yield from find_repeated_signs(text)
        yield from find_unpaired(text, told.prose.section)
        yield from find_garbled(text)
        yield from find_broken(text, self._breaks)
        yield from find_lone_firsts(text, told.prose.line, _section_ends(told.prose))
        yield from find_dangling(told.prose, told.document, self._breaks)
        yield from find_placeholders(text, self._blanks)
        yield from self._of_raw(told)

    def _of_raw(self, told: Told) -> Iterator[Slip]:
        """What the paragraphs with their blanks show, and numbers that lack without a blank."""
        lines = [(number, _folded(told, number)) for number in range(len(told.prose.lines))]
        filled: set[tuple[int, int]] = set()
        for number, text in lines:
            for at, shown in find_blanks(text, self._blanks):
                filled.add((number, at))
                start, end = told.prose.span(number)
                words = f"“{shown}”里缺少数字"
                yield Slip("blank_number", start, end, words, shown=shown, extracted=True)
        shown_lines = {number for number, _ in filled}
        for slip in find_blank_numbers(told.text, self._blanks):
            if told.prose.line(slip.start) not in shown_lines:
                yield slip
        found = find_width(lines, self._heading_ends, frozenset(filled))
        if found is not None:
            line, shown, count = found
            words = "汉字之间有半角标点或者空格"
            yield Slip("width", *told.prose.span(line), words, count, shown, extracted=True)


def _folded(told: Told, line: int) -> str:
    """A line with its blanks; most have none, and their text in the prose is folded already."""
    raw, plain = told.raw(line), told.prose.lines[line].text
    return plain if raw == plain else fold(raw)


def _together(slips: Iterable[Slip], told: Told) -> Iterator[Slip]:
    """Those whose word and its double have no blank between them in the file.

    A blank there parts a short heading from the text behind it.
    """
    raws: dict[int, str] = {}
    for slip in slips:
        line = told.prose.line(slip.start)
        if line not in raws:
            raws[line] = " ".join(fold(told.raw(line)).split())
        words = told.text[slip.start : slip.end]
        half = words[: len(words) // 2]
        if words in raws[line] or f"{half} {half}" not in raws[line]:
            yield slip


def _section_ends(prose: Prose) -> Sequence[int]:
    """For each line the offset at which its section ends."""
    ends: list[int] = []
    for number in reversed(range(len(prose.lines))):
        within = (
            number + 1 < len(prose.lines) and prose.sections[number + 1] == prose.sections[number]
        )
        ends.append(ends[-1] if within else prose.span(number)[1])
    return ends[::-1]


def _quoted(slip: Slip, told: Told) -> str:
    """The words of a slip with a few round them, of no other paragraph."""
    begin, end = told.prose.span(told.prose.line(slip.start))
    last = max(slip.end, min(end, slip.end + _ROUND))
    return told.text[max(begin, slip.start - _ROUND) : last]


def _fact(slip: Slip, context: Context) -> Fact:
    told = context.told
    reason = ""
    if told.document.unsure:
        reason = _UNSURE
    elif slip.extracted and told.document.kind in _PAPER:
        reason = _EXTRACTED
    shown = slip.shown or _quoted(slip, told)
    return context.fact(
        "slip",
        slip.start,
        slip.end,
        {"sure": reason} if reason else {},
        kind=slip.kind,
        text=masked(shown.replace("\n", "")),
        detail=slip.detail,
        count=slip.count,
        sure=None if reason else True,
    )
