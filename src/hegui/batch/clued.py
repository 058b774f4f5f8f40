"""The reports of a run → what is odd of them among others, and which of them are of one agency.

Reads small values from the store, a report at a time, and keeps of each no more than the numbers
that clues ask for.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hegui.batch import figures
from hegui.batch.across.clues import clues
from hegui.batch.across.standing import Standing, Wanted, level_by_name, of_figures, wanted_of
from hegui.batch.joined import Joined, Read
from hegui.batch.store.store import Store
from hegui.exchange import facts_codec
from hegui.exchange.document import Document
from hegui.roster.entry import UNKNOWN
from hegui.roster.sums import CellKey
from hegui.rules.ruleset import Ruleset

_OFTEN_ASKED = 64


@dataclass(frozen=True)
class Clued:
    """Looks for clues.

    Attributes:
        store: where the numbers of each report are kept.
        ruleset: the rules; their pack says what is looked at.
        year: the year that is audited; None for all.
    """

    store: Store
    ruleset: Ruleset
    year: int | None

    def clues(self, reports: Joined) -> list[Document]:
        """The ``clues`` of the audit document."""
        wanted = wanted_of(self.ruleset.pack)
        held = list(self._standing(reports, wanted))
        if not any(one.judged for one in held):
            return []
        readings = {one.path: one.reading for one in reports.reports}

        @lru_cache(maxsize=_OFTEN_ASKED)
        def prose(path: str) -> str:
            return self._prose(readings[path])

        def said(path: str, lists: Collection[str]) -> str:
            known = self.ruleset.pack.vocabulary
            words = (word for name in lists for word in known.get(name, ()))
            return next((word for word in words if word in prose(path)), "")

        return clues(held, wanted, self._label_of, said)

    def _standing(self, reports: Joined, wanted: Wanted) -> Iterator[Standing]:
        cells, level_of = wanted.cells, level_by_name(self.ruleset.pack)
        for one in reports.reports if cells else ():
            kept = self.store.kept(one.reading) if one.year is not None else None
            told = figures.unpack(kept.figures, one.path) if kept is not None else None
            if told is None or one.year is None:
                continue
            key, kind, level = reports.keys[one.path], str(one.head["agency_kind"]), UNKNOWN
            if key.entry is not None:
                kind = key.entry.kind if key.entry.kind != UNKNOWN else kind
                level = key.entry.level
            level = level_of(one.agency) if level == UNKNOWN else level
            judged = one.judged and self.year in (None, one.year)
            numbers = of_figures(told, cells)
            yield Standing(one.path, key.key, one.agency, one.year, kind, level, judged, numbers)

    def _prose(self, reading: str) -> str:
        try:
            told = facts_codec.texts(self.store.facts(reading), "section")
        except facts_codec.NotFactsError:
            return ""
        return "".join("".join(told).split())

    def _label_of(self, key: CellKey) -> str:
        """What a cell is called in the latest edition that has it."""
        for edition in reversed(self.ruleset.form.editions):
            try:
                return edition.label(*key)
            except KeyError:
                continue
        return " × ".join(key[1:])


def agencies_of(reports: Joined) -> list[Document]:
    """The ``agencies`` of the audit document: those of whom more is known than one report says.

    Several reports, or what the roster says of level, region and superior.
    """
    held: dict[str, list[Read]] = {}
    for one in reports.reports:
        key = reports.keys[one.path].key
        if one.judged and key:
            held.setdefault(key, []).append(one)
    return [
        _agency(several, reports)
        for _, several in sorted(held.items())
        if len(several) > 1 or reports.keys[several[0].path].entry is not None
    ]


def _agency(several: Sequence[Read], reports: Joined) -> Document:
    entry = reports.keys[several[0].path].entry
    last = max(several, key=lambda one: (one.year or 0, one.path))
    return {
        "agency": entry.name if entry is not None else last.agency,
        "level": entry.level if entry is not None and entry.level != UNKNOWN else None,
        "region": (entry.region or None) if entry is not None else None,
        "parent": (entry.parent or None) if entry is not None else None,
        "paths": [one.path for one in several],
    }
