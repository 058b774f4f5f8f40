"""What the office decided about findings and open points, in words."""

from collections.abc import Mapping
from typing import Any

from hegui.reporting.words import one_line

SETTLED = {"waived": "豁免", "dismissed": "误报", "confirmed": "属实"}
VERDICTS = {
    "met": "符合",
    "unmet": "不符合",
    "not_applicable": "不适用",
    "confirmed": "属实",
    "false_alarm": "误报",
}


def settled_words(settled: Mapping[str, Any] | None) -> str:
    """``豁免：机构改革，并入上级统计（张三，2026-03-01，至 2026-12-31）``; "" if nothing was."""
    if not settled:
        return ""
    reason = one_line(settled.get("reason") or "", 200)
    told = [one_line(settled[name], 40) for name in ("by", "date") if settled.get(name)]
    if settled.get("until"):
        told.append(f"至 {one_line(settled['until'], 20)}")
    how = SETTLED.get(settled["how"], one_line(settled["how"], 20))
    return how + (f"：{reason}" if reason else "") + (f"（{'，'.join(told)}）" if told else "")


def verdict_words(verdict: str | None) -> str:
    """What a person found, as the checklist has it."""
    return VERDICTS.get(verdict or "", one_line(verdict or "", 20))
