"""Odd but lawful features of real reports, each applied to a finished report."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.generator.form import section as form_section
from tests.generator.report import Cell, Report, Row, Section, placeholder

_LABELS = {
    "本年制发件数": "本年制发数量",
    "行政规范性文件": "规范性文件",
    "规范性文件": "行政规范性文件",
    "本年处理决定数量": "处理决定数量",
    "本年收费金额（单位：万元）": "本年收费金额（万元）",
    "本年增/减": "本年增减",
    "上一年项目数量": "上年项目数量",
}
_POWERS = ("licensing", "other_services", "penalty", "coercion")


def draw(rng: Random, edition: str, kind: str, size: str) -> list[str]:
    """A few oddities that suit the report."""
    choices = ["headings", "labels", "short_period", "period_in_six", "half_brackets"]
    choices += ["contents", "numberless", "pages", "chinese_year"]
    if size == "zero" or kind == "institution":
        choices += ["not_involved", "not_involved"]
    if size == "large":
        choices += ["separators", "separators"]
    if edition == "2019" and size != "zero":
        choices += ["yuan", "signed_change"]
    if size == "small":
        choices += ["blanks"]
    return rng.sample(choices, rng.randint(0, 2))


def apply(rng: Random, report: Report, wanted: Iterable[str], own: str) -> Report:
    """*report* with the named oddities, in a fixed order."""
    names = set(wanted)
    unknown = names - set(ODDITIES)
    if unknown:
        raise KeyError(f"no such oddity: {sorted(unknown)}")
    for name, (change, notices) in ODDITIES.items():
        if name in names:
            report = change(rng, report, own)
            report = replace(
                report, odd=report.odd | {name}, notices=report.notices | set(notices)
            )
    return report


def number(column: str, text: str) -> Cell:
    """A cell with a number as people write it: 1,234, +4, 减3, 39670元."""
    plain = text.replace(",", "").rstrip("万元").replace("增", "").replace("减", "-")
    return Cell(column, text, "number", Decimal(plain))


def _headings(rng: Random, report: Report, _own: str) -> Report:
    def vary(section: Section) -> Section:
        accepted = form_section(report.edition, section.id).get("accepted", ())
        if not accepted or rng.random() < 0.4:
            return section
        numeral = section.heading.split("、", 1)[0]
        return replace(section, heading=f"{numeral}、{rng.choice(accepted)}")

    return replace(report, sections=tuple(map(vary, report.sections)))


def _labels(_rng: Random, report: Report, _own: str) -> Report:
    for paper in report.papers():
        if paper.id != "active_disclosure":
            continue
        for block in paper.blocks:
            report = report.with_block(
                block.id,
                lambda b: replace(
                    b,
                    columns=tuple(
                        replace(c, label=_LABELS.get(c.label, c.label)) for c in b.columns
                    ),
                    rows=tuple(replace(r, label=_LABELS.get(r.label, r.label)) for r in b.rows),
                ),
            )
    return report


def _half_brackets(_rng: Random, report: Report, _own: str) -> Report:
    def narrow(text: str) -> str:
        return text.replace("（", "(").replace("）", ")")

    def change(row: Row) -> Row:
        parents = tuple((i, narrow(label)) for i, label in row.parents)
        return replace(row, label=narrow(row.label), parents=parents)

    return report.with_rows("requests", change)


def _not_involved(_rng: Random, report: Report, own: str) -> Report:
    named = []
    for block in ("art20_5", "art20_6"):
        for paper in report.papers():
            for one in paper.blocks:
                named += [r.label for r in one.rows if one.id == block and r.id in _POWERS]
        report = report.with_rows(
            block,
            lambda r: replace(
                r, cells=tuple(placeholder(c.column, "不涉及", "not_applicable") for c in r.cells)
            ),
        )
    words = f"{own}不涉及{'、'.join(named)}事项。"
    return report.with_section("s6_other", lambda s: replace(s, paragraphs=(*s.paragraphs, words)))


def _blanks(_rng: Random, report: Report, _own: str) -> Report:
    """Noughts of table three's parts left blank; totals and rows with numbers stay."""

    def change(row: Row) -> Row:
        if not row.leaf:
            return row
        cells = tuple(
            placeholder(c.column, "", "blank") if c.value == 0 and c.column != "total" else c
            for c in row.cells
        )
        return replace(row, cells=cells)

    return report.with_rows("requests", change)


def _separators(_rng: Random, report: Report, _own: str) -> Report:
    def change(row: Row) -> Row:
        cells = tuple(
            replace(c, text=f"{int(c.value):,}")
            if c.value is not None and c.value == int(c.value) and c.value >= 1000
            else c
            for c in row.cells
        )
        return replace(row, cells=cells)

    for block in ("requests", "art20_5", "art20_6"):
        report = report.with_rows(block, change)
    return report


def _yuan(_rng: Random, report: Report, _own: str) -> Report:
    def change(row: Row) -> Row:
        cells = tuple(
            number(c.column, f"{c.value}元") if c.column == "amount" else c for c in row.cells
        )
        return replace(row, cells=cells)

    return report.with_rows("art20_9", change)


def _signed_change(rng: Random, report: Report, _own: str) -> Report:
    words = rng.random() < 0.5

    def text(value: Decimal) -> str:
        if not value:
            return "0"
        if words:
            return f"{'减' if value < 0 else '增'}{abs(value)}"
        return f"{value:+}"

    def change(row: Row) -> Row:
        cells = tuple(
            number(c.column, text(c.value)) if c.column == "change" and c.value is not None else c
            for c in row.cells
        )
        return replace(row, cells=cells)

    for block in ("art20_5", "art20_6", "art20_8"):
        report = report.with_rows(block, change)
    return report


def _contents(_rng: Random, report: Report, _own: str) -> Report:
    """A table of contents before the report itself."""
    return replace(
        report, preface=("目  录", *(s.heading for s in report.sections), *report.preface)
    )


def _numberless(_rng: Random, report: Report, _own: str) -> Report:
    """Numbers of the level-one headings lost, as automatic numbering is in a copy."""

    def strip(section: Section) -> Section:
        return replace(section, heading=section.heading.split("、", 1)[1])

    return replace(report, sections=tuple(map(strip, report.sections)))


def _chinese_year(_rng: Random, report: Report, _own: str) -> Report:
    year = f"（{chinese_digits(report.year)}年度）"
    return replace(report, title=(f"{report.agency}政府信息公开工作年度报告", year))


def chinese_digits(year: int) -> str:
    """二○二一 for 2021."""
    return str(year).translate(str.maketrans("0123456789", "○一二三四五六七八九"))


def _same(_rng: Random, report: Report, _own: str) -> Report:
    return report  # worded when the report is put together


Oddity = tuple[Callable[[Random, Report, str], Report], tuple[str, ...]]

ODDITIES: dict[str, Oddity] = {
    "headings": (_headings, ("STR-03", "STR-09")),
    "labels": (_labels, ("TBL-04",)),
    "half_brackets": (_half_brackets, ()),
    "not_involved": (_not_involved, ("NA-04",)),
    "blanks": (_blanks, ("TBL-08", "NA-04")),
    "separators": (_separators, ()),
    "yuan": (_yuan, ()),
    "signed_change": (_signed_change, ("TBL-12",)),
    "short_period": (_same, ()),
    "period_in_six": (_same, ()),
    "contents": (_contents, ()),
    "numberless": (_numberless, ()),
    "pages": (_same, ()),  # page numbers between lines of text; written by ``as_text``
    "chinese_year": (_chinese_year, ()),
}
