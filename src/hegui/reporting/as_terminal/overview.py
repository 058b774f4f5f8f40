"""An overview → a terminal: groups, years, who stands where, what is found most often."""

from collections.abc import Sequence

from rich.console import Console

from hegui.reporting.as_terminal.text import STYLES, plain_table, say
from hegui.reporting.overview import Course, Overview, Ranked
from hegui.reporting.words import SEVERITIES, one_line

_MOST = 8  # rules, agencies
_MOST_LINES = 30  # of a group


def print_overview(seen: Overview, console: Console, *, ranks: bool) -> None:
    """Print the overview; *ranks* where the reports are too many for a table of all."""
    for heading, lines in seen.groups:
        rows = [
            (
                *(one_line(line.name, 30), str(line.reports), line.median or "-"),
                *(line.lowest or "-", str(line.clean), str(line.errors), str(line.warnings)),
            )
            for line in lines[:_MOST_LINES]
        ]
        heads = ("份数", "得分中位", "最低", "无错误警告", "错误", "警告")
        _print(console, (heading, *heads), rows)
        if len(lines) > _MOST_LINES:
            say(console, [(f"（共 {len(lines)} 行，全部见网页或 overview.json。）", "dim")])
    if ranks:
        _print_ranks(seen.ranking, console)
    _print_common(seen, console)
    _print_steps(seen, console)


def _print_ranks(ranking: Sequence[Ranked], console: Console) -> None:
    """Print the best and the worst of the latest year."""
    latest = [one for one in ranking if one.row.year == ranking[0].row.year]
    year = f"{latest[0].row.year} 年度" if latest and latest[0].row.year else ""
    for title, part in (("前面的", latest[:_MOST]), ("后面的", latest[-_MOST:])):
        rows = [
            (f"{one.words}/{one.of}", one.row.value or "-", one.row.grade or "", one.row.name)
            for one in part
        ]
        if rows:
            _print(console, ("名次", "得分", "等级", f"{year}排在{title}"), rows, left=(3,))
    say(console, [("名次是同一年度里的；得分可能的范围有重叠的，名次也是一个范围。", "dim")])
    console.print()


def _print_common(seen: Overview, console: Console) -> None:
    grave = sorted(
        (one for one in seen.common if one.severity != "notice"),
        key=lambda one: (-one.reports, one.rule),
    )
    if not grave:
        return
    say(console, [("不符合最多的要求：", "bold")])
    for one in grave[:_MOST]:
        text = f" {one.rule} {one.title}：{one.reports} 份"
        say(console, [(SEVERITIES[one.severity], STYLES[one.severity]), (text, "")], 2)
    console.print()


def _print_steps(seen: Overview, console: Console) -> None:
    rows = [
        (
            *(f"{step.before}→{step.after}", str(step.agencies)),
            *(f"{step.old}→{step.new}", str(step.better), str(step.worse), str(step.open)),
        )
        for step in seen.steps
    ]
    if not rows:
        return
    _print(console, ("逐年变化", "单位数", "得分中位", "变好", "变差", "说不准"), rows)
    sure = [one for one in seen.courses if one.sure]
    _print_courses("退步最多", [one for one in sure if one.change < 0][:_MOST], console)
    _print_courses("进步最多", [one for one in reversed(sure) if one.change > 0][:_MOST], console)


def _print_courses(title: str, courses: Sequence[Course], console: Console) -> None:
    rows = [
        (
            f"{one.change:+}",
            f"{one.before.value}→{one.after.value}",
            f"{one.before.year}→{one.after.year}",
            one_line(one.agency, 30),
        )
        for one in courses
    ]
    if rows:
        _print(console, ("分数", "得分", "年度", title), rows, left=(3,))


def _print(
    console: Console,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    left: Sequence[int] = (0,),
) -> None:
    table = plain_table()
    for at, head in enumerate(heads):
        table.add_column(head, justify="left" if at in left else "right", no_wrap=at not in left)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    console.print()
