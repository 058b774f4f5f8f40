"""How well and how fast copied texts are found among very many.

    python -m benchmarks.copies [--texts 100000]

Made-up reports of some 3,000 characters: figures, sentences of the law that everybody has,
sentences a county gives all its agencies (a third of section one), and each agency's own. Planted
among them are copies whose names and figures were changed, and of which sentences were written
anew or characters changed. Writes benchmarks/results/copies.md.
"""

import argparse
import multiprocessing
import random
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from hegui.batch.across.masks import mask_of
from hegui.batch.across.member import Member
from hegui.batch.across.outcomes import Together
from hegui.batch.across.prose import Prose, prose_of
from hegui.batch.across.shared_text import SharedTexts
from hegui.batch.across.trace import Trace, section_trace, unpack
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place

RESULT = Path(__file__).parent / "results" / "copies.md"
ONE, FIVE = "s1_overview", "s5_problems"
YEAR = 2023
COUNTY = 40  # agencies of a county
FAMILY = 299  # agencies that have the report of one other


def words(text: str) -> list[str]:
    """The words of a text that is printed with blanks between them."""
    return text.split()


SYLLABLES = (
    "松柏桐榆槐枫杉柳梅兰竹菊荷莲葵萱芦荻蒲苇溪泉湖河湾洲渡桥岭峰岗坪坝塬沟谷原石玉金"
    "银铜霞云雾雪霜露岚星月晨晖朝暮安宁和平永兴隆昌盛丰裕康乐嘉祥瑞德仁义礼智信忠孝"
)
WHAT = words(
    """
    惠民补贴 财政预算 财政决算 项目审批 招标采购 征地补偿 危房改造 食品抽检 教育招生
    医疗救助 养老服务 就业培训 环境监测 安全生产 公共文化 农村低保 村务清单 住房保障
    人事招录 行政权力 执法结果 救灾款物 土地流转 水利建设 道路养护 价格收费 文物保护
    图书借阅 疫苗接种 地名管理 审计整改 信用名单 企业帮扶 园区招商 税费优惠 法律援助
    信访答复 消防检查 校车管理 河长巡查 森林防火 畜禽防疫 供水停水 垃圾分类 公交线路
    退役安置 社保待遇 档案开放 统计数据 气象预警
    """
)
HOW = words(
    """
    在门户网站开设专栏集中发布 在政务服务大厅张贴流程图 通过村级公示栏逐户告知
    由业务股室起草后交法制机构核稿 按季度更新并注明责任人 编成问答手册发到各个窗口
    拍成短视频在视频号播放 随文件同步附上解读材料 在便民服务点备有纸质文本
    用大字版张贴在办事窗口 经分管负责人签字后上网 与上一年口径对照列出变化
    印成折页在赶集日发放 由网格员上门讲解 在广播里早晚各播一遍 录入检索目录便于查找
    每月抽查一遍链接是否有效 先征求利害关系人意见再公布 同时注明咨询电话和地址
    做成一张图挂在首页
    """
)
WHO = words(
    """
    财政所 民政窗口 村会计 司法所 农技站 便民中心 档案室 值班室 宣传办 党政办 水利站 规划所
    卫生院 文化站 劳保所 林业站 畜牧站 交管站 统计站 信访室 网格员 驻村干部 包片干部 经办人
    分管领导 窗口人员 审核员 信息员 联络员 讲解员 志愿者 大学生村官
    """
)
PEOPLE = words(
    """
    种粮户 养殖户 低保户 老年人 残疾人 外出务工者 返乡青年 个体户 小微企业 合作社 学生家长
    退役军人 孕产妇 建房户 承包户 集市商户 货车司机 网店店主 困难职工 库区移民
    """
)
GOOD = words(
    """
    对得上账 少跑一趟 看得明白 心里有数 找得到人 不再来电追问 知道缺什么材料 能自己核对
    可以当场提意见 不误时限 有据可查 免得听错
    """
)
LACK = words(
    """
    更新常常晚于规定时间 解读以文字为主 检索不到往年的文件 栏目之间内容交叉
    附件有的打不开 口径与业务报表不一 只挂标题没有正文 群众反映看不懂 没有注明有效期
    答复文书格式不一 经办人员换得勤 审核走过场 留言回复拖得久 公开目录与职责对不上
    """
)
MEND = words(
    """
    指定两名干部专门维护 建立交接清单 每季度通报一次 请司法所逐件复核 改版时重做检索
    与业务系统对接自动推送 补齐近三年的文件 统一文书样式 把更新时限写进岗位职责
    请群众代表试读后再发 下架失效内容 编一本操作手册
    """
)
LAW = [
    f"按照《中华人民共和国政府信息公开条例》{a}，坚持以公开为常态、不公开为例外，{b}。"
    for a in ("第五十条的规定", "和上级部署", "及其实施要求", "规定的职责")
    for b in (
        "不断提高政府工作的透明度",
        "保障公民、法人和其他组织依法获取政府信息",
        "推进各项公开任务落到实处",
        "进一步健全工作机制，明确责任分工",
        "充分发挥政府信息对群众生产生活的服务作用",
    )
]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one text comes about.

    Attributes:
        number: of the text.
        origin: number of the text it was copied from; None if it is honest.
        how: what was done to the copy.
        replaced: share of the sentences that were written anew.
        changed: share of the characters that were changed.
    """

    number: int
    origin: int | None = None
    how: str = ""
    replaced: float = 0.0
    changed: float = 0.0


KINDS = {
    "改名称和数字": (0.0, 0.0),
    "重写 10% 的句子": (0.10, 0.0),
    "重写 20% 的句子": (0.20, 0.0),
    "重写 30% 的句子": (0.30, 0.0),
    "改 1% 的字": (0.0, 0.01),
    "改 2% 的字": (0.0, 0.02),
    "改 4% 的字": (0.0, 0.04),
    "重写 10% 的句子并改 2% 的字": (0.10, 0.02),
}
ONE_OF_MANY = "一份被 299 个单位照抄"


def plans(texts: int) -> list[Plan]:
    """Three in a hundred texts are copies; the last 299 are copies of one."""
    family = min(FAMILY, texts // 20)
    rng = random.Random(7)
    copies = texts * 3 // 100
    made = [Plan(number) for number in range(texts - copies - family)]
    honest = len(made)
    for at in range(copies):
        how = list(KINDS)[at % len(KINDS)]
        made.append(Plan(len(made), rng.randrange(honest), how, *KINDS[how]))
    made += [Plan(len(made) + at, 5, ONE_OF_MANY, 0.08, 0.01) for at in range(family)]
    return made


def town(number: int) -> tuple[str, str]:
    """A made-up name: county and town."""
    rng = random.Random(f"town {number}")
    county = random.Random(f"county {number // COUNTY}")
    pick = "".join(county.sample(SYLLABLES, 2))
    return f"{pick}县", f"{''.join(rng.sample(SYLLABLES, 2))}镇"


def name(number: int) -> str:
    """The agency's name."""
    return "".join(town(number)) + "人民政府"


def does(rng: random.Random) -> str:
    """A sentence on what was done."""
    what, more = rng.sample(WHAT, 2)
    who, other = rng.sample(WHO, 2)
    how = f"由{who}{rng.choice(HOW)}"
    why = f"{rng.choice(PEOPLE)}办理{rng.choice(WHAT)}{rng.choice(GOOD)}"
    return rng.choice(
        (
            f"{what}信息{how}，{more}方面的材料{other}另设一页，{why}。",
            f"全年发布{what}信息{rng.randrange(3, 400)}条、"
            f"{more}信息{rng.randrange(2, 90)}条，{how}。",
            f"对{what}和{more}，{how}，也由{other}{rng.choice(HOW)}，{why}。",
            f"为了{why}，我镇把{what}事项{how}，并请{more}的{other}到场说明。",
            f"{other}{rng.choice(HOW)}的做法用到了{what}上，{why}，{more}也照此办理。",
        )
    )


def lacks(rng: random.Random) -> str:
    """A sentence on what is not good yet, or on what is done about it."""
    what, more = rng.sample(WHAT, 2)
    who, other = rng.sample(WHO, 2)
    lack, mend = rng.choice(LACK), f"{who}{rng.choice(MEND)}"
    return rng.choice(
        (
            f"{what}信息{lack}，{who}发布的{more}也有同样的情况。",
            f"{who}在{what}上{lack}，原因是{more}的{other}兼顾不过来。",
            f"针对{what}信息{lack}的问题，{mend}，{other}{rng.choice(MEND)}。",
            f"下一年将从{what}入手，请{mend}，再推到{other}管的{more}。",
        )
    )


def written(number: int) -> dict[str, list[str]]:
    """The sentences of an honest text."""
    rng = random.Random(f"text {number}")
    county = random.Random(f"county text {number // COUNTY}")
    given = [does(county).replace("我镇", "全县") for _ in range(20)]
    one = [f"{YEAR}年，{name(number)}的政府信息公开工作情况如下。"]
    one += [*rng.sample(LAW, 5), *rng.sample(given, 12)]
    one += [does(rng) for _ in range(26)]
    five = [lacks(rng) for _ in range(13)]
    return {ONE: one[:1] + rng.sample(one[1:], len(one) - 1), FIVE: [*five, *rng.sample(LAW, 2)]}


def sections(plan: Plan) -> dict[str, str]:
    """The sections of a text."""
    source = plan.number if plan.origin is None else plan.origin
    told = written(source)
    if plan.origin is not None:
        rng = random.Random(f"copy {plan.number}")
        here, there = town(plan.number), town(plan.origin)
        for lines, new in ((told[ONE], does), (told[FIVE], lacks)):
            for at in rng.sample(range(len(lines)), round(plan.replaced * len(lines))):
                lines[at] = new(rng)
            for at, line in enumerate(lines):
                text = line.replace(there[0], here[0]).replace(there[1], here[1])
                lines[at] = _touched(text, plan.changed, rng)
    return {section: "".join(lines) for section, lines in told.items()}


def _touched(line: str, share: float, rng: random.Random) -> str:
    chars = []
    for char in line:
        if char.isdigit():
            chars.append(rng.choice("123456789"))
        elif char not in "，。、《》" and rng.random() < share:
            chars.append(rng.choice(SYLLABLES))
        else:
            chars.append(char)
    return "".join(chars)


def base(plan: Plan) -> FactBase:
    """The facts of a text, as far as copies are concerned."""
    agency = name(plan.number)
    facts = [Fact("report", {"agency": agency, "year": YEAR})]
    for section, text in sections(plan).items():
        place = Place(section=section, label=section)
        facts.append(Fact("section", {"id": section, "text": text, "complete": True}, place))
    return FactBase(tuple(facts))


def packed(plan: Plan) -> str:
    """The trace of a text, as a worker sends it."""
    mask = mask_of(name(plan.number))
    made = (section_trace(section, text, mask) for section, text in sections(plan).items())
    return Trace(name(plan.number), YEAR, tuple(one for one in made if one), ()).pack()


def traces(made: Sequence[Plan]) -> Iterator[str]:
    """The traces of all texts, from two workers."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        yield from pool.imap(packed, made, chunksize=200)


def main() -> None:
    """Make, measure, write."""
    parser = argparse.ArgumentParser(description="雷同文字：查得到多少、多快")
    parser.add_argument("--texts", type=int, default=100_000)
    texts = parser.parse_args().texts
    made = plans(texts)
    spent = time.process_time()
    for plan in made[:200]:
        sections(plan)
    writing = time.process_time() - spent
    spent = time.process_time()
    size = sum(len(packed(plan)) for plan in made[:200])
    tracing = time.process_time() - spent - writing
    lines = [
        f"{texts:,} 份文字，每份约 {sum(map(len, sections(made[0]).values())):,} 字，"
        f"其中 {sum(plan.origin is not None for plan in made):,} 份是抄来的。",
        "",
        f"- 每份取痕迹 {tracing * 5:.1f} 毫秒（CPU，写出文字的时间不计），"
        f"痕迹 {size // 200:,} 字节。",
    ]
    before = _memory()
    shelf, adding = SharedTexts((ONE, FIVE)), 0.0
    for plan, text in zip(made, traces(made), strict=True):
        begin = time.process_time()
        trace = unpack(text)
        if trace is not None:
            shelf.add(_member(plan), trace)
        adding += time.process_time() - begin
    lines.append(
        f"- 收齐痕迹 {adding:.0f} 秒（CPU），内存 {_memory():,} MB（以前 {before:,} MB）。"
    )
    lines += list(_found(made, shelf))
    RESULT.write_text("\n".join(["# 雷同的文字", "", *lines, ""]), encoding="utf-8")
    print("\n".join(lines))


def _member(plan: Plan) -> Member:
    path = f"{plan.number:06}.html"
    return Member(path, path, name(plan.number), YEAR, region=town(plan.number)[0])


def _found(made: Sequence[Plan], shelf: SharedTexts) -> Iterator[str]:
    writing = 0.0
    reads = 0

    def read(number: int) -> Prose:
        nonlocal writing, reads
        reads += 1
        begin = time.process_time()
        facts = base(made[number])
        writing += time.process_time() - begin
        return prose_of(facts)

    start = time.process_time()
    found = list(shelf.facts(read))
    spent = time.process_time() - start - writing
    yield (
        f"- 查找、核对、分组 {spent:.0f} 秒（CPU），为核对重读 {reads:,} 份；"
        f"内存最多 {_memory():,} MB。"
    )
    yield ""
    yield from _table(made, found)


def _table(made: Sequence[Plan], found: Sequence[Together]) -> Iterator[str]:
    together: dict[tuple[str, bool], dict[int, set[int]]] = defaultdict(dict)
    wrong = 0
    for one in found:
        numbers = {int(str(place.file).removesuffix(".html")) for place in one.places}
        is_tight = Decimal(str(one.fact.get("ratio"))) >= 85
        for number in numbers:
            together[str(one.fact.get("section")), is_tight].setdefault(number, set()).update(
                numbers
            )
        wrong += len({_source(made[number]) for number in numbers}) > 1
    yield "| 抄法 | 份数 | 一、达到 85% | 一、达到 65% | 五、达到 85% | 五、达到 65% |"
    yield "|---|---|---|---|---|---|"
    for how in (*KINDS, ONE_OF_MANY):
        copies = [plan for plan in made if plan.how == how]
        cells = []
        for section in (ONE, FIVE):
            tight, loose = together[section, True], together[section, False]
            hit = sum(_with_origin(plan, made, tight) for plan in copies)
            some = sum(
                _with_origin(plan, made, tight) or _with_origin(plan, made, loose)
                for plan in copies
            )
            cells += [hit / len(copies), some / len(copies)]
        yield f"| {how} | {len(copies)} | " + " | ".join(f"{one:.3f}" for one in cells) + " |"
    yield ""
    yield f"一共 {len(found)} 组；里面有不是抄来的 {wrong} 组。"
    yield ""
    yield (
        "各格是查到的份额。重写了两三成句子的文字本来就不到 85%，只该出现在 65% 一列；"
        "五是短的部分，每句所占的份额大。"
    )


def _with_origin(plan: Plan, made: Sequence[Plan], together: dict[int, set[int]]) -> bool:
    """Whether the copy stands in a group with its original or another copy of it."""
    others = together.get(plan.number, set()) - {plan.number}
    return any(_source(made[other]) == plan.origin for other in others)


def _source(plan: Plan) -> int:
    return plan.number if plan.origin is None else plan.origin


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
