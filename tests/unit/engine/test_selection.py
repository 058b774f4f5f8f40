"""Which facts a calculation takes, whatever an index knows of them."""

import pytest

from hegui.model.verdict import Verdict
from tests.unit.engine.build import fact, rule, verdict

BOTH = 'count(cell where cell.state == "blank" and cell.paper == t.id) == 1'
FEW = 'count(cell where cell.state in ["blank", "dash"] and cell.paper == t.id) == 2'


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("blank", "t1")], Verdict.PASS),
        ([("blank", "t1"), ("blank", "t2"), ("dash", "t1")], Verdict.PASS),
        ([("blank", "t2")], Verdict.FAIL),
        ([("blank", "t1"), (None, "t1")], Verdict.UNDETERMINED),
        ([("blank", "t1"), ("blank", None)], Verdict.UNDETERMINED),
        ([("blank", "t1"), (None, "t2"), ("dash", None)], Verdict.PASS),
        ([], Verdict.FAIL),
    ],
)
def test_a_gap_counts_only_where_nothing_else_rules_the_fact_out(
    cells: list[tuple[str | None, str | None]], expected: Verdict
) -> None:
    facts = [fact("cell", state=state, paper=paper) for state, paper in cells]

    assert verdict(rule("table as t", BOTH), fact("table", id="t1"), *facts) is expected


def test_a_subject_with_a_gap_is_in_doubt_only_beside_facts_it_might_mean() -> None:
    ours = fact("table", id=None)
    wanted = rule(
        "table as t", 'count(cell where cell.state == "blank" and cell.paper == t.id) == 0'
    )

    assert verdict(wanted, ours, fact("cell", state="dash", paper="t1")) is Verdict.PASS
    assert verdict(wanted, ours, fact("cell", state="blank", paper="t1")) is Verdict.UNDETERMINED


def test_one_of_several_values_is_enough() -> None:
    cells = [fact("cell", state=state, paper="t1") for state in ("dash", "number", "blank")]

    assert verdict(rule("table as t", FEW), fact("table", id="t1"), *cells) is Verdict.PASS
