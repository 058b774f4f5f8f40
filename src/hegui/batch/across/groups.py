"""Things that belong together because each is linked to another of them."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Groups(Generic[Thing]):
    """Union-find; the smallest member of a group stands for it, so order makes no difference."""

    def __init__(self, links: Iterable[tuple[Thing, Thing]] = ()) -> None:
        """Groups made by *links*."""
        self._above: dict[Thing, Thing] = {}
        for one, other in links:
            self.join(one, other)

    def root(self, thing: Thing) -> Thing:
        """The member that stands for the group of *thing*; itself if it is linked to nothing."""
        top = thing
        while (above := self._above.get(top, top)) != top:
            top = above
        while thing != top:
            self._above[thing], thing = top, self._above.get(thing, top)
        return top

    def join(self, one: Thing, other: Thing) -> bool:
        """Put two groups together; False if they are one already."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return False
        if second < first:  # type: ignore[operator]  # numbers or words, never mixed
            first, second = second, first
        self._above.setdefault(first, first)
        self._above[second] = first
        return True

    def __iter__(self) -> Iterator[tuple[Thing, ...]]:
        """The groups of two and more, members and groups in order."""
        found: dict[Thing, list[Thing]] = {}
        for thing in sorted(self._above):  # type: ignore[type-var]
            found.setdefault(self.root(thing), []).append(thing)
        return (tuple(found[root]) for root in sorted(found))  # type: ignore[type-var]
