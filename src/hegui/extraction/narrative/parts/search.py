"""The best reading of a run of items as wholes and parts.

Which part belongs to which whole is often not said: “网站890条，新媒体350条，含公众号268条”. So
every way a reader could take the words is followed from item to item, each with what speaks
against it, and the cheapest is kept: an error is only told if no reading adds up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hegui.extraction.narrative.parts.branch import WRONG, Branch, settle
from hegui.extraction.narrative.parts.node import (
    SEMICOLON,
    STOP,
    Node,
    is_firm,
    is_shared,
    same_name,
)
from hegui.extraction.narrative.parts.openings import Claim, Opening
from hegui.extraction.narrative.parts.run import NEAR, Run, is_plain

_WIDTH = 12
_DEEPEST = 5
_HOPELESS = 2.2  # a reading so much dearer than the best is followed no further
_UNRESOLVED = 1.2  # a heading or a remainder that belongs to no whole
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
        self._run = Run(nodes)
        self._summed = _summed_behind(nodes)
        self._settled: dict[Branch, float] = {}

    def best(self) -> tuple[Branch, ...]:
        """The branches of the cheapest reading, outer ones behind inner ones."""
        if is_plain(self._run.nodes):
            return (self._all_of_first(),)
        states = [State(0.0)]
        for index in range(len(self._run.nodes)):
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

    def _all_of_first(self) -> Branch:
        """The first item with all others as its parts."""
        first = self._run.nodes[1].opening
        branch = Branch(0, first.claim if first else None, announced=self._run.items[1].classes)
        for index in range(1, len(self._run.nodes)):
            branch = self._taken(State(0.0), branch, index, 0.0).stack[0]
        return branch

    def _after(self, state: State, index: int) -> Iterator[State]:
        node = self._run.nodes[index]
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
            branch = Branch(whole, opening.claim, announced=self._run.items[index].classes)
            base = self._popped(state, keep)
            yield self._taken(_dearer(base, cost), branch, index, 0.0)

    def _wholes(self, state: State, index: int, opening: Opening) -> Iterator[tuple[int, float]]:
        fits = [
            at
            for at in range(index - 1, max(-1, index - 1 - 3 * NEAR), -1)
            if self._run.fit(at, index) == 2
        ]
        if opening.resumes:
            named = [at for at in fits if same_name(opening.resumes, self._run.items[at])]
            yield from ((at, 0.02 * step) for step, at in enumerate(named[:2]))
            return
        loose = [
            at for at in range(index - 1, max(-1, index - 4), -1) if self._run.fit(at, index) == 1
        ]
        if opening.direct:
            yield from ((at, 0.0) for at in (fits + loose) if at == index - 1)
            return
        crossing = self._run.ranks[index] == STOP
        if not (crossing or opening.header):
            for at in (fits or loose)[:1]:
                yield at, 0.0
            anew = self._run.nodes[index - 1].topic and self._run.ranks[index - 1] >= SEMICOLON
            for branch in state.stack if opening.claim is Claim.OPEN and not anew else ():
                if branch.whole in fits and branch.whole != fits[0]:
                    yield branch.whole, 0.4
            return
        firm = [
            at for at in fits if at in state.top or any(at == one.whole for one in state.stack)
        ]
        # a number of another matter that its own part cannot be in
        least = self._run.items[index].value or 0
        holding = [at for at in fits if (self._run.items[at].value or least) >= least]
        if crossing or holding:
            fits, firm = holding, [at for at in firm if at in holding]
        for step, at in enumerate(firm[:NEAR]):
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
                cost += self._run.leaving(state.stack[keep], index)
            base = self._popped(state, keep)
            base = _dearer(base, cost)
            if keep:
                yield from self._continued(base, index)
            else:
                yield from self._outside(state, base, index)

    def _continued(self, base: State, index: int) -> Iterator[State]:
        branch, node = base.stack[-1], self._run.nodes[index]
        fit = self._run.fit(branch.whole, index)
        if fit == 0 or node.mention:
            yield base
            return
        cost = 0.4 if branch.closing else 0.0
        if self._run.ranks[index] == STOP:
            if branch.claim is not None and not self._run.goes_on(branch, index, fit):
                return
            firmly = branch.claim is None or self._run.nodes[index].closing == 2
            cost += 0.02 if firmly else 0.35
        if self._run.is_apart(branch, index):
            cost += 0.3
        yield self._taken(
            State(base.cost, base.stack[:-1], base.done, base.top), branch, index, cost
        )
        if fit == 1:
            yield base
        elif node.beside and self._run.ranks[index] > 0:
            yield _dearer(base, 0.2)

    def _outside(self, state: State, base: State, index: int) -> Iterator[State]:
        node = self._run.nodes[index]
        lost = 0.0
        if state.stack and not (node.mention or self._run.ranks[index] == STOP):
            fits = any(self._run.fit(one.whole, index) == 2 for one in state.stack)
            apart = self._run.is_apart(state.stack[0], index) or self._run.is_single(
                state.stack[0], index
            )
            if fits and not apart and not self._run.is_full(state.stack[0], index):
                lost = _LOST
        near = [
            at
            for at in state.top[-NEAR:]
            if self._run.fit(at, index) == 2 and not self._run.nodes[at].total
        ]
        dangling = not self._summed[index] and (
            (node.closing == 2 and near) or (node.closing == 1 and len(near) > 2)
        )
        yield self._alone(base, index, lost + (_UNRESOLVED if dangling else 0.0))
        lost += _UNRESOLVED if dangling else 0.0
        if self._run.ranks[index] == 0 or self._summed[index]:
            return  # the first thing of a list, or what is summed behind, is no whole of the next
        for at in near[-1:]:
            yield self._taken(_dearer(base, lost), Branch(at, None), index, 0.0)

    # steps

    def _alone(self, base: State, index: int, cost: float) -> State:
        return State(base.cost + cost, base.stack, base.done, (*base.top, index))

    def _taken(self, base: State, branch: Branch, index: int, cost: float) -> State:
        """*base* with one more part for *branch*, which becomes its innermost list."""
        item, closing = self._run.items[index], self._run.nodes[index].closing
        taken = Branch(
            branch.whole,
            branch.claim,
            (*branch.parts, index),
            branch.sum + (item.value or 0),
            branch.exact and item.exact,
            branch.mixed or self._run.fit(branch.whole, index) == 1,
            branch.closing or closing == 2 or (closing == 1 and bool(branch.parts)),
            max(branch.rank, self._run.ranks[index]) if branch.parts else branch.rank,
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
            verdict = settle(
                branch, self._run.items, may_overlap=is_shared(branch, self._run.nodes)
            )
            loose = branch.claim is None and verdict.agrees is False
            dear = WRONG if loose and not is_firm(branch, self._run.nodes) else 0.0
            self._settled[branch] = verdict.cost + dear
        return self._settled[branch]


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
