"""Merged cells of numbers: one nought, blank or placeholder printed over several cells.

It stands for each of them, since nought of nought is nought; a merged number stands for nobody
knows what and stays one value. Only cells that fit the columns of the header without a gap or an
overlap are taken apart.
"""

from collections.abc import Iterable, Sequence

from hegui.extraction.tables.tokens import Token


def tall_cells(tokens: Iterable[Token]) -> list[Token]:
    """Cells of numbers that reach into rows below."""
    return [token for token in tokens if token.rows > 1 and token.kind in "VE"]


def unmerged(
    values: tuple[Token, ...], places: Sequence[int], tall: Sequence[Token]
) -> tuple[Token, ...]:
    """A short row with a token for each column; as it was where merged cells do not explain it.

    Args:
        values: cells of one row.
        places: for each column of the form, its column in the grid.
        tall: cells that reach into rows below.
    """
    at = values[0].row
    if at is None or any(token.row != at for token in values):
        return values
    over = [token for token in tall if _reaches(token, at)]
    if not over and all(token.columns == 1 for token in values):
        return values
    if len(set(places)) < len(places):
        return values  # the header's spans are lost, and with them its columns
    row: list[Token] = []
    for place in places:
        here = [t for t in (*values, *over) if t.column <= place < t.column + t.columns]
        if len(here) != 1 or not (_is_plain(here[0], places) or _is_nothing(here[0])):
            return values
        row.append(here[0])
    return tuple(row) if all(token in row for token in values) else values


def _reaches(token: Token, row: tuple[int, int]) -> bool:
    """Whether a cell of a row above reaches into this one."""
    grid, first = token.row or (-1, 0)
    return grid == row[0] and first < row[1] < first + token.rows


def _is_plain(token: Token, places: Sequence[int]) -> bool:
    """Whether a cell is one row high and covers one column of the header."""
    covered = sum(token.column <= place < token.column + token.columns for place in places)
    return token.rows == 1 and covered == 1


def _is_nothing(token: Token) -> bool:
    reading = token.reading
    return reading is not None and (
        reading.value == 0 or reading.state in ("blank", "none", "dash", "not_applicable")
    )
