"""Last year's report of the same agency becomes facts beside those of this year's.

Pure: two fact bases in, facts out. Knows no rule; which report is last year's others decide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hegui.batch.across.promises import promise_facts
from hegui.facts.across_kinds import REPEATED_TABLE, prior_kind
from hegui.facts.fact import Fact, FactBase, Value
from hegui.facts.kinds import COMMON

_THINGS = "promised-things"  # the list of what can be promised by name


def beside_last_year(
    now: FactBase,
    prior: FactBase,
    file: str,
    vocabulary: Mapping[str, Sequence[str]],
    likeness: Iterable[Fact] = (),
) -> tuple[Fact, ...]:
    """All that stands beside *now*: *prior*, which was read from *file*, and the two compared.

    *vocabulary* is the pack's; *likeness* are the facts of that kind, which another module makes.
    """
    things = vocabulary.get(_THINGS, ())
    return (
        *prior_facts(prior, file),
        *repeated_tables(now, prior, file),
        *promise_facts(now, prior, file, things),
        *likeness,
    )


def prior_facts(prior: FactBase, file: str) -> Iterator[Fact]:
    """The facts of last year's report that rules may ask for, under the names they have there."""
    made: dict[int, Fact] = {}  # rows and columns hold the same cells

    def one(fact: Fact) -> Fact:
        found = made.get(id(fact))
        if found is None:
            kind = prior_kind(fact.kind) or fact.kind
            cells = {name: one(cell) for name, cell in fact.cells.items()}
            found = Fact(kind, fact.fields, fact.place.in_file(file), cells, fact.doubts)
            made[id(fact)] = found
        return found

    for fact in prior.facts:
        if prior_kind(fact.kind) is not None:
            yield one(fact)


def repeated_tables(now: FactBase, prior: FactBase, file: str) -> Iterator[Fact]:
    """For each table that both reports have in the same edition: whether its numbers are equal."""
    here, there = _tables(now), _tables(prior)
    report = next(iter(now.of("report")), Fact("report", {}))
    before = next(iter(prior.of("report")), Fact("report", {}))
    for table in now.of("table"):
        paper = str(table.get("id"))
        if paper not in here or paper not in there or table.get("edition") is None:
            continue
        if table.get("edition") != before.get("edition"):
            continue
        cells, same = _compared(here[paper], there[paper])
        label = table.place.label or str(table.get("title") or "")
        yield Fact(
            REPEATED_TABLE,
            {
                **{name: report.get(name) for name in COMMON},
                "label": label,
                "paper": paper,
                "title": table.get("title"),
                "cells": cells,
                "same": same,
                "prior_year": before.get("year"),
                "prior_file": file,
            },
            table.place,
        )


_Cells = dict[tuple[Value, ...], Fact]


def _tables(base: FactBase) -> dict[str, _Cells]:
    """The cells of each table as it stands on paper, by their official names."""
    tables: dict[str, _Cells] = {}
    for cell in base.of("cell"):
        key = (cell.get("table"), cell.get("row"), cell.get("column"))
        tables.setdefault(str(cell.get("paper")), {})[key] = cell
    return tables


def _compared(here: _Cells, there: _Cells) -> tuple[int, bool | None]:
    """How many cells are not nought in one of the two, and whether all of those are equal."""
    counted, open_ones = 0, 0
    for key in here.keys() | there.keys():
        one, other = _number(here.get(key)), _number(there.get(key))
        if one is None or other is None:
            open_ones += 1
        elif one or other:
            counted += 1
            if one != other:
                return counted, False
    return counted, None if open_ones else True


def _number(cell: Fact | None) -> Value:
    """The number of a cell; 0 for a placeholder; None where it is not there or in doubt."""
    if cell is None:
        return None
    state = cell.get("state")
    if state == "number":
        return cell.get("value")
    return None if state in (None, "text") else 0
