"""Which amount a percentage in prose is certainly said of.

258件, 占33.9% — （17.46%） behind an amount — 近九成（39件） — 分别占44%、11% behind a list —
网站公开占86%, where the label says which amount. A rate (满意率, 增长) is said of none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.told import Sentence

_OF = re.compile(
    r"(?P<about>约|大约|近|将近|接近)?(?P<word>(?:所?占)(?:比例|比重|比率|比)?|(?:占比|比例|比重|百分比))(?:约|分别|依次|各|达到?|到|为|是|高达|至)?"
    r"(?P<named>[^，,；：。、0-9（()）]{0,16}?)(?:的|比例|比重|之)?(?:分别|依次|各|达到?|为|是)?(?:约|为|达)?$"
)
_RATE = re.compile(
    r"率|满意|增|降|升|减|同比|环比|提高|提升|覆盖|超过上|完成|目标|以上的|好评|得分"
)
_CHANGED = re.compile(r"(?:增加|增长|减少|下降|上升|多|少|增|减|降|升)(?:了|约)?$")
_NEXT = re.compile(r"^[，,]?(?:为|即|是|共|计|有|合计|共计|达)?$")
_IN_TURN = re.compile(r"分别|依次|各")
_RUN = re.compile(r"^(?:[、,，和及与或]|以及){1,2}$")
_CLOSE = re.compile(r"[^，,；：。]{0,34}[，,]?$")
_LABEL_STOPS = re.compile(r"[，,；;：:。、（(）)]")
_DROPPED = re.compile(r"其中|分别|情况|数量|部分|类|的|约|均|各")
_OF_AMOUNT = re.compile(r"(?:占|占比|比例|比重|百分比)(?:约|为|是)?[^，,；：。、0-9]{0,18}$")
_BEHIND_AMOUNT = re.compile(r"[^，,；：。、0-9]{0,14}(?:的|中的|之|比例为|比重为)(?:约|大约|近)?$")
_WITHIN = re.compile(r"在(?:其|全部|所有|总共|总计|全年|本年)?[^，,；：。、0-9]{0,8}$")
_SHARE_BEHIND = re.compile(
    r"[^，,；：。、0-9]{0,12}[中里内](?:所?占(?:的?比[例重率]?)?|的?(?:比例|比重|份额|占比))(?:约?为|约|达到?|是)?"
)
_TOGETHER = re.compile(
    r"(?:[，,、；;]|^)(?:以上|上述|前述|这|前)?(?:(?P<count>[两二三四五六])(?:者|方面?)|(?P<all>(?=[合共总一加]|以上|上述|这)))"
    r"(?:(?:信息|申请|情形|结果|渠道|情况)?(?:合计|共计|总计|相加|加起来|加总|之和|总和|总共|一共|合起来|共|合)?(?:起来)?)$"
)
_SO_MANY_TOGETHER = re.compile(
    r"(?:[，,、；;]|^)(?:以上|上述|前述?|这|后)?(?P<many>[两二三四五六2-6](?:个|项|类|种|家|大类|部分)[^，,、；;。0-9]{0,8})$"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_LIST_OPENS = re.compile(r"其中|包括|包含|分为|分别|[：:]|中[，,]")
_LONGEST_TAIL = 20
_PART_AWAY = 16  # characters between a part and the 占 that tells of what
ADDED = re.compile(r"(?:[合总共]计|一共|总共|总数|总量|[，,、]共)(?:为|是|达)?$")
PEOPLE = frozenset(
    {"人", "名", "位", "人次", "户", "家", "部门", "方面", "栏目", "类", "种", "大类", "小类"}
)


@dataclass(frozen=True, slots=True)
class Said:
    """A percentage and the amount it is said of.

    Attributes:
        percent: the percentage.
        part: the amount.
        named: of what it says to be a share: the words between 占 and it.
        whole: the amount it says to be a share of: 占全部120件的65%; None if it names none.
        summed: the part is the sum of several amounts: 两项占65.3%.
    """

    percent: Amount
    part: Amount
    named: str
    whole: Amount | None = None
    summed: bool = False


def attached(sentence: Sentence, percents: Sequence[Amount]) -> Iterator[Said]:
    """Each percentage that is certainly said of one amount."""
    text, shift = sentence.text, sentence.start
    counts = [one for one in sentence.amounts if one.measure in (Measure.COUNT, Measure.MONEY)]
    for run in _runs(percents, text, shift):
        if len(run) > 1:
            yield from _listed(run, counts, text, shift)
            continue
        percent = run[0]
        before = [one for one in counts if one.end <= percent.start]
        behind = [one for one in counts if one.start >= percent.end]
        one = (
            _of_amount(percent, before, text, shift)
            or _bracketed(percent, before, behind, text, shift)
            or _of(percent, before, behind, counts, text, shift)
        )
        if one is not None and one.part.value is not None and not one.part.hedge:
            yield one


def _runs(percents: Sequence[Amount], text: str, shift: int) -> Iterator[list[Amount]]:
    """Percentages that follow each other with nothing but commas between."""
    run: list[Amount] = []
    for percent in percents:
        if run and not _RUN.match(text[run[-1].end - shift : percent.start - shift]):
            yield run
            run = []
        run.append(percent)
    if run:
        yield run


def _listed(
    run: Sequence[Amount], counts: Sequence[Amount], text: str, shift: int
) -> Iterator[Said]:
    """分别占44%、11%: the first of the counts listed before goes with the first, and so on."""
    lead = text[max(0, run[0].start - shift - 24) : run[0].start - shift]
    if not _OF.search(lead):
        return
    before = [one for one in counts if one.end <= run[0].start]
    ends = [text[max(0, one.start - shift - 6) : one.start - shift] for one in before]
    row = [one for one, lead in zip(before, ends, strict=True) if not ADDED.search(lead)]
    kinds = [one for one in row if one.unit not in PEOPLE]
    row = (kinds or row)[-len(run) :]
    if len(row) != len(run) or len({one.unit for one in row}) > 1:
        return
    gaps = [text[a.end - shift : b.start - shift] for a, b in pairwise(row)]
    if any(len(gap) > 20 or re.search(r"[，,；。：]", gap.strip("，,")) for gap in gaps):
        return
    if len(before) > len(row) and not _IN_TURN.search(lead) and len(run) < 3:
        return
    for part, percent in zip(row, run, strict=True):
        if part.value is not None and not part.hedge:
            yield Said(percent, part, "")


def _of_amount(percent: Amount, before: Sequence[Amount], text: str, shift: int) -> Said | None:
    """78件，占全部120件的65%: the amount behind 占 is the whole, the one before it the part."""
    if len(before) < 2:
        return None
    part, whole = before[-2:]
    between = text[part.end - shift : whole.start - shift]
    behind = text[whole.end - shift : percent.start - shift]
    within = _WITHIN.search(between) and _SHARE_BEHIND.fullmatch(behind)
    named = _OF_AMOUNT.search(between) and _BEHIND_AMOUNT.fullmatch(behind)
    if not (within or named) or not _can_hold(whole, part):
        return None
    said = _OF_AMOUNT.sub("", _WITHIN.sub("", between))
    if len(said) > _PART_AWAY or _RATE.search(between):
        return None
    opened = _OF_AMOUNT.search(between) or _WITHIN.search(between)
    words = text[: part.end - shift + opened.start()] if opened else ""
    several = _named_together(before[:-1], words, shift)
    if several is None:
        return Said(percent, part, "", whole)
    total = _sum_of(several, text, shift)
    return None if total is None else Said(percent, total, "", whole, summed=True)


def _can_hold(whole: Amount, part: Amount) -> bool:
    """Whether one amount can be the whole of another: of its measure and not below it."""
    if whole.value is None or part.value is None:
        return False
    return whole.measure is part.measure and whole.value >= part.value


def _bracketed(
    percent: Amount, before: Sequence[Amount], behind: Sequence[Amount], text: str, shift: int
) -> Said | None:
    """39件（88.6%） and 近九成（39件）."""
    at, end = percent.start - shift, percent.end - shift
    if before:
        gap = text[before[-1].end - shift : at]
        if (
            re.fullmatch(r"[（(](?:约?占(?:比|总数的?)?|占比(?:为|约)?)?", gap)
            and text[end : end + 1] in "）)，,、；"
        ):
            changed = _CHANGED.search(
                text[max(0, before[-1].start - shift - 5) : before[-1].start - shift]
            )
            return None if changed else Said(percent, before[-1], "")
    if behind and behind[0].unit not in PEOPLE:
        gap = text[end : behind[0].start - shift]
        lead = text[max(0, at - 10) : at]
        if re.fullmatch(r"[（(](?:即|为|共|计)?", gap) and not _RATE.search(lead):
            return Said(percent, behind[0], "")
    return None


def _of(
    percent: Amount,
    before: Sequence[Amount],
    behind: Sequence[Amount],
    counts: Sequence[Amount],
    text: str,
    shift: int,
) -> Said | None:
    """39件占88.6% and 占七成, 为21件 and 网站公开占86%."""
    at = percent.start - shift
    floor = max((one.end - shift for one in before), default=0)
    lead = text[max(floor, at - 40) : at]
    hit = _OF.search(lead)
    if (
        hit is None
        or _RATE.search(hit["named"])
        or _RATE.search(lead[max(0, hit.start() - 4) :][:8])
    ):
        return None
    gap = lead[: hit.start()]
    if hit["about"] and not percent.hedge:
        percent = replace(percent, hedge="about")
    several = _named_together(before, text[: at - len(lead) + hit.start()], shift)
    if several is not None:
        whole = _sum_of(several, text, shift)
        return None if whole is None else Said(percent, whole, hit["named"], summed=True)
    if behind and _NEXT.match(text[percent.end - shift : behind[0].start - shift]):
        return Said(percent, behind[0], hit["named"])
    if before and len(lead) < 40 and not before[-1].hedge and _CLOSE.fullmatch(gap):
        if _CHANGED.search(text[max(0, before[-1].start - shift - 5) : before[-1].start - shift]):
            return None
        return Said(percent, before[-1], hit["named"])
    label = _label(_LABEL_STOPS.split(gap)[-1])
    part = _by_label(label, [one for one in counts if one.end <= percent.start], text, shift)
    return None if part is None else Said(percent, part, hit["named"])


def _named_together(before: Sequence[Amount], words: str, shift: int) -> Sequence[Amount] | None:
    """The amounts that 两项, 三者 or 合计 before 占 takes together; () where that is not clear.

    None where nothing is taken together.
    """
    tail = words[-_LONGEST_TAIL:]
    if hit := _SO_MANY_TOGETHER.search(tail):
        if "前" in hit[0]:
            return ()
        least = shift + len(words) - len(tail) + hit.start("many")
        listed = [one for one in before if one.end <= least]
        count = _COUNTS.get(hit["many"][0]) or int(hit["many"][0])
        return listed[-count:] if len(listed) >= count else ()
    ends = before[-1].end - shift if before else 0
    hit = _TOGETHER.search(words[max(ends, len(words) - _LONGEST_TAIL) :])
    if hit is None:
        return None
    if hit["count"]:
        count = _COUNTS[hit["count"]]
        return before[-count:] if len(before) >= count else ()
    opens = [one.end() for one in _LIST_OPENS.finditer(words)]
    listed = [one for one in before if opens and one.start - shift >= opens[-1]]
    return listed if len(listed) > 1 else ()


def _sum_of(parts: Sequence[Amount], text: str, shift: int) -> Amount | None:
    """Amounts of one unit that stand in one list, as one; None if they do not."""
    known = [one.value for one in parts if one.exact and one.value is not None]
    alike = {(one.unit, one.measure) for one in parts}
    if len(parts) < 2 or len(known) < len(parts) or len(alike) > 1:
        return None
    gaps = (text[a.end - shift : b.start - shift] for a, b in pairwise(parts))
    if any(re.search("其中|包括|[。]", gap) for gap in gaps):
        return None
    first, last = parts[0], parts[-1]
    return replace(first, end=last.end, value=sum(known, start=Decimal(0)))


def _label(text: str) -> str:
    return _DROPPED.sub("", text)


def _by_label(label: str, counts: Sequence[Amount], text: str, shift: int) -> Amount | None:
    """The one amount whose own words say the label most nearly; None if two do."""
    if len(label) < 2:
        return None
    scores: list[tuple[int, Amount]] = []
    behind = 0
    for one in counts:
        words = text[max(behind, one.start - shift - 30) : one.start - shift]
        words = _LABEL_STOPS.split(words)[-1]
        behind = one.end - shift
        scores.append((_common(label, words), one))
    best = max((score for score, _ in scores), default=0)
    winners = [one for score, one in scores if score == best]
    if best < 2 or best * 2 <= len(label) or len(winners) != 1:
        return None
    return winners[0]


def _common(one: str, other: str) -> int:
    """Length of the longest stretch two short texts share."""
    return max(
        (
            end - start
            for start in range(len(one))
            for end in range(start + 1, len(one) + 1)
            if one[start:end] in other
        ),
        default=0,
    )
