"""Whether parts that do not make their whole make something else that is told beside it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from hegui.extraction.narrative.parts.branch import Branch
from hegui.extraction.narrative.parts.items import Item, related
from hegui.extraction.narrative.parts.node import STOP

_BACK = 40
_TOGETHER = 4  # neighbours that may be one whole together: 新收50件、结转4件
_RUN = 12


def adds_up_otherwise(branch: Branch, branches: Sequence[Branch], items: Sequence[Item]) -> bool:
    """Whether the parts make another whole of the stretch, or some neighbours together."""
    inner = {part for one in branches for part in one.parts}
    whole = items[branch.whole]
    before = [
        at
        for at in range(branch.parts[0])
        if at not in inner and related(items[at], whole) == 2 and items[at].value is not None
    ][-_BACK:]
    if branch.whole not in inner and _is_held_together(branch, items):
        return True
    apart = items[branch.parts[0]].rank == STOP or branch.claim is None
    if items[branch.parts[0]].rank == STOP and any(
        item.value == branch.sum and related(item, whole) == 2
        for item in items[max(0, branch.parts[0] - _BACK) : branch.parts[0]]
    ):
        return True
    for start in range(len(before)):
        run = before[start : start + _TOGETHER]
        sums = list(accumulate(items[at].value or Decimal(0) for at in run))
        near = sums if apart else sums[len(before) - 1 - start :]
        if branch.sum in near:
            return True
    return branch.claim is None and _balances([*before, *branch.parts], items)


def _is_held_together(branch: Branch, items: Sequence[Item]) -> bool:
    """Whether the whole and those listed beside it hold the parts: 建议4件、提案6件，其中8件……."""
    total, at = items[branch.whole].value or Decimal(0), branch.whole
    if branch.sum <= total or branch.parts[0] != at + 1:
        return False
    while at > 0 and items[at].rank <= 0 and related(items[at - 1], items[at]) == 2:
        at -= 1
        total += items[at].value or Decimal(0)
    return at < branch.whole and branch.sum <= total


def _balances(run: Sequence[int], items: Sequence[Item]) -> bool:
    """Whether some of a run make what all those behind them make: 新收＋结转＝办结＋其余."""
    values = [items[at].value or Decimal(0) for at in dict.fromkeys(run)][-_RUN:]
    for cut in range(1, len(values)):
        head, tail = values[:cut], sum(values[cut:])
        if any(sum(head[start:]) == tail for start in range(cut)):
            return True
    return False
