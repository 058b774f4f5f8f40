"""Section six in words: fees for information, motions and proposals, or nothing to report."""

from tests.generator.prose_voice import Voice, mark


def other(v: Voice) -> list[str]:
    """One to three paragraphs; fees are always told under the form of 2021."""
    lines = [_nothing(v)] if v.edition == "2019" else [_fee(v)]
    more = _motions(v)
    if not more:
        return lines
    if v.edition == "2019":
        return [more]
    return [lines[0] + more] if v.chance(0.5) else [*lines, more]


def _nothing(v: Voice) -> str:
    return v.pick(
        "无。",
        "无其他需要报告的事项。",
        f"{v.own}没有其他需要报告的事项。",
        "本年度无其他需要报告的事项。",
        "暂无其他需要报告的事项。",
    )


def _fee(v: Voice) -> str:
    law = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
    if v.fee >= 1 and v.figures.total("new_received") >= 40 and v.chance(0.5):
        return _charged(v, law)
    return v.pick(
        f"按照{law}规定的标准，本年度未产生信息处理费，收取信息处理费0元。",
        "本年度发出收费通知0件，总金额0元，实际收取信息处理费0元。",
        f"{v.own}本年度没有收取信息处理费。无其他需要报告的事项。",
        "关于政府信息公开信息处理费：本年度未向申请人发出收费通知，收取金额为0元。",
        f"{v.span}未发生政府信息公开信息处理费收费事项。",
        f"依据{law}，{v.own}全年共收取信息处理费0元，除此以外无其他需要报告的事项。",
        f"{v.year}年，{v.own}发出政府信息公开收费通知0份，收费0元。",
        f"信息处理费方面，{v.span}未达到{law}规定的收费标准，没有发生收费。",
        "本年度政府信息公开信息处理费收取金额：0元。",
        f"{v.own}没有向申请人收取信息处理费；其他需要报告的事项：无。",
        "（一）信息处理费收取情况。本年度未收取信息处理费。（二）其他事项。无。",
    )


def _charged(v: Voice, law: str) -> str:
    each, pages = v.some(1, 9) * 100, v.some(4, 60) * 10
    notices, total = v.some(2, 6), each + pages
    said = mark("processing_fee", str(total))
    return v.pick(
        f"按照{law}，{v.year}年发出收费通知{notices}件，总金额{said}元，实际收取{said}元。",
        f"本年度发出信息处理费收费通知{notices}份，应收{said}元，实收{said}元，其中按件计收"
        f"{mark('processing_fee.part', str(each))}元、"
        f"按量计收{mark('processing_fee.part', str(pages))}元。",
    )


def _motions(v: Voice) -> str:
    if not v.chance(0.4):
        return ""
    a, b = v.some(1, 20), v.some(1, 30)
    total = v.n("motions.all", a + b)
    alone = f"人大代表建议{v.n('motions', a)}件、政协提案{v.n('motions', b)}件"
    parts = f"人大代表建议{v.n('motions.part', a)}件、政协提案{v.n('motions.part', b)}件"
    return v.pick(
        f"承办{alone}，办理结果均已按要求公开。",
        f"{v.year}年共承办建议提案{total}件，其中{parts}，均已办结并公开答复情况。",
        f"落实《{v.year}年政务公开工作要点》情况：各项任务均已完成，办理情况在网站公布。",
        f"办理涉及政务公开的代表建议{v.some(1, 3)}件，答复文本在网站公开。",
        f"本年度主动公开政府信息{v.n('disclosed', v.disclosed)}条，已按要求纳入专栏归档。",
    )
