"""A comparison → the document ``hegui.diff/1``, for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, overload

from hegui.comparison.change import Change, Comparison, Entry, ReportChange
from hegui.exchange.document import Document

SCHEMA = "hegui.diff/1"


def diff_document(comparison: Comparison) -> Document:
    """The whole comparison; its ``reports`` are made when they are asked for."""
    totals = comparison.totals
    return {
        "schema": SCHEMA,
        "old": dict(comparison.old),
        "new": dict(comparison.new),
        "same": comparison.same,
        "cautions": list(comparison.cautions),
        "totals": {
            **asdict(totals.counts),
            "reports": {state.value: count for state, count in totals.reports.items()},
            "better": totals.better,
            "worse": totals.worse,
            "brought": totals.brought,
        },
        "reports": _Reports(comparison.reports),
        "across": [_across(one) for one in comparison.across],
        "unreadable": [
            {"path": one["path"], "reason": one["reason"]} for one in comparison.unreadable
        ],
    }


class _Reports(Sequence[Document]):
    def __init__(self, changes: Sequence[ReportChange]) -> None:
        self._changes = changes

    def __len__(self) -> int:
        return len(self._changes)

    @overload
    def __getitem__(self, index: int) -> Document: ...

    @overload
    def __getitem__(self, index: slice) -> list[Document]: ...

    def __getitem__(self, index: int | slice) -> Document | list[Document]:
        if isinstance(index, slice):
            return [_report(change) for change in self._changes[index]]
        return _report(self._changes[index])


def _report(change: ReportChange) -> Document:
    entry = change.entry
    return {
        "state": change.state.value,
        "reason": change.reason,
        "agency": entry["agency"],
        "year": entry["year"],
        "title": entry["title"],
        "old_path": change.old and change.old["path"],
        "new_path": change.new and change.new["path"],
        "old_score": _score(change.old),
        "new_score": _score(change.new),
        "findings": [_finding(one) for one in change.changes],
        "undetermined": [{"rule": one["rule"], "reason": one["reason"]} for one in change.opened],
    }


def _score(entry: Entry | None) -> Mapping[str, Any] | None:
    return None if entry is None else entry["score"]


def _finding(change: Change) -> Document:
    shown = change.shown
    return {
        **_common(change),
        "title": shown["title"],
        "remedy": shown["remedy"],
        "deduction": shown["deduction"],
        "places": shown["places"],
    }


def _across(change: Change) -> Document:
    return {**_common(change), "paths": change.shown["paths"]}


def _common(change: Change) -> Document:
    shown = change.shown
    return {
        "fate": change.fate.value,
        "why": change.why,
        "id": shown.get("id"),
        "rule": shown["rule"],
        "severity": shown["severity"],
        "message": shown["message"],
        "old_message": change.old["message"] if change.old and change.altered else None,
    }
