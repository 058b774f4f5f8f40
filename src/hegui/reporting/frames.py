"""An audit document → data frames, and from there CSV that a spreadsheet opens unharmed.

The only module that knows pandas. Text that a spreadsheet would run as a formula is written
as text; numbers stay numbers.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from hegui.reporting.words import (
    AGENCY_KINDS,
    SEVERITIES,
    copies_words,
    harmless,
    places_words,
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_REPORTS = (
    "文件", "单位", "机关类别", "年度", "格式版本", "得分", "最低", "最高", "等级", "等级受限",
    "错误", "警告", "提示", "通过", "不通过", "不适用", "无法判断", "豁免", "不能评分的原因",
    "需人工核对", "同一份报告的其他文件",
)  # fmt: skip
_FINDINGS = (
    "文件", "单位", "年度", "规则", "规则名称", "级别", "试行", "问题", "改法", "扣分", "位置",
    "编号",
)  # fmt: skip


def reports_frame(document: Mapping[str, Any]) -> pd.DataFrame:
    """One row a report: whose, which year, score, grade, counts."""
    return _frame([_report(report) for report in document["reports"]], _REPORTS)


def findings_frame(document: Mapping[str, Any]) -> pd.DataFrame:
    """One row a finding, in the order of the document."""
    rows = [
        _finding(report, finding)
        for report in document["reports"]
        for finding in report["findings"]
    ]
    return _frame(rows, _FINDINGS)


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """The frame as CSV in the encoding spreadsheets expect; no text can act as a formula.

    Raises:
        OSError: the file cannot be written.
    """
    frame.map(_guarded).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def _frame(rows: Sequence[Sequence[object]], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


def _report(report: Mapping[str, Any]) -> list[object]:
    score = report["score"]
    return [
        report["path"],
        report["agency"],
        AGENCY_KINDS[report["agency_kind"]],
        report["year"],
        report["edition"],
        *(_number(score[end]) for end in ("value", "low", "high")),
        score["grade"],
        score["limited_by"],
        *(report["counts"][severity] for severity in SEVERITIES),
        *report["outcomes"].values(),
        report["reason"],
        report["needs_review"],
        "；".join(copies_words(report)) or None,
    ]


def _finding(report: Mapping[str, Any], finding: Mapping[str, Any]) -> list[object]:
    return [
        report["path"],
        report["agency"],
        report["year"],
        finding["rule"],
        finding["title"],
        SEVERITIES[finding["severity"]],
        "是" if finding["draft"] else "否",
        finding["message"],
        finding["remedy"],
        _number(finding["deduction"]),
        "、".join(places_words(finding["places"])),
        finding["id"],
    ]


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _guarded(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    text = harmless(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
