"""Where a year stands in a clause, and whether the clause tells work of the agency.

A year frames what is told where it heads a clause (2023年，我局……; 我局在2023年……) and a subject
or a verb follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.subjects import Teller, is_foreign, subject
from hegui.extraction.narrative.time_wording import TimeWording
from hegui.extraction.narrative.told import Sentence

CLAUSES = re.compile(r"[，,：:]")
MARK = re.compile(
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|[①-⑳]){0,2}(?:[一二三四五六七八九十]是|[其第][一二三四五六七八九十])?"
    r"(?:据(?:统计|初步统计)|在|回顾|[纵综]观|总结|刚刚过去的|过去的)?"
)
# What may not follow a year that frames a clause: it names a span, a thing, or a value.
_NO_FRAME = re.compile(
    r"度?(?:以来|开始|起|底|末|初|之?前|之?后|至|到|[-—–~～、）)”和与及或的为是同比比较])"
)
_PART_OF_YEAR = re.compile(
    r"(?P<month>[0-9]{1,2}(?:月(?:[0-9]{1,2}日)?)?[至到—–~～-][0-9]{1,2}月份?|[0-9]{1,2}月份?|[一二三四五六七八九十]{1,2}月份?|第?[一二三四]季度|[上下]半年)"
    r"(?:[0-9]{1,2}[日号]|[上中下]旬)?(?P<span>底|末|初|之?前|起|以来|至|到|[-—~～、和的])?"
)
_WHOLE = re.compile(r"(?:度|年度)?(?:全年度?|间|里|中|期间|的工作中)?")
_PUSH = re.compile(
    r"(?:共计?|总共|累计|一共|合计|全年|主动|及时|依法|先后|继续|持续|认真|积极|扎实){0,3}"
)
_OF = re.compile(
    r"的[^，,；：中]{0,12}?(?:共计?|为|达到?|累计|合计|总计)[0-9一二三四五六七八九十百千]"
)
_VALUE = re.compile(r"(?:为|是|共|计|达)[0-9〇零一二两三四五六七八九十]")
_NONE = ("未", "没有", "无")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a sentence up to a semicolon, titles and quotations blotted out."""

    text: str
    start: int
    amounts: Sequence[Amount]
    sentence: Sentence
    before: str  # what the line says before it, a little


def heads_a_clause(
    hit: re.Match[str], stretch: Stretch, teller: Teller, wording: TimeWording
) -> bool:
    """Whether a year stands at the head of a clause, bare or behind the agency's name."""
    before = stretch.text[: hit.start()]
    stops = [stop.end() for stop in CLAUSES.finditer(before)]
    tail = before[stops[-1] :] if stops else before
    if before.count("（") + before.count("(") > before.count("）") + before.count(")"):
        return False
    if any(
        one.start < stretch.start + hit.start() and one.measure in (Measure.COUNT, Measure.MONEY)
        for one in stretch.amounts
    ):
        return False
    mark = MARK.match(tail)
    rest = tail[mark.end() :] if mark else tail
    if rest and subject(rest, teller, wording) != len(rest.rstrip("在于")):
        return False
    follows = stretch.text[hit.end() :]
    return follows.startswith(("的工作中", "度的工作中")) or not _NO_FRAME.match(follows)


def tells(hit: re.Match[str], stretch: Stretch, teller: Teller, wording: TimeWording) -> bool:
    """Whether work of the agency itself is told behind the year."""
    follows = stretch.text[hit.end() :]
    part = _PART_OF_YEAR.match(follows)
    if part is not None and (part["span"] or not counted(stretch.amounts)):
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
        rest = follows[topic.end() :]
        return bool(re.match(r"[，,在坚紧取总扎稳有以按始围]", rest)) or (
            own and _VALUE.search(clause) is not None
        )
    return _acts(clause, teller, wording) and (
        counted(stretch.amounts) or clause.startswith(_NONE)
    )


def someone_acts(
    hit: re.Match[str], stretch: Stretch, teller: Teller, wording: TimeWording
) -> bool:
    """Whether one of the clauses round the year says what the agency did."""
    if _subject_ends(stretch.text[: hit.start()], teller, wording):
        return True
    clauses = CLAUSES.split(stretch.text[hit.end() :], maxsplit=5)[:5]
    return any(_acts(_WHOLE.sub("", clause, count=1), teller, wording) for clause in clauses)


def _acts(clause: str, teller: Teller, wording: TimeWording) -> bool:
    if subject(clause, teller, wording):
        return True
    push = _PUSH.match(clause)
    begin = push.end() if push else 0
    return bool(wording.verbs.match(clause, begin)) or begin > 0


def _subject_ends(before: str, teller: Teller, wording: TimeWording) -> bool:
    tail = CLAUSES.split(before)[-1]
    mark = MARK.match(tail)
    return subject(tail[mark.end() :] if mark else tail, teller, wording) > 0


def _first_clause(text: str) -> str:
    stop = CLAUSES.search(text)
    return text[: stop.start()] if stop else text


def counted(amounts: Sequence[Amount]) -> bool:
    """Whether something is counted among the amounts."""
    return any(one.measure is Measure.COUNT for one in amounts)
