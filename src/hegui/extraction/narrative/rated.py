"""Rates of two numbers a sentence gives: 回收200份，满意的183份，满意率96.5%.

The word before 率 must be said of the part, and the sentence must count nothing else in its unit
before the rate: then the rate can only be that of the two numbers.
"""

import re
from collections.abc import Iterator, Sequence

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.attached import Said
from hegui.extraction.narrative.told import Sentence

_RATE = re.compile(r"(?P<what>[一-龥]{1,6})率(?:约|近|达到?|为|是|高达){0,2}$")
_LEAD = re.compile(r"^(?:平均|总体|综合|整体|实际|问卷|群众|公众|社会|留言|样品|抽检|的){1,3}")
_NEVER_SAID = ("增长", "增幅", "下降", "上升", "上涨", "覆盖", "准确", "完成", "利用", "使用")
_TIMED = ("按期", "按时", "及时", "限时", "到期", "准时", "期限", "时限")
_STOPS = re.compile(r"[，,；;。：（(]")
_NEGATED = ("不", "未", "没有", "无")
_OTHER = re.compile(r"上年|去年|同期|其余|剩余|目标|计划|应|到期|有效")
_FAR = 40  # characters between the part and its rate


def rated(sentence: Sentence, percents: Sequence[Amount]) -> Iterator[Said]:
    """Each rate of just two numbers before it, with the part and the whole."""
    text, shift = sentence.text, sentence.start
    if "率" not in text:
        return
    counts = [one for one in sentence.amounts if one.measure is Measure.COUNT]
    for percent in percents:
        at = percent.start - shift
        hit = _RATE.search(text, max(0, at - 16), at)
        before = [one for one in counts if one.end <= percent.start]
        if hit is None or len(before) != 2 or percent.hedge:
            continue
        whole, part = before
        what = _STOPS.split(hit["what"])[-1]
        what = _LEAD.sub("", what) or what
        if (
            what in _NEVER_SAID
            or hit["what"].startswith(_TIMED)
            or what.startswith(_TIMED)
            or at - (part.end - shift) > _FAR
        ):
            continue
        if part.unit == whole.unit and _said_of(text, whole, part, shift, what):
            yield Said(percent, part, "", whole)


def _said_of(text: str, whole: Amount, part: Amount, shift: int, what: str) -> bool:
    """Whether the word of the rate is said of the part alone, and the part is of the whole."""
    if not (whole.exact and part.exact) or (part.value or 0) > (whole.value or 0):
        return False
    head = text[whole.end - shift : part.start - shift]
    if _OTHER.search(text[: part.end - shift]) or "。" in head:
        return False
    place = head.find(what)
    if place < 0:
        return False
    return not head[:place].endswith(_NEGATED)
