"""``audit roster …``: the roster of agencies, looked through or made anew."""

from pathlib import Path

import click

from hegui.cli import options
from hegui.cli.exit_codes import ExitCode
from hegui.cli.group import Group
from hegui.errors import UsageError


@click.group(cls=Group)
def roster() -> None:
    """名录：应当有报告的单位。"""


@roster.command()
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
def check(*, file: Path) -> int:
    """检查名录，一次列出全部错误；没有错就列出读到了什么。"""
    from hegui.cli.roster_text import roster_lines
    from hegui.reporting.words import harmless
    from hegui.roster.load import load_roster

    for line in roster_lines(load_roster(file)):
        click.echo(harmless(line))
    return ExitCode.CLEAN


@roster.command()
@options.paths
@click.option(
    "--output",
    metavar="文件",
    type=click.Path(path_type=Path),
    default=Path("roster.csv"),
    help="写到哪里；默认是这里的 roster.csv，已经有的文件不动。",
)
@options.pack
@options.jobs
@options.talk
def new(
    *,
    paths: tuple[str, ...],
    output: Path,
    pack: str | None,
    profile: str | None,
    jobs: int | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """用已有的报告写一份名录的初稿：单位、类别、层级，其余由人补上。"""
    from hegui.batch.slots import prepare

    prepare()
    from hegui.batch.run import read_all
    from hegui.cli.load import load_form_of
    from hegui.cli.notes import Notes
    from hegui.cli.roster_text import AgencyOfFile, seen_in
    from hegui.cli.write import write_pieces
    from hegui.roster.new import new_roster

    if output.exists():
        raise UsageError(f"已经有 {output}，没有改写；请用 --output 另给一个文件名。")
    loaded, form = load_form_of(pack, profile)
    with Notes(verbose=verbose, quiet=quiet) as notes:
        texts, complete = read_all(
            paths, loaded, form, AgencyOfFile(), jobs=jobs, on_progress=notes.progress
        )
        seen = [seen_in(text) for text in texts]
        text, agencies = new_roster(one for one in seen if one.report.agency)
        if not agencies:
            raise UsageError("这些文件里没有读出单位，写不出名录。")
        write_pieces(output, ["\ufeff", text])  # a mark by which spreadsheets know the encoding
        for one in seen:
            if not one.report.agency:
                notes.say(f"没有读出单位：{one.report.path}")
        notes.say(
            f"名录初稿：{output}（{agencies} 个单位）。请补上没有报告的单位，核对类别和上级。"
        )
    return ExitCode.CLEAN if complete else ExitCode.UNREAD
