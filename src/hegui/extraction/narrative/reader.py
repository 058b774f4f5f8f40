"""What every reader of prose is given, and what it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from hegui.extraction.narrative.frames import Frame, FrameReader
from hegui.extraction.narrative.told import Told
from hegui.facts.fact import Fact, Value
from hegui.model.agency_kind import AgencyKind

_NO_WORDS = FrameReader({})


@dataclass(frozen=True)
class Context:
    """One report, as far as it was read before its prose is.

    Attributes:
        told: its prose.
        title: its main title, without blanks; "" if it has none.
        year: the year it reports; None if that could not be read.
        agency: whose report it is; "" if that could not be read.
        agency_kind: what kind of agency.
        level: of the agency, as the kind ``report`` has it.
        numbers: (block, row, column) → the number in that cell of the tables; cells in doubt and
            cells without a number are left out.
        common: the fields every fact has.
        frames: says of whom and when a stretch speaks; without a pack's words if not given.
    """

    told: Told
    title: str
    year: int | None
    agency: str
    agency_kind: AgencyKind
    level: str
    numbers: Mapping[tuple[str, str, str], Decimal]
    common: Mapping[str, Value]
    frames: FrameReader = _NO_WORDS
    _held: dict[tuple[int, int], Frame] = field(default_factory=dict, repr=False, compare=False)

    def frame(self, start: int, end: int) -> Frame:
        """Of whom and when the words from *start* to *end* speak."""
        held = self._held.get((start, end))
        if held is None:
            held = self._held[start, end] = self.frames.frame(self, start, end)
        return held

    def fact(
        self,
        kind: str,
        /,
        start: int,
        end: int,
        doubts: Mapping[str, str] | None = None,
        **fields: Value,
    ) -> Fact:
        """A fact about the words from *start* to *end*; it names their section and place.

        *doubts* says for a field that is None why it is unknown.
        """
        place = self.told.place(start, end)
        own: dict[str, Value] = {"section": self.told.prose.section(start), **fields}
        return Fact(kind, {**self.common, "label": place.label, **own}, place, doubts=doubts or {})


class ProseReader(Protocol):
    """Reads one kind of thing in prose; built once for a pack with its part of ``reading``."""

    def facts(self, context: Context) -> Iterator[Fact]:
        """What it reads, in the order of the report."""
