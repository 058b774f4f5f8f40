"""Which amounts of a sentence are earlier ones, which are changes, which are neither.

Told by the words straight before each: 上年的80件 is earlier, 增长25% a change, 由8条增加到20条 a
pair, and the rest are what was counted now.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
_MOVING = frozenset("增加多长升高提涨扩大减少了下降低落滑缩压跌幅速量率")
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
_YEARS_SAID = re.compile(rf"(?<!以)(?:上一?年|去年|前一年|今年|本年|前年|(?P<year>{YEAR})年)")
_TWO_YEARS = re.compile(
    rf"(?P<one>上一?年|去年|本年|今年|{YEAR}年)度?[、和与及](?P<other>本年|今年|上一?年|去年|{YEAR}年)度?"
    r"(?:分别|各|依次)[^，,。；0-9]{0,20}"
)
_SINCE = re.compile(
    rf"(?:较|比|与|和|同)(?:(?P<when>上一?年|去年|前一年|前年|{YEAR}年)"
    r"|(?P<thing>年初|计划|目标|预期|任务|全[国省市县区州]|平均|上半年|上季|上月|第[一二三]季度|历年))"
)
_TOGETHER = 12  # characters between two amounts of 分别
_SAME_TIME = re.compile(r"(?:上年|去年)?同期(?:的|为|是|数为)?$")
_NOT_LAST = re.compile(
    rf"结转|转入|遗留|延续|问题|整改|计划|收尾|未办|未了|{_UP}|{_DOWN}|以来|截至|底|末|—|-|[、和及]"
)
_DOUBLED = re.compile(r"翻(?:了)?$")
_AS_MANY = re.compile(
    rf"(?:是|为|达到?|相当于)(?:上一?年度?|去年|{YEAR}年)(?:同期)?[^，,。；]{{0,8}}的$"
)
_TIMES_LAST = re.compile(
    rf"(?:是|为|系|等于|达到?|相当于)(?:了)?(?:上一?年度?|去年|前一?年|{YEAR}年度?)(?:同期)?[^，,。；]{{0,10}}$"
)
_BEHIND_LAST = re.compile(r"[）)]?[^，,。；]{0,8}的$")
_COMPARING = re.compile(
    rf"同比|环比|较|比|与|和|同|相比|上一?年度?|去年|前一?年|同期|{YEAR}年度?|本年度?|今年|全年|有所|大幅|明显|分别|总体|实际|净|则"
    r"|申请|数量|总量|总数|件数|数|量|的|[，,、）)“”]"
)
_OTHER_THING = re.compile(r"平均|每|率|时长|人均|其中|占")
_CLAUSE = re.compile(r"[，,；：]")
_ACTED = re.compile(
    r"收到|接收|受理|办理|办结|答复|公开|发布|更新|推送|共|仅|只|有|为|是|达|由|从|来|分别|新|了|具体|即|上"
)
_MOVES = re.compile(f"{_UP}|{_DOWN}|{_NOUNS_UP}|{_NOUNS_DOWN}")
_OPENS = ("（", "(")
_IN_TURN = re.compile("分别|依次|各")
_RUN_ON = frozenset(("、", "，", "和", "与", "及"))
_IN_PASSING = re.compile(
    r"(?:[比较由从（(]|与|同比)[^，,。；：）)0-9]{0,16}(?:20[0-9]{2}年度?[^，,。；：）)0-9]{0,10})?$"
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
    since: int | None = None  # the year it compares with, where one is named; 0 for no year


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
    years: dict[int, int]  # offset of an earlier amount → the year it is of, where one is named

    amounts: Sequence[Amount]
    several: bool = False  # earlier amounts of several things: 上年分别为1000条、300条

    @property
    def end(self) -> int:
        """Offset behind the text."""
        return self.start + len(self.text)

    def said_of(self, amount: Amount) -> str:
        """The noun before an amount in its clause; "" where there is none."""
        at = amount.start - self.start
        return _named(_CLAUSE.split(self.text[max(0, at - _BEFORE) : at])[-1])

    def only_compares(self, base: Amount) -> bool:
        """Whether an earlier amount is told in passing: 比上年的80件, （上年80件）, 由80件."""
        at = base.start - self.start
        return _IN_PASSING.search(self.text[max(0, at - _BEFORE) : at]) is not None

    def compares(self, stated: Stated, base: Amount) -> bool:
        """Whether a change may be one from *base*: 较2020年增长 is none from an amount of 2021."""
        return stated.since is None or self.years.get(base.start, stated.since) == stated.since

    def is_of_its_own(self, stated: Stated, pair: Sequence[Amount]) -> bool:
        """Whether the clause of a change names what changed, and the pair counts another thing."""
        at = stated.amount.start - self.start
        own = _named(_CLAUSE.split(self.text[max(0, at - _BEFORE) : at])[-1])
        nouns = [self.said_of(one) for one in pair]
        return len(own) > 2 and any(map(len, nouns)) and not any(_alike(own, one) for one in nouns)

    def of_another(self, stated: Stated, behind: Amount) -> bool:
        """Whether a change told before an amount is of another noun than the amount's.

        访问量增长两倍，信息由8条增加到9条: what grew twice is no information.
        """
        at, end = stated.amount.start - self.start, stated.amount.end - self.start
        ends = [one.end - self.start for one in self.amounts if one.end <= behind.start]
        between = self.text[max(end, *ends) : behind.start - self.start]
        if between[:1] in _OPENS:
            return False  # 少8件（上年办结104件） explains what was just said
        clauses = _CLAUSE.split(self.text[max(0, at - _BEFORE) : at])
        own = clauses[-1] if _named(clauses[-1]) else "".join(clauses[-2:])
        noun = _named(between)
        return len(noun) > 1 and not _alike(noun, own)


def same_thing(one: Compared, first: Amount, other: Compared, second: Amount) -> bool:
    """Whether two amounts of two stretches are said of the same thing, or one of nothing."""
    nouns = one.said_of(first), other.said_of(second)
    return min(map(len, nouns)) < 2 or _alike(*nouns)


def _alike(noun: str, other: str) -> bool:
    """Whether two nouns have two characters in a row in common."""
    return any(noun[i : i + 2] in other for i in range(len(noun) - 1))


def sort_out(amounts: Sequence[Amount], text: str, start: int, year: int | None) -> Compared:
    """Tells earlier amounts, stated changes and plain amounts apart by the words before them."""
    nests = [start + hit.start() for hit in _NEST.finditer(text)]
    read = Compared([], [], [], [], nests, text, start, {}, amounts)
    alternate = _alternate(amounts, text, start, year)
    behind = 0
    origin: Amount | None = None
    in_turn = False  # 上年分别为1000条: the next may be one of last year as well
    last = ""  # what stands before the amount before
    for amount in amounts:
        before = text[max(behind, amount.start - start - _BEFORE) : amount.start - start]
        behind = amount.end - start
        moved = origin is not None and comparable(origin, amount) and _TO.search(before)
        stated = None if moved else _stated(amount, before) or _times_last(amount, before, last)
        last = before
        said = _year_said(before, year)
        if stated is not None:
            read.stated.append(replace(stated, since=_since(before, year)))
            in_turn = False
        elif origin is not None and moved:
            read.pairs.append((origin, amount))
            read.bases.append(origin)
            read.plain = [one for one in read.plain if one is not origin]
            read.plain.append(amount)
        elif amount in alternate[:1] or (amount not in alternate and _is_last(before, year)):
            read.bases.append(amount)
            in_turn = not alternate and _IN_TURN.search(before) is not None
        elif in_turn and before in _RUN_ON:
            read.bases.append(amount)
            read.several = True
        elif amount.measure in (Measure.COUNT, Measure.MONEY):
            read.plain.append(amount)
            in_turn = False
        if stated is None and said is not None and said != year:
            read.years[amount.start] = said
        if ("由" in before or "从" in before) and _FROM.search(before):
            origin = amount
    return read


def _alternate(
    amounts: Sequence[Amount], text: str, start: int, year: int | None
) -> tuple[Amount, ...]:
    """2021年、2022年分别公开500条和600条: the earlier amount and the later; () for none."""
    if year is None or _IN_TURN.search(text) is None:
        return ()
    hit = _TWO_YEARS.search(text)
    if hit is None:
        return ()
    two = [one for one in amounts if one.start - start >= hit.end() - 1][:2]
    years = [_year_said(hit[name], year) for name in ("one", "other")]
    if len(two) < 2 or not comparable(*two) or two[1].start - two[0].end > _TOGETHER:
        return ()
    if years == [year - 1, year]:
        return two[0], two[1]
    return (two[1], two[0]) if years == [year, year - 1] else ()


def _year_said(words: str, year: int | None) -> int | None:
    """The year the words before an amount name last; None if they name none."""
    if year is None or "年" not in words:
        return None
    hits = list(_YEARS_SAID.finditer(words))
    if not hits:
        return None
    named = hits[-1]["year"]
    if named is not None:
        return year_number(named)
    word = hits[-1][0]
    return year if word in ("今年", "本年") else year - 2 if word == "前年" else year - 1


def _since(before: str, year: int | None) -> int | None:
    """The year a change is said to be from; 0 where it is compared with something else."""
    hits = list(_SINCE.finditer(before))
    if not hits:
        return None
    return 0 if hits[-1]["thing"] else _year_said(hits[-1]["when"], year)


def _stated(amount: Amount, before: str) -> Stated | None:
    """The change an amount states, by the words straight before it."""
    if _MOVING.isdisjoint(before) and amount.measure is not Measure.TIMES:
        return None
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
    return re.sub(r"[^一-龥]", "", _ACTED.sub("", _MOVES.sub("", _COMPARING.sub("", words))))


def _is_last(before: str, year: int | None) -> bool:
    """Whether the words before an amount make it one of an earlier year."""
    if "年" not in before and "同期" not in before:
        return False
    if _SAME_TIME.search(before):
        return True
    hit = _LAST.search(before)
    if hit is None or _NOT_LAST.search(hit["said"]):
        return False
    return hit["year"] is None or (year is not None and year_number(hit["year"]) != year)
