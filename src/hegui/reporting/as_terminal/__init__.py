"""An audit document → a terminal: a table of reports, what was found, one last sentence.

Uses only signs that GBK has, and plain hyphens for lines: box drawing is two columns wide on
a Chinese console. Colour is left to the console, which gives none when piped.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console

from hegui.reporting.as_terminal.beside import print_beside, print_unreadable
from hegui.reporting.as_terminal.overview import print_overview
from hegui.reporting.as_terminal.report import print_report
from hegui.reporting.as_terminal.table import print_table
from hegui.reporting.as_terminal.text import plain_table, say
from hegui.reporting.overview import overview
from hegui.reporting.summary import Survey, survey, verdict
from hegui.reporting.words import checklist_words, harmless

_FEW = 3  # so many reports are told in full unasked
_MANY = 200  # more make a table that nobody reads


def print_run(
    document: Mapping[str, Any],
    *,
    console: Console,
    details: bool = False,
    seen: Survey | None = None,
) -> None:
    """Print a run: all reports in a table, findings where few or asked for, and the verdict.

    *seen* is the run in small, for whoever has made it already.
    """
    seen = seen or survey(document)
    rows = seen.rows
    few = len(rows) <= _FEW
    if rows and (details or len(rows) <= _MANY):
        print_table(rows, console)
    if not few:
        view = overview(seen, document.get("agencies", ()))
        print_overview(view, console, ranks=len(rows) > _MANY)
    for report in document["reports"] if details or few else ():
        print_report(report, console)
    if told := checklist_words([row.checklist for row in rows]):
        say(console, [(told, "dim")])
        console.print()
    print_verdict(document, console=console, details=details, seen=seen)
    if not few and not details:
        what = "各份报告的得分和问题" if len(rows) > _MANY else "各份报告的问题"
        say(console, [(f"{what}：加 --details 在这里列出，或用 --html 写成网页。", "dim")])


def print_verdict(
    document: Mapping[str, Any],
    *,
    console: Console,
    details: bool = False,
    seen: Survey | None = None,
) -> None:
    """Print what concerns several files, those not audited, and the one last sentence."""
    print_beside(document, console, details=details)
    print_unreadable(document["unreadable"], console)
    say(console, [(verdict((seen or survey(document)).totals), "bold")])


def print_runs(runs: Sequence[Sequence[str]], place: str, *, console: Console) -> None:
    """Print earlier runs (number, when, what, reports, state), and where they are kept."""
    table = plain_table()
    for name, justify in (("编号", "right"), ("开始", "left"), ("审核的路径", "left")):
        table.add_column(name, justify=justify, no_wrap=name != "审核的路径")  # type: ignore[arg-type]  # the words it knows
    table.add_column("报告", justify="right", no_wrap=True)
    table.add_column("状态", no_wrap=True)
    for run in runs:
        table.add_row(*map(harmless, run))
    if runs:
        console.print(table)
        console.print()
    say(console, [(f"结果库：{harmless(place)}", "dim")])
