"""Facts → the document ``hegui.facts/1``: what was read of one file.

Gives the cells in the order of the form, whatever the order they were met in. Names no part
of any form: every id comes from the facts and the editions.
"""

from collections.abc import Mapping
from typing import Any

from hegui.exchange.document import Document, plain, spot
from hegui.facts.doubt import Doubt
from hegui.facts.fact import Fact, FactBase
from hegui.forms.edition import Form
from hegui.packs.pack import Pack

SCHEMA = "hegui.facts/1"
_NOTHING: Document = {"report": None, "sections": [], "cells": [], "doubts": []}


def facts_document(
    path: str, facts: FactBase | None, reason: str | None, form: Form, pack: Pack
) -> Document:
    """What is known of the file at *path*; without *facts*, why nothing is known."""
    return {
        "schema": SCHEMA,
        "path": path,
        "readable": facts is not None,
        "reason": reason,
        **(_NOTHING if facts is None else _known(facts, form, pack)),
    }


def _known(facts: FactBase, form: Form, pack: Pack) -> Document:
    return {
        "report": _report(facts, pack),
        "sections": [_section(fact) for fact in facts.of("section")],
        "cells": [
            _cell(fact, needs_review=bool(facts.unsure)) for fact in _in_form_order(facts, form)
        ],
        "doubts": [_doubt(doubt) for doubt in sorted(facts.doubts, key=doubt_order)],
    }


def identity(facts: FactBase) -> Document:
    """Whose report, of which year, on which form: the fields both documents begin with."""
    report = _report_fact(facts)
    return {
        "agency": report.get("agency") or None,
        "agency_kind": report.get("agency_kind") or "unknown",
        "year": report.get("year"),
        "edition": report.get("edition"),
    }


def title(facts: FactBase) -> str | None:
    """The title of the report as printed; None if there is none."""
    return str(_report_fact(facts).get("title") or "") or None


def _report_fact(facts: FactBase) -> Fact:
    return next(iter(facts.of("report")), Fact("report", {}))


def _report(facts: FactBase, pack: Pack) -> Document:
    return {
        "kind": pack.id,
        "title": title(facts),
        **identity(facts),
        "period": _period(facts),
    }


def _period(facts: FactBase) -> Document:
    """The period the report names as such; failing that, the first one it mentions."""
    periods = sorted(facts.of("period"), key=lambda fact: fact.get("named") is not True)
    first: Mapping[str, Any] = periods[0].fields if periods else {}
    return {"from": plain(first.get("from")), "to": plain(first.get("to"))}


def _section(fact: Fact) -> Document:
    return {
        "id": fact.get("id") or None,
        "heading": fact.get("heading"),
        "order": fact.get("order"),
        "place": spot(fact.place),
    }


def _cell(fact: Fact, *, needs_review: bool) -> Document:
    return {
        "table": fact.get("table"),
        "row": fact.get("row"),
        "column": fact.get("column"),
        "text": fact.get("text"),
        "value": None if fact.get("value") is None else str(plain(fact.get("value"))),
        "state": fact.get("state"),
        "place": spot(fact.place),
        **({"needs_review": True} if needs_review else {}),
    }


def _doubt(doubt: Doubt) -> Document:
    return {
        "code": doubt.code,
        "table": doubt.table,
        "row": doubt.row,
        "message": doubt.message,
        "place": spot(doubt.place),
        "candidates": [list(candidate) for candidate in doubt.candidates],
        "inferred": dict(doubt.inferred),
    }


def doubt_order(doubt: Doubt) -> tuple[object, ...]:
    """Sort key of doubts: as a reader of the report meets them."""
    return (*doubt.place.order(), doubt.code, doubt.table or "", doubt.row or "", doubt.message)


def _in_form_order(facts: FactBase, form: Form) -> list[Fact]:
    """The cells that were read; of one in doubt nothing is said but the doubt."""
    ranks: dict[str, dict[tuple[str, str, str], int]] = {}

    def rank(fact: Fact) -> tuple[int, tuple[object, ...]]:
        edition = str(fact.get("edition"))
        if edition not in ranks:
            ranks[edition] = _ranks(edition, form)
        key = (str(fact.get("table")), str(fact.get("row")), str(fact.get("column")))
        return ranks[edition].get(key, len(ranks[edition])), (*key, *fact.place.order())

    read = [fact for fact in facts.of("cell") if fact.get("state") is not None]
    return sorted(read, key=rank)


def _ranks(edition_id: str, form: Form) -> dict[tuple[str, str, str], int]:
    found = [edition for edition in form.editions if edition.id == edition_id]
    keys = (
        (block.id, row.id, column.id)
        for edition in found
        for _, block in edition.blocks()
        for row in block.rows
        for column in block.columns
    )
    return {key: index for index, key in enumerate(keys)}
