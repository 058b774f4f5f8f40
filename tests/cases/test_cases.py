"""The project's own labelled cases: all right by the form, and the figures on file are today's."""

from collections import Counter

from hegui.rules.rule import Status
from tests.cases.case import load_cases, own_files
from tests.cases.complete import papers
from tests.cases.judged import statuses
from tests.cases.record import measured, own_judgements, quality_file, quality_text
from tests.cases.tally import in_all

PRECISION, RECALL = 0.98, 0.92  # what the whole of the cases has to reach
TRUSTED, ENOUGH = 0.9, 5  # below it, over so many cases, a rule stays on trial


def test_every_case_can_be_made_a_report_of_its_edition() -> None:
    for case in load_cases(own_files()):
        assert papers(case)
        assert (case.edition == "2019") == (case.year <= 2020), case.id


def test_no_case_stands_twice() -> None:
    ids = Counter(case.id for case in load_cases(own_files()))

    assert [one for one, times in ids.items() if times > 1] == []


def test_the_figures_on_the_pages_of_the_rules_are_those_of_today() -> None:
    assert quality_file().read_text(encoding="utf-8") == quality_text(own_judgements()), (
        "run make cases"
    )


def test_a_rule_that_is_often_wrong_is_on_trial() -> None:
    loud = [
        rule
        for rule, count in measured(own_judgements()).items()
        if count.precision is not None and count.precision < TRUSTED and count.cases >= ENOUGH
    ]

    assert [rule for rule in loud if statuses()[rule] is not Status.DRAFT] == []


def test_the_rules_find_what_they_should_and_are_silent_where_they_should() -> None:
    count = in_all(one for one in own_judgements() if not one.case.debatable)

    assert count.precision is None or count.precision >= PRECISION
    assert count.recall is None or count.recall >= RECALL
