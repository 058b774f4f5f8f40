"""``audit rules …``: what rule authors, and those who ask what a rule wants, work with."""

from pathlib import Path

import click

from hegui.cli import options
from hegui.cli.exit_codes import ExitCode
from hegui.cli.group import Group
from hegui.errors import PackError, UsageError


@click.group(cls=Group)
def rules() -> None:
    """查看、检查、试验规则。"""


@rules.command("list")
@click.option("--group", metavar="组", help="只列这一组，如 ARI。")
@options.json_or_text
@options.pack
def list_(*, group: str | None, fmt: str, pack: str | None, profile: str | None) -> int:
    """列出规则：编号、轻重、状态、要求、依据。"""
    from hegui.cli.rules_text import list_document, list_lines
    from hegui.exchange.document import dump
    from hegui.model.likeness import meant
    from hegui.rules.open import open_ruleset

    ruleset = open_ruleset(pack, profile).awake()
    groups = [one.id for one in ruleset.pack.groups]
    if group is not None and group not in groups:
        raise UsageError(f"没有“{group}”这一组规则。{meant(group, groups)}")
    chosen = [rule for rule in ruleset.rules if group in (None, rule.group)]
    if fmt == "json":
        click.echo(dump(list_document(chosen, ruleset)), nl=False)
    else:
        click.echo("\n".join(list_lines(chosen, ruleset)))
    return ExitCode.CLEAN


@rules.command()
@click.argument("rule_id", metavar="编号")
@options.pack
def show(*, rule_id: str, pack: str | None, profile: str | None) -> int:
    """显示一条规则的全部：要求、依据、条件、消息、改法、例子。"""
    from hegui.cli.load import find_rule
    from hegui.cli.rules_text import rule_lines
    from hegui.rules.open import open_ruleset

    ruleset = open_ruleset(pack, profile).awake()
    click.echo("\n".join(rule_lines(find_rule(rule_id, ruleset), ruleset)))
    return ExitCode.CLEAN


@rules.command()
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@options.pack
def docs(*, folder: Path, pack: str | None, profile: str | None) -> int:
    """把规则写成网页：一条一页，另有目录。"""
    from hegui.authoring.pages import pages
    from hegui.cli.write import write_pieces
    from hegui.rules.open import open_ruleset

    ruleset = open_ruleset(pack, profile).awake()
    for name, page in pages(ruleset):
        write_pieces(folder / name, [page])
    click.echo(f"规则说明 {len(ruleset.rules)} 页，目录：{folder / 'index.html'}", err=True)
    return ExitCode.CLEAN


@rules.command()
@click.argument("paths", nargs=-1, metavar="[路径…]", type=click.Path(path_type=Path))
@options.pack
def check(*, paths: tuple[Path, ...], pack: str | None, profile: str | None) -> int:
    """检查规则文件；不给路径就检查整个规则包。一次列出全部错误。"""
    from hegui.cli.load import mistakes_in

    mistakes = mistakes_in(paths, pack, profile)
    if mistakes:
        raise PackError(mistakes)
    click.echo("没有发现错误。", err=True)
    return ExitCode.CLEAN


@rules.command("test")
@click.argument("rule_ids", nargs=-1, metavar="[编号…]")
@options.pack
@options.talk
def test_(
    *,
    rule_ids: tuple[str, ...],
    pack: str | None,
    profile: str | None,
    verbose: bool,  # noqa: ARG001 - main() looks for it
    quiet: bool,
) -> int:
    """在两个引擎上运行规则文件里的例子。

    \b
    不符的例子前面写着：
      NOISY    误报：不该有问题，却报了
      MISSING  漏报：该报的问题没有报
      WRONG    错判：结论不是例子写的那一个
      MESSAGE  说法不符：结论对，消息不是例子写的那一句
    """  # noqa: D301 - click's mark for lines that stay as they are
    from hegui.batch.slots import in_child, prepare

    prepare()
    from hegui.cli.examples import Trying, trial_lines
    from hegui.cli.load import find_rule
    from hegui.rules.open import open_ruleset

    ruleset = open_ruleset(pack, profile).awake()
    chosen = tuple(find_rule(one, ruleset).id for one in rule_ids)
    trial = in_child(Trying(ruleset), chosen)
    bare = [r.id for r in ruleset.rules if not r.examples and (not chosen or r.id in chosen)]
    if bare:
        click.echo(f"还没有例子：{'、'.join(bare)}。", err=True)
    for line in trial_lines(trial):
        if not quiet or trial.wrong:
            click.echo(line)
    return ExitCode.WRONG_RULES if trial.wrong else ExitCode.CLEAN
