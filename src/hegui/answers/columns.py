"""What the columns of a checklist are called: those who write it and those who read it agree."""

from collections.abc import Mapping
from enum import StrEnum
from unicodedata import normalize

from hegui.answers.answer import Kind


class Column(StrEnum):
    """A column that matters when a checklist comes back; others are only to be read."""

    AGENCY = "单位"
    YEAR = "年度"
    PATH = "文件"
    DUTY = "事项编号"
    RULE = "规则编号"
    FINDING = "问题编号"
    VERDICT = "结论"
    BY = "核查人"
    DATE = "核查日期"
    NOTE = "说明"


KEYS: Mapping[Kind, Column] = {
    Kind.DUTY: Column.DUTY,
    Kind.OPEN: Column.RULE,
    Kind.FINDING: Column.FINDING,
}
SHEETS: Mapping[Kind, str] = {
    Kind.DUTY: "人工核查",
    Kind.OPEN: "无法判断",
    Kind.FINDING: "问题复核",
}
ANSWERED = (Column.VERDICT, Column.BY, Column.DATE, Column.NOTE)
_NEEDED = (Column.AGENCY, *ANSWERED[:3])
_BY_NAME = {column.value: column for column in Column}


def column_of(heading: str) -> Column | None:
    """The column of that heading; None for one that need not be read."""
    return _BY_NAME.get("".join(normalize("NFKC", heading).split()))


def headings_in(texts: Mapping[int, str]) -> dict[Column, int]:
    """Column → where it stands (1-based), the first of two that are called alike."""
    found: dict[Column, int] = {}
    for at, text in texts.items():
        column = column_of(text)
        if column is not None:
            found.setdefault(column, at)
    return found


def kind_in(found: Mapping[Column, int]) -> Kind | None:
    """What a sheet with these columns asks; None if it is no sheet of a checklist."""
    if not all(column in found for column in _NEEDED):
        return None
    return next((kind for kind, column in KEYS.items() if column in found), None)
