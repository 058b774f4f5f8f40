"""Rows → the table of reports, with what its signs mean."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hegui.reporting.as_terminal.text import STYLES, Name, plain_table, say
from hegui.reporting.overview import ranking
from hegui.reporting.row import Row
from hegui.reporting.words import SEVERITIES, harmless, shared_folder

REVIEW = "错误和警告都不下结论，列为无法判断。"
_FEW = 3  # so many need no rank
_LIMITED = "限"
_SCANNED = "扫"


def print_table(rows: Sequence[Row], console: Console) -> None:
    """Print all reports."""
    folder = shared_folder([row.path for row in rows])
    if folder:
        say(console, [(f"文件都在 {folder} 下。", "dim")])
        console.print()
    ranks = {one.row.path: one.words for one in ranking(rows)} if len(rows) > _FEW else {}
    console.print(_table(rows, folder, ranks))
    console.print()
    legend = []
    if any(row.provisional for row in rows):
        legend.append("≥ 表示得分是暂定的：有规则无法判断，最低可能是这个数。")
    if any("～" in rank for rank in ranks.values()):
        legend.append("名次是同一年度里的；得分可能的范围有重叠的，名次也是一个范围。")
    if any(row.limited_by for row in rows):
        legend.append(f"{_LIMITED}：有一票限制的问题，等级低于分数应得的等级。")
    if any(row.needs_review for row in rows):
        legend.append(f"{_SCANNED}：由扫描件识别，结论要人工核对。{REVIEW}")
    for line in legend:
        say(console, [(line, "dim")])
    if legend:
        console.print()


def _table(rows: Sequence[Row], folder: str, ranks: Mapping[str, str]) -> Table:
    table = plain_table()
    table.add_column("单位 / 文件")
    table.add_column("年度", no_wrap=True)
    table.add_column("得分", justify="right", no_wrap=True)
    if ranks:
        table.add_column("名次", justify="right", no_wrap=True)
    table.add_column("等级", no_wrap=True)
    for word in (*SEVERITIES.values(), "无法\n判断"):
        table.add_column(word, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*_row(row, folder, ranks))
    return table


def _row(row: Row, folder: str, ranks: Mapping[str, str]) -> list[Text | Name]:
    name = Name(row.name if row.known else "", harmless(row.path.removeprefix(folder)))
    value = Text(row.value or "-", style="bold")
    if row.provisional:
        value.append(f"\n≥{row.low}", style="dim not bold")
    return [
        name,
        Text(str(row.year or "不明")),
        value,
        *([Text(ranks.get(row.path, "-"))] if ranks else []),
        Text((row.grade or "不能评分") + _marks(row)),
        *(
            Text(str(count), style=STYLES[severity] if count else "dim")
            for severity, count in zip(SEVERITIES, row.counts, strict=True)
        ),
        Text(str(row.undetermined)),
    ]


def _marks(row: Row) -> str:
    return (_LIMITED if row.limited_by else "") + (_SCANNED if row.needs_review else "")
