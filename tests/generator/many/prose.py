"""What an agency writes in a year: its own sentences, its county's, the law's, and its numbers.

Sentences are drawn word by word, so that two agencies, or two years, have hardly one in common
unless they mean to: every agency keeps some of its habits, a county gives all of its agencies a
few sentences, and the law is quoted alike by everybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.generator.figures import BLOCKS, Figures
from tests.generator.many import words
from tests.generator.many.world import Seat, county_of

HEADS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_NUMERALS = "一二三四五"
_PREFACE = (
    "本报告根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》"
    "编制。报告由{parts}。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
    "根据《中华人民共和国政府信息公开条例》第四十九条、第五十条的规定，{name}编制并公布本报告，"
    "报告由{parts}。统计期限为{year}年1月1日至{year}年12月31日。",
    "按照《中华人民共和国政府信息公开条例》的要求，现将{name}{year}年政府信息公开工作情况报告如下："
    "全文由{parts}。报告所列数据统计期限为{year}年1月1日至12月31日。",
)
_PARTS = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成"
)
_NO_FEE = (
    "本年度未产生信息处理费，收取信息处理费0元。",
    "本年度发出收费通知0件，总金额0元，实际收取信息处理费0元。",
    "按照《政府信息公开信息处理费管理办法》，全年收取信息处理费0元，没有其他需要报告的事项。",
)


@dataclass(frozen=True, slots=True)
class Prose:
    """What a report says besides its tables, by paragraphs.

    Attributes:
        preface: before section one.
        overview: section one.
        problems: section five.
        other: section six.
    """

    preface: tuple[str, ...]
    overview: tuple[str, ...]
    problems: tuple[str, ...]
    other: tuple[str, ...]

    def in_the_name_of(self, one: Seat, other: Seat) -> "Prose":
        """What *one* wrote, as if *other* had: names swapped, all else as it stood."""

        def swap(lines: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(
                line.replace(one.name, other.name)
                .replace(one.area, other.area)
                .replace(one.own, other.own)
                for line in lines
            )

        return Prose(
            swap(self.preface), swap(self.overview), swap(self.problems), swap(self.other)
        )


def write(seat: Seat, year: int, figures: Figures, edition: str) -> Prose:
    """The honest prose of one report."""
    rng = seat.rng("prose", year)
    habit = seat.rng("habit")
    preface = habit.choice(_PREFACE).format(name=seat.name, year=year, parts=_PARTS)
    other = _NO_FEE[seat.number % 3] if edition != "2019" else "无其他需要报告的事项。"
    return Prose(
        (preface,),
        tuple(_overview(rng, habit, seat, year, figures)),
        tuple(_problems(rng, seat)),
        (other,),
    )


def does(rng: Random, seat: Seat) -> str:
    """A sentence on something the agency did."""
    what, more = rng.sample((*seat.work, *rng.sample(words.MATTERS, 8)), 2)
    way, then = rng.sample(words.WAYS, 2)
    good, reason = rng.choice(words.GOOD), rng.choice(words.REASONS)
    unit, month = rng.choice(words.UNITS), rng.randint(2, 12)
    number, fewer = rng.randint(3, 380), rng.randint(2, 60)
    return rng.choice(
        (
            f"{reason}，{what}信息{way}，{more}的材料{then}，{good}。",
            f"发布{what}信息{number}{unit}，{reason}，其余{more}事项{way}。",
            f"{month}月起{what}信息{way}，{good}，{more}也照这个办法做。",
            f"{what}公开以后{good}，{seat.own}又把{more}信息{then}。",
            f"{reason}把{more}信息{way}，{month}月又补发{what}信息{fewer}{unit}。",
            f"对{what}信息，{way}；对{more}信息，{then}，{good}。",
        )
    )


def lacks(rng: Random, seat: Seat) -> str:
    """A sentence on what is not good yet."""
    what, more = rng.sample((*seat.work, *rng.sample(words.MATTERS, 8)), 2)
    lack, worse = rng.sample(words.LACKS, 2)
    return rng.choice(
        (
            f"{what}信息{lack}，{more}信息{worse}",
            f"{what}专栏{lack}，全年被指出{rng.randint(2, 20)}次，{more}栏目也{worse}",
            f"公开{what}信息时{lack}，涉及{more}的{rng.randint(2, 30)}条信息{worse}",
        )
    )


def mends(rng: Random, seat: Seat) -> str:
    """A sentence on what is done about it."""
    what = rng.choice((*seat.work, *words.MATTERS))
    mend, more = rng.sample(words.MENDS, 2)
    return rng.choice(
        (
            f"从{what}栏目入手{mend}，{rng.choice(words.REASONS)}{more}",
            f"{what}信息{mend}，{more}，{rng.choice(words.WAYS)}",
            f"{rng.choice(words.REASONS)}{mend}，{what}信息{rng.choice(words.WAYS)}",
        )
    )


def rewritten(rng: Random, seat: Seat, lines: Sequence[str], share: float) -> tuple[str, ...]:
    """*lines* with that share of their sentences written anew."""
    pieces = [(at, one) for at, line in enumerate(lines) for one in _cut(line)]
    long = [at for at, (_, one) in enumerate(pieces) if len(one) > 15]
    for at in rng.sample(long, round(share * len(long))):
        line, text = pieces[at]
        end = text[-1]
        pieces[at] = (line, f"{does(rng, seat).rstrip('。')}{end}")
    return tuple("".join(text for at, text in pieces if at == line) for line in range(len(lines)))


def touched(rng: Random, prose: Prose, which: str, share: float) -> tuple[str, ...]:
    """The lines of one part with that share of its words changed, as somebody touches them up."""
    lines: tuple[str, ...] = getattr(prose, which)
    joined = list("\n".join(lines))
    # Not numbers: those follow the year's tables.
    free = [at for at, sign in enumerate(joined) if "\u4e00" <= sign <= "\u9fff"]
    for at in rng.sample(free, round(share * len(free))):
        joined[at] = rng.choice("已再还更均仍就将也并")
    return tuple("".join(joined).split("\n"))


def with_draft(seat: Seat, prose: Prose, year: int) -> Prose:
    """Section five as the county drafted it for all of its agencies."""
    rng = Random(f"draft {county_of(seat.number)} {year}")
    return replace(prose, problems=tuple(_problems(rng, _speaks_for_all(rng, seat))))


def _speaks_for_all(rng: Random, seat: Seat) -> Seat:
    """A county whose words any of its agencies may take over."""
    first, second, third = rng.sample(words.MATTERS, 3)
    return replace(seat, own=seat.area, work=(first, second, third))


def _cut(line: str) -> list[str]:
    pieces, start = [], 0
    for at, sign in enumerate(line):
        if sign in "。；":
            pieces.append(line[start : at + 1])
            start = at + 1
    return [*pieces, line[start:]] if line[start:] else pieces


def _overview(rng: Random, habit: Random, seat: Seat, year: int, figures: Figures) -> list[str]:
    law = list(words.LAW)
    habit.shuffle(law)
    given = Random(f"given {county_of(seat.number)} {year}")
    common = _speaks_for_all(given, seat)
    county = [does(given, common) for _ in range(3)]
    kept = habit.random() * 0.4  # so much of what it does it says every year
    own = [does(habit if habit.random() < kept else rng, seat) for _ in range(13)]
    total = rng.randint(40, 4000)
    active = f"{year}年{seat.own}主动公开政府信息{total}条。"
    bodies = (
        [law[0], active, county[0], *own[:5]],
        [requests(seat, year, figures), *own[5:7], *_corrected(figures)],
        [law[1], *own[7:9], county[1]],
        [*own[9:12], county[2]],
        [law[2], own[12], *_outcomes(rng, seat)],
    )
    opening = f"{year}年，{seat.name}政府信息公开工作{rng.choice(words.PRAISELESS)}。{law[3]}"
    lines = [opening]
    for numeral, head, body in zip(_NUMERALS, HEADS, bodies, strict=True):
        lines += [f"（{numeral}）{head}", "".join(body)]
    return lines


def requests(seat: Seat, year: int, figures: Figures) -> str:
    """What is told of table three, every year in the same way."""
    new, before = figures.total("new_received"), figures.total("carried_in")
    done, left = figures.total("results_total"), figures.total("carried_out")
    if not new + before:
        return "全年未收到政府信息公开申请，没有上年结转的申请。"
    return seat.rng("requests").choice(
        (
            f"全年新收政府信息公开申请{new}件，上年结转{before}件，办结{done}件，"
            f"结转下年度继续办理{left}件。",
            f"{year}年{seat.own}新收到政府信息公开申请{new}件，加上上年结转的{before}件，"
            f"共办结{done}件，结转下年度{left}件。",
        )
    )


def _corrected(figures: Figures) -> list[str]:
    if not any(figures.review[f"{block}_corrected"] for block in BLOCKS):
        return []
    return ["对行政复议、行政诉讼中被纠正的案件，逐件分析原因，改进答复文书。"]


def covering(seat: Seat, figures: Figures) -> str:
    """The sentence by which a government says that its tables are those of all its agencies."""
    new = figures.total("new_received")
    return f"{seat.area}各级行政机关共收到政府信息公开申请{new}件。"


def _outcomes(rng: Random, seat: Seat) -> list[str]:
    if seat.kind not in ("government", "township"):
        return ["本年度没有因政府信息公开工作被问责的情形。"]
    score = f"{rng.randint(88, 98)}.{rng.randint(1, 9)}"
    return [
        f"工作考核结果：对各单位考核{rng.randint(1, 4)}次，结果均为合格以上。",
        f"社会评议结果：收回问卷{rng.randint(40, 600)}份，满意度{score}%。",
        "责任追究结果：没有单位和个人被追究责任。",
    ]


def _problems(rng: Random, seat: Seat) -> list[str]:
    count = rng.randint(3, 5)
    weak = [f"{_NUMERALS[at]}是{lacks(rng, seat)}" for at in range(count)]
    better = [f"{_NUMERALS[at]}是{mends(rng, seat)}" for at in range(count)]
    return [
        f"存在的主要问题：{'；'.join(weak)}。",
        f"改进情况：{'；'.join(better)}。",
    ]
