"""Options that several commands share, with their Chinese help, and what they make of them."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.4
    """A day, written 2026-01-31."""

    name = "日期"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that *value* names."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是 2026-01-31 这样的日期", param, ctx)


def paths(function: Decorated) -> Decorated:
    """``PATH…``: files and folders, as typed: results show them so."""
    return click.argument("paths", nargs=-1, required=True, metavar="路径…", type=click.Path())(
        function
    )


def json_or_text(function: Decorated) -> Decorated:
    """``--format text|json``."""
    return click.option(
        "--format",
        "fmt",
        type=click.Choice(["text", "json"]),
        default="text",
        metavar="[text|json]",
        help="结果的格式：文字（默认）或 JSON。",
    )(function)


def pack(function: Decorated) -> Decorated:
    """``--pack NAME|FOLDER`` and ``--profile NAME|FILE``."""
    function = click.option(
        "--profile", metavar="名称|文件", help="本单位的方案：停用规则、改分值和参数。"
    )(function)
    return click.option(
        "--pack", metavar="名称|文件夹", help="规则包；默认是政府信息公开工作年度报告。"
    )(function)


def roster(function: Decorated) -> Decorated:
    """``--roster FILE``."""
    return click.option(
        "--roster",
        metavar="文件",
        type=click.Path(path_type=Path),
        help="名录（CSV 或 XLSX）：应当有报告的单位、类别、上级、发布日期。",
    )(function)


def engine(function: Decorated) -> Decorated:
    """``--engine durable|reference``."""
    return click.option(
        "--engine",
        type=click.Choice(["durable", "reference"]),
        metavar="[durable|reference]",
        help="规则引擎；装有 durable_rules 时默认用它，结论都一样。",
    )(function)


def as_of(function: Decorated) -> Decorated:
    """``--as-of YYYY-MM-DD``."""
    return click.option("--as-of", type=Day(), metavar="日期", help="按哪一天审核；默认今天。")(
        function
    )


def limits(function: Decorated) -> Decorated:
    """``--seconds N`` and ``--memory N``."""
    seconds = click.option(
        "--seconds",
        type=click.IntRange(min=60),
        metavar="秒",
        help="一份报告最多处理多久；默认 60（扫描件 600），只能放宽。",
    )
    memory = click.option(
        "--memory",
        type=click.IntRange(min=1, max=1024),
        metavar="GB",
        help="一份报告最多用多少内存；默认 1（扫描件 2），只能放宽。",
    )
    return seconds(memory(function))


def jobs(function: Decorated) -> Decorated:
    """``--jobs N``."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="个数",
        help="同时工作的进程数；默认与处理器核数相同，结果不因此而变。",
    )(function)


def runner(function: Decorated) -> Decorated:
    """``--runner local|dask`` and ``--scheduler ADDRESS``."""
    function = click.option(
        "--scheduler", metavar="地址", help="Dask 调度器，如 tcp://主机:8786。"
    )(function)
    return click.option(
        "--runner",
        type=click.Choice(["local", "dask"]),
        default="local",
        metavar="[local|dask]",
        help="在哪里审核：本机（默认），或者 Dask 集群；结果都一样。",
    )(function)


def store(function: Decorated) -> Decorated:
    """``--store FILE`` and ``--no-store``."""
    function = click.option(
        "--no-store", is_flag=True, help="不用结果库：什么都不保存，全部重审。"
    )(function)
    return click.option(
        "--store",
        metavar="文件",
        type=click.Path(path_type=Path),
        help="结果库，没有就新建；默认在本用户的数据文件夹里。审过没改的不再审，中断了接着做。",
    )(function)


def talk(function: Decorated) -> Decorated:
    """``-v`` and ``-q``: how much is said beside the result, and whether it is told in full."""
    function = click.option(
        "-q", "--quiet", is_flag=True, help="少说：除结果和错误外什么也不说；审核只说最后一句。"
    )(function)
    return click.option("-v", "--verbose", is_flag=True, help="多说一些；出错时给出细节。")(
        function
    )


def today(as_of: date | None) -> date:
    """The day to audit on; the only place that looks at the calendar."""
    return as_of or date.today()  # noqa: DTZ011 - the day where the user is


def now() -> str:
    """The moment a run begins, for the list of runs; nothing that is judged depends on it."""
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")  # where the user is


def place_of_store(named: Path | None, *, none: bool) -> Path | None:
    """Where results are kept; None if nothing is to be kept.

    Raises:
        UsageError: both were asked for.
    """
    from hegui.batch.store.place import usual_place
    from hegui.errors import UsageError

    if named is not None and none:
        raise UsageError("--store 和 --no-store 只能用一个。")
    return None if none else named or usual_place()
