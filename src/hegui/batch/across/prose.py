"""The prose of one report by section, ready to be held against another's."""

from collections.abc import Iterator
from dataclasses import dataclass

from hegui.batch.across.masks import mask_of
from hegui.batch.across.sentences import NO_STOCK, Sentence, Stock, sentences_of
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a report.

    Attributes:
        section: its id.
        title: its official title, without number.
        sentences: in order.
        complete: whether all of it was read.
        place: where it begins.
    """

    section: str
    title: str
    sentences: tuple[Sentence, ...]
    complete: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of one report.

    Attributes:
        agency: whose it is, as written; "" if unknown.
        parts: the sections that have an id, by id, in the order of the report.
        outside: sentences of sections that have none.
    """

    agency: str
    parts: dict[str, Part]
    outside: tuple[Sentence, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of it; the preface is no part."""
        inside = (one for part in self.parts.values() for one in part.sentences)
        return (*inside, *self.outside)

    @property
    def complete(self) -> bool:
        """Whether all of it was read."""
        return all(part.complete for part in self.parts.values())


def prose_of(base: FactBase, stock: Stock = NO_STOCK) -> Prose:
    """The prose of a report; sentences that are *stock* do not count."""
    report = next(iter(base.of("report")), Fact("report", {}))
    agency = str(report.get("agency") or "")
    mask = mask_of(agency)
    parts: dict[str, Part] = {}
    outside: list[Sentence] = []
    for section, facts in _by_id(base):
        told = tuple(
            one for fact in facts for one in sentences_of(str(fact.get("text") or ""), mask, stock)
        )
        if not section:
            outside += told
            continue
        first = facts[0]
        parts[section] = Part(
            section,
            str(first.get("due_title") or first.get("title") or first.place.label),
            told,
            all(fact.get("complete") is True for fact in facts),
            first.place,
        )
    return Prose(agency, parts, tuple(outside))


def texts_of(base: FactBase) -> Iterator[tuple[str, str]]:
    """Id and text of each section that has an id."""
    for section, facts in _by_id(base):
        if section:
            yield section, "\n".join(str(fact.get("text") or "") for fact in facts)


def _by_id(base: FactBase) -> Iterator[tuple[str, list[Fact]]]:
    found: dict[str, list[Fact]] = {}
    for fact in base.of("section"):
        found.setdefault(str(fact.get("id") or ""), []).append(fact)
    yield from found.items()
