"""What the office decided changes the score after it, never the score as found."""

from typing import Any

from hypothesis import given, settings
from tests.unit.review.making import DAY, RULES, answer, entry, waiver
from tests.unit.scoring.making import report
from tests.unit.scoring.test_score_laws import Case, cases

from hegui.answers.answer import Answer, Answers, Kind, Verdict
from hegui.exchange.audit_json import report_document, score_document
from hegui.review.decided import Decided, decided, with_marks
from hegui.review.outcomes import outcomes_of
from hegui.review.settle import Decisions, settled
from hegui.review.waiver import Waiver
from hegui.scoring.score import score, score_of


def settle(*decisions: Waiver | Answer) -> dict[str, Any]:
    waivers = [one for one in decisions if isinstance(one, Waiver)]
    answers = [one for one in decisions if isinstance(one, Answer)]
    return settled(entry(), Decisions(waivers, answers), RULES)


def values(report_entry: dict[str, Any]) -> tuple[str, str]:
    after = report_entry["settled_score"]
    return report_entry["score"]["value"], after["value"]


def test_without_decisions_the_entry_stays_as_it_is() -> None:
    assert settle() == entry()


def test_a_waived_finding_costs_nothing_and_stays_where_it_is() -> None:
    said = settle(waiver(cell="visits.young.day", value="12"))

    assert values(said) == ("86.0", "93.0")  # 100 - 2 × 7; one of them waived
    first, second = said["findings"]
    assert first["settled"] == {
        "how": "waived",
        "reason": "机构并入县政府办公室统计",
        "by": "县政务公开办 张三",
        "date": "2026-01-01",
        "until": "2026-12-31",
    }
    assert second["settled"] is None
    assert [one["id"] for one in said["findings"]] == [one["id"] for one in entry()["findings"]]


def test_a_rule_is_waived_when_all_it_found_is() -> None:
    said = settle(waiver())

    assert values(said) == ("86.0", "100.0")
    assert said["outcomes"]["fail"] == 0
    assert said["outcomes"]["waived"] == 1
    assert sum(said["outcomes"].values()) == sum(entry()["outcomes"].values())


def test_a_waiver_holds_for_the_value_it_was_given_for_only() -> None:
    assert settle(waiver(cell="visits.young.day", value="13")) == entry()


def test_a_cell_may_be_named_as_results_show_it_and_a_number_with_its_commas() -> None:
    printed = "第2个表格第16行第3列「二、young × 白天」"
    assert values(settle(waiver(cell="二、young × 白天", value="12.0")))[1] == "93.0"
    assert values(settle(waiver(cell=printed, value="12")))[1] == "93.0"


def test_a_cell_that_no_finding_names_is_told_with_those_that_are() -> None:
    (said,) = run(waiver(cell="visits.yuong.day", value="12"))["waivers"]

    assert said["state"] == "unused"
    assert "visits.old.day、visits.young.day" in said["message"]


def test_a_false_alarm_costs_nothing_a_confirmed_finding_stays() -> None:
    wrong = settle(answer(Kind.FINDING, "ARI-01-0", Verdict.FALSE_ALARM, "第12行其实是13"))
    right = settle(answer(Kind.FINDING, "ARI-01-0", Verdict.CONFIRMED))

    assert values(wrong) == ("86.0", "93.0")
    assert values(right) == ("86.0", "86.0")
    assert right["findings"][0]["settled"]["how"] == "confirmed"


def test_an_open_rule_counts_as_a_person_found_it() -> None:
    met = settle(answer(Kind.OPEN, "ARI-02", Verdict.MET))
    unmet = settle(answer(Kind.OPEN, "ARI-02", Verdict.UNMET, "总计少写一件"))

    assert entry()["score"]["low"] == "81.0"  # the doubt may cost 5
    assert (met["settled_score"]["low"], met["settled_score"]["value"]) == ("86.0", "86.0")
    assert unmet["settled_score"]["value"] == "81.0"
    assert unmet["settled_ledger"][-1]["rule"] == "ARI-02"
    assert met["outcomes"] == entry()["outcomes"]  # as found; the score after it says the rest


def test_an_unmet_duty_costs_what_a_warning_costs() -> None:
    said = settle(answer(Kind.DUTY, "没有的编号", Verdict.UNMET, "没有报告社会评议"))

    assert values(said) == ("86.0", "85.0")
    assert said["settled_ledger"][-1]["rule"] == "MAN-01"
    assert said["answers"][0]["by"] == "李四"


def test_the_way_to_the_next_grade_is_told_from_where_the_report_stands_after_it() -> None:
    assert entry()["next_grade"]["findings"] == ["ARI-01-0"]
    assert settle(waiver(cell="visits.young.day", value="12"))["next_grade"] is None


@given(cases())
@settings(max_examples=150, deadline=None)
def test_a_score_can_be_made_again_from_its_entry(case: Case) -> None:
    rules, outcomes = case
    found = score(outcomes, report(), rules)
    document = report_document("a.html", report(), outcomes, found, rules)
    if found.value is not None:
        again = score_of(outcomes_of(document), rules)
        assert score_document(again) == document["score"]


def run(*decisions: Waiver | Answer) -> dict[str, Any]:
    waivers = [one for one in decisions if isinstance(one, Waiver)]
    answers = [one for one in decisions if isinstance(one, Answer)]
    said = Answers({one.item: one for one in answers})
    return decided({"reports": [entry()]}, Decided(waivers, said, RULES, DAY))


def states(*waivers: Waiver) -> list[str]:
    return [one["state"] for one in run(*waivers)["waivers"]]


def test_what_became_of_every_waiver_is_told() -> None:
    young = "visits.young.day"

    assert states(waiver(cell=young, value="12")) == ["used"]
    assert states(waiver(cell=young, value="13")) == ["changed"]
    assert states(waiver("STR-01")) == ["unused"]
    assert states(waiver(year=2022)) == ["unused"]
    assert states(waiver(agency="青禾市林业局")) == ["unused"]


def test_a_waiver_holds_from_its_day_to_its_last_day() -> None:
    assert states(waiver(given=DAY, until=DAY)) == ["used"]
    assert states(waiver(until=DAY.replace(month=2))) == ["expired"]
    assert states(waiver(given=DAY.replace(day=2))) == ["early"]
    assert (
        run(waiver(until=DAY.replace(month=2)))["reports"][0]["findings"][0].get("settled") is None
    )


def test_the_second_of_two_waivers_for_one_finding_is_told_as_overlapping() -> None:
    first, second = waiver(line=2), waiver(cell="visits.old.day", value="8", line=9)

    said = run(first, second)["waivers"]

    assert [one["state"] for one in said] == ["used", "overlapping"]
    assert "waivers.yaml:2" in said[1]["message"]


def test_an_answer_to_what_is_no_longer_there_is_told() -> None:
    known = answer(Kind.FINDING, "ARI-01-0", Verdict.CONFIRMED)
    lost = answer(Kind.FINDING, "ARI-01-9", Verdict.CONFIRMED)

    said = run(known, lost)["unmatched_answers"]

    assert len(said) == 1
    assert "ARI-01-9" in said[0]


def test_marks_are_counted_by_rule() -> None:
    said = run(
        answer(Kind.FINDING, "ARI-01-0", Verdict.CONFIRMED),
        answer(Kind.FINDING, "ARI-01-1", Verdict.FALSE_ALARM),
    )

    assert said["marks"] == [{"rule": "ARI-01", "confirmed": 1, "false_alarm": 1}]
    view = with_marks({"rules": {"ARI-01": {"quality": ""}}}, said["marks"])
    told = "本单位复核 2 处：属实 1，误报 1，准确率 50%"
    assert view["rules"]["ARI-01"]["quality"] == told
