"""A comparison → a terminal: what to know first, each report that changed, one last sentence."""

from collections.abc import Sequence

from rich.console import Console

from hegui.comparison.change import Change, Comparison, ReportChange, Seen, State, Unmet
from hegui.comparison.compare import counted
from hegui.reporting.as_terminal.text import STYLES, Name, plain_table, say
from hegui.reporting.follow_up import (
    AFTER,
    SAME,
    STATES,
    by_fate,
    change_words,
    fate_word,
    follow_up,
    is_worth_telling,
    name_of,
    paths_of,
    points_words,
    report_words,
    reports_words,
    score_words,
    set_apart,
    settled_points_words,
    settled_score_words,
    severity_words,
    told,
    uncounted_words,
    unmet_heading,
    unmet_words,
)
from hegui.reporting.words import one_line

_FEW = 3  # so many reports are told in full unasked
_LINES = 200  # more make a table that nobody reads
_COLUMNS = ("要改", "已改", "未改", "没有再查", "新出现")
_MOST = 20  # findings across reports
_MOST_OPEN = 6
_BRIEF = frozenset({"已改"})  # nobody has to act on these: one line each


def print_comparison(
    comparison: Comparison, *, console: Console, details: bool = False, brief: bool = False
) -> None:
    """Print a comparison; *brief*: only the last sentence."""
    for caution in comparison.cautions:
        say(console, [("注意", "yellow"), (f" {caution}", "")])
    if comparison.cautions:
        console.print()
    if not brief:
        _print_table(comparison.reports, console, details=details)
        if details or len(comparison.reports) <= _FEW:
            for report in comparison.reports:
                if is_worth_telling(report):
                    _print_report(report, console)
        _print_across(comparison.across, console, details=details)
        for entry in comparison.unreadable:
            say(console, [("这次未能审核", "bold"), (f" {entry['path']}：{entry['reason']}", "")])
    if comparison.same:
        say(console, [(SAME, "")])
    say(console, [(reports_words(comparison), "")])
    if beside := uncounted_words(comparison.totals.uncounted):
        say(console, [(beside, "")])
    say(console, [(f"{follow_up(comparison.totals.counts)}。", "bold")])
    if not brief and not details and len(comparison.reports) > _FEW:
        say(console, [("各份报告的问题：加 --details 在这里列出，或用 --html 写成网页。", "dim")])


def _print_table(reports: Sequence[ReportChange], console: Console, *, details: bool) -> None:
    """Print one line a report; of many, those of which something became."""
    table = plain_table()
    table.add_column("报告")
    for name in ("得分", *_COLUMNS):
        table.add_column(name, justify="right", no_wrap=True)
    rows = left = 0
    for report in reports:
        if len(reports) > _LINES and not details and report.quiet:
            continue
        if rows >= _LINES and not details:
            left += 1
            continue
        rows += 1
        table.add_row(Name(name_of(report), _beside_name(report)), *_cells(report))
    if rows:
        console.print(table)
        if left:
            say(console, [(f"还有 {left} 份：加 --details 列出，网页和 JSON 里也有。", "dim")])
        console.print()


def _cells(report: ReportChange) -> list[str]:
    counts = counted(report.changes)
    if report.state is State.NEW:
        return [points_words(report), *[""] * len(_COLUMNS)]
    numbers = (counts.asked, counts.mended, counts.remaining, counts.unchecked, counts.new)
    return [points_words(report), *(str(number) if number else "-" for number in numbers)]


def _beside_name(report: ReportChange) -> str:
    words = [] if report.state is State.COMPARED else [STATES[report.state]]
    if counted(report.changes).settled:
        words.append(f"不再要求改 {counted(report.changes).settled}")
    if points := settled_points_words(report):
        words.append(f"{AFTER} {points}")
    if report.opened:
        words.append(f"这次另有 {len(report.opened)} 条规则无法判断")
    return "，".join(words)


def _print_report(report: ReportChange, console: Console) -> None:
    head = f"{name_of(report)}：{score_words(report)}"
    if report.state is not State.COMPARED:
        head = f"{STATES[report.state]} {head}"
    say(console, [(head, "bold")])
    say(console, [(paths_of(report), "dim")])
    if after := settled_score_words(report):
        say(console, [(f"{AFTER}：{after}", "")], 2)
    if report.state is State.NEW:
        grave = sum(1 for one in report.changes if one.grave)
        say(console, [(f"错误、警告 {grave} 处；上次没有审核，不算新出现。", "")], 2)
        console.print()
        return
    if report.reason:
        say(console, [(f"{report.reason}。", "")], 2)
    say(console, [(f"{report_words(report)}。", "")], 2)
    _print_findings(report, console)
    console.print()


def _print_findings(report: ReportChange, console: Console) -> None:
    """Print what is counted, then what is not and why, then what no rule can say."""
    for _, changes in told(report):
        for change in changes:
            _print_change(change, console, said=report.reason)
    for heading, changes in set_apart(report.changes):
        say(console, [(f"{heading}：", "bold")], 2)
        for change in changes:
            _print_change(change, console, said=report.reason, indent=4)
    if report.unmet:
        say(console, [(f"{unmet_heading(report.unmet)}：", "bold")], 2)
        for one in report.unmet:
            _print_unmet(one, console)
    for entry in report.opened[:_MOST_OPEN]:
        text = f" {entry['rule']} {one_line(entry['reason'], 120)}"
        say(console, [("这次无法判断", "dim"), (text, "")], 2)
    if len(report.opened) > _MOST_OPEN:
        say(console, [(f"等 {len(report.opened)} 条规则", "dim")], 2)


def _print_unmet(one: Unmet, console: Console) -> None:
    word, what, lines = unmet_words(one)
    say(console, [(word, "green" if one.seen is Seen.CLEARED else "yellow"), (f" {what}", "")], 4)
    for name, line in lines:
        say(console, [(f"{name}：{line}", "dim")], 6)


def _print_change(change: Change, console: Console, *, said: str = "", indent: int = 2) -> None:
    word = fate_word(change)
    style = "green" if word in _BRIEF else STYLES[change.shown["severity"]]
    severity = severity_words(change)
    lines = dict(change_words(change, said))
    text = f" {severity} {change.shown['rule']} {lines.pop('问题')}"
    say(console, [(word, style), (text, "")], indent)
    if word not in _BRIEF:
        for what, line in lines.items():
            if line:
                say(console, [(f"{what}：{line}", "dim")], indent + 2)


def _print_across(across: Sequence[Change], console: Console, *, details: bool) -> None:
    if not any(one.shows for one in across):
        return
    say(console, [("各份报告对照发现的问题：", "bold")])
    left = 0
    counted_ones = [("", changes) for _, changes in by_fate(across)]
    for heading, changes in [*counted_ones, *set_apart(across)]:
        if heading:
            say(console, [(f"{heading}：", "bold")], 2)
        shown = changes if details else changes[:_MOST]
        left += len(changes) - len(shown)
        for change in shown:
            _print_change(change, console, indent=4 if heading else 2)
    if left:
        say(console, [(f"还有 {left} 处：加 --details 列出。", "dim")])
    console.print()
