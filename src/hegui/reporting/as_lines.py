"""An audit document → JSON Lines: each line says all that is needed to understand it alone.

For programs that read line by line. The field ``type`` of a line says what it is; unknown types
are to be skipped, so that there may be more of them one day.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui.exchange.document import line

SCHEMA = "hegui.lines/1"
_WHOSE = ("path", "agency", "agency_kind", "year")


def line_pieces(document: Mapping[str, Any]) -> Iterator[str]:
    """The lines: the run, then each report with its findings, then what stands beside them.

    ``run`` comes first and once; ``report`` also where nothing was found, for silence would be
    taken for not having looked; ``finding`` bears the score of its report.
    """
    made = {"as_of": document["as_of"], "rules": document["rules"]}
    yield _line("run", {"schema": SCHEMA, **made})
    for report in document["reports"]:
        yield from _report(report)
    for entry in document["across"]:
        yield _line("across", entry)
    for entry in document.get("across_undetermined", ()):
        yield _line("across_undetermined", entry)
    for clue in document.get("clues", ()):
        yield _line("clue", clue)
    for waiver in document.get("waivers") or ():
        yield _line("waiver", waiver)
    for file in document["unreadable"]:
        yield _line("unreadable", file)


def _report(report: Mapping[str, Any]) -> Iterator[str]:
    whose = {name: report[name] for name in _WHOSE}
    scores = {"score": report["score"], "settled_score": report.get("settled_score")}
    names = ("edition", "status", "reason", "counts", "outcomes")
    more = {"next_grade": report.get("next_grade")}
    yield _line("report", {**whose, **{name: report[name] for name in names}, **scores, **more})
    mended = {entry["finding"]: entry.get("mended") for entry in report["ledger"]}
    for finding in report["findings"]:
        score_if = {"score_if_mended": mended.get(finding["id"])}
        yield _line("finding", {**whose, **scores, **score_if, "finding": finding})
    for entry in report["undetermined"]:
        yield _line("undetermined", {**whose, **entry})


def _line(kind: str, fields: Mapping[str, Any]) -> str:
    return line({"type": kind, **fields}) + "\n"
