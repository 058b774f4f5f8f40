"""Leftovers and slips of the pen in prose: years, names, placeholders, template words, typos."""

import re
from dataclasses import replace
from random import Random

from tests.generator.faults import INSIDE, YEARS, fault
from tests.generator.faults_prose import alter, replace_paragraph, say
from tests.generator.prose_voice import MARK
from tests.generator.report import Report

_SELVES = ("我局", "我镇", "我委", "我乡", "本中心", "我街道")


def _swap(report: Report, rng: Random, old: str, new: str) -> Report | None:
    """One paragraph of sections one, five or six with the first *old* replaced by *new*."""
    lines = [
        p
        for name in ("s1_overview", "s5_problems", "s6_other")
        for p in report.section(name).paragraphs
        if old in p
    ]
    if not lines:
        return None
    line = rng.choice(lines)
    return replace_paragraph(report, line, line.replace(old, new, 1))


@fault("PER-05", "LEF-04", also=YEARS)
def last_years_narrative(report: Report, rng: Random) -> Report | None:
    return alter(report, rng, "year", lambda _: f"{report.year - 1}年")


@fault("PER-05", "LEF-04", also=YEARS)
def stale_plan(report: Report, rng: Random) -> Report | None:
    year = report.year - rng.choice([0, 0, 1])
    words = rng.choice(
        [
            f"下一步，{year}年将继续完善政府信息公开制度，提高公开质量。",
            f"{year}年，将进一步细化公开目录，补齐信息公开短板。",
        ]
    )
    return say(report, words, "s5_problems")


@fault("PER-06", also=("NAR-08", "NAR-10"))
def cut_off_after_the_year(report: Report, rng: Random) -> Report | None:
    day = rng.randint(5, 28)
    words = f"截至{report.year + 1}年1月{day}日，专栏累计公开政策文件{rng.randint(30, 400)}份。"
    return say(report, words)


@fault("PER-07", also=YEARS)
def year_of_the_future(report: Report, rng: Random) -> Report | None:
    wrong = rng.choice([f"{report.year}"[0] + "2" + f"{report.year}"[2:], f"{report.year}0"])
    return alter(report, rng, "year", lambda _: f"{wrong}年")


@fault("PER-09", also=("PER-05", "LEF-04"))
def old_work_points(report: Report, rng: Random) -> Report | None:
    old = report.year - rng.randint(2, 4)
    return say(report, f"对照《{old}年政务公开工作要点》逐项分解并落实公开任务。")


@fault("PER-08", also=("PER-05", "LEF-04"))
def last_year_misnamed(report: Report, rng: Random) -> Report | None:
    if report.edition != "2019":
        return None
    words = f"表中“上一年项目数量”所称上一年为{report.year - rng.choice([2, 3])}年。"
    return say(report, words, "s6_other")


@fault("LEF-01", also=("LEF-02", "LEF-03"))
def self_of_another(report: Report, rng: Random) -> Report | None:
    fits = {m[2] for line in report.script for m in MARK.finditer(line) if m[1] == "self"}
    near = {"government": "我县", "department": "我局", "township": "我镇"}.get(
        report.kind, "本中心"
    )
    others = [one for one in _SELVES if one not in fits and one != near]
    if report.kind == "government":
        others = ["我局", "我镇", "我街道", "我委"]
    if report.kind == "township":
        others = ["我局", "我委", "本中心"]
    return alter(report, rng, "self", lambda _: rng.choice(others))


@fault("LEF-01", "LEF-03", also=("LEF-02",))
def foreign_agency(report: Report, rng: Random) -> Report | None:
    name = rng.choice(["嘉泽市生态环境局", "栗阳市交通运输局", "嘉泽市城市管理局"])
    words = f"{report.year}年，{name}高度重视政府信息公开工作，主要负责人定期听取汇报。"
    return say(report, words)


@fault("LEF-03", "LEF-01", "LEF-07", also=("LEF-02",))
def site_of_another_city(report: Report, rng: Random) -> Report | None:
    city = rng.choice(["嘉泽市", "栗阳市", "枫川市"])
    words = f"公众可登录{city}人民政府门户网站查阅、下载本报告。"
    return replace(report, preface=(*report.preface[:-1], report.preface[-1] + words))


@fault("LEF-02", "LEF-01", "LEF-03")
def name_mistyped(report: Report, rng: Random) -> Report | None:
    lines = [p for p in report.preface if report.agency in p]
    spots = [i for i in range(2, len(report.agency) - 2) if report.agency[i] not in "省市县区镇乡"]
    spot = rng.choice(spots)
    wrong = report.agency[:spot] + report.agency[spot + 1 :]
    if not lines or wrong == report.agency:
        return None
    return replace_paragraph(report, lines[0], lines[0].replace(report.agency, wrong))


@fault("LEF-05", also=INSIDE | {"CON-10"})
def placeholder_left(report: Report, rng: Random) -> Report | None:
    sign = rng.choice(["XX", "××", "＿＿", "XXX", "【】", "**"])
    return alter(report, rng, "disclosed", lambda _: sign)


@fault("LEF-05", "WRD-04", also=INSIDE | {"CON-10"})
def number_left_blank(report: Report, rng: Random) -> Report | None:
    return alter(report, rng, "disclosed", lambda _: rng.choice(["  ", "   ", "　　"]))


@fault("LEF-05", also=("LEF-01", "LEF-02"))
def somebody_left(report: Report, rng: Random) -> Report | None:
    return alter(report, rng, "self", lambda _: rng.choice(["某某局", "××单位", "XX镇"]))


@fault("STR-13")
def template_words(report: Report, rng: Random) -> Report | None:
    words = rng.choice(
        [
            "该部分以表格形式报告。",
            "本级政府（本部门）应按要求填写公开数据。",
            "（此处填写本单位主动公开的总体情况）",
            "这一项报告主动公开政府信息的总体情况。",
        ]
    )
    section = rng.choice(["s1_overview", "s6_other"])
    return say(report, words, section)


@fault("STR-20")
def dispatch_words(report: Report, rng: Random) -> Report | None:
    words = rng.choice(["特此报告。", "以上报告请审阅。", "现将年度报告报上，请贵办审核。"])
    return say(report, words, "s6_other")


@fault("STR-12", "WRD-01", also=("STR-11",))
def law_misnamed(report: Report, rng: Random) -> Report | None:
    wrong = rng.choice(
        [
            "《中华人民共和国政府信息公开体例》",
            "《中华人民共和国政府信息公开条列》",
            "《中华人民共和国政府信息公开条例》（国务院令第771号）",
        ]
    )
    return say(report, f"认真执行{wrong}，依法办理公开事项。")


@fault("STR-12", also=("STR-11",))
def form_misnumbered(report: Report, rng: Random) -> Report | None:
    if report.edition == "2019":
        return None
    wrong = rng.choice(["国办公开办函〔2021〕31号", "国办公开办函〔2012〕30号"])
    words = f"报告格式按照《中华人民共和国政府信息公开工作年度报告格式》（{wrong}）执行。"
    return replace(report, preface=(*report.preface[:-1], report.preface[-1] + words))


@fault("WRD-01", also=("NVT-01", "NVT-03", "NVT-05", "LEF-05"))
def misspelt(report: Report, rng: Random) -> Report | None:
    pairs = [
        ("结转", "转结"),
        ("依申请公开", "依法申请公开"),
        ("主动公开政府信息", "主动公开府信息"),
        ("规范性文件", "规范行文件"),
        ("政府信息公开申请", "政府信息公开申情"),
        ("行政复议", "行政复仪"),
    ]
    rng.shuffle(pairs)
    return next(filter(None, (_swap(report, rng, *pair) for pair in pairs[:3])), None)


@fault("WRD-02")
def doubled(report: Report, rng: Random) -> Report | None:
    pairs = [
        ("信息公开工作", "信息公开工作工作"),
        ("政府信息", "政府信息信息"),
        ("。", "。。"),
        ("，", "，，"),
        ("公开", "公开公开"),
    ]
    rng.shuffle(pairs)
    return next(filter(None, (_swap(report, rng, *pair) for pair in pairs)), None)


@fault("WRD-03", also=("NAR-01", "NAR-02", "NAR-03", "STR-09", "STR-12", "STR-05"))
def unpaired(report: Report, rng: Random) -> Report | None:
    sign = rng.choice(["》", "）", "《", "（", "”"])
    lines = [
        p for s in report.sections for p in s.paragraphs if sign in p and not p.startswith("（")
    ]
    if not lines:
        return None
    line = rng.choice(lines)
    return replace_paragraph(report, line, line.replace(sign, "", 1))


@fault("WRD-04", also=("STR-09",))
def half_width(report: Report, rng: Random) -> Report | None:
    lines = [p for p in report.section("s1_overview").paragraphs if p.count("，") > 3]
    if not lines:
        return None
    line = rng.choice(lines)
    head, _, rest = line.partition("，")
    return replace_paragraph(report, line, f"{head}，{rest.replace('，', ',')}")


@fault("WRD-05", also=("STR-11", "STR-12", "LEF-05"))
def number_in_wrong_brackets(report: Report, rng: Random) -> Report | None:
    left, right = rng.choice([("[", "]"), ("【", "】"), ("(", ")")])
    if not any("〔" in p for p in (*report.preface, *report.section("s6_other").paragraphs)):
        return None

    def change(text: str) -> str:
        return re.sub(r"〔(\d{4})〕", rf"{left}\1{right}", text)

    report = replace(report, preface=tuple(map(change, report.preface)))
    return report.with_section(
        "s6_other", lambda s: replace(s, paragraphs=tuple(map(change, s.paragraphs)))
    )


@fault("WRD-06", also=("NAR-09", "STR-15"))
def unfinished(report: Report, rng: Random) -> Report | None:
    words = rng.choice(["政府信息管理主要做法如下：", "重点抓好三项公开工作：", "具体情况为："])
    return say(report, words, "s6_other")


@fault("WRD-07", also=("LEF-05",))
def garbled(report: Report, rng: Random) -> Report | None:
    return _swap(report, rng, "公开", rng.choice(["公\ufffd", "□□", "\ufffd\ufffd"]))


@fault("BPL-08", also=("NAR-08",))
def paragraph_twice(report: Report, rng: Random) -> Report | None:
    long = [p for p in report.section("s1_overview").paragraphs if len(p) > 80]
    if not long:
        return None
    line = re.sub(r"^(（.）|\d\.)[^。]*。", "", rng.choice(long))
    return report.with_section(
        "s5_problems", lambda s: replace(s, paragraphs=(*s.paragraphs, line))
    )


@fault("BPL-07")
def speaking_of_many(report: Report, rng: Random) -> Report | None:
    if report.kind not in ("department", "township"):
        return None
    words = rng.choice(
        ["多数部门能够按时答复公开申请。", "一些地区对信息公开重视不够，公开内容不全。"]
    )
    return say(report, words, "s5_problems")
