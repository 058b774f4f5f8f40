"""The voice a made-up report speaks in: its facts, its habits of writing, and marked figures.

Every figure, year and name a sentence states is *marked* with what it stands for, so that a
fault can later change that one thing and nothing else. ``plain`` takes the marks out again.
Nothing here or in the other ``prose_*`` modules looks at how the product reads prose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.generator.agencies import Agency
from tests.generator.figures import Figures

MARK = re.compile("\ue000([^\ue001]*)\ue001([^\ue002]*)\ue002")
_DIGITS = "零一二三四五六七八九"
SHORT = {  # what an agency calls itself once it has said 以下简称
    "云岭省青禾市人民政府": "市政府",
    "临岚县人民政府": "县政府",
    "青禾市澄塘区人民政府": "区政府",
    "白榆县人民政府办公室": "县政府办公室",
    "望溪区人民政府": "区政府",
    "临岚县发展和改革局": "县发改局",
    "青禾市文化和旅游局": "市文旅局",
    "白榆县农业农村局": "县农业农村局",
    "望溪区民政局": "区民政局",
    "澄塘区审计局": "区审计局",
    "青禾市高新技术产业开发区管理委员会": "高新区管委会",
    "临岚县松坪镇人民政府": "镇政府",
    "白榆县河湾乡人民政府": "乡政府",
    "澄塘区南桥街道办事处": "街道办事处",
    "望溪区柳岸镇人民政府": "镇政府",
    "临岚县公共资源交易中心": "县交易中心",
    "白榆县疾病预防控制中心": "县疾控中心",
    "青禾市住房公积金管理中心": "市公积金中心",
    "望溪区图书馆": "区图书馆",
}


def mark(key: str, text: str) -> str:
    """*text* with a mark that says what it states."""
    return f"\ue000{key}\ue001{text}\ue002"


def plain(text: str) -> str:
    """*text* as it is printed, without marks."""
    return MARK.sub(r"\2", text)


def in_words(number: int) -> str:
    """A number below a hundred as it is spoken before a counting word: 两, 十二, 三十."""
    if number == 2:
        return "两"
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{'' if tens == 1 else _DIGITS[tens]}十{_DIGITS[ones] if ones else ''}"


def percent(part: Decimal | int, whole: Decimal | int, places: int) -> str:
    """*part* of *whole* in per cent, rounded to *places* as it should be."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"


@dataclass(slots=True)
class Voice:
    """Who speaks of what, and how this writer writes.

    Attributes:
        rng: where all choices come from.
        agency: who reports.
        year: report year.
        edition: edition of the form.
        figures: numbers of the tables.
        fee: the fee as printed in the table, in 万元.
        size: how much the agency has to tell: ``small``, ``large`` or ``zero``.
        short: short name, when the preface gives one.
        disclosed: how many pieces of information were published, the same wherever it is told.
        readings: how many interpretations of policies.
        graphics: how many of them are pictures.
        spaced: whether a blank stands around numbers.
        words: whether small numbers may be written in words.
    """

    rng: Random
    agency: Agency
    year: int
    edition: str
    figures: Figures
    fee: Decimal
    size: str
    short: str = ""
    disclosed: int = 0
    readings: int = 0
    graphics: int = 0
    spaced: bool = False
    words: bool = False

    def __post_init__(self) -> None:
        low, high = {"zero": (24, 300), "small": (60, 1900), "large": (900, 26_000)}[self.size]
        self.disclosed = self.rng.randint(low, high)
        self.readings = self.rng.randint(6, 48)
        self.graphics = self.rng.randint(1, self.readings // 3)
        self.spaced = self.chance(0.08)
        self.words = self.chance(0.3)

    def pick(self, *options: str) -> str:
        """One of *options*."""
        return self.rng.choice(options)

    def chance(self, odds: float) -> bool:
        """True in that share of cases."""
        return self.rng.random() < odds

    def maybe(self, odds: float, text: str) -> str:
        """*text* in that share of cases, else nothing."""
        return text if self.chance(odds) else ""

    def sample(self, options: Sequence[str], count: int) -> list[str]:
        """*count* different ones of *options*, in any order."""
        return self.rng.sample(list(options), count)

    def some(self, low: int, high: int) -> int:
        """A number between two others, both included."""
        return self.rng.randint(low, high)

    def n(self, key: str, value: int) -> str:
        """A count: digits mostly, now and then in words or with blanks around it."""
        if self.words and 0 < value <= 12 and self.chance(0.5):
            return mark(key, in_words(value))
        gap = " " if self.spaced else ""
        return f"{gap}{mark(key, str(value))}{gap}"

    def share(self, key: str, part: int, whole: int) -> str:
        """The share of *part* in *whole*, to one or two places."""
        return mark(key, percent(part, whole, self.some(1, 2)))

    def split(self, total: int, parts: int) -> list[int]:
        """*total* cut in *parts* positive numbers."""
        cuts = sorted(self.rng.sample(range(1, total), parts - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]

    @property
    def own(self) -> str:
        """What the agency calls itself here, marked."""
        names = [self.agency.own, self.agency.own, self.agency.own]
        names += [self.short] if self.short else []
        return mark("self", self.rng.choice(names))

    @property
    def this_year(self) -> str:
        """The report year as the narrative states it, marked."""
        return mark("year", f"{self.year}年")

    @property
    def span(self) -> str:
        """Words that say the whole year is meant; ends so that a clause may follow."""
        return self.pick(
            "全年", "全年", "本年度", "本年度，", "年内，", "一年来，", self.this_year,
            f"{self.this_year}，", f"{self.year}年度，",
        )  # fmt: skip

    @property
    def area(self) -> str:
        """全市, 全县, 全区 for a government; the agency itself for all others."""
        if self.agency.kind == "government":
            return f"全{self.agency.own[1]}"
        return ""
