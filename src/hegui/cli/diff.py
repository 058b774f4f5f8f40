"""``audit diff``: two audits held against each other, and whether what was asked was mended."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hegui.cli import options
from hegui.cli.group import Command

if TYPE_CHECKING:
    from contextlib import ExitStack

    from hegui.comparison.change import Comparison
    from hegui.exchange.document import Document


@click.command(cls=Command)
@click.argument("old", metavar="原来的")
@click.argument("new", metavar="现在的")
@options.json_or_text
@click.option(
    "--html", metavar="文件", type=click.Path(path_type=Path), help="另写一个网页：整改核对。"
)
@click.option("--details", is_flag=True, help="逐份列出问题（报告不多时本来就列）。")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "notice", "never"]),
    default="error",
    metavar="[error|warning|notice|never]",
    help="新出现了这个程度及以上的问题，退出代码为 1；默认 error（错误）。",
)
@click.option("--store", metavar="文件", type=click.Path(path_type=Path), help="哪个结果库。")
@options.talk
def diff(
    *,
    old: str,
    new: str,
    fmt: str,
    html: Path | None,
    details: bool,
    fail_on: str,
    store: Path | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """两次审核相比：哪些已改，哪些未改，哪些新出现。

    \b
    audit diff 3 5                     结果库里的第 3 次和第 5 次；编号见 audit runs
    audit diff 上次/audit.json 5       文件（--output 写出的）和编号可以混用
    audit diff 上次/ 这次/ --html 整改核对.html
    audit diff 证据.zip 5              audit bundle 打的包也行
    \b
    退出代码：0 没有新出现 --fail-on 程度的问题；1 有；2 没有这次审核，或者不是审核结果；
    4 原来审过的报告这次未能审核。
    """  # noqa: D301 - click's mark for lines that stay as they are
    from contextlib import ExitStack

    from hegui.cli.notes import Notes
    from hegui.cli.write import refuse_targets, write_pieces
    from hegui.comparison.compare import compare

    refuse_targets(html, None)
    notes = Notes(verbose=verbose, quiet=quiet)
    with ExitStack() as stack:
        comparison = compare(_document(old, store, stack), _document(new, store, stack))
        print_diff(comparison, fmt, details=details, quiet=quiet)
        if html is not None:
            from hegui.reporting.as_page.comparison import comparison_parts

            write_pieces(html, comparison_parts(comparison))
            notes.say(f"网页：{html}")
        return code_of(comparison, fail_on)


def print_diff(comparison: "Comparison", fmt: str, *, details: bool, quiet: bool) -> None:
    """Print a comparison to stdout, as text (*quiet*: its last words) or as its document."""
    if fmt == "json":
        from hegui.comparison.diff_json import diff_document
        from hegui.exchange.document import pieces

        for piece in pieces(diff_document(comparison), "reports"):
            click.echo(piece, nl=False)
        return
    from rich.console import Console

    from hegui.reporting.as_terminal.comparison import print_comparison

    print_comparison(comparison, console=Console(), details=details, brief=quiet)


def code_of(comparison: "Comparison", fail_on: str) -> int:
    """The exit code: 4 if a report cannot be audited any more, 1 for new grave findings."""
    from hegui.cli.exit_codes import ExitCode
    from hegui.comparison.change import State
    from hegui.model.severity import Severity

    if comparison.totals.reports[State.UNREADABLE] or comparison.unreadable:
        return ExitCode.UNREAD
    if fail_on == "never":
        return ExitCode.CLEAN
    found = map(Severity, comparison.totals.fresh)
    if any(severity.rank <= Severity(fail_on).rank for severity in found):
        return ExitCode.FOUND
    return ExitCode.CLEAN


def _document(named: str, store: Path | None, stack: "ExitStack") -> "Document":
    """The audit document of a run's number, of a file or of the folder that holds it.

    Raises:
        UsageError: there is no such run or file, or it is no audit document.
    """
    from hegui.exchange.audit_file import load_document

    if not named.isdecimal() or Path(named).exists():
        return load_document(_unpacked(Path(named), stack))
    from hegui.batch.run import shown_again
    from hegui.batch.store.place import open_store
    from hegui.cli.load import load_form_of
    from hegui.errors import UsageError

    place = options.place_of_store(store, none=False)
    if place is None or not place.exists():
        raise UsageError(f"没有结果库，所以没有第 {named} 次审核：请给 audit.json 文件。")
    opened = open_store(place)
    try:
        run = shown_again(opened, int(named), *load_form_of(None, None))
    except BaseException:
        opened.close()
        raise
    return stack.enter_context(run).document


def _unpacked(path: Path, stack: "ExitStack") -> Path:
    """The audit document that a bundle holds; any other file is taken to be one itself."""
    from zipfile import is_zipfile

    if not path.is_file() or not is_zipfile(path):
        return path
    from tempfile import TemporaryDirectory

    from hegui.bundle.opened import audit_in

    return audit_in(path, Path(stack.enter_context(TemporaryDirectory(prefix="hegui-"))))
