"""Which reports a rule is for; an unknown year leaves rules with year limits in doubt."""

from hegui.facts.fact import Fact
from hegui.model.truth import Truth
from hegui.rules.rule import Applies

_AGENCIES = {
    "government": "人民政府",
    "department": "政府部门",
    "township": "乡镇、街道",
    "institution": "事业单位",
    "unknown": "类别不明的机关",
}


def applies_to(applies: Applies, report: Fact | None) -> tuple[Truth, str]:
    """Whether a rule is for this report; if not for certain, Chinese why."""
    dated = applies.first_year is not None or applies.last_year is not None
    if not (dated or applies.editions or applies.agency_kinds):
        return True, ""
    edition = report.get("edition") if report else None
    kind = (report.get("agency_kind") if report else None) or "unknown"
    if applies.agency_kinds and kind not in applies.agency_kinds:
        names = "、".join(_AGENCIES.get(one, one) for one in applies.agency_kinds)
        return False, f"只适用于{names}的报告"
    if applies.editions and edition is not None and edition not in applies.editions:
        return False, f"只适用于{'、'.join(applies.editions)}年格式的报告"
    limits = _years(applies) if dated else ""
    year = report.get("year") if report else None
    if limits and isinstance(year, int):
        early = applies.first_year is not None and year < applies.first_year
        late = applies.last_year is not None and year > applies.last_year
        if early or late:
            return False, f"只适用于{limits}的报告"
    if applies.editions and edition is None:
        return None, "报告用的是哪一版格式读不出，不能确定是否适用"
    if limits and year is None:
        return None, f"报告年度读不出，不能确定是否适用（只适用于{limits}的报告）"
    return True, ""


def _years(applies: Applies) -> str:
    first, last = applies.first_year, applies.last_year
    if first is not None and last is not None:
        return f"{first}年" if first == last else f"{first}年至{last}年"
    if first is not None:
        return f"{first}年及以后"
    return f"{last}年及以前" if last is not None else ""
