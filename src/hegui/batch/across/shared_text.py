"""Sections that several agencies have in common become facts about all of them together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hegui.batch.across.alike import percent, side_by_side
from hegui.batch.across.drafts import Cluster, clusters
from hegui.batch.across.member import Member, agencies_of, common_fields, names_of
from hegui.batch.across.outcomes import Together
from hegui.batch.across.postings import Postings
from hegui.batch.across.prose import Part, Prose
from hegui.batch.across.trace import Trace
from hegui.facts.across_kinds import SHARED_TEXT
from hegui.facts.fact import Fact
from hegui.model.place import Place

ProseOf = Callable[[int], Prose]

_LOCAL, _LOCAL_SHARE = 5, 1 / 2  # so many agencies, and so great a part of their region


class SharedTexts:
    """Gathers the traces of all reports, then tells what they have in common.

    Memory grows by some two kilobytes a report and section.
    """

    def __init__(self, sections: Iterable[str]) -> None:
        """For these *sections*; the others are not compared."""
        self._postings = {section: Postings() for section in sections}
        self._numbers: dict[str, list[int]] = {section: [] for section in self._postings}
        self._agencies: dict[str, int] = {}
        self._members: list[Member] = []

    def add(self, member: Member, trace: Trace) -> int:
        """Put a report in; the number by which its prose is asked for."""
        number = len(self._members)
        self._members.append(member)
        agency = self._agencies.setdefault(member.agency, len(self._agencies))
        for one in trace.sections:
            if (postings := self._postings.get(one.section)) is not None:
                postings.add(one, agency, member.year, member.path)
                self._numbers[one.section].append(number)
        return number

    def facts(self, prose: ProseOf) -> Iterator[Together]:
        """The ``shared_text`` facts by section and year; *prose* reads a report by its number."""
        for section, postings in self._postings.items():
            numbers = self._numbers[section]
            members = [self._members[number] for number in numbers]
            compared = {
                year: agencies_of(one for one in members if one.year == year)
                for year in sorted({one.year for one in members})
            }
            read = _reader(section, numbers, prose)
            for cluster in clusters(postings, read):
                yield _together(section, cluster, members, compared[cluster.year])


def _reader(section: str, numbers: Sequence[int], prose: ProseOf) -> Callable[[int], Part]:
    """Reads one section by its number among those that are compared."""

    def read(at: int) -> Part:
        found = prose(numbers[at]).parts.get(section)
        return found or Part(section, "", (), complete=False, place=Place(section=section))

    return read


def _together(
    section: str, cluster: Cluster, members: Sequence[Member], compared: Mapping[str, Member]
) -> Together:
    own = [members[number] for number in cluster.members]
    closest = cluster.closest
    known = dict(zip((closest.first, closest.second), closest.places, strict=True))
    label = closest.places[1].label
    place = Place(section=section, label=label)
    places = tuple(
        replace(known.get(one, place), file=members[one].path) for one in cluster.members
    )
    pair = [members[closest.first], members[closest.second]]
    if pair[0].name != pair[1].name:
        called = [one.name for one in pair]
    else:
        called = [f"{one.name}（{one.path}）" for one in pair]
    fields = {
        **common_fields(own, cluster.year, label),
        "section": section,
        "title": closest.title,
        "agencies": len(agencies_of(own)),
        "names": names_of(own, cluster.year),
        "ratio": percent(closest.ratio),
        "length": closest.length,
        "quotes": side_by_side(closest.quotes, *called),
        "local_common": _local(own, compared),
        "compared": len(compared),
    }
    return Together(Fact(SHARED_TEXT, fields, places[0]), places)


def _local(members: Sequence[Member], compared: Mapping[str, Member]) -> bool:
    """Whether so many of a region have it that their superior must have written it."""
    own = agencies_of(members).values()
    regions = {one.region for one in own}
    if len(own) < _LOCAL or len(regions) > 1:
        return False
    near = [one for one in compared.values() if one.region in regions]
    return len(own) >= _LOCAL_SHARE * len(near)
