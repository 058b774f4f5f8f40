"""A run's result on the terminal, as JSON, as a page, as a folder of all of them."""

from pathlib import Path

import click

from hegui.batch.run import AuditRun
from hegui.cli.write import write_pieces
from hegui.exchange.document import array, dump, item
from hegui.exchange.rules_view import rules_view
from hegui.rules.ruleset import Ruleset


def print_result(result: AuditRun, fmt: str, *, details: bool, quiet: bool) -> None:
    """Print the result to stdout, as text (*quiet*: its last words) or as the audit document."""
    if fmt == "json":
        click.echo(dump(result.document), nl=False)
        return
    from rich.console import Console

    from hegui.reporting.as_terminal import print_run, print_verdict

    if quiet:
        print_verdict(result.document, console=Console())
    else:
        print_run(result.document, console=Console(), details=details)


def write_page(path: Path, result: AuditRun, ruleset: Ruleset) -> Path:
    """Write the page; where it lies.

    Raises:
        UsageError: the system does not let us.
    """
    from hegui.reporting.as_page.render import page_parts

    write_pieces(path, page_parts(result.document, result.facts, rules_view(ruleset)))
    return path


def write_folder(folder: Path, result: AuditRun, ruleset: Ruleset) -> list[tuple[str, Path]]:
    """Write everything there is into *folder*; what lies where.

    Raises:
        UsageError: the system does not let us.
    """
    from hegui.reporting.frames import findings_frame, reports_frame, write_csv

    page = write_page(folder / "report.html", result, ruleset)
    write_pieces(folder / "audit.json", [dump(result.document)])
    write_pieces(folder / "facts.json", array(map(item, result.facts.values())))
    scores, findings = folder / "scores.csv", folder / "findings.csv"
    write_csv(reports_frame(result.document), scores)
    write_csv(findings_frame(result.document), findings)
    return [
        ("网页报告", page),
        ("审核结果", folder / "audit.json"),
        ("读到的内容", folder / "facts.json"),
        ("得分表", scores),
        ("问题表", findings),
    ]
