"""行政复议 and 行政诉讼 in words, always as in table four."""

from tests.generator.prose_nearby import beside_disputes
from tests.generator.prose_voice import Voice, mark

_OUTCOMES = (
    ("upheld", "维持"),
    ("corrected", "纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
)


def disputes(v: Voice) -> list[str]:
    """Sentences on review and litigation; [] where the writer leaves it to the table."""
    cells = v.figures.review
    review = cells["review_total"]
    suits = cells["direct_total"] + cells["after_review_total"]
    if not v.chance(0.75):
        return [beside_disputes(v)] if v.chance(0.2) else []
    if not review and not suits:
        return [_none(v)]
    if not suits:
        return [
            f"{_review(v)}，{v.pick('未发生行政诉讼案件', '没有发生行政诉讼', '行政诉讼0件')}。"
        ]
    if not review:
        return [
            f"{v.pick('未发生行政复议案件', '没有发生行政复议', '行政复议0件')}，{_suits(v)}。"
        ]
    return [f"{_review(v)}{v.pick('；', '。')}{_suits(v)}。", *_general(v)]


def _none(v: Voice) -> str:
    return v.pick(
        f"{v.span}未发生因政府信息公开引发的行政复议、行政诉讼案件。",
        "没有因政府信息公开工作被申请行政复议、提起行政诉讼。",
        "因政府信息公开被申请行政复议0件、被提起行政诉讼0件。",
        "无政府信息公开行政复议和行政诉讼案件。",
        f"{v.span}未收到涉及政府信息公开的行政复议申请，也没有行政应诉案件。",
    )


def _review(v: Voice) -> str:
    cells = v.figures.review
    total = v.n("review", cells["review_total"])
    lead = v.pick(
        f"因政府信息公开被申请行政复议{total}件",
        f"政府信息公开行政复议案件{total}件",
        f"涉及政府信息公开的行政复议{total}件",
        f"{v.span}发生政府信息公开行政复议{total}起",
    )
    return f"{lead}{_outcomes(v, 'review', cells['review_total'])}"


def _suits(v: Voice) -> str:
    cells = v.figures.review
    direct, after = cells["direct_total"], cells["after_review_total"]
    total = v.n("suits", direct + after)
    lead = v.pick(
        f"被提起政府信息公开行政诉讼{total}件",
        f"政府信息公开行政诉讼案件{total}件",
        f"行政诉讼{total}件",
        f"涉及政府信息公开的行政诉讼{total}起",
    )
    if direct and after:
        a, b = v.n("direct", direct), v.n("after_review", after)
        return lead + v.pick(
            f"，其中未经复议直接起诉{a}件、复议后起诉{b}件",
            f"（未经复议直接起诉{a}件，复议后起诉{b}件）",
            "",
        )
    return lead + (
        v.pick("，均为未经复议直接起诉", "") if direct else v.pick("，均为复议后起诉", "")
    )


def _outcomes(v: Voice, block: str, total: int) -> str:
    cells = v.figures.review
    told = [(key, name, cells[f"{block}_{key}"]) for key, name in _OUTCOMES]
    told = [one for one in told if one[2]]
    if len(told) == 1:
        word = told[0][1].removesuffix("结果")
        return {
            "维持": v.pick("，均获维持", "，结果均为维持", ""),
            "纠正": "，结果均为纠正",
            "其他": v.pick("，均以其他方式结案", ""),
            "尚未审结": v.pick("，均在办理中", "，均尚未审结"),
        }[word]
    listed = "、".join(f"{name}{v.n(f'{block}_{key}', count)}件" for key, name, count in told)
    forms = [f"，其中{listed}", f"（{listed}）", f"，结果为{listed}", ""]
    if cells[f"{block}_pending"] and not cells[f"{block}_corrected"]:
        forms.append(mark("claim", "，已审结的案件中没有被纠正的情形"))
    return v.pick(*forms) if total else ""


def _general(v: Voice) -> list[str]:
    cells = v.figures.review
    blocks = ("review", "direct", "after_review")
    if any(cells[f"{block}_corrected"] for block in blocks):
        return [v.pick("", "对被纠正的案件逐件分析原因。", "针对纠错案件完善了答复审核流程。")]
    if any(cells[f"{block}_other"] + cells[f"{block}_pending"] for block in blocks):
        return [v.pick("", "没有案件被纠正。", "全年无败诉案件。", _still(v))]
    return [v.pick("", "上述案件结果均为维持。", "未出现被纠错的情形。")]


def _still(v: Voice) -> str:
    blocks = ("review", "direct", "after_review")
    if not any(v.figures.review[f"{block}_pending"] for block in blocks):
        return ""
    return v.pick("截至本报告公布之日，未审结案件仍在审理中。", "未审结的案件将依法配合办理。")
