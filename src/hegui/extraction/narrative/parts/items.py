"""The things a stretch of prose counts, one after the other, with the words between them.

Wholes and parts are both such items. Brackets are taken out and kept as levels of their own, for
what stands in them divides the item before them. Percentages, days and comparisons with last year
are no items: they stand beside a list without being part of it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.parts.actions import is_announced
from hegui.extraction.narrative.parts.flat import Flat, flattened, within

CLASSES = frozenset({"类", "种", "大类", "小类", "方面", "大方面"})
_SEPARATORS = re.compile(r"[，,、；;。！？!?：:\n]")
_STOPS = "。！？!?\n"
_RANKS = tuple(zip((3, 2, 1, 0), map(frozenset, (_STOPS, "；;", "，,：:", "、")), strict=True))
_LONGEST_NOUN = 40
# A number said only to compare with: of last year, or what has been added since.
_ASIDE = re.compile(
    r"(?:同比|环比|[比较](?:之|于)?(?:上|去|前|往|20)|"
    r"(?:上一?年度?|去年|(?<!以)前年|上年同期|同期)(?!.{0,6}(?:结转|转入|遗留|接转|跨年|收到|延续)))"
    r"[^，；。]{0,14}$|"
    r"(?:增加|减少|增长|下降|多出|少了|净增)了?(?:到|至)?$|"
    r"(?:不含|不包括|不包含|不计|未计|剔除|扣除|^除去?)[^，；。]{0,14}$"
)
_SHARED_OUT = re.compile(
    "[^，；。：、0-9]{0,10}(?:依次|分别|各(?![类项级种渠])|平均|合计|共计|总计)"
)
_EACH = re.compile(
    r"(?:各|均|都|各有|均有|各为|均为|都为|都是|均是)(?:有|占)?$"
    r"|(?:各|均|每[个家处类])(?:自|分别)?(?:发布|公开|收到|举办|开展|推送|编发|报送|刊发|制作|印发|受理)[^，；。0-9]{0,8}$"
)
_HEADS = re.compile(r"[、和与及]")
_AT_ONCE = frozenset(("、", "，", ",", "和", "与", "及", "以及"))
_FAMILIES = (
    frozenset({"件", "宗", "起", "例", "桩", "件次"}),
    frozenset({"条", "则", "条次"}),
    frozenset({"次", "场", "场次", "期", "届", "轮", "批", "批次"}),
    frozenset({"人", "名", "位", "人次"}),
    frozenset({"个", "家", "处", "所"}),
)
# Counted pieces of writing: a list may change from one of these to the other.
_WRITINGS = frozenset({"条", "则", "篇", "份", "件", "期", "个", "项", "幅", "部", "次", "条次"})


@dataclass(frozen=True, slots=True)
class Item:
    """A counted thing.

    Attributes:
        start: offset of its number in the text.
        end: offset behind it.
        value: its number, times what it is said of (网络、信函各4件); None if unknown.
        exact: it is said to be just that many.
        unit: as written; "" if none stands there.
        money: a sum of money.
        before: the words of its clause before the number.
        behind: the words of its clause behind the number.
        bridge: all words since the item before, brackets left out.
        classes: how many classes the bridge announces (以下七类); None if it does not.
        inner: what brackets behind it hold.
    """

    start: int
    end: int
    value: Decimal | None
    exact: bool
    unit: str
    money: bool
    before: str
    behind: str
    bridge: str
    classes: int | None = None
    inner: tuple["Level", ...] = ()

    @property
    def noun(self) -> str:
        """The words round the number."""
        return f"{self.before}{self.behind}"

    @property
    def rank(self) -> int:
        """How strong a separator stands before it: 0 for 、, 1 for ，, 2 for ；, 3 for a stop."""
        return next((rank for rank, signs in _RANKS if not signs.isdisjoint(self.bridge)), -1)


@dataclass(frozen=True, slots=True)
class Level:
    """Items of one level: a stretch of text, or what one bracket holds.

    Attributes:
        start: offset in the text where it begins.
        end: offset behind it.
        text: its words, brackets left out.
        items: in order.
        tail: words behind the last item.
        classes: how many classes the tail says there are (三类); None if it does not.
        bracket: it is what a bracket holds.
    """

    start: int
    end: int
    text: str
    items: tuple[Item, ...]
    tail: str
    classes: int | None
    bracket: bool


def related(one: Item, other: Item) -> int:
    """2 if both are counted in the same unit, 1 if they may yet be added, else 0."""
    if one.money or other.money:
        return 2 if one.money and other.money else 0
    if one.unit == other.unit or not other.unit or not one.unit:
        return 2
    if any(one.unit in family and other.unit in family for family in _FAMILIES):
        return 2
    return 1 if one.unit in _WRITINGS and other.unit in _WRITINGS else 0


def read_level(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    *,
    bracket: bool = False,
    depth: int = 0,
) -> Level:
    """The items between two offsets of *text*; *amounts* are those that stand there."""
    flat = flattened(text, start, end, amounts, depth)
    counted = [
        one for one in flat.amounts if _is_item(one, flat) and not is_announced(one[2], text)
    ]
    items: list[Item] = []
    at = 0
    for index, (low, high, amount) in enumerate(counted):
        following = counted[index + 1][0] if index + 1 < len(counted) else len(flat.text)
        clause = _SEPARATORS.search(flat.text, high)
        until = min(following, clause.start() if clause else len(flat.text), high + _LONGEST_NOUN)
        bridge = flat.text[at:low]
        inner = tuple(
            read_level(
                text,
                opened,
                closed,
                within(amounts, opened, closed),
                bracket=True,
                depth=depth + 1,
            )
            for spot, opened, closed in flat.brackets
            if high <= spot <= until
        )
        before = _SEPARATORS.split(bridge)[-1][-_LONGEST_NOUN:]
        value = amount.value if _runs_on(flat, high, following) else _value(amount, bridge)
        items.append(
            Item(
                amount.start,
                amount.end,
                value,
                amount.exact and value is not None,
                amount.unit,
                amount.measure is Measure.MONEY,
                before,
                flat.text[high:until],
                bridge,
                _classes(flat, at, low),
                inner,
            )
        )
        at = high
    tail = flat.text[at:]
    classes = _classes(flat, at, len(flat.text))
    return Level(start, end, flat.text, tuple(items), tail, classes, bracket)


def _is_item(one: tuple[int, int, Amount], flat: Flat) -> bool:
    low, high, amount = one
    if amount.measure is Measure.BARE:
        if not _stands_alone(flat.text, low, high):
            return False
    elif amount.measure not in (Measure.COUNT, Measure.MONEY):
        return False
    if _is_class(one, flat):
        return False
    if _SHARED_OUT.match(flat.text, high) and _unlike_next(one, flat):
        return False
    before = flat.text[max(0, low - _LONGEST_NOUN) : low]
    return not _ASIDE.search(_SEPARATORS.split(before)[-1])


def _is_class(one: tuple[int, int, Amount], flat: Flat) -> bool:
    """Whether a number says how many parts there are: 分三类, 31条两项."""
    low, _, amount = one
    if amount.unit in CLASSES:
        return True
    at = bisect_left(flat.amounts, low, key=lambda other: other[0]) - 1
    return at >= 0 and flat.amounts[at][1] == low and amount.unit in ("项", "个")


def _unlike_next(one: tuple[int, int, Amount], flat: Flat) -> bool:
    """Whether the next number counts something else: 五个县区依次为4件."""
    low, _, amount = one
    at = bisect_right(flat.amounts, low, key=lambda other: other[0])
    return at < len(flat.amounts) and flat.amounts[at][2].unit != amount.unit


def _stands_alone(text: str, low: int, high: int) -> bool:
    """Whether a number without a unit is a part in a list: 机构16、动态36."""
    before, behind = text[low - 1 : low], text[high : high + 1]
    return "一" <= before <= "龥" and (not behind or behind in "，、；。")


def _runs_on(flat: Flat, high: int, following: int) -> bool:
    """Whether the next number follows at once: 各为21件、9件 gives each thing its own."""
    return following < len(flat.text) and flat.text[high:following] in _AT_ONCE


def _value(amount: Amount, bridge: str) -> Decimal | None:
    """What an amount comes to; 各4件 is said of each thing named before it."""
    if amount.value is None or not _EACH.search(bridge[-_LONGEST_NOUN:]):
        return amount.value
    clause = re.split(r"[，,；;。：:]|其中|中$", bridge)[-1]
    if not _EACH.search(clause):
        return amount.value
    heads = 1 + len(_HEADS.findall(clause))
    return amount.value * heads if heads > 1 else None


def _classes(flat: Flat, low: int, high: int) -> int | None:
    found = [
        one
        for start, end, one in flat.amounts
        if low <= start and end <= high and one.exact and _is_class((start, end, one), flat)
    ]
    return int(found[-1].value) if found and found[-1].value is not None else None
