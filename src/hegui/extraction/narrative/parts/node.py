"""An item with what the words round it say of its place, and what follows for lists of items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hegui.extraction.narrative.parts.branch import Branch
from hegui.extraction.narrative.parts.items import Item
from hegui.extraction.narrative.parts.openings import Opening
from hegui.extraction.narrative.parts.wording import PartsWording

STOP, SEMICOLON, COMMA = 3, 2, 1  # how strong separators are, as ``Item.rank`` has it
WITHIN = re.compile(
    "[0-9一二三四五六七八九十]{1,4}个?(?:工作日|天|日|小时|岁|年|月|分钟|字)(?:以|之)?(?:内|下|上|前|后)"
)
_GOES_ON = re.compile("另有|还有|再有|尚有|其余|余下|剩余|剩下|另(?:外)?[0-9]?$")
_KEPT = re.compile(
    "保留|保持|沿用|延续|继续|原有|原来|老|旧|既有|现有|存量|往年|以前|此前|历年|历史"
)
_OPENER = re.compile("^.*(?:其中|包括|包含|分为|分别为)")


@dataclass(frozen=True)
class Node:
    """What the search knows of an item; what its nouns say is asked for only where it matters.

    Attributes:
        item: the item.
        opening: the list that begins with it, if any.
        closing: 2 if it is what is left (其余), 1 if it may be (其他), else 0.
        total: it is a sum of what stands before it (合计).
        mention: it is only named to be divided (2527条中).
        wording: the pack's words.
        opens: it is the first thing in a bracket.
        head: it stands before a bracket, whose things are no channels beside it.
    """

    item: Item
    opening: Opening | None
    closing: int
    total: bool
    mention: bool
    wording: PartsWording = field(compare=False, repr=False)
    opens: bool = False
    head: bool = False

    @property
    def clause(self) -> str:
        """The words of its clause, without those that open a list."""
        return _OPENER.sub("", self.item.before)

    @cached_property
    def topic(self) -> bool:
        """Whether its clause begins a new matter."""
        return not (self.opens or self.head) and bool(self.wording.topics.search(self.clause))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What the pack says of its nouns."""
        return self.wording.kinds(self.item.noun)

    @property
    def goes_on(self) -> bool:
        """Whether its clause goes on with a list before: 另有, 其余."""
        return self.closing > 0 or bool(_GOES_ON.match(self.item.before))

    @cached_property
    def kept(self) -> bool:
        """Whether it is what was there before, beside which stands what is new."""
        return bool(_KEPT.match(self.clause))

    @cached_property
    def beside(self) -> bool:
        """Whether it counts what stands beside a list (点击)."""
        return not self.head and "beside" in self.kinds

    @cached_property
    def shared(self) -> bool:
        """Whether it is of a sort of which one thing can be several (35岁以下)."""
        within = not self.head and bool(WITHIN.search(self.item.noun))
        return within or (not self.head and "shared" in self.kinds)

    @cached_property
    def channel(self) -> bool:
        """Whether it names a channel of publication."""
        return not self.head and "channels" in self.kinds

    @cached_property
    def once(self) -> bool:
        """Whether it counts what comes by one channel only."""
        return "once" in self.kinds


def is_shared(branch: Branch, nodes: Sequence[Node]) -> bool:
    """Whether parts are of a sort that often overlaps: 延期答复, 35岁以下, 5日内办结."""
    return any(nodes[part].shared for part in branch.parts)


def is_firm(branch: Branch, nodes: Sequence[Node]) -> bool:
    """Whether parts nothing opens still belong together: one sentence, 其余, or channels."""
    whole, parts = nodes[branch.whole], [nodes[part] for part in branch.parts]
    if whole.channel:
        return False
    if all(part.channel for part in parts[:-1]):
        return True
    values = [part.item.value or 0 for part in parts]
    total = whole.item.value or 0
    begins = branch.whole == 0 or whole.item.rank == STOP
    within = max(values) <= total and (begins or sum(values) <= total)
    return within and (parts[-1].closing == 2 or branch.rank < STOP)


def common_end(one: str, other: str) -> int:
    """How many characters two strings end alike."""
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def same_name(words: str, item: Item) -> bool:
    """Whether *words* take up an item: 网站 for 在网站公开220条."""
    core = words.removesuffix("的").removeprefix("在").removeprefix("已")
    return bool(core) and (core in item.noun or (len(item.before) > 1 and item.before in words))
