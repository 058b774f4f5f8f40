"""A table that stands twice in one report: which of the copies is the report's own.

Copies with the same numbers are one table. Of different ones the copy with the report's year over
it (or before its row) counts, if every other has another year; where the years do not tell,
the rows that differ stay unread. Knows rows and their places, no columns.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from hegui.documents.clean import fold
from hegui.extraction.tables.rows import RawTable
from hegui.extraction.tables.spans import RawRow
from hegui.extraction.tables.tokens import Token

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年?")
_FEWEST = 3  # so many rows twice, and half of all, are a second table and no slip
_BACK = 40  # tokens of a header, at most, between a year and the first row

Name = tuple[str, str]


def one_copy(raw: RawTable, stream: Sequence[Token], year: int | None) -> RawTable:
    """The table with one row of each name, where it is printed several times over.

    Args:
        raw: the rows as found.
        stream: all tokens of the document.
        year: of the report.
    """
    if len(raw.rows) == len({_name(row) for row in raw.rows}):
        return raw
    at = {id(token): n for n, token in enumerate(stream)}
    copies = _copies(raw, at)
    if len(copies) < 2:
        return raw
    first = copies[0]
    chosen = _of_year(copies, stream, at, year)
    if chosen is not None:
        kept = {id(row) for row in chosen.values()}
        return replace(raw, rows=tuple(row for row in raw.rows if id(row) in kept))
    rows = []
    for row in raw.rows:
        name = _name(row)
        if row is not next((copy[name] for copy in copies if name in copy), None):
            continue
        others = [copy[name] for copy in copies if name in copy]
        alike = all(_texts(other) == _texts(row) for other in others)
        rows.append(row if alike else replace(row, doubt="copies_differ"))
    return replace(raw, rows=tuple(rows)) if first else raw


def _copies(raw: RawTable, at: dict[int, int]) -> list[dict[Name, RawRow]]:
    """The rows by copy, in order of the text; one copy where no more than single rows recur."""
    held: dict[Name, list[RawRow]] = {}
    for row in sorted(raw.rows, key=lambda one: at[id(one.label)]):
        held.setdefault(_name(row), []).append(row)
    twice = sum(len(rows) > 1 for rows in held.values())
    alone = len(raw.labels.table.blocks) == 1 and raw.labels.values_behind_header
    if not alone and (twice < _FEWEST or twice * 2 < len(held)):
        return []
    most = max(map(len, held.values()))
    return [{name: rows[n] for name, rows in held.items() if n < len(rows)} for n in range(most)]


def _of_year(
    copies: Sequence[dict[Name, RawRow]],
    stream: Sequence[Token],
    at: dict[int, int],
    year: int | None,
) -> dict[Name, RawRow] | None:
    """The one copy under the report's year, if all others stand under another."""
    if all(_same(copies[0], copy) for copy in copies[1:]):
        return copies[0]
    years = []
    end = 0
    for copy in copies:
        begin = min(at[id(row.label)] for row in copy.values())
        years.append(_year_before(stream, max(end, begin - _BACK), begin))
        end = max(at[id(token)] for row in copy.values() for token in row.values) + 1
    if year is None or None in years or years.count(year) != 1:
        return None
    return copies[years.index(year)]


def _same(one: dict[Name, RawRow], other: dict[Name, RawRow]) -> bool:
    alike = (n in one and _texts(one[n]) == _texts(row) for n, row in other.items())
    return all(alike)


def _year_before(stream: Sequence[Token], start: int, end: int) -> int | None:
    """The only year in the text nearest before a copy; None if there is none."""
    for token in reversed(stream[start:end]):
        if token.kind == "H":
            return None
        years = {int(found) for found in _YEAR.findall(fold(token.text))}
        if years and token.kind in "LP":
            return years.pop() if len(years) == 1 else None
    return None


def _name(row: RawRow) -> Name:
    return row.block.id, row.row.id


def _texts(row: RawRow) -> list[str]:
    return ["".join(token.text.split()) for token in row.values if token.kind == "V"]
