"""Cells of tables three and four of the real form, said as numbers by row."""

from collections.abc import Mapping, Sequence

from tests.unit.extraction.reports import form

from hegui.facts.fact import Fact, FactBase, Value
from hegui.model.place import Place
from hegui.suspects.facts import suspect_facts

APPLICANTS = ("natural_person", "enterprise", "research", "public_interest", "legal_service")
REQUESTS = (*APPLICANTS, "other_org", "total")
Number = int | str | None

# Two natural persons more than enterprises; every sum agrees.
RIGHT: dict[str, list[Number]] = {
    "new_received": [27, 4, 0, 0, 0, 0, 31],
    "carried_in": [1, 0, 0, 0, 0, 0, 1],
    "granted": [6, 1, 0, 0, 0, 0, 7],
    "np_repeat": [21, 2, 0, 0, 0, 0, 23],
    "results_total": [27, 3, 0, 0, 0, 0, 30],
    "carried_out": [1, 1, 0, 0, 0, 0, 2],
}
DISPUTES = [f"{kind}_{result}" for kind in ("review", "direct", "after_review")
            for result in ("upheld", "corrected", "other", "pending", "total")]  # fmt: skip


def changed(**cells: Sequence[Number]) -> dict[str, list[Number]]:
    """``RIGHT`` with whole rows put in its place."""
    return {**RIGHT, **{row: list(values) for row, values in cells.items()}}


def base(
    rows: Mapping[str, Sequence[Number]] | None = None,
    disputes: Sequence[Number] | None = None,
    *,
    edition: str = "2021",
    unsure: str = "",
    more: Sequence[Fact] = (),
) -> FactBase:
    """A report with these tables; rows not named are nought, None is unread, "" is blank."""
    own = form().edition(edition)
    facts: list[Fact] = [Fact("table", {"edition": edition})]
    if rows is not None:
        for row in own.block("requests").data_rows:
            values = rows.get(row.id, [0] * len(REQUESTS))
            facts += [
                _cell("requests", row.id, column, value, edition)
                for column, value in zip(REQUESTS, values, strict=True)
            ]
    for column, value in zip(DISPUTES, disputes or (), strict=False):
        facts.append(_cell("review_litigation", "counts", column, value, edition))
    return FactBase((*facts, *more), unsure=unsure)


def told(given: FactBase) -> tuple[list[Fact], list[Fact]]:
    """The imbalances of a report and the suspects."""
    facts = suspect_facts(given, form())
    return [f for f in facts if f.kind == "imbalance"], [f for f in facts if f.kind == "suspect"]


def _cell(table: str, row: str, column: str, value: Number, edition: str) -> Fact:
    own = form().edition(edition)
    block = own.block(table)
    label = own.label(table, row, column)
    fields: dict[str, Value] = {
        "table": table,
        "row": row,
        "column": column,
        "edition": edition,
        "label": label,
        "total": block.row(row).total or block.column(column).total,
        "year": 2023,
    }
    if isinstance(value, int):
        fields |= {"state": "number", "value": value, "text": str(value)}
    elif value is not None:
        fields |= {"state": "not_applicable" if value else "blank", "text": value}
    return Fact("cell", fields, Place(line=1, table=table, row=row, column=column, label=label))
