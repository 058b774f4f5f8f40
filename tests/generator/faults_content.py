"""What a report has to say and does not: problems, improvements, outcomes, fees, numbers."""

import re
from dataclasses import replace
from random import Random

from tests.generator.faults import INSIDE, fault
from tests.generator.faults_prose import drop_sentences, replace_paragraph, say
from tests.generator.prose_voice import MARK, plain
from tests.generator.report import Report

_SENTENCE = re.compile(r"[^。]*。")
_THREE = re.compile(r"考核|评议|追究|问责|满意|约谈")


def _five(report: Report, *lines: str) -> Report | None:
    blocks = ("review", "direct", "after_review")
    if any(report.number("review_litigation", "counts", f"{b}_corrected") for b in blocks):
        return None  # what was corrected would have to be told, too
    return report.with_section("s5_problems", lambda s: replace(s, paragraphs=lines))


def _six(report: Report, *lines: str) -> Report | None:
    if report.odd & {"period_in_six", "not_involved"} or report.edition == "2019":
        return None
    return report.with_section("s6_other", lambda s: replace(s, paragraphs=lines))


@fault("CON-01", also=("CON-02", "CON-03"))
def five_says_none(report: Report, rng: Random) -> Report | None:
    return _five(report, rng.choice(["无。", "无", "没有问题。", "本年度不存在问题。", "暂无。"]))


@fault("CON-01", also=("CON-02", "CON-03"))
def five_is_empty(report: Report, _rng: Random) -> Report | None:
    return _five(report)


@fault("CON-02", also=("CON-05", "CON-17", "CON-15", "CON-03"))
def five_only_praises(report: Report, rng: Random) -> Report | None:
    return _five(
        report,
        rng.choice(
            [
                "一年来，政府信息公开制度健全、渠道畅通，公开质量稳步提升，群众获得信息更加方便。",
                "本年度按时完成各项信息公开任务，公开目录编排规范，公开内容准确完整。",
            ]
        ),
        "下一步，继续加强政府信息公开队伍建设，做好政策解读，推动信息公开工作再上新台阶。",
    )


@fault("CON-03", also=("CON-05",))
def five_without_improvement(report: Report, rng: Random) -> Report | None:
    return _five(
        report,
        rng.choice(
            [
                "主要问题：一是政策解读形式单一，图解类解读偏少；二是信息公开专栏更新不够及时。",
                "存在的问题：依申请公开答复文书不够规范，部分公开目录内容陈旧，检索不便。",
            ]
        ),
    )


@fault("CON-04", also=("CON-05",))
def five_is_vague(report: Report, rng: Random) -> Report | None:
    return _five(
        report,
        rng.choice(
            [
                "政府信息公开意识有待进一步提高，公开内容有待进一步丰富，公开力度有待进一步加大。",
                "信息公开工作还存在一些不足，公开水平有待进一步提升，公开质量有待进一步提高。",
            ]
        ),
        "下一步将进一步加强学习，进一步改进政府信息公开工作。",
    )


@fault("CON-05")
def fewer_measures_than_problems(report: Report, _rng: Random) -> Report | None:
    return _five(
        report,
        "主要问题：一是3个公开专栏更新不够及时；二是图解类政策解读偏少；"
        "三是依申请公开答复文书格式不统一；四是信息公开目录编排陈旧。",
        "改进措施：一是明确3个公开专栏的更新责任人；二是增加图解类政策解读。",
    )


@fault("CON-16", also=("CON-15", "CON-04", "CON-05"))
def five_on_other_business(report: Report, rng: Random) -> Report | None:
    return _five(
        report,
        rng.choice(
            [
                "存在的问题：招商项目储备不足，部分道路养护不及时，企业融资渠道较窄。",
                "存在的问题：村级集体经济薄弱，农田水利设施老化，产业链条不长。",
            ]
        ),
        "改进措施：加大项目谋划力度，争取专项资金，落实帮扶责任。",
    )


@fault("CON-06", "CON-07", also=("STR-16", "CON-15"))
def outcomes_missing(report: Report, _rng: Random) -> Report | None:
    if not report.agency.endswith("人民政府"):
        return None
    before = report
    for line in report.section("s1_overview").paragraphs:
        kept = "".join(s for s in _SENTENCE.findall(line) if not _THREE.search(s))
        if _THREE.search(line):
            report = replace_paragraph(report, line, kept or "加强业务指导，组织公开培训。")
    return None if report == before else report


@fault("CON-07", "CON-06")
def outcomes_only_promised(report: Report, rng: Random) -> Report | None:
    stripped = outcomes_missing(report, rng)
    if stripped is None:
        return None
    return say(stripped, "建立健全政府信息公开工作考核、社会评议和责任追究制度。")


@fault("CON-08", also=("CON-13",))
def fee_unsaid(report: Report, rng: Random) -> Report | None:
    return _six(report, rng.choice(["无。", "无其他需要报告的事项。"]))


@fault("CON-09", also=("XTB-09", "NVT-18"))
def fee_half_said(report: Report, rng: Random) -> Report | None:
    words = ["本年度依法收取了政府信息公开信息处理费。", "本年度向部分申请人收取了信息处理费。"]
    return _six(report, rng.choice(words))


@fault("CON-13", also=("CON-08",))
def six_is_empty(report: Report, _rng: Random) -> Report | None:
    if report.odd & {"period_in_six", "not_involved"}:
        return None
    return report.with_section("s6_other", lambda s: replace(s, paragraphs=()))


@fault("CON-10", also=("NAR-08", "STR-15", "CON-11"))
def nothing_counted(report: Report, _rng: Random) -> Report | None:
    """No figure is left in the paragraph on 主动公开."""
    lines = [line for line in report.script if "\ue000disclosed\ue001" in line]
    spots = [line for line in lines if plain(line) in report.section("s1_overview").paragraphs]
    if not spots:
        return None
    line = spots[0]
    head = re.match(r"(?:（一）|1\.)[^。]*。", plain(line))
    words = "及时公开机构职能、政策文件和办事服务等政府信息，方便群众查询和监督。"
    report = replace_paragraph(report, plain(line), f"{head[0] if head else ''}{words}")
    return drop_sentences(report, "disclosed.*")


@fault("CON-12", also=("CON-10",))
def requests_untold(report: Report, rng: Random) -> Report | None:
    sections = report.section("s1_overview").paragraphs
    keys = "new_received|none_received|carried_in|pool"
    for line in report.script:
        if plain(line) not in sections:
            continue
        if any(re.fullmatch(keys, key) for key, _ in MARK.findall(line)):
            head = re.match(r"(?:（二）|2\.)[^。]*。", plain(line))
            words = rng.choice(
                ["规范依申请公开办理流程，提高答复质量。", "畅通依申请公开渠道，做好登记和答复。"]
            )
            report = replace_paragraph(report, plain(line), f"{head[0] if head else ''}{words}")
            return report if "政府信息公开申请" not in "".join(report.preface) else None
    return None


@fault("CON-15", also=("STR-14", "BPL-06"))
def rambling(report: Report, _rng: Random) -> Report | None:
    words = (
        "深入开展主题教育，组织党员集中学习十二次。办公用房完成修缮，食堂设施更新换代。"
        "职工运动会顺利举办。"
        "消防演练按季度开展。车辆管理制度进一步落实。机关绿化面积有所增加。"
        "老干部慰问活动有序进行。"
        "冬季供暖设备检修完毕。节约用水用电成为共识。公务接待严格控制标准。门卫值班制度得到执行。"
        "会议室音响设备完成更换。停车位重新划线。图书角添置新书架。职工体检按时完成。"
        "工会组织开展趣味比赛。机关卫生由各科室轮流负责。档案柜统一编号。"
    )
    lines = report.section("s1_overview").paragraphs
    doubled = (*lines, words, words.replace("。", "，效果较好。"))
    return report.with_section("s1_overview", lambda s: replace(s, paragraphs=doubled))


@fault("CON-17")
def self_praise(report: Report, rng: Random) -> Report | None:
    words = rng.choice(
        [
            "政府信息公开工作圆满完成各项任务，成效显著。",
            "全年政府信息公开工作实现零差错、零问题，受到群众一致好评。",
        ]
    )
    return say(report, words, rng.choice(["s1_overview", "s5_problems"]))


@fault("NVT-16", also=INSIDE | {f"NVT-{n:02}" for n in (1, 3, 5)})
def whole_area_beside_small_table(report: Report, rng: Random) -> Report | None:
    new = int(report.number("requests", "new_received", "total"))
    if report.kind != "government" or not new or new > 40:
        return None
    area = f"全{report.agency.removesuffix('办公室').removesuffix('人民政府')[-1]}"
    words = f"{area}各级行政机关共收到政府信息公开申请{new * 9 + rng.randint(60, 300)}件。"
    return say(drop_sentences(report, "new_received|results_total|carried_.*|pool"), words)
