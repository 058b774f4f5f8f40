"""What an audit found across reports, held against what was planted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.generator.many.corpus import Written
from tests.generator.many.county import Label

# Of the two sections of a copied report one may be alike enough for the one, one for the other.
_MILDER = {"BPL-04": "BPL-09", "BPL-09": "BPL-04"}


@dataclass(slots=True)
class Measured:
    """How an audit did.

    Attributes:
        found: labels that an entry of ``across`` bears out.
        missed: labels that none does.
        wrong: entries that no label asks for.
    """

    found: list[Label] = field(default_factory=list)
    missed: list[Label] = field(default_factory=list)
    wrong: list[Mapping[str, Any]] = field(default_factory=list)


def measured(written: Written, document: Mapping[str, Any]) -> Measured:
    """What is right and wrong about ``across`` of an audit document of this corpus."""
    result = Measured()
    root = f"{written.folder}/"
    entries = list(document["across"])
    told = [
        (entry, frozenset(path.removeprefix(root) for path in entry["paths"])) for entry in entries
    ]
    asked: set[int] = set()
    by_rule: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        by_rule.setdefault(entry["rule"], []).append(at)
    for label in written.made.labels:
        hits = [at for at in by_rule.get(label.rule, ()) if _bears_out(label, *told[at])]
        asked.update(hits)
        asked.update(
            at
            for at in by_rule.get(_MILDER.get(label.rule, ""), ())
            if _bears_out(label, *told[at])
        )
        (result.found if hits else result.missed).append(label)
    result.wrong = [entry for at, entry in enumerate(entries) if at not in asked]
    return result


def _bears_out(label: Label, entry: Mapping[str, Any], paths: frozenset[str]) -> bool:
    if label.rule.startswith("PUB"):
        return bool(entry["agency"] == label.agency and entry["year"] == label.year)
    return paths.issuperset(label.paths)
