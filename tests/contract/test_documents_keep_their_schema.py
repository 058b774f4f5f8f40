"""Every document we give out is checked against the schema we ship."""

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
         "value": Decimal("1.50"), "state": None},
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
