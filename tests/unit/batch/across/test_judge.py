"""Across rules on two years of one report, and on facts about several reports."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.batch.across.entries import (
    across_entries,
    in_order,
    merged_entries,
    undetermined_entries,
)
from hegui.batch.across.judge import NO_LAST_YEAR, judge_beside, judge_together
from hegui.batch.across.likeness import likeness_facts
from hegui.batch.across.outcomes import Outcomes, Together
from hegui.engine.durable import available
from hegui.exchange.shape import shape_of
from hegui.facts.across_kinds import ACROSS
from hegui.facts.fact import Fact, FactBase, Value
from hegui.model.place import Place
from hegui.model.severity import Severity
from hegui.rules.across import kinds_of
from tests.unit.batch.across.pairs import (
    LAST,
    across,
    changed,
    judged,
    report,
    rules,
    said,
    same_agency,
    year_later,
)

ENGINES = ("durable", "reference") if available() else ("reference",)
TEXT_AND_TABLES = {"BPL-03", "YOY-09"}  # the later report of a pair says the same again


def pair(seed: int = 3) -> tuple[FactBase, FactBase]:
    prior = same_agency(report(seed, 2023))
    return year_later(prior), prior


def found(outcomes: Outcomes) -> set[str]:
    return {one.rule for one in outcomes.found} - TEXT_AND_TABLES


def carried_in(now: FactBase, number: int) -> FactBase:
    return changed(now, "column", {"table": "requests", "column": "total"}, {"carried_in": number})


def test_own_rules_and_across_rules_are_all_rules_and_none_is_both() -> None:
    own, beside = rules().own(), rules().across()
    assert {one.id for one in (*own.rules, *beside.rules)} == {one.id for one in rules().rules}
    assert not any(kinds_of(one) & ACROSS for one in own.rules)
    assert all(kinds_of(one) & ACROSS for one in beside.rules)


def test_a_changed_across_rule_leaves_the_digest_of_the_own_rules() -> None:
    def with_new_message(rule_id: str) -> tuple[str, str]:
        told = tuple(
            replace(one, message="另一句。") if one.id == rule_id else one for one in rules().rules
        )
        changed_rules = replace(rules(), rules=told)
        return changed_rules.own().digest, changed_rules.across().digest

    own, beside = rules().own().digest, rules().across().digest
    assert with_new_message("YOY-01")[0] == own
    assert with_new_message("YOY-01")[1] != beside
    assert with_new_message("ARI-02")[0] != own
    assert with_new_message("ARI-02")[1] == beside


@pytest.mark.parametrize("seed", range(6))
def test_a_report_that_carries_the_last_one_on_breaks_no_rule_of_numbers(seed: int) -> None:
    now, prior = pair(seed)
    outcomes = judged(now, prior)
    assert found(outcomes) == set()
    assert outcomes.open == ()


def test_a_carry_over_that_does_not_match_is_told_with_both_numbers_and_both_places() -> None:
    now, prior = pair()
    out = next(one for one in prior.of("column") if one.get("column") == "total").get(
        "carried_out"
    )
    assert isinstance(out, int)
    outcomes = judged(carried_in(now, out + 2), prior)
    assert said(outcomes, "YOY-01") == [
        f"表三总计列的上年结转写{out + 2}件，2023年报告的结转下年度是{out}件，相差2件。"
    ]
    one = next(one for one in outcomes.found if one.rule == "YOY-01")
    assert one.severity is Severity.ERROR
    assert [place.file for place in one.places] == [None, LAST]
    assert (one.agency, one.year) == ("青禾市水务局", 2024)


def test_where_the_report_tells_of_moved_duties_a_carry_over_is_left_open() -> None:
    now, prior = pair()
    text = now.of("report")[0].get("text")
    told = changed(carried_in(now, 999), "report", {}, {"text": f"{text}因机构改革，职责划转。"})
    outcomes = judged(told, prior)
    assert "YOY-01" not in found(outcomes)
    assert "YOY-01" in {one.rule for one in outcomes.open}


def test_without_last_years_report_rules_stay_open_and_nothing_is_found() -> None:
    now, _ = pair()
    outcomes = judged(now, None)
    assert outcomes.found == ()
    assert {one.reason for one in outcomes.open} == {NO_LAST_YEAR}
    assert {"YOY-01", "YOY-09", "BPL-01", "BPL-03"} <= {one.rule for one in outcomes.open}


def test_rules_about_several_reports_do_not_wait_for_last_years() -> None:
    waiting = {one.rule for one in judged(pair()[0], None).open}
    assert waiting.isdisjoint({"YOY-12", "PUB-01", "PUB-05", "BPL-04", "BPL-05", "XTB-13"})


def test_rules_of_other_years_do_not_wait_for_last_years_report() -> None:
    waiting = {one.rule for one in judged(pair()[0], None).open}
    assert waiting.isdisjoint({"YOY-04", "YOY-05", "YOY-06"})


def test_reports_of_2019_have_no_year_before_them() -> None:
    first = replace(
        pair()[0],
        facts=tuple(
            replace(fact, fields={**fact.fields, "year": 2019, "edition": "2019"})
            for fact in pair()[0].facts
        ),
    )
    assert judged(first, None).open == ()


@pytest.mark.parametrize("scanned", ["now", "prior"])
def test_beside_a_scan_nothing_above_a_notice_is_certain(scanned: str) -> None:
    now, prior = pair()
    now = carried_in(now, 999)
    if scanned == "now":
        now = replace(now, unsure="由扫描件识别")
    else:
        prior = changed(prior, "report", {}, {"scanned": True})
    outcomes = judged(now, prior)
    assert all(one.severity is Severity.NOTICE for one in outcomes.found)
    assert any(one.rule == "YOY-01" and "需人工核对" in one.reason for one in outcomes.open)


def test_last_years_text_again_is_told_once_with_both_texts() -> None:
    now, prior = pair()
    outcomes = judged(now, prior, *likeness_facts(now, prior, LAST))
    (message,) = said(outcomes, "BPL-03")
    assert message.startswith("与2023年报告除数字、年份外一字不差")
    assert said(outcomes, "BPL-01") == []
    assert said(outcomes, "BPL-02") == []


def test_the_places_of_a_likeness_are_the_section_in_both_reports() -> None:
    now, prior = pair()
    fields: dict[str, Value] = {
        "section": "s5_problems",
        "title": "存在的主要问题及改进情况",
        "ratio": 95,
        "identical": False,
        "length": 300,
        "prior_year": 2023,
        "prior_file": LAST,
    }
    section = next(one for one in now.of("section") if one.get("id") == "s5_problems")
    before = next(one for one in prior.of("section") if one.get("id") == "s5_problems")
    outcomes = judged(now, prior, Fact("likeness", fields, section.place))
    one = next(one for one in outcomes.found if one.rule == "BPL-02")
    assert one.places == (section.place, replace(before.place, file=LAST))


def test_tables_copied_from_last_year_are_told_at_the_table() -> None:
    now, prior = pair()
    told = said(judged(now, prior), "YOY-09")
    assert len(told) == 2
    assert all("与2023年报告完全相同" in one for one in told)


def test_tables_of_which_one_number_changed_are_not_copied() -> None:
    now, prior = pair()
    penalty = {"row": "penalty", "column": "decisions"}
    cell = next(one for one in now.of("cell") if one.get("row") == "penalty")
    value = cell.get("value")
    assert isinstance(value, int)
    now = changed(now, "cell", penalty, {"value": value + 1})
    assert not any("主动公开" in one for one in said(judged(now, prior), "YOY-09"))


def promised(told: str) -> list[str]:
    now, prior = pair()
    problems = "存在不足：办理台账不细。下一步，建立申请办理时限预警台账，继续努力。"
    prior = changed(prior, "section", {"id": "s5_problems"}, {"text": problems})
    now = changed(now, "report", {}, {"text": told})
    return said(judged(now, prior), "YOY-11")


def test_a_promise_of_which_nothing_is_told_is_noticed() -> None:
    assert promised("全年公开信息三百条。") == [
        "2023年报告说下一步要做“申请办理时限预警台账”（下一步，建立申请办理时限预警台账，继续努力。），"
        "本年的报告里没有看到。"
    ]


@pytest.mark.parametrize(
    "told", ["已建立申请办理时限预警台账。", "申请办理做到时限预警。", "完善办理时限台账。"]
)
def test_a_promise_that_is_told_of_even_in_part_is_not_noticed(told: str) -> None:
    assert promised(told) == []


@pytest.mark.parametrize("seed", range(4))
def test_both_engines_say_the_same_of_two_years(seed: int) -> None:
    now, prior = same_agency(report(seed + 10, 2024)), same_agency(report(seed, 2023))
    beside = tuple(likeness_facts(now, prior, LAST))
    first, *others = (judged(now, prior, *beside, engine=engine) for engine in ENGINES)
    assert all(other == first for other in others)
    assert first.found


def several(number: int) -> list[Together]:
    """A made-up run: publications, due reports, clusters of one year."""
    facts: list[Together] = []
    for at in range(number):
        common: dict[str, Value] = {"year": 2024, "agency": f"第{at}局", "label": f"第{at}局"}
        file = Place(file=f"甲/{at}.docx")
        day = date(2025, 1, 20 + at % 20 if at % 20 < 12 else 5)
        published = {**common, "agency_kind": "department", "date": day, "moved": False}
        if at % 5 == 0:
            published["date"] = None
        facts.append(Together(Fact("publication", published, file), (file,)))
        due = {**common, "agency_kind": "department", "due": True, "found": at % 3 > 0}
        facts.append(Together(Fact("due_report", due), ()))
        text: dict[str, Value] = {
            "year": 2024,
            "section": "s5_problems",
            "title": "存在的主要问题及改进情况",
            "agencies": 2,
            "names": f"第{at}局、第{at + 1}局",
            "ratio": 80 + at % 15,
            "length": 200,
            "quotes": "",
            "local_common": False if at % 4 else None,
        }
        facts.append(Together(Fact("shared_text", text), (file, Place(file=f"乙/{at}.docx"))))
    return facts


def documents(outcomes: Outcomes) -> tuple[list[object], list[object]]:
    found = across_entries(None, outcomes, rules())
    return list(in_order(found)), list(merged_entries(undetermined_entries(None, outcomes)))


def test_an_agency_of_the_roster_without_a_report_is_an_error_without_paths() -> None:
    program, backend = across()
    fields: dict[str, Value] = {
        "year": 2024,
        "agency": "青禾市数据局",
        "due": True,
        "found": False,
    }
    outcomes = judge_together([Together(Fact("due_report", fields))], program, backend)
    (entry,) = across_entries(None, outcomes, rules())
    assert entry["rule"] == "PUB-05"
    assert entry["severity"] == "error"
    assert entry["message"] == "名录里的青禾市数据局没有2024年度的报告。"
    assert (entry["agency"], entry["year"], entry["paths"]) == ("青禾市数据局", 2024, [])


def test_a_cluster_names_all_its_reports() -> None:
    program, backend = across()
    outcomes = judge_together(several(14)[-1:], program, backend)
    (entry,) = across_entries(None, outcomes, rules())
    assert entry["paths"] == ["甲/13.docx", "乙/13.docx"]
    assert [place["file"] for place in entry["places"]] == entry["paths"]


def test_what_stays_open_of_several_reports_names_the_files_it_is_about() -> None:
    program, backend = across()
    outcomes = judge_together(several(6), program, backend)
    _, undetermined = documents(outcomes)
    assert {
        "rules": ["PUB-01", "PUB-04"],
        "reason": "发布日期未知",
        "paths": ["甲/0.docx", "甲/5.docx"],
    } in _by_reason(undetermined)


def _by_reason(entries: list[object]) -> list[object]:
    held: dict[str, dict[str, set[str]]] = {}
    for entry in entries:
        assert isinstance(entry, dict)
        one = held.setdefault(entry["reason"], {"rules": set(), "paths": set()})
        one["rules"].update(entry["rules"])
        one["paths"].update(entry["paths"])
    return [
        {"rules": sorted(one["rules"]), "reason": reason, "paths": sorted(one["paths"])}
        for reason, one in held.items()
    ]


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(24)), size=st.integers(1, 24), engine=st.sampled_from(ENGINES))
def test_neither_order_nor_chunks_nor_engine_show(
    order: list[int], size: int, engine: str
) -> None:
    facts = several(8)
    program, backend = across(engine)
    whole = documents(judge_together(facts, *across()))
    mixed = [facts[at] for at in order]
    parts = [
        judge_together(mixed[at : at + size], program, backend)
        for at in range(0, len(mixed), size)
    ]
    entries = [one for part in parts for one in across_entries(None, part, rules())]
    open_ones = [one for part in parts for one in undetermined_entries(None, part)]
    assert (in_order(entries), merged_entries(open_ones)) == whole


def test_entries_fit_the_schema_of_the_audit_document() -> None:
    now, prior = pair()
    told = across_entries("本年/报告.txt", judged(carried_in(now, 999), prior), rules())
    waiting = undetermined_entries("本年/报告.txt", judged(now, None))
    assert told
    assert waiting
    names = {"across": told, "across_undetermined": waiting}
    assert all(map(shape_of("audit", "across_entry"), told))
    assert all(map(shape_of("audit", "across_open"), waiting))
    assert shape_of("audit")(
        {
            "schema": "hegui.audit/1",
            "as_of": "2026-01-31",
            "rules": {"pack": "p", "version": "1", "digest": "sha256:" + "0" * 64},
            "reports": [],
            "unreadable": [],
            **names,
        }
    )


def test_an_entry_names_this_report_first_then_last_years() -> None:
    now, prior = pair()
    entries = across_entries("本年/报告.txt", judged(carried_in(now, 999), prior), rules())
    entry = next(one for one in entries if one["rule"] == "YOY-01")
    assert entry["paths"] == ["本年/报告.txt", LAST]
    assert [place["file"] for place in entry["places"]] == ["本年/报告.txt", LAST]
    assert entry["title"] == "上年结转与上年报告的结转下年度相等"
    assert entry["draft"] is False


def test_reports_that_wait_for_last_years_are_told_together() -> None:
    now, _ = pair()
    waiting = judged(now, None)
    entries = [*undetermined_entries("乙.txt", waiting), *undetermined_entries("甲.txt", waiting)]
    (entry,) = merged_entries(entries)
    assert entry["reason"] == NO_LAST_YEAR
    assert entry["paths"] == ["乙.txt", "甲.txt"]


def test_a_report_of_which_nothing_is_known_is_judged_without_a_word() -> None:
    program, backend = across()
    assert judge_beside(FactBase(()), (), program, backend).found == ()
