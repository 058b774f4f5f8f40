"""Findings that one suspect cell explains cost once; as many pay as there are suspect cells."""

from dataclasses import replace
from decimal import Decimal

from tests.unit.scoring.making import at, finding, report, rule, ruleset, scoring

from hegui.engine.outcome import Finding, Outcome
from hegui.facts.fact import Fact
from hegui.model.place import Place
from hegui.model.verdict import Verdict
from hegui.rules.rule import Points, Rule
from hegui.rules.ruleset import Ruleset
from hegui.scoring.score import score

ROW, COLUMN, POINTER = "ARI-01", "ARI-03", "ARI-13"


def rules(**points: str) -> Ruleset:
    pointer = replace(rule(POINTER, "notice"), points=Points(explains=(ROW, COLUMN)))
    others: list[Rule] = [rule(name, each=points.get(name[-2:])) for name in (ROW, COLUMN)]
    return ruleset(pointer, *others, figures=scoring(caps={"ARI": "50"}))


def of_row(row: str) -> Finding:
    """A sum across a row: it names all its cells."""
    cells = [at("visits", row, column) for column in ("day", "night")]
    return replace(finding(ROW, *cells), id=f"{ROW}-{row}")


def of_column(column: str) -> Finding:
    """A sum down a column: it names its total alone, and stands for the column."""
    told = finding(COLUMN, at("visits", "sum", column))
    line = Fact("column", {}, at("visits", None, column))
    return replace(told, id=f"{COLUMN}-{column}", facts={"c": line})


def pointing(*cells: Place) -> Outcome:
    behind = {str(n): Fact("cell", {}, place) for n, place in enumerate(cells)}
    told = replace(finding(POINTER, *cells), facts={"x": Fact("imbalance", {}, cells=behind)})
    return Outcome(POINTER, Verdict.FAIL, 1, (told,))


def outcomes(*findings: Finding) -> list[Outcome]:
    return [
        Outcome(name, Verdict.FAIL, 9, own)
        for name in (ROW, COLUMN)
        if (own := tuple(one for one in findings if one.rule == name))
    ]


def test_without_a_suspect_a_row_and_a_column_that_only_cross_cost_twice() -> None:
    result = score(outcomes(of_row("young"), of_column("day")), report(), rules())

    assert result.value == Decimal(94)


def test_the_row_and_the_column_of_one_suspect_cell_cost_once() -> None:
    suspected = pointing(at("visits", "young", "day"))

    result = score([*outcomes(of_row("young"), of_column("day")), suspected], report(), rules())

    assert result.value == Decimal(97)
    assert [(line.finding, line.points, line.why) for line in result.ledger] == [
        ("ARI-01-young", Decimal(3), ""),
        ("ARI-03-day", Decimal(0), "与 ARI-01 同一原因，不重复扣分"),
    ]
    assert [line.mended for line in result.ledger] == [Decimal(100), Decimal(97)]


def test_the_dearest_of_them_pays() -> None:
    suspected = pointing(at("visits", "young", "day"))
    found = outcomes(of_row("young"), of_column("day"))

    result = score([*found, suspected], report(), rules(**{"01": "2", "03": "7"}))

    assert result.value == Decimal(93)
    assert result.ledger[0].why == "与 ARI-03 同一原因，不重复扣分"


def test_as_many_pay_as_there_are_suspect_cells() -> None:
    suspected = pointing(at("visits", "young", "day"), at("visits", "old", "night"))
    found = outcomes(of_row("young"), of_row("old"), of_column("day"), of_column("night"))

    result = score([*found, suspected], report(), rules())

    assert [line.points for line in result.ledger] == [3, 3, 0, 0]


def test_a_sum_that_no_suspect_cell_is_part_of_pays_for_itself() -> None:
    suspected = pointing(at("visits", "young", "day"))
    found = outcomes(of_row("young"), of_row("old"))

    result = score([*found, suspected], report(), rules())

    assert [line.points for line in result.ledger] == [3, 3]


def test_another_sum_of_the_same_row_is_not_explained_by_its_neighbours_cell() -> None:
    suspected = pointing(at("visits", "young", "day"))
    other = replace(of_row("young"), places=(at("visits", "young", "night"),) * 2, id="other")
    line = Fact("row", {}, at("visits", "young"))
    found = outcomes(of_row("young"), replace(other, facts={"r": line}))

    result = score([*found, suspected], report(), rules())

    assert [one.points for one in result.ledger] == [3, 3]
