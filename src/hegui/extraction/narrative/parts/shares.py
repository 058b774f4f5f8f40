"""Lists of percentages that divide one whole: 网络占71.4%、信函占20.4%、当面占8.2%.

A list is complete if its words say so, or if the numbers beside the percentages make their whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.parts.breakdown import Breakdown
from hegui.extraction.narrative.parts.judge import OVERLAP
from hegui.extraction.narrative.parts.node import WITHIN
from hegui.extraction.narrative.parts.nodes import closing_words
from hegui.extraction.narrative.parts.openings import says_all
from hegui.extraction.narrative.parts.wording import PartsWording

_CLAUSE = re.compile("[，,；;。！？!?：:、\n（(）)]")
_SHARE = re.compile("占|比例|比重|份额")
_LISTED = re.compile("(?:占比|比例|比重)(?:分别|情况|依次)*(?:为|如下)?[：:][^。]{0,120}$")
_CHANGE = re.compile("增|降|升|减|高|低|率(?!先)|完成|达标|同比|环比|覆盖|较|提前|超")
_EACH = re.compile("(?:各|均|都)占?(?:比|为)?$")
_GO_ON = re.compile("[、，,]?(?:和|及|与)?$")
_INNER = re.compile("其中|当中|[一-龥]中[，：]")
_FEW = re.compile("为主(?![办动])|居[多前]|靠前|主要|重点|较[多高大]|^等")
_CLASSES = re.compile(
    "(?:[、和及与][^，；。、]{1,16}){1,12}[一二两三四五六七八九十0-9]{1,2}(?:大|小)?[类种项个]"
)
_HEADER = re.compile(
    "(?:从[^，；。：]{1,12}看|按[^，；。：]{1,12}(?:分|划分|分类|统计))[，：:]?[^，；。]{0,16}(?:，占)?$"
)
_NAMED = re.compile(
    "(?:^|[，；。：])([^，；。：0-9]{3,80}?)(?:信息)?的?(?:所?占)?(?:占比|比重|比例)(?:分别|依次)(?:为|是)?$"
)
_AMONG = re.compile("中[，,][^，；。]*$")
_KIND = frozenset("类型级")
_BACK = 160
_REACH = 40
_ROUNDING = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class ShareList:
    """Percentages of one whole.

    Attributes:
        start: offset in the text where the first begins.
        end: offset behind the last.
        values: the percentages.
        tolerance: how far rounding can take their sum from 100.
        closed: they are all there are.
        alike: their nouns name classes of one kind.
        overlapping: the classes share things.
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    tolerance: Decimal
    closed: bool
    alike: bool
    overlapping: bool


def share_lists(
    text: str,
    start: int,
    end: int,
    amounts: Sequence[Amount],
    breakdowns: Sequence[Breakdown],
    wording: PartsWording,
) -> Iterator[ShareList]:
    """The lists of percentages of one sentence of *text*."""
    shares = _shares(text, start, amounts)
    used: set[int] = set()
    for breakdown in breakdowns:
        beside = _beside(breakdown, shares, text)
        if beside and not used & {one.start for one in beside}:
            used |= {one.start for one in beside}
            yield _listed(beside, closed=True, alike=True, overlapping=breakdown.overlapping)
    for run in _runs(text, [one for one in shares if one.start not in used]):
        nouns = [_noun(text, start, one) for one in run]
        words = text[max(start, run[0].start - _BACK) : run[0].start]
        behind = text[run[-1].end : min(end, run[-1].end + 30)]
        whole = text[max(start, run[0].start - _BACK) : min(end, run[-1].end + 40)]
        few = _FEW.search(words) or _FEW.search(behind)
        shared = bool(OVERLAP.search(whole)) or any(
            wording.shared.search(noun) or WITHIN.search(noun) for noun in nouns
        )
        yield _listed(
            run,
            closed=not few
            and (
                _closes(nouns)
                or _opens(words, len(run))
                or _answers(run, breakdowns, text)
                or (len(run) > 2 and _alike_heads(words, len(run)) and bool(_AMONG.search(words)))
            ),
            alike=not few
            and (_alike(nouns) or _alike_heads(words, len(run)) or bool(_HEADER.search(words))),
            overlapping=shared,
        )


def _shares(text: str, start: int, amounts: Sequence[Amount]) -> list[Amount]:
    """The percentages that say what part of a whole something is."""
    found: list[Amount] = []
    for amount in amounts:
        if amount.measure is not Measure.PERCENT or amount.unit != "%" or not amount.exact:
            continue
        clause = _clause(text, start, amount.start)
        near = found[-1] if found else None
        goes_on = near is not None and _GO_ON.fullmatch(text[near.end : amount.start])
        bracketed = not clause and text[amount.start - 1 : amount.start] in ("（", "(")
        listed = _LISTED.search(text, max(start, amount.start - _BACK), amount.start)
        shares = _SHARE.search(clause) or bracketed or listed or (goes_on and not clause)
        if shares and not _CHANGE.search(clause):
            found.append(amount)
    return found


def _clause(text: str, start: int, at: int) -> str:
    words = text[max(start, at - 40) : at]
    return _CLAUSE.split(words)[-1]


def _noun(text: str, start: int, share: Amount) -> str:
    """What a percentage is said of: the words before 占, or the clause before that."""
    words = text[max(start, share.start - 60) : share.start]
    clauses = _CLAUSE.split(words)
    own = re.split("(?:所|约|均|各)?占(?:总数|全部|比)?|(?:的)?(?:比例|比重|份额)", clauses[-1])[0]
    return own or (clauses[-2] if len(clauses) > 1 else "")


def _beside(breakdown: Breakdown, shares: Sequence[Amount], text: str) -> list[Amount]:
    """The percentages that stand one by one behind the parts of a whole that adds up."""
    if breakdown.agrees is not True or len(breakdown.parts) < 2:
        return []
    found: list[Amount] = []
    for index, part in enumerate(breakdown.parts):
        until = (
            breakdown.parts[index + 1].start if index + 1 < len(breakdown.parts) else part.end + 30
        )
        here = [one for one in shares if part.end <= one.start < until]
        if len(here) != 1 or re.search("[。；;]|其中", text[part.end : here[0].start]):
            return []
        if _EACH.search(text[max(0, here[0].start - 4) : here[0].start]):
            return []
        found.append(here[0])
    return found


def _runs(text: str, shares: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Percentages that stand in one list: nothing between them opens another one."""
    run: list[Amount] = []
    for share in shares:
        between = text[run[-1].end : share.start] if run else ""
        if run and (_INNER.search(between) or len(between) > 60):
            if len(run) > 1 and not _INNER.search(between):
                yield run
            run = []
        if _EACH.search(text[max(0, share.start - 4) : share.start]):
            run = []
            continue
        run.append(share)
    if len(run) > 1:
        yield run


def _answers(run: Sequence[Amount], breakdowns: Sequence[Breakdown], text: str) -> bool:
    """Whether percentages are given one by one for parts named before: ……，占比分别为."""
    return any(
        found.agrees is True
        and len(found.parts) == len(run)
        and re.search("分别|依次", text[found.end : min(run[0].start, found.end + _REACH)])
        for found in breakdowns
    )


def _alike(nouns: Sequence[str]) -> bool:
    """Whether nouns name classes of one kind: 动态类, 政策类."""
    ends = {noun[-1:] for noun in nouns}
    return len(ends) == 1 and ends <= _KIND


def _alike_heads(words: str, count: int) -> bool:
    """Whether as many classes of one kind are named before: 政策类、服务类的比重依次为."""
    hit = _NAMED.search(words)
    return (
        hit is not None and len(heads := re.split("[、和与及]", hit[1])) == count and _alike(heads)
    )


def _closes(nouns: Sequence[str]) -> bool:
    return closing_words(nouns[-1]) > 0


def _opens(words: str, count: int) -> bool:
    """Whether the words before a list name all classes: 分为A、B、C三种，占比分别为."""
    if not says_all(words) or _FEW.search(words):
        return False
    named = _CLASSES.search(words)
    heads = 1 + len(re.findall("[、和及与]", named[0])) if named else 0
    return heads == count or (
        named is None and ("分为" in words or "划分" in words or "构成" in words)
    )


def _listed(run: Sequence[Amount], *, closed: bool, alike: bool, overlapping: bool) -> ShareList:
    half = sum((one.step / 2 for one in run), Decimal(0))
    return ShareList(
        run[0].start,
        run[-1].end,
        tuple(one.value or Decimal(0) for one in run),
        max(half, _ROUNDING * len(run)),
        closed,
        alike,
        overlapping,
    )
