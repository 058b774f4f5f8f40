"""Years in which a report says that work was done or will be done: 2023年，我局公开信息若干条.

A year sets the frame of what is told only where it stands at the head of a clause and a subject
or a verb follows. A year within a name (2022年度决算), a comparison (2022年为31件), a span
(2020年以来) or a title frames nothing and gives no fact. Which year is right is for the rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.subjects import Teller, is_foreign, subject
from hegui.extraction.narrative.time_wording import YEAR, TimeWording
from hegui.extraction.narrative.told import Sentence
from hegui.extraction.numerals import year_number

_MENTION = re.compile(YEAR + "年")
_QUOTED = re.compile(r"《[^《》]{0,120}》|[“\"][^”“\"]{0,80}[”\"]|〈[^〈〉]{0,80}〉")
_PARTS = re.compile(r"[^；;]+")
_CLAUSES = re.compile(r"[，,：:]")
_MARK = re.compile(
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|[①-⑳]){0,2}(?:[一二三四五六七八九十]是|[其第][一二三四五六七八九十])?"
    r"(?:据(?:统计|初步统计)|在|回顾|刚刚过去的)?"
)
# What may not follow a year that frames a clause: it names a span, a thing, or a value.
_NO_FRAME = re.compile(
    r"度?(?:以来|开始|起|底|末|初|之?前|之?后|至|到|[-—–~～、）)”和与及或的为是同比比较])"
)
_PART_OF_YEAR = re.compile(
    r"(?P<month>[0-9]{1,2}月份?|[一二三四五六七八九十]{1,2}月份?|第?[一二三四]季度|[上下]半年)"
    r"(?:[0-9]{1,2}[日号]|[上中下]旬)?(?P<span>底|末|初|之?前|起|以来|至|到|[-—~～、和的])?"
)
_WHOLE = re.compile(r"(?:度|年度)?(?:全年度?|间|里|中|期间|的工作中)?")
_PUSH = re.compile(
    r"(?:共计?|总共|累计|一共|合计|全年|主动|及时|依法|先后|继续|持续|认真|积极|扎实){0,3}"
)
_OF = re.compile(
    r"的[^，,；：中]{0,12}?(?:共计?|为|达到?|累计|合计|总计)[0-9一二三四五六七八九十百千]"
)
_NONE = ("未", "没有", "无")
_NOW = re.compile(
    r"本年|今年|本报告|报告期|目前|至今|迄今|现已|现有|现行|以来|逐年|历年|近年|近[两三四五二]年|连续|当前"
    r"|去年|上年(?:度)?(?:报告|问题|不足)|[两三]年来|翌年|次年|历史|曾"
)
_COMPARED = re.compile(r"(?:较|比|与|同|和)[^，,；：。]{0,6}$")
_LEAD = re.compile(
    r"下一?步|下一?阶段|今后|接下来|改进(?:计划|打算|方向)|工作(?:计划|打算|安排|思路)|打算|明年|来年|新的一年"
)
_DOING = (
    r"(?:进一步|继续|持续|着力|着重|重点(?!领域|工作|项目|任务|信息|民生|事项|单位|内容)|加强|加大|按照?|建立|完善|围绕|从|认真|严格?|不断|以(?![往前上下])|坚持|深入|切实|全面"
    r"|大力|更加|做到|做好|予以|通过|在(?![线办建职编])|针对|充分|推[进动行]|强化|健全|优化|开展|组织(?!机构)|聚焦|紧[盯扣紧密]"
    r"|积极|努力|结合|逐[步项条季月]|定期|制定|提[升高]|探索|增[加设]|扩大|拓[展宽]|丰富|加快|抓[好紧住实]|落实|实[施行]|对(?![外口应])"
    r"|把|邀请|举办|新[增建]|启用|上线|每[月季周年]|安排|补[齐录充]|细化|规范|适时|充实|着手|会同|配合|争取|力[争求]|再|于"
    r"|分[批步类]|整合|搭建|打造|引入|出台|修订|编制|梳理|召开|督促|指导|压实|明确|深化|突出|尽快|改[变进]|解决|运用|利用"
    r"|配[备齐]|设立|完成|加密|采取)"
)
# 将 before a verb that is a thing here means 把: 将落实情况纳入考核.
_TO_DO = _DOING + "(?!的|情况|性|措施|结果|成果)"
_SHALL = re.compile(
    rf"将{_TO_DO}|(?<![模虚草])拟{_TO_DO}|(?<![按照年作训动项])计划{_TO_DO}|(?:^|[，,：:])要{_TO_DO}|力争"
    r"|争取(?:在|于|实现|做到|完成)"
)
_TO_BE = re.compile(
    r"(?<!原)(?<!曾)(?:力争|争取|确保|计划|拟|将|预计|打算)(?:于|在|到|至)?(?:[^，,；：]{0,2})$"
)
_DEADLINE = re.compile(r"(?:[0-9]{1,2}月)?(?:底|末|[0-9]{1,2}日)?(?:之?前|底|内)")
_TERM_GOES_ON = re.compile(rf"[0-9]{{1,2}}月|[内，,]|{_DOING}")
_DONE = re.compile(r"已|完成了|取得了|实现了|原计划|提出|承诺|如期|曾")
_PROGRAMME = re.compile(
    r"度?[^，,；：。0-9]{0,8}工作(?:打算|计划|思路|安排|设想|重点)(?:[：:，,。]|$)"
)
_REACH = 80
_MOST = 8  # years in one stretch; more of them are a list, and frame nothing


@dataclass(frozen=True, slots=True)
class Narrated:
    """A year that frames what is told.

    Attributes:
        start: offset in the text.
        end: offset behind the words shown.
        value: the year.
        role: ``done``, ``plan`` or ``report``; "" where it cannot be told from a comparison.
    """

    start: int
    end: int
    value: int
    role: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a sentence up to a semicolon, titles and quotations blotted out."""

    text: str
    start: int
    amounts: Sequence[Amount]
    sentence: Sentence
    before: str  # what the line says before it, a little


def narrated(
    sentence: Sentence,
    neighbours: Sequence[Sentence],
    before: str,
    teller: Teller,
    wording: TimeWording,
) -> Iterator[Narrated]:
    """The framing years of one sentence; *neighbours* stand beside it in its paragraph."""
    if "年" not in sentence.text:
        return
    text = _QUOTED.sub(lambda hit: "〓" * len(hit[0]), sentence.text)
    for part in _PARTS.finditer(text):
        if "年" not in part[0]:
            continue
        start = sentence.start + part.start()
        end = sentence.start + part.end()
        some = tuple(one for one in sentence.amounts if start <= one.start < end)
        led = (before + text[: part.start()])[-_REACH:]
        stretch = _Stretch(part[0], start, some, sentence, led)
        hits = list(_MENTION.finditer(part[0]))
        for hit in hits if len(hits) <= _MOST else ():
            value = year_number(hit[0][:-1])
            if value is None:
                continue
            role = _role(hit, value, stretch, neighbours, teller, wording)
            if role is not None:
                shown = min(part.end() - part.start(), hit.end() + 24)
                yield Narrated(start + hit.start(), start + shown, value, role)


def _role(
    hit: re.Match[str],
    value: int,
    stretch: _Stretch,
    neighbours: Sequence[Sentence],
    teller: Teller,
    wording: TimeWording,
) -> str | None:
    """What a year is in its stretch; None where it frames nothing, "" where that is unclear."""
    text = stretch.text
    if _presented(hit, stretch, wording):
        return "report"
    if _to_be_done(hit, stretch):
        return "plan"
    if not _heads_a_clause(hit, stretch, teller, wording):
        return None
    if _planned(hit, stretch, within=stretch.sentence.section in wording.plan_sections):
        return "plan"
    told = _tells(hit, stretch, teller, wording)
    if not told or stretch.sentence.section in wording.plan_sections:
        return None
    if value == teller.year:
        return "done"
    if _NOW.search(text) or wording.background.search(text) or _other_years(value, stretch):
        return None
    if not _counted(stretch.amounts) and (
        value != teller.year - 1 or not _someone_acts(hit, stretch, teller, wording)
    ):
        return None
    if value > teller.year and (_SHALL.search(text) or "预计" in text):
        return None
    if _in_this_sentence(stretch, teller.year):
        return None
    return "" if _beside_this_year(stretch.sentence, neighbours, teller.year) else "done"


def _presented(hit: re.Match[str], stretch: _Stretch, wording: TimeWording) -> bool:
    """Whether a sentence like 现将2022年……情况报告如下 presents the report with this year."""
    found = [one.search(stretch.text) for one in wording.reports]
    return any(one is not None and one.start(1) == hit.start() for one in found)


def _heads_a_clause(
    hit: re.Match[str], stretch: _Stretch, teller: Teller, wording: TimeWording
) -> bool:
    before = stretch.text[: hit.start()]
    stops = [stop.end() for stop in _CLAUSES.finditer(before)]
    tail = before[stops[-1] :] if stops else before
    if before.count("（") + before.count("(") > before.count("）") + before.count(")"):
        return False
    if any(
        one.start < stretch.start + hit.start() and one.measure in (Measure.COUNT, Measure.MONEY)
        for one in stretch.amounts
    ):
        return False
    mark = _MARK.match(tail)
    rest = tail[mark.end() :] if mark else tail
    if rest and subject(rest, teller, wording) != len(rest):
        return False
    follows = stretch.text[hit.end() :]
    return follows.startswith(("的工作中", "度的工作中")) or not _NO_FRAME.match(follows)


def _tells(hit: re.Match[str], stretch: _Stretch, teller: Teller, wording: TimeWording) -> bool:
    """Whether work of the agency itself is told behind the year."""
    follows = stretch.text[hit.end() :]
    part = _PART_OF_YEAR.match(follows)
    if part is not None and (part["span"] or not _counted(stretch.amounts)):
        return False
    if part is not None:
        follows = follows[part.end() :]
    else:
        whole = _WHOLE.match(follows)
        follows = follows[whole.end() :] if whole else follows
    before = stretch.text[: hit.start()]
    own = bool(before) and _subject_ends(before, teller, wording)
    if follows.startswith(("，", ",")):
        clause = _first_clause(follows[1:])
        if part is not None and not (own or _acts(clause, teller, wording)):
            return False
        return own or not is_foreign(clause, teller, wording)
    clause = _first_clause(follows)
    if "的" in clause and not _OF.search(clause):
        return False
    length = subject(follows, teller, wording)
    if length:
        return not follows[length:].startswith(("的", "为", "是", "收入", "预算", "决算"))
    topic = wording.topics.match(follows)
    if topic:
        return bool(re.match(r"[，,在坚紧取总扎稳有以按始围]", follows[topic.end() :]))
    return _acts(clause, teller, wording) and (
        _counted(stretch.amounts) or clause.startswith(_NONE)
    )


def _someone_acts(
    hit: re.Match[str], stretch: _Stretch, teller: Teller, wording: TimeWording
) -> bool:
    """Whether one of the clauses round the year says what the agency did."""
    if _subject_ends(stretch.text[: hit.start()], teller, wording):
        return True
    clauses = _CLAUSES.split(stretch.text[hit.end() :], maxsplit=5)[:5]
    return any(_acts(_WHOLE.sub("", clause, count=1), teller, wording) for clause in clauses)


def _acts(clause: str, teller: Teller, wording: TimeWording) -> bool:
    if subject(clause, teller, wording):
        return True
    push = _PUSH.match(clause)
    begin = push.end() if push else 0
    return bool(wording.verbs.match(clause, begin)) or begin > 0


def _subject_ends(before: str, teller: Teller, wording: TimeWording) -> bool:
    tail = _CLAUSES.split(before)[-1]
    mark = _MARK.match(tail)
    return subject(tail[mark.end() :] if mark else tail, teller, wording) > 0


def _first_clause(text: str) -> str:
    stop = _CLAUSES.search(text)
    return text[: stop.start()] if stop else text


def _counted(amounts: Sequence[Amount]) -> bool:
    return any(one.measure is Measure.COUNT for one in amounts)


def _other_years(value: int, stretch: _Stretch) -> bool:
    """Whether another year stands beside it, other than one it is compared with."""
    for hit in _MENTION.finditer(stretch.text):
        other = year_number(hit[0][:-1])
        if other == value or (
            other == value - 1 and _COMPARED.search(stretch.text, 0, hit.start())
        ):
            continue
        return True
    return False


def _in_this_sentence(stretch: _Stretch, year: int) -> bool:
    """Whether another part of the sentence gives a number of the same unit for the year."""
    units = {one.unit for one in stretch.amounts if one.measure is Measure.COUNT}
    end = stretch.start + len(stretch.text)
    others = {one.unit for one in stretch.sentence.amounts if not stretch.start <= one.start < end}
    return f"{year}年" in stretch.sentence.text and bool(units & others)


def _beside_this_year(sentence: Sentence, neighbours: Sequence[Sentence], year: int) -> bool:
    """Whether the sentence beside it gives a number of the same unit for the report's year."""
    units = {one.unit for one in sentence.amounts if one.measure is Measure.COUNT}
    return any(
        (f"{year}年" in one.text or "本年" in one.text or "今年" in one.text)
        and units & {amount.unit for amount in one.amounts}
        for one in neighbours
    )


def _planned(hit: re.Match[str], stretch: _Stretch, *, within: bool) -> bool:
    """Whether what follows a year is a plan; *within* the part for plans less has to be said."""
    follows = stretch.text[hit.end() : hit.end() + _REACH]
    if _DONE.search(stretch.text):
        return False
    head = _CLAUSES.split(stretch.text[: hit.start()])[-1]
    if _PROGRAMME.match(follows) and _MARK.fullmatch(head):
        return True
    led = (stretch.before + stretch.text[: hit.start()])[-_REACH:]
    if _SHALL.search(follows):
        return within or _LEAD.search(led) is not None
    return bool(_LEAD.search(led)) and ("将" in follows or _LEAD.search(led[-12:]) is not None)


def _to_be_done(hit: re.Match[str], stretch: _Stretch) -> bool:
    """Whether the year is a term: 力争2024年底前, 将于2024年6月."""
    if _DONE.search(stretch.text) or not _TO_BE.search(stretch.text, 0, hit.start()):
        return False
    follows = stretch.text[hit.end() :]
    return bool(_DEADLINE.match(follows) or _TERM_GOES_ON.match(follows))
