"""Texts of one section that were copied from each other: likely pairs are read, and made groups.

What many drafts have in common is nobody's own text and does not count. Drafts are counted, not
agencies: a text that three hundred agencies copied is one draft, but a clause of the law that
stands in three hundred different texts stands in three hundred drafts. A sentence is common if
half of it or more is common clauses.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby, islice
from math import log10

from hegui.batch.across.alike import Quotes, compare, quotes_of
from hegui.batch.across.groups import Groups
from hegui.batch.across.postings import Pair, Postings
from hegui.batch.across.prose import Part
from hegui.batch.across.trace import SHORTEST_SECTION
from hegui.model.place import Place

Read = Callable[[int], Part]

SAME = 0.85  # as much alike as one text
ALIKE = 0.65  # as much alike as a text of which a third was written anew
_COMMON_SHARE, _COMMON_LEAST = 0.05, 20
_FEW = 30  # agencies; the more there are, the longer a text must be not to be alike by chance
_SHORTER = 25  # characters more than the shortest section, for each ten times as many agencies
_LETTER, _LONG, _LONGER = 0.95, 120, 40
_TRIES, _MOST_TRIES = 2, 6  # originals that are read for a text: of one kind, and of all
_KEPT = 512  # texts in memory


@dataclass(frozen=True, slots=True)
class Copied:
    """Two texts that were read and are alike.

    Attributes:
        first: number of the earlier text.
        second: number of the later one.
        ratio: how much is the same, with and without what everybody writes, whichever is less.
        length: characters that count, of the text that has fewer.
        quotes: sentences of both.
        title: of the section, in the later one.
        places: where the two texts are.
    """

    first: int
    second: int
    ratio: float
    length: int
    quotes: Quotes
    title: str
    places: tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Texts each of which is alike another of them.

    Attributes:
        year: of the latest.
        members: numbers of the texts, in order of year and path.
        closest: the two that are most alike.
        same: whether they are as good as one text, and not just alike in great part.
    """

    year: int
    members: tuple[int, ...]
    closest: Copied
    same: bool


def clusters(
    postings: Postings, read: Read, *, same: float = SAME, least: float = ALIKE
) -> list[Cluster]:
    """The groups of texts that are alike, by year; *read* gives a text by its number."""
    cached = lru_cache(_KEPT)(read)
    copied = list(_copied(postings.likely(), cached, same, least))
    common = _common(postings, copied, same)
    long = _by_number(postings, _LONG, _LONGER)
    shortest = _by_number(postings, SHORTEST_SECTION, _SHORTER)
    kept = [
        one
        for one in (_without(pair, cached, common, postings, long) for pair in copied)
        if one.ratio >= least and one.length >= shortest
    ]
    kept.sort(key=lambda pair: postings.order[pair.second][0])
    found: list[Cluster] = []
    for year, pairs in groupby(kept, key=lambda pair: postings.order[pair.second][0]):
        found += _of_year(year, list(pairs), postings, same)
    return found


def _copied(pairs: Iterable[Pair], read: Read, same: float, least: float) -> Iterator[Copied]:
    """The pairs that are alike when read; for each later text the likeliest are tried."""
    for second, some in groupby(pairs, key=lambda pair: pair.second):
        good, bad = 0, 0
        for pair in islice(some, _MOST_TRIES):
            copied = _compared(pair.first, second, read)
            good += copied.ratio >= same
            bad += copied.ratio < least
            if copied.ratio >= least:
                yield copied
            if _TRIES in (good, bad):
                break


def _compared(
    first: int, second: int, read: Read, common: Collection[int] = frozenset()
) -> Copied:
    one, other = read(first), read(second)
    alike = compare(one.sentences, other.sentences, common)
    quotes = quotes_of(alike.matches)
    places = one.place, other.place
    return Copied(first, second, alike.ratio, alike.length, quotes, other.title, places)


def _common(postings: Postings, copied: Sequence[Copied], same: float) -> frozenset[int]:
    """Marks of the clauses that stand in so many drafts that they are nobody's own."""
    drafts = Groups((one.first, one.second) for one in copied if one.ratio >= same)
    first_of: dict[int, int] = {}
    for number, agency in enumerate(postings.agencies):
        drafts.join(first_of.setdefault(agency, number), number)
    roots = [drafts.root(number) for number in range(len(postings))]
    most = max(_COMMON_LEAST, _COMMON_SHARE * len(set(roots)))
    numbers = {number for one in copied for number in (one.first, one.second)}
    return postings.common(numbers, roots, most)


def _without(
    pair: Copied, read: Read, common: frozenset[int], postings: Postings, long: float
) -> Copied:
    """The pair without what is common; alike only if it is so both ways.

    A long text that is the same nearly to the letter was copied, however common its sentences are:
    nobody else puts the same ones together in the same way.
    """
    if pair.ratio >= _LETTER and pair.length >= long:
        return pair
    told = chain(postings.clauses(pair.first), postings.clauses(pair.second))
    if not common or common.isdisjoint(told):
        return pair
    again = _compared(pair.first, pair.second, read, common)
    return replace(again, ratio=min(pair.ratio, again.ratio))


def _by_number(postings: Postings, characters: int, more: int) -> float:
    """So many characters, and *more* for each ten times as many agencies."""
    return characters + more * max(log10(max(len(set(postings.agencies)), 1) / _FEW), 0)


def _of_year(
    year: int, pairs: Sequence[Copied], postings: Postings, same: float
) -> Iterator[Cluster]:
    close = [pair for pair in pairs if pair.ratio >= same]
    tight = Groups((pair.first, pair.second) for pair in close)
    yield from _groups(year, tight, close, postings, same=True)
    looser = [
        pair
        for pair in pairs
        if pair.ratio < same and tight.root(pair.first) != tight.root(pair.second)
    ]
    loose = Groups((pair.first, pair.second) for pair in looser)
    yield from _groups(year, loose, looser, postings, same=False)


def _groups(
    year: int,
    groups: Groups[int],
    pairs: Sequence[Copied],
    postings: Postings,
    *,
    same: bool,
) -> Iterator[Cluster]:
    closest: dict[int, Copied] = {}
    for pair in pairs:
        root = groups.root(pair.first)
        best = closest.get(root)
        if best is None or _rank(pair, postings) < _rank(best, postings):
            closest[root] = pair
    made = [
        Cluster(
            year,
            tuple(sorted(group, key=lambda number: (postings.order[number], number))),
            closest[groups.root(group[0])],
            same,
        )
        for group in groups
    ]
    yield from sorted(made, key=lambda one: [postings.order[number] for number in one.members])


def _rank(pair: Copied, postings: Postings) -> tuple[object, ...]:
    return -pair.ratio, postings.order[pair.second], postings.order[pair.first]
