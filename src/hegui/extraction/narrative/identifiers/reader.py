"""What belongs to a person becomes facts, never told in full."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hegui.extraction.narrative.identifiers.found import Found
from hegui.extraction.narrative.identifiers.numbers import NumberFinder
from hegui.extraction.narrative.identifiers.people import PeopleFinder
from hegui.extraction.narrative.masking import masked
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

_MOST = 100  # of one kind in one report; more say nothing new
_NEAR = 40
_UNSURE = "文字是从图片识别的，可能认错"


class IdentifierReader:
    """Numbers and addresses that belong to a person: identity cards, telephones, accounts."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what the pack says; *form* tells nothing."""
        del form
        self._numbers = NumberFinder(wording)
        self._people = PeopleFinder(wording)
        persons = sorted(wording.get("persons", ()), key=len, reverse=True)
        self._persons = re.compile("|".join(map(re.escape, persons)) or r"(?!)")

    def facts(self, context: Context) -> Iterator[Fact]:
        """Each, in the order of the report."""
        told = context.told
        found = [*self._numbers.find(told.text, context.year), *self._people.find(told)]
        found.sort(key=lambda one: (one.start, one.end, one.kind))
        together: dict[int, list[Found]] = {}
        for one in found:
            together.setdefault(told.sentence(one.start).start, []).append(one)
        count: Counter[str] = Counter()
        for one in found:
            count[one.kind] += 1
            if count[one.kind] <= _MOST:
                sentence = told.sentence(one.start)
                yield self._fact(one, sentence, together[sentence.start], context)

    def _fact(self, one: Found, sentence: Sentence, found: list[Found], context: Context) -> Fact:
        told = context.told
        before = told.text[max(sentence.start, one.start - _NEAR) : one.start]
        people = [hit[0] for hit in self._persons.finditer(before)]
        unsure = bool(told.document.unsure)
        fact = context.fact(
            "identifier",
            one.start,
            one.end,
            {"sure": _UNSURE} if unsure else {},
            kind=one.kind,
            text=one.shown,
            whose=people[-1] if people else "",
            contact=one.contact,
            sentence=_sentence(sentence.start, sentence.text, found),
            sure=None if unsure else True,
        )
        return replace(fact, place=replace(fact.place, text=one.shown))


def _sentence(start: int, text: str, found: list[Found]) -> str:
    """A sentence with everything in it that was found shown as it may be."""
    parts, at = [], 0
    for one in found:
        low, high = one.start - start, one.end - start
        if at <= low and high <= len(text):
            parts += [text[at:low], one.shown]
            at = high
    return masked("".join([*parts, text[at:]]))
