"""An audit document → data frames, and from there CSV that a spreadsheet opens unharmed.

One of two modules that know pandas. Text that a spreadsheet would run as a formula is written
as text; numbers stay numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from hegui.reporting.settled import settled_words
from hegui.reporting.words import (
    AGENCY_KINDS,
    CLUES,
    SEVERITIES,
    copies_words,
    harmless,
    places_words,
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_REPORTS = (
    "文件", "单位", "机关类别", "年度", "格式版本", "得分", "最低", "最高", "等级", "等级受限",
    "错误", "警告", "提示", "通过", "不通过", "不适用", "无法判断", "豁免", "不能评分的原因",
    "需人工核对", "同一份报告的其他文件", "计入豁免和人工核查后的得分", "计入后的等级",
)  # fmt: skip
_FINDINGS = (
    "文件", "单位", "年度", "规则", "规则名称", "级别", "试行", "问题", "改法", "扣分", "位置",
    "编号", "决定",
)  # fmt: skip
_ACROSS = (
    "规则", "规则名称", "级别", "试行", "单位", "年度", "问题（不扣分）", "改法", "涉及的报告",
    "位置", "编号",
)  # fmt: skip
_CLUES = (
    "线索（不扣分）", "单位", "年度", "说明", "数", "所对照的数", "哪一格", "稳健 z 值", "文件",
)  # fmt: skip
_AT_ONCE = 500  # reports


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


def across_frame(document: Mapping[str, Any]) -> pd.DataFrame:
    """One row a finding that shows only where reports stand beside each other."""
    return _frame([_across(entry) for entry in document["across"]], _ACROSS)


def clues_frame(document: Mapping[str, Any]) -> pd.DataFrame:
    """One row a clue."""
    return _frame([_clue(clue) for clue in document.get("clues", ())], _CLUES)


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """The frame as CSV in the encoding spreadsheets expect; no text can act as a formula.

    Raises:
        OSError: the file cannot be written.
    """
    with _opened(path) as file:
        _write(frame, file, header=True)


def write_tables(document: Mapping[str, Any], scores: Path, findings: Path) -> None:
    """Write one row a report into *scores*, one a finding into *findings*.

    Goes through the reports once and holds a few hundred of them at a time.

    Raises:
        OSError: the files cannot be written.
    """
    with _opened(scores) as for_scores, _opened(findings) as for_findings:
        header = True
        for part in _parts(document["reports"]):
            _write(reports_frame({"reports": part}), for_scores, header=header)
            _write(findings_frame({"reports": part}), for_findings, header=header)
            header = False


def _parts(reports: Iterable[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The reports, some at a time; an empty part if there are none, for the heads of columns."""
    part: list[Mapping[str, Any]] = []
    for report in reports:
        if len(part) == _AT_ONCE:
            yield part
            part = []
        part.append(report)
    yield part


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8-sig", newline="")


def _write(frame: pd.DataFrame, file: TextIO, *, header: bool) -> None:
    frame.map(_guarded).to_csv(file, index=False, header=header, lineterminator="\r\n")


def _frame(rows: Sequence[Sequence[object]], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype=object)


def _report(report: Mapping[str, Any]) -> list[object]:
    score, settled = report["score"], report.get("settled_score") or {}
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
        _number(settled.get("value")),
        settled.get("grade"),
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
        settled_words(finding.get("settled")) or None,
    ]


def _across(entry: Mapping[str, Any]) -> list[object]:
    return [
        entry["rule"],
        entry.get("title"),
        SEVERITIES[entry["severity"]],
        "是" if entry.get("draft") else "否",
        entry.get("agency") or None,
        entry.get("year"),
        entry["message"],
        entry.get("remedy"),
        "、".join(entry["paths"]),
        "、".join(places_words(entry.get("places", ()))),
        entry.get("id"),
    ]


def _clue(clue: Mapping[str, Any]) -> list[object]:
    return [
        CLUES[clue["kind"]],
        clue["agency"],
        clue["year"],
        clue["message"],
        clue["value"],
        clue["expected"],
        clue.get("label"),
        clue.get("z"),
        clue["path"],
    ]


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _guarded(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    text = harmless(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
