"""``audit run``, which is what ``audit folder/`` means: read, judge, show."""

from datetime import date
from pathlib import Path

import click

from hegui.cli import options
from hegui.cli.group import Command


@click.command(cls=Command)
@options.paths
@options.json_or_text
@click.option("--html", metavar="文件", type=click.Path(path_type=Path), help="另写一个网页报告。")
@click.option(
    "--output",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="把全部结果写进这个文件夹：网页、JSON、CSV。",
)
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
@options.talk
def run(
    *,
    paths: tuple[str, ...],
    fmt: str,
    html: Path | None,
    output: Path | None,
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
    verbose: bool,
    quiet: bool,
) -> int:
    """审核报告：给文件，或者给文件夹。run 可以不写。"""
    from hegui.batch.slots import prepare

    prepare()
    from hegui.batch.limits import Limits
    from hegui.batch.run import Options, audit_all
    from hegui.cli.exit_codes import of_audit
    from hegui.cli.load import load_ruleset
    from hegui.cli.notes import Notes
    from hegui.cli.results import print_result, write_folder, write_page
    from hegui.cli.write import refuse_targets

    refuse_targets(html, output)
    ruleset = load_ruleset(pack, profile)
    keep_facts = html is not None or output is not None
    limits = Limits().raised(seconds, memory and memory << 30)
    how = Options(options.today(as_of), year, engine, jobs, keep_facts, limits)
    with Notes(verbose=verbose, quiet=quiet) as notes:
        result = audit_all(paths, ruleset, how, notes.progress)
    print_result(result, fmt, details=details, quiet=quiet)
    if html is not None:
        notes.say(f"网页报告：{write_page(html, result, ruleset)}")
    if output is not None:
        for what, where in write_folder(output, result, ruleset):
            notes.say(f"{what}：{where}")
    for name, reason in result.skipped.items():
        notes.say(f"略过 {name}：{reason}")
    if result.engines == {"reference"} and engine != "reference":
        say = notes.say if engine == "durable" else notes.whisper
        say("durable_rules 在这里不能用，由参考引擎审核；结论不受影响。")
    for note in result.notes:
        notes.whisper(note)
    for name, trace in result.tracebacks.items():
        notes.whisper(f"{name}\n{trace}")
    return of_audit(result.document, fail_on)
