"""The wholes of a stretch of prose with their parts, as its best reading has them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from hegui.extraction.narrative.parts.balance import adds_up_otherwise
from hegui.extraction.narrative.parts.branch import Branch, is_close, is_slip, settle
from hegui.extraction.narrative.parts.breakdown import Breakdown
from hegui.extraction.narrative.parts.items import Item, Level
from hegui.extraction.narrative.parts.node import Node, is_firm, is_shared
from hegui.extraction.narrative.parts.nodes import (
    bracket_nodes,
    classes_behind,
    nodes_of,
    resumed,
)
from hegui.extraction.narrative.parts.openings import Claim
from hegui.extraction.narrative.parts.search import Search
from hegui.extraction.narrative.parts.totals import totals
from hegui.extraction.narrative.parts.wording import PartsWording

_DISJOINT = re.compile("(?:不|未|没有|无|剔除|扣除|去除)重复|去重")
OVERLAP = re.compile(
    "同一(?:条|篇|件|个|项)?(?:政府)?(?:信息|内容|稿件|事项|文件)|重复(?!申请|提交|报送|投诉|举报|信访|建设|劳动)|交叉|重叠|重合"
    "|(?:两端|多端|各端|两个平台|多个?平台|多个?渠道|多渠道|各平台|各渠道)(?:同步|同时)|部分[^，；。]{0,12}同步"
    "|兼有|兼具|兼顾|并茂|既[^，；。]{1,12}又|[^此，；。：]同时(?![，,])|同时(?:在|于|通过|推送|具有|属于|符合|涉及)|一稿多"
    "|(?:均|都|也)在[^，；。]{1,12}(?:同步|同时)|同步(?:在|于|推送至)"
)
_FEW = re.compile(
    "^[^。]{0,40}?(?:居[多前]|为主(?![办动要管持体题席任导])|占多数|较[多高大]|靠前|前列|最[多高大]|等(?!待|级|候|次|第))"
)
_LEFT = re.compile(
    "(?:其余|余下|剩余|其他的?)(?:则|均|都|皆|仍|正|尚|还|未|由|为|是|系|属|转|待|在|[^0-9，；。]{0,6}(?:为|是))"
)
_IN_ALL = re.compile("共|总|累计|合计|全部")
_SINGLE = frozenset({"个", "家", "处", "所"})
_UNCOUNTED = re.compile("[^，；。：:、]、[^，；。：:、]+$")
_ENDS = re.compile("[。！？!?]")
_MOST = 80  # items of a level; more are no list a person could add up


class Judge:
    """Reads levels with the pack's wording."""

    def __init__(self, wording: PartsWording) -> None:
        """Keeps the wording."""
        self._wording = wording

    def breakdowns(self, level: Level) -> Iterator[Breakdown]:
        """Every whole of a level with its parts, those in brackets with them."""
        if len(level.items) > _MOST:
            return
        if len(level.items) < 2 and not any(item.inner for item in level.items):
            return
        nodes = nodes_of(level, self._wording)
        branches = self._read(nodes, level)
        inner = {part for branch in branches for part in branch.parts}
        depths = _depths(branches, nodes)
        yield from self._told(branches, nodes, level, depths)
        yield from totals(branches, nodes)
        for again in resumed(nodes):
            yield from self._told(self._read(again, level), again, level, {0: 1})
        for index, item in enumerate(level.items):
            depth = depths.get(index, 0) + 1 if index in inner else 0
            for bracket in item.inner:
                yield from self._bracket(item, bracket, depth)

    def _bracket(self, item: Item, level: Level, depth: int) -> Iterator[Breakdown]:
        nodes = bracket_nodes(item, level, self._wording)
        if 0 < len(nodes) <= _MOST:
            branches = self._read(nodes, level)
            depths = {at: found + depth for at, found in _depths(branches, nodes).items()}
            depths.setdefault(0, depth)
            yield from self._told(branches, nodes, level, depths)
        for one in level.items:
            for bracket in one.inner:
                yield from self._bracket(one, bracket, depth + 1)

    def _read(self, nodes: Sequence[Node], level: Level) -> tuple[Branch, ...]:
        if all(node.opening is None and not node.closing for node in nodes):
            return ()
        items = [node.item for node in nodes]
        found = Search(nodes).best()
        return tuple(self._completed(branch, items, level) for branch in found if branch.parts)

    def _completed(self, branch: Branch, items: Sequence[Item], level: Level) -> Branch:
        """With what the words behind the last part say: 三类, 居多, 其余为……."""
        last = branch.parts[-1]
        classes = classes_behind(items, last, level)
        if classes is not None and branch.announced is None:
            branch = replace(branch, announced=classes)
        behind = items[last + 1].bridge if last + 1 < len(items) else level.tail
        words = items[last].behind + behind if last + 1 == len(items) else behind
        if branch.closing:
            return branch
        few = _FEW.match(words)
        left = any(_LEFT.search(items[part].bridge) for part in branch.parts) or _LEFT.search(
            _ENDS.split(words)[0]
        )
        if (few and classes is None) or left:
            return replace(branch, claim=Claim.PARTIAL if branch.claim else None)
        return branch

    def _told(
        self,
        branches: Sequence[Branch],
        nodes: Sequence[Node],
        level: Level,
        depths: dict[int, int],
    ) -> Iterator[Breakdown]:
        items = [node.item for node in nodes]
        for branch in branches:
            stated = self._stated(branch, items, level)
            shared = stated is not False and (bool(stated) or is_shared(branch, nodes))
            shared = shared and not _has_larger(branch, items)
            verdict = settle(branch, items, may_overlap=shared)
            if verdict.agrees is not True and not self._is_list(branch, nodes):
                continue
            agrees = verdict.agrees
            if agrees is False and _has_uncounted(branch, items):
                agrees = None
            if agrees is False and adds_up_otherwise(branch, branches, items):
                agrees = None
            depth = depths.get(branch.whole, 0)
            exact = branch.exact and items[branch.whole].exact
            parts = tuple(items[part] for part in branch.parts)
            yield Breakdown(
                start=min(items[branch.whole].start, parts[0].start),
                end=max(items[branch.whole].end, parts[-1].end),
                whole=items[branch.whole],
                parts=parts,
                sum=branch.sum if exact and not branch.mixed else None,
                closed=verdict.closed,
                nearly=verdict.nearly and (depth > 0 or is_close(branch, items)),
                agrees=agrees,
                overlapping=bool(stated) or (shared and not verdict.closed),
                channels=_channels(branch, nodes),
                depth=depth,
            )

    def _is_list(self, branch: Branch, nodes: Sequence[Node]) -> bool:
        """Whether the parts are told as parts, even if nothing opens their list."""
        if branch.claim is not None:
            return True
        if not (branch.closing and len(branch.parts) > 1 and is_firm(branch, nodes)):
            return False
        items = [node.item for node in nodes]
        named, *others = (items[at].before for at in (branch.whole, *branch.parts[:-1]))
        plain = self._wording.plain
        general = plain.search(named) and not any(plain.search(words) for words in others)
        if _IN_ALL.search(named) or general:
            return True
        return nodes[branch.parts[-1]].closing > 1 and is_slip(branch, items)

    def _stated(self, branch: Branch, items: Sequence[Item], level: Level) -> bool | None:
        """Whether the words say that parts overlap, or that they do not; None if neither."""
        words = _round(branch, items, level)
        if _DISJOINT.search(words):
            return False
        return True if OVERLAP.search(words) else None


def _has_larger(branch: Branch, items: Sequence[Item]) -> bool:
    """Whether one part alone is more than the whole, which no overlap explains."""
    whole = items[branch.whole]
    return branch.claim is not None and any(
        part.exact and whole.exact and part.unit == whole.unit and _least(part) > _least(whole)
        for part in (items[at] for at in branch.parts)
    )


def _least(item: Item) -> Decimal:
    return item.value or Decimal(0)


def _has_uncounted(branch: Branch, items: Sequence[Item]) -> bool:
    """Whether a thing stands in the list without a number: 7个，分别为网站、公众号3个、微博3个."""
    if items[branch.whole].unit not in _SINGLE:
        return False
    return any(_UNCOUNTED.search(items[part].bridge) for part in branch.parts)


def _channels(branch: Branch, nodes: Sequence[Node]) -> bool:
    """Whether all parts but one, at most, are channels through which one thing can go twice."""
    if nodes[branch.whole].once:
        return False
    named = sum(nodes[part].channel for part in branch.parts)
    return named > 0 and named >= len(branch.parts) - 1


def _depths(branches: Sequence[Branch], nodes: Sequence[Node]) -> dict[int, int]:
    """For each whole how deep it stands: a part of a whole that is no part is at 1."""
    above = {part: branch.whole for branch in branches for part in branch.parts}
    values = {nodes[part].item.value: part for part in above}
    depths: dict[int, int] = {}
    for index in sorted({branch.whole for branch in branches} | set(above)):
        at, depth = index, 0
        if nodes[index].mention and index not in above:
            at, depth = values.get(nodes[index].item.value, index), 0
        while at in above and depth < len(nodes):
            at, depth = above[at], depth + 1
        depths[index] = depth
    return depths


def _round(branch: Branch, items: Sequence[Item], level: Level) -> str:
    """The words of a list: its own and those of brackets, up to the end of its sentence."""
    low, high = min(branch.whole, branch.parts[0]), max(branch.parts)
    words = [one.bridge for one in items[low : high + 1]]
    words += [bracket.text for one in items[low : high + 1] for bracket in one.inner]
    behind = items[high + 1].bridge if high + 1 < len(items) else level.tail
    return "#".join([*words, behind[:120]])
