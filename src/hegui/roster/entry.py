"""What a roster says of one agency."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """When and where one report was published.

    Attributes:
        date: the day; None if the roster does not say.
        address: where; "" if it does not say.
        moved: whether that day is one of a page that was published again or moved.
        row: row of the roster that says so.
        sheet: its sheet; "" in a file without sheets.
    """

    date: date | None
    address: str = ""
    moved: bool = False
    row: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An agency of the roster.

    Attributes:
        key: what it is joined by; no other agency of the roster has it.
        name: as the roster writes it.
        kind: of agency, a word of ``AgencyKind``; ``unknown`` where the roster does not say.
        level: as in a ``report`` fact; ``unknown`` where it does not say.
        parent: name of its superior as written; "".
        parent_key: key of the superior; "" where that is not in the roster.
        region: as written; "".
        places: where it belongs, largest place first, as far as name, region or superior say.
        aliases: other and former names, as written.
        since: first year it owes a report for; None for always.
        until: last year it owes a report for; None for ever.
        owes: whether it owes reports at all.
        published: report year → when and where.
        undated: publications of which the roster does not say of which year.
        row: first row that speaks of it.
        sheet: its sheet; "" in a file without sheets.
    """

    key: str
    name: str
    kind: str = UNKNOWN
    level: str = UNKNOWN
    parent: str = ""
    parent_key: str = ""
    region: str = ""
    places: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    owes: bool = True
    published: Mapping[int, Published] = field(default_factory=dict)
    undated: tuple[Published, ...] = ()
    row: int = 0
    sheet: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names it goes by, its own first."""
        return (self.name, *self.aliases)

    def due(self, year: int) -> bool:
        """Whether it owes a report for *year*."""
        begun = self.since is None or year >= self.since
        return self.owes and begun and (self.until is None or year <= self.until)
