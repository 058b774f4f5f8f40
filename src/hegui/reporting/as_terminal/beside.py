"""What several files have to do with each other, and which were not audited."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console

from hegui.reporting.as_terminal.text import STYLES, say
from hegui.reporting.beside import open_words
from hegui.reporting.words import SEVERITIES, one_line

_MOST = 20  # of many entries; all of them with --details, on the page and in the tables
_MOST_PATHS = 6
_MOST_OPEN = 8


def print_beside(document: Mapping[str, Any], console: Console, *, details: bool) -> None:
    """Print what shows only where reports stand beside each other."""
    _print_across(document["across"], console, details=details)
    lines = open_words(document.get("across_undetermined", ()))
    shown = lines if details else lines[:_MOST_OPEN]
    for line in shown:
        say(console, [("无法对照", "dim"), (f" {line}", "")])
    _print_rest(len(lines) - len(shown), "种情形没有能对照", console)
    if lines:
        console.print()
    _print_clues(document.get("clues", ()), console, details=details)


def print_unreadable(unreadable: Sequence[Mapping[str, Any]], console: Console) -> None:
    """Print which files were not audited."""
    if not unreadable:
        return
    say(console, [(f"未能审核 {len(unreadable)} 个文件：", "bold")])
    for entry in unreadable:
        say(console, [(f"{entry['path']}：{entry['reason']}", "")], 2)
    console.print()


def _print_across(across: Sequence[Mapping[str, Any]], console: Console, *, details: bool) -> None:
    shown = across if details else across[:_MOST]
    for entry in shown:
        severity = entry["severity"]
        trial = "（试行，不计）" if entry.get("draft") else ""
        text = f" {entry['rule']} {trial}{entry['message']}"
        say(console, [(SEVERITIES[severity], STYLES[severity]), (text, "")])
        _print_paths(entry["paths"], console, details=details)
        if details and entry.get("remedy"):
            say(console, [(f"改法：{entry['remedy']}", "dim")], 2)
    _print_rest(len(across) - len(shown), "处与其他报告对照发现的问题", console)
    if across:
        console.print()


def _print_clues(clues: Sequence[Mapping[str, Any]], console: Console, *, details: bool) -> None:
    shown = clues if details else clues[:_MOST]
    if clues:
        say(console, [(f"线索 {len(clues)} 条（只提请核实，不扣分，不算问题）：", "bold")])
    for clue in shown:
        name = f"{one_line(clue['agency'], 40)} {clue['year']}年：" if clue["agency"] else ""
        say(console, [(f"{name}{clue['message']}。", "")], 2)
        if clue["path"]:
            say(console, [(clue["path"], "dim")], 4)
    _print_rest(len(clues) - len(shown), "条线索", console)
    if clues:
        console.print()


def _print_paths(paths: Sequence[str], console: Console, *, details: bool) -> None:
    shown = paths if details else paths[:_MOST_PATHS]
    for path in shown:
        say(console, [(path, "dim")], 2)
    if len(paths) > len(shown):
        say(console, [(f"等 {len(paths)} 份", "dim")], 2)


def _print_rest(left: int, what: str, console: Console) -> None:
    if left:
        say(console, [(f"还有 {left} {what}：加 --details 列出，网页和 JSON 里也有。", "dim")])
