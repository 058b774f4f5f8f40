"""A report as clues see it: whose it is, of which kind and level, and a few of its numbers."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hegui.exchange.document import Document
from hegui.model.pattern import compile_pattern
from hegui.packs.pack import Pack
from hegui.roster.entry import UNKNOWN
from hegui.roster.sums import CellKey, Figures

Label = Callable[[CellKey], str]
"""What a cell is called in Chinese."""
Said = Callable[[str, Collection[str]], str]
"""Path of a report and names of word lists → the first of their words that its prose has; ""."""


@dataclass(frozen=True, slots=True)
class Zeros:
    """Numbers that agencies of some sort cannot well leave at nothing.

    Attributes:
        id: of the check.
        what: Chinese: why it is odd.
        words: an agency whose name holds one of them is of the sort.
        kinds: and is of one of these kinds.
        unless: word lists; what the prose says in their words explains it.
        cells: the numbers.
    """

    id: str
    what: str
    words: tuple[str, ...]
    kinds: frozenset[str]
    unless: tuple[str, ...]
    cells: tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pack asks to be looked at.

    Attributes:
        figures: the numbers that are held against those of others and of former years.
        zeros: those that should not all be nothing.
        explained_by: word lists; what the prose says in their words may explain a change.
    """

    figures: tuple[CellKey, ...] = ()
    zeros: tuple[Zeros, ...] = ()
    explained_by: tuple[str, ...] = ()

    @property
    def cells(self) -> frozenset[CellKey]:
        """Every number that is looked at."""
        return frozenset(self.figures).union(*(one.cells for one in self.zeros))


@dataclass(frozen=True, slots=True)
class Standing:
    """One report among others.

    Attributes:
        path: of the report.
        key: what it is joined by with other years; the same for one agency.
        agency: whose it is, as read.
        year: of the report.
        kind: of agency; ``unknown``.
        level: of agency; ``unknown``.
        judged: whether clues may be about it, or it is only held against others.
        cells: its numbers, of those that are wanted.
    """

    path: str
    key: str
    agency: str
    year: int
    kind: str
    level: str
    judged: bool
    cells: Mapping[CellKey, Decimal]

    @property
    def group(self) -> tuple[str, str]:
        """Kind and level: those of one group are fit to be held against each other."""
        return self.kind, self.level

    @property
    def has_peers(self) -> bool:
        """Whether it is known with whom it can be held against."""
        return UNKNOWN not in self.group


def clue_about(
    kind: str, one: Standing, message: str, value: str, expected: str | None
) -> Document:
    """A clue about one report, as the audit document has it."""
    return {
        "kind": kind,
        "path": one.path,
        "agency": one.agency or None,
        "year": one.year,
        "message": message,
        "value": value,
        "expected": expected,
    }


def wanted_of(pack: Pack) -> Wanted:
    """What *pack* asks to be looked at."""
    told = pack.clues
    return Wanted(
        _cells(told.get("figures", ())),
        tuple(
            Zeros(
                one["id"],
                one["what"],
                pack.vocabulary[one["agencies"]],
                frozenset(one["kinds"]),
                tuple(one.get("unless", ())),
                _cells(one["cells"]),
            )
            for one in told.get("all_zero", ())
        ),
        tuple(told.get("explained_by", ())),
    )


def of_figures(figures: Figures, wanted: Collection[CellKey]) -> dict[CellKey, Decimal]:
    """The numbers of a report that are *wanted*; of the others nothing is held."""
    return {key: figures.cells[key] for key in sorted(wanted) if key in figures.cells}


def level_by_name(pack: Pack) -> Callable[[str], str]:
    """What says on which level an agency stands, by its name as the *pack* reads names."""
    known = [
        (compile_pattern(one["pattern"]), str(one["level"]))
        for one in _levels(pack.reading.get("agency", {}))
    ]

    def level_of(name: str) -> str:
        return next((level for pattern, level in known if pattern.search(name)), UNKNOWN)

    return level_of


def _levels(agency: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(agency.get("levels", ()))


def _cells(given: Collection[Mapping[str, str]]) -> tuple[CellKey, ...]:
    return tuple((one["table"], one["row"], one["column"]) for one in given)
