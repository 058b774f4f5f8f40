"""Audit documents of a few findings, each said in one line."""

from typing import Any

Document = dict[str, Any]

DIGEST = "sha256:" + "a" * 64


def finding(
    rule: str,
    *,
    id: str = "",
    severity: str = "error",
    message: str = "",
    cell: tuple[str, str, str] | None = None,
    text: str = "",
    draft: bool = False,
    **more: Any,
) -> Document:
    table, row, column = cell or (None, None, None)
    place = {
        "line": 12, "page": None, "path": None, "label": "一、概况", "section": "p1",
        "table": table, "row": row, "column": column, "text": text,
    }  # fmt: skip
    return {
        "id": id or f"{rule}-{row}", "rule": rule, "title": f"{rule} 的要求",
        "severity": severity, "draft": draft, "message": message or f"{rule} 不合要求",
        "remedy": "请改正", "deduction": "1.0", "places": [place], **more,
    }  # fmt: skip


def report(
    path: str,
    *findings: Document,
    agency: str | None = "青禾市民政局",
    year: int | None = 2024,
    value: str | None = "90.0",
    passed: tuple[str, ...] = (),
    undetermined: tuple[tuple[str, str], ...] = (),
    not_applicable: tuple[tuple[str, str], ...] = (),
    copies: tuple[str, ...] = (),
    **more: Any,
) -> Document:
    counts = {"error": 0, "warning": 0, "notice": 0}
    return {
        "path": path, "title": None, "agency": agency, "agency_kind": "department", "year": year,
        "edition": "2021", "status": "scored" if value else "not_scorable",
        "reason": None if value else "没有表格", "needs_review": None,
        "copies": [
            {"path": one, "kind": "pdf", "differences": 0, "scanned": False} for one in copies
        ],
        "score": {
            "value": value, "low": value, "high": value, "grade": "优秀" if value else None,
            "limited_by": None,
        },
        "counts": counts,
        "outcomes": {"pass": 0, "fail": 0, "not_applicable": 0, "undetermined": 0, "waived": 0},
        "doubts": [], "findings": list(findings), "ledger": [],
        "undetermined": [{"rule": r, "reason": why, "doubt": ""} for r, why in undetermined],
        "passed": list(passed),
        "not_applicable": [{"rule": r, "reason": why} for r, why in not_applicable],
        "checklist": [], **more,
    }  # fmt: skip


def across(rule: str, *paths: str, **more: Any) -> Document:
    return {
        "rule": rule, "severity": "warning", "message": f"{rule} 前后不一", "paths": list(paths),
        "agency": "青禾市民政局", "year": 2024, **more,
    }  # fmt: skip


def audit(*reports: Document, **more: Any) -> Document:
    return {
        "schema": "hegui.audit/1", "as_of": "2026-11-22",
        "rules": {"pack": "forms", "version": "1.0.0", "digest": DIGEST},
        "reports": sorted(reports, key=lambda one: one["path"]), "unreadable": [], "across": [],
        "across_undetermined": [], "agencies": [], "clues": [], **more,
    }  # fmt: skip
