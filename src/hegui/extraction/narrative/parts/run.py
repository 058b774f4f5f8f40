"""A run of items, and what the words between two of them say of the end of a list."""

from collections.abc import Sequence

from hegui.extraction.narrative.parts.branch import Branch
from hegui.extraction.narrative.parts.items import related
from hegui.extraction.narrative.parts.node import COMMA, SEMICOLON, STOP, Node, common_end
from hegui.extraction.narrative.parts.openings import Claim

NEAR = 8  # so many items before, at most, is the whole of a list that begins a sentence
_TORN = 2.5  # a list that ends at a comma although semicolons divide it


class Run:
    """Items with the separators between them; which of them can be added is kept."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        """Keeps the items apart for arithmetic."""
        self.nodes = nodes
        self.items = [node.item for node in nodes]
        self.ranks = [item.rank for item in self.items]
        self._relations: dict[tuple[int, int], int] = {}

    def fit(self, one: int, other: int) -> int:
        """How nearly two items are of one unit; see ``related``."""
        key = (one, other)
        if key not in self._relations:
            self._relations[key] = related(self.items[one], self.items[other])
        return self._relations[key]

    def goes_on(self, branch: Branch, index: int, fit: int) -> bool:
        """Whether a list goes on behind a full stop: what is left, or the rest of what adds up."""
        if fit < 2:
            return False
        if self.nodes[index].goes_on:
            return True
        missing = (self.items[branch.whole].value or 0) - branch.sum
        for at in range(index, min(len(self.items), index + NEAR)):
            missing -= self.items[at].value or 0
            if missing <= 0 or self.fit(branch.whole, at) < 2:
                break
        return missing == 0

    def leaving(self, branch: Branch, index: int) -> float:
        """What speaks against the list having ended before an item."""
        node, rank = self.nodes[index], self.ranks[index]
        if branch.closing or rank == STOP or self.fit(branch.whole, index) == 0:
            return 0.0
        if node.mention or self.is_apart(branch, index):
            return 0.1
        if self.is_full(branch, index):
            return 0.05
        if rank > branch.rank >= 0 or self.is_single(branch, index):
            return 0.15
        if rank < branch.rank:
            return _TORN
        return {SEMICOLON: 0.5, COMMA: 0.5}.get(rank, 1.5)

    def is_full(self, branch: Branch, index: int) -> bool:
        """Whether a list adds up before a stronger separator: nothing behind it belongs to it."""
        full = len(branch.parts) > 1 and branch.sum == self.items[branch.whole].value
        return full and self.ranks[index] > branch.rank

    def is_apart(self, branch: Branch, index: int) -> bool:
        """Whether an item begins a new matter beside a list, or is said as its whole is."""
        if self.ranks[index] < COMMA or self.nodes[index].closing:
            return False
        first = self.nodes[branch.parts[0]]
        new = self.nodes[index].topic and not (first.topic or first.kept)
        return new or self._deeds_differ(branch, index) or self._parallel(branch, index)

    def is_single(self, branch: Branch, index: int) -> bool:
        """Whether a semicolon ends a list of one: 收到9件，其中网上7件；办结8件."""
        if branch.parts != (index - 1,) or branch.claim is not Claim.OPEN:
            return False
        first = self.items[branch.parts[0]]
        alike = common_end(first.before, self.items[index].before) > 0
        return self.ranks[index] == SEMICOLON and not alike

    def _deeds_differ(self, branch: Branch, index: int) -> bool:
        """Whether behind a semicolon another deed is told: 其中新增栏目5个；更新栏目18个."""
        if self.ranks[index] != SEMICOLON or branch.parts != (index - 1,):
            return False
        first, node = self.nodes[branch.parts[0]], self.nodes[index]
        deeds = first.clause[:2], node.clause[:2]
        return first.topic and node.topic and deeds[0] != deeds[1]

    def _parallel(self, branch: Branch, index: int) -> bool:
        """Whether an item is said as the whole is: 网站发布信息9条，其中……，微博发布信息8条."""
        words = self.items[index].before
        like = common_end(self.items[branch.whole].before, words)
        return like > 2 and like > common_end(self.items[branch.parts[0]].before, words)


def is_plain(nodes: Sequence[Node]) -> bool:
    """Whether there is no other reading: 26条，其中甲类12条、乙类9条、其他5条."""
    if len(nodes) < 2:
        return False
    whole, first, *others = nodes
    opening = first.opening
    if opening is None or opening.header or opening.resumes or opening.direct:
        return False
    if (
        first.item.rank == STOP
        or first.total
        or first.mention
        or related(whole.item, first.item) < 2
    ):
        return False
    if any(node.closing for node in nodes[:-1]):
        return False
    return all(
        node.item.rank == 0
        and node.opening is None
        and not (node.total or node.mention)
        and related(whole.item, node.item) == 2
        for node in others
    )
