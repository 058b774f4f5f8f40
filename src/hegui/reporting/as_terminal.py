"""An audit document → a terminal: a table of reports, what was found, one last sentence.

Uses only signs that GBK has, and plain hyphens for lines: box drawing is two columns wide on
a Chinese console. Colour is left to the console, which gives none when piped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.box import Box
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from hegui.reporting.order import by_doubt, by_section
from hegui.reporting.summary import summary, verdict
from hegui.reporting.words import (
    SEVERITIES,
    checklist_words,
    copies_words,
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
# Latin words stay whole; signs that must not begin or end a line stay with what they enclose.
_PIECES = re.compile(
    r"[「（《“‘〔]*(?:[!-~]+ ?[，。、；：！？）〕》」”’…%]*|.[，。、；：！？）〕》」”’…]*)",
    re.DOTALL,
)
_ENDING = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,5}$")
_LIMITED = "限"
_SCANNED = "扫"
_REVIEW = "错误和警告都不下结论，列为无法判断。"
_NARROWEST = 12

Piece = tuple[str, str]  # text and its style


def print_run(document: Mapping[str, Any], *, console: Console, details: bool = False) -> None:
    """Print a run: all reports in a table, findings where few or asked for, and the verdict."""
    reports = document["reports"]
    if reports:
        _print_table(reports, console)
    if details or len(reports) <= _FEW:
        for report in reports:
            _print_report(report, console)
    if told := checklist_words(reports):
        _say(console, [(told, "dim")])
        console.print()
    print_verdict(document, console=console)
    if len(reports) > _FEW and not details:
        _say(console, [("各份报告的问题：加 --details 在这里列出，或用 --html 写成网页。", "dim")])


def print_verdict(document: Mapping[str, Any], *, console: Console) -> None:
    """Print what concerns several files, those not audited, and the one last sentence."""
    _print_across(document["across"], console)
    _print_unreadable(document["unreadable"], console)
    _say(console, [(verdict(summary(document)), "bold")])


def _print_table(reports: Sequence[Mapping[str, Any]], console: Console) -> None:
    folder = shared_folder([report["path"] for report in reports])
    if folder:
        _say(console, [(f"文件都在 {folder} 下。", "dim")])
        console.print()
    console.print(_overview(reports, folder))
    console.print()
    legend = []
    if any(interval(report["score"]) for report in reports):
        legend.append("≥ 表示得分是暂定的：有规则无法判断，最低可能是这个数。")
    if any(report["score"]["limited_by"] for report in reports):
        legend.append(f"{_LIMITED}：有一票限制的问题，等级低于分数应得的等级。")
    if any(report["needs_review"] for report in reports):
        legend.append(f"{_SCANNED}：由扫描件识别，结论要人工核对。{_REVIEW}")
    for line in legend:
        _say(console, [(line, "dim")])
    if legend:
        console.print()


def _overview(reports: Sequence[Mapping[str, Any]], folder: str) -> Table:
    table = Table(box=_LINES, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("单位 / 文件")
    table.add_column("年度", no_wrap=True)
    table.add_column("得分", justify="right", no_wrap=True)
    table.add_column("等级", no_wrap=True)
    for word in (*SEVERITIES.values(), "无法\n判断"):
        table.add_column(word, justify="right", no_wrap=True)
    for report in reports:
        table.add_row(*_row(report, folder))
    return table


class _Name:
    """Whose report and which file, broken where the column ends; never inside an extension."""

    def __init__(self, name: str, path: str) -> None:
        self._name, self._path = name, path

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max(cell_len(self._name), cell_len(self._path))
        return Measurement(min(_NARROWEST, widest), widest).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in chop_cells(self._name, options.max_width) if self._name else ():
            yield Text(line)
        for line in _path_lines(self._path, options.max_width):
            yield Text(line, style="dim")


def _path_lines(path: str, width: int) -> Iterator[str]:
    line = ""
    for piece in _path_pieces(path, width):
        if line and cell_len(line + piece) > width:
            yield line
            line = ""
        *full, line = chop_cells(line + piece, width)
        yield from full
    if line:
        yield line


def _path_pieces(path: str, width: int) -> Iterator[str]:
    folders, slash, name = path.rpartition("/")
    yield from (f"{part}/" for part in folders.split("/") if slash)
    ending = _ENDING.search(name)
    if ending and cell_len(name) > width:
        yield name[: ending.start()]
        yield ending.group()
    elif name:
        yield name


def _row(report: Mapping[str, Any], folder: str) -> list[Text | _Name]:
    known = who(report) if report["agency"] or report["title"] else ""
    name = _Name(known, harmless(report["path"].removeprefix(folder)))
    scored, counts = report["score"], report["counts"]
    value = Text(scored["value"] or "-", style="bold")
    if interval(scored):
        value.append(f"\n≥{scored['low']}", style="dim not bold")
    return [
        name,
        Text(str(report["year"] or "不明")),
        value,
        Text((scored["grade"] or "不能评分") + _marks(report)),
        *(
            Text(str(counts[severity]), style=_STYLES[severity] if counts[severity] else "dim")
            for severity in SEVERITIES
        ),
        Text(str(report["outcomes"]["undetermined"])),
    ]


def _marks(report: Mapping[str, Any]) -> str:
    limited = _LIMITED if report["score"]["limited_by"] else ""
    return limited + (_SCANNED if report["needs_review"] else "")


def _print_report(report: Mapping[str, Any], console: Console) -> None:
    _say(console, [(_headline(report), "bold")])
    _say(console, [(report["path"], "dim")])
    if report["copies"]:
        _say(console, [(f"同一份报告的其他文件：{'、'.join(copies_words(report))}", "dim")])
    if report["needs_review"]:
        _say(console, [("需人工核对", "yellow"), (f" {report['needs_review']}。{_REVIEW}", "")], 2)
    if report["score"]["limited_by"]:
        _say(console, [(report["score"]["limited_by"], "")], 2)
    costs = {entry["finding"]: entry["why"] for entry in report["ledger"]}
    for _, found in by_section(report["findings"], {}):
        for finding in found:
            _print_finding(finding, costs.get(finding["id"], ""), console)
    doubts, alone = by_doubt(report["undetermined"])
    for doubt in report["doubts"]:
        if doubt["table"] is None and doubt["message"] not in doubts:
            _say(console, [("存疑", "dim"), (f" {one_line(doubt['message'], 120)}", "")], 2)
    for doubt, rules in doubts.items():
        hanging = f" {one_line(doubt, 120)}。因此无法判断：{'、'.join(rules)}"
        _say(console, [("存疑", "dim"), (hanging, "")], 2)
    for rule, said in alone.items():
        more = f"（等 {len(said)} 处）" if len(said) > 1 else ""
        _say(console, [("无法判断", "dim"), (f" {rule} {one_line(said[0], 120)}{more}", "")], 2)
    if not report["findings"] and not report["undetermined"]:
        _say(console, [("没有发现问题。", "")], 2)
    console.print()


def _headline(report: Mapping[str, Any]) -> str:
    scored = report["score"]
    name = who(report) + (f" {report['year']}年" if report["year"] else "")
    if scored["value"] is None:
        return f"{name}：不能评分，{report['reason']}"
    span = f"（暂定 {interval(scored)}）" if interval(scored) else ""
    return f"{name}：{scored['value']} 分，{scored['grade']}{span}"


def _print_finding(finding: Mapping[str, Any], why: str, console: Console) -> None:
    """Print a finding; *why* it costs less than is due, if it does."""
    severity = finding["severity"]
    free = finding["deduction"] == "0.0"
    told = [*([] if free else [f"扣 {finding['deduction']} 分"]), *([why] if why else [])]
    cost = f"（{'：'.join(told)}）" if told else ""
    trial = "（试行，不计）" if finding["draft"] else ""
    text = f" {finding['rule']} {trial}{finding['message']}{cost}"
    _say(console, [(SEVERITIES[severity], _STYLES[severity]), (text, "")], 2)
    _say(console, [(f"位置：{_places(finding['places'])}", "dim")], 4)
    if finding["remedy"]:
        _say(console, [(f"改法：{finding['remedy']}", "dim")], 4)


def _places(places: Sequence[Mapping[str, Any]]) -> str:
    said = places_words(places)
    more = f"等 {len(said)} 处" if len(said) > _PLACES else ""
    return "、".join(said[:_PLACES]) + more


def _print_across(across: Sequence[Mapping[str, Any]], console: Console) -> None:
    for entry in across:
        severity = entry["severity"]
        text = f" {entry['rule']} {entry['message']}"
        _say(console, [(SEVERITIES[severity], _STYLES[severity]), (text, "")])
        for path in entry["paths"]:
            _say(console, [(path, "dim")], 2)
    if across:
        console.print()


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


def print_runs(runs: Sequence[Sequence[str]], place: str, *, console: Console) -> None:
    """Print earlier runs (number, when, what, reports, state), and where they are kept."""
    table = Table(box=_LINES, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for name, justify in (("编号", "right"), ("开始", "left"), ("审核的路径", "left")):
        table.add_column(name, justify=justify, no_wrap=name != "审核的路径")  # type: ignore[arg-type]  # the words it knows
    table.add_column("报告", justify="right", no_wrap=True)
    table.add_column("状态", no_wrap=True)
    for run in runs:
        table.add_row(*map(harmless, run))
    if runs:
        console.print(table)
        console.print()
    _say(console, [(f"结果库：{harmless(place)}", "dim")])
