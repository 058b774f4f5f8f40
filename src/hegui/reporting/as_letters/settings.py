"""What an office says of itself in its letters; what it does not say stays a blank to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hegui.errors import UsageError

BLANK = "＿＿＿＿＿＿＿＿"
_DAYS_ID = "mending-days"  # of the parameter of the pack


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """What an office says of itself.

    Attributes:
        office: who sends the letters; "" leaves a blank.
        number: 文号 of the letters; "" leaves a blank.
        contact: whom to ask.
        telephone: at which number.
        days: to mend in, from the day of the audit; None for what the rules' parameter says.
    """

    office: str = ""
    number: str = ""
    contact: str = ""
    telephone: str = ""
    days: int | None = None


def common_values(
    settings: LetterSettings, as_of: date, rules: Mapping[str, Any]
) -> dict[str, object]:
    """What every letter can say, by the names templates use.

    Raises:
        UsageError: there is no such day as the last one to mend on.
    """
    days = settings.days if settings.days is not None else _days(rules, as_of)
    try:
        last = None if days is None else as_of + timedelta(days=days)
    except OverflowError:
        raise UsageError(f"整改天数不对：{days}。请写 1 到 3650 之间的整数") from None
    return {
        "发文机关": settings.office or BLANK,
        "文号": settings.number or f"＿＿＿〔{as_of.year}〕＿＿号",
        "联系人": settings.contact or BLANK,
        "联系电话": settings.telephone or BLANK,
        "发文日期": day_words(as_of),
        "整改天数": "＿＿" if days is None else str(days),
        "整改期限": "＿＿＿＿年＿＿月＿＿日" if last is None else day_words(last),
        "报告名称": rules["pack"]["name"],
    }


def day_words(day: date) -> str:
    """``2026年3月1日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def _days(rules: Mapping[str, Any], day: date) -> int | None:
    """The parameter of the pack on that day; None where the pack has none."""
    dated = rules.get("parameters", {}).get(_DAYS_ID, ())
    held = [one["value"] for one in dated if one["from"] <= day.isoformat()]
    return int(held[-1]) if held else None
