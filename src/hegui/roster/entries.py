"""Lines of a roster become its agencies; what contradicts itself is told.

Several rows of one agency (one for each year, a second sheet with addresses) are put together. Two
agencies may bear one name if their regions or superiors tell them apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hegui.errors import Mistake
from hegui.roster.columns import What, called
from hegui.roster.entry import UNKNOWN, Entry, Published
from hegui.roster.index import Index
from hegui.roster.lines import Line, Spot
from hegui.roster.names import Name, fits, name_of, places_in, plain

_ONCE = (What.KIND, What.LEVEL, What.PARENT, What.REGION, What.SINCE, What.UNTIL, What.OWES)


def entries_of(lines: Sequence[Line], mistakes: list[Mistake]) -> tuple[Entry, ...]:
    """The agencies, in the order they first stand in the roster. Adds to *mistakes*."""
    groups = _groups(lines)
    for group in groups:
        mistakes += _repeated(group)
    entries = _keyed([_entry(group, mistakes) for group in groups])
    spots = {entry.key: group[0].spot for entry, group in zip(entries, groups, strict=True)}
    mistakes += _shared_names(entries, spots)
    entries = _with_parents(entries, spots, mistakes)
    mistakes += _circles(entries, spots)
    return tuple(entries)


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines of each agency: one name, and no region or superior that contradicts."""
    by_name: dict[str, list[list[Line]]] = {}
    ordered: list[list[Line]] = []
    for line in lines:
        same = by_name.setdefault(plain(line.name), [])
        group = next((one for one in same if not _apart(one, line)), None)
        if group is None:
            group = []
            same.append(group)
            ordered.append(group)
        group.append(line)
    return ordered


def _apart(group: Sequence[Line], line: Line) -> bool:
    """Whether a line is of another agency than a group of the same name."""
    for what in (What.REGION, What.PARENT):
        mine = line.told.get(what)
        theirs = next((one.told[what] for one in group if what in one.told), None)
        if mine and theirs:
            return not _same_place(str(mine), str(theirs))
    return False


def _same_place(one: str, other: str) -> bool:
    return plain(one) == plain(other) or fits(places_in(one), places_in(other))


def _repeated(group: Sequence[Line]) -> Iterator[Mistake]:
    """Rows of one sheet that speak of one agency twice, and not of two years."""
    seen: dict[object, Line] = {}
    for line in group:
        year = line.told.get(What.YEAR)
        first = seen.setdefault((line.spot.sheet, year), line)
        if first is not line:
            of = f" {year} 年度" if year is not None else ""
            said = (
                f"“{line.name}”{of}与第{first.spot.row}行重复。同一个单位请只留一行；不是同一个单位的，"
                f"用“{called(What.REGION)}”或“{called(What.PARENT)}”区分；"
                f"是不同年度的，写明“{called(What.YEAR)}”"
            )
            yield line.spot.mistake(0, said)


def _entry(group: Sequence[Line], mistakes: list[Mistake]) -> Entry:
    told: dict[What, str | int | bool] = {}
    published: dict[int, Published] = {}
    undated: list[Published] = []
    for line in group:
        for what in _ONCE:
            value = line.told.get(what)
            if value is None:
                continue
            first = told.setdefault(what, value)
            if first != value and not (
                what is What.REGION and _same_place(str(first), str(value))
            ):
                said = f"“{line.name}”的“{called(what)}”与第{group[0].spot.row}行写的不同，请统一"
                mistakes.append(line.spot.mistake(0, said))
        for year, one in line.published.items():
            if year is None:
                undated.append(one)
            else:
                published[year] = _joined(published.get(year), one, line, year, mistakes)
    name = group[0].name
    aliases = dict.fromkeys(alias for line in group for alias in line.aliases)
    since, until = told.get(What.SINCE), told.get(What.UNTIL)
    if isinstance(since, int) and isinstance(until, int) and since > until:
        said = f"“{name}”的{called(What.SINCE)}（{since}）晚于{called(What.UNTIL)}（{until}）"
        mistakes.append(group[0].spot.mistake(0, said))
    region = str(told.get(What.REGION, ""))
    return Entry(
        key="",
        name=name,
        kind=str(told.get(What.KIND, UNKNOWN)),
        level=str(told.get(What.LEVEL, UNKNOWN)),
        parent=str(told.get(What.PARENT, "")),
        region=region,
        places=_belongs(name_of(name), places_in(region)),
        aliases=tuple(alias for alias in aliases if plain(alias) != plain(name)),
        since=since if isinstance(since, int) else None,
        until=until if isinstance(until, int) else None,
        owes=told.get(What.OWES) is not False,
        published=dict(sorted(published.items())),
        undated=tuple(undated),
        row=group[0].spot.row,
        sheet=group[0].spot.sheet,
    )


def _joined(
    had: Published | None, one: Published, line: Line, year: int, mistakes: list[Mistake]
) -> Published:
    """What two places of a roster say of one publication."""
    if had is None:
        return one
    differs = (had.date and one.date and had.date != one.date) or (
        had.address and one.address and had.address != one.address
    )
    if differs:
        said = f"“{line.name}”{year} 年度的发布日期或网址与第{had.row}行不同，请只留一个"
        mistakes.append(line.spot.mistake(0, said))
    return replace(
        had,
        date=had.date or one.date,
        address=had.address or one.address,
        moved=had.moved or one.moved,
    )


def _belongs(name: Name, region: tuple[str, ...]) -> tuple[str, ...]:
    """The places of a name and of a region as one row of places, largest first."""
    if not region or not name.places:
        return region or name.places
    if name.places[-1] in region:
        return region[: region.index(name.places[-1]) + 1]
    return (*region, *(one for one in name.places if one not in region))


def _keyed(entries: Sequence[Entry]) -> list[Entry]:
    """Each with a key: its name, and what tells it from others of that name."""
    times: dict[str, int] = {}
    for entry in entries:
        times[plain(entry.name)] = times.get(plain(entry.name), 0) + 1
    keyed: list[Entry] = []
    taken: set[str] = set()
    for entry in entries:
        key = name = plain(entry.name)
        if times[name] > 1:
            key = f"{plain(entry.region) or plain(entry.parent) or f'第{entry.row}行'}/{name}"
        while key in taken:
            key = f"{key}#{entry.row}"
        taken.add(key)
        keyed.append(replace(entry, key=key))
    return keyed


def _shared_names(entries: Sequence[Entry], spots: Mapping[str, Spot]) -> Iterator[Mistake]:
    """Names that two agencies bear and nothing tells apart."""
    bearers: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in dict.fromkeys(map(plain, entry.names)):
            bearers.setdefault(name, []).append(entry)
    for name, several in bearers.items():
        first = several[0]
        for entry in several[1:]:
            if _told_apart(first, entry):
                continue
            own = "名称" if plain(entry.name) == name else "别名"
            said = (
                f"“{entry.name}”的{own}“{name}”也是第{first.row}行“{first.name}”的名称或别名；"
                "一个名称只能属于一个单位，请改正，或者用“地区”区分"
            )
            yield spots[entry.key].mistake(0, said)


def _told_apart(one: Entry, other: Entry) -> bool:
    if one.places and other.places:
        return not fits(one.places, other.places)
    return bool(one.parent and other.parent and plain(one.parent) != plain(other.parent))


def _with_parents(
    entries: Sequence[Entry], spots: Mapping[str, Spot], mistakes: list[Mistake]
) -> list[Entry]:
    """Each with the key of its superior, and with its places where it has none of its own."""
    index = Index(entries)
    found: list[Entry] = []
    for entry in entries:
        match = index.find(entry.parent, entry.places) if entry.parent else None
        if match is not None and match.others:
            said = (
                f"“{called(What.PARENT)}”：名录里有 {len(match.others)} 个“{entry.parent}”，"
                "请写带地区的全称"
            )
            mistakes.append(spots[entry.key].mistake(0, said))
        parent = match.entry if match is not None else None
        found.append(replace(entry, parent_key=parent.key if parent else ""))
    by_key = {entry.key: entry for entry in found}
    return [replace(entry, places=_places_above(entry, by_key)) for entry in found]


def _places_above(entry: Entry, by_key: Mapping[str, Entry]) -> tuple[str, ...]:
    """Where an agency belongs: as it says itself, else as the nearest of its superiors says."""
    passed: set[str] = set()
    at = entry
    while not at.places and at.parent_key and at.key not in passed:
        passed.add(at.key)
        at = by_key[at.parent_key]
    return at.places or name_of(entry.parent).places


def _circles(entries: Sequence[Entry], spots: Mapping[str, Spot]) -> Iterator[Mistake]:
    """Agencies that are their own superior, by whatever way; each circle is told once."""
    parents = {entry.key: entry.parent_key for entry in entries}
    names = {entry.key: entry.name for entry in entries}
    cleared: set[str] = set()
    for start in parents:
        way: list[str] = []
        at = start
        while at and at not in cleared and at not in way:
            way.append(at)
            at = parents[at]
        if at in way:
            circle = way[way.index(at) :]
            told = " → ".join(names[key] for key in (*circle, circle[0]))
            said = f"“{called(What.PARENT)}”绕成了圈：{told}；请改正其中一个"
            yield spots[circle[0]].mistake(0, said)
        cleared.update(way)
