"""What is left of a document when its tables are taken out, ready to be searched.

Lines are folded and without blanks; ``Prose.text`` joins them, so that a pattern is searched
once in the whole report. Knows where each piece stands, and nothing of what it says.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from hegui.documents.clean import fold
from hegui.documents.document import Document, Paragraph
from hegui.model.place import Place

_QUOTE = 60
_LONGEST_REST = 24  # characters of a heading that went over to the next line
_SHORTEST = 4  # characters of a line among tables that may be text
_STOPS = "。；;！？!?\n"
_COMMAS = _STOPS + "，,：:（）()"
_ENDS = "。；;！？!?：:"  # of a sentence, or of what is said before a list
_STOP = re.compile(f"[{_STOPS}]")
_COMMA = re.compile(f"[{_COMMAS}]")
_BROKEN = 20  # a shorter line is a line of its own
_MARK = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）、.．]|[#*第]")
_REACH = 240  # no sentence is followed further than this


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that is no part of a table and not empty.

    Attributes:
        block: its index in the document.
        text: folded, without any blank.
        level: 1 to 6 where the file itself marks it as a heading, else 0.
        place: where.
    """

    block: int
    text: str
    level: int
    place: Place


def prose_lines(
    document: Document,
    used: Collection[int],
    is_text: Callable[[str], bool] = lambda _: False,
    is_broken: Callable[[str, str], bool] = lambda _, __: False,
) -> tuple[Line, ...]:
    """The lines of a document outside its tables, and those among them that are text after all.

    Two lines that *is_broken* knows as one heading become one line.
    """
    lines: list[Line] = []
    joined = -1
    for index, block in enumerate(document.blocks):
        if index == joined or not isinstance(block, Paragraph) or not block.text:
            continue
        among = index in used
        if among and len(block.text) < _SHORTEST:
            continue
        text = _plain(block.text)
        if text and (rest := _following(document, index)) and is_broken(text, rest):
            lines.append(Line(index, text + rest, block.level, block.place))
            joined = index + 1
        elif text and (not among or is_text(text)):
            lines.append(Line(index, text, block.level, block.place))
    return tuple(lines)


@lru_cache(maxsize=2_000)  # a line is asked for as itself, as the next one, and in the title
def _plain(text: str) -> str:
    return "".join(fold(text).split())


def _following(document: Document, index: int) -> str:
    """The next line, if it is short enough to be the rest of a heading."""
    block = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_REST:
        return ""
    return _plain(block.text)


def first_lines(document: Document, blocks: int) -> tuple[Line, ...]:
    """The lines of the first *blocks* blocks of a document."""
    return prose_lines(replace(document, blocks=document.blocks[:blocks]), ())


@dataclass(frozen=True)
class Prose:
    """Lines as one text, each with the id of the section it stands in.

    Attributes:
        lines: in order, headings of sections left out.
        sections: for each line the id of its section; "" before the first and outside the form.
        labels: for each line what a person calls its section.
    """

    lines: tuple[Line, ...]
    sections: tuple[str, ...]
    labels: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """All lines, joined by line ends, or by nothing where a sentence goes on."""
        return "".join(
            line.text + end for line, end in zip(self.lines, self._ends, strict=True)
        ).removesuffix("\n")

    @cached_property
    def _ends(self) -> list[str]:
        same = [a == b for a, b in pairwise(self.sections)]
        return [
            "" if within and _goes_on(line, following) else "\n"
            for line, following, within in zip(self.lines, self.lines[1:], same, strict=False)
        ] + ["\n"] * bool(self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for line, end in zip(self.lines, self._ends, strict=True):
            starts.append(at)
            at += len(line.text) + len(end)
        return starts

    def start(self, line: int) -> int:
        """Offset in ``text`` of the first character of a line."""
        return self._starts[line]

    def section(self, offset: int) -> str:
        """Id of the section in which a character of ``text`` stands."""
        return self.sections[bisect_right(self._starts, offset) - 1]

    def line(self, offset: int) -> int:
        """Index of the line in which a character of ``text`` stands."""
        return bisect_right(self._starts, offset) - 1

    def span(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends in ``text``."""
        start = self._starts[line]
        return start, start + len(self.lines[line].text)

    def place(self, start: int, end: int) -> Place:
        """Where a stretch of ``text`` stands, with its words."""
        number = bisect_right(self._starts, start) - 1
        spot = self.lines[number].place
        return spot.named(
            section=self.sections[number] or None,
            label=self.labels[number],
            text=self.text[start : min(end, start + _QUOTE)],
        )

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence round a stretch, up to the stops beside it."""
        return self._around(start, end, _STOPS)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause round a stretch, up to the commas beside it."""
        return self._around(start, end, _COMMAS)

    def _around(self, start: int, end: int, stops: str) -> tuple[int, int]:
        text = self.text
        low = max(0, start - _REACH)
        begin = max(text.rfind(stop, low, start) for stop in stops) + 1
        hit = (_STOP if stops is _STOPS else _COMMA).search(text, end, end + _REACH)
        finish = hit.start() if hit else min(len(text), end + _REACH)
        return max(begin, low), finish


def joined(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, those in which a sentence goes on made one line at the place of the first."""
    whole: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _goes_on(last, line, _ENDS):
            whole[-1] = replace(whole[-1], text=whole[-1].text + line.text)
        else:
            whole.append(line)
        last = line
    return tuple(whole)


def _goes_on(line: Line, following: Line, stops: str = _COMMAS) -> bool:
    """Whether a long line was broken in the middle of a sentence, as copied pages break it."""
    return (
        following.block == line.block + 1
        and len(line.text) >= _BROKEN
        and line.text[-1] not in stops
        and not _MARK.match(following.text)
    )
