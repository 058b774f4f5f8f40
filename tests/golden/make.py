"""Each sample report → what was read of it and what was found, on file, one line a thing.

``python -m tests.golden.make`` (``make golden``) rewrites the files; never by hand. The diff is
the review: it shows which reports a changed rule or reader now sees differently.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hegui.batch.run import AuditRun, Options, audit_all
from hegui.rules.open import open_ruleset

FOLDER = Path(__file__).with_name("files")
SAMPLES = Path(__file__).parents[2] / "sample_reports"
DAY = date(2026, 1, 31)


def golden_files() -> dict[str, str]:
    """Name of a file → what should stand in it."""
    ruleset = open_ruleset(None, None)
    with audit_all([SAMPLES], ruleset, Options(DAY, jobs=2), lambda *_: None) as result:
        return {f"{_name(path)}.json": text for path, text in _texts(result)}


def _texts(result: AuditRun) -> Iterator[tuple[str, str]]:
    unread = {entry["path"]: entry["reason"] for entry in result.document["unreadable"]}
    judged = {report["path"]: report for report in result.document["reports"]}
    copies = {copy["path"]: _name(path) for path, one in judged.items() for copy in one["copies"]}
    for path, facts in result.facts.items():
        if path in unread:
            content: dict[str, Any] = {"unreadable": unread[path]}
        elif path in judged:
            content = {**_read(facts), **_found(judged[path])}
        else:
            content = {**_read(facts), "copy_of": copies[path]}
        yield path, json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _read(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "report": facts["report"],
        "sections": [f"{one['id']} {one['heading']}" for one in facts["sections"]],
        "cells": {
            f"{cell['table']}.{cell['row']}.{cell['column']}": f"{cell['text']!r} {cell['state']}"
            for cell in facts["cells"]
        },
        "doubts": [f"{doubt['code']} {doubt['message']}" for doubt in facts["doubts"]],
    }


def _found(report: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "status": report["status"],
        "score": report["score"],
        "counts": report["counts"],
        "outcomes": report["outcomes"],
        "findings": [
            f"{finding['rule']} {finding['severity']} -{finding['deduction']} {finding['message']}"
            f" @ {'; '.join(place['label'] for place in finding['places'][:3])}"
            for finding in report["findings"]
        ],
        "undetermined": [f"{one['rule']} {one['reason']}" for one in report["undetermined"]],
    }


def _name(path: str) -> str:
    return Path(path).relative_to(SAMPLES).as_posix().replace("/", "-")


def write() -> None:
    """Rewrite the files, and drop those whose report is gone."""
    FOLDER.mkdir(exist_ok=True)
    files = golden_files()
    for old in FOLDER.glob("*.json"):
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
