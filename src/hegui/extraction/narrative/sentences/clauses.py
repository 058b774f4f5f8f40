"""A sentence in pieces: the items of a list (一是…；二是…；1.…), and each in clauses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.extraction.narrative.told import Sentence

_CN = "[一二三四五六七八九十]"
_ORDINAL = re.compile(
    rf"(?<![第统唯同之不进某每万专均都也只仅])(?:其)?{_CN}(?:是|要|则)"
    rf"|(?:^|(?<=[。；;：:，,、！？]))(?:[（(](?:{_CN}{{1,2}}|[0-9]{{1,2}})[)）][、.．]?"
    rf"|[0-9]{{1,2}}(?:[、．)）]|\.(?![0-9]))|[①②③④⑤⑥⑦⑧⑨⑩]|第{_CN}(?:[，,、:：]|是)"
    rf"|{_CN}(?:、|\.)|首先|其次|再次|最后|另外|此外|一方面|另一方面)"
)
_SEMICOLON = re.compile("[；;]")
_COMMA = re.compile("[，,：:]")


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas or colons; ``start`` is its offset in the prose."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of a list, or a whole sentence that lists nothing.

    Attributes:
        clauses: what it consists of; none is empty.
        ordinal: it bears a number or a word of order.
        listed: it has such a mark, or a semicolon beside it.
        first: nothing of its sentence stands before it.
    """

    clauses: tuple[Clause, ...]
    ordinal: bool
    listed: bool
    first: bool


def pieces(sentence: Sentence) -> Iterator[Piece]:
    """The pieces of a sentence, in order."""
    text = sentence.text
    marks = [(hit.start(), hit.end(), True) for hit in _ORDINAL.finditer(text)]
    marks += [(hit.start(), hit.end(), False) for hit in _SEMICOLON.finditer(text)]
    several = any(not ordinal for _, _, ordinal in marks)
    begin, ordinal, count = 0, False, 0
    for start, end, numbered in [*sorted(marks), (len(text), len(text), False)]:
        clauses = tuple(_clauses(text, begin, start, sentence.start))
        if clauses:
            yield Piece(clauses, ordinal, ordinal or several, count == 0)
            count += 1
            ordinal = False
        begin, ordinal = end, numbered or (ordinal and not clauses)


def _clauses(text: str, begin: int, end: int, offset: int) -> Iterator[Clause]:
    at = begin
    for hit in _COMMA.finditer(text, begin, end):
        if hit.start() > at:
            yield Clause(offset + at, text[at : hit.start()])
        at = hit.end()
    if end > at:
        yield Clause(offset + at, text[at:end])
