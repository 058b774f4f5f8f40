"""主动公开 in words: how much was published, of which kinds, through which channels."""

from decimal import ROUND_HALF_UP, Decimal

from tests.generator.prose_lists import Part, closed, nested, one, partial
from tests.generator.prose_nearby import beside_disclosed, ratio
from tests.generator.prose_voice import Voice, mark, percent

KINDS = (
    "机构职能信息", "政策文件", "规划计划", "财政预决算信息", "人事信息", "工作动态", "公告公示",
    "通知公告", "统计信息", "建议提案办理信息", "政务要闻", "办事服务信息", "会议信息",
)  # fmt: skip
CHANNELS = (
    "政府门户网站", "微信公众号", "政务公开栏", "政务微博", "政务服务大厅电子屏", "报刊",
    "广播电视",
)  # fmt: skip


def active(v: Voice) -> list[str]:
    """Sentences on what was published; the amount is always among them."""
    first, second, third = v.agency.work
    opening = v.pick(
        f"坚持应公开尽公开，重点公开{first}、{second}、{third}等领域信息。",
        f"围绕{first}、{second}等群众关心的事项做好主动公开，对{third}方面的政策同步组织解读。",
        f"对照主动公开基本目录逐项梳理，保证机构职能、{first}、{second}和{third}等信息准确完整。",
        f"紧扣年度中心工作，把{first}和{third}作为公开重点，及时回应群众关注的问题。",
        "",
        "",
    )
    more = [_growth(v), _documents(v), _decisions(v), _money(v), _readings(v), _aside(v)]
    v.rng.shuffle(more)
    return [s for s in (opening, _disclosed(v), *more[:4]) if s]


def _disclosed(v: Voice) -> str:
    whole = f"{v.n('disclosed', v.disclosed)}条"
    through = v.pick("", "", "通过政府门户网站、政务新媒体等渠道", "通过多种渠道")
    verb = v.pick(
        "主动公开政府信息",
        "主动公开各类政府信息",
        "公开政府信息",
        "对外发布政府信息",
        "主动公开信息",
    )
    lead = v.pick(
        f"{v.span}{v.own}{through}共{verb}{whole}",
        f"{v.span}{through}{verb}{whole}",
        f"{v.own}{v.pick('全年', '本年度')}{through}累计{verb}{whole}",
        f"{v.span}{verb}总数为{whole}",
        f"截至{v.year}年12月31日，{v.own}本年度{through}{verb}{whole}",
    )
    if v.chance(0.1):
        return _summed(v)
    return f"{lead}{_breakdown(v)}。"


def _summed(v: Voice) -> str:
    parts = "、".join(one(v, p, "disclosed.part") for p in _parts(v, v.disclosed, v.some(3, 4)))
    return v.pick(
        f"{v.span}公开{parts}，合计{v.n('disclosed', v.disclosed)}条。",
        f"{v.span}{v.own}公开{parts}，共计{v.n('disclosed', v.disclosed)}条政府信息。",
    )


def _breakdown(v: Voice) -> str:
    total = v.disclosed
    kind = v.pick(
        "kinds", "kinds", "channels", "nested", "partial", "partial", "share", "none", "both"
    )
    if kind == "both":
        kinds = "、".join(one(v, p, "disclosed.part") for p in _parts(v, total, 3))
        ways = "、".join(one(v, p, "channel.part") for p in _through(v, total))
        return v.pick(
            f"。按内容分，{kinds}；按渠道分，{ways}",
            f"。从信息类别看，{kinds}。从发布渠道看，{ways}",
        )
    if kind == "kinds":
        return closed(v, _parts(v, total, v.some(3, 5)), "disclosed.part")
    if kind == "channels":
        return closed(v, _through(v, total), "channel.part")
    if kind == "nested":
        *rest, last = _parts(v, total, 3)
        if last.value < 8:
            return closed(v, [*rest, last], "disclosed.part")
        names = v.sample(("转发上级信息", "自行制作信息", "部门报送信息", "业务公示信息"), 2)
        inner = [Part(n, c) for n, c in zip(names, v.split(last.value, 2), strict=True)]
        return closed(v, [*rest, nested(v, last, inner, "nested.part")], "disclosed.part")
    if kind == "partial":
        return partial(
            v, _parts(v, v.some(9, max(9, total // 2)), v.some(3, 4))[:-1], "partial.part"
        )
    if kind == "share":
        return _shares(v)
    return ""


def _parts(v: Voice, total: int, count: int) -> list[Part]:
    names = v.sample(KINDS, count - 1)
    if v.chance(0.5):
        names[-1] = f"{v.rng.choice(v.agency.work)}信息"
    names.append(
        v.pick("其他信息", "其他各类信息", *v.sample([k for k in KINDS if k not in names], 2))
    )
    return [Part(n, c) for n, c in zip(names, v.split(total, count), strict=True)]


def _through(v: Voice, total: int) -> list[Part]:
    names = v.sample(CHANNELS[1:], v.some(1, 3))
    counts = v.split(total, len(names) + 1)
    verb = v.pick("", "公开", "发布")
    return [
        Part(f"{'通过' if verb and v.chance(0.6) else ''}{n}{verb}", c)
        for n, c in zip([CHANNELS[0], *names], counts, strict=True)
    ]


def _shares(v: Voice) -> str:
    parts = _parts(v, v.disclosed, 3)
    if v.chance(0.5):
        part = parts[0]
        told = f"{part.name}{v.n('share.part', part.value)}条"
        share = v.share("share", part.value, v.disclosed)
        return v.pick(
            f"，其中{told}，占{share}",
            f"，其中{told}，占主动公开信息总数的{share}",
            f"，其中{told}（占比{share}）",
        )
    return "，其中" + v.pick("；", "，").join(
        f"{p.name}{v.n('share.part', p.value)}条、占{v.share('share', p.value, v.disclosed)}"
        for p in parts
    )


def _growth(v: Voice) -> str:
    if not v.chance(0.45):
        return ""
    if v.chance(0.12):
        return ratio(v)
    before = max(10, int(v.disclosed * v.some(60, 150) / 100))
    step = v.disclosed - before
    if not step:
        return f"主动公开信息数量与上年持平，均为{v.n('disclosed', v.disclosed)}条。"
    way = mark("direction", v.pick("增长", "增长", "上升") if step > 0 else v.pick("下降", "减少"))
    more = mark("direction", "增加" if step > 0 else "减少")
    rate = mark("growth", percent(abs(step), before, v.some(1, 2)))
    last = f"{v.n('disclosed.before', before)}条"
    change = f"{v.n('disclosed.step', abs(step))}条"
    return v.pick(
        f"主动公开信息数量比上年的{last}{more}{change}，{way}{rate}。",
        f"上年主动公开信息{last}，本年度同比{way}{rate}。",
        f"与{v.year - 1}年公开的{last}相比，主动公开信息{more}{change}，同比{way}{rate}。",
        f"主动公开信息总量较上一年度（{last}）{way}{rate}。",
        f"{v.year - 1}年主动公开信息{last}，{v.year}年{v.n('disclosed', v.disclosed)}条，{way}"
        f"{rate}。",
    )


def _documents(v: Voice) -> str:
    line = v.figures.active["art20_1"]["normative_documents"]
    if not any(line.values()):
        kind = "规范性文件" if v.edition == "2019" else "行政规范性文件"
        return v.maybe(0.3, f"本年度未制发{kind}。")
    if not v.chance(0.6):
        return ""
    if v.edition == "2019":
        made, public = v.n("made", line["new_made"]), v.n("public", line["new_public"])
        stock = v.n("stock", line["public_total"])
        return v.pick(
            f"本年新制作规范性文件{made}件，新公开{public}件，对外公开总数量{stock}件。",
            f"{v.span}新制作规范性文件{made}件。",
            f"规范性文件对外公开总数达到{stock}件，其中本年新公开{public}件。",
        )
    made, force = v.n("made", line["made"]), v.n("in_force", line["in_force"])
    gone = f"废止{v.n('repealed', line['repealed'])}件" if line["repealed"] else "没有废止"
    return v.pick(
        f"{v.span}制发行政规范性文件{made}件，{gone}，现行有效{force}件。",
        f"{v.span}制发行政规范性文件{made}件，均在印发后按规定公开。",
        f"年末现行有效的行政规范性文件{force}件，{v.span.rstrip('，')}新制发{made}件。",
        f"{v.span}出台行政规范性文件{made}件、{gone}；另转发上级文件{v.some(3, 40)}份。",
        f"组织文件清理，截至年底现行有效行政规范性文件{force}件，全部在专栏集中公开。",
    )


def _decisions(v: Voice) -> str:
    active_rows = v.figures.active
    numbers = {
        "licensing": ("行政许可", active_rows["art20_5"]["licensing"]["decisions"]),
        "penalty": ("行政处罚", active_rows["art20_6"]["penalty"]["decisions"]),
        "coercion": ("行政强制", active_rows["art20_6"]["coercion"]["decisions"]),
    }
    told = [(key, name, count) for key, (name, count) in numbers.items() if count]
    if not told or not v.chance(0.7):
        return ""
    key, name, count = v.rng.choice(told)
    number = v.n(key, count)
    if v.chance(0.3) and len(told) == 3:
        listed = "、".join(f"{n}决定{v.n(k, c)}件" for k, n, c in told)
        return f"{v.span}作出{listed}，依法应当公示的均已公示。"
    verb = "作出" if key != "licensing" else v.pick("作出", "办理")
    shown = v.some(1, max(1, count // 2))
    return v.pick(
        f"{v.span}{verb}{name}{'决定' if verb == '作出' else ''}{number}件，结果按规定公示。",
        f"{v.span}{v.area}共作出{name}决定{number}件。",
        f"累计公示{name}信息{shown}条；全年实际作出{name}决定{number}件。",
        f"依法作出的{number}件{name}决定，按信用信息公示要求在{v.some(7, 20)}个工作日内公示。",
        f"{name}方面，{v.span}作出处理决定{number}件，其中在网站专栏公示{shown}件。",
        f"{v.span}作出{name}决定{number}件，平均每季度公示一次。",
    )


def _money(v: Voice) -> str:
    if not v.chance(0.4):
        return ""
    if v.edition == "2019":
        line = v.figures.active["art20_9"]["gov_procurement"]
        if not line["projects"]:
            return ""
        projects, amount = v.n("projects", line["projects"]), line["amount"]
        tens = (Decimal(amount) / 10_000).normalize()
        return v.pick(
            f"{v.span}实施政府集中采购项目{projects}个，采购总金额{mark('amount', str(amount))}"
            "元。",
            f"公开政府集中采购信息，{v.span}集中采购项目{projects}项、"
            f"总金额{mark('amount', f'{tens:f}')}万元。",
            f"{v.span}政府集中采购项目共{projects}个，采购结果全部公开。",
        )
    if not v.fee:
        return ""
    yuan = (v.fee * 10_000).normalize()
    rounded = v.fee.quantize(Decimal("0.01"), ROUND_HALF_UP)
    written = f"{mark('fee', f'{v.fee:f}')}万元"
    return v.pick(
        f"{v.span}行政事业性收费金额{written}，收费项目和标准均已公示。",
        f"公开行政事业性收费目录清单，{v.span}收费{written}。",
        f"{v.span}收取行政事业性收费{mark('fee', f'{yuan:f}')}元。"
        if yuan == yuan.to_integral_value()
        else f"{v.span}收取行政事业性收费{written}。",
        f"{v.span}行政事业性收费共{mark('fee', f'{rounded}')}万元。" if v.fee > 1 else "",
    )


def _readings(v: Voice) -> str:
    if not v.chance(0.6):
        return ""
    figure = v.graphics
    film, text = v.split(v.readings - figure, 2)
    total = v.n("readings", v.readings)
    parts = [
        Part("图解", figure, "篇"),
        Part("视频解读", film, "个"),
        Part("文字解读", text, "篇"),
    ]
    answers = v.some(3, 60)
    return v.pick(
        f"{v.span}发布政策解读材料{total}件，其中图文解读{v.n('readings.part', figure + text)}件、"
        f"视频解读{v.n('readings.part', film)}件。",
        f"{v.span}发布政策解读{total}"
        f"篇{closed(v, [Part(p.name, p.value, '篇') for p in parts], 'readings.part')}。",
        f"{v.span}制作解读材料{total}篇（个），回应群众关切{answers}次。",
        f"{v.span}为{v.some(2, 30)}份文件配发解读{total}篇，解读方式包括图解、问答和视频。",
        f"{v.span}发布解读材料{total}篇，其中{'、'.join(p.name for p in parts)}各有发布。",
        f"{v.span}发布解读稿件{total}篇，召开新闻发布会{v.some(2, 9)}场，"
        f"主要负责人带头解读{v.some(1, 4)}次。",
    )


def _aside(v: Voice) -> str:
    """True things that are merely counted nearby."""
    return v.maybe(0.7, beside_disclosed(v))
