"""One row a finding, of reports and of reports beside each other; one a line of the ledger."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from hegui.reporting.as_workbook.book import Column
from hegui.reporting.as_workbook.cells import Cell, Link, Marked
from hegui.reporting.law import Law
from hegui.reporting.settled import settled_words
from hegui.reporting.words import SEVERITIES, harmless, one_line, places_words

FINDINGS = (
    Column("单位", 18),
    Column("年度", 7, "centre"),
    Column("文件", 20),
    Column("规则", 9, "centre"),
    Column("规则名称", 20),
    Column("级别", 7, "centre"),
    Column("问题", 44),
    Column("位置", 30),
    Column("原文", 22),
    Column("依据", 36),
    Column("改法", 34),
    Column("扣分", 7, "points"),
    Column("改后得分", 9, "points"),
    Column("复核", 16),
    Column("编号", 18),
)
LEDGER = (
    Column("单位", 22),
    Column("年度", 7, "centre"),
    Column("文件", 26),
    Column("规则", 9, "centre"),
    Column("规则名称", 34),
    Column("应扣", 7, "points"),
    Column("实扣", 7, "points"),
    Column("计入豁免和人工核查后的实扣", 17, "points"),
    Column("少扣的原因", 34),
    Column("只改这一项，得分", 10, "points"),
    Column("问题编号", 18),
)
_SHORT = 12  # characters of a text that may stand beside others in one line

Linked = Callable[[str], Cell]


def finding_rows(report: Mapping[str, Any], law: Law, file: Linked) -> Iterator[tuple[Cell, ...]]:
    """The findings of a report, in their order."""
    mended = {line["finding"]: line.get("mended") for line in report["ledger"]}
    for found in report["findings"]:
        yield (
            report["agency"],
            report["year"],
            file(report["path"]),
            found["rule"],
            found["title"],
            severity(found),
            found["message"],
            "\n".join(places_words(found["places"])),
            stands(found["places"]),
            law.of(found["rule"], report["year"]),
            found["remedy"],
            number(found["deduction"]),
            number(mended.get(found["id"])),
            settled_words(found.get("settled")) or None,
            found["id"],
        )


def across_row(found: Mapping[str, Any], law: Law, file: Linked) -> tuple[Cell, ...]:
    """A finding that shows only where reports stand beside each other; it costs nothing."""
    paths: Sequence[str] = found["paths"]
    year = found.get("year")
    return (
        found.get("agency") or "（几个单位）",
        year,
        file(paths[0]) if len(paths) == 1 else "\n".join(paths),
        found["rule"],
        found.get("title"),
        severity(found),
        found["message"],
        "\n".join(places_words(found.get("places", ()))) or None,
        stands(found.get("places", ())) or None,
        law.of(found["rule"], year),
        found.get("remedy"),
        number("0.0"),
        None,
        settled_words(found.get("settled")) or None,
        found.get("id"),
    )


def ledger_rows(report: Mapping[str, Any], law: Law) -> Iterator[tuple[Cell, ...]]:
    """The account of a report and, below it, its sum; nothing where nothing is charged."""
    after = report.get("settled_ledger")
    left = {line["finding"]: line for line in after or ()}
    due = points = settled = Decimal(0)
    charged = {line["finding"] for line in report["ledger"]}
    added = [line for finding, line in left.items() if finding not in charged]
    for line in (*report["ledger"], *added):
        found = line["finding"] in charged
        rule = law.rules.get(line["rule"])
        cost = Decimal(line["points"]) if found else Decimal(0)
        cost_after = Decimal(left[line["finding"]]["points"]) if line["finding"] in left else None
        due, points = due + Decimal(line["due"]), points + cost
        settled += cost_after or Decimal(0)
        yield (
            report["agency"],
            report["year"],
            report["path"],
            line["rule"],
            rule["title"] if rule else "由人核查出的",
            number(line["due"]),
            cost,
            None if after is None else cost_after or Decimal(0),
            line["why"] or None,
            number(line.get("mended")),
            line["finding"] if found else None,
        )
    if report["ledger"] or added:
        value = report["score"]["value"]
        told = f"得分 {value}" if value is not None else "没有得分"
        told += (
            f"，计入豁免和人工核查后 {report['settled_score']['value']}"
            if after is not None
            else ""
        )
        sums = (report["agency"], report["year"], report["path"], "合计", told, due, points)
        ends = (None if after is None else settled, None, None, None)
        yield tuple(Marked(cell, "sum") for cell in (*sums, *ends))


def severity(found: Mapping[str, Any]) -> Marked:
    """How grave, with its colour; a rule on trial says so."""
    words = SEVERITIES[found["severity"]]
    if found.get("draft"):
        return Marked(f"{words}（试行）", "faint")
    return Marked(words, found["severity"])


def stands(places: Sequence[Mapping[str, Any]]) -> str:
    """What stands at the places: long texts a line each, short ones side by side."""
    texts = [harmless(place["text"]) or "（空白）" for place in places if place["label"]]
    texts = texts or [harmless(place["text"]) for place in places if place["text"]]
    lines: list[str] = []
    for short, several in groupby(texts, lambda text: len(text) <= _SHORT):
        texts_of = list(several)
        lines += ["、".join(texts_of)] if short else texts_of
    return "\n".join(dict.fromkeys(lines))


def number(text: str | None) -> Decimal | None:
    """A number of the document as a number."""
    return None if text is None else Decimal(text)


def to_findings(report: Mapping[str, Any], spot: str) -> Cell:
    """How many findings a report has; leads to the first of them."""
    found = len(report["findings"])
    return Link(spot, f"{found} 处") if found else Marked("没有", "faint")


def first_places(found: Mapping[str, Any]) -> str:
    """Rule and place of a finding in a few words."""
    where = places_words(found["places"])
    return one_line(f"{found['rule']} {where[0] if where else ''}", 60)
