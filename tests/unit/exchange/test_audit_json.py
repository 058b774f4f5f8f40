from dataclasses import replace
from datetime import date
from typing import Any

from tests.unit.scoring.making import (
    at,
    failed,
    not_applicable,
    passed,
    report,
    rule,
    ruleset,
    undetermined,
)

from hegui.engine.outcome import Outcome
from hegui.exchange.audit_json import audit_document, report_document
from hegui.exchange.document import dump
from hegui.facts.doubt import Doubt
from hegui.model.place import Place
from hegui.rules.ruleset import Ruleset
from hegui.scoring.score import score

RULES = ruleset(
    rule("ARI-01"),
    rule("ARI-02"),
    rule("STR-01", "notice"),
    rule("STR-02", "warning", status="draft"),
    rule("STR-03"),
    rule("STR-04"),
)
OUTCOMES = (
    failed("STR-02", severity="warning"),
    failed("STR-01", severity="notice"),
    undetermined("ARI-02", "总计读不准", "第二行读不准"),
    failed("ARI-01", 2, at("visits", "young", "day", line=131)),
    passed("STR-03"),
    not_applicable("STR-04"),
)


def part(path: str = "a.txt", outcomes: tuple[Outcome, ...] = OUTCOMES) -> dict[str, Any]:
    return report_document(path, report(), outcomes, score(outcomes, report(), RULES), RULES)


def test_a_report_says_whose_it_is_and_how_it_scored() -> None:
    document = part()

    assert document["agency"] == "临岚县"
    assert document["agency_kind"] == "government"
    assert (document["year"], document["edition"]) == (2023, "2021")
    assert (document["status"], document["reason"]) == ("scored", None)
    assert document["score"] == {
        "value": "94.0",
        "low": "91.0",
        "high": "94.0",
        "grade": "优秀",
        "limited_by": None,
    }


def test_rules_on_trial_are_shown_and_not_counted() -> None:
    document = part()

    assert document["counts"] == {"error": 2, "warning": 0, "notice": 1}
    assert [(f["rule"], f["draft"]) for f in document["findings"]] == [
        ("ARI-01", False),
        ("ARI-01", False),
        ("STR-01", False),
        ("STR-02", True),
    ]


def test_every_rule_is_counted_once_by_its_verdict() -> None:
    assert part()["outcomes"] == {
        "pass": 1,
        "fail": 3,
        "not_applicable": 1,
        "undetermined": 1,
        "waived": 0,
    }


def test_a_finding_carries_its_place_and_what_it_cost() -> None:
    found = part()["findings"][0]

    assert found["deduction"] == "3.0"
    assert found["places"] == [
        {
            "line": 131,
            "page": None,
            "path": None,
            "label": "二、某处",
            "section": "p2",
            "table": "visits",
            "row": "young",
            "column": "day",
            "text": "",
        }
    ]


def test_a_notice_costs_nothing() -> None:
    assert part()["findings"][2]["deduction"] == "0.0"


def test_every_reason_of_an_open_rule_is_kept() -> None:
    assert part()["undetermined"] == [
        {"rule": "ARI-02", "reason": "总计读不准", "doubt": ""},
        {"rule": "ARI-02", "reason": "第二行读不准", "doubt": ""},
    ]


def test_the_ledger_says_what_mending_gains() -> None:
    assert part()["ledger"] == [
        {
            "rule": "ARI-01",
            "finding": "ARI-01-0",
            "points": "3.0",
            "due": "3.0",
            "why": "",
            "mended": "97.0",
        },
        {
            "rule": "ARI-01",
            "finding": "ARI-01-1",
            "points": "3.0",
            "due": "3.0",
            "why": "",
            "mended": "97.0",
        },
    ]


def test_a_long_quotation_is_cut_and_shows_it() -> None:
    long = failed("ARI-01", 1, Place(line=1, text="长" * 300))

    text = part(outcomes=(long,))["findings"][0]["places"][0]["text"]

    assert text == "长" * 199 + "…"


def test_what_the_reader_remarks_is_told_and_costs_nothing() -> None:
    remark = Doubt("tracked_changes", "文件里有没有接受的修订，按接受以后的样子读取")
    facts = replace(report(), doubts=(remark,))

    document = report_document("a.docx", facts, OUTCOMES, score(OUTCOMES, facts, RULES), RULES)

    assert document["doubts"] == [
        {"code": "tracked_changes", "table": None, "row": None, "message": remark.message}
    ]
    assert document["score"] == part()["score"]


def test_a_report_without_a_score_says_why() -> None:
    facts = report(year=None)
    document = report_document("a.txt", facts, (), score((), facts, RULES), RULES)

    assert document["status"] == "not_scorable"
    assert document["score"]["value"] is None
    assert document["reason"] == "读不出报告年度，不能确定应当适用哪些规定"


def run_of(rules: Ruleset, *paths: str) -> dict[str, Any]:
    unreadable = {"丙.pdf": "这一版读不了 PDF", "a.bin": "不是文本"}
    return audit_document([part(path) for path in paths], unreadable, rules, date(2026, 11, 22))


def test_reports_and_unreadable_files_are_sorted_by_path() -> None:
    document = run_of(RULES, "乙.txt", "a/2.txt", "a.txt")

    assert [one["path"] for one in document["reports"]] == ["a.txt", "a/2.txt", "乙.txt"]
    assert [one["path"] for one in document["unreadable"]] == ["a.bin", "丙.pdf"]


def test_the_order_of_work_leaves_no_trace_in_the_bytes() -> None:
    assert dump(run_of(RULES, "甲.txt", "乙.txt")) == dump(run_of(RULES, "乙.txt", "甲.txt"))


def test_text_that_no_encoding_can_carry_is_escaped() -> None:
    assert dump({"text": "a\ud800b 合规"}) == '{\n "text": "a\\ud800b 合规"\n}\n'
