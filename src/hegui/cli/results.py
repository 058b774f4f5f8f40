"""A run's result on the terminal, as JSON, as a page, as a folder of all of them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hegui.batch.run import AuditRun
from hegui.cli.notes import Notes
from hegui.cli.write import write_pieces
from hegui.exchange.document import array, dump, item, pieces

if TYPE_CHECKING:
    from hegui.reporting.summary import Survey


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
    seen = None
    if fmt != "json" or html is not None or output is not None:
        from hegui.reporting.summary import survey

        seen = survey(result.document, [grade["name"] for grade in result.rules["grades"]])
    print_result(result, fmt, seen, details=details, quiet=notes.quiet)
    if seen is not None and html is not None:
        notes.say(f"网页报告：{write_page(html, result, seen)}")
    if seen is not None and output is not None:
        for what, where in write_folder(output, result, seen, parquet=parquet):
            notes.say(f"{what}：{where}")
    for name, reason in result.skipped.items():
        notes.say(f"略过 {name}：{reason}")


def print_result(
    result: AuditRun, fmt: str, seen: "Survey | None", *, details: bool, quiet: bool
) -> None:
    """Print the result to stdout, as text (*quiet*: its last words) or as the audit document."""
    if fmt == "json":
        for piece in pieces(result.document, "reports"):
            click.echo(piece, nl=False)
        return
    from rich.console import Console

    from hegui.reporting.as_terminal import print_run, print_verdict

    if quiet:
        print_verdict(result.document, console=Console(), seen=seen)
    else:
        print_run(result.document, console=Console(), details=details, seen=seen)


def write_page(path: Path, result: AuditRun, seen: "Survey | None" = None) -> Path:
    """Write the page; where it lies.

    Raises:
        UsageError: the system does not let us.
    """
    from hegui.reporting.as_page.render import page_parts

    write_pieces(path, page_parts(result.document, result.facts, result.rules, seen))
    return path


def write_folder(
    folder: Path, result: AuditRun, seen: "Survey", *, parquet: bool = False
) -> list[tuple[str, Path]]:
    """Write everything there is into *folder*, *parquet* too if asked for; what lies where.

    Raises:
        UsageError: the system does not let us.
    """
    from hegui.reporting.frames import across_frame, clues_frame, write_csv, write_tables
    from hegui.reporting.overview import overview, overview_document

    document = result.document
    page = write_page(folder / "report.html", result, seen)
    write_pieces(folder / "audit.json", pieces(result.document, "reports"))
    write_pieces(folder / "facts.json", array(map(item, result.facts.values())))
    scores, findings = folder / "scores.csv", folder / "findings.csv"
    write_tables(document, scores, findings)
    view = overview(seen, document.get("agencies", ()))
    write_pieces(folder / "overview.json", [dump(overview_document(view, document))])
    written = [
        ("网页报告", page),
        ("审核结果", folder / "audit.json"),
        ("读到的内容", folder / "facts.json"),
        ("得分表", scores),
        ("问题表", findings),
        ("总览", folder / "overview.json"),
    ]
    for what, name, frame in (
        ("各份报告对照的问题表", "across.csv", across_frame(document)),
        ("线索表", "clues.csv", clues_frame(document)),
    ):
        write_csv(frame, folder / name)
        written.append((what, folder / name))
    if parquet:
        from hegui.reporting.parquet import write_parquet

        tables = folder / "scores.parquet", folder / "findings.parquet"
        write_parquet(result.document, *tables)
        written += zip(("得分表（Parquet）", "问题表（Parquet）"), tables, strict=True)
    return written
