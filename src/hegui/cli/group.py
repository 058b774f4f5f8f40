"""The click group whose default command is ``run``: ``audit dir/`` is ``audit run dir/``.

The first word decides: a command's name is that command; something that is a path, or looks
like one, or an option the group does not know goes to ``run``; anything else is a mistake,
answered with the nearest command.
"""

from pathlib import Path

import click

from hegui.cli.layout import Context

DEFAULT = "run"
_PATH_SIGNS = "/\\.*:"


class Command(click.Command):
    """A command whose help is laid out and worded in Chinese."""

    context_class = Context

    def __init__(self, *args: object, **attributes: object) -> None:
        attributes.setdefault("options_metavar", "[选项]")
        super().__init__(*args, **attributes)  # type: ignore[arg-type]  # handed on as it came


class Group(click.Group):
    """A group whose help is worded in Chinese."""

    context_class = Context
    command_class = Command
    group_class = type

    def __init__(self, *args: object, **attributes: object) -> None:
        attributes.setdefault("options_metavar", "")
        attributes.setdefault("subcommand_metavar", "命令 …")
        super().__init__(*args, **attributes)  # type: ignore[arg-type]  # handed on as it came

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Without any words show the help, as a result: to ask what there is is no mistake."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; a name nobody has is answered with the nearest one."""
        if args and self.get_command(ctx, args[0]) is None:
            from hegui.model.likeness import meant

            known = self.list_commands(ctx)
            ctx.fail(f"没有名为“{args[0]}”的命令。{meant(args[0], known)}")
        return super().resolve_command(ctx, args)


class AuditGroup(Group):
    """The group of ``audit`` itself."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``run`` before words that are meant for it."""
        if args:
            args = self._to_default(ctx, args)
        return super().parse_args(ctx, args)

    def _to_default(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0]
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if first in own:
            return args
        if self.get_command(ctx, first) is not None:
            if len(args) == 1 and Path(first).is_dir():
                click.echo(
                    f"如果要审核“{first}”这个文件夹，请写 {ctx.info_name} ./{first}", err=True
                )
            return args
        if first.startswith("-") or Path(first).exists() or any(s in first for s in _PATH_SIGNS):
            return [DEFAULT, *args]
        from hegui.model.likeness import closest

        nearest = closest(first, self.list_commands(ctx))
        hint = f"是否想用“{ctx.info_name} {nearest}”？" if nearest else ""
        raise click.UsageError(f"没有名为“{first}”的命令，也没有这个文件或文件夹。{hint}", ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The exit codes, which scripts rely on."""
        from hegui.cli.exit_codes import ExitCode

        with formatter.section("退出代码"):
            formatter.write_dl([(str(code.value), code.chinese) for code in ExitCode])
        super().format_epilog(ctx, formatter)
