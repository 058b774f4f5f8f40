"""``audit runs`` and ``audit show``: what the store remembers of earlier runs."""

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
@click.option("--forget", metavar="编号", type=int, multiple=True, help="删去这一次；可以写几次。")
@click.option("--forget-all", is_flag=True, help="删去全部，连同读过的内容。")
@click.option("--store", metavar="文件", type=click.Path(path_type=Path), help="哪个结果库。")
def runs(*, forget: tuple[int, ...], forget_all: bool, store: Path | None) -> int:
    """列出以前的审核。"""
    from hegui.batch.store.place import open_store
    from hegui.batch.store.runs import Runs

    place = _existing(store)
    if place is None:
        click.echo("还没有保存过审核结果。")
        return 0
    opened = open_store(place)
    try:
        kept = Runs(opened.store.rows)
        found = list(kept.all())
        unknown = sorted(set(forget) - {run.id for run in found})
        if unknown:
            _refuse(unknown)
        if forget or forget_all:
            gone = [run.id for run in found if forget_all or run.id in forget]
            kept.forget(gone)
            click.echo(f"已删去 {len(gone)} 次审核的结果。")
            return 0
        from rich.console import Console

        from hegui.reporting.as_terminal import print_runs

        rows = [(str(run.id), run.begun, *run.told()) for run in found]
        print_runs(rows, str(place), console=Console())
    finally:
        opened.close()
    return 0


@click.command(cls=Command)
@click.argument("number", metavar="编号", type=int)
@formats
@outputs_of_run
@decisions_of_office
@click.option("--details", is_flag=True, help="逐份列出问题（报告不多时本来就列）。")
@click.option("--store", metavar="文件", type=click.Path(path_type=Path), help="哪个结果库。")
@options.pack
@options.talk
def show(
    *,
    number: int,
    fmt: str,
    outputs: Outputs,
    decisions: Decisions,
    details: bool,
    store: Path | None,
    pack: str | None,
    profile: str | None,
    verbose: bool,
    quiet: bool,
) -> int:
    """再看以前的一次审核，格式任选；编号见 audit runs。"""
    from hegui.batch.run import shown_again
    from hegui.batch.store.place import open_store
    from hegui.cli.decisions import applied, load, refuse_other_rules
    from hegui.cli.load import load_form_of
    from hegui.cli.notes import Notes
    from hegui.cli.results import show as show_result
    from hegui.cli.write import refuse_outputs
    from hegui.errors import UsageError
    from hegui.rules.open import open_ruleset

    refuse_outputs(outputs, decisions.files(), decisions.attest)
    place = _existing(store)
    if place is None:
        raise UsageError("还没有保存过审核结果：先运行 audit 文件夹/。")
    with shown_again(open_store(place), number, *load_form_of(pack, profile)) as found:
        notes = Notes(verbose=verbose, quiet=quiet)
        result, answers = found, None
        if decisions:
            ruleset = open_ruleset(pack, profile)
            day = date.fromisoformat(found.document["as_of"])
            refuse_other_rules(found, ruleset)
            decided = load(decisions, ruleset, day)
            result, answers = applied(found, decided, notes), decided.answers
        show_result(result, fmt, outputs, notes, details=details, answers=answers)
    return 0


def _existing(named: Path | None) -> Path | None:
    """The store, if there is one; looking at it must not make one.

    Raises:
        UsageError: the named file is not there.
    """
    from hegui.errors import UsageError

    place = options.place_of_store(named, none=False)
    if place is not None and place.exists():
        return place
    if named is not None:
        raise UsageError(f"没有这个结果库：{named}")
    return None


def _refuse(numbers: list[int]) -> None:
    from hegui.errors import UsageError

    told = "、".join(map(str, numbers))
    raise UsageError(f"结果库里没有第 {told} 次审核：用 audit runs 看有哪些。")
