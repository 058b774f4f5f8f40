"""Several reports of one agency and year: what they say differently, and when that is certain."""

from hegui.batch.across.judge import judge_together
from hegui.batch.across.outcomes import Outcomes
from hegui.batch.across.versions import version_fact
from hegui.facts.fact import FactBase
from tests.unit.batch.across.pairs import across, changed, report, same_agency

NEW = {"row": "new_received", "column": "total"}
VOCABULARY = {"corrected-version": ("更正后",)}


def one() -> FactBase:
    return same_agency(report(3, 2023))


def with_new(number: int) -> FactBase:
    return changed(one(), "cell", NEW, {"value": number, "text": str(number)})


def told(**reports: FactBase) -> Outcomes:
    fact = version_fact({f"{name}/报告.html": base for name, base in reports.items()}, VOCABULARY)
    assert fact is not None
    return judge_together([fact], *across())


def test_two_places_with_another_number_are_told_with_both_numbers_and_files() -> None:
    (finding,) = told(甲=with_new(12), 乙=with_new(13)).found
    assert finding.message == (
        "青禾市水务局2023年的报告有2份，写法不同的有1处："
        "「三、一、本年新收政府信息公开申请数量 × 总计」13／12。"
    )
    assert [place.file for place in finding.places] == ["乙/报告.html", "甲/报告.html"]


def test_three_versions_tell_each_number_once() -> None:
    (finding,) = told(a=with_new(12), b=with_new(13), c=with_new(12), d=with_new(14)).found
    assert "有4份" in finding.message
    assert "12／13／14" in finding.message


def test_equal_reports_in_two_places_are_no_finding() -> None:
    assert told(a=one(), b=one()).found == ()


def test_a_version_that_says_it_is_a_corrected_one_is_no_finding() -> None:
    text = one().of("report")[0].get("text")
    corrected = changed(with_new(13), "report", {}, {"text": f"{text}本报告为更正后的版本。"})
    assert told(a=with_new(12), b=corrected).found == ()


def test_reports_that_agree_in_little_may_be_of_two_agencies() -> None:
    outcomes = told(a=one(), b=same_agency(report(8, 2023)))
    assert outcomes.found == ()
    (open_one,) = outcomes.open
    assert open_one.rule == "YOY-12"
    assert "名称相同的两个机关" in open_one.reason
    assert open_one.files == ("a/报告.html", "b/报告.html")


def test_a_single_report_has_no_versions() -> None:
    assert version_fact({"a": one()}, VOCABULARY) is None
