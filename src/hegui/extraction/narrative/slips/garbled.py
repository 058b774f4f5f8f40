"""Characters that no one wrote: �, □□, 锟斤拷, 主动***息, entities and tags of pages.

Boxes of forms, stars over numbers and names, stars of hotels are written by someone.
"""

import re
from collections.abc import Iterator

from hegui.extraction.narrative.slips.slip import HAN, Slip, hits_at

_GARBLED = re.compile(
    r"\ufffd{1,60}"
    r"|(?:锟斤拷|烫烫烫|屯屯屯|锘锟|脙|鈥){1,20}"
    r"|[\ue000-\uf8ff]{1,60}"
    rf"|(?<=[{HAN}])[□▯⍰]{{1,60}}(?=[{HAN}0-9，。；、])"
    rf"|(?<=[{HAN}])\*{{3,60}}(?=[{HAN}])"
    rf"|(?<=[{HAN}])\?{{2,60}}(?=[{HAN}])"
    r"|&(?:[a-z]{2,8}|#[0-9]{1,6});"
    r"|</?(?:p|br|span|div|td|tr|table|font|strong|b|a|img|o:p)(?:[^<>\n]{0,80})/?>"
    r"|\\u[0-9a-f]{4}|(?:%[0-9A-F]{2}){3,60}"
    r"|[\u00c2\u00c3\u00e2-\u00ef][\u0080-\u00bf\u2013-\u2044\u0152-\u0192]{1,2}"
    r"(?:[\u00c2\u00c3\u00e2-\u00ef][\u0080-\u00bf\u2013-\u2044\u0152-\u0192]{1,2}){1,20}"
)
_FIRST = re.compile("[\ufffd锟烫屯锘脙鈥\ue000-\uf8ff□▯⍰*?&<\\\\%\u00c2\u00c3\u00e2-\u00ef]")
_MASKED_NAME = re.compile(r"(?:人|民|户|某|员|、|，|：|是|为|由)[一-龥]$")
_BOXES = re.compile(r"[□▯]")
_BETWEEN = re.compile(rf"[□▯]([{HAN}])(?=[□▯])")
_ANSWERS = "是否有无男女同不可能会需其已未"  # one character beside a box to tick
_ROUND = 30
_LOST = "\ufffd"


def find_garbled(text: str) -> Iterator[Slip]:
    """Every stretch of such characters."""
    for hit in hits_at(_FIRST, _GARBLED, text):
        start, end = hit.span()
        if hit[0][0] == "*" and _MASKED_NAME.search(text[max(0, start - 2) : start]):
            continue
        if hit[0][0] in "□▯" and end - start == 1 and _boxes(text, start):
            continue
        yield Slip("garbled", start, end, f"“{hit[0][:12]}”是乱码或者替换字符", extracted=True)


def _boxes(text: str, at: int) -> bool:
    """Whether boxes to tick stand round a box: at least two, apart from each other."""
    near = text[max(0, at - _ROUND) : at + _ROUND]
    if any(one not in _ANSWERS for one in _BETWEEN.findall(near)):
        return False  # 政□信□: what is left between two boxes is no answer
    return len(_BOXES.findall(near)) > 1 and "□□" not in near
