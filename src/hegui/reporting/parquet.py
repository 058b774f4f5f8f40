"""An audit document → two Parquet files, for whoever asks questions of many reports at once.

The only module that knows pyarrow. Columns are called as in the audit document. Reports come one
after the other and go out in row groups, so none of it is held whole; numbers stay exact.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hegui.reporting.words import places_words

_ROWS = 5_000  # of a group
_POINTS = pa.decimal128(12, 4)

_Row = dict[str, Any]

_SCORES = pa.schema(
    [
        ("path", pa.string()),
        ("agency", pa.string()),
        ("agency_kind", pa.string()),
        ("year", pa.int32()),
        ("edition", pa.string()),
        ("status", pa.string()),
        ("reason", pa.string()),
        ("score", _POINTS),
        ("low", _POINTS),
        ("high", _POINTS),
        ("grade", pa.string()),
        ("limited_by", pa.string()),
        *((name, pa.int32()) for name in ("error", "warning", "notice")),
        *(
            (name, pa.int32())
            for name in ("pass", "fail", "not_applicable", "undetermined", "waived")
        ),
        ("needs_review", pa.string()),
        ("copies", pa.list_(pa.string())),
    ]
)
_FINDINGS = pa.schema(
    [
        ("path", pa.string()),
        ("agency", pa.string()),
        ("agency_kind", pa.string()),
        ("year", pa.int32()),
        ("id", pa.string()),
        ("rule", pa.string()),
        ("title", pa.string()),
        ("severity", pa.string()),
        ("draft", pa.bool_()),
        ("message", pa.string()),
        ("remedy", pa.string()),
        ("deduction", _POINTS),
        ("places", pa.list_(pa.string())),
    ]
)
_WHOSE = ("path", "agency", "agency_kind", "year")


def write_parquet(document: Mapping[str, Any], scores: Path, findings: Path) -> None:
    """Write one row a report into *scores* and one row a finding into *findings*.

    Raises:
        OSError: the files cannot be written.
    """
    with ExitStack() as stack:
        for_scores = stack.enter_context(_Groups(scores, _SCORES))
        for_findings = stack.enter_context(_Groups(findings, _FINDINGS))
        for report in document["reports"]:
            for_scores.add([_report(report)])
            for_findings.add(_findings(report))


class _Groups(ExitStack):
    """Rows on their way into one file, a group at a time."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        super().__init__()
        self._schema, self._rows = schema, list[_Row]()
        self._writer = self.enter_context(pq.ParquetWriter(path, schema, compression="zstd"))
        self.callback(self._flush)

    def add(self, rows: Iterable[_Row]) -> None:
        """Take rows in."""
        self._rows.extend(rows)
        if len(self._rows) >= _ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
            self._rows.clear()


def _report(report: Mapping[str, Any]) -> _Row:
    score = report["score"]
    return {
        **{name: report[name] for name in (*_WHOSE, "edition", "status", "reason")},
        "score": _points(score["value"]),
        "low": _points(score["low"]),
        "high": _points(score["high"]),
        "grade": score["grade"],
        "limited_by": score["limited_by"],
        **report["counts"],
        **report["outcomes"],
        "needs_review": report.get("needs_review"),
        "copies": [copy["path"] for copy in report.get("copies", ())],
    }


def _findings(report: Mapping[str, Any]) -> Iterator[_Row]:
    whose = {name: report[name] for name in _WHOSE}
    names = ("id", "rule", "title", "severity", "draft", "message", "remedy")
    for finding in report["findings"]:
        yield {
            **whose,
            **{name: finding[name] for name in names},
            "deduction": _points(finding["deduction"]),
            "places": list(places_words(finding["places"])),
        }


def _points(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
