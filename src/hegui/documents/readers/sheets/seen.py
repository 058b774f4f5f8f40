"""A sheet as a person sees it: hidden rows and columns gone, merged cells as one.

Rows and columns are counted anew, from 0, over what is seen; the names of cells stay those of the
file. Says which texts nobody sees. Decides nothing about tables.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hegui.documents.readers.sheets.sheet import At, Merge, Sheet, cell_name, column_name, extent

_BELOW = 10  # ruled rows below the last text that are looked at


class Spot(NamedTuple):
    """A cell as seen: one, or several merged.

    Attributes:
        text: as shown, "" for an empty one.
        row: 0-based, of the rows that are seen.
        column: 0-based, of the columns that are seen.
        rows: how many it covers.
        columns: how many it covers.
        name: of its first cell in the file.
    """

    text: str
    row: int
    column: int
    rows: int
    columns: int
    name: str

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + self.columns


@dataclass(frozen=True)
class Seen:
    """What is seen of one sheet.

    Attributes:
        rows: numbers in the file of the rows that are seen.
        columns: numbers in the file of the columns that are seen.
        texts: row → cells with text that begin in it, from left to right.
        merged: (row, column) → every merged cell that begins there, empty ones included.
        reached: rows into which a cell with text reaches from above.
        ruled: row → columns with a ruling line at their left or right.
        unseen: Chinese words for hidden rows and columns that hold text; () for none.
    """

    rows: Sequence[int]
    columns: Sequence[int]
    texts: Mapping[int, Sequence[Spot]]
    merged: Mapping[At, Spot]
    reached: frozenset[int]
    ruled: Mapping[int, frozenset[int]]
    unseen: tuple[str, ...]

    def name(self, row: int, column: int) -> str:
        """Name in the file of a cell."""
        return cell_name(self.rows[row], self.columns[column])


def seen_of(sheet: Sheet) -> Seen:
    """What is seen of a sheet."""
    last_row, last_column = extent([*sheet.texts, *((m.bottom, m.right) for m in sheet.merges)])
    last_row = min(last_row + _BELOW, max(last_row, extent(sheet.ruled)[0]))
    rows = [row for row in range(1, last_row + 1) if row not in sheet.hidden_rows]
    columns = [one for one in range(1, last_column + 1) if one not in sheet.hidden_columns]
    row_at = {row: at for at, row in enumerate(rows)}
    column_at = {column: at for at, column in enumerate(columns)}
    covered: set[At] = set()
    spots: dict[At, Spot] = {}
    for merge in sheet.merges:
        covered.update(_places(merge))
        down = [row_at[row] for row in range(merge.top, merge.bottom + 1) if row in row_at]
        across = [column_at[c] for c in range(merge.left, merge.right + 1) if c in column_at]
        if down and across:
            text = sheet.texts.get((merge.top, merge.left), "")
            name = cell_name(merge.top, merge.left)
            at = (down[0], across[0])
            spots[at] = Spot(text, *at, len(down), len(across), name)
    merged = dict(spots)
    unseen: list[At] = []
    for (row, column), text in sheet.texts.items():
        if (row, column) in covered:
            continue
        if row in row_at and column in column_at:
            at = (row_at[row], column_at[column])
            spots[at] = Spot(text, *at, 1, 1, cell_name(row, column))
        else:
            unseen.append((row, column))
    texts: dict[int, list[Spot]] = defaultdict(list)
    reached: set[int] = set()
    for at in sorted(spots):
        spot = spots[at]
        if spot.text:
            texts[spot.row].append(spot)
            reached.update(range(spot.row + 1, spot.row + spot.rows))
    ruled: dict[int, set[int]] = defaultdict(set)
    for row, column in sheet.ruled:
        if row in row_at and column in column_at:
            ruled[row_at[row]].add(column_at[column])
    return Seen(
        rows,
        columns,
        texts,
        merged,
        frozenset(reached),
        {row: frozenset(places) for row, places in ruled.items()},
        _unseen(unseen, sheet),
    )


def _places(merge: Merge) -> list[At]:
    return [
        (row, column)
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
    ]


def _unseen(places: Sequence[At], sheet: Sheet) -> tuple[str, ...]:
    rows = sorted({row for row, _ in places if row in sheet.hidden_rows})
    columns = sorted({column for row, column in places if row not in sheet.hidden_rows})
    said = []
    if rows:
        said.append(f"第 {_listed([str(row) for row in rows])} 行")
    if columns:
        said.append(f"{_listed([column_name(column) for column in columns])} 列")
    return tuple(said)


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:6]) + ("等" if len(names) > 6 else "")
