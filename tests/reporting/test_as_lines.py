import json
from typing import Any

import pytest

from hegui.reporting.as_lines import line_pieces
from tests.reporting.made import HOSTILE, decided, hostile, none, two


def lines(document: dict[str, Any]) -> list[dict[str, Any]]:
    text = "".join(line_pieces(document))
    assert text.endswith("\n")
    return [json.loads(line) for line in text[:-1].split("\n")]


def of_type(made: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [line for line in made if line["type"] == kind]


def test_the_run_comes_first_then_each_report_with_what_was_found_in_it() -> None:
    kinds = [line["type"] for line in lines(two())]

    assert kinds == ["run", "report", "finding", "finding", "undetermined", "report", "unreadable"]


def test_a_line_of_a_finding_says_all_that_is_needed() -> None:
    document = two()
    line = of_type(lines(document), "finding")[0]

    assert (line["path"], line["agency"], line["year"]) == ("县/a.txt", "临岚县教育局", 2023)
    assert line["score"] == document["reports"][0]["score"]
    assert line["score_if_mended"] == document["reports"][0]["ledger"][0]["mended"]
    assert line["finding"] == document["reports"][0]["findings"][0]


def test_what_the_office_decided_is_there() -> None:
    made = lines(decided())

    assert of_type(made, "finding")[1]["finding"]["settled"]["how"] == "dismissed"
    assert of_type(made, "report")[0]["settled_score"]["value"] == "100.0"
    assert of_type(made, "waiver")[0]["state"] == "expired"
    assert of_type(made, "clue")[0]["expected"] == "12"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_text_of_a_report_ends_a_line_early(text: str) -> None:
    document = hostile(text)
    whole = "".join(line_pieces(document))

    assert whole.encode("utf-8")
    assert len(whole.splitlines()) == whole.count("\n")  # splitlines knows ten more line ends
    found = of_type(lines(document), "finding")[0]
    assert found["finding"]["message"] == text


def test_a_run_without_reports_has_its_files() -> None:
    assert lines(none())[1:] == [{"type": "unreadable", "path": "坏", "reason": "文件是空的"}]
