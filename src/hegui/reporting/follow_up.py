"""A comparison → the words and the order in which writers tell it (整改核对)."""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui.comparison.change import ASKED, Change, Comparison, Counts, Fate, ReportChange, State
from hegui.comparison.compare import counted
from hegui.reporting.row import SEVERITY_ORDER
from hegui.reporting.words import SEVERITIES, interval, one_line, place_words, who

FATES = {  # in the order they are told
    Fate.REMAINING: "未改",
    Fate.NEW: "新出现",
    Fate.UNCHECKED: "没有再查",
    Fate.SETTLED: "不再要求改",
    Fate.MENDED: "已改",
}
STATES = {
    State.COMPARED: "两次都有",
    State.GONE: "这次没有",
    State.UNREADABLE: "这次未能审核",
    State.NEW: "这次新增",
}
SAME = "两次审核没有差别。"
_LONGEST = 300


def follow_up(counts: Counts) -> str:
    """「整改情况：12 处，已改 10，未改 1，没有再查 1，新出现 2」."""
    if not counts.asked:
        more = f"；新出现 {counts.new} 处" if counts.new else ""
        return f"整改情况：原来没有要改的错误和警告{more}"
    parts = [f"已改 {counts.mended}", f"未改 {counts.remaining}"]
    if counts.unchecked:
        parts.append(f"没有再查 {counts.unchecked}")
    if counts.settled:
        parts.append(f"不再要求改 {counts.settled}")
    if counts.new:
        parts.append(f"新出现 {counts.new}")
    return f"整改情况：{counts.asked} 处，{'，'.join(parts)}"


def reports_words(comparison: Comparison) -> str:
    """How many reports were compared, how their scores moved, which are on one side only."""
    totals = comparison.totals
    states = totals.reports
    parts = [f"两次都有的报告 {states[State.COMPARED]} 份"]
    if totals.better or totals.worse:
        parts[0] += f"：得分上升 {totals.better} 份，下降 {totals.worse} 份"
    if states[State.GONE]:
        parts.append(f"这次没有的 {states[State.GONE]} 份")
    if states[State.UNREADABLE]:
        parts.append(f"这次未能审核的 {states[State.UNREADABLE]} 份")
    if states[State.NEW]:
        brought = f"（错误、警告 {totals.brought} 处，不算新出现）" if totals.brought else ""
        parts.append(f"这次新增的 {states[State.NEW]} 份{brought}")
    return "；".join(parts) + "。"


def name_of(report: ReportChange) -> str:
    """Whose report of which year."""
    entry = report.entry
    return who(entry) + (f" {entry['year']}年" if entry["year"] else "")


def paths_of(report: ReportChange) -> str:
    """The file as it is called now, else as it was; both names if it was renamed."""
    paths = [entry["path"] for entry in (report.old, report.new) if entry is not None]
    names = {path.replace("!", "/").rpartition("/")[2] for path in paths}
    return paths[-1] if len(names) == 1 else f"{paths[0]} → {paths[1]}"


def points_words(report: ReportChange) -> str:
    """``76.0→93.5``, for a column; one side where nothing changed or there is one alone."""
    values = [entry["score"]["value"] for entry in (report.old, report.new) if entry is not None]
    told = [value or "-" for value in values]
    return "→".join(told if len(set(told)) > 1 else told[:1])


def score_words(report: ReportChange) -> str:
    """``76.0 分合格 → 93.5 分优秀``; one side where there is one alone."""
    told = [_score(entry) for entry in (report.old, report.new) if entry is not None]
    return " → ".join(told if len(set(told)) > 1 else told[:1])


def report_words(report: ReportChange) -> str:
    """What became of the findings of one report that had to be mended."""
    return follow_up(counted(report.changes)).removeprefix("整改情况：")


def told(report: ReportChange) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Groups (what became of them, findings); mended notices and the like are left out."""
    return by_fate([one for one in report.changes if is_told(one)])


def by_fate(changes: list[Change]) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Groups (what became of them, findings), none empty; the gravest first in each."""
    ranked = sorted(changes, key=lambda one: SEVERITY_ORDER.index(one.shown["severity"]))
    groups = ((word, tuple(one for one in ranked if one.fate is f)) for f, word in FATES.items())
    return tuple((word, found) for word, found in groups if found)


def is_told(change: Change) -> bool:
    """Whether a finding is told: every grave one, and notices that are new."""
    if change.shown["severity"] in ASKED:
        return change.asked or change.old is None or change.fate is not Fate.REMAINING
    return change.fate is Fate.NEW or (change.old is not None and change.old["severity"] in ASKED)


def is_worth_telling(report: ReportChange) -> bool:
    """Whether anything of a report is told."""
    return (
        report.state is not State.COMPARED
        or bool(report.opened)
        or any(map(is_told, report.changes))
    )


def change_words(change: Change, said: str = "") -> Iterator[tuple[str, str]]:
    """(what it is, text) of one finding: what it says, what it said, why, where.

    *said* is what the reader knows already of the whole report.
    """
    yield "问题", one_line(change.shown["message"], _LONGEST)
    if change.altered and change.old is not None:
        yield "原来", one_line(change.old["message"], _LONGEST)
    if change.why and change.why != said:
        yield "说明", one_line(change.why, _LONGEST)
    places = change.shown.get("places") or ()
    if places and change.fate in (Fate.REMAINING, Fate.NEW):
        yield "位置", place_words(places[0]) if "line" in places[0] else ""


def severity_words(change: Change) -> str:
    """How grave it is; both words where that is not what it was."""
    now = SEVERITIES[change.shown["severity"]]
    before = SEVERITIES[change.old["severity"]] if change.old is not None else now
    return now if now == before else f"{before}改为{now}"


def _score(entry: Mapping[str, Any]) -> str:
    score = entry["score"]
    if score["value"] is None:
        return "不能评分"
    span = f"（暂定 {interval(score)}）" if interval(score) else ""
    return f"{score['value']} 分{score['grade'] or ''}{span}"
