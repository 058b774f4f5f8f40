"""``audit facts``: what was read, before any rule looks at it."""

from collections.abc import Iterable

import click

from hegui.cli import options
from hegui.cli.group import Command
from hegui.errors import UsageError


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="路径…", type=click.Path())
@options.json_or_text
@click.option(
    "--kinds",
    is_flag=True,
    help="说明有哪些种类的事实、各有什么字段，表格各行各列的编号是什么，供写规则用。",
)
@options.pack
@options.jobs
@options.talk
def facts(
    *,
    paths: tuple[str, ...],
    fmt: str,
    kinds: bool,
    pack: str | None,
    profile: str | None,
    jobs: int | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """列出从报告里读到的每一项事实、它的位置，以及存疑之处。"""
    from hegui.batch.slots import prepare
    from hegui.cli.facts_text import FactsAsJson, FactsAsText, kinds_document, kinds_lines
    from hegui.cli.form_text import form_document, form_lines
    from hegui.cli.load import load_form_of
    from hegui.exchange.document import array, dump
    from hegui.reporting.words import harmless
    from hegui.rules.open import open_ruleset

    if not paths and not kinds:
        raise UsageError("要给出一个或多个报告文件或文件夹；想看事实的种类请用 --kinds。")
    if kinds:
        ruleset = open_ruleset(pack, profile)
        if fmt == "json":
            editions = form_document(ruleset.form)
            text = dump({**kinds_document(ruleset.rules), "editions": editions})
        else:
            text = _text((*kinds_lines(ruleset.rules), *form_lines(ruleset.form)))
        click.echo(text, nl=False)
        return 0

    prepare()
    from hegui.batch.run import read_all
    from hegui.cli.exit_codes import ExitCode
    from hegui.cli.notes import Notes

    loaded, form = load_form_of(pack, profile)

    render = FactsAsJson(loaded, form) if fmt == "json" else FactsAsText()
    with Notes(verbose=verbose, quiet=quiet) as notes:
        texts, complete = read_all(
            paths, loaded, form, render, jobs=jobs, on_progress=notes.progress
        )
    for piece in array(texts) if fmt == "json" else map(harmless, texts):
        click.echo(piece, nl=False)
    return ExitCode.CLEAN if complete else ExitCode.UNREAD


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
