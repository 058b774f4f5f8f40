"""Names of places at the beginning of a text: 云岭省青禾市望溪区 is three of them.

Nobody has a list of all places, so a name is told by its ending (what the pack calls a unit) and
by what it cannot hold: the pack lists words that end like a place and are none. Strict reading is
for running text, where any words may stand before an ending; loose reading is for a title.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

RANKS = ("province", "city", "county", "town")
_REACH = 24  # no name of a place is longer
_LONGEST_STRICT = 4
_CHINESE = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Place:
    """One name of a place.

    Attributes:
        stem: without its unit.
        unit: the ending, such as 县.
        rank: index in ``RANKS``.
    """

    stem: str
    unit: str
    rank: int

    @property
    def text(self) -> str:
        """As written."""
        return self.stem + self.unit


@dataclass(frozen=True, slots=True)
class Chain:
    """Places that stand behind one another, the larger first.

    Attributes:
        places: none if the text begins with no place.
        end: offset behind the last one.
    """

    places: tuple[Place, ...]
    end: int

    @property
    def text(self) -> str:
        """As written."""
        return "".join(place.text for place in self.places)

    def of(self, rank: int) -> Place | None:
        """The place of one rank."""
        return next((place for place in self.places if place.rank == rank), None)


@dataclass(frozen=True)
class PlaceReader:
    """Reads places; compiled once.

    Attributes:
        units: pattern of the endings, the longest first.
        ranks: ending → rank.
        single: endings that may follow one character.
        repeated: endings that may end two ranks (a city in a city).
        not_behind: words behind an ending that make it none.
        not_stems: whole stems that are no names.
        not_within: words no stem holds.
        not_first: words no stem of running text begins with.
        not_last: ending → characters that do not stand before it in a name.
    """

    units: re.Pattern[str]
    ranks: Mapping[str, int]
    single: tuple[str, ...]
    repeated: tuple[str, ...]
    not_behind: Mapping[str, tuple[str, ...]]
    not_stems: frozenset[str]
    not_within: re.Pattern[str]
    not_first: tuple[str, ...]
    not_last: Mapping[str, str]

    def read(self, text: str, *, strict: bool) -> Chain:
        """The places *text* begins with."""
        places: list[Place] = []
        at = 0
        while True:
            found = self._next(text, at, places[-1] if places else None, strict=strict)
            if found is None:
                return Chain(tuple(places), at)
            place, at = found
            places.append(place)

    def _next(
        self, text: str, at: int, above: Place | None, *, strict: bool
    ) -> tuple[Place, int] | None:
        for hit in self.units.finditer(text, at, min(len(text), at + _REACH)):
            unit = hit[0]
            if hit.start() == at or text.startswith(self.not_behind.get("", ()), hit.end()):
                continue
            if self._goes_on(text, hit.end()):
                continue
            if text.startswith(self.not_behind.get(unit, ()), hit.end()):
                return None
            rank = self._rank(unit, above)
            stem = text[at : hit.start()]
            if rank is None or not self._is_stem(stem, unit, strict=strict):
                return None
            return Place(stem, unit, rank), hit.end()
        return None

    def _goes_on(self, text: str, end: int) -> bool:
        """Whether another ending follows at once, so that this one belongs to the stem."""
        hit = self.units.match(text, end)
        return hit is not None and not text.startswith(self.not_behind.get("*", ()), hit.start())

    def _rank(self, unit: str, above: Place | None) -> int | None:
        rank = self.ranks[unit]
        if above is None or rank > above.rank:
            return rank
        return rank + 1 if unit in self.repeated and rank == above.rank else None

    def _is_stem(self, stem: str, unit: str, *, strict: bool) -> bool:
        if not _CHINESE.fullmatch(stem) or stem in self.not_stems or self.not_within.search(stem):
            return False
        if len(stem) < 2 and unit not in self.single:
            return False
        if not strict:
            return True
        return (
            2 <= len(stem) <= _LONGEST_STRICT
            and not stem.startswith(self.not_first)
            and stem[-1] not in self.not_last.get(unit, "")
        )


def place_reader(data: Mapping[str, Any]) -> PlaceReader:
    """What the pack's ``places`` say, ready to read."""
    units: Sequence[Mapping[str, Any]] = data.get("units", ())
    endings = sorted((unit["ending"] for unit in units), key=len, reverse=True)
    stems = data.get("not_stems", {})
    return PlaceReader(
        units=re.compile("|".join(map(re.escape, endings)) or r"(?!)"),
        ranks={unit["ending"]: RANKS.index(unit["rank"]) for unit in units},
        single=tuple(unit["ending"] for unit in units if unit.get("single")),
        repeated=tuple(unit["ending"] for unit in units if unit.get("repeated")),
        not_behind={
            "": tuple(data.get("not_behind", ())),
            "*": tuple(data.get("not_a_unit", ())),
            **{unit["ending"]: tuple(unit.get("not_behind", ())) for unit in units},
        },
        not_stems=frozenset(stems.get("whole", ())),
        not_within=re.compile("|".join(map(re.escape, stems.get("within", ()))) or r"(?!)"),
        not_first=tuple(stems.get("first", ())),
        not_last={unit["ending"]: unit.get("not_last", "") for unit in units},
    )
