"""What came of 工作考核, 社会评议 and 责任追究, in the words governments use."""

from tests.generator.prose_voice import Voice


def outcomes(v: Voice) -> list[str]:
    """Each of the three with its outcome, in one sentence or in three."""
    sentences = [_appraisal(v), _evaluation(v), _accountability(v)]
    if v.chance(0.25):
        return [v.pick("；", "。").join(s.rstrip("。") for s in sentences) + "。"]
    return sentences


def _units(v: Voice) -> str:
    return "各村（社区）" if v.agency.kind == "township" else v.pick("各乡镇、各部门", "各单位")


def _appraisal(v: Voice) -> str:
    units = _units(v)
    good, fair = v.some(3, 20), v.some(2, 12)
    scale = "政务公开" if v.chance(0.5) else "政府信息公开"
    higher = "上级" if v.agency.kind == "township" else "上级主管部门"
    return v.pick(
        f"将{scale}纳入年度绩效考核，对{units}开展工作考核，考核结果均为合格以上。",
        f"工作考核方面，对{good + fair}个单位进行{scale}工作考核，评定优秀{good}个、合格{fair}"
        "个。",
        f"在{higher}组织的{scale}工作考核中，考核等次为{v.pick('良好', '合格', '优秀')}。",
        f"{scale}工作占年度考核分值的{v.some(2, 5)}%，年终考核得分{v.some(80, 96)}"
        f".{v.some(1, 9)}分。",
        f"{scale}工作考核结果为：优秀{good}个，合格{fair}个，不合格0个。",
        f"将{scale}工作列入对{units}的综合考核，分值{v.some(2, 5)}分，年度考核已经完成，"
        "各单位考核结果均在合格以上。",
        f"按季度对{units}进行工作考核，考核结果全部达标，考核中发现的{v.some(3, 20)}"
        "处公开问题已督促整改。",
    )


def _evaluation(v: Voice) -> str:
    handed = v.some(60, 600)
    back = handed - v.some(0, 20)
    return v.pick(
        "主动接受社会评议，未收到不满意意见。",
        f"通过网上问卷开展社会评议，收回有效问卷{back}份，满意度{v.some(90, 99)}.{v.some(1, 9)}"
        "%。",
        f"社会评议满意度为{v.some(90, 99)}.{v.some(1, 9)}%，较上年提高{v.some(1, 3)}"
        f".{v.some(1, 9)}个百分点。",
        f"委托第三方对公开工作开展社会评议，评议等次为{v.pick('较好', '良好')}。",
        f"在政务服务大厅开展社会评议，现场评议{back}人次，未出现差评。",
        f"社会评议发放问卷{handed}份，收回{back}份，评议结果为{v.pick('满意', '比较满意')}。",
        f"邀请群众代表{v.some(8, 40)}人开展公开工作社会评议，评议结果总体满意。",
        "公开工作社会评议结果良好，群众提出的意见建议已全部反馈办理。",
    )


def _accountability(v: Voice) -> str:
    return v.pick(
        "本年度没有发生需要责任追究的情形。",
        "全年未发生责任追究情况。",
        "未出现因政府信息公开工作不力被追究责任的情况。",
        "责任追究方面，全年无单位、无个人因信息公开工作被问责。",
        "本年度责任追究结果为0起。",
        f"{v.year}年未收到因信息公开工作需要追究责任的线索，责任追究为零。",
        f"全{'镇' if v.agency.kind == 'township' else v.agency.own[1]}"
        "没有人员因政府信息公开工作受到责任追究。",
        f"对{v.some(1, 3)}个公开不及时的单位进行了提醒约谈，未启动责任追究程序。",
    )
