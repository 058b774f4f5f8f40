"""What is said of mending comes true: a report is mended as it says, written and audited again."""

from collections.abc import Iterable
from functools import cache
from random import Random

import pytest
from tests.generator.corpus import SHAPES, write
from tests.generator.faults import plant
from tests.generator.judge import open_judge, read_bytes
from tests.generator.make import make_report

from hegui.audit import Audit, judge_report
from hegui.scoring.mending import next_grade

# Faults of different rules that do not touch each other, dear and cheap ones.
FAULTS = {
    "review_part": "ARI-04",
    "words_in_cell": "TBL-07",
    "period_not_full": "PER-03",
    "sections_swapped": "STR-02",
    "blank_cells": "TBL-08",
    "corrected_unsaid": "XTB-07",
    "identity_card": "PRV-01",
    "number_jump": "STR-04",
    "internal_mark": "PRV-06",
    "title_without_the_name": "STR-07",
}
HTML = next(shape for shape in SHAPES if shape.startswith("html"))
SEEDS = range(8)


@cache
def chosen(seed: int) -> tuple[str, ...]:
    """Faults that this report can have, a few of them, no two of one rule."""
    names = [name for name in FAULTS if plant(make_report(seed), name, Random(seed))]
    return tuple(Random(seed).sample(names, k=min(5, len(names))))


def audited(seed: int, faults: Iterable[str]) -> Audit:
    """The report with these faults, written to a file and audited."""
    report = make_report(seed)
    for name in faults:
        planted = plant(report, name, Random(seed))
        if planted is not None:
            report = planted.report
    judge = open_judge()
    return judge_report(read_bytes(write(report, HTML)), judge.program, judge.backend)


def faults_of(audit: Audit, findings: Iterable[str]) -> set[str]:
    """The planted faults that these findings tell of."""
    rules = {one.id: outcome.rule for outcome in audit.outcomes for one in outcome.findings}
    by_rule = {rule: name for name, rule in FAULTS.items()}
    return {by_rule[rules[one]] for one in findings}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_finding_that_is_mended_gives_the_score_its_line_of_the_ledger_says(seed: int) -> None:
    before = audited(seed, chosen(seed))
    assert before.score.value == 100 - sum(line.points for line in before.score.ledger)
    assert before.score.ledger

    for line in before.score.ledger:
        (fault,) = faults_of(before, [line.finding])
        after = audited(seed, [name for name in chosen(seed) if name != fault])
        assert after.score.value == line.mended, fault


@pytest.mark.parametrize("seed", SEEDS)
def test_the_way_to_the_next_grade_leads_there(seed: int) -> None:
    before = audited(seed, chosen(seed))
    rules = open_judge().program.ruleset
    way = next_grade(before.outcomes, before.score, rules)
    if way is None:
        assert before.score.grade == "优秀"
        return

    mended = faults_of(before, way.findings)
    after = audited(seed, [name for name in chosen(seed) if name not in mended])

    assert (after.score.value, after.score.grade) == (way.value, way.grade)
    for fault in mended:  # and each of them is needed
        fewer = mended - {fault}
        short = audited(seed, [name for name in chosen(seed) if name not in fewer])
        assert short.score.grade == before.score.grade


def test_some_of_these_reports_have_a_way_to_go() -> None:
    audits = [audited(seed, chosen(seed)) for seed in SEEDS]

    assert sum(one.score.grade != "优秀" for one in audits) >= 4
