"""The tables of a case: named cells as they are, all others nought unless the form forces more.

Every identity of the form holds afterwards (rows of table three across, its columns down, the
three totals of table four), so no rule of arithmetic speaks for a case that is about prose.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from tests.cases.case import Case, CellKey
from tests.cases.flow import PLENTY, Edge, circulate
from tests.generator.figures import APPLICANTS, BLOCKS, OUTCOMES
from tests.generator.form import edition as form_of
from tests.generator.form import leaves
from tests.generator.report import Block, Cell, Column, Paper, Row, count, placeholder

_REQUESTS, _REVIEW = "requests", "review_litigation"
_IN = ("new_received", "carried_in")
_SPARE = ("upheld", "other", "pending", "corrected")  # which outcome takes what no cell names
_LAST = ("carried_out", "oh_fee_unpaid", "partial")  # rows that say more than "handled"


class CannotBeCompletedError(ValueError):
    """The named cells of a case leave no way to make the identities hold."""


def papers(case: Case) -> tuple[Paper, ...]:
    """The tables of the case's edition, all cells filled.

    Raises:
        CannotBeCompletedError: no whole numbers make every identity hold.
    """
    values = {**case.cells, **_table_three(case), **_table_four(case)}
    form = form_of(case.edition)
    known = {
        (block["id"], row["id"], column["id"])
        for table in form["tables"]
        for block in table["blocks"]
        for row in block["rows"]
        for column in block["columns"]
    }
    if strange := [".".join(key) for key in case.cells if key not in known]:
        raise CannotBeCompletedError(f"{case.id}: not in the form: {', '.join(strange)}")
    return tuple(
        Paper(
            table["id"],
            tuple(_block(block, values) for block in table["blocks"]),
            table["label_columns"],
            table.get("note", ""),
        )
        for table in form["tables"]
    )


def _block(form: dict[str, Any], values: Mapping[CellKey, str]) -> Block:
    columns = tuple(
        Column(one["id"], one["label"], tuple(one.get("groups", ()))) for one in form["columns"]
    )
    above = {one["id"]: (one.get("parent", ""), one["label"]) for one in form["rows"]}
    rows = tuple(
        Row(
            one["id"],
            one["label"],
            tuple(_cell(c.id, values.get((form["id"], one["id"], c.id), "0")) for c in columns),
            _parents(one.get("parent", ""), above),
            bool(one.get("leaf")),
        )
        for one in form["rows"]
        if not one.get("group")
    )
    return Block(form["id"], columns, rows, form.get("caption", ""), form.get("header", ""))


def _parents(row: str, above: Mapping[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    while row:
        found.append((row, above[row][1]))
        row = above[row][0]
    return tuple(reversed(found))


def _cell(column: str, text: str) -> Cell:
    try:
        return count(column, Decimal(text))
    except InvalidOperation:
        return placeholder(column, text, "text")


def _bounds(case: Case, *key: str) -> tuple[int, int]:
    text = case.cells.get((key[0], key[1], key[2]))
    return (int(text), int(text)) if text is not None and text.isdecimal() else (0, PLENTY)


def _table_three(case: Case) -> dict[CellKey, str]:
    handled = sorted(leaves(case.edition, _REQUESTS), key=_LAST.__contains__)
    edges = [
        *(Edge("start", row, *_bounds(case, _REQUESTS, row, "total")) for row in _IN),
        Edge("end", "start"),
        Edge("results_total", "end", *_bounds(case, _REQUESTS, "results_total", "total")),
        Edge("carried_out", "left", *_bounds(case, _REQUESTS, "carried_out", "total")),
        Edge("left", "late"),  # a longer way than over the results, so that it comes after them
        Edge("late", "end"),
        *(Edge(row, "results_total", *_bounds(case, _REQUESTS, row, "total")) for row in handled),
    ]
    for column in APPLICANTS:
        total = _bounds(case, _REQUESTS, "results_total", column)
        edges += [Edge(row, column, *_bounds(case, _REQUESTS, row, column)) for row in _IN]
        edges.append(Edge(column, f"{column} handled", *total))
        for row in handled:
            bounds = _bounds(case, _REQUESTS, row, column)
            edges.append(Edge(f"{column} handled", row, *bounds))
        bounds = _bounds(case, _REQUESTS, "carried_out", column)
        edges.append(Edge(column, "carried_out", *bounds))
    flow = circulate(edges)
    if flow is None:
        raise CannotBeCompletedError(f"{case.id}: table three cannot add up")
    cells: dict[CellKey, str] = {}
    for column in APPLICANTS:
        for row in _IN:
            cells[_REQUESTS, row, column] = str(flow[row, column])
        for row in handled:
            cells[_REQUESTS, row, column] = str(flow[f"{column} handled", row])
        cells[_REQUESTS, "results_total", column] = str(flow[column, f"{column} handled"])
        cells[_REQUESTS, "carried_out", column] = str(flow[column, "carried_out"])
    for row in (*_IN, *handled, "results_total", "carried_out"):
        parts = (int(cells[_REQUESTS, row, column]) for column in APPLICANTS)
        cells[_REQUESTS, row, "total"] = str(sum(parts))
    return _as_named(case, cells)


def _table_four(case: Case) -> dict[CellKey, str]:
    cells: dict[CellKey, str] = {}
    for block in BLOCKS:
        least = {one: _bounds(case, _REVIEW, "counts", f"{block}_{one}") for one in OUTCOMES}
        parts = {one: bounds[0] for one, bounds in least.items()}
        total, most = _bounds(case, _REVIEW, "counts", f"{block}_total")
        if most < PLENTY:
            free = [one for one in _SPARE if least[one][1] == PLENTY]
            rest = total - sum(parts.values())
            if rest < 0 or (rest and not free):
                raise CannotBeCompletedError(f"{case.id}: {block} of table four cannot add up")
            if rest:
                parts[free[0]] += rest
        for one, value in parts.items():
            cells[_REVIEW, "counts", f"{block}_{one}"] = str(value)
        cells[_REVIEW, "counts", f"{block}_total"] = str(sum(parts.values()))
    return _as_named(case, cells)


def _as_named(case: Case, cells: dict[CellKey, str]) -> dict[CellKey, str]:
    """*cells* with the texts a case names in place of numbers (``不涉及``) put back."""
    return {key: case.cells.get(key, value) for key, value in cells.items()}
