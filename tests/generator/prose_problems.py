"""Section five in words: what is not yet good, and what was or will be done about each point."""

from collections.abc import Sequence

from tests.generator.prose_voice import Voice, in_words, mark

_ORDER = "一二三四五"
Pair = tuple[str, str]


def problems(v: Voice) -> list[str]:
    """Paragraphs with problems and, one for one, what is done about them."""
    pairs = v.rng.sample(_pairs(v), v.some(2, 3))
    lines = v.rng.choice([_two_paragraphs, _numbered, _point_by_point, _flowing, _with_heads])(
        v, pairs
    )
    return [*lines, *_corrected(v), *_outlook(v)]


def _pairs(v: Voice) -> list[Pair]:
    first, second, third = v.agency.work
    columns = v.some(2, 6)
    return [
        (
            f"政策解读形式比较单一，全年{v.n('readings', v.readings)}"
            f"件解读材料中图解类仅{v.graphics}件",
            f"增加图解、视频等解读形式，{first}政策出台时同步配发解读",
        ),
        (
            f"政府信息公开专栏中有{columns}个栏目更新不够及时",
            f"对{columns}个栏目逐一明确责任人和更新周期，每月通报更新情况",
        ),
        (
            f"{second}信息的公开深度还不够，群众关心的办理结果公开较少",
            f"细化{second}公开目录，补充公开办理流程和结果",
        ),
        (
            "信息公开工作人员变动较多，对依申请公开答复规范掌握不够熟练",
            "组织依申请公开业务学习，以案例讲解答复要点",
        ),
        (
            f"{third}领域信息公开的标准化程度有待提升，同类信息发布格式不统一",
            f"制定{third}信息发布模板，统一公开要素",
        ),
        (
            "网站检索功能不够完善，公众查找历史公开信息不便",
            "优化网站检索，按主题、年份对公开信息重新归类",
        ),
        (
            f"对涉及{first}的政务舆情回应不够主动，信息发布有时滞后",
            "建立舆情监测与信息发布联动机制，明确回应时限",
        ),
        (
            "个别主动公开信息的格式不规范，存在附件无法打开的情况",
            "完善信息发布前校核流程，由专人检查附件和链接",
        ),
    ]


def _listed(v: Voice, items: Sequence[str]) -> str:
    style = v.pick("是", "（）", ".", "首先")
    if style == "是" or len(items) > 3:
        return "；".join(f"{_ORDER[i]}是{item}" for i, item in enumerate(items))
    if style == "（）":
        return "；".join(f"（{i + 1}）{item}" for i, item in enumerate(items))
    if style == ".":
        return "；".join(f"{i + 1}.{item}" for i, item in enumerate(items))
    heads = ("首先", "其次", "再次")
    return "；".join(f"{heads[i]}，{item}" for i, item in enumerate(items))


def _count(v: Voice, items: Sequence[object]) -> str:
    return mark("announced", v.pick(in_words(len(items)), str(len(items))))


def _two_paragraphs(v: Voice, pairs: Sequence[Pair]) -> list[str]:
    weak, better = zip(*pairs, strict=True)
    return [
        v.pick(
            f"主要问题：{_listed(v, weak)}。",
            f"{v.this_year}，{v.own}政府信息公开工作还存在以下问题：{_listed(v, weak)}。",
            f"对照要求，政府信息公开工作主要存在{_count(v, pairs)}个问题：{_listed(v, weak)}。",
            f"存在的不足有{_count(v, pairs)}个方面：{_listed(v, weak)}。",
        ),
        v.pick(
            f"改进情况：{_listed(v, better)}。",
            f"针对上述问题，{v.own}采取以下措施改进：{_listed(v, better)}。",
            f"下一步改进措施：{_listed(v, better)}。",
            f"{v.year + 1}年，{v.own}将从{_count(v, pairs)}个方面加以改进：{_listed(v, better)}。",
        ),
    ]


def _numbered(v: Voice, pairs: Sequence[Pair]) -> list[str]:
    weak, better = zip(*pairs, strict=True)
    return [
        f"{v.own}的政府信息公开工作还有一些薄弱环节：",
        *(f"{i + 1}.{one}。" for i, one in enumerate(weak)),
        v.pick("为此，已经采取和正在采取的改进措施有：", "下一步将重点做好以下改进工作："),
        *(f"{i + 1}.{one}。" for i, one in enumerate(better)),
    ]


def _point_by_point(v: Voice, pairs: Sequence[Pair]) -> list[str]:
    form = v.pick(
        "问题{0}：{1}。改进情况：{2}。",
        "问题{0}：{1}。改进措施：{2}。",
        "{0}是{1}。对此，{2}。",
        "针对{1}的问题，{2}。",
    )
    return [form.format(_ORDER[i], *pair) for i, pair in enumerate(pairs)]


def _flowing(v: Voice, pairs: Sequence[Pair]) -> list[str]:
    weak, better = zip(*pairs, strict=True)
    return [
        f"{v.span}{v.own}政府信息公开工作取得一定进展，但仍存在不足，{'，'.join(weak)}。"
        f"{v.pick('今后', '下一步', '下一年度')}，{v.own}将{'；'.join(better)}。"
    ]


def _with_heads(v: Voice, pairs: Sequence[Pair]) -> list[str]:
    weak, better = zip(*pairs, strict=True)
    return [
        "（一）存在的主要问题",
        f"{_listed(v, weak)}。",
        v.pick("（二）改进情况", "（二）改进措施"),
        f"{_listed(v, better)}。",
    ]


def _corrected(v: Voice) -> list[str]:
    if not any(v.figures.review[f"{b}_corrected"] for b in ("review", "direct", "after_review")):
        return []
    return [
        v.pick(
            "针对行政复议、行政诉讼中被纠正的案件，逐案分析原因，完善答复文书审核流程。",
            "对被纠正的政府信息公开答复开展专题评查，规范告知书格式和法律依据引用。",
        )
    ]


def _outlook(v: Voice) -> list[str]:
    """Last year's promises and next year's plans."""
    if not v.chance(0.35):
        return []
    return [
        v.pick(
            f"{v.year - 1}年度报告中提出的公开栏目设置不够合理问题，已在本年度完成整改。",
            f"上年度报告反映的信息更新滞后问题，{v.year}年上半年已经整改到位。",
            f"{v.year + 1}年将继续完善政府信息公开制度，计划新增公开专题{v.some(1, 4)}个。",
            "结合《云岭省国土空间规划（2021—2035年）》公布实施，持续做好规划信息公开。",
        )
    ]
