"""``audit run``, which is what ``audit folder/`` means: read, judge, show."""

from datetime import date
from pathlib import Path

import click

from hegui.cli import options
from hegui.cli.decisions import Decisions
from hegui.cli.decisions import decisions as decisions_of_office
from hegui.cli.group import Command
from hegui.cli.outputs import Outputs, formats
from hegui.cli.outputs import outputs as outputs_of_run


@click.command(cls=Command)
@options.paths
@formats
@outputs_of_run
@decisions_of_office
@click.option("--details", is_flag=True, help="逐份列出问题（报告不多时本来就列）。")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "notice", "never"]),
    default="error",
    metavar="[error|warning|notice|never]",
    help="有这个程度及以上的问题，退出代码为 1；默认 error（错误）。",
)
@click.option("--year", metavar="年份", type=int, help="只审核这个年度的报告。")
@options.as_of
@options.pack
@options.engine
@options.jobs
@options.limits
@options.runner
@options.store
@options.roster
@options.talk
def run(
    *,
    paths: tuple[str, ...],
    fmt: str,
    outputs: Outputs,
    decisions: Decisions,
    details: bool,
    fail_on: str,
    year: int | None,
    as_of: date | None,
    pack: str | None,
    profile: str | None,
    engine: str | None,
    jobs: int | None,
    seconds: int | None,
    memory: int | None,
    runner: str,
    scheduler: str | None,
    store: Path | None,
    no_store: bool,
    roster: Path | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """审核报告：给文件，或者给文件夹。run 可以不写。"""
    from hegui.batch.slots import prepare

    prepare()
    from hegui.batch.limits import Limits
    from hegui.batch.run import Options, audit_all
    from hegui.cli.decisions import applied, load
    from hegui.cli.exit_codes import of_audit
    from hegui.cli.extras import runner_of
    from hegui.cli.load import roster_of
    from hegui.cli.notes import Notes
    from hegui.cli.results import show
    from hegui.cli.write import refuse_outputs
    from hegui.rules.open import open_ruleset

    read = (*map(Path, paths), *decisions.files(), *([roster] if roster else []))
    refuse_outputs(outputs, read, decisions.attest)
    limits = Limits().raised(seconds, memory and memory << 30)
    far = runner_of(runner, scheduler, limits, jobs)
    ruleset = open_ruleset(pack, profile)
    kept = options.place_of_store(store, none=no_store)
    named = roster_of(roster)
    day = options.today(as_of)
    decided = load(decisions, ruleset, day)
    how = Options(day, year, engine, jobs, limits, kept, named, options.now())
    with Notes(verbose=verbose, quiet=quiet) as notes:
        result = audit_all(paths, ruleset, how, notes.progress, far)
    with result:
        result = applied(result, decided, notes)
        show(result, fmt, outputs, notes, details=details, answers=decided.answers)
        if result.engines == {"reference"} and engine != "reference":
            say = notes.say if engine == "durable" else notes.whisper
            say("durable_rules 在这里不能用，由参考引擎审核；结论不受影响。")
        for note in result.notes:
            notes.whisper(note)
        for name, trace in result.tracebacks.items():
            notes.whisper(f"{name}\n{trace}")
        return of_audit(result.document, fail_on)
