"""Prose of a made-up report, in several phrasings, never against the tables.

Every number it names is taken from the figures; where a phrasing needs none, it has none.
"""

from random import Random

from tests.generator.agencies import Agency
from tests.generator.figures import Figures

TOPICS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_NUMERALS = "一二三四五六七八九十"
_TOPIC_HEADS = (
    TOPICS,
    ("主动公开情况", "依申请公开情况", "政府信息管理情况", "平台建设情况", "监督保障情况"),
    ("主动公开方面", "依申请公开方面", "政府信息管理方面", "平台建设方面", "监督保障方面"),
)


def preface(rng: Random, agency: Agency, year: int, edition: str, period: str) -> list[str]:
    """The words before section one; *period* is a whole sentence or ""."""
    form = (
        "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        "（国办公开办函〔2021〕30号）"
        if edition == "2021"
        else "《中华人民共和国政府信息公开工作年度报告格式（试行）》"
    )
    law = "《中华人民共和国政府信息公开条例》"
    parts = rng.choice(
        [
            "全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、"
            "行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。",
            "本报告共六个部分。",
            "",
            "全文包括总体情况、主动公开政府信息情况等六部分内容。",
        ]
    )
    opening = rng.choice(
        [
            f"根据{law}（以下简称《条例》）和{form}要求，现公布{agency.name}{year}年政府信息公开工作年度报告。",
            f"本报告依据{law}第五十条和{form}编制。",
            f"按照{law}规定，{agency.name}编制了{year}年度政府信息公开工作年度报告，向社会公布。",
        ]
    )
    contact = rng.choice(
        [
            "",
            "",
            "如对本报告有疑问，请与承办单位联系。",
            "报告电子版可在政府门户网站下载。",
        ]
    )
    return [opening + parts + period + contact]


def period(rng: Random, year: int, *, short: bool) -> str:
    """One sentence that states the statistics period."""
    second = "" if short else f"{year}年"
    return rng.choice(
        [
            f"本报告所列数据的统计期限自{year}年1月1日起至{second}12月31日止。",
            f"报告中所列数据统计期限为{year}年1月1日至{second}12月31日。",
            f"本年度报告中所列数据的统计时限从{year}年1月1日到{second}12月31日止。",
            f"统计期限：{year} 年 1 月 1 日—{second} 12 月 31 日。",
            f"除特别说明外，所列数据统计周期为{year}年1月1日至{second}12月31日。",
        ]
    )


def overview(rng: Random, agency: Agency, year: int, figures: Figures) -> list[str]:
    """Section one: an opening and the five aspects, with or without sub-headings."""
    heads: tuple[str, ...] = rng.choice(_TOPIC_HEADS)
    bodies = [
        _active(rng, agency, figures),
        _on_request(rng, agency, figures),
        _management(rng, agency),
        _platform(rng, agency),
        _supervision(rng, agency),
    ]
    opening = rng.choice(
        [
            f"{year}年，{agency.own}坚持以公开为常态、不公开为例外，围绕中心工作推进政府信息公开，保障人民群众知情权、"
            "参与权、表达权和监督权。",
            f"{year}年，{agency.name}深入贯彻落实《中华人民共和国政府信息公开条例》，健全制度、压实责任、优化服务，各项工作"
            "有序开展。",
            f"一年来，{agency.own}认真落实上级政务公开工作部署，将政府信息公开与业务工作同安排、同落实、同检查，公开质量"
            "稳步提高。",
        ]
    )
    style = rng.choice(["numbered", "run_in", "arabic", "plain"])
    lines = [opening]
    for index, (head, body) in enumerate(zip(heads, bodies, strict=True)):
        if style == "numbered":
            lines += [f"（{_NUMERALS[index]}）{head}", body]
        elif style == "run_in":
            lines.append(f"（{_NUMERALS[index]}）{head}。{body}")
        elif style == "arabic":
            lines.append(f"{index + 1}.{head}。{body}")
        else:
            lines += [head, body]
    return lines


def _active(rng: Random, agency: Agency, figures: Figures) -> str:
    first, second, third = agency.work
    decided = _decisions(rng, figures)
    return (
        rng.choice(
            [
                f"坚持应公开尽公开，主动公开政府信息，重点公开{first}、{second}、{third}等领域信息，及时发布政策文件及解读材料。",
                f"围绕{first}、{second}等群众关心的事项做好主动公开，对{third}方面的政策同步组织解读，回应社会关切。",
                f"对照主动公开基本目录逐项梳理，及时公开机构职能、{first}、{second}和{third}等信息，保证内容准确完整。",
            ]
        )
        + decided
    )


def _decisions(rng: Random, figures: Figures) -> str:
    penalty = figures.active["art20_6"]["penalty"]["decisions"]
    licensing = figures.active["art20_5"]["licensing"]["decisions"]
    if penalty and rng.random() < 0.5:
        return f"全年作出行政处罚决定{penalty}件，按规定公示。"
    if licensing and rng.random() < 0.5:
        return f"全年办理行政许可{licensing}件，结果及时公示。"
    return ""


def _on_request(rng: Random, agency: Agency, figures: Figures) -> str:
    new, carried = figures.total("new_received"), figures.total("carried_in")
    done, left = figures.total("results_total"), figures.total("carried_out")
    if new + carried == 0:
        return rng.choice(
            [
                f"{agency.own}进一步规范依申请公开办理流程，全年未收到政府信息公开申请。",
                "畅通依申请公开渠道，做好接收、登记、办理准备。本年度收到政府信息公开申请0件。",
                "完善依申请公开工作制度，公布受理机构和联系方式。本年度没有收到政府信息公开申请，没有结转事项。",
            ]
        )
    tail = f"，结转下年度继续办理{left}件" if left else ""
    before = f"，上年结转{carried}件" if carried else ""
    return rng.choice(
        [
            f"严格按照法定时限办理依申请公开事项。全年新收政府信息公开申请{new}件{before}，办结{done}件{tail}。",
            f"规范依申请公开的登记、审核、答复、送达等环节。本年度共收到政府信息公开申请{new}件{before}，均依法办理，办理完毕"
            f"{done}件{tail}。",
            f"加强与申请人的沟通，提高依申请公开答复质量。本年新收申请{new}件{before}，已答复{done}件{tail}。",
        ]
    )


def _management(rng: Random, agency: Agency) -> str:
    return rng.choice(
        [
            "加强政府信息管理，落实信息发布审核制度，公文拟制时同步确定公开属性，严格保密审查，先审后发。",
            f"{agency.own}建立政府信息管理台账，对已公开的信息定期清理、动态调整，保证信息准确有效。",
            "健全信息公开审查机制，实行拟稿、审核、签发三级把关；规范性文件及时清理，政府信息管理更加规范。",
        ]
    )


def _platform(rng: Random, agency: Agency) -> str:
    return rng.choice(
        [
            "用好政府门户网站政府信息公开专栏，优化栏目设置，做好政务新媒体内容更新和日常维护。",
            f"依托政府网站、微信公众号等平台集中发布信息，在{agency.work[0]}服务场所设置公开查阅点，方便群众查询。",
            "加强政府信息公开平台建设，完善检索功能，专人负责网站栏目维护，定期检查错链、断链。",
        ]
    )


def _supervision(rng: Random, agency: Agency) -> str:
    if agency.kind == "government":
        return rng.choice(
            [
                "将政务公开纳入年度绩效考核，开展工作考核并通报结果，考核结果总体良好；主动接受社会评议，未收到不满意意见；"
                "本年度没有发生需要责任追究的情形。",
                "健全监督保障机制，组织业务培训和日常督查。对各单位开展政府信息公开工作考核，结果按程序通报；通过网上问卷"
                "开展社会评议，群众总体满意；全年未发生责任追究情况。",
            ]
        )
    return rng.choice(
        [
            "明确分管领导和专职人员，定期组织业务培训，主动接受社会监督，未发生因信息公开被责任追究的情况。",
            "把政府信息公开纳入年度考核内容，强化监督检查，发现问题及时整改。",
            "加强组织领导，开展专题培训和自查，公布监督电话，广泛听取群众意见和社会评议。",
        ]
    )


def problems(rng: Random, agency: Agency, figures: Figures) -> list[str]:
    """Section five: problems and what is done about them."""
    first, second, _ = agency.work
    weak = rng.choice(
        [
            f"主要问题：一是政策解读形式比较单一，{first}领域以文字解读为主；二是部分栏目更新不够及时；三是业务人员变动较多，"
            "能力有待提高。",
            f"存在的主要问题：（1）{second}信息的公开深度还不够；（2）公开平台的检索体验有待改善；（3）基层工作力量薄弱。",
            f"{agency.own}政府信息公开工作还存在一些不足：公开内容与群众需求还有差距，{first}信息不够细；业务培训的针对性"
            "不强。",
        ]
    )
    better = rng.choice(
        [
            "改进情况：一是丰富图解、视频等解读形式；二是建立栏目更新提醒机制，每月自查；三是组织专题培训，提高人员业务水平。",
            f"下一步改进措施：围绕{second}细化公开目录，明确责任科室和更新时限；完善平台检索功能；充实工作力量，开展以案促学。",
            "针对上述问题，已采取以下改进措施：梳理群众咨询较多的事项，补充公开内容；制定年度培训计划并组织实施；加强日常检查。",
        ]
    )
    lines = [weak, better]
    if any(figures.review[f"{block}_corrected"] for block in ("review", "direct", "after_review")):
        lines.append(
            rng.choice(
                [
                    "针对行政复议、行政诉讼中被纠正的案件，逐案分析原因，完善答复文书审核流程。",
                    "对被纠正的政府信息公开答复开展专题评查，规范告知书格式和法律依据引用。",
                ]
            )
        )
    return lines


def other(rng: Random, agency: Agency, edition: str, figures: Figures) -> list[str]:
    """Section six: fees for information, or that there is nothing to report."""
    if edition == "2019":
        return [
            rng.choice(["无。", "无其他需要报告的事项。", f"{agency.own}没有其他需要报告的事项。"])
        ]
    received = figures.total("new_received")
    return [
        rng.choice(
            [
                "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）规定的标准，本年度未产生信息处理费，收取信息处理费"
                "0元。",
                "本年度发出收费通知0件，总金额0元，实际收取信息处理费0元。"
                if received < 400
                else "本年度未向申请人收取信息处理费。",
                f"{agency.own}本年度没有收取信息处理费。无其他需要报告的事项。",
            ]
        )
    ]
