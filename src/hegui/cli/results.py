"""A run's result on the terminal, as JSON, as a page, as a folder of all of them."""

from pathlib import Path

import click

from hegui.batch.run import AuditRun
from hegui.cli.notes import Notes
from hegui.cli.write import write_pieces
from hegui.exchange.document import array, item, pieces


def show(
    result: AuditRun,
    fmt: str,
    html: Path | None,
    output: Path | None,
    notes: Notes,
    *,
    details: bool,
    parquet: bool = False,
) -> None:
    """Print a run and write what was asked for.

    Raises:
        UsageError: the system does not let us write there.
    """
    print_result(result, fmt, details=details, quiet=notes.quiet)
    if html is not None:
        notes.say(f"网页报告：{write_page(html, result)}")
    if output is not None:
        for what, where in write_folder(output, result, parquet=parquet):
            notes.say(f"{what}：{where}")
    for name, reason in result.skipped.items():
        notes.say(f"略过 {name}：{reason}")


def print_result(result: AuditRun, fmt: str, *, details: bool, quiet: bool) -> None:
    """Print the result to stdout, as text (*quiet*: its last words) or as the audit document."""
    if fmt == "json":
        for piece in pieces(result.document, "reports"):
            click.echo(piece, nl=False)
        return
    from rich.console import Console

    from hegui.reporting.as_terminal import print_run, print_verdict

    if quiet:
        print_verdict(result.document, console=Console())
    else:
        print_run(result.document, console=Console(), details=details)


def write_page(path: Path, result: AuditRun) -> Path:
    """Write the page; where it lies.

    Raises:
        UsageError: the system does not let us.
    """
    from hegui.reporting.as_page.render import page_parts

    write_pieces(path, page_parts(result.document, result.facts, result.rules))
    return path


def write_folder(
    folder: Path, result: AuditRun, *, parquet: bool = False
) -> list[tuple[str, Path]]:
    """Write everything there is into *folder*, *parquet* too if asked for; what lies where.

    Raises:
        UsageError: the system does not let us.
    """
    from hegui.reporting.frames import findings_frame, reports_frame, write_csv

    page = write_page(folder / "report.html", result)
    write_pieces(folder / "audit.json", pieces(result.document, "reports"))
    write_pieces(folder / "facts.json", array(map(item, result.facts.values())))
    scores, findings = folder / "scores.csv", folder / "findings.csv"
    write_csv(reports_frame(result.document), scores)
    write_csv(findings_frame(result.document), findings)
    written = [
        ("网页报告", page),
        ("审核结果", folder / "audit.json"),
        ("读到的内容", folder / "facts.json"),
        ("得分表", scores),
        ("问题表", findings),
    ]
    if parquet:
        from hegui.reporting.parquet import write_parquet

        tables = folder / "scores.parquet", folder / "findings.parquet"
        write_parquet(result.document, *tables)
        written += zip(("得分表（Parquet）", "问题表（Parquet）"), tables, strict=True)
    return written
