"""The workbook, in one walk over the reports: each goes into its sheets as it comes."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from hegui.reporting.as_workbook.book import ROWS, Book, Column, Table
from hegui.reporting.as_workbook.cells import Cell, Link, can_link
from hegui.reporting.as_workbook.findings import (
    FINDINGS,
    LEDGER,
    Linked,
    across_row,
    finding_rows,
    ledger_rows,
)
from hegui.reporting.as_workbook.front import Front, Seen
from hegui.reporting.as_workbook.others import (
    CHECKS,
    CLUED,
    RULES,
    UNREADABLE,
    WAIVERS,
    beside_rows,
    check_rows,
    clue_row,
    rule_rows,
    waiver_row,
)
from hegui.reporting.as_workbook.scores import BAR, SCORES, score_row
from hegui.reporting.law import Law
from hegui.reporting.overview import overview
from hegui.reporting.summary import Survey

_FULL = 100  # points


def write_workbook(
    path: Path,
    document: Mapping[str, Any],
    rules: Mapping[str, Any],
    survey: Survey,
    rows: int = ROWS,
) -> None:
    """Write the workbook; the same audit gives the same bytes.

    Args:
        path: the file; it appears when all of it is written.
        document: the audit document; its reports are walked once.
        rules: the rules, as outputs show them.
        survey: the run in small.
        rows: of a sheet, before a table goes on in another.

    Raises:
        OSError: the file cannot be written.
        HeguiError: a cell cannot be written.
    """
    title = f"{rules['pack']['name']}审核结果"
    file, law = _file_links(path.parent), Law(rules)
    view = overview(survey, document.get("agencies", ()))
    ranks = {one.row.path: one.words for one in view.ranking}
    with Book(path, title, date.fromisoformat(document["as_of"]), rows) as book:
        front, seen = Front(book), Seen()
        scores = Table(book, "单位得分", SCORES)
        findings = Table(book, "问题清单", FINDINGS)
        ledger = Table(book, "扣分明细", LEDGER)
        rule_table = Table(book, "规则说明", RULES, frozen=2)
        checks = Table(book, "人工核查清单", CHECKS)
        for report in document["reports"]:
            seen.add(report)
            spot = findings.next_spot
            _fill(findings, finding_rows(report, law, file))
            scores.add(score_row(report, ranks.get(report["path"], ""), spot, file))
            _fill(ledger, ledger_rows(report, law))
            _fill(checks, check_rows(report, file))
        _fill(findings, (across_row(found, law, file) for found in document["across"]))
        _fill(checks, beside_rows(document))
        broken = {one.rule: one.reports for one in survey.totals.common}
        _fill(rule_table, rule_rows(rules, broken))
        scores.bar(BAR, _FULL)
        notes = [note for table in (findings, ledger, checks) for note in _continued(table)]
        for table, nothing in (
            (scores, "没有审核成任何报告"),
            (findings, "没有发现问题"),
            (ledger, "没有扣分"),
            (rule_table, "没有规则"),
            (checks, "没有要由人核查的"),
        ):
            table.close(nothing)
        _last_sheets(book, document, file)
        front.write(document, rules, survey.totals, view, seen, notes)


def _last_sheets(book: Book, document: Mapping[str, Any], file: Linked) -> None:
    """What there often is none of: only 未能审核 is there in any case."""
    unreadable = [(one["path"], one["reason"]) for one in document["unreadable"]]
    clues = [clue_row(clue, file) for clue in document.get("clues", ())]
    waivers = [waiver_row(waiver) for waiver in document.get("waivers") or ()]
    sheets: tuple[tuple[str, Sequence[Column], Sequence[Sequence[Cell]]], ...] = (
        ("未能审核", UNREADABLE, unreadable),
        ("线索", CLUED, clues),
        ("豁免", WAIVERS, waivers),
    )
    for name, columns, lines in sheets:
        if lines or columns is UNREADABLE:
            table = Table(book, name, columns)
            _fill(table, lines)
            table.close("所有文件都审核了")


def _fill(table: Table, lines: Iterator[Sequence[Cell]] | Sequence[Sequence[Cell]]) -> None:
    for line in lines:
        table.add(line)


def _continued(table: Table) -> Iterator[str]:
    if len(table.written) > 1:
        yield f"“{table.name}”太长，分在 {len(table.written)} 张工作表里。"


def _file_links(folder: Path) -> Linked:
    """Path of a report → a cell that leads to it, as seen from the folder of the workbook.

    Only where both lie below or beside the folder the user works in: no link names a machine.
    """
    here = Path.cwd()
    way = ""
    with suppress(ValueError):
        way = os.path.relpath(here, here / folder) if (here / folder).is_relative_to(here) else ""

    def cell(path: str) -> Cell:
        if not way or not can_link(path):
            return path
        return Link(os.path.normpath(f"{way}/{path}").replace("\\", "/"), path)

    return cell
