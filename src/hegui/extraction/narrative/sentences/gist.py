"""What is left of a problem without the stock phrases, and whether a measure takes it up."""

import re
from collections.abc import Sequence

from hegui.extraction.narrative.sentences.words import any_of
from hegui.model.truth import Truth

_NOTHING = 1  # so many characters beside stock phrases say nothing
_SOMETHING = 4  # so many do
_MARKS = re.compile(r"[\W\d_]+|^(?:[一二三四五六七八九十]是|其[一二三四五])")


class Gist:
    """Weighs words against the pack's list of stock phrases."""

    def __init__(
        self, stock: Sequence[str], universal: Sequence[str], terms: Sequence[str] = ()
    ) -> None:
        """*universal* words make a measure answer every problem, *terms* stay in one piece."""
        self._terms = frozenset(terms)
        self._either = any_of([*stock, *terms])
        self._stock = any_of(stock)
        self._universal = any_of(universal)

    def rest(self, text: str) -> str:
        """The words of *text* that are no stock phrase, a blank where one was taken out."""
        return " ".join(self._stock.sub(" ", _MARKS.sub(" ", text)).split())

    def _subjects(self, text: str) -> str:
        """As ``rest``, with the terms left in."""
        bare = _MARKS.sub(" ", text)
        kept = self._either.sub(lambda hit: hit[0] if hit[0] in self._terms else " ", bare)
        return " ".join(kept.split())

    def vague(self, text: str, numbers: int) -> Truth:
        """Whether a problem told in *text*, with so many *numbers*, is told in stock phrases."""
        left = len(self.rest(text).replace(" ", ""))
        if numbers or left >= _SOMETHING:
            return False
        return True if left <= _NOTHING else None

    def answers(
        self, problems: Sequence[str], measures: Sequence[str], inside: Sequence[bool]
    ) -> list[str]:
        """For each problem: ``yes``, ``no`` or ``unclear``.

        ``no`` needs measures that are fewer than the problems and each clearly about another
        one; *inside* are the problems that have a measure beside them.
        """
        gists = [_pairs(self._subjects(text)) for text in problems]
        taken = [_pairs(self._subjects(text)) for text in measures]
        special = all(
            any(pairs & gist for gist in gists) and not self._universal.search(text)
            for text, pairs in zip(measures, taken, strict=True)
        )
        few = bool(measures) and len(measures) < len(problems) and special
        met = [
            beside or any(gist & pairs for pairs in taken)
            for gist, beside in zip(gists, inside, strict=True)
        ]
        return ["yes" if one else "no" if few and not any(inside) else "unclear" for one in met]


def _pairs(text: str) -> frozenset[str]:
    """Every two neighbouring characters of each word."""
    return frozenset(word[at : at + 2] for word in text.split() for at in range(len(word) - 1))
