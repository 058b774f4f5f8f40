"""A roster file becomes a Roster, or every mistake in it is told at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hegui.documents.lists import sheets_of
from hegui.errors import Mistake, UsageError
from hegui.model.likeness import closest
from hegui.roster.columns import What, called
from hegui.roster.entries import entries_of
from hegui.roster.entry import Entry
from hegui.roster.lines import Line, headings_in, lines_of
from hegui.roster.names import plain
from hegui.roster.roster import Roster

_MANY = 200  # mistakes that are told; who has more has one mistake in every row
_NEAR = 0.8


def load_roster(path: Path) -> Roster:
    """The roster of a file: CSV (UTF-8, GB18030 …), XLSX or XLS.

    Raises:
        UsageError: it cannot be read, or something in it is wrong; tells every mistake with file,
            row and column.
    """
    shown = str(path).replace("\\", "/")
    mistakes: list[Mistake] = []
    lines: list[Line] = []
    left_out: list[str] = []
    for sheet in sheets_of(path, headings_in, "名录"):
        found = lines_of(sheet, shown, mistakes)
        if found is None:
            left_out.append(sheet.name)
        else:
            lines += found
    if not lines and not mistakes:
        heading, kind = called(What.NAME), called(What.KIND)
        raise UsageError(
            f"{shown}：没有读到单位。第一行应是列名，其中要有“{heading}”这一列，"
            f"下面一行写一个单位，如“{heading},{kind},{called(What.LEVEL)}”"
        )
    entries = entries_of(lines, mistakes)
    if mistakes:
        raise UsageError(_told(mistakes, shown))
    return Roster(shown, entries, tuple(_notes(entries, left_out)))


def _told(mistakes: Sequence[Mistake], shown: str) -> str:
    every = sorted(set(mistakes))
    more = f"\n……另有 {len(every) - _MANY} 处" if len(every) > _MANY else ""
    head = f"名录 {shown} 有 {len(every)} 处错误："
    return "\n".join([head, *map(str, every[:_MANY])]) + more


def _notes(entries: Sequence[Entry], left_out: Sequence[str]) -> Iterator[str]:
    if left_out:
        names = "、".join(f"“{name}”" for name in left_out)
        yield f"工作表{names}没有“{called(What.NAME)}”这一列，没有读"
    names_known = [plain(entry.name) for entry in entries]
    outside = dict.fromkeys(
        entry.parent for entry in entries if entry.parent and not entry.parent_key
    )
    for parent in outside:
        near = closest(plain(parent), names_known)
        hint = f"；名录里有相近的“{near}”，请看是不是写错了" if near else ""
        yield f"上级“{parent}”不在名录里{hint}"
