"""A section in stretches: what stands under each of its sub-headings, and under which topic.

Where the section has no sub-headings, a paragraph that begins with the name of a topic is the
stretch of that topic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.extraction.headings import key_of
from hegui.extraction.narrative.told import Told
from hegui.extraction.prose import Line
from hegui.extraction.subheadings import Subheading, find_subheadings
from hegui.forms.edition import Form, Topic

_LONG_NAME = 4  # a shorter name inside a heading may be a part of another word
_BEGINNING = 12  # a paragraph about a topic names it in so many characters
_MOST = 100  # headings of one section; a report has five or ten
_CUT = re.compile("[，,。；;：:]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands under one sub-heading.

    Attributes:
        topic: id of the topic the heading names; "" for another heading, or none.
        title: the topic's name, or the words of the heading.
        headed: it has a heading.
        start: offset in the prose behind the heading.
        end: offset of the next one, or of the section's end.
    """

    topic: str
    title: str
    headed: bool
    start: int
    end: int


class Stretches:
    """Parts a section by its topics; built once for a form."""

    def __init__(self, section: str, form: Form) -> None:
        """Collects the names of the section's topics."""
        found = [
            topic
            for edition in form.editions
            for one in edition.sections
            if one.id == section
            for topic in one.topics
        ]
        self._section = section
        self._titles = {topic.id: topic.label for topic in reversed(found)}
        names = {
            key_of(name): topic.id for topic in found for name in (topic.label, *topic.variants)
        }
        self._names = names
        long = sorted((name for name in names if len(name) >= _LONG_NAME), key=len, reverse=True)
        self._long = re.compile("|".join(map(re.escape, long)) or r"(?!)")
        self._words = {topic.id: _words(topic) for topic in found}
        self._labels = frozenset(
            key_of(row.label)
            for edition in form.editions
            for _, block in edition.blocks()
            for row in block.rows
            if row.label
        )

    def title(self, topic: str) -> str:
        """The name of a topic."""
        return self._titles.get(topic, "")

    def speaks(self, topic: str, text: str) -> bool:
        """Whether a word of the topic stands in *text*."""
        words = self._words.get(topic)
        return words is not None and words.search(text) is not None

    def find(self, told: Told) -> list[Stretch]:
        """The stretches of the section, in order; what stands before the first has no heading."""
        prose = told.prose
        lines = [at for at, section in enumerate(prose.sections) if section == self._section]
        if not lines:
            return []
        own = [prose.lines[at] for at in lines]
        headings = find_subheadings(own, self._is_title, self._is_label)[:_MOST]
        heads = [(prose.start(lines[one.at]), one) for one in headings]
        end = prose.start(lines[-1]) + len(own[-1].text)
        if heads:
            return list(self._headed(heads, own, prose.start(lines[0]), end))
        return list(self._paragraphs(own, [prose.start(at) for at in lines]))

    def _headed(
        self,
        heads: list[tuple[int, Subheading]],
        own: list[Line],
        start: int,
        end: int,
    ) -> Iterator[Stretch]:
        spots: list[tuple[int, int, str]] = []
        at = 0
        for begin, one in heads:
            inside = own[one.at].text.find(one.text, max(0, at - begin))
            where = begin + max(inside, 0)
            at = where + len(one.text)
            spots.append((where, at, one.title))
        yield Stretch("", "", False, start, spots[0][0])  # noqa: FBT003 - a field
        for (_, behind, title), following in zip(
            spots, [*(spot[0] for spot in spots[1:]), end], strict=True
        ):
            topic = self._topic(title)
            name = self._titles.get(topic, title)
            yield Stretch(topic, name, True, behind, max(behind, following))  # noqa: FBT003

    def _paragraphs(self, own: list[Line], starts: list[int]) -> Iterator[Stretch]:
        for line, start in zip(own, starts, strict=True):
            topic = ""
            head = _CUT.split(line.text[: 2 * _BEGINNING], maxsplit=1)[0]
            if len(head) <= _BEGINNING:
                topic = self._topic(re.sub("^[一二三四五六]是", "", head))
            name = self._titles.get(topic, "")
            yield Stretch(topic, name, False, start, start + len(line.text))  # noqa: FBT003

    def _topic(self, title: str) -> str:
        key = key_of(title)
        if key in self._names:
            return self._names[key]
        hit = self._long.search(key)
        return self._names[hit[0]] if hit else ""

    def _is_title(self, title: str) -> bool:
        return key_of(title) in self._names

    def _is_label(self, title: str) -> bool:
        return key_of(title) in self._labels and key_of(title) not in self._names


def _words(topic: Topic) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (topic.label, *topic.words))))
