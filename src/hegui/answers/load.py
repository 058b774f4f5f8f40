"""Checklists (核查表) that offices filled in become answers, or every mistake is told at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize

from hegui.answers.answer import ALLOWED, CHINESE, Answer, Answers, Item, Kind, Verdict
from hegui.answers.columns import KEYS, SHEETS, Column, column_of, headings_in, kind_in
from hegui.documents.lists import ListSheet, Row, sheets_of
from hegui.errors import Mistake, UsageError
from hegui.roster.values import WrongValueError, as_written, day_of, year_of

_NAME = "核查表"
_HEAD = 20  # rows in which the heading is looked for
_MANY = 200  # mistakes that are told
_LONGEST_NAME = 60
_LONGEST_KEY = 80

Value = TypeVar("Value")


def load_answers(paths: Sequence[Path], as_of: date) -> Answers:
    """The answers of checklists (XLSX, XLS, or a sheet of one as CSV), in their order.

    A row whose 结论 is empty is not answered yet and passed over. The same answer may stand in
    several files; the later day counts.

    Args:
        paths: the files.
        as_of: the day of the audit; nobody can have looked after it.

    Raises:
        UsageError: a file cannot be read or is no checklist, or something in one is wrong; tells
            every mistake with file, sheet, row and column.
    """
    mistakes: list[Mistake] = []
    found: dict[Item, Answer] = {}
    for path in paths:
        for answer, at in _answers(path, as_of, mistakes):
            first = found.get(answer.item)
            if first is not None and first.verdict is not answer.verdict:
                mistakes.append(_contradiction(answer, first, at))
            elif first is None or first.date < answer.date:
                found[answer.item] = answer
    if mistakes:
        raise UsageError(_told(mistakes))
    return Answers(found)


def _answers(path: Path, as_of: date, mistakes: list[Mistake]) -> Iterator[tuple[Answer, int]]:
    """The answers of one file, each with the column its verdict stands in."""
    shown = str(path).replace("\\", "/")
    asked = 0
    for sheet in sheets_of(path, _headings, _NAME):
        heading = _heading(sheet)
        if heading is None:
            continue
        asked += 1
        for row in sheet.rows:
            if row.number <= heading.row or not row.cells.get(heading.columns[Column.VERDICT]):
                continue
            reading = _Reading(shown, sheet.name, row, heading.columns, mistakes)
            answer = reading.answer(heading.kind, as_of)
            if answer is not None:
                yield answer, heading.columns[Column.VERDICT]
    if not asked:
        keys = "、".join(f"“{column}”" for column in KEYS.values())
        raise UsageError(
            f"{shown} 不是核查表：没有一张表的表头里有“单位”“结论”“核查人”“核查日期”和编号列"
            f"（{keys}之一）。请用程序写出的核查表填写，不要改表头"
        )


@dataclass(frozen=True, slots=True)
class _Heading:
    """The row of the headings, where each column stands, and what the sheet asks."""

    row: int
    columns: Mapping[Column, int]
    kind: Kind


def _headings(texts: Sequence[str]) -> int:
    return sum(1 for text in texts if column_of(text) is not None)


def _heading(sheet: ListSheet) -> _Heading | None:
    for row in sheet.rows[:_HEAD]:
        columns = headings_in(row.cells)
        kind = kind_in(columns)
        if kind is not None:
            return _Heading(row.number, columns, kind)
    return None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one row, and tells of what cannot be read."""

    file: str
    sheet: str
    row: Row
    columns: Mapping[Column, int]
    mistakes: list[Mistake]

    def answer(self, kind: Kind, as_of: date) -> Answer | None:
        """The answer; None, and every reason told, if something in the row is wrong."""
        before = len(self.mistakes)
        year = self._read(Column.YEAR, year_of, None)
        verdict = self._read(Column.VERDICT, lambda text: _verdict(text, kind), Verdict.MET)
        by = self._text(Column.BY, "写上是谁核查的", _LONGEST_NAME)
        day = self._day(as_of)
        key = self._text(KEYS[kind], "这一列请不要改", _LONGEST_KEY)
        agency, path = (as_written(self._cell(one)) for one in (Column.AGENCY, Column.PATH))
        if not path and not (agency and year):
            said = "“单位”和“年度”空着，不知道说的是哪一份报告；这两列请不要改"
            self._wrong(Column.AGENCY, said)
        if len(self.mistakes) > before:
            return None
        note = self._cell(Column.NOTE)
        return Answer(
            kind, agency, year, path, key, verdict, by, day, note, self.file, self.sheet,
            self.row.number,
        )  # fmt: skip

    def _day(self, as_of: date) -> date:
        if not self._cell(Column.DATE):
            self._wrong(Column.DATE, "“核查日期”没有写，请写成 2025-01-31")
            return as_of
        day = self._read(Column.DATE, day_of, as_of)
        if day > as_of:
            self._wrong(Column.DATE, f"“核查日期”：{day} 晚于审核之日 {as_of}，请核对")
        return day

    def _text(self, column: Column, hint: str, longest: int) -> str:
        text = as_written(self._cell(column))
        if not text:
            self._wrong(column, f"“{column}”没有写，{hint}")
        elif len(text) > longest:
            self._wrong(column, f"“{column}”太长（{len(text)} 个字），最多 {longest} 个字")
        return text

    def _read(self, column: Column, how: Callable[[str], Value], otherwise: Value) -> Value:
        text = self._cell(column)
        if not text:
            return otherwise
        try:
            return how(text)
        except WrongValueError as error:
            self._wrong(column, f"“{column}”：{error}")
            return otherwise

    def _cell(self, column: Column) -> str:
        return self.row.cells.get(self.columns.get(column, 0), "")

    def _wrong(self, column: Column, said: str) -> None:
        at = self.columns.get(column, 0)
        self.mistakes.append(_mistake(self.file, self.sheet, self.row.number, at, said))


def _verdict(text: str, kind: Kind) -> Verdict:
    key = "".join(normalize("NFKC", text).split()).lower()
    for verdict in ALLOWED[kind]:
        if key in (CHINESE[verdict], verdict.value):
            return verdict
    words = "、".join(CHINESE[verdict] for verdict in ALLOWED[kind])
    shown = key if len(key) <= 20 else key[:19] + "…"
    raise WrongValueError(f"没有“{shown}”这种结论。“{SHEETS[kind]}”里只能写：{words}，或者空着")


def _contradiction(answer: Answer, first: Answer, at: int) -> Mistake:
    year = "" if answer.year is None else f"{answer.year} 年度"
    said = (
        f"{answer.agency or answer.path}{year} {answer.key} 在{_there(answer, first)}"
        f"写的是“{CHINESE[first.verdict]}”，这里写的是“{CHINESE[answer.verdict]}”。"
        "同一项只能有一个结论，请改成一致，或者删去一处"
    )
    return _mistake(answer.file, answer.sheet, answer.row, at, said)


def _there(answer: Answer, first: Answer) -> str:
    """Where the first of two answers stands, as seen from the second."""
    if first.file != answer.file:
        return f" {first.source}"
    if first.sheet != answer.sheet:
        return f"工作表“{first.sheet}”第{first.row}行"
    return f"第{first.row}行"


def _mistake(file: str, sheet: str, row: int, column: int, said: str) -> Mistake:
    where = f"工作表“{sheet}”" if sheet else ""
    return Mistake(file, row, column, f"{where}第{row}行：{said}")


def _told(mistakes: Sequence[Mistake]) -> str:
    every = sorted(set(mistakes))
    more = f"\n……另有 {len(every) - _MANY} 处" if len(every) > _MANY else ""
    head = f"核查表有 {len(every)} 处错误："
    return "\n".join([head, *map(str, every[:_MANY])]) + more
