"""A run's result on the terminal or as text for other programs, and into the files asked for."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from hegui.batch.run import AuditRun
from hegui.cli.notes import Notes
from hegui.cli.outputs import Outputs
from hegui.exchange.document import pieces

if TYPE_CHECKING:
    from hegui.answers.answer import Answers
    from hegui.reporting.summary import Survey


def show(
    result: AuditRun,
    fmt: str,
    outputs: Outputs,
    notes: Notes,
    *,
    details: bool,
    answers: "Answers | None" = None,
) -> None:
    """Print a run and write what was asked for.

    Raises:
        UsageError: the system does not let us write there.
    """
    seen = None
    if fmt == "text" or outputs:
        from hegui.reporting.summary import survey

        seen = survey(result.document, [grade["name"] for grade in result.rules["grades"]])
    if seen is not None and fmt == "text":
        _print(result, seen, details=details, quiet=notes.quiet)
    else:
        for piece in _TEXTS[fmt](result):
            click.echo(piece, nl=False)
    if seen is not None and outputs:
        from hegui.cli.written import write_all

        for what, where in write_all(outputs, result, seen, answers):
            notes.say(f"{what}：{where}")
    for name, reason in result.skipped.items():
        notes.say(f"略过 {name}：{reason}")


def _print(result: AuditRun, seen: "Survey", *, details: bool, quiet: bool) -> None:
    """Print the result for a person (*quiet*: its last words)."""
    from rich.console import Console

    from hegui.reporting.as_terminal import print_run, print_verdict

    if quiet:
        print_verdict(result.document, console=Console(), seen=seen)
    else:
        print_run(result.document, console=Console(), details=details, seen=seen)


def _json(result: AuditRun) -> Iterator[str]:
    return pieces(result.document, "reports")


def _lines(result: AuditRun) -> Iterator[str]:
    from hegui.reporting.as_lines import line_pieces

    return line_pieces(result.document)


def _sarif(result: AuditRun) -> Iterator[str]:
    from hegui.reporting.as_sarif.write import sarif_pieces

    return sarif_pieces(result.document, result.rules)


def _junit(result: AuditRun) -> Iterator[str]:
    from hegui.reporting.as_junit import junit_pieces

    return junit_pieces(result.document, result.rules)


_TEXTS: Mapping[str, Callable[[AuditRun], Iterator[str]]] = {
    "json": _json,
    "jsonl": _lines,
    "sarif": _sarif,
    "junit": _junit,
}
