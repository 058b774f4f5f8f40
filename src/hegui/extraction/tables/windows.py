"""Where in the stream each table stands: runs of labels that no other table has.

Prose and section headings part the runs; the run with the most rows is the table, and runs
that add rows it lacks are pieces of it (one official table is often several on the page).
Counts labels; reads no values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hegui.extraction.tables.labels import TableLabels, key_of
from hegui.extraction.tables.tokens import Token

_HEADER = 40  # a header whose lines run into each other may put so much before its values
_WHOLE = 8  # so many labels that only one table has are that table, even without a number


def telling_words(tables: Sequence[TableLabels]) -> dict[str, str]:
    """Words of labels → the one table (of any edition) that has them."""
    owners: dict[str, set[str]] = {}
    for labels in tables:
        for words in labels.by_words:
            owners.setdefault(words, set()).add(labels.table.id)
    alone = len({labels.table.id for labels in tables}) == 1
    shortest = 2 if alone else 3
    return {
        words: next(iter(ids))
        for words, ids in owners.items()
        if len(ids) == 1 and len(words) >= shortest
    }


@dataclass(slots=True)
class _Run:
    table: str
    first: int
    last: int
    words: set[str]


def windows(tokens: Sequence[Token], telling: Mapping[str, str]) -> dict[str, list[range]]:
    """For each table found: the stretches of tokens it is made of, in order."""
    runs = _runs(tokens, telling)
    chosen = _choose(runs, tokens)
    owner: dict[int, str] = {}
    for run in chosen:
        for i in range(run.first, run.last + 1):
            owner[i] = run.table
    found: dict[str, list[range]] = {}
    for run in chosen:
        # Values belong to the label before them, so every run first takes what follows it.
        run.last = _forward(tokens, run, owner)
    for run in chosen:
        run.first = _backward(tokens, run, owner)
        found.setdefault(run.table, []).append(range(run.first, run.last + 1))
    return found


def _runs(tokens: Sequence[Token], telling: Mapping[str, str]) -> list[_Run]:
    runs: list[_Run] = []
    open_: dict[str, _Run] = {}
    for i, token in enumerate(tokens):
        if token.kind == "H" or (token.kind == "P" and token.row is None):
            open_.clear()
            continue
        if token.kind != "L":
            continue
        words, table, end = _telling(tokens, i, telling)
        if table is None:
            continue
        run = open_.get(table)
        if run is None:
            run = _Run(table, i, end, set())
            # A table that begins ends the one before it, unless both share one grid.
            open_ = {table: run}
            runs.append(run)
        run.last = max(run.last, end)
        run.words.add(words)
    return runs


def _telling(
    tokens: Sequence[Token], start: int, telling: Mapping[str, str]
) -> tuple[str, str | None, int]:
    """The table a label tells of, alone or joined with the next line it is broken over."""
    words = key_of(tokens[start].text).words
    table = telling.get(words)
    if table is not None or tokens[start].row is not None:
        return words, table, start
    following = start + 1
    if following < len(tokens) and tokens[following].kind == "L":
        joined = words + key_of(tokens[following].text).words
        return joined, telling.get(joined), following
    return words, None, start


def _choose(runs: Sequence[_Run], tokens: Sequence[Token]) -> list[_Run]:
    """The best run of each table, and the other runs that add to it; in order of the stream."""
    chosen: list[_Run] = []
    for table in dict.fromkeys(run.table for run in runs):
        all_ = [run for run in runs if run.table == table]
        own = [run for run in all_ if _has_values(run, tokens)]
        # A table whose numbers were all left out, or lost, is still a table; a menu is not.
        own = own or [run for run in all_ if len(run.words) >= _WHOLE]
        own.sort(key=lambda run: (-len(run.words), run.first))
        seen: set[str] = set()
        for n, run in enumerate(own):
            new = run.words - seen
            more = len(new) >= 2 and len(new) * 2 >= len(run.words)
            again = not new and len(run.words) * 2 > len(own[0].words) > 2  # another copy
            if n == 0 or more or again:
                chosen.append(run)
                seen |= run.words
    return sorted(chosen, key=lambda run: run.first)


def _has_values(run: _Run, tokens: Sequence[Token]) -> bool:
    """Whether any value stands in the run or behind it before prose: links in a menu have none."""
    for i in range(run.first, min(run.last + _HEADER, len(tokens))):
        if tokens[i].kind in "VE":
            return True
        if i > run.last and tokens[i].kind in "HP":
            return False
    return False


def _forward(tokens: Sequence[Token], run: _Run, owner: dict[int, str]) -> int:
    """The last token that can still belong to the run: up to prose, a heading, another table."""
    i = run.last
    while i + 1 < len(tokens):
        token = tokens[i + 1]
        if token.kind == "H" or (token.kind == "P" and token.row is None):
            break
        if owner.get(i + 1, run.table) != run.table:
            # Give back labels that stand directly before the next table: they are its header.
            while i > run.last and tokens[i].kind == "L":
                owner.pop(i, None)
                i -= 1
            break
        i += 1
        owner[i] = run.table
    return i


def _backward(tokens: Sequence[Token], run: _Run, owner: dict[int, str]) -> int:
    """The first label (or covered empty cell) that can belong to the run's header."""
    i = run.first
    while i > 0 and i - 1 not in owner and tokens[i - 1].kind in "LE":
        i -= 1
        owner[i] = run.table
    return i
