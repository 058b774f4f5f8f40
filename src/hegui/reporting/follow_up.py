"""A comparison → the words and the order in which writers tell it (整改核对)."""

from collections.abc import Iterable, Iterator, Sequence

from hegui.comparison.change import (
    Apart,
    Change,
    Comparison,
    Counts,
    Entry,
    Fate,
    ReportChange,
    Seen,
    State,
    Uncounted,
    Unmet,
    settled_score,
    waived,
)
from hegui.comparison.compare import counted
from hegui.reporting.row import SEVERITY_ORDER
from hegui.reporting.settled import settled_words, verdict_words
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
APART = {  # in the order they are told, each with what its heading says
    Apart.WAIVED: "原来豁免或者认定误报的（不计）",
    Apart.SETTLED: "新出现而已经豁免或者认定误报的（不计）",
    Apart.NOTICE: "提示（不计）",
}
AFTER = "计入豁免和人工核查后"
SAME = "两次审核没有差别。"
_APART_FATES = {Fate.NEW: "新出现", Fate.MENDED: "没有了", Fate.UNCHECKED: "没有再查"}
_SEEN = {Seen.WAITING: "由人再看", Seen.STANDING: "仍不符合", Seen.FOUND: "新核查出"}
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


def uncounted_words(beside: Uncounted) -> str:
    """What is listed and not counted, in one sentence; "" if nothing is."""
    found = []
    if beside.waived:
        lapsed = f"（其中 {beside.lapsed} 处这次不再豁免，要改）" if beside.lapsed else ""
        found.append(f"原来豁免或者认定误报的 {beside.waived} 处{lapsed}")
    if beside.settled:
        found.append(f"新出现而已经豁免或者认定误报的 {beside.settled} 处")
    if beside.notices:
        found.append(f"提示 {beside.notices} 处")
    sentences = [f"另外列出、不计在内的：{'，'.join(found)}"] if found else []
    if beside.unmet:
        cleared = f"（其中 {beside.cleared} 项已再看，不再是不符合）" if beside.cleared else ""
        sentences.append(f"人工核查不符合的 {beside.unmet} 项，由人再看{cleared}")
    return "；".join(sentences) + ("。" if sentences else "")


def reports_words(comparison: Comparison) -> str:
    """How many reports were compared, how their scores moved, which are on one side only."""
    totals = comparison.totals
    states = totals.reports
    parts = [f"两次都有的报告 {states[State.COMPARED]} 份"]
    if totals.better or totals.worse:
        parts[0] += f"：得分上升 {totals.better} 份，下降 {totals.worse} 份"
    if totals.settled and (totals.settled_better or totals.settled_worse):
        rose = f"上升 {totals.settled_better} 份，下降 {totals.settled_worse} 份"
        parts[0] += f"；{AFTER}的得分{rose}"
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
    return _step([value or "-" for value in values], "→")


def score_words(report: ReportChange) -> str:
    """``76.0 分合格 → 93.5 分优秀``; one side where there is one alone."""
    sides = [entry for entry in (report.old, report.new) if entry is not None]
    return _step([_score(entry["score"]) for entry in sides], " → ")


def settled_points_words(report: ReportChange) -> str:
    """``80.0→93.5``: the points after waivers and checks; "" where nothing was settled."""
    sides = _settled_sides(report)
    return _step([settled_score(entry)["value"] or "-" for entry in sides], "→")


def settled_score_words(report: ReportChange) -> str:
    """``80.0 分良好 → 93.5 分优秀`` after waivers and checks; "" where nothing was settled."""
    return _step([_score(settled_score(entry)) for entry in _settled_sides(report)], " → ")


def report_words(report: ReportChange) -> str:
    """What became of the findings of one report that had to be mended."""
    return follow_up(counted(report.changes)).removeprefix("整改情况：")


def told(report: ReportChange) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Groups (what became of them, findings) of those that are counted, and no others."""
    return by_fate(report.changes)


def by_fate(changes: Iterable[Change]) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Groups (what became of them, findings) of what is counted; the gravest first in each."""
    ranked = _ranked(one for one in changes if one.apart is None)
    groups = ((word, tuple(one for one in ranked if one.fate is f)) for f, word in FATES.items())
    return tuple((word, found) for word, found in groups if found)


def set_apart(changes: Iterable[Change]) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """Groups (heading that says why they are not counted, findings), none empty."""
    ranked = _ranked(one for one in changes if one.shows)
    groups = ((word, tuple(one for one in ranked if one.apart is a)) for a, word in APART.items())
    return tuple((f"{word}{len(found)} 处", found) for word, found in groups if found)


def fate_word(change: Change) -> str:
    """What became of a finding, in one word; of one that is not counted, with no praise."""
    if change.apart is None:
        return FATES[change.fate]
    if change.apart is Apart.SETTLED:
        return FATES[Fate.NEW]
    return "还在，要改" if change.lapsed else _APART_FATES.get(change.fate, "还在")


def unmet_heading(unmet: Sequence[Unmet]) -> str:
    """「人工核查不符合的 2 项：由人再看，程序不能再查」."""
    return f"人工核查不符合的 {len(unmet)} 项：由人再看，程序不能再查"


def unmet_words(one: Unmet) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """(what became of it, what is unmet, lines: whose answer and what they wrote)."""
    word = _SEEN.get(one.seen) or f"再看：{verdict_words(one.new['verdict'] if one.new else None)}"
    what = one_line(one.asked["what"], _LONGEST)
    if one.asked.get("kind") == "open":
        what += "（规则无法判断，由人核查）"
    now = None if one.seen is Seen.WAITING else one.new
    lines = [(name, _answer(told)) for name, told in (("原来", one.old), ("这次", now)) if told]
    return word, what, tuple(lines)


def is_worth_telling(report: ReportChange) -> bool:
    """Whether anything of a report is told."""
    return (
        report.state is not State.COMPARED
        or bool(report.opened)
        or bool(report.unmet)
        or any(one.shows for one in report.changes)
    )


def change_words(change: Change, said: str = "") -> Iterator[tuple[str, str]]:
    """(what it is, text) of one finding: what it says, what it said, why, where.

    *said* is what the reader knows already of the whole report.
    """
    yield "问题", one_line(change.shown["message"], _LONGEST)
    if change.altered and change.old is not None:
        yield "原来", one_line(change.old["message"], _LONGEST)
    yield from _why_apart(change)
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


def _why_apart(change: Change) -> Iterator[tuple[str, str]]:
    """Why a finding is not counted, where its heading does not say it all."""
    if change.apart is Apart.WAIVED and change.old is not None:
        yield "原来的决定", settled_words(change.old["settled"])
        if change.lapsed:
            yield "这次", "没有豁免，也没有认定误报，要改"
        elif change.new is not None and waived(change.new):
            yield "这次", settled_words(change.new["settled"])
        elif change.new is not None:
            yield "这次", "没有豁免，也没有认定误报；是提示，不要求改"
    elif change.apart is Apart.NOTICE and change.old is not None:
        yield "不计", "原来是提示，没有要求改"


def _answer(answer: Entry) -> str:
    note = one_line(answer.get("note") or "", _LONGEST)
    told = [one_line(answer[name], 40) for name in ("by", "date") if answer.get(name)]
    word = verdict_words(answer["verdict"])
    return word + (f"：{note}" if note else "") + (f"（{'，'.join(told)}）" if told else "")


def _ranked(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda one: SEVERITY_ORDER.index(one.shown["severity"]))


def _settled_sides(report: ReportChange) -> list[Entry]:
    """Both sides, if either has a score after waivers and checks; else none."""
    sides = [entry for entry in (report.old, report.new) if entry is not None]
    return sides if any(entry.get("settled_score") for entry in sides) else []


def _step(told: list[str], arrow: str) -> str:
    return arrow.join(told if len(set(told)) > 1 else told[:1])


def _score(score: Entry) -> str:
    if score["value"] is None:
        return "不能评分"
    span = f"（暂定 {interval(score)}）" if interval(score) else ""
    return f"{score['value']} 分{score['grade'] or ''}{span}"
