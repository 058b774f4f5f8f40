"""Every document we give out is checked against the schema we ship."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from jsonschema import Draft7Validator
from tests.unit.scoring.making import (
    at,
    cell,
    doubt,
    failed,
    form,
    not_applicable,
    passed,
    report,
    rule,
    ruleset,
    undetermined,
)

from hegui.exchange import schemas
from hegui.exchange.audit_json import audit_document, report_document
from hegui.exchange.facts_json import facts_document
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place
from hegui.scoring.score import score

RULES = ruleset(rule("ARI-01", each="0.25"), rule("STR-01"), rule("STR-02"), rule("STR-03"))


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft7Validator.check_schema(schemas.load(name))


def test_there_is_no_schema_of_another_name() -> None:
    with pytest.raises(KeyError):
        schemas.load("../facts")


def test_facts_keep_their_schema() -> None:
    amount = Fact(
        "cell",
        {"table": "visits", "row": "old", "column": "day", "text": "1.50", "edition": "2021",
         "value": Decimal("1.50"), "state": "number"},
    )  # fmt: skip
    section = Fact("section", {"id": "p1", "heading": "一、概况", "order": 1}, Place(line=2))
    period = Fact("period", {"from": date(2023, 1, 1), "to": None, "named": True})
    facts = FactBase(
        report(section, period, cell("young", "day", "1"), amount).facts, (doubt("young"),)
    )

    document = facts_document("a.txt", facts, None, form(), RULES.pack)

    Draft7Validator(schemas.load("facts")).validate(document)
    assert [one["value"] for one in document["cells"]] == ["1", "1.50"]


def test_a_file_that_could_not_be_read_keeps_the_schema_of_facts() -> None:
    document = facts_document("a.txt", None, "文件是空的", form(), RULES.pack)

    Draft7Validator(schemas.load("facts")).validate(document)


def test_a_scan_keeps_the_schemas_of_facts_and_audits() -> None:
    scan = replace(report(cell("young", "day", "1")), kind="scan", unsure="由扫描件识别")
    facts = facts_document("a.pdf", scan, None, form(), RULES.pack)
    entry = report_document("a.pdf", scan, [], score([], scan, RULES), RULES)

    Draft7Validator(schemas.load("facts")).validate(facts)
    Draft7Validator(schemas.load("audit")).validate(
        audit_document([entry], {}, RULES, date(2026, 11, 22))
    )
    assert facts["cells"][0]["needs_review"] is True
    assert entry["needs_review"] == "由扫描件识别"


def test_copies_keep_the_schema_of_an_audit() -> None:
    copy = Fact(
        "copy", {"path": "a.pdf", "kind": "pdf", "differences": 2, "scanned": False, "number": 1}
    )
    base = report(copy)
    entry = report_document("a.html", base, [], score([], base, RULES), RULES)
    across = [{"rule": "STR-01", "severity": "notice", "message": "两份", "paths": ["a", "b"]}]

    document = audit_document([entry], {}, RULES, date(2026, 11, 22), across)

    Draft7Validator(schemas.load("audit")).validate(document)
    assert document["reports"][0]["copies"] == [
        {"path": "a.pdf", "kind": "pdf", "differences": 2, "scanned": False}
    ]


def test_an_empty_base_of_facts_keeps_the_schema() -> None:
    document = facts_document("a.txt", FactBase(()), None, form(), RULES.pack)

    Draft7Validator(schemas.load("facts")).validate(document)
    assert document["report"]["agency_kind"] == "unknown"


def test_an_audit_keeps_its_schema() -> None:
    outcomes = [
        failed("ARI-01", 3, at("visits", "young", "day")),
        undetermined("STR-01"),
        passed("STR-02"),
        not_applicable("STR-03"),
    ]
    unknown = report(year=None)
    parts = [
        report_document("a.txt", report(), outcomes, score(outcomes, report(), RULES), RULES),
        report_document("b.txt", unknown, [], score([], unknown, RULES), RULES),
    ]

    document = audit_document(parts, {"c.pdf": "读不了"}, RULES, date(2026, 11, 22))

    Draft7Validator(schemas.load("audit")).validate(document)
    assert [one["status"] for one in document["reports"]] == ["scored", "not_scorable"]
