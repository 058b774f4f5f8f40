"""A page as flat lists in document order, so that nothing has to be walked twice or recursively.

Node 0 is the root; the nodes below node *i* are those from ``i + 1`` up to ``ends[i]``.
Knows elements and text, and nothing of what they mean.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

TEXT = "-text"
UNSEEN = "-"


@dataclass(slots=True)
class Tree:
    """A page as its reader sees it.

    Attributes:
        names: element names in small letters; ``-text`` for a run of text; ``-div`` for a div
            that is not shown, which has nothing below it and is there to be counted.
        parents: index of the parent; -1 for the root.
        ends: index after the last node below.
        texts: text by index, of text nodes only.
        attributes: by index, of cells, pictures, links and embedded files only.
    """

    names: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    attributes: dict[int, Mapping[str, str | None]] = field(default_factory=dict)
    _paths: dict[int, str] = field(default_factory=dict)

    def children(self, index: int) -> Iterator[int]:
        """Indexes of the nodes directly below."""
        child, end = index + 1, self.ends[index]
        while child < end:
            yield child
            child = self.ends[child]

    def ancestors(self, index: int) -> Iterator[int]:
        """Indexes of the elements around a node, nearest first."""
        while (index := self.parents[index]) >= 0:
            yield index

    def path(self, index: int) -> str:
        """Element path that a browser's tools understand: ``/html/body/div[2]/p[1]``."""
        trail = []
        while index not in self._paths and index > 0:
            trail.append(index)
            index = self.parents[index]
        self._paths.setdefault(0, f"/{self.names[0]}")
        for step in reversed(trail):
            self._name_children(self.parents[step])
        return self._paths[trail[0] if trail else index]

    def _name_children(self, parent: int) -> None:
        above = self._paths[parent]
        counts: dict[str, int] = {}
        for child in self.children(parent):
            name = self.names[child]
            if name != TEXT:
                name = name.removeprefix(UNSEEN)
                number = counts[name] = counts.get(name, 0) + 1
                once = name == "body"
                self._paths[child] = f"{above}/{name}" if once else f"{above}/{name}[{number}]"
