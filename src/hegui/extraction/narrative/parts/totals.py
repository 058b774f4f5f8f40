"""Sums that stand behind their parts: A13件、B6件，合计19件."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from hegui.extraction.narrative.parts.branch import Branch
from hegui.extraction.narrative.parts.breakdown import Breakdown
from hegui.extraction.narrative.parts.items import Item, related
from hegui.extraction.narrative.parts.node import COMMA, STOP, Node
from hegui.extraction.narrative.parts.nodes import is_plain_total

_BACK = 40
_QUARTERS, _HALVES = ("一", "二", "三", "四"), ("上", "下")
_PART_OF_YEAR = re.compile("第?([一二三四上下])(?:季度|半年)")
_YEAR = re.compile("(?:全年|年度|年内)?(?:累计|合计|共计|总计|总共|共)|全年")
_FROM_HERE = re.compile("[。！？!?：:；;]|其中")


def totals(branches: Sequence[Branch], nodes: Sequence[Node]) -> Iterator[Breakdown]:
    """Every sum with the parts before it; *branches* say which items divide another one."""
    items = [node.item for node in nodes]
    inner = {part: branch.whole for branch in branches for part in branch.parts}
    for at, node in enumerate(nodes):
        told = _parts_of_year(at, items)
        if told:
            sum_of = sum((part.value or Decimal(0) for part in told), Decimal(0))
            yield _total(node.item, told, agrees=sum_of == node.item.value)
            continue
        if not node.total or not node.item.exact:
            continue
        parts = _summed(at, items, inner)
        near = _of_this_sentence(parts, at, items)
        classes = _classes_before(at, items, inner)
        if classes and len(classes) != len(near):
            told = [items[part] for part in classes]
            right = sum((part.value or Decimal(0) for part in told), Decimal(0))
            yield _total(node.item, told, agrees=right == node.item.value)
            continue
        hit = _start_of_sum(node.item.value, parts, near, items)
        if hit is not None:
            yield _total(node.item, [items[part] for part in parts[hit:]], agrees=True)
        elif len(near) > 1 and _is_sure(node.item, items[near[0] : at]):
            told = [items[part] for part in near]
            if all(part.exact for part in told):
                yield _total(node.item, told, agrees=False)


def _parts_of_year(at: int, items: Sequence[Item]) -> list[Item]:
    """The quarters, or the halves, of a year before the number of the whole year; [] for none."""
    whole = _YEAR.match(items[at].before)
    if whole is None or not items[at].exact:
        return []
    for names in (_QUARTERS, _HALVES):
        near = list(items[max(0, at - len(names)) : at])
        hits = [_PART_OF_YEAR.match(one.before) for one in near]
        said = tuple(hit[1] for hit in hits if hit is not None)
        if said != names or not all(
            one.exact and one.value is not None and related(one, items[at]) == 2 for one in near
        ):
            continue
        nouns = {one.before[hit.end() :] for one, hit in zip(near, hits, strict=True) if hit}
        noun = items[at].before[whole.end() :]
        if all(not other or not noun or noun in other or other in noun for other in nouns):
            return near
    return []


def _classes_before(at: int, items: Sequence[Item], inner: dict[int, int]) -> list[int]:
    """The things before a total that says how many kinds it sums, if they can be added.

    文字解读18篇、短视频7个，两类解读共计25个: counted in other words, but of one sort.
    """
    count = items[at].classes
    if count is None or not 2 <= count <= at:
        return []
    found = list(range(at - count, at))
    together = all(
        related(items[one], items[at]) > 0 and items[one].exact and one not in inner
        for one in found
    )
    listed = all(items[one].rank < STOP for one in found[1:]) and items[at].rank < STOP
    return found if together and listed and items[found[-1]].rank <= COMMA else []


def _is_sure(total: Item, between: Sequence[Item]) -> bool:
    """Whether nothing but the parts can have gone into the total."""
    mixed = any(related(one, total) == 1 for one in between)
    return is_plain_total(total) and not total.inner and not mixed


def _total(whole: Item, parts: list[Item], *, agrees: bool) -> Breakdown:
    return Breakdown(
        start=parts[0].start,
        end=whole.end,
        whole=whole,
        parts=tuple(parts),
        sum=sum((part.value or Decimal(0) for part in parts), Decimal(0)),
        closed=True,
        nearly=False,
        agrees=agrees,
        overlapping=False,
        channels=False,
        depth=0,
    )


def _summed(at: int, items: Sequence[Item], inner: dict[int, int]) -> list[int]:
    """The items before a total that it may sum, those that divide another of them left out."""
    found = [
        one
        for one in range(max(0, at - _BACK), at)
        if related(items[one], items[at]) == 2 and items[one].value is not None
    ]
    return [one for one in found if inner.get(one) not in found]


def _start_of_sum(
    total: Decimal | None, parts: Sequence[int], near: Sequence[int], items: Sequence[Item]
) -> int | None:
    """From which of *parts* on they make the total; of its own sentence only wholes are passed."""
    value = Decimal(0)
    for start in range(len(parts) - 1, -1, -1):
        value += items[parts[start]].value or Decimal(0)
        passed = [items[at].value or Decimal(0) for at in near if at < parts[start]]
        if value == total and start < len(parts) - 1 and all(one >= total for one in passed):
            return start
    return None


def _of_this_sentence(parts: Sequence[int], at: int, items: Sequence[Item]) -> list[int]:
    """Those of *parts* that stand in the sentence of the total, behind its last colon."""
    first = at
    for one in range(at, -1, -1):
        first = one
        if _FROM_HERE.search(items[one].bridge):
            break
    return [part for part in parts if part >= first]
