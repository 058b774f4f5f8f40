"""An audit document → a checklist (核查表) that people fill in and hand back.

Three sheets: duties only a person can judge, rules that stayed open, findings to be confirmed.
Whatever was answered before stands in it again; ``hegui.answers`` reads it back.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from hegui.answers.answer import ALLOWED, CHINESE, NO_ANSWERS, Answer, Answers, Kind
from hegui.answers.columns import ANSWERED, KEYS, SHEETS
from hegui.answers.columns import Column as Heading
from hegui.reporting.as_workbook.book import Book, Column, checked
from hegui.reporting.as_workbook.cells import cell_text
from hegui.reporting.as_workbook.styles import HEADER, KINDS
from hegui.reporting.law import Law
from hegui.reporting.words import SEVERITIES, one_line, places_words
from hegui.reporting.xml_text import xml_text

_WHOSE = (Column(Heading.AGENCY, 16), Column(Heading.YEAR, 6, "centre"))
_ASKED: Mapping[Kind, Sequence[Column]] = {
    Kind.DUTY: (
        Column("要求", 30),
        Column("看什么", 36),
        Column("依据", 24),
        Column("看报告的哪里", 18),
    ),
    Kind.OPEN: (Column("规则名称", 26), Column("为什么无法判断", 48), Column("依据", 34)),
    Kind.FINDING: (
        Column("规则", 8, "centre"),
        Column("级别", 7, "centre"),
        Column("问题", 42),
        Column("位置", 24),
        Column("改法", 28),
    ),
}
_ANSWERS = (
    Column(Heading.VERDICT, 8, "centre"),
    Column(Heading.BY, 9, "centre"),
    Column(Heading.DATE, 11, "centre"),
    Column(Heading.NOTE, 24),
)
_PATH = Column(Heading.PATH, 30)
_HINTS: Mapping[Kind, str] = {
    Kind.DUTY: "看了报告以后选。还没有看的空着，不要猜。",
    Kind.OPEN: "程序读不准，由人看了报告以后选。还没有看的空着。",
    Kind.FINDING: "对照报告原文：问题确实存在选属实，程序看错了选误报。还没有看的空着。",
}
_KEY_WIDTH = 19
_FILL = "#FFF9E5"  # of cells that wait for an answer
_NAME = 200  # characters of an agency; the reader of checklists compares what stands here
_LINE, _HIGHEST = 15.0, 409.0  # points; Excel knows no higher row
_FIRST_DAY = date(2000, 1, 1)

Rows = Iterator[tuple[str, tuple[object, ...]]]  # key, and what stands beside it


def write_checklist(
    path: Path,
    document: Mapping[str, Any],
    rules: Mapping[str, Any],
    answers: Answers = NO_ANSWERS,
) -> None:
    """Write the checklist of a run into *path*; reports are gone through once.

    Args:
        path: the workbook.
        document: the audit document.
        rules: the rules view.
        answers: earlier answers, filled in again where their item is still asked.

    Raises:
        OSError: the file cannot be written.
        HeguiError: a cell cannot be written.
    """
    law = Law(rules)
    day = date.fromisoformat(document["as_of"])
    with Book(path, "人工核查表", day) as book:
        sheets = {kind: _Sheets(book, kind) for kind in Kind}
        for report in document["reports"]:
            agency, year = xml_text(one_line(report["agency"] or "", _NAME)), report["year"]
            file = xml_text(report["path"])
            for kind, rows in _rows(report, law).items():
                for key, cells in rows:
                    answer = answers.of(kind, agency, year, key, file)
                    sheets[kind].add((agency, year, *cells), answer, (key, file))
        for sheet in sheets.values():
            sheet.close()


def _rows(report: Mapping[str, Any], law: Law) -> Mapping[Kind, Rows]:
    return {
        Kind.DUTY: _duties(report),
        Kind.OPEN: _open_rules(report, law),
        Kind.FINDING: _findings(report),
    }


def _duties(report: Mapping[str, Any]) -> Rows:
    for item in report.get("checklist", ()):
        if item.get("key"):
            where = "、".join(places_words(item["places"]))
            yield item["key"], (item["what"], item["look"], item["source"], where)


def _open_rules(report: Mapping[str, Any], law: Law) -> Rows:
    reasons: dict[str, list[str]] = {}
    for entry in report["undetermined"]:
        reasons.setdefault(entry["rule"], []).append(entry["reason"])
    for rule, told in reasons.items():
        title = law.rules[rule]["title"] if rule in law.rules else ""
        yield rule, (title, "\n".join(dict.fromkeys(told)), law.of(rule, report["year"]))


def _findings(report: Mapping[str, Any]) -> Rows:
    for one in report["findings"]:
        severity = SEVERITIES[one["severity"]] + ("（试行）" if one["draft"] else "")
        where = "\n".join(places_words(one["places"]))
        yield one["id"], (one["rule"], severity, one["message"], where, one["remedy"])


class _Sheets:
    """The rows of one kind on their way into a sheet, and into further ones when one is full."""

    def __init__(self, book: Book, kind: Kind) -> None:
        self._book, self._kind = book, kind
        self._first = len(_WHOSE) + len(_ASKED[kind])
        # What only the program needs comes last, and is not printed.
        keys = (Column(KEYS[kind], _KEY_WIDTH), _PATH)
        self._columns = (*_WHOSE, *_ASKED[kind], *_ANSWERS, *keys)
        self._made: list[Worksheet] = []
        self._waiting = {
            column.title: book.format({**KINDS[column.kind], "bg_color": _FILL, **_number(column)})
            for column in _ANSWERS
        }
        self._begin()

    def add(self, asked: Sequence[object], answer: Answer | None, keys: Sequence[str]) -> None:
        """Write one item, the answer it has already, and what it is known by."""
        if self._row == self._book.rows:
            self._end()
            self._begin()
        sheet, row = self._made[-1], self._row
        lines = max(map(_lines, asked, (column.width for column in self._columns)))
        if lines > 1:
            sheet.set_row(row, min(lines * _LINE + 3, _HIGHEST))
        behind = enumerate(keys, self._first + len(_ANSWERS))
        for at, value in (*enumerate(asked), *behind):
            cell = value if isinstance(value, int) or value is None else str(value) or None
            self._book.put(sheet, row, at, cell, self._columns[at].kind)
        for at, column in enumerate(_ANSWERS, self._first):
            self._answer(sheet, row, at, Heading(column.title), answer)
        self._row += 1

    def close(self) -> None:
        """End the last sheet; a sheet without rows says that nothing is asked."""
        if self._row == 1:
            self._book.put(self._made[-1], 1, 0, "没有要填的", "text")
        self._end()

    def _answer(
        self, sheet: Worksheet, row: int, at: int, column: Heading, answer: Answer | None
    ) -> None:
        look = self._waiting[column]
        code: int
        if answer is None:
            code = sheet.write_blank(row, at, None, look)
        elif column is Heading.DATE:
            day = datetime(answer.date.year, answer.date.month, answer.date.day)  # noqa: DTZ001
            code = sheet.write_datetime(row, at, day, look)
        else:
            said = {
                Heading.VERDICT: CHINESE[answer.verdict],
                Heading.BY: answer.by,
                Heading.NOTE: answer.note,
            }[column]
            code = sheet.write_string(row, at, cell_text(said), look)
        checked(code, sheet, row, at)

    def _begin(self) -> None:
        number = len(self._made) + 1
        name = SHEETS[self._kind]
        sheet = self._book.sheet(name if number == 1 else f"{name}（{number}）")
        self._made.append(sheet)
        header = self._book.format(HEADER)
        asked_for = self._book.format({**HEADER, "bg_color": "#7A4B00"})
        sheet.set_row(0, 30)
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
            look = asked_for if column in _ANSWERS else header
            checked(sheet.write_string(0, at, column.title, look), sheet, 0, at)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        self._row = 1

    def _end(self) -> None:
        sheet, last = self._made[-1], max(self._row - 1, 1)
        sheet.autofilter(0, 0, last, len(self._columns) - 1)
        sheet.print_area(0, 0, last, self._first + len(_ANSWERS) - 1)
        words = [CHINESE[verdict] for verdict in ALLOWED[self._kind]]
        at = self._first + ANSWERED.index(Heading.VERDICT)
        choice = {
            "validate": "list",
            "source": words,
            "input_title": Heading.VERDICT.value,
            "input_message": _HINTS[self._kind],
            "error_title": "不能这样写",
            "error_message": f"请从列表里选：{'、'.join(words)}；还没有看的空着。",
        }
        checked(sheet.data_validation(1, at, last, at, choice), sheet, 1, at)
        at = self._first + ANSWERED.index(Heading.DATE)
        day = {
            "validate": "date",
            "criteria": ">=",
            "value": _FIRST_DAY,
            "error_title": "不是日期",
            "error_message": "请写核查的那一天，如 2025-01-31。",
        }
        checked(sheet.data_validation(1, at, last, at, day), sheet, 1, at)


def _number(column: Column) -> dict[str, str]:
    """Days are shown in one way; what is typed elsewhere stays the text it is."""
    return {"num_format": "yyyy-mm-dd" if column.title == Heading.DATE else "@"}


def _lines(value: object, width: float) -> int:
    """How many lines a text takes: not every program finds out itself."""
    if not isinstance(value, str):
        return 1
    room = max(width - 1, 1)
    shown = (len(line.encode("gbk", "replace")) for line in value[:2_000].split("\n"))
    return sum(max(1, -int(-length // room)) for length in shown)
