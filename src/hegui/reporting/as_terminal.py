"""An audit document → a terminal: a table of reports, what was found, one last sentence.

Uses only signs that GBK has, and plain hyphens for lines: box drawing is two columns wide on
a Chinese console. Colour is left to the console, which gives none when piped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hegui.reporting.order import by_section
from hegui.reporting.summary import summary, verdict
from hegui.reporting.words import (
    SEVERITIES,
    harmless,
    interval,
    one_line,
    places_words,
    shared_folder,
    who,
)

_FEW = 3  # so many reports are told in full unasked
_PLACES = 3
_LINES = Box("    \n    \n -- \n    \n    \n    \n    \n    \n")
_STYLES = {"error": "bold red", "warning": "yellow", "notice": "cyan"}
# Latin words stay whole; signs that must not begin a line stay with what they close.
_PIECES = re.compile(
    r"[!-~]+ ?[，。、；：！？）〕》」”’…%]*|.[，。、；：！？）〕》」”’…]*", re.DOTALL
)

Piece = tuple[str, str]  # text and its style


def print_run(document: Mapping[str, Any], *, console: Console, details: bool = False) -> None:
    """Print a run: all reports in a table, findings where few or asked for, and the verdict."""
    reports = document["reports"]
    if reports:
        folder = shared_folder([report["path"] for report in reports])
        if folder:
            _say(console, [(f"文件都在 {folder} 下。", "dim")])
            console.print()
        console.print(_overview(reports, folder))
        console.print()
        if any(interval(report["score"]) for report in reports):
            _say(console, [("≥ 表示得分是暂定的：有规则无法判断，最低可能是这个数。", "dim")])
            console.print()
    if details or len(reports) <= _FEW:
        for report in reports:
            _print_report(report, console)
    _print_unreadable(document["unreadable"], console)
    _say(console, [(verdict(summary(document)), "bold")])
    if len(reports) > _FEW and not details:
        _say(console, [("各份报告的问题：加 --details 在这里列出，或用 --html 写成网页。", "dim")])


def _overview(reports: Sequence[Mapping[str, Any]], folder: str) -> Table:
    table = Table(box=_LINES, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("单位 / 文件", overflow="fold")
    table.add_column("年度", no_wrap=True)
    table.add_column("得分", justify="right", no_wrap=True)
    table.add_column("等级", no_wrap=True)
    for word in (*SEVERITIES.values(), "无法\n判断"):
        table.add_column(word, justify="right", no_wrap=True)
    for report in reports:
        table.add_row(*_row(report, folder))
    return table


def _row(report: Mapping[str, Any], folder: str) -> list[Text]:
    name = Text(who(report))
    if report["agency"] or report["title"]:
        name.append("\n" + harmless(report["path"].removeprefix(folder)), style="dim")
    scored, counts = report["score"], report["counts"]
    value = Text(scored["value"] or "-", style="bold")
    if interval(scored):
        value.append(f"\n≥{scored['low']}", style="dim not bold")
    return [
        name,
        Text(str(report["year"] or "不明")),
        value,
        Text(scored["grade"] or "不能评分"),
        *(
            Text(str(counts[severity]), style=_STYLES[severity] if counts[severity] else "dim")
            for severity in SEVERITIES
        ),
        Text(str(report["outcomes"]["undetermined"])),
    ]


def _print_report(report: Mapping[str, Any], console: Console) -> None:
    _say(console, [(_headline(report), "bold")])
    _say(console, [(report["path"], "dim")])
    if report["score"]["limited_by"]:
        _say(console, [(report["score"]["limited_by"], "")], 2)
    for _, found in by_section(report["findings"], {}):
        for finding in found:
            _print_finding(finding, console)
    reasons: dict[str, list[str]] = {}
    for entry in report["undetermined"]:
        reasons.setdefault(entry["rule"], []).append(one_line(entry["reason"], 120))
    for rule, said in reasons.items():
        more = f"（等 {len(said)} 处）" if len(said) > 1 else ""
        _say(console, [("无法判断", "dim"), (f" {rule} {said[0]}{more}", "")], 2)
    if not report["findings"] and not reasons:
        _say(console, [("没有发现问题。", "")], 2)
    console.print()


def _headline(report: Mapping[str, Any]) -> str:
    scored = report["score"]
    name = who(report) + (f" {report['year']}年" if report["year"] else "")
    if scored["value"] is None:
        return f"{name}：不能评分，{report['reason']}"
    span = f"（暂定 {interval(scored)}）" if interval(scored) else ""
    return f"{name}：{scored['value']} 分，{scored['grade']}{span}"


def _print_finding(finding: Mapping[str, Any], console: Console) -> None:
    severity = finding["severity"]
    cost = "" if finding["deduction"] == "0.0" else f"（扣 {finding['deduction']} 分）"
    trial = "（试行，不计）" if finding["draft"] else ""
    told = f" {finding['rule']} {trial}{finding['message']}{cost}"
    _say(console, [(SEVERITIES[severity], _STYLES[severity]), (told, "")], 2)
    _say(console, [(f"位置：{_places(finding['places'])}", "dim")], 4)
    if finding["remedy"]:
        _say(console, [(f"改法：{finding['remedy']}", "dim")], 4)


def _places(places: Sequence[Mapping[str, Any]]) -> str:
    said = places_words(places)
    more = f"等 {len(said)} 处" if len(said) > _PLACES else ""
    return "、".join(said[:_PLACES]) + more


def _print_unreadable(unreadable: Sequence[Mapping[str, Any]], console: Console) -> None:
    if not unreadable:
        return
    _say(console, [(f"未能审核 {len(unreadable)} 个文件：", "bold")])
    for entry in unreadable:
        _say(console, [(f"{entry['path']}：{entry['reason']}", "")], 2)
    console.print()


def _say(console: Console, pieces: Sequence[Piece], indent: int = 0) -> None:
    """Print text as it is; lines after the first stand two columns further in."""
    for number, line in enumerate(_wrapped(pieces, console.width, indent)):
        text = Text(" " * (indent + (2 if number else 0))).append_text(line)
        console.print(text, soft_wrap=True)


def _wrapped(pieces: Sequence[Piece], width: int, indent: int) -> Iterator[Text]:
    # Our own wrapping: rich breaks at blanks, and Chinese has none.
    line, used = Text(), indent
    for told, style in pieces:
        for piece in _PIECES.findall(" ".join(harmless(told).splitlines())):
            long = cell_len(piece)
            if used + cell_len(piece.rstrip()) > width and line:
                line.rstrip()
                yield line
                line, used = Text(), indent + 2
                piece = piece.lstrip()  # noqa: PLW2901 - a line never begins with a blank
                long = cell_len(piece)
            line.append(piece, style=style or None)
            used += long
    yield line
