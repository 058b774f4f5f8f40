"""Which amounts of a sentence are earlier ones, which are changes, which are neither.

Told by the words straight before each: 上年的80件 is earlier, 增长25% a change, 由8条增加到20条 a
pair, and the rest are what was counted now.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.ratios import comparable
from hegui.extraction.narrative.time_wording import YEAR
from hegui.extraction.numerals import year_number

_UP = "增加|多出|增长|上升|提高|提升|上涨|增多|增|多|升|涨|扩大"
_DOWN = "减少|少了|下降|降低|回落|下滑|缩减|压减|减|少|降|跌"
_NOUNS_UP = "增幅|涨幅|升幅|增长率|增速|增量"
_NOUNS_DOWN = "降幅|减幅|跌幅|降速|减量|下降率"
_LINK = "(?:了|约|达|达到|(?:的?幅度?|率|比例|数|量)(?:约?为|达到?)?)"
_VERB = "(?:(?<=[多少])(?:发布?|收到?|办理?|公开|受理|推送|举办))"
_IS = "(?:约?为|约?是|约?达到?|约|高达)"
_CHANGE = re.compile(
    rf"(?:(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_VERB}?{_LINK}{{0,2}}"
    rf"|(?:(?P<up2>{_NOUNS_UP})|(?P<down2>{_NOUNS_DOWN})){_IS}?)$"
)
_NEST = re.compile(r"其中|包括|包含")
_AGAIN = re.compile(r"(?:较|比|与|和|同)(?:上|去|前|同期)|同比")  # a comparison begins anew
_NOT_CHANGE = frozenset("新至不众许大最更很缺诸")  # 新增, 至少, 许多 are no changes
_MOVED = rf"(?:{_UP}|{_DOWN}|缩|压|发展|变)"
_TO = re.compile(
    rf"(?P<way>{_MOVED})(?:了)?(?:到|至|为|成)(?:了)?(?:{YEAR}年度?的?)?(?P<said>[^，,。；0-9]{{0,12}})$"
)
_FROM = re.compile(r"(?:由|从)[^，,。；：]{0,16}$")
_LAST = re.compile(
    rf"(?:上一?年度?|去年|前一?年度?|(?P<year>{YEAR})年度?)(?:同期)?[:：]?(?P<said>[^，,。；：]{{0,18}})$"
)
_SAME_TIME = re.compile(r"(?:上年|去年)?同期(?:的|为|是|数为)?$")
_NOT_LAST = re.compile(
    rf"结转|转入|遗留|延续|问题|整改|计划|收尾|未办|未了|{_UP}|{_DOWN}|以来|截至|底|末|—|-|[、和及]"
)
_DOUBLED = re.compile(r"翻(?:了)?$")
_AS_MANY = re.compile(
    rf"(?:是|为|达到?|相当于)(?:上一?年度?|去年|{YEAR}年)(?:同期)?[^，,。；]{{0,8}}的$"
)
_TIMES_LAST = re.compile(
    rf"(?:是|为|达到?|相当于)(?:上一?年度?|去年|前一?年|{YEAR}年度?)(?:同期)?[^，,。；]{{0,10}}$"
)
_BEHIND_LAST = re.compile(r"[）)]?[^，,。；]{0,8}的$")
_COMPARING = re.compile(
    rf"同比|环比|较|比|与|和|同|相比|上一?年度?|去年|前一?年|同期|{YEAR}年度?|本年度?|今年|全年|有所|大幅|明显|分别|总体|实际|净|则"
    r"|申请|数量|总量|总数|件数|数|量|的|[，,、）)“”]"
)
_OTHER_THING = re.compile(r"平均|每|率|时长|人均|其中|占")
_CLAUSE = re.compile(r"[，,；：]")
_ACTED = re.compile(
    r"收到|接收|受理|办理|公开|发布|更新|推送|共|仅|只|有|为|是|达|由|从|来|分别|新|了|具体|即|上"
)
_SHORT = 5  # characters that may stand between and still speak of the same thing
_BEFORE = 36


@dataclass(frozen=True, slots=True)
class Stated:
    """A change as written: by an amount, a percentage or a number of times."""

    amount: Amount
    sign: int
    how: str  # count, percent, points, times, doubled, ratio, part
    again: bool  # said with 比上年 or 同比 of its own
    apart: bool  # of a subject of its own: 每栏更新量增加30%


@dataclass
class Compared:
    """The amounts of a stretch by what they are in it."""

    plain: list[Amount]
    bases: list[Amount]
    stated: list[Stated]
    pairs: list[tuple[Amount, Amount]]  # (before, now) of 由…增加到…
    nests: list[int]  # where a part of what was said before begins
    text: str
    start: int  # offset of the text

    def of_another(self, stated: Stated, behind: Amount) -> bool:
        """Whether a change told before an amount is of another noun than the amount's.

        访问量增长两倍，信息由8条增加到9条: what grew twice is no information.
        """
        at, end = stated.amount.start - self.start, stated.amount.end - self.start
        own = _CLAUSE.split(self.text[max(0, at - _BEFORE) : at])[-1]
        noun = _named(self.text[end : behind.start - self.start])
        return len(noun) > 1 and not any(noun[i : i + 2] in own for i in range(len(noun) - 1))


def sort_out(amounts: Sequence[Amount], text: str, start: int, year: int | None) -> Compared:
    """Tells earlier amounts, stated changes and plain amounts apart by the words before them."""
    read = Compared(
        [], [], [], [], [start + hit.start() for hit in _NEST.finditer(text)], text, start
    )
    behind = 0
    origin: Amount | None = None
    last = ""  # what stands before the amount before
    for amount in amounts:
        before = text[max(behind, amount.start - start - _BEFORE) : amount.start - start]
        behind = amount.end - start
        moved = origin is not None and comparable(origin, amount) and _TO.search(before)
        stated = None if moved else _stated(amount, before) or _times_last(amount, before, last)
        last = before
        if stated is not None:
            read.stated.append(stated)
        elif origin is not None and moved:
            read.pairs.append((origin, amount))
            read.bases.append(origin)
            read.plain = [one for one in read.plain if one is not origin]
            read.plain.append(amount)
        elif _is_last(before, year):
            read.bases.append(amount)
        elif amount.measure in (Measure.COUNT, Measure.MONEY):
            read.plain.append(amount)
        if _FROM.search(before):
            origin = amount
    return read


def _stated(amount: Amount, before: str) -> Stated | None:
    """The change an amount states, by the words straight before it."""
    again = _AGAIN.search(before) is not None
    if amount.measure is Measure.TIMES:
        if _DOUBLED.search(before):
            return Stated(amount, 1, "doubled", again, apart=False)
        if _AS_MANY.search(before):
            return Stated(amount, 1, "ratio", again=False, apart=False)
    hit = _CHANGE.search(before)
    if hit is None or (hit.start() and before[hit.start() - 1] in _NOT_CHANGE):
        return None
    sign = 1 if hit["up"] or hit["up2"] else -1
    how = {
        Measure.COUNT: "count",
        Measure.MONEY: "count",
        Measure.PERCENT: "percent",
        Measure.POINTS: "points",
        Measure.TIMES: "times",
    }.get(amount.measure)
    return (
        None if how is None else Stated(amount, sign, how, again, _is_apart(before[: hit.start()]))
    )


def _times_last(amount: Amount, before: str, last: str) -> Stated | None:
    """是上年（30件）的3倍 and 相当于上年40件的85%."""
    if amount.measure not in (Measure.TIMES, Measure.PERCENT) or amount.unit == "番":
        return None
    if not (_TIMES_LAST.search(last) and _BEHIND_LAST.fullmatch(before)):
        return None
    how = "ratio" if amount.measure is Measure.TIMES else "part"
    return Stated(amount, 1, how, again=False, apart=False)


def _is_apart(words: str) -> bool:
    """Whether the words between the last amount and a change name another thing that changed."""
    rest = _COMPARING.sub("", words.rsplit("，", 1)[-1])
    return len(rest) > _SHORT or _OTHER_THING.search(rest) is not None


def _named(words: str) -> str:
    """The noun among the words before an amount; "" where they only compare or tell deeds."""
    return re.sub(r"[^一-龥]", "", _ACTED.sub("", _COMPARING.sub("", words)))


def _is_last(before: str, year: int | None) -> bool:
    """Whether the words before an amount make it one of an earlier year."""
    if _SAME_TIME.search(before):
        return True
    hit = _LAST.search(before)
    if hit is None or _NOT_LAST.search(hit["said"]):
        return False
    return hit["year"] is None or (year is not None and year_number(hit["year"]) != year)
