"""Which agency of a roster a name means; what is not sure stays open.

A name is looked up as it is written, then by what is left of it without its place, if the place
says the same as the roster's. Two that fit are never chosen between unless the folder does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hegui.roster.entry import Entry
from hegui.roster.names import Name, fits, name_of, plain, prefectures, within


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means.

    Attributes:
        entry: the agency; None if there is none, or more than one.
        others: the agencies it may mean, where there is more than one.
    """

    entry: Entry | None
    others: tuple[Entry, ...] = ()


_NOBODY = Match(None)
_REMEMBERED = 20_000


class Index:
    """Finds agencies by name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_name: dict[str, list[Entry]] = {}
        self._by_rest: dict[tuple[str, str], list[tuple[Entry, Name]]] = {}
        self._found: dict[tuple[str, tuple[str, ...]], Match] = {}
        for entry in entries:
            for written in entry.names:
                name = name_of(written)
                self._by_name.setdefault(name.plain, []).append(entry)
                own, given = name.places[-1:], entry.places[-1:]
                for last in dict.fromkeys((*own, *given, "")):  # "": wherever it belongs
                    self._by_rest.setdefault((name.rest, last), []).append((entry, name))

    def find(self, written: str, around: Sequence[str] = ()) -> Match:
        """The agency called *written*, in or near the places *around* if it is not sure."""
        key = (plain(written), tuple(around))
        if key not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = self._find(*key)
        return self._found[key]

    def _find(self, written: str, around: Sequence[str]) -> Match:
        if not written:
            return _NOBODY
        name = name_of(written)
        meant = self._by_name.get(name.plain, [])
        if not meant:
            like = self._like(name, around)
            meant = [entry for entry, known in like if _may_mean(name, entry, known)]
        return _chosen(_each_once(meant), name, around)

    def _like(self, name: Name, around: Sequence[str]) -> Sequence[tuple[Entry, Name]]:
        """The agencies whose names leave the same rest, of the place that is told if any are."""
        told = name.places or around
        here = self._by_rest.get((name.rest, told[-1]), ()) if told else ()
        return here if here or name.places else self._by_rest.get((name.rest, ""), ())


def _may_mean(name: Name, entry: Entry, known: Name) -> bool:
    """Whether a name that is spelt otherwise may mean an agency: the rest of both is the same.

    A name without a place may mean any of them. An alias that names another place than the agency
    belongs to is one of that place; one without a place belongs where the agency does.
    """
    if not name.places:
        return True
    strange = known.places and known.places[-1] not in entry.places
    return fits(within(name.places), within(known.places if strange else entry.places))


def _chosen(found: Sequence[Entry], name: Name, around: Sequence[str]) -> Match:
    """The one that is meant, if the places *around* leave one.

    A name that says no place is not taken for that of an agency of another place, nor one that
    says a district and no city for that of a district of another city.
    """
    if around and not name.places:
        found = [one for one in found if not one.places or around[-1] in one.places]
    elif not name.placed and (cities := prefectures(around)):
        found = [one for one in found if not _of_others(one, cities)]
    if around and len(found) > 1:
        nearest = max(_nearness(one, around) for one in found)
        found = [one for one in found if _nearness(one, around) == nearest]
    if len(found) == 1:
        return Match(found[0])
    return Match(None, tuple(found))


def _of_others(entry: Entry, cities: frozenset[str]) -> bool:
    own = prefectures(entry.places)
    return bool(own) and own.isdisjoint(cities)


def _nearness(entry: Entry, around: Sequence[str]) -> tuple[bool, int]:
    here = bool(entry.places) and entry.places[-1] == around[-1]
    return here, sum(one in around for one in entry.places)


def _each_once(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.key: entry for entry in entries}.values())
