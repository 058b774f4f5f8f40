from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from hegui.reporting.as_junit import junit_pieces
from hegui.reporting.xml_text import xml_text
from tests.reporting.made import HOSTILE, VIEW, decided, hostile, none, two


def root(document: dict[str, Any]) -> Element:
    text = "".join(junit_pieces(document, VIEW))
    return ElementTree.fromstring(text.encode("utf-8"))  # noqa: S314 - what we wrote ourselves


def became(case: Element) -> str:
    return next((child.tag for child in case), "passed")


def test_a_report_is_a_suite_and_a_rule_a_case() -> None:
    faulty, clean, unreadable = root(two())

    assert faulty.get("name") == "临岚县教育局 2023 年度 县/a.txt"
    assert {case.get("name", "")[:6]: became(case) for case in faulty.iter("testcase")} == {
        "ARI-01": "failure",
        "ARI-02": "skipped",  # undetermined
        "STR-01": "failure",
        "STR-02": "skipped",  # does not apply
        "STR-03": "passed",
    }
    numbers = [faulty.get(name) for name in ("tests", "failures", "errors", "skipped")]
    assert numbers == ["5", "2", "0", "2"]
    assert [became(case) for case in clean.iter("testcase")] == ["passed"] * 5
    assert unreadable[0][0].tag == "error"
    assert unreadable[0][0].get("message") == "文件是空的"


def test_a_failure_says_what_where_and_how_to_mend_it() -> None:
    document = two()
    failure = next(root(document).iter("failure"))

    assert failure.get("type") == "错误"
    assert failure.text is not None
    assert document["reports"][0]["findings"][0]["message"] in failure.text
    assert "第131行" in failure.text


def test_what_was_set_aside_is_skipped_and_says_why() -> None:
    cases = list(next(iter(root(decided()))).iter("testcase"))
    told = {case.get("name", "")[:6]: case[0].get("message", "") for case in cases if len(case)}

    assert became(cases[0]) == "skipped"
    assert "豁免：机构改革" in told["ARI-01"]
    assert "误报：台账无误" in told["STR-01"]


def test_the_score_after_decisions_is_a_property_of_the_suite() -> None:
    told = {
        one.get("name"): one.get("value") for one in next(iter(root(decided()))).iter("property")
    }

    assert told["得分"] == "96.0"
    assert told["计入豁免和人工核查后的得分"] == "100.0"


def test_a_notice_and_a_rule_on_trial_pass_and_are_told() -> None:
    document = two()
    notice, draft = document["reports"][0]["findings"]
    notice["severity"], draft["draft"] = "notice", True
    cases = {case.get("name", "")[:6]: case for case in next(iter(root(document)))}

    assert [became(cases[rule]) for rule in ("ARI-01", "STR-01")] == ["system-out"] * 2
    assert (cases["STR-01"][0].text or "").startswith("警告（试行）：")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_whatever_stands_in_a_report_the_file_is_well_formed(text: str) -> None:
    suites = list(root(hostile(text)))
    shown = next(suites[-1].iter("failure"))

    assert len(suites) == 4
    assert (shown.text or "").startswith(f"错误：{xml_text(text)}")


def test_a_run_without_reports_is_a_file_too() -> None:
    assert [suite.get("name") for suite in root(none())] == ["坏"]
