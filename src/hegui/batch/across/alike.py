"""How much of two texts is the same, sentence by sentence, and which sentences those are.

A sentence of one text belongs to at most one of the other: first those that are equal when
masked, then those that were only touched up. The share is one of characters, of both texts.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from hegui.batch.across.sentences import Sentence
from hegui.extraction.narrative.masking import masked as hidden
from hegui.model.likeness import nearest

NEAR = 0.8  # two sentences that are so much alike are one sentence, touched up
_MOST_NEAR = 400  # sentences of each text that are held against each other, if none is equal
_QUOTES, _LONGEST_QUOTE = 3, 120


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that are the same or nearly so.

    Attributes:
        one: of the first text.
        other: of the second.
        alike: 0.8 to 1.
    """

    one: Sentence
    other: Sentence
    alike: float


@dataclass(frozen=True, slots=True)
class Alike:
    """How two texts compare.

    Attributes:
        ratio: share of the characters that are the same, 0 to 1.
        identical: whether the masked texts are equal to the letter.
        length: characters that count, of the text that has fewer.
        sentences: sentences of the first text that count.
        matches: in the order of the first text.
    """

    ratio: float
    identical: bool
    length: int
    sentences: int
    matches: tuple[Match, ...]


def compare(
    one: Sequence[Sentence], other: Sequence[Sentence], common: Collection[int] = frozenset()
) -> Alike:
    """*one* held against *other*; sentences of *common* clauses do not count."""
    here = [said for said in one if said.counts and not said.mostly(common)]
    there = [said for said in other if said.counts and not said.mostly(common)]
    matches = list(_matches(here, there))
    length = sum(said.size for said in here), sum(said.size for said in there)
    same = sum(match.alike * (match.one.size + match.other.size) for match in matches)
    words = ["".join(said.masked for said in text) for text in (one, other)]
    return Alike(
        round(same / sum(length), 6) if any(length) else 0.0,
        words[0] == words[1] != "",
        min(length),
        len(here),
        tuple(matches),
    )


Quotes = tuple[tuple[str, str], ...]


def quotes_of(matches: Sequence[Match]) -> Quotes:
    """The longest sentences of two texts as they were written in both, in order."""
    ranked = sorted(range(len(matches)), key=lambda at: (-matches[at].one.size, at))
    return tuple(
        (_cut(matches[at].one.text), _cut(matches[at].other.text))
        for at in sorted(ranked[:_QUOTES])
    )


def side_by_side(quotes: Quotes, here: str, there: str) -> str:
    """Quotes beside each other; *here* and *there* are what the two texts are called."""
    return "；".join(f"{here}：“{one}”｜{there}：“{other}”" for one, other in quotes)


def percent(ratio: float) -> Decimal:
    """A share in percent, one decimal, never rounded up."""
    return (Decimal(repr(ratio)) * 100).quantize(Decimal("0.1"), ROUND_DOWN)


def _cut(text: str) -> str:
    shown = hidden(text)
    return shown if len(shown) <= _LONGEST_QUOTE else f"{shown[: _LONGEST_QUOTE - 1]}…"


def _matches(here: Sequence[Sentence], there: Sequence[Sentence]) -> Iterator[Match]:
    """Equal sentences, then near ones; told in the order of *here*."""
    waiting: dict[int, list[int]] = {}
    for at in range(len(there) - 1, -1, -1):
        waiting.setdefault(there[at].mark, []).append(at)
    found: dict[int, tuple[int, float]] = {}
    for at, said in enumerate(here):
        if equal := waiting.get(said.mark):
            found[at] = equal.pop(), 1.0
    taken = {at for at, _ in found.values()}
    rest = [at for at in range(len(there)) if at not in taken][:_MOST_NEAR]
    choices = {at: there[at].masked for at in rest}
    for at in [at for at in range(len(here)) if at not in found][:_MOST_NEAR]:
        near = nearest(here[at].masked, choices, NEAR)
        if near is not None:
            found[at] = near
            del choices[near[0]]
    for at in sorted(found):
        partner, alike = found[at]
        yield Match(here[at], there[partner], alike)
