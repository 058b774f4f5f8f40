"""The first sheet: the run as whoever leads the office asks for it, on a page or two."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from xlsxwriter.worksheet import Worksheet

from hegui.reporting.as_workbook.book import Book, checked
from hegui.reporting.as_workbook.cells import Cell, Marked, cell_text
from hegui.reporting.as_workbook.styles import HEADER, LEAD, SECTION, TITLE
from hegui.reporting.overview import Line, Overview, Ranked, Step
from hegui.reporting.settled import SETTLED
from hegui.reporting.summary import Summary, middle, verdict
from hegui.reporting.words import SEVERITIES

_WIDTHS = (40, 11, 11, 11, 13, 11, 11)
_MOST = 15  # lines of a list that may be long
_ONE_LINE = 7  # characters of the head of a column that fit in a line
_PER_LINE = 52  # Chinese characters of the lead in a line


@dataclass(slots=True)
class Seen:
    """What the walk over the reports adds to the survey.

    Attributes:
        settled: how findings were settled → how many.
        values: scores after it, of the reports that have one.
        grades: grade after it → reports.
        changed: reports whose score is another after it.
        trials: findings of rules on trial, which count nowhere else.
    """

    settled: Counter[str] = field(default_factory=Counter)
    values: list[str] = field(default_factory=list)
    grades: Counter[str] = field(default_factory=Counter)
    changed: int = 0
    trials: int = 0

    def add(self, report: Mapping[str, Any]) -> None:
        """Take a report in."""
        found = (one["settled"] for one in report["findings"] if one.get("settled"))
        self.settled.update(one["how"] for one in found)
        self.trials += sum(1 for one in report["findings"] if one["draft"])
        after = report.get("settled_score") or report["score"]
        if after["value"] is not None:
            self.values.append(after["value"])
            self.grades[after["grade"]] += 1
            self.changed += after["value"] != report["score"]["value"]

    @property
    def any(self) -> bool:
        """Whether anything was settled."""
        return bool(self.settled) or self.changed > 0


class Front:
    """The first sheet: made first, written last, when everything is counted."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._sheet: Worksheet = book.sheet("总览", landscape=False)
        self._row = 0
        for at, width in enumerate(_WIDTHS):
            self._sheet.set_column(at, at, width)
        self._sheet.hide_gridlines(2)

    def write(
        self,
        document: Mapping[str, Any],
        rules: Mapping[str, Any],
        totals: Summary,
        view: Overview,
        seen: Seen,
        notes: Sequence[str],
    ) -> None:
        """Write all of it."""
        self._head(document, rules, totals, notes)
        self._block("审核情况", ("项目", "数量"), list(_figures(totals, seen)))
        self._grades(totals, seen)
        for heading, lines in view.groups:
            names = (heading, "报告", "中位得分", "最低得分", "没有错误警告", "错误", "警告")
            self._block(f"按{heading}", names, [_line(one) for one in lines])
        common = [
            (one.title, one.rule, Marked(SEVERITIES[one.severity], one.severity), one.reports)
            for one in view.common[:_MOST]
        ]
        self._block("最常见的问题", ("规则名称", "规则", "级别", "报告"), common)
        self._ranking(view.ranking)
        steps = [_step(one) for one in view.steps]
        names = ("年度变化", "单位", "原来中位", "后来中位", "肯定提高", "肯定降低", "看不出")
        self._block("逐年变化", names, steps)

    def _head(
        self,
        document: Mapping[str, Any],
        rules: Mapping[str, Any],
        totals: Summary,
        notes: Sequence[str],
    ) -> None:
        pack, made = rules["pack"], document["rules"]
        self._sheet.set_row(0, 28)
        self._text(f"{pack['name']}审核结果", TITLE)
        profile = f"，方案 {pack['profile']}" if pack["profile"] else ""
        self._text(f"审核日期 {document['as_of']}；规则 {made['version']} 版{profile}", {})
        lead = "\n".join((verdict(totals), *notes))
        lines = sum(len(line) // _PER_LINE + 1 for line in lead.split("\n"))
        self._sheet.set_row(self._row, 18 * lines + 6)
        row, look = self._row, self._book.format(LEAD)
        end = len(_WIDTHS) - 1
        code = self._sheet.merge_range(row, 0, row, end, "", look)
        checked(code, self._sheet, row, 0)
        checked(self._sheet.write_string(row, 0, cell_text(lead), look), self._sheet, row, 0)
        self._row += 1

    def _grades(self, totals: Summary, seen: Seen) -> None:
        scored = totals.reports - totals.unscored
        if not scored:
            return
        first = self._row + 4
        lines: list[Sequence[Cell]] = [
            (grade, count, Decimal(count) / scored, *([seen.grades[grade]] if seen.any else []))
            for grade, count in totals.grades
        ]
        names = ("等级", "报告", "占比", *(["计入豁免和人工核查后"] if seen.any else []))
        self._block("等级分布", names, lines, kinds=("text", "count", "share", "count"))
        chart = self._book.chart("bar")
        last = first + len(lines) - 1
        name = f"'{self._sheet.get_name()}'"
        chart.add_series(
            {
                "categories": f"={name}!$A${first}:$A${last}",
                "values": f"={name}!$B${first}:$B${last}",
                "fill": {"color": "#2E75B6"},
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
        chart.set_title({"name": "各等级的报告份数", "name_font": {"size": 10}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_size({"width": 400, "height": 230})
        self._sheet.insert_chart(5, 2, chart, {"x_offset": 12, "description": "各等级的报告份数"})

    def _ranking(self, ranking: Sequence[Ranked]) -> None:
        year = ranking[0].row.year if ranking else None
        ranked = [one for one in ranking if one.row.year == year]
        names = ("单位", "名次", "得分", "最低", "最高", "等级")
        told = f"{year} 年度" if year else ""
        if len(ranked) <= 2 * _MOST:
            self._block(f"{told}得分排列", names, [_ranked(one) for one in ranked])
            return
        best, last = ranked[:_MOST], ranked[-_MOST:]
        self._block(f"{told}得分靠前的 {_MOST} 份", names, [_ranked(one) for one in best])
        self._block(f"{told}得分靠后的 {_MOST} 份", names, [_ranked(one) for one in last])

    def _block(
        self,
        title: str,
        names: Sequence[str],
        lines: Sequence[Sequence[Cell]],
        kinds: Sequence[str] = (),
    ) -> None:
        """A heading, the heads of columns and lines; nothing at all without lines."""
        if not lines:
            return
        self._row += 1
        self._text(title, SECTION)
        header = self._book.format(HEADER)
        if any(len(name) > _ONE_LINE for name in names):
            self._sheet.set_row(self._row, 34)
        for at, name in enumerate(names):
            checked(self._sheet.write_string(self._row, at, name, header), self._sheet, 0, at)
        self._row += 1
        for line in lines:
            for at, cell in enumerate(line):
                self._book.put(self._sheet, self._row, at, cell, _kind(cell, at, kinds))
            self._row += 1

    def _text(self, text: str, look: dict[str, Any]) -> None:
        code = self._sheet.write_string(self._row, 0, cell_text(text), self._book.format(look))
        checked(code, self._sheet, self._row, 0)
        self._row += 1


def _kind(cell: Cell, at: int, kinds: Sequence[str]) -> str:
    if kinds:
        return kinds[at]
    if at == 0:
        return "text"
    cell = cell.value if isinstance(cell, Marked) else cell
    return (
        "points" if isinstance(cell, Decimal) else "count" if isinstance(cell, int) else "centre"
    )


def _figures(totals: Summary, seen: Seen) -> Iterator[tuple[Cell, ...]]:
    yield "审核的报告（份）", totals.reports
    yield "其中没有错误和警告的", totals.clean
    if totals.unscored:
        yield "其中不能评分的", totals.unscored
    yield "未能审核的文件", totals.unreadable
    for name, words in SEVERITIES.items():
        yield f"{words}（处）", Marked(totals.findings[name], name)
    if seen.trials:
        yield "试行规则的问题（处，不计）", seen.trials
    yield "无法判断（项）", totals.undetermined
    yield "得分暂定的报告", totals.provisional
    yield "等级受限的报告", totals.limited
    yield "最低得分", _n(totals.lowest)
    yield "中位得分", _n(totals.median)
    if totals.scanned:
        yield "由扫描件识别、需人工核对的报告", totals.scanned
    if totals.copies:
        yield "同一份报告的其他文件", totals.copies
    yield "各份报告对照发现的问题（不扣分）", totals.beside
    yield "线索（不扣分）", totals.clues
    if seen.any:
        for how, words in SETTLED.items():
            yield f"复核为{words}的问题（处）", seen.settled[how]
        yield "计入豁免和人工核查后得分有变化的报告", seen.changed
        yield "计入豁免和人工核查后的中位得分", _n(middle(sorted(seen.values, key=Decimal)))


def _line(line: Line) -> tuple[Cell, ...]:
    ends = _n(line.median), _n(line.lowest)
    return (line.name, line.reports, *ends, line.clean, line.errors, line.warnings)


def _ranked(one: Ranked) -> tuple[Cell, ...]:
    row = one.row
    return (row.name, one.words, _n(row.value), _n(row.low), _n(row.high), row.grade)


def _n(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _step(one: Step) -> tuple[Cell, ...]:
    name, ends = f"{one.before} 年 → {one.after} 年", (_n(one.old), _n(one.new))
    return (name, one.agencies, *ends, one.better, one.worse, one.open)
