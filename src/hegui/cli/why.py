"""``audit why``: one rule and one report, with every value put in."""

from pathlib import Path

import click

from hegui.cli import options
from hegui.cli.group import Command


@click.command(cls=Command)
@click.argument("path", metavar="文件", type=click.Path())
@click.argument("rule_id", metavar="编号")
@click.option("--all", "everything", is_flag=True, help="通过的也逐项列出（-v 也是）。")
@options.pack
@options.talk
def why(
    *,
    path: str,
    rule_id: str,
    everything: bool,
    pack: str | None,
    profile: str | None,
    verbose: bool,
    quiet: bool,  # noqa: ARG001 - taken by every command, and there is nothing to silence
) -> int:
    """说明一条规则对一份报告为什么这样判：所用的事实、填了值的条件。"""
    from hegui.batch.slots import in_child, prepare

    prepare()
    from hegui.batch.archives import unpacked
    from hegui.batch.brought import here
    from hegui.batch.discover import discover
    from hegui.batch.work import Explaining
    from hegui.cli.exit_codes import ExitCode
    from hegui.cli.load import find_rule
    from hegui.errors import DocumentError, UsageError
    from hegui.reporting.words import harmless
    from hegui.rules.open import open_ruleset

    ruleset = open_ruleset(pack, profile)
    rule = find_rule(rule_id, ruleset)
    if Path(path).is_dir():
        raise UsageError(f"{path} 是文件夹；audit why 每次只看一份报告。")
    file, *others = unpacked(discover([path]), jobs=1)
    if others:
        raise UsageError(
            f"{path} 里有 {len(others) + 1} 个文件；audit why 每次只看一份报告，"
            f"请写出是哪一份，如 {file.shown}"
        )
    work = Explaining(ruleset, rule.id, passing=everything or verbose)
    with here(file) as near:
        answer = in_child(work, near)
    if answer.reason:
        raise DocumentError(f"{file.shown}：{answer.reason}")
    click.echo(harmless(answer.text))
    return ExitCode.CLEAN
