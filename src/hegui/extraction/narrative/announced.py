"""A number of things announced, and the things then listed.

“存在三个方面的问题：一是……二是……”, “设五类公开点，即A、B、C、D”, “培训两次，分别于3月、6月举行”.
A list can often be counted in several ways; it only disagrees if no way of counting gives the
number. A list that may go on, or names examples, says nothing. General Chinese; knows no form.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.series import Series, series_behind
from hegui.extraction.narrative.slogans import slogans
from hegui.extraction.numerals import small_number
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

_NUMBER = "[一二两三四五六七八九十]{1,3}|[0-9]{1,2}"
_THINGS = "个大?方面|个|大类|大|小类|类|种|项|方面|点|步|处|家"
_TIMES = "次|场次|场|期|轮|批次|批|届|件|起|宗|篇|份"
_SPOT = re.compile(
    rf"(?<![“‘《「第每某两几十百千万一二三四五六七八九0-9.、])(?P<number>{_NUMBER})(?P<unit>{_THINGS}|{_TIMES})"
)
_NOUN = "[^，,。；;：:、（）()\n0-9]{0,16}"
_NAMED = re.compile(
    rf"(?P<noun>{_NOUN})(?:(?P<bracket>[（(])|(?P<colon>[：:])|(?P<word>[，,]即为?|[，,]?分别(?:为|是|有|指|：|:)))"
    "(?P<also>即|分别(?:为|是))?[：:]?"
)
_HELD = re.compile(rf"{_NOUN}，(?:已|均)?分别(?:是|为)?(?:于|在|定于)")
_HELD_ENDS = re.compile("(?:举行|举办|召开|开展|组织|进行|实施|完成|发布)")
_CALENDAR = re.compile("[月日号季]|上半年|下半年|年[初中底末]|[上中下]旬")
_OPEN = re.compile(
    "等|主要|重点|例如|比如|诸如|[如含]|包括|其中|以及其他|……|…|省略|前[一二三四五六七八九十]|代表|有关|尤其|特别"
)
_FEW = re.compile("等|主要|例如|比如|[如含]|包括|其中|部分")
_LISTED_BEFORE = re.compile("(?:主要|包括|含|如|其中|例如)[^，。；：]{0,6}$")
_QUOTED = re.compile(
    '[“《〈「『‘"][^”》〉」』’"\n]{0,60}[”》〉」』’"]|（[^（）\n]{0,60}）|\\([^()\n]{0,60}\\)'
)
_JOINED = re.compile("以及|[和及与跟或]")
_COUNTED = re.compile(
    "[0-9一二三四五六七八九十百千两]+(?:条|件|篇|次|份|项|个|人|期|场|起|宗|则|家|处)"
)
_ITS_COUNT = re.compile(
    "(?P<number>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:个|家|处|项|类|种|点)$"
)
_REACH = 400
_LONGEST = 24  # characters a thing listed by its name may have
_MOST = 20
_TENS = ["", *"一二三四五六七八九"]
_CLAIMED = {str(number): number for number in range(2, _MOST + 1)} | {"两": 2, "二十": 20}
_CLAIMED |= {_TENS[number]: number for number in range(2, 10)}
_CLAIMED |= {f"十{_TENS[number]}": 10 + number for number in range(10)}
_QUOTE = 90


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands behind an announcement.

    Attributes:
        counts: every number of things the list can be said to have; None if it may go on.
        end: offset behind the list.
        first: the first thing.
        last: the last one.
    """

    counts: frozenset[int] | None
    end: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """A number announced and what is listed behind it.

    Attributes:
        start: offset of the number.
        claimed: the number.
        unit: what it counts.
        listed: what stands behind it.
    """

    start: int
    claimed: int
    unit: str
    listed: Listed


class AnnouncementReader:
    """A number of things announced, and the things then listed."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Needs nothing from the pack."""

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report."""
        section = context.told.prose.section
        for one in sorted(_announcements(context.told.text), key=lambda one: one.start):
            if section(one.start) and section(one.listed.end - 1) == section(one.start):
                yield _fact(context, one)


def _announcements(text: str) -> Iterator[Announcement]:
    """Numbers of things and slogans, with the lists behind them."""
    for hit in _SPOT.finditer(text):
        claimed = _CLAIMED.get(hit["number"])
        if claimed is None:
            continue
        found = _listed(text, hit, claimed)
        if found is not None:
            yield Announcement(hit.start(), claimed, hit["unit"], found)
    for one in slogans(text):
        claimed = _CLAIMED.get(one.number)
        if claimed is not None:
            listed = Listed(one.counts, one.end, one.first, one.last)
            yield Announcement(one.start, claimed, one.unit, listed)


def _listed(text: str, hit: re.Match[str], claimed: int) -> Listed | None:
    times = hit["unit"] in _TIMES.split("|")
    if not times:
        series = series_behind(text, hit.end())
        if series is not None:
            return _numbered(series)
    if times and (held := _HELD.match(text, hit.end())):
        return _held(text, held)
    if named := _NAMED.match(text, hit.end()):
        if times and not (named["word"] or named["also"]):
            return None
        return _named(text, hit, named, claimed, times=times)
    return None


def _numbered(series: Series) -> Listed:
    counts = None if series.open or series.count < 2 else frozenset({series.count})
    return Listed(counts, series.end, series.first, series.last)


def _held(text: str, hit: re.Match[str]) -> Listed | None:
    """Times or places of events one by one: 分别于3月、6月举行."""
    words, _ = _stretch(text, hit.end())
    words = re.split("[，,；;]", words)[0]
    ends = _HELD_ENDS.search(words)
    names = words[: ends.start()] if ends else words
    if not (ends or _CALENDAR.search(words)) or _OPEN.search(names):
        return None
    items = [one for one in re.split("、|以及|[和及与]", names) if one]
    counts = frozenset({len(items)})
    return Listed(counts, hit.end() + len(names), items[0], items[-1]) if len(items) > 1 else None


def _named(
    text: str, hit: re.Match[str], named: re.Match[str], claimed: int, *, times: bool
) -> Listed | None:
    """Things listed by their names: 即A、B、C."""
    if _LISTED_BEFORE.search(text[max(0, hit.start() - 8) : hit.start()]) or _FEW.search(
        named["noun"]
    ):
        return None
    start = named.end()
    words, end = _stretch(text, start)
    if named["bracket"]:
        closing = re.search("[）)]", text[start : start + _REACH])
        if closing is None:
            return None
        words, end = text[start : start + closing.start()], start + closing.start()
    plain = _QUOTED.sub(lambda one: "书" * min(len(one[0]), 6), words)
    if times and _COUNTED.search(plain):
        return None
    counts, items = _counts(plain)
    if not times and (added := _added(plain)) is not None:
        if added == frozenset():
            return None
        counts |= added
    if not counts or len(items) < 2 or _OPEN.search(plain):
        return None
    if claimed not in counts and any(len(one) > _LONGEST for one in items):
        return None
    return Listed(frozenset(counts), end, _shown(words, 0), _shown(words, -1))


def _counts(words: str) -> tuple[set[int], list[str]]:
    """Every number of things *words* can be said to list, and the likeliest things."""
    chunks = [one for one in re.split("[；;]", words) if one]
    clauses = [one for one in re.split("[，,]", chunks[0]) if one] if chunks else []
    if not clauses:
        return set(), []
    if "、" in clauses[0]:
        items = [one for one in clauses[0].split("、") if one]
        counts = _spread(items)
        if len(clauses) > 1 and "、" in clauses[1]:
            counts |= _spread(clauses)
            counts |= _spread([one for clause in clauses for one in clause.split("、") if one])
        elif len(clauses) > 1 and _JOINED.match(clauses[1]):
            counts |= {count + 1 for count in counts}
    elif len(clauses) > 1:
        items = clauses
        counts = _spread(clauses)
    else:
        items = chunks if len(chunks) > 1 else _JOINED.split(clauses[0])
        counts = _spread(chunks) if len(chunks) > 1 else {len(items)}
    if len(chunks) > 1:
        counts |= _spread(chunks)
        if all("、" in chunk for chunk in chunks):
            counts |= _spread(
                [one for chunk in chunks for one in re.split("[、，,]", chunk) if one]
            )
    return counts, items


def _added(words: str) -> frozenset[int] | None:
    """What things with their own numbers come to: 公众号3个、微博4个; empty if all have one.

    None if none has. Where all have one, adding them up is the matter of wholes and parts.
    """
    items = [one for one in re.split("[、，,；;]|以及|[和及与]", words) if one]
    own = [hit and small_number(hit["number"]) for hit in map(_ITS_COUNT.search, items)]
    known = [one for one in own if one is not None]
    if not known:
        return None
    return frozenset() if len(known) == len(own) else frozenset({sum(known) + own.count(None)})


def _spread(items: list[str]) -> set[int]:
    """The number of items, and more where an item may be two: 网站和公众号."""
    joined = sum(len(_JOINED.findall(item)) for item in items)
    return set(range(len(items), len(items) + joined + 1))


def _stretch(text: str, start: int) -> tuple[str, int]:
    """The rest of the sentence."""
    words = text[start : start + _REACH]
    stop = re.search("[。！？!?\n]", words)
    end = stop.start() if stop else len(words)
    return words[:end], start + end


def _shown(words: str, index: int) -> str:
    items = [one for one in re.split("[、，,；;]", words) if one]
    return items[index][:16] if items else ""


def _fact(context: Context, one: Announcement) -> Fact:
    found, claimed = one.listed, one.claimed
    counts = found.counts
    agrees = None if counts is None else claimed in counts
    nearest = min(counts, key=lambda count: abs(count - claimed)) if counts else None
    text = context.told.text[one.start : found.end].replace("\n", "")
    doubts = {"agrees": "后面可能还有，没有列完"} if counts is None else {}
    if counts is None:
        doubts["listed"] = doubts["agrees"]
    return context.fact(
        "announcement",
        one.start,
        found.end,
        doubts=doubts,
        claimed=Decimal(claimed),
        listed=None if nearest is None else Decimal(nearest),
        agrees=agrees,
        unit=one.unit,
        first=found.first,
        last=found.last,
        text=text if len(text) <= _QUOTE else f"{text[: _QUOTE - 20]}……{text[-18:]}",
    )
