"""A scan is read like any other document, and every figure of it asks for a human eye."""

from dataclasses import replace

from hegui.documents.readers.web.html import read_html
from hegui.engine.outcome import Outcome
from hegui.exchange.audit_json import report_document
from hegui.exchange.facts_json import facts_document
from hegui.extraction.extract import extract_facts
from hegui.facts.fact import Fact, FactBase
from hegui.model.verdict import Verdict
from hegui.scoring.score import score
from tests.generator.as_html import as_html
from tests.generator.judge import open_judge
from tests.generator.make import make_report
from tests.generator.report import Report, count
from tests.unit.extraction.reports import form, one, pack

WORDING = ("phrase", "identifier", "slip")
UNSURE = "由扫描件识别，文字和数字都可能认错"
MADE = make_report(5, edition="2021", year=2023, kind="department", size="large", odd=())
WRONG = MADE.with_cell("requests", "new_received", "total", count("total", 999))


def facts(report: Report, unsure: str = UNSURE) -> FactBase:
    document = replace(read_html(as_html(report, "clean")), kind="scan", unsure=unsure)
    return extract_facts(document, pack(), form())


def outcomes(report: Report, unsure: str = UNSURE) -> dict[str, Outcome]:
    return open_judge().outcomes(facts(report, unsure))


def test_each_table_says_once_that_it_was_recognised() -> None:
    doubts = [doubt for doubt in facts(MADE).doubts if doubt.code == "ocr"]

    assert [doubt.table for doubt in doubts] == [
        "active_disclosure",
        "requests",
        "review_litigation",
    ]
    assert doubts[1].message == f"表三：{UNSURE}。请逐格与原件核对"
    assert doubts[1].place.label == "三、收到和处理政府信息公开申请情况表"


def test_the_facts_are_those_of_a_text_but_for_saying_so() -> None:
    scan, text = facts(MADE), facts(MADE, "")

    assert (scan.unsure, scan.kind) == (UNSURE, "scan")
    assert one(scan, "report").get("scanned") is True
    assert one(text, "report").get("scanned") is False
    assert _but_wording(scan) == _but_wording(text)


def test_what_is_read_letter_by_letter_is_not_sure_in_a_scan() -> None:
    wording = [fact for fact in facts(MADE).facts if fact.kind in WORDING]

    assert wording
    assert all(fact.get("sure") is None and fact.doubts["sure"] for fact in wording)


def _but_wording(base: FactBase) -> list[Fact]:
    """Facts but for the report's own, and for those that letters prove."""
    return [fact for fact in base.facts[1:] if fact.kind not in WORDING]


def test_every_cell_of_the_facts_document_asks_for_review() -> None:
    scan = facts_document("a.pdf", facts(MADE), None, form(), pack())
    text = facts_document("a.pdf", facts(MADE, ""), None, form(), pack())

    assert {cell["needs_review"] for cell in scan["cells"]} == {True}
    assert not any("needs_review" in cell for cell in text["cells"])
    assert len(scan["cells"]) == len(text["cells"]) == len(MADE.truth())


def test_faults_of_a_scan_are_open_questions_and_that_it_is_a_scan_is_told() -> None:
    of_text, of_scan = outcomes(WRONG, ""), outcomes(WRONG)
    grave = {rule for rule, one in of_text.items() if one.verdict is Verdict.FAIL}

    assert {"ARI-01", "ARI-02"} <= grave
    assert {of_scan[rule].verdict for rule in grave} == {Verdict.UNDETERMINED}
    failed = {rule for rule, one in of_scan.items() if one.verdict is Verdict.FAIL}
    assert failed == {"PUB-06"}
    assert of_text["PUB-06"].verdict is Verdict.PASS


def test_a_scan_loses_no_points_but_its_score_is_provisional() -> None:
    base, program = facts(WRONG), open_judge().program
    told = tuple(outcomes(WRONG).values())

    entry = report_document(
        "a.pdf", base, told, score(told, base, program.ruleset), program.ruleset
    )

    assert entry["needs_review"] == UNSURE
    assert entry["score"]["value"] == "100.0"
    assert float(entry["score"]["low"]) < 100
    assert entry["counts"] == {"error": 0, "warning": 0, "notice": 1}
    reasons = [one["reason"] for one in entry["undetermined"] if one["rule"] == "ARI-01"]
    assert len(reasons) == 1
    assert reasons[0].startswith("由扫描件识别，需人工核对：三、一、")
