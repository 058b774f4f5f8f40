"""Where in a report something stands at all, so that the rest of it costs nothing.

One scan of the whole text by a plain expression is far cheaper than one of each sentence; readers
ask for the sentences that hold what they cannot do without, and look at those closely.
"""

import re
from collections.abc import Iterable, Iterator

from hegui.extraction.narrative.told import Sentence, Told


def sentences_with(told: Told, pattern: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences in which *pattern* has a hit, in order, each once.

    *pattern* has to be one that no hit of a sentence can miss: without anchors.
    """
    text = told.text
    hit = pattern.search(text)
    while hit is not None:
        sentence = told.sentence(hit.start())
        if hit.start() < sentence.end:
            yield sentence
        hit = pattern.search(text, max(sentence.end, hit.start() + 1))


def any_of(words: Iterable[str], *expressions: str) -> re.Pattern[str]:
    """An expression for any of the words and expressions; one that never matches for none."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, ordered), *expressions]) or r"(?!)")
