"""What a report tells: its prose as sentences and clauses, with the amounts they name.

Made once for a report and handed to every reader of prose, so that no text is split or searched
for numbers twice. Offsets are those of ``Prose.text``, which has no blanks; what a line looked
like before stands in ``Told.raw``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from hegui.documents.document import Document, Paragraph
from hegui.extraction.narrative.amounts import Amount, find_amounts
from hegui.extraction.prose import Prose
from hegui.model.place import Place

_STOP = re.compile(r"[。！？!?\n]+[”’」）)]?")
_COMMA = re.compile(r"[，,；;：:。！？!?\n]")
_LONGEST = 1_500  # characters; a longer sentence is cut, so that work on one stays bounded


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: from one full stop, question mark or line end to the next.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one, the stop left out.
        text: what stands between.
        line: index of the line (paragraph) it stands in.
        section: id of its section; "" in the preface and outside the form.
        amounts: the amounts in it, in order.
    """

    start: int
    end: int
    text: str
    line: int
    section: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Told:
    """The prose of a report, ready for the readers.

    Attributes:
        prose: lines and text, sections and places.
        document: as read, for what blanks and lines looked like.
    """

    prose: Prose
    document: Document

    @property
    def text(self) -> str:
        """All prose, without blanks; lines joined by line ends."""
        return self.prose.text

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every amount, in order."""
        return tuple(find_amounts(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order; none is empty."""
        starts = [amount.start for amount in self.amounts]
        found: list[Sentence] = []
        at = 0
        for stop in [*(hit.span() for hit in _STOP.finditer(self.text)), (len(self.text),) * 2]:
            for begin in range(at, stop[0], _LONGEST):
                end = min(stop[0], begin + _LONGEST)
                some = self.amounts[bisect_left(starts, begin) : bisect_left(starts, end)]
                found.append(
                    Sentence(
                        begin,
                        end,
                        self.text[begin:end],
                        self.prose.line(begin),
                        self.prose.section(begin),
                        some,
                    )
                )
            at = stop[1]
        return tuple(found)

    def sentence(self, offset: int) -> Sentence:
        """The sentence an offset stands in, or the one before it."""
        return self.sentences[max(0, bisect_right(self._begins, offset) - 1)]

    def of_line(self, line: int) -> Sequence[Sentence]:
        """The sentences of one line (paragraph)."""
        low = bisect_left(self._lines, line)
        return self.sentences[low : bisect_right(self._lines, line)]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause round a stretch: up to the commas, colons and stops beside it."""
        sentence = self.sentence(start)
        begin = max(
            (hit.end() for hit in _COMMA.finditer(self.text, sentence.start, start)),
            default=sentence.start,
        )
        hit = _COMMA.search(self.text, end, sentence.end)
        return begin, hit.start() if hit else sentence.end

    def place(self, start: int, end: int) -> Place:
        """Where a stretch stands, with its words."""
        return self.prose.place(start, end)

    def raw(self, line: int) -> str:
        """The text of a line as the file has it, blanks and full-width signs kept."""
        block = self.document.blocks[self.prose.lines[line].block]
        return block.text if isinstance(block, Paragraph) else self.prose.lines[line].text

    @cached_property
    def _begins(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _lines(self) -> list[int]:
        return [sentence.line for sentence in self.sentences]
