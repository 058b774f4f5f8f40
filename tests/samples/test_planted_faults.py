"""A fault that an office could make is found by the rule that speaks of it, and by no other."""

import pytest
from tests.generator.as_text import LOSSY
from tests.generator.corpus import SHAPES, clean, spoiled_by
from tests.generator.faults import all_faults
from tests.generator.judge import open_judge, read_bytes

from hegui.model.verdict import Verdict

# A careful official finds these, the rules do not yet; nothing else may be said of them either.
# What comes to be found has to be taken off: the test says so.
NOT_YET = frozenset(
    {
        "told_done",
        "told_last_year",
        "told_step",
        "told_multiple",
        "told_direction",
        "two_values",
        "rambling",
        "whole_area_beside_small_table",
        "foreign_agency",
        "site_of_another_city",
        "doubled",
    }
)


@pytest.mark.parametrize("name", list(all_faults()))
def test_a_planted_fault_is_found_and_nothing_else(name: str) -> None:
    sample = next(spoiled_by(name, 1))
    planted = sample.planted
    assert planted is not None
    expected = planted.expected | (planted.faded if sample.shape in LOSSY else frozenset())
    outcomes = open_judge().outcomes(read_bytes(sample.data, sample.name))
    failed = {rule for rule, one in outcomes.items() if one.verdict is Verdict.FAIL}
    unsure = {rule for rule, one in outcomes.items() if one.verdict is Verdict.UNDETERMINED}
    # Where a text form has lost empty cells, "cannot tell" is the honest answer.
    found = bool(failed & expected or (sample.shape in LOSSY and unsure & expected))
    assert failed - expected - planted.also == set()
    assert found != (name in NOT_YET)


@pytest.mark.parametrize("index", range(2 * len(SHAPES)))
def test_a_report_without_fault_draws_only_the_notices_its_oddities_allow(index: int) -> None:
    sample = next(clean(1, start=index))
    outcomes = open_judge().outcomes(read_bytes(sample.data, sample.name))
    failed = {rule for rule, one in outcomes.items() if one.verdict is Verdict.FAIL}
    assert failed - sample.report.notices == set()
