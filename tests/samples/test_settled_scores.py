"""A score made again from an entry of the audit document is the score that was found."""

from pathlib import Path

import pytest
from tests.generator.judge import open_judge

from hegui.audit import judge_report, read_report
from hegui.exchange.audit_json import ledger_document, report_document, score_document
from hegui.review.outcomes import outcomes_of
from hegui.scoring.score import score_of

SPOILED = sorted((Path(__file__).parents[2] / "sample_reports" / "spoiled").iterdir())


@pytest.mark.parametrize("file", SPOILED, ids=[file.name for file in SPOILED])
def test_the_entry_holds_all_that_scoring_asks_for(file: Path) -> None:
    judge = open_judge()
    rules = judge.program.ruleset
    base = read_report(file.read_bytes(), judge.pack, judge.form)
    audit = judge_report(base, judge.program, judge.backend)
    entry = report_document(file.name, base, audit.outcomes, audit.score, rules)

    again = score_of(outcomes_of(entry), rules)

    assert score_document(again) == entry["score"]
    assert ledger_document(again.ledger) == entry["ledger"]
