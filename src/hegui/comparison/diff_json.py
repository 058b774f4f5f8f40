"""A comparison → the document ``hegui.diff/1``, for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, overload

from hegui.comparison.change import (
    Apart,
    Change,
    Comparison,
    Entry,
    ReportChange,
    State,
    Unmet,
    waived,
)
from hegui.comparison.compare import counted, uncounted
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
            "uncounted": asdict(totals.uncounted),
            "settled_better": totals.settled_better if totals.settled else None,
            "settled_worse": totals.settled_worse if totals.settled else None,
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
    entry, brought = change.entry, change.state is State.NEW
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
        "old_settled_score": change.old and change.old.get("settled_score"),
        "new_settled_score": change.new and change.new.get("settled_score"),
        "counts": None if brought else asdict(counted(change.changes)),
        "uncounted": None if brought else asdict(uncounted(change.changes, change.unmet)),
        "findings": [_finding(one, brought=brought) for one in change.changes],
        "undetermined": [{"rule": one["rule"], "reason": one["reason"]} for one in change.opened],
        "unmet": [_unmet(one) for one in change.unmet],
    }


def _score(entry: Entry | None) -> Mapping[str, Any] | None:
    return None if entry is None else entry["score"]


def _unmet(one: Unmet) -> Document:
    return {
        "seen": one.seen.value,
        "kind": one.asked.get("kind"),
        "what": one.asked["what"],
        "old": _answer(one.old),
        "new": _answer(one.new),
    }


def _answer(answer: Entry | None) -> Document | None:
    if answer is None:
        return None
    return {name: answer.get(name) or "" for name in ("verdict", "by", "date", "note")}


def _finding(change: Change, *, brought: bool) -> Document:
    shown = change.shown
    return {
        **_common(change, Apart.BROUGHT if brought else change.apart),
        "title": shown["title"],
        "remedy": shown["remedy"],
        "deduction": shown["deduction"],
        "places": shown["places"],
    }


def _across(change: Change) -> Document:
    return {**_common(change, change.apart), "paths": change.shown["paths"]}


def _common(change: Change, apart: Apart | None) -> Document:
    shown = change.shown
    return {
        "fate": change.fate.value,
        "why": change.why,
        "counted": apart is None,
        "apart": apart and apart.value,
        "was_waived": change.old is not None and waived(change.old),
        "waived": change.new is not None and waived(change.new),
        "id": shown.get("id"),
        "rule": shown["rule"],
        "severity": shown["severity"],
        "message": shown["message"],
        "old_message": change.old["message"] if change.old and change.altered else None,
    }
