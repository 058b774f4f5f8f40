"""The cells of a table on paper, and the sums of the form over them that can be worked out.

A sum with a cell nobody could read is left out and counted: nothing is concluded from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hegui.facts.fact import Fact
from hegui.forms.edition import Block, Edition, Identity, Placeholders
from hegui.suspects.problem import Problem

Key = tuple[str, str, str]
_MOST_EMPTY = 3  # totals left empty beside parts; more of them is a habit, and no slip
_HIGHEST = 10**15


@dataclass(frozen=True)
class Sheet:
    """One table on paper as a problem.

    Attributes:
        cells: the fact behind each value of the problem.
        problem: the values and the sums.
        left_out: sums that could not be worked out although something of them was read.
    """

    cells: tuple[Fact, ...]
    problem: Problem
    left_out: int


@dataclass(frozen=True, slots=True)
class _Line:
    """One sum: keys of its cells with their signs, the total last where it has one."""

    cells: tuple[tuple[Key, int], ...]
    total: Key | None


def sheets(facts: Iterable[Fact], edition: Edition, placeholders: Placeholders) -> Iterator[Sheet]:
    """The tables of *edition* that have sums, as far as *facts* hold their cells."""
    read = _by_key(facts)
    foreign = {
        fact.get("paper")
        for fact in facts
        if fact.kind == "foreign_row" and fact.get("what") == "row"
    }
    for table in edition.tables:
        blocks = {block.id: block for block in table.blocks}
        own = [one for one in edition.identities if one.block in blocks]
        rows = {(key[0], key[1]) for key in read}
        lines = [line for one in own for line in _lines(one, blocks[one.block], read, rows)]
        if lines:
            # An added row may hold what the parts lack: their sum says nothing then.
            leaves = {r.id for block in blocks.values() for r in block.data_rows if r.leaf}
            open_rows = leaves if table.id in foreign else set()
            yield _sheet(lines, read, placeholders, open_rows)


def _by_key(facts: Iterable[Fact]) -> dict[Key, Fact | None]:
    """The cells by table, row and column; None for one that is there twice."""
    read: dict[Key, Fact | None] = {}
    for fact in facts:
        if fact.kind == "cell":
            key = (str(fact.get("table")), str(fact.get("row")), str(fact.get("column")))
            read[key] = None if key in read else fact
    return read


def _lines(
    one: Identity, block: Block, read: Mapping[Key, Fact | None], rows: set[tuple[str, str]]
) -> Iterator[_Line]:
    across = one.within == "row"
    each = _as_printed(one.each, block, rows) if across else one.each
    left = one.left if across else _as_printed(one.left, block, rows)
    for line in each:
        signed = [*((part, 1) for part in left), *((part, -1) for part in one.right)]
        cells = tuple(
            ((block.id, line, part) if across else (block.id, part, line), sign)
            for part, sign in signed
        )
        if any(key in read for key, _ in cells):
            yield _Line(cells, cells[-1][0] if len(one.right) == 1 else None)


def _as_printed(
    wanted: Sequence[str], block: Block, rows: set[tuple[str, str]]
) -> tuple[str, ...]:
    """The rows of a sum as the report prints them: parts of a group printed as one row are it."""
    kept: dict[str, None] = {}
    for row in wanted:
        parent = block.row(row).parent
        merged = (block.id, row) not in rows and (block.id, parent) in rows
        kept[parent if merged else row] = None
    return tuple(kept)


def _sheet(
    lines: Sequence[_Line],
    read: Mapping[Key, Fact | None],
    placeholders: Placeholders,
    open_rows: set[str],
) -> Sheet:
    values = {key: _number(fact, placeholders) for key, fact in read.items()}
    known = [line for line in lines if all(values.get(key) is not None for key, _ in line.cells)]
    known = [line for line in known if not any(key[1] in open_rows for key, _ in _down(line))]
    numbers = {key: value for key, value in values.items() if value is not None}
    empty = [line for line in known if _lacks_its_total(line, read, numbers)]
    if len(empty) > _MOST_EMPTY:
        known = [line for line in known if line not in empty]
    used = {key for line in known for key, _ in line.cells}
    keys = [key for key in read if key in used]
    at = {key: n for n, key in enumerate(keys)}
    sums = tuple(tuple((at[key], sign) for key, sign in line.cells) for line in known)
    cells = tuple(fact for key in keys if (fact := read[key]) is not None)
    return Sheet(
        cells, Problem(tuple(numbers[key] for key in keys), sums), len(lines) - len(known)
    )


def _down(line: _Line) -> tuple[tuple[Key, int], ...]:
    """The cells of a sum down a column; () for one across a row."""
    return line.cells if len({key[2] for key, _ in line.cells}) == 1 else ()


def _number(fact: Fact | None, placeholders: Placeholders) -> int | None:
    """What a cell counts as in a sum; None if nobody can tell."""
    if fact is None:
        return None
    if fact.get("state") in placeholders.as_zero:
        return 0
    value = fact.get("value")
    if fact.get("state") != "number" or isinstance(value, (str, bool)) or value is None:
        return None
    whole = int(value) if not hasattr(value, "year") else None
    return whole if whole is not None and whole == value and abs(whole) < _HIGHEST else None


def _lacks_its_total(
    line: _Line, read: Mapping[Key, Fact | None], numbers: Mapping[Key, int]
) -> bool:
    """Whether a total is left empty beside parts that are not nothing."""
    total = read.get(line.total) if line.total else None
    if total is None or total.get("state") == "number":
        return False
    return any(numbers[key] for key, _ in line.cells)
