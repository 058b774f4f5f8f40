"""What the words round each item say of its place in a list."""

import re
from collections.abc import Sequence
from dataclasses import replace

from hegui.extraction.narrative.parts.items import Item, Level
from hegui.extraction.narrative.parts.node import STOP, Node
from hegui.extraction.narrative.parts.openings import Claim, Opening, opening
from hegui.extraction.narrative.parts.wording import PartsWording

_REST = re.compile("(?:其余|余下|剩余|剩下)(?!.{0,6}(?:为|是)$)|^其余")
_OTHERS = re.compile(
    "(?:^|等|及|和|与|、|或|在|通过|向|于|由|的|类|对|各|作|另|含|包括)(?:其他|其它)(?!部门|单位|机关|地区)"
)
_OTHERS_BEHIND = re.compile("^[的]?(?:为|是|属于?|系|归入)(?:其他|其它)")
_WITHIN = re.compile(
    "[0-9一二三四五六七八九十]{1,4}个?(?:工作日|天|日|小时|岁|年|月|分钟|字)(?:以|之)?(?:内|下|上|前|后)"
)
_COUNT = "[0-9一二两三四五六七八九十]{1,2}"
_SUMMED = "(?:合计|共计|总计|小计)"
_TOTAL = re.compile(
    f"(?:(?:{_COUNT}[个项种类者]?(?:季度|月|年|渠道|部分|方面|类|平台|阶段)?|以上|上述|各项|几项|全年|年内|全部|本年度?|今年)?"
    f"{_SUMMED}(?:为|是|有|公开|发布)?|共|总共|一共|总数为?)"
)
_CLASSES_BEHIND = re.compile(
    f"[^，；。0-9]{{0,4}}?(?:等|共)?{_COUNT}(?:大|小)?(?:[类种项]|个部分|个方面)"
)
_SUM_OF = re.compile(f"(?:^|[，；。、]){_SUMMED}[^，；。、：0-9]{{0,10}}$")
_OPENER = re.compile("^.*(?:其中|包括|包含|分为|分别为)")
_LEFT_OUT = re.compile(
    "^(?:另|除|不含|不包括|不包含|未含|不计|未计|剔除|扣除|较|比|同比|去年|上年(?!结转|转入))"
)
_YEAR = re.compile("^(?:20[0-9]{2}年|去年|上年|前年)(?!结转|转入|收到|新收)")
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
        nodes.append(
            Node(
                item,
                openings[index],
                closing(item),
                index > 0 and following is None and is_total(item),
                bool(wording.topics.search(_OPENER.sub("", item.before))),
                bool(wording.beside.search(item.noun)),
                following is not None and following.direct,
                bool(wording.shared.search(item.noun) or _WITHIN.search(item.noun)),
                bool(wording.channels.search(item.noun)),
                bool(wording.once.search(item.noun)),
            )
        )
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
    once = bool(wording.once.search(whole.noun))
    head = Node(replace(whole, inner=()), None, 0, *(False,) * 6, once=once)
    return [head, replace(nodes[0], opening=found, topic=False), *nodes[1:]]


def closing(item: Item) -> int:
    """2 if an item is what is left (其余), 1 if it may be (其他), else 0."""
    return closing_words(item.before) or int(bool(_OTHERS_BEHIND.search(item.behind)))


def closing_words(words: str) -> int:
    """The same of the words before a number."""
    return 2 if _REST.search(words) else int(bool(_OTHERS.search(words)))


def is_total(item: Item) -> bool:
    """Whether an item may be the sum of those before it: 三项合计90条, 合计无法提供337件."""
    return bool(_TOTAL.fullmatch(item.before) or _SUM_OF.search(item.bridge)) and item.rank < STOP


def is_plain_total(item: Item) -> bool:
    """Whether an item is the sum of those before it and of nothing else."""
    return bool(_TOTAL.fullmatch(item.before))


def _opening(item: Item, level: Level, wording: PartsWording, index: int) -> Opening | None:
    ahead = (
        "".join(one.bridge for one in level.items[index : index + 24])[:_AHEAD] + level.tail[:40]
    )
    found = opening(item.bridge, ahead)
    if found is not None and found.resumes:
        hit = wording.plain.search(found.resumes)
        core = found.resumes[: hit.start()] if hit else found.resumes
        return replace(found, resumes=core or found.resumes)
    return found


def classes_behind(items: Sequence[Item], last: int, level: Level) -> int | None:
    """How many classes the words behind the last part say there are: ……三类."""
    if last + 1 < len(items):
        words, classes = items[last + 1].bridge, items[last + 1].classes
    else:
        words, classes = level.tail, level.classes
    return classes if _CLASSES_BEHIND.match(words) else None
