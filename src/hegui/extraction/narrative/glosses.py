"""What a report says a year is: 上一年 glossed, the year of a work programme, of a table.

Three small readings of years inside set phrases. None knows which year is right.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from hegui.documents.clean import fold
from hegui.documents.document import Document, Grid, Paragraph
from hegui.extraction.narrative.time_wording import YEAR, TimeWording
from hegui.extraction.narrative.told import Sentence
from hegui.extraction.numerals import year_number
from hegui.model.place import Place

_TERM = r"(?:上一?年度?|上年末|上一年末)"
_LINK = (
    r"(?:均|都|系|一律|分别|一栏|栏|列|统一)?"
    r"(?:是指|即指|指的是|指|即为|即|系|取自|来自|采用|引用|使用|对应|以|按|[（(:：]即?|均为|为|是)"
)
_BEHIND = re.compile(rf"({YEAR})年(?:度|末|底)?[（(](?:即|也就是)?[“\"]?{_TERM}[”\"]?[)）]")
_PUBLISHING = re.compile(r"[^，。；]{0,14}(?:报告|年报|发布|公布)")
_ABOUT_TABLE = re.compile(r"表|栏|数量|项目|[“\"]")
_YEARS = re.compile(YEAR)
_DATED = re.compile(rf"({YEAR})年")
_PAST = re.compile(r"曾|首次|以来|沿用|历年|废止|自20[0-9]{2}|从20[0-9]{2}|往年|回顾")
_TAKEN = re.compile(
    r"(?:取自|来自|摘自|对照|根据|依据|比|较|与|按照|依照|参照|截至|截止|自|从|含|包括)[^，。；]{0,12}$"
)
_OF_LAST = re.compile(r"上一?年|去年|上期|结转")
_NO_TABLE_YEAR = re.compile(
    r"年度?(?:末|底|初|以来|起|[及和与或、]|[以之]?[前后]|至|[-—–~～]|[0-9]{1,2}月"
    r"|[一二三四五六七八九十]{1,2}月|(?:制发|制定|印发|出台|收到|受理|转入|遗留)(?!情况|和|及|、))"
)
_HEAD_ROWS = 3
_LONGEST_HEAD = 40
_SHORTEST_HEAD = 5  # a year and what it is the year of


@dataclass(frozen=True, slots=True)
class Gloss:
    """A year said in a set phrase.

    Attributes:
        start: offset of the phrase.
        end: offset behind it.
        value: the year said.
    """

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class HeadYear:
    """A year in the head of a table.

    Attributes:
        value: the year.
        last: whether the head speaks of the year before.
        text: the head.
        place: where.
    """

    value: int
    last: bool
    text: str
    place: Place


def last_year_glosses(
    sentence: Sentence, year: int | None, wording: TimeWording
) -> Iterator[Gloss]:
    """Where a sentence says which year 上一年 is.

    上一年度 is the report's own year to those who publish it in the next one (公布上一年度报告):
    where that can be meant, there is no gloss.
    """
    text = sentence.text
    if "上年" not in text and "上一年" not in text:
        return
    for hit in (*_gloss(wording.last_terms).finditer(text), *_BEHIND.finditer(text)):
        value = year_number(hit[1])
        own = value == year and not _ABOUT_TABLE.search(text[max(0, hit.start() - 8) : hit.end()])
        if value is None or own or (value == year and _PUBLISHING.match(text, hit.end())):
            continue
        begin = hit.start() - text[: hit.start()].endswith(("“", '"'))  # a quotation stays whole
        yield Gloss(sentence.start + begin, sentence.start + hit.end(), value)


@lru_cache(maxsize=8)
def _gloss(tails: str) -> re.Pattern[str]:
    """上一年 as a term with what is named of it, then 指, 即 or a bracket, then a year.

    A bare 为 or 是 is a gloss only behind the term itself: 上年结转的2件为2020年收到 is none.
    """
    tail = f"(?:{tails})?" if tails else ""
    return re.compile(
        rf"{_TERM}(?:的)?{tail}[”\"]?(?:[、和“\"]{{1,2}}{_TERM}{tail}[”\"]?)?(?:数据|口径|一栏|一列|栏)?"
        rf"{_LINK}(?:的是|的|截至|至)?({YEAR})年(?:度|末|底)?"
    )


def work_programmes(sentence: Sentence, wording: TimeWording) -> Iterator[Gloss]:
    """The newest year of the yearly work programmes a sentence names; at most one."""
    text = sentence.text
    if not wording.plans.search(text) or _PAST.search(text):
        return
    found: list[tuple[int, int, int]] = []
    for name in wording.plans.finditer(text):
        begin = max(0, name.start() - 30)
        before = re.split(r"[。，；;！]", text[begin : name.start()])[-1]
        shift = name.start() - len(before)
        found += [
            (shift + hit.start(), name.end(), value)
            for hit in _YEARS.finditer(before)
            if (value := year_number(hit[0])) is not None
            and re.match(r"年|[-—–~～至、和]", before[hit.end() :])
        ]
    if found:
        start, end, value = max(found, key=lambda one: one[2])
        yield Gloss(sentence.start + start, sentence.start + end, value)


def table_years(sentence: Sentence, wording: TimeWording) -> Iterator[Gloss]:
    """The year a lead-in or a caption gives a table; at most one, none where two are named."""
    text = sentence.text
    if sentence.section not in wording.table_sections or not wording.table_words.search(text):
        return
    hits = [hit for hit in _YEARS.finditer(text) if text.startswith("年", hit.end())]
    values = {year_number(hit[0]) for hit in hits}
    if len(values) != 1 or _OF_LAST.search(text):
        return
    hit, value = hits[0], values.pop()
    if value is None or _NO_TABLE_YEAR.match(text, hit.end()):
        return
    if _TAKEN.search(text[max(0, hit.start() - 16) : hit.start()]) or _titled(text, hit.start()):
        return
    yield Gloss(sentence.start, sentence.end, value)


def _captioned(text: str, wording: TimeWording) -> bool:
    """Whether a line that is no prose leads to a table of the one year it names."""
    hit = _YEARS.search(text)
    return (
        hit is not None
        and wording.table_words.search(text) is not None
        and not _OF_LAST.search(text)
        and not _NO_TABLE_YEAR.match(text, hit.end())
        and not _TAKEN.search(text[max(0, hit.start() - 16) : hit.start()])
        and not _titled(text, hit.start())
    )


def _titled(text: str, at: int) -> bool:
    return text.count("《", 0, at) > text.count("》", 0, at)


def head_years(
    document: Document, prose: Collection[int], titles: Collection[str], wording: TimeWording
) -> Iterator[HeadYear]:
    """Years in the heads of columns, 本年（2023）制发件数, and in captions that are no prose.

    *prose* has the indices of the blocks that were read as prose, *titles* what tables are called.
    """
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and index not in prose:
            text = "".join(fold(block.text).split()) if len(block.text) <= _LONGEST_HEAD else ""
            years = {year_number(hit[1]) for hit in _DATED.finditer(text)}
            named = any(title in text for title in titles)
            if len(years) == 1 and (named or _captioned(text, wording)):
                yield HeadYear(years.pop() or 0, last=False, text=text, place=block.place)
        if not isinstance(block, Grid):
            continue
        for cell in block.cells:
            if not _SHORTEST_HEAD <= len(cell.text) <= _LONGEST_HEAD:
                continue
            if cell.row > _HEAD_ROWS and block.aligned:
                continue
            text = "".join(fold(cell.text).split())
            found = _head_year(text, wording)
            if found is not None:
                yield HeadYear(found, bool(_OF_LAST.search(text)), text, cell.place)


def _head_year(text: str, wording: TimeWording) -> int | None:
    if not any(char.isdigit() for char in text) or not wording.column_words.search(text):
        return None
    years = {year_number(hit[0]) for hit in _YEARS.finditer(text)}
    return years.pop() if len(years) == 1 else None
