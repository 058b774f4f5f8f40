"""What stands in a cell: text no spreadsheet runs, exact numbers, links we made ourselves.

All text may come from a report. Excel counts UTF-16 units, refuses cells above 32,767 of them and
repairs, that is changes, files with characters XML forbids.
"""

from dataclasses import dataclass
from decimal import Decimal

from hegui.reporting.xml_text import xml_text

LONGEST = 32_700  # UTF-16 units; above it a cut is made and told
_LONGEST_IN_FORMULA = 255  # of a text within a formula; more and Excel refuses the file
_NO_LINK = frozenset('"#%:\\!*?<>|')


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere.

    Attributes:
        target: a spot of this workbook (``#'表'!A5``), or a file beside it.
        text: what the cell shows.
    """

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that is shown in a way of its own.

    Attributes:
        value: what it is.
        style: how: a name in ``styles.STYLES``.
    """

    value: "str | int | Decimal | None"
    style: str


Cell = str | int | Decimal | Link | Marked | None


def cell_text(text: object) -> str:
    """The text as a cell can hold it; where it was cut it says so and how long it was."""
    told = xml_text(text)
    if len(told) > LONGEST // 2 and _units(told) > LONGEST:
        told = _cut(told)
    if told.startswith("<r>") and told.endswith("</r>"):
        told += " "  # XlsxWriter would take it for markup of its own and write it as it is
    return told


def _cut(text: str) -> str:
    note = f"……（原文共 {len(text)} 字，单元格放不下，后面的从略）"
    kept = text[: LONGEST - len(note)]
    while (over := _units(kept) + len(note) - LONGEST) > 0:
        kept = kept[: len(kept) - (over + 1) // 2]
    return kept + note


def _units(text: str) -> int:
    return len(text) + sum(1 for character in text if character > "\uffff")


def formula(link: Link) -> str | None:
    """The formula of a link; None where the text or the target does not fit into one."""
    target, text = cell_text(link.target), cell_text(link.text)
    if target != link.target or max(_units(target), _units(text)) > _LONGEST_IN_FORMULA:
        return None
    return f"=HYPERLINK({_quoted(target)},{_quoted(text)})"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def can_link(path: str) -> bool:
    """Whether a link to the file of that name leads there and nowhere else.

    Names of files are as hostile as their contents: no addresses of services, no members of
    archives, nothing that a spreadsheet would read as an anchor or a share.
    """
    return bool(path) and not path.startswith("/") and not _NO_LINK & set(path)
