"""Whether a section speaks of a prescribed topic: under a heading, in a passage, or in passing.

A heading is sure; so is a clause that begins with the topic's name. A word of it somewhere is
only a hint, and then the answer is unknown rather than no. So it is where all the headings are of
another kind: what a topic is about may stand under one of them in words of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hegui.extraction.headings import key_of
from hegui.extraction.prose import Line
from hegui.extraction.subheadings import Subheading
from hegui.forms.edition import Topic
from hegui.model.place import Place
from hegui.model.truth import Truth

_BEGINNING = 20  # a name in the first characters of a clause is what the clause is about
_SUBSTANCE = 12  # with fewer characters behind the name nothing is said of it
_CLAUSES = re.compile(r"[。；;！\n]")
_LONG_NAME = 4
_OTHER_KIND = 3  # so many headings, and none that names a topic, part the section in another way


@dataclass(frozen=True, slots=True)
class TopicFound:
    """Whether and how a topic is spoken of, and where."""

    topic: Topic
    present: Truth
    how: str
    place: Place


def find_topics(
    topics: Sequence[Topic],
    more_words: dict[str, tuple[str, ...]],
    lines: Sequence[Line],
    subheadings: Sequence[Subheading],
    fallback: Place,
) -> list[TopicFound]:
    """For each topic how the section's *lines* speak of it."""
    headings = [(key_of(found.title), lines[found.at].place) for found in subheadings]
    starts = [(line, [0, *(hit.end() for hit in _CLAUSES.finditer(line.text))]) for line in lines]
    found = [
        _find(topic, more_words.get(topic.id, ()), headings, starts, fallback) for topic in topics
    ]
    if len(headings) < _OTHER_KIND or any(one.how == "heading" for one in found):
        return found
    return [
        replace(one, present=None, how="passing") if one.how == "none" else one for one in found
    ]


def _find(
    topic: Topic,
    more: Sequence[str],
    headings: Sequence[tuple[str, Place]],
    lines: Sequence[tuple[Line, list[int]]],
    fallback: Place,
) -> TopicFound:
    names = tuple(dict.fromkeys(key_of(name) for name in (topic.label, *topic.variants)))
    for title, place in headings:
        if title in names or any(len(n) >= _LONG_NAME and n in title for n in names):
            return TopicFound(topic, present=True, how="heading", place=place)
    own = re.compile("|".join(re.escape(name) for name in names if len(name) >= _LONG_NAME))
    for line, starts in lines:
        if own.pattern and _about(line.text, starts, own):
            return TopicFound(topic, present=True, how="text", place=line.place)
    hints = re.compile("|".join(map(re.escape, (*names, *topic.words, *more))))
    for line, _ in lines:
        if hints.search(line.text):
            return TopicFound(topic, present=None, how="passing", place=line.place)
    return TopicFound(topic, present=False, how="none", place=fallback)


def _about(text: str, starts: list[int], own: re.Pattern[str]) -> bool:
    """Whether a clause begins with the topic's name and something is said behind it."""
    for hit in own.finditer(text):
        begin = starts[bisect_right(starts, hit.start()) - 1]
        if hit.start() - begin <= _BEGINNING and len(text) - hit.end() >= _SUBSTANCE:
            return True
    return False
