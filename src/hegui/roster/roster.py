"""The roster as the rest of the program asks it."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cached_property

from hegui.roster.entry import Entry
from hegui.roster.index import Index, Match
from hegui.roster.names import name_of, places_of_folders, plain, stem_of


@dataclass(frozen=True)
class Roster:
    """The agencies of an office.

    Attributes:
        shown: the file as the user typed it.
        entries: in the order of the file.
        notes: Chinese: what is no mistake but may be none of what was meant.
    """

    shown: str
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """``sha256:…`` of all that is said of the agencies, in whatever order and kind of file."""
        told = sorted(
            repr(
                (
                    *(getattr(entry, name) for name in _TOLD),
                    [(year, *astuple(one)[:3]) for year, one in sorted(entry.published.items())],
                    sorted(repr(astuple(one)[:3]) for one in entry.undated),
                )
            )
            for entry in self.entries
        )
        return "sha256:" + hashlib.sha256("\n".join(told).encode()).hexdigest()

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """Key → agency."""
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def children(self) -> Mapping[str, tuple[Entry, ...]]:
        """Key of an agency → those right below it, in the order of the file."""
        below: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.parent_key:
                below.setdefault(entry.parent_key, []).append(entry)
        return {key: tuple(entries) for key, entries in below.items()}

    def resolve(self, name: str, path: str = "") -> Match:
        """The agency a report of that name, lying at *path*, is of.

        Folders that name a place (望溪区/…) choose between agencies of one name; without them both
        stay possible and none is taken.
        """
        return self._index.find(name, places_of_folders(path))

    def named_in(self, path: str) -> tuple[Entry, ...]:
        """The agencies whose names stand in a path: whose a file may be that cannot be read.

        望溪区/民政局2023.pdf may be of 望溪区民政局 as well as 望溪区民政局.pdf.
        """
        said, file = plain(path), stem_of(path)
        return tuple(
            entry
            for entry, names, rests in self._spelt
            if any(name in said for name in names)
            or (file.startswith(rests) and entry.places and entry.places[-1] in said)
        )

    @cached_property
    def _spelt(self) -> tuple[tuple[Entry, tuple[str, ...], tuple[str, ...]], ...]:
        """Each agency with its names, and with what is left of them without their places."""
        return tuple(
            (
                entry,
                tuple(name_of(name).plain for name in entry.names),
                tuple(name_of(name).rest for name in entry.names),
            )
            for entry in self.entries
        )

    @cached_property
    def _index(self) -> Index:
        return Index(self.entries)


_TOLD = (
    "key",
    "name",
    "kind",
    "level",
    "parent",
    "parent_key",
    "region",
    "places",
    "aliases",
    "since",
    "until",
    "owes",
)
