"""Entries of ``across``, ``across_undetermined`` and ``clues`` → what writers show of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Entry = Mapping[str, Any]
_RULES = 12


@dataclass(slots=True)
class Beside:
    """What was found of one report when it was held against others.

    Attributes:
        found: entries of ``across`` it has a part in.
        open: rules and why they could not be judged.
        clues: clues about it.
    """

    found: list[Entry] = field(default_factory=list)
    open: list[Entry] = field(default_factory=list)
    clues: list[Entry] = field(default_factory=list)


def beside_by_path(document: Mapping[str, Any]) -> Mapping[str, Beside]:
    """Path → what was found of that report."""
    held: defaultdict[str, Beside] = defaultdict(Beside)
    for entry in document["across"]:
        for path in dict.fromkeys(entry["paths"]):
            held[path].found.append(entry)
    for entry in document.get("across_undetermined", ()):
        for path in entry["paths"]:
            held[path].open.append(entry)
    for clue in document.get("clues", ()):
        if clue["path"] is not None:
            held[clue["path"]].clues.append(clue)
    return dict(held)


def open_words(entries: Sequence[Entry]) -> list[str]:
    """What could not be held against anything, one line a reason."""
    reasons: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for entry in entries:
        rules, paths = reasons.setdefault(entry["reason"], ({}, {}))
        rules.update(dict.fromkeys(entry["rules"]))
        paths.update(dict.fromkeys(entry["paths"]))
    return [
        f"{reason}：{_reports(len(paths))}规则 {rules_words(sorted(rules))}"
        for reason, (rules, paths) in reasons.items()
    ]


def _reports(count: int) -> str:
    return f"{count} 份报告，" if count > 1 else ""


def rules_words(rules: Sequence[str]) -> str:
    """Ids of rules; of many the first."""
    more = f" 等 {len(rules)} 条" if len(rules) > _RULES else ""
    return "、".join(rules[:_RULES]) + more
