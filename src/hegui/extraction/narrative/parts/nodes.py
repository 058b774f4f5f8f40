"""What the words round each item say of its place in a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hegui.extraction.narrative.parts.items import Item, Level, related
from hegui.extraction.narrative.parts.node import STOP, Node, same_name
from hegui.extraction.narrative.parts.openings import Claim, Opening, opening
from hegui.extraction.narrative.parts.wording import PartsWording

_REST = re.compile("(?:其余|余下|剩余|剩下)(?!.{0,6}(?:为|是)$)|^其余")
_OTHERS = re.compile(
    "(?:^|等|及|和|与|、|或|在|通过|向|于|由|的|类|对|各|作|另|含|包括)(?:其他|其它)(?!部门|单位|机关|地区)"
)
_OTHERS_BEHIND = re.compile("^[的]?(?:为|是|属于?|系|归入)(?:其他|其它)")
_COUNT = "[0-9一二两三四五六七八九十]{1,2}"
_SUMMED = "(?:合计|共计|总计|小计)"
_TOTAL = re.compile(
    f"(?:(?:(?:这|以上|上述)?{_COUNT}[个项种类者家]?(?:[^，；。、：0-9其共]{{0,8}})?|以上|上述|各项|几项|全年|年内|全部|本年度?|今年)?"
    f"{_SUMMED}(?:为|是|有|公开|发布)?|共|总共|一共|总数为?)"
)
_PLAIN_SUM = re.compile(
    f"(?:{_COUNT}[个项种类者家][^，；。、：0-9其共]{{0,8}})?{_SUMMED}(?:为|是)?"
)
_CLASSES_BEHIND = re.compile(
    f"[^，；。0-9]{{0,4}}?(?:等|共)?{_COUNT}(?:大|小)?(?:[类种项]|个部分|个方面)"
)
_TOTAL_OF = re.compile(
    f"(?:这|以上|上述)?{_COUNT}[个项种类者家][^，；。、：0-9其共]{{0,8}}{_SUMMED}[公发推制编印刊][一-龥]"
)
_SUM_OF = re.compile(f"(?:^|[，；。、]){_SUMMED}[^，；。、：0-9]{{0,10}}$")
_LEFT_OUT = re.compile(
    "^(?:另|除|不含|不包括|不包含|未含|不计|未计|剔除|扣除|较|比|同比|去年|上年(?!结转|转入))"
)
_YEAR = re.compile("^(?:20[0-9]{2}年|去年|上年|前年)(?!结转|转入|收到|新收)")
_SHARED_OUT = re.compile(
    "^[，,]([^，；。：、0-9]{1,10}(?:[、和与及][^，；。：、0-9]{1,10}){1,9}?)(?:分别|依次|各自|各(?=[为是有达公发推办收制]))"
    "(?:为|是|有|达|[公发推办收制][一-龥])?$"
)
_HEADS = re.compile("[、和与及]")
_AHEAD = 600


def nodes_of(level: Level, wording: PartsWording) -> list[Node]:
    """The items of a level, each with what opens, closes or sums a list there."""
    openings = [
        None if index == 0 else _opening(item, level, wording, index)
        for index, item in enumerate(level.items)
    ]
    nodes = []
    for index, item in enumerate(level.items):
        following = openings[index + 1] if index + 1 < len(openings) else None
        summed = index > 0 and (following is None or is_plain_sum(item)) and is_total(item)
        mention = following is not None and following.direct
        nodes.append(Node(item, openings[index], closing(item), summed, mention, wording))
    return nodes


def bracket_nodes(whole: Item, level: Level, wording: PartsWording) -> list[Node]:
    """The item before a bracket and those in it, or nothing if they are no list."""
    if (
        not level.items
        or (_YEAR.search(level.text) and len(level.items) < 2)
        or _LEFT_OUT.search(level.text)
    ):
        return []
    nodes = nodes_of(level, wording)
    first = level.items[0]
    found = opening(f"，{first.bridge}", level.text)
    if found is None or found.resumes or found.direct:
        if len(level.items) < 2:
            return []
        partial = opening(f"：{first.bridge}", "")
        few = partial is not None and partial.claim is Claim.PARTIAL
        found = Opening(Claim.PARTIAL if few else Claim.INCLUDES)
    found = replace(found, header=False)
    head = Node(replace(whole, inner=()), None, 0, total=False, mention=False, wording=wording)
    return [replace(head, head=True), replace(nodes[0], opening=found, opens=True), *nodes[1:]]


def resumed(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """Lists that take up a thing named in a bracket: 300条（网站192条），网站信息中本级150条."""
    for at, node in enumerate(nodes):
        name = node.opening.resumes if node.opening else ""
        if not name or any(same_name(name, one.item) for one in nodes[:at]):
            continue
        named = [
            item
            for one in nodes[:at]
            for bracket in one.item.inner
            for item in bracket.items
            if same_name(name, item) and related(item, node.item) == 2
        ]
        if len(named) != 1:
            continue
        end = at + 1
        while end < len(nodes) and nodes[end].item.rank == 0 and nodes[end].opening is None:
            end += 1
        head = replace(nodes[0], item=replace(named[0], inner=()), opening=None, head=True)
        own = node.item.before.partition("中")[2].lstrip("，,：:")
        first = replace(
            node, item=replace(node.item, before=own), opening=Opening(Claim.OPEN), opens=True
        )
        yield [head, first, *nodes[at + 1 : end]]


def closing(item: Item) -> int:
    """2 if an item is what is left (其余), 1 if it may be (其他), else 0."""
    return closing_words(item.before) or int(bool(_OTHERS_BEHIND.search(item.behind)))


def closing_words(words: str) -> int:
    """The same of the words before a number."""
    return 2 if _REST.search(words) else int(bool(_OTHERS.search(words)))


def is_total(item: Item) -> bool:
    """Whether an item may be the sum of those before it: 三项合计90条, 合计无法提供337件."""
    if "计" not in item.bridge and "共" not in item.bridge and "总" not in item.bridge:
        return False
    return (is_plain_total(item) or bool(_SUM_OF.search(item.bridge))) and item.rank < STOP


def is_plain_total(item: Item) -> bool:
    """Whether an item is the sum of those before it and of nothing else."""
    return bool(_TOTAL.fullmatch(item.before) or _TOTAL_OF.fullmatch(item.before))


def is_plain_sum(item: Item) -> bool:
    """Whether an item is a sum that can be divided again itself: 合计19件，其中……."""
    return bool(_PLAIN_SUM.fullmatch(item.before)) and item.bridge[:1] in ("，", ",")


def _opening(item: Item, level: Level, wording: PartsWording, index: int) -> Opening | None:
    ahead = ""
    if "由" in item.bridge:
        ahead = "".join(one.bridge for one in level.items[index : index + 24])[:_AHEAD]
        ahead += level.tail[:40]
    found = opening(item.bridge, ahead)
    if found is None and _shares_out(level, index):
        return Opening(Claim.OPEN)
    if found is not None and found.resumes:
        hit = wording.plain.search(found.resumes)
        core = found.resumes[: hit.start()] if hit else found.resumes
        return replace(found, resumes=core or found.resumes)
    return found


def _shares_out(level: Level, index: int) -> bool:
    """Whether the only number so far in a sentence is shared out: 50件，主办、协办分别为22件……."""
    hit = _SHARED_OUT.search(level.items[index].bridge)
    if hit is None or index == 0 or related(level.items[index - 1], level.items[index]) < 2:
        return False
    first = index
    while first > 0 and level.items[first].rank < STOP:
        first -= 1
    alike = [one for one in level.items[first:index] if related(one, level.items[index]) == 2]
    following = level.items[index + 1 : index + 1 + len(_HEADS.findall(hit[1]))]
    listed = len(following) == len(_HEADS.findall(hit[1])) and all(
        one.rank <= 0 and len(one.bridge) < 3 for one in following
    )
    return len(alike) == 1 and listed


def classes_behind(items: Sequence[Item], last: int, level: Level) -> int | None:
    """How many classes the words behind the last part say there are: ……三类."""
    if last + 1 < len(items):
        words, classes = items[last + 1].bridge, items[last + 1].classes
    else:
        words, classes = level.tail, level.classes
    return classes if _CLASSES_BEHIND.match(words) else None
