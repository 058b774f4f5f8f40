"""One report → what was found in it, in full."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console

from hegui.reporting.as_terminal.table import REVIEW
from hegui.reporting.as_terminal.text import STYLES, say
from hegui.reporting.order import by_doubt, by_section
from hegui.reporting.settled import settled_words
from hegui.reporting.words import (
    SEVERITIES,
    copies_words,
    interval,
    one_line,
    places_words,
    who,
)

_PLACES = 3


def print_report(report: Mapping[str, Any], console: Console) -> None:
    """Print a report and its findings."""
    say(console, [(_headline(report), "bold")])
    say(console, [(report["path"], "dim")])
    if report["copies"]:
        say(console, [(f"同一份报告的其他文件：{'、'.join(copies_words(report))}", "dim")])
    if report["needs_review"]:
        say(console, [("需人工核对", "yellow"), (f" {report['needs_review']}。{REVIEW}", "")], 2)
    if report["score"]["limited_by"]:
        say(console, [(report["score"]["limited_by"], "")], 2)
    for words in _after(report):
        say(console, [(words, "")], 2)
    costs = {entry["finding"]: entry["why"] for entry in report["ledger"]}
    for _, found in by_section(report["findings"], {}):
        for finding in found:
            _print_finding(finding, costs.get(finding["id"], ""), console)
    doubts, alone = by_doubt(report["undetermined"])
    for doubt in report["doubts"]:
        if doubt["table"] is None and doubt["message"] not in doubts:
            say(console, [("存疑", "dim"), (f" {one_line(doubt['message'], 120)}", "")], 2)
    for doubt, rules in doubts.items():
        hanging = f" {one_line(doubt, 120)}。因此无法判断：{'、'.join(rules)}"
        say(console, [("存疑", "dim"), (hanging, "")], 2)
    for rule, said in alone.items():
        more = f"（等 {len(said)} 处）" if len(said) > 1 else ""
        say(console, [("无法判断", "dim"), (f" {rule} {one_line(said[0], 120)}{more}", "")], 2)
    if not report["findings"] and not report["undetermined"]:
        say(console, [("没有发现问题。", "")], 2)
    console.print()


def _headline(report: Mapping[str, Any]) -> str:
    scored = report["score"]
    name = who(report) + (f" {report['year']}年" if report["year"] else "")
    if scored["value"] is None:
        return f"{name}：不能评分，{report['reason']}"
    span = f"（暂定 {interval(scored)}）" if interval(scored) else ""
    return f"{name}：{scored['value']} 分，{scored['grade']}{span}"


def _after(report: Mapping[str, Any]) -> Iterator[str]:
    """The score after what the office decided; what to mend to reach the next grade."""
    settled, way = report.get("settled_score"), report.get("next_grade")
    if settled:
        limited = f"（{settled['limited_by']}）" if settled["limited_by"] else ""
        yield f"计入豁免和人工核查后：{settled['value']} 分，{settled['grade']}{limited}"
    if way:
        rules = Counter(one["rule"] for one in report["findings"] if one["id"] in way["findings"])
        named = "、".join(
            f"{rule}（{count} 处）" if count > 1 else rule for rule, count in rules.items()
        )
        count = len(way["findings"])
        yield f"先改这 {count} 处可到 {way['value']} 分，{way['grade']}：{named}"


def _print_finding(finding: Mapping[str, Any], why: str, console: Console) -> None:
    """Print a finding; *why* it costs less than is due, if it does."""
    severity = finding["severity"]
    free = finding["deduction"] == "0.0"
    told = [*([] if free else [f"扣 {finding['deduction']} 分"]), *([why] if why else [])]
    cost = f"（{'：'.join(told)}）" if told else ""
    trial = "（试行，不计）" if finding["draft"] else ""
    text = f" {finding['rule']} {trial}{finding['message']}{cost}"
    say(console, [(SEVERITIES[severity], STYLES[severity]), (text, "")], 2)
    say(console, [(f"位置：{_places(finding['places'])}", "dim")], 4)
    if decided := settled_words(finding.get("settled")):
        say(console, [(decided, "")], 4)
    if finding["remedy"]:
        say(console, [(f"改法：{finding['remedy']}", "dim")], 4)


def _places(places: Sequence[Mapping[str, Any]]) -> str:
    said = places_words(places)
    more = f"等 {len(said)} 处" if len(said) > _PLACES else ""
    return "、".join(said[:_PLACES]) + more
