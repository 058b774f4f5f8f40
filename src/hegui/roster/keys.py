"""What reports are joined by: whose they are, so that years of one agency come together.

With a roster the agency it says. Otherwise the name: as it is if it says which city it belongs to;
behind the places its folders name if it does not, since every county has its 石梁镇. Where
neither name nor folder says a place, folders keep apart what would otherwise be two reports of one
year. A name that may mean several agencies of the roster is joined with nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hegui.roster.entry import Entry
from hegui.roster.names import folders_of, name_of, places_of_folders, within
from hegui.roster.roster import Roster

_WITHIN = "/"


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report says of itself.

    Attributes:
        path: of the file.
        agency: the name that was read; "" if none was.
        year: of the report; None if it was not read.
    """

    path: str
    agency: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Key:
    """What a report is joined by.

    Attributes:
        key: the same for all reports of one agency; "" for a report that says no agency.
        entry: the agency in the roster; None without one.
        others: the agencies of the roster it may be of, where it may be several.
    """

    key: str
    entry: Entry | None = None
    others: tuple[Entry, ...] = ()


def agency_keys(reports: Iterable[Reported], roster: Roster | None = None) -> dict[str, Key]:
    """Path → what each report is joined by; the order of *reports* does not matter."""
    keys: dict[str, Key] = {}
    nowhere: dict[str, list[Reported]] = {}
    for one in reports:
        found = _rostered(one, roster)
        if found is None:
            found = Key(_named(one))
            name = name_of(one.agency)
            if name.rest and not name.places and not places_of_folders(one.path):
                nowhere.setdefault(name.joined, []).append(one)
        keys[one.path] = found
    for name_said, several in nowhere.items():
        if _clash(several):
            for one in several:
                keys[one.path] = Key(_WITHIN.join((*folders_of(one.path), name_said)))
    return keys


def _rostered(one: Reported, roster: Roster | None) -> Key | None:
    """The key that the roster gives; None if the roster has nothing to say."""
    if not one.agency:
        return Key("")
    if roster is None:
        return None
    match = roster.resolve(one.agency, one.path)
    if match.entry is not None:
        return Key(match.entry.key, match.entry)
    if match.others:
        return Key(f"{name_of(one.agency).plain}#{one.path}", None, match.others)
    return None


def _named(one: Reported) -> str:
    name = name_of(one.agency)
    around = within(place for place in places_of_folders(one.path) if place not in name.places)
    if name.placed or not around:
        return name.joined
    return "".join(around) + name.joined


def _clash(several: Iterable[Reported]) -> bool:
    """Whether reports of one name and one year lie in different folders."""
    where: dict[int | None, set[tuple[str, ...]]] = {}
    for one in several:
        where.setdefault(one.year, set()).add(folders_of(one.path))
    return any(len(folders) > 1 for folders in where.values())


def years_found(reports: Iterable[Reported], keys: Mapping[str, Key]) -> dict[str, frozenset[int]]:
    """Key of each agency of the roster → the years of which there is a report."""
    years: dict[str, set[int]] = {}
    for one in reports:
        entry = keys[one.path].entry
        if entry is not None and one.year is not None:
            years.setdefault(entry.key, set()).add(one.year)
    return {key: frozenset(found) for key, found in years.items()}
