"""A whole audit → what the bulletin (综合通报) says, by the names templates use."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hegui.reporting.row import Row
from hegui.reporting.summary import Survey
from hegui.reporting.words import SEVERITIES, one_line, places_words, who

_LONG = 600
_NAMED = 5  # agencies a finding across reports names; more are counted

Values = dict[str, Any]


def bulletin_values(
    seen: Survey, document: Mapping[str, Any], letters: int, settled: Mapping[str, str]
) -> Values:
    """Everything the bulletin can say.

    Args:
        seen: the run in small.
        document: the audit document.
        letters: how many agencies get a letter.
        settled: path → the score after waivers and checks, in words, where there is one.
    """
    totals = seen.totals
    years = sorted({row.year for row in seen.rows if row.year is not None})
    across = [one for one in document["across"] if not one.get("draft")]
    return {
        "年度": _span(years),
        "报告数": str(totals.reports),
        "没有问题数": str(totals.clean),
        "整改数": str(letters),
        "不能评分数": _some(totals.unscored),
        "错误数": str(totals.findings["error"]),
        "警告数": str(totals.findings["warning"]),
        "提示数": str(totals.findings["notice"]),
        "无法判断数": _some(totals.undetermined),
        "暂定数": _some(totals.provisional),
        "识别数": _some(totals.scanned),
        "等级": [{"名称": name, "份数": str(number)} for name, number in totals.grades],
        "等级情况": "、".join(f"{name}{number}份" for name, number in totals.grades if number),
        "最低分": totals.lowest or "",
        "中位分": totals.median or "",
        "得分": [
            _score(at, row, settled.get(row.path, ""))
            for at, row in enumerate(sorted(seen.rows, key=_rank), 1)
        ],
        "常见问题": [
            {
                "序号": str(at),
                "规则": one.rule,
                "名称": one.title,
                "级别": SEVERITIES[one.severity],
                "份数": str(one.reports),
            }
            for at, one in enumerate(totals.common, 1)
            if one.severity != "notice"
        ],
        "对照问题": [_across(at, one) for at, one in enumerate(across, 1)],
        "未能审核": [
            {
                "序号": str(at),
                "文件": one_line(one["path"], _LONG),
                "原因": one_line(one["reason"], _LONG),
            }
            for at, one in enumerate(document["unreadable"], 1)
        ],
    }


def _span(years: list[int]) -> str:
    if not years:
        return "＿＿＿＿"
    first, last = years[0], years[-1]
    return str(first) if first == last else f"{first}—{last}"


def _rank(row: Row) -> tuple[bool, Decimal, str, int, str]:
    """Best first; those without a score last."""
    return row.points is None, -(row.points or Decimal(0)), row.name, row.year or 0, row.path


def _score(number: int, row: Row, settled: str) -> Values:
    remarks = [f"计入豁免和人工核查后{settled}"] if settled else []
    if row.reason:
        remarks.append(f"不能评分：{row.reason}")
    if row.provisional:
        remarks.append(f"暂定，在{row.low}～{row.high}之间")
    if row.limited_by:
        remarks.append(row.limited_by)
    if row.needs_review:
        remarks.append(row.needs_review)
    return {
        "序号": str(number),
        "单位": row.name,
        "年度": "" if row.year is None else str(row.year),
        "得分": row.value or "—",
        "等级": row.grade or "—",
        "错误": str(row.counts[0]),
        "警告": str(row.counts[1]),
        "备注": one_line("；".join(remarks), _LONG),
    }


def _across(number: int, entry: Mapping[str, Any]) -> Values:
    paths = entry["paths"]
    more = f"等{len(paths)}份" if len(paths) > _NAMED else ""
    agency = entry.get("agency")
    return {
        "序号": str(number),
        "规则": entry["rule"],
        "名称": entry.get("title") or "",
        "级别": SEVERITIES[entry["severity"]],
        "单位": who({"agency": agency, "title": None, "path": ""}) if agency else "",
        "年度": "" if entry.get("year") is None else str(entry["year"]),
        "问题": one_line(entry["message"], _LONG),
        "位置": "、".join(places_words(entry.get("places", ()))[:_NAMED]),
        "文件": "、".join(one_line(path, _LONG) for path in paths[:_NAMED]) + more,
        "改法": one_line(entry.get("remedy") or "", _LONG),
    }


def _some(number: int) -> str:
    """A number that is "" for none, so that a template can ask whether there are any."""
    return str(number) if number else ""
