"""What across rules found becomes entries of ``across`` of the audit document.

Imported by parent and workers: leads to no engine.
"""

import json
from collections.abc import Iterable, Mapping

from hegui.batch.across.outcomes import Found, Open, Outcomes, files_of
from hegui.exchange.audit_json import place_document
from hegui.exchange.document import Document
from hegui.rules.rule import Rule, Status
from hegui.rules.ruleset import Ruleset


def across_entries(path: str | None, outcomes: Outcomes, ruleset: Ruleset) -> list[Document]:
    """One entry a finding; *path* is the report that was judged, None for several together."""
    rules = {rule.id: rule for rule in ruleset.rules}
    return [_entry(path, found, rules[found.rule]) for found in outcomes.found]


def undetermined_entries(path: str | None, outcomes: Outcomes) -> list[Document]:
    """One entry for each reason, and the reports it is about: ``rules``, ``reason``, ``paths``."""
    held: dict[tuple[str, tuple[str, ...]], dict[str, None]] = {}
    for one in outcomes.open:
        held.setdefault((one.reason, _paths_of(path, one)), {})[one.rule] = None
    entries = (
        {"rules": sorted(rules), "reason": reason, "paths": list(paths)}
        for (reason, paths), rules in held.items()
    )
    return merged_entries(entries)


def merged_entries(entries: Iterable[Document]) -> list[Document]:
    """Undetermined entries of a whole run: those with equal rules and reason told as one."""
    held: dict[tuple[tuple[str, ...], str], dict[str, None]] = {}
    for entry in entries:
        paths = held.setdefault((tuple(entry["rules"]), entry["reason"]), {})
        paths.update(dict.fromkeys(entry["paths"]))
    return [
        {"rules": list(rules), "reason": reason, "paths": sorted(paths)}
        for (rules, reason), paths in sorted(held.items())
    ]


def in_order(entries: Iterable[Document]) -> list[Document]:
    """Entries of ``across`` of a whole run, in the order the document has them."""
    return sorted(entries, key=_order)


def _order(entry: Mapping[str, object]) -> tuple[str, str, str]:
    whole = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    return (str(entry["rule"]), json.dumps(entry["paths"], ensure_ascii=False), whole)


def _entry(path: str | None, found: Found, rule: Rule) -> Document:
    own = () if path is None else (path,)
    return {
        "id": found.id,
        "rule": found.rule,
        "title": rule.title,
        "severity": found.severity.value,
        "draft": rule.status is Status.DRAFT,
        "message": found.message,
        "remedy": found.remedy,
        "agency": found.agency,
        "year": found.year,
        "paths": list(dict.fromkeys((*own, *files_of(found.places)))),
        "places": [
            {**place_document(place), "file": place.file if place.file is not None else path}
            for place in found.places
        ],
    }


def _paths_of(path: str | None, one: Open) -> tuple[str, ...]:
    own = () if path is None else (path,)
    return (*own, *one.files)
