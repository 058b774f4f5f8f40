"""The quick test of shapes says of every document what a whole JSON Schema library says."""

import copy
import json
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from tests.generator.judge import open_judge

from hegui.audit import judge_report
from hegui.documents.read import read_bytes
from hegui.exchange import schemas
from hegui.exchange.audit_json import report_document
from hegui.exchange.facts_json import facts_document
from hegui.exchange.shape import shape_of
from hegui.extraction.extract import extract_facts

SAMPLES = Path(__file__).parents[3] / "sample_reports" / "spoiled"
ODD: tuple[object, ...] = (
    *(None, True, 0, -1, 1.5, 10**30),
    *("", "x", "2020-01-01", "12.5"),
    *([], [1], {}, {"a": 1}),
)


def documents(name: str) -> list[Any]:
    """Documents of that name about some of the sample reports."""
    judge = open_judge()
    pack, form, ruleset = judge.pack, judge.form, judge.program.ruleset
    found = []
    for path in sorted(SAMPLES.iterdir())[:4]:
        facts = extract_facts(read_bytes(path.read_bytes()), pack, form)
        if name == "facts":
            found.append(facts_document(path.name, facts, None, form, pack))
        else:
            audit = judge_report(facts, judge.program, judge.backend)
            entry = report_document(path.name, facts, audit.outcomes, audit.score, ruleset)
            found.append(entry)
    return [json.loads(json.dumps(document)) for document in found]


def _damaged(document: Any, rng: Random) -> Any:
    """The document with one value, somewhere in it, replaced or gone."""
    damaged = copy.deepcopy(document)
    holder = damaged
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return damaged
        key = rng.choice(keys)
        if isinstance(holder[key], dict | list) and holder[key] and rng.random() < 0.8:
            holder = holder[key]
            continue
        if rng.random() < 0.2:
            del holder[key]
        else:
            holder[key] = rng.choice(ODD)
        return damaged


@pytest.mark.parametrize(("name", "definition"), [("facts", ""), ("audit", "report")])
def test_it_agrees_with_the_schema_on_whole_and_damaged_documents(
    name: str, definition: str
) -> None:
    schema = schemas.load(name)
    if definition:
        schema = {**schema["definitions"][definition], "definitions": schema["definitions"]}
    whole = jsonschema.Draft7Validator(schema)
    fits = shape_of(name, definition)
    rng = Random(name)
    refused = 0

    for document in documents(name):
        assert fits(document)
        for _ in range(100):
            damaged = _damaged(document, rng)
            assert fits(damaged) == whole.is_valid(damaged)
            refused += not fits(damaged)

    assert refused > 100


def test_what_is_no_document_at_all_does_not_fit() -> None:
    for value in ODD:
        assert not shape_of("facts")(value)
        assert not shape_of("audit", "report")(value)
