"""One row a report: its scores, its rank, and the shortest way to the next grade."""

from collections.abc import Mapping
from typing import Any

from hegui.reporting.as_workbook.book import Column
from hegui.reporting.as_workbook.cells import Cell, Marked
from hegui.reporting.as_workbook.findings import Linked, first_places, number, to_findings
from hegui.reporting.row import SEVERITY_ORDER
from hegui.reporting.words import AGENCY_KINDS, copies_words

SCORES = (
    Column("单位", 26),
    Column("年度", 7, "centre"),
    Column("机关类别", 10, "centre"),
    Column("得分", 8, "points"),
    Column("最低", 7, "points"),
    Column("最高", 7, "points"),
    Column("等级", 8, "centre"),
    Column("等级受限", 26),
    Column("计入豁免和人工核查后的得分", 17, "points"),
    Column("计入后的等级", 13, "centre"),
    Column("名次（同年度）", 9, "centre"),
    Column("错误", 7, "count"),
    Column("警告", 7, "count"),
    Column("提示", 7, "count"),
    Column("无法判断", 7, "count"),
    Column("问题清单", 9, "centre"),
    Column("下一等级", 12, "centre"),
    Column("改正哪几处即可达到", 40),
    Column("需人工核对、不能评分的原因", 28),
    Column("同一份报告的其他文件", 22),
    Column("文件", 34),
)
BAR = 3  # the column of the score
_NAMED = 6  # findings to mend that are named


def score_row(report: Mapping[str, Any], rank: str, spot: str, file: Linked) -> tuple[Cell, ...]:
    """The row of a report; *spot* is where its findings begin."""
    score, settled = report["score"], report.get("settled_score") or {}
    why = [report[name] for name in ("reason", "needs_review") if report[name]]
    goal, way = _way_up(report)
    return (
        report["agency"] or report["title"],
        report["year"],
        AGENCY_KINDS[report["agency_kind"]],
        number(score["value"]),
        *_span(score),
        score["grade"] if score["value"] is not None else Marked("不能评分", "faint"),
        score["limited_by"],
        number(settled.get("value")),
        settled.get("grade"),
        rank or None,
        *(report["counts"][name] for name in SEVERITY_ORDER),
        report["outcomes"]["undetermined"],
        to_findings(report, spot),
        goal,
        way,
        "；".join(why) or None,
        "；".join(copies_words(report)) or None,
        file(report["path"]),
    )


def _span(score: Mapping[str, Any]) -> tuple[Cell, Cell]:
    """The ends of the score; faint where they are the score itself."""
    ends = number(score["low"]), number(score["high"])
    if score["low"] == score["high"]:
        return Marked(ends[0], "faint"), Marked(ends[1], "faint")
    return ends


def _way_up(report: Mapping[str, Any]) -> tuple[Cell, Cell]:
    """The next grade with its score, and which findings to mend for it."""
    goal = report.get("next_grade")
    if not goal:
        return None, None
    by_id = {found["id"]: found for found in report["findings"]}
    to_mend = [first_places(by_id[one]) for one in goal["findings"] if one in by_id]
    more = len(goal["findings"]) - len(to_mend[:_NAMED])
    told = "\n".join(to_mend[:_NAMED]) + (f"\n……另有 {more} 处" if more > 0 else "")
    return f"{goal['grade']}（{goal['value']} 分）", f"{len(goal['findings'])} 处：\n{told}"
