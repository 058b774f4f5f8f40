"""The best reading of a run of items as wholes and parts.

Which part belongs to which whole is often not said: “网站890条，新媒体350条，含公众号268条”. So
every way a reader could take the words is followed from item to item, each with what speaks
against it, and the cheapest is kept: an error is only told if no reading adds up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hegui.extraction.narrative.parts.branch import WRONG, Branch, settle
from hegui.extraction.narrative.parts.items import related
from hegui.extraction.narrative.parts.node import (
    COMMA,
    SEMICOLON,
    STOP,
    Node,
    common_end,
    is_firm,
    is_shared,
    same_name,
)
from hegui.extraction.narrative.parts.openings import Claim, Opening

_WIDTH = 12
_DEEPEST = 5
_HOPELESS = 2.2  # a reading so much dearer than the best is followed no further
_NEAR = 8  # so many items before, at most, is the whole of a list that begins a sentence
_UNRESOLVED = 1.2  # a heading or a remainder that belongs to no whole
_TORN = 2.5  # a list that ends at a comma although semicolons divide it
_LOST = 0.7  # a thing of the same unit that stands behind a list and belongs to nothing


@dataclass(frozen=True, slots=True)
class State:
    """One reading so far: lists still open, lists done, and items that are no parts."""

    cost: float
    stack: tuple[Branch, ...] = ()
    done: tuple[Branch, ...] = ()
    top: tuple[int, ...] = ()


class Search:
    """Reads a run of items."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        """Keeps the items apart for arithmetic."""
        self._nodes = nodes
        self._items = [node.item for node in nodes]
        self._ranks = [item.rank for item in self._items]
        self._summed = _summed_behind(nodes)
        self._settled: dict[Branch, float] = {}
        self._relations: dict[tuple[int, int], int] = {}

    def best(self) -> tuple[Branch, ...]:
        """The branches of the cheapest reading, outer ones behind inner ones."""
        states = [State(0.0)]
        for index in range(len(self._nodes)):
            following: dict[tuple[object, ...], State] = {}
            for state in states:
                for one in self._after(state, index):
                    key = (one.stack, one.top[-3:])
                    if key not in following or one.cost < following[key].cost:
                        following[key] = one
            states = sorted(following.values(), key=lambda one: one.cost)[:_WIDTH]
            states = [one for one in states if one.cost <= states[0].cost + _HOPELESS]
        ends = [self._popped(state, 0) for state in states]
        return min(ends, key=lambda one: one.cost).done if ends else ()

    def _after(self, state: State, index: int) -> Iterator[State]:
        node = self._nodes[index]
        if node.total:
            yield self._alone(self._popped(state, 0), index, 0.0)
            return
        if node.opening is not None:
            opened = list(self._opened(state, index, node.opening))
            yield from opened
            if opened and not node.opening.header:
                return
            if opened:
                yield self._alone(self._popped(state, 0), index, _UNRESOLVED)
                return
        yield from self._unopened(state, index)

    # a list begins

    def _opened(self, state: State, index: int, opening: Opening) -> Iterator[State]:
        for whole, cost in self._wholes(state, index, opening):
            keep = self._keeping(state, whole)
            if keep >= _DEEPEST:
                continue
            branch = Branch(whole, opening.claim, announced=self._items[index].classes)
            base = self._popped(state, keep)
            yield self._taken(_dearer(base, cost), branch, index, 0.0)

    def _wholes(self, state: State, index: int, opening: Opening) -> Iterator[tuple[int, float]]:
        fits = [
            at
            for at in range(index - 1, max(-1, index - 1 - 3 * _NEAR), -1)
            if self._fit(at, index) == 2
        ]
        if opening.resumes:
            named = [at for at in fits if same_name(opening.resumes, self._items[at])]
            yield from ((at, 0.02 * step) for step, at in enumerate(named[:2]))
            return
        loose = [
            at for at in range(index - 1, max(-1, index - 4), -1) if self._fit(at, index) == 1
        ]
        if opening.direct:
            yield from ((at, 0.0) for at in (fits + loose) if at == index - 1)
            return
        crossing = self._ranks[index] == STOP
        if not (crossing or opening.header):
            for at in (fits or loose)[:1]:
                yield at, 0.0
            for branch in state.stack if opening.claim is Claim.OPEN else ():
                if branch.whole in fits and branch.whole != fits[0]:
                    yield branch.whole, 0.4
            return
        firm = [
            at for at in fits if at in state.top or any(at == one.whole for one in state.stack)
        ]
        if crossing:  # a number of another matter that its own part cannot be in
            least = self._items[index].value or 0
            firm = [at for at in firm if (self._items[at].value or least) >= least]
            fits = [at for at in fits if (self._items[at].value or least) >= least]
        for step, at in enumerate(firm[:_NEAR]):
            yield at, 0.02 * step
        for at in fits[:1]:
            if at not in firm:
                yield at, 0.3

    def _keeping(self, state: State, whole: int) -> int:
        """How many open lists stay open when *whole* is divided."""
        for depth, branch in enumerate(state.stack):
            if branch.whole == whole:
                return depth
            if whole in branch.parts:
                return depth + 1
        return len(state.stack) if whole not in state.top else 0

    # no list begins

    def _unopened(self, state: State, index: int) -> Iterator[State]:
        cost = 0.0
        for keep in range(len(state.stack), -1, -1):
            if keep < len(state.stack):
                cost += self._leaving(state.stack[keep], index)
            base = self._popped(state, keep)
            base = _dearer(base, cost)
            if keep:
                yield from self._continued(base, index)
            else:
                yield from self._outside(state, base, index)

    def _continued(self, base: State, index: int) -> Iterator[State]:
        branch, node = base.stack[-1], self._nodes[index]
        fit = self._fit(branch.whole, index)
        if fit == 0 or node.mention:
            yield base
            return
        cost = 0.4 if branch.closing else 0.0
        if self._ranks[index] == STOP:
            cost += 0.02 if branch.claim is None else 0.35
        if self._is_apart(branch, index):
            cost += 0.3
        yield self._taken(
            State(base.cost, base.stack[:-1], base.done, base.top), branch, index, cost
        )
        if fit == 1:
            yield base
        elif node.beside and self._ranks[index] > 0:
            yield _dearer(base, 0.2)

    def _outside(self, state: State, base: State, index: int) -> Iterator[State]:
        node = self._nodes[index]
        lost = 0.0
        if state.stack and not (node.mention or self._ranks[index] == STOP):
            fits = any(self._fit(one.whole, index) == 2 for one in state.stack)
            apart = self._is_apart(state.stack[0], index) or self._is_single(state.stack[0], index)
            if fits and not apart and not self._is_full(state.stack[0], index):
                lost = _LOST
        near = [
            at
            for at in state.top[-_NEAR:]
            if self._fit(at, index) == 2 and not self._nodes[at].total
        ]
        dangling = not self._summed[index] and (
            (node.closing == 2 and near) or (node.closing == 1 and len(near) > 2)
        )
        yield self._alone(base, index, lost + (_UNRESOLVED if dangling else 0.0))
        lost += _UNRESOLVED if dangling else 0.0
        if self._ranks[index] == 0 or self._summed[index]:
            return  # the first thing of a list, or what is summed behind, is no whole of the next
        for at in near[-1:]:
            yield self._taken(_dearer(base, lost), Branch(at, None), index, 0.0)

    def _leaving(self, branch: Branch, index: int) -> float:
        """What speaks against the list having ended before an item."""
        node, rank = self._nodes[index], self._ranks[index]
        if branch.closing or rank == STOP or self._fit(branch.whole, index) == 0:
            return 0.0
        if node.mention or self._is_apart(branch, index):
            return 0.1
        if self._is_full(branch, index):
            return 0.05
        if rank > branch.rank >= 0 or self._is_single(branch, index):
            return 0.15
        if rank < branch.rank:
            return _TORN
        return {SEMICOLON: 0.5, COMMA: 0.5}.get(rank, 1.5)

    def _is_full(self, branch: Branch, index: int) -> bool:
        """Whether a list adds up before a stronger separator: nothing behind it belongs to it."""
        full = len(branch.parts) > 1 and branch.sum == self._items[branch.whole].value
        return full and self._ranks[index] > branch.rank

    def _is_apart(self, branch: Branch, index: int) -> bool:
        """Whether an item begins a new matter beside a list, or is said as its whole is."""
        if self._ranks[index] < COMMA or self._nodes[index].closing:
            return False
        new = self._nodes[index].topic and not self._nodes[branch.parts[0]].topic
        return new or self._parallel(branch, index)

    def _is_single(self, branch: Branch, index: int) -> bool:
        """Whether a semicolon ends a list of one: 收到9件，其中网上7件；办结8件."""
        if branch.parts != (index - 1,) or branch.claim is not Claim.OPEN:
            return False
        first = self._items[branch.parts[0]]
        alike = common_end(first.before, self._items[index].before) > 0
        return self._ranks[index] == SEMICOLON and not alike

    def _parallel(self, branch: Branch, index: int) -> bool:
        """Whether an item is said as the whole is: 网站发布信息9条，其中……，微博发布信息8条."""
        words = self._items[index].before
        like = common_end(self._items[branch.whole].before, words)
        return like > 2 and like > common_end(self._items[branch.parts[0]].before, words)

    # steps

    def _alone(self, base: State, index: int, cost: float) -> State:
        return State(base.cost + cost, base.stack, base.done, (*base.top, index))

    def _taken(self, base: State, branch: Branch, index: int, cost: float) -> State:
        """*base* with one more part for *branch*, which becomes its innermost list."""
        item, closing = self._items[index], self._nodes[index].closing
        taken = Branch(
            branch.whole,
            branch.claim,
            (*branch.parts, index),
            branch.sum + (item.value or 0),
            branch.exact and item.exact,
            branch.mixed or self._fit(branch.whole, index) == 1,
            branch.closing or closing == 2 or (closing == 1 and bool(branch.parts)),
            max(branch.rank, self._ranks[index]) if branch.parts else branch.rank,
            branch.announced,
        )
        return State(base.cost + cost, (*base.stack, taken), base.done, base.top)

    def _popped(self, state: State, keep: int) -> State:
        """*state* with its inner lists settled, *keep* of them left open."""
        if keep >= len(state.stack):
            return state
        gone = state.stack[keep:]
        cost = state.cost + sum(self._cost(branch) for branch in gone)
        return State(cost, state.stack[:keep], (*state.done, *reversed(gone)), state.top)

    def _cost(self, branch: Branch) -> float:
        if branch not in self._settled:
            verdict = settle(branch, self._items, may_overlap=is_shared(branch, self._nodes))
            loose = branch.claim is None and verdict.agrees is False
            dear = WRONG if loose and not is_firm(branch, self._nodes) else 0.0
            self._settled[branch] = verdict.cost + dear
        return self._settled[branch]

    def _fit(self, one: int, other: int) -> int:
        key = (one, other)
        if key not in self._relations:
            self._relations[key] = related(self._items[one], self._items[other])
        return self._relations[key]


def _summed_behind(nodes: Sequence[Node]) -> list[bool]:
    """For each item whether a sum of it and its neighbours is told later in its sentence."""
    found, behind = [], False
    for node in reversed(nodes):
        found.append(behind and not node.total)
        behind = (node.total or behind) and node.item.rank < STOP and node.opening is None
    return found[::-1]


def _dearer(state: State, cost: float) -> State:
    """*state* with more that speaks against it."""
    return State(state.cost + cost, state.stack, state.done, state.top) if cost else state
