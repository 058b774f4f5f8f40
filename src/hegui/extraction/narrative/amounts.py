"""Amounts in prose: 26件, 1,113条, 十二宗, 近百人次, 190.46万元, 33.9%, 三成, 一倍.

Every number that counts or measures something, with its unit and with how exactly it is said.
Dates, ordinals, document numbers, list marks and telephone numbers are no amounts. General
Chinese; knows no form.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from heapq import merge
from string import ascii_letters

from hegui.extraction.numerals import number

# Longest first where one begins like another.
_UNITS = (
    "人次|件次|篇次|场次|批次|条次|起次|例次|户次|台次|架次|万次|车次|大类|小类|方面|部门|栏目|专栏|频道|板块"
    "|平方米|公里|吨|件|条|宗|起|份|次|篇|个|项|期|例|人|名|位|家|户|场|批|类|种|处|张|册|本|部|套|台|辆|座"
    "|块|段|封|则|幅|组|轮|届|版|页|字|句|款|桩|笔|支|所|间|栋|亩|遍|趟"
)
_DURATIONS = "个工作日|工作日|个自然日|个月|个小时|小时|分钟|个季度|季度|周年|周|天|秒"
_MONEY = "元人民币|元|块钱"
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000}
_SCALE |= {"亿": 100_000_000, "万亿": 1_000_000_000_000}
_HEDGES = {
    "about": "约|大约|近|将近|接近|大概",
    "least": "超过|超|逾|突破|至少|不少于|不低于|多达",
    "most": "不足|不到|未满|不超过|至多|最多",
}
# Behind a unit 余, 多 and 来 count only at the end of a clause: 40人来自 is just forty.
_BEHIND = {"余": "least", "多": "least", "来": "about", "左右": "about", "上下": "about"}
_BEHIND |= {"以上": "least", "以下": "most", "以内": "most", "之多": ""}
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
_CHINESE = "零〇○一二两三四五六七八九十百千万亿廿卅" + _CAPITALS
_PLAIN = str.maketrans(_CAPITALS + "两", "一二三四五六七八九十百千两")
# A number written with these before it is an order; with the others 一 makes a word (统一, 之一).
_ORDER = "第每某"
_ORDER_CHINESE = "第每某周初"
_WORD_WITH_ONE = "唯统同专归划任另单合逐之首末"
_NOT_BEFORE = re.compile(
    r"号|年|月|日|时(?!效)|点|楼|室|路|弄|届|:|：|代|世纪|级|流|线|维|性|致|体|般|律|定|直"
)
_LIST_MARK = re.compile(r"[、.．)）]")
_TOUCHING_SIGNS = frozenset("_@/\\.-:〔[﹝【°" + ascii_letters)


class Measure(StrEnum):
    """What an amount measures."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"
    DURATION = "duration"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Attributes:
        start: offset in the text of its first character, hedges included.
        end: offset behind its last one, unit and hedges included.
        value: in whole units (元, 件, percent); None for 数十, 若干.
        step: what one of the last digit written is worth; 100 for 190.46万元.
        hedge: "", ``about`` (约), ``least`` (超过, 余) or ``most`` (不足).
        upper: of a range (3至5件) its end, else None.
        unit: as written, without 万 or 亿.
        measure: what it measures.
        chinese: written in Chinese numerals.
    """

    start: int
    end: int
    value: Decimal | None
    step: Decimal
    hedge: str
    upper: Decimal | None
    unit: str
    measure: Measure
    chinese: bool

    @property
    def exact(self) -> bool:
        """Whether the number is said to be just this; 5.1万 and 100余 are not."""
        return (
            self.value is not None
            and not self.hedge
            and self.upper is None
            and (self.measure is not Measure.COUNT or self.step <= 1)
        )

    def fits(self, value: Decimal) -> bool:
        """Whether *value* can be meant: within half of the last digit written."""
        return self.value is not None and abs(value - self.value) * 2 <= self.step


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_HEDGE = {word: kind for kind, words in _HEDGES.items() for word in words.split("|")}
_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]{1,15})(?:\.[0-9]{1,8})?"
# The characters a number, its hedge or a fraction can begin with: most places have none of them.
_FIRST = "".join(sorted({word[0] for word in _HEDGE}))
_AMOUNT = re.compile(
    rf"(?=[0-9{_CHINESE}{_FIRST}若几数])(?P<hedge>{_either(_HEDGE)})?"
    rf"(?:(?P<percent>百分之)(?P<part>[0-9.]{{1,8}}|[{_CHINESE}点]{{1,8}})"
    rf"|(?:(?P<number>{_DIGITS})|(?P<chinese>[{_CHINESE}]{{0,3}}十几|几[十百千]|[{_CHINESE}]{{1,14}}|数[十百千万]|若干|几))"
    rf"(?:(?:至|到|-|—|~|～)(?P<upper>{_DIGITS}|[{_CHINESE}]{{1,8}})(?![年月日号]))?"
    rf"(?P<scale>万亿|百万|千万|[万亿千百])?"
    rf"(?P<inner>余|多|来)?(?P<scale2>[万亿])?"
    rf"(?P<unit>个百分点|%|％|‰|成(?![立员功果效为就长都本品熟])|倍|番|{_DURATIONS}|{_MONEY}|{_UNITS})?"
    rf"(?P<tenth>(?<=成)(?:半|[一二三四五六七八九](?![0-9{_CHINESE}年月成]|{_UNITS})))?"
    rf"(?P<behind>[余多来](?![一-龥0-9])|{_either(word for word in _BEHIND if len(word) > 1)})?)"
)
_OF_MONEY, _OF_TIME = frozenset(_MONEY.split("|")), frozenset(_DURATIONS.split("|"))
_HALF = re.compile(r"(?P<hedge>约|近)?(?:一半|半数|过半)(?P<behind>以上|左右)?")
_FRACTION = re.compile(
    rf"(?=[1-9二三四五六七八九十{_FIRST}])(?P<hedge>{_either(_HEDGE)})?"
    r"(?:(?P<whole>[二三四五六七八九十])分之(?P<part>[一二两三四五六七八九])"
    r"|(?<=[一-龥])(?<!第)(?P<part2>[1-9])/(?P<whole2>[2-9])(?![0-9/年月页季]))"
    r"(?P<behind>左右|以上|强|多)?"
)
_ALONE = re.compile(r"[至到~～—-][0-9]")  # a bare number that begins a range of dates
_MOST_DIGITS = 7  # a longer bare number is a telephone number or an index


def find_amounts(text: str) -> Iterator[Amount]:
    """Every amount in *text*, in order; offsets are those of *text*."""
    found = (_amount(hit, text) for hit in _AMOUNT.finditer(text))
    known = (one for one in found if one is not None)
    halves = (_half(hit) for hit in _HALF.finditer(text)) if "半" in text else ()
    divided = "分之" in text or "/" in text
    fractions = (_fraction(hit) for hit in _FRACTION.finditer(text)) if divided else ()
    if not halves and not fractions:
        yield from known
        return
    yield from merge(known, halves, fractions, key=lambda one: one.start)


def _half(hit: re.Match[str]) -> Amount:
    hedge = _HEDGE.get(hit["hedge"] or "", "") or _BEHIND.get(hit["behind"] or "", "") or "about"
    half, tenth = Decimal(50), Decimal(10)
    return Amount(*hit.span(), half, tenth, hedge, None, "成", Measure.PERCENT, chinese=True)


def _fraction(hit: re.Match[str]) -> Amount:
    """三分之二 and 2/3, as per cent."""
    whole, part = number(hit["whole"] or hit["whole2"]), number(hit["part"] or hit["part2"])
    value = (Decimal(part or 0) * 100 / Decimal(whole or 1)).quantize(Decimal("0.01"))
    hedge = _HEDGE.get(hit["hedge"] or "", "") or _BEHIND.get(hit["behind"] or "", "")
    return Amount(
        *hit.span(), value, Decimal(1), hedge, None, "成", Measure.PERCENT, hit["part"] is not None
    )


def _amount(hit: re.Match[str], text: str) -> Amount | None:
    said, percent, _, figures, chinese, last, large, inner, larger, unit, tenth, behind = (
        hit.groups()
    )
    if percent:
        return _percent(hit)
    start, end = hit.span()
    begin = hit.start("number" if figures else "chinese")
    if not _counts(hit, text, begin):
        return None
    value, step, upper, measure, name = _measured(
        figures or chinese, large or "", larger or "", unit or "", tenth or "", last or ""
    )
    hedge = _HEDGE[said] if said else ""
    hedge = hedge or _BEHIND.get(behind or "", "") or ("least" if inner else "")
    start = start if said else begin
    return Amount(start, end, value, step, hedge, upper, name, measure, chinese=not figures)


@lru_cache(maxsize=4_096)  # the same small numbers and units come again and again
def _measured(
    digits: str, large: str, larger: str, unit: str, tenth: str, last: str
) -> tuple[Decimal | None, Decimal, Decimal | None, Measure, str]:
    """Value, step, upper end, measure and plain unit of a number as written."""
    scale = Decimal(_SCALE.get(large, 1) * _SCALE.get(larger, 1))
    value, step = _value(digits, scale)
    upper = _value(last, scale)[0] if last else None
    measure, factor, name = _measure(unit)
    if value is not None:
        value, step = value * factor, step * factor
    if tenth and value is not None:
        more = number(tenth)
        value, step = value + (Decimal(5) if more is None else Decimal(more)), Decimal(1)
    if upper is not None:
        upper *= factor
    return value, step, upper, measure, name


def _percent(hit: re.Match[str]) -> Amount | None:
    part = hit["part"]
    if part[0].isascii():
        value: Decimal | None = number(part)
        places = len(part.partition(".")[2])
    else:
        whole, _, behind = part.partition("点")
        value = number(whole)
        digits = [number(char) for char in behind]
        places = len(behind)
        if value is not None and None not in digits:
            value += sum(
                (Decimal(d or 0) / 10**at for at, d in enumerate(digits, 1)), start=Decimal(0)
            )
    if value is None:
        return None
    step = Decimal(1).scaleb(-places)
    hedge = _HEDGE.get(hit["hedge"] or "", "")
    return Amount(
        hit.start(),
        hit.end(),
        value,
        step,
        hedge,
        None,
        "%",
        Measure.PERCENT,
        not part[0].isascii(),
    )


def _value(digits: str, scale: Decimal) -> tuple[Decimal | None, Decimal]:
    plain = digits.replace(",", "")
    if plain[0].isascii():
        places = len(plain.partition(".")[2])
        return Decimal(plain) * scale, scale.scaleb(-places)
    if plain[0] in "数若几":
        return None, scale
    value = number(plain.translate(_PLAIN).replace("廿", "二十").replace("卅", "三十"))
    return (None if value is None else value * scale), scale


def _measure(unit: str) -> tuple[Measure, Decimal, str]:
    """What a unit measures, what one of it is worth, and its plain name."""
    if unit in ("%", "％"):
        return Measure.PERCENT, Decimal(1), "%"
    if unit == "‰":
        return Measure.PERCENT, Decimal("0.1"), "%"
    if unit == "成":
        return Measure.PERCENT, Decimal(10), "成"
    if unit == "个百分点":
        return Measure.POINTS, Decimal(1), unit
    if unit in ("倍", "番"):
        return Measure.TIMES, Decimal(1), unit
    if unit in _OF_MONEY:
        return Measure.MONEY, Decimal(1), "元"
    if unit in _OF_TIME:
        return Measure.DURATION, Decimal(1), unit
    return (Measure.COUNT if unit else Measure.BARE), Decimal(1), unit


def _counts(hit: re.Match[str], text: str, begin: int) -> bool:
    """Whether a number is an amount and no date, order, mark, name or telephone number."""
    before = text[begin - 1] if begin else ""
    figures, chinese, unit, hedge = hit.group("number", "chinese", "unit", "hedge")
    if before and not hedge and before in (_ORDER if figures else _ORDER_CHINESE):
        return False
    if before and chinese == "一" and before in _WORD_WITH_ONE and not hedge:
        return False
    if before in _TOUCHING_SIGNS or (before.isascii() and before.isdigit()):
        return False
    if figures:
        return bool(unit) or _counts_bare(figures, text, begin, hit.end())
    if not unit:
        return False
    if chinese in ("若干", "几"):
        return chinese != "若干"
    if chinese[0] in "百千万亿" and not (hedge or hit["inner"]):
        return False  # 千家万户, 百姓
    follows = text[hit.end() : hit.end() + 2]
    if unit == "例" and follows[:1] == "外":
        return False  # 无一例外
    return not _NOT_BEFORE.match(follows) or follows[:1] in "级线点"


def _counts_bare(figures: str, text: str, begin: int, end: int) -> bool:
    """Whether figures without a unit are an amount."""
    follows = text[end : end + 2]
    if _NOT_BEFORE.match(follows) or follows[:1] in _TOUCHING_SIGNS:
        return False
    if _LIST_MARK.match(follows) and _begins(text, begin):
        return False
    if _ALONE.match(follows) or len(figures) >= _MOST_DIGITS:
        return False
    return not (figures.startswith("0") and figures.isdigit() and figures != "0")


def _begins(text: str, at: int) -> bool:
    """Whether a list mark can stand here: at the start, or behind a stop or a bracket."""
    return at == 0 or text[at - 1] in "。；;：:！？!?\n（("
