"""Findings grouped by the part of the report they stand in, once, for every writer."""

from collections.abc import Mapping, Sequence
from typing import Any

from hegui.reporting.words import WHOLE

Group = tuple[str, list[Mapping[str, Any]]]


def by_section(
    findings: Sequence[Mapping[str, Any]], headings: Mapping[str, str]
) -> tuple[Group, ...]:
    """Groups (heading, findings) in the order of *headings*; the whole report comes last.

    Gravest first within a group, then as they came.
    """
    groups: dict[str, list[Mapping[str, Any]]] = {section: [] for section in headings}
    groups[""] = []
    for finding in findings:
        section = finding["places"][0]["section"] or ""
        groups[section if section in headings else ""].append(finding)
    return tuple(
        (headings.get(section, WHOLE), sorted(found, key=_gravity))
        for section, found in groups.items()
        if found
    )


def _gravity(finding: Mapping[str, Any]) -> tuple[bool, int]:
    return finding["draft"], ("error", "warning", "notice").index(finding["severity"])


def by_doubt(
    entries: Sequence[Mapping[str, str]],
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What stays open: a doubt → the rules that hang on it; the other rules → their reasons."""
    doubts: dict[str, list[str]] = {}
    alone: dict[str, list[str]] = {}
    for entry in entries:
        if not entry["doubt"]:
            alone.setdefault(entry["rule"], []).append(entry["reason"])
        elif entry["rule"] not in doubts.setdefault(entry["doubt"], []):
            doubts[entry["doubt"]].append(entry["rule"])
    return doubts, alone
