from datetime import date

from tests.unit.scoring.making import cell, doubt, form, report, ruleset

from hegui.exchange.facts_json import facts_document
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place

PACK = ruleset().pack


def test_cells_come_in_the_order_of_the_form_whatever_order_they_were_met_in() -> None:
    facts = report(cell("old", "day", "3"), cell("young", "night", ""), cell("young", "day", "1"))

    document = facts_document("a.txt", facts, None, form(), PACK)

    assert [(c["row"], c["column"]) for c in document["cells"]] == [
        ("young", "day"),
        ("young", "night"),
        ("old", "day"),
    ]


def test_a_cell_keeps_its_text_and_says_its_value_as_text() -> None:
    document = facts_document("a.txt", report(cell("old", "day", "3")), None, form(), PACK)

    assert document["cells"] == [
        {
            "table": "visits",
            "row": "old",
            "column": "day",
            "text": "3",
            "value": "3",
            "state": "number",
            "place": {"line": 9, "page": None, "path": None, "label": "二、old × day"},
        }
    ]


def test_a_cell_in_doubt_has_no_entry() -> None:
    doubtful = Fact("cell", {"table": "visits", "row": "old", "column": "day", "edition": "2021"})

    document = facts_document(
        "a.txt", report(doubtful, cell("young", "day", "1")), None, form(), PACK
    )

    assert [(one["row"], one["value"]) for one in document["cells"]] == [("young", "1")]


def test_the_period_is_the_one_that_is_named_as_such() -> None:
    facts = report(
        Fact("period", {"from": date(2023, 1, 1), "to": date(2023, 6, 30), "named": False}),
        Fact("period", {"from": date(2023, 1, 1), "to": date(2023, 12, 31), "named": True}),
    )

    document = facts_document("a.txt", facts, None, form(), PACK)

    assert document["report"]["period"] == {"from": "2023-01-01", "to": "2023-12-31"}


def test_a_report_that_names_no_period_has_an_empty_one() -> None:
    document = facts_document("a.txt", report(), None, form(), PACK)

    assert document["report"]["period"] == {"from": None, "to": None}


def test_a_section_outside_the_form_has_no_id() -> None:
    foreign = Fact("section", {"id": "", "heading": "七、附则", "order": 1}, Place(line=80))

    document = facts_document("a.txt", report(foreign), None, form(), PACK)

    assert document["sections"] == [
        {
            "id": None,
            "heading": "七、附则",
            "order": 1,
            "place": {"line": 80, "page": None, "path": None, "label": ""},
        }
    ]


def test_doubts_keep_every_reading_that_is_possible() -> None:
    facts = FactBase(report().facts, (doubt("young"),))

    document = facts_document("a.txt", facts, None, form(), PACK)

    assert document["doubts"][0]["candidates"] == [["1", ""], ["", "1"]]
    assert document["doubts"][0]["inferred"] == {"day": "1"}


def test_an_unreadable_file_says_why_and_nothing_else() -> None:
    document = facts_document("坏.txt", None, "文件是空的", form(), PACK)

    assert document == {
        "schema": "hegui.facts/1",
        "path": "坏.txt",
        "readable": False,
        "reason": "文件是空的",
        "report": None,
        "sections": [],
        "cells": [],
        "doubts": [],
    }
