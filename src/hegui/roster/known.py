"""A report as the roster knows its agency: the kind and level that every fact of it carries.

A reader guesses both from the name; the office knows. Only what rules ask of an agency changes:
prose was read as the agency that the name suggests. Whoever keeps judgements has to keep what was
restated beside them (``restated_as``), for the facts of the file stay as they were read.
"""

from collections.abc import Mapping
from dataclasses import replace

from hegui.facts.fact import Fact, FactBase, Value
from hegui.roster.entry import UNKNOWN, Entry

_KIND, _LEVEL = "agency_kind", "level"


def restated_as(entry: Entry | None) -> str:
    """What of a judgement's key is the roster's: ``department/county``; "" if nothing is."""
    told = ("", "") if entry is None else (entry.kind, entry.level)
    kind, level = ("" if one == UNKNOWN else one for one in told)
    return f"{kind}/{level}" if kind or level else ""


def restated(base: FactBase, entry: Entry | None) -> FactBase:
    """The facts with kind and level of the agency as the roster says; those it does not, stay."""
    return restated_by(base, restated_as(entry))


def restated_by(base: FactBase, told: str) -> FactBase:
    """The same by what ``restated_as`` tells of an entry."""
    if not told:
        return base
    kind, _, level = told.partition("/")
    facts = tuple(
        _restated(fact, kind, level if fact.kind == "report" else "") for fact in base.facts
    )
    return replace(base, facts=facts)


def _restated(fact: Fact, kind: str, level: str) -> Fact:
    changed: dict[str, Value] = {}
    if kind and _KIND in fact.fields:
        changed[_KIND] = kind
    if level:
        changed[_LEVEL] = level
    if not changed:
        return fact
    fields: Mapping[str, Value] = {**fact.fields, **changed}
    cells = {name: _restated(cell, kind, "") for name, cell in fact.cells.items()}
    doubts = {name: why for name, why in fact.doubts.items() if name not in changed}
    return replace(fact, fields=fields, cells=cells, doubts=doubts)
