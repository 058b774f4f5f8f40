"""Numbered lists in prose: 一是……二是……, （1）……（2）……, over paragraphs if need be."""

import re
from dataclasses import dataclass

_DIGITS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_FIRST = re.compile(
    "(?P<lead>[^。；;：:\n（）()]{0,30}?)(?P<stop>[：:，,。\n；;]{1,2})(?:其|分别是|主要是|具体是)?"
    "(?:(?P<chinese>[一1])(?P<behind>是|要|抓|在|则|方面)|第一(?P<order>[，,、是：:个])"
    "|[（(](?P<bracket>[一1])[）)]|(?P<plain>[一1])(?P<sign>[、.．])(?![0-9])|(?P<circle>①))"
)
# With only a comma or a stop between, the announcement must be of such things.
_ANNOUNCES = re.compile(
    "方面|问题|不足|短板|差距|困难|原因|措施|举措|工作|任务|环节|抓手|做法|特点|以下|如下|下列|机制|内容"
)
_BEFORE = "。；;：:，,！？!?\n）)”"
_OPEN = re.compile(
    "[。；;，,](?:同时|此外|另外|还有|再次|再者|最后|除此之外|与此同时|并且|还)[，,有是要]?"
)
_REACH = 3_000
_MOST = 20


@dataclass(frozen=True, slots=True)
class Series:
    """A numbered list.

    Attributes:
        count: its last number.
        open: it may go on without a number.
        end: offset behind its last mark.
        first: the words behind its first mark.
        last: the words behind its last mark.
    """

    count: int
    open: bool
    end: int
    first: str
    last: str


def series_behind(text: str, at: int) -> Series | None:
    """The numbered list that begins right behind an announcement ending at *at*."""
    hit = _FIRST.match(text, at)
    if hit is None:
        return None
    if not any(sign in hit["stop"] for sign in "：:") and not _ANNOUNCES.search(hit["lead"]):
        return None
    count, end, within = 1, hit.end(), False
    first = end
    limit = min(len(text), at + _REACH)
    while count < _MOST:
        again = _find(text, _mark(hit, 1), end, limit)
        following = _find(text, _mark(hit, count + 1), end, again if again >= 0 else limit)
        if following < 0 or (count > 1 and within and text[following - 1] == "\n"):
            break
        within = text[following - 1] != "\n" and text[first - len(_mark(hit, 1)) - 1] != "\n"
        count, end = count + 1, following + len(_mark(hit, count + 1))
        limit = min(len(text), end + _REACH)
    rest = text[end : end + _REACH]
    stop = re.search("[。\n]", rest)
    tail = rest[: stop.start() + 8] if stop else rest
    return Series(count, bool(_OPEN.search(tail)), end, _words(text, first), _words(text, end))


def _find(text: str, mark: str, start: int, limit: int) -> int:
    """Where *mark* stands at the beginning of a clause, or -1."""
    at = text.find(mark, start, limit)
    while at > 0 and text[at - 1] not in _BEFORE:
        at = text.find(mark, at + 1, limit)
    return at


def _mark(hit: re.Match[str], count: int) -> str:
    """The mark of a list's thing number *count*, in the style of its first."""
    first = hit["chinese"] or hit["bracket"] or hit["plain"] or "一"
    digit = str(count) if first == "1" else _chinese(count)
    if hit["chinese"]:
        return f"{digit}{hit['behind']}"
    if hit["order"]:
        return f"第{digit}"
    if hit["bracket"]:
        opened = "（" if "（" in hit[0] else "("
        return f"{opened}{digit}{'）' if '）' in hit[0] else ')'}"
    if hit["circle"]:
        return _CIRCLED[count - 1] if count <= len(_CIRCLED) else "\0"
    return f"{digit}{hit['sign']}"


def _chinese(count: int) -> str:
    if count <= len(_DIGITS):
        return _DIGITS[count - 1]
    return f"十{_DIGITS[count - 11]}" if count < 2 * len(_DIGITS) else "二十"


def _words(text: str, at: int) -> str:
    return re.split("[，。；：:\n]", text[at : at + 16])[0]
