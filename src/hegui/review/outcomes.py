"""The entry of a report in the audit document → the outcomes it was made of.

As much of them as scoring asks for: verdicts, findings with their places, first doubts. So a score
can be made again from a result, without the report and without the engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hegui.engine.outcome import Finding, Outcome
from hegui.facts.fact import Fact
from hegui.model.place import Place
from hegui.model.severity import Severity
from hegui.model.verdict import Verdict

_OFFICIAL = ("section", "table", "row", "column", "label", "text")


def outcomes_of(report: Mapping[str, Any]) -> list[Outcome]:
    """Every outcome of a report, by rule."""
    return sorted(_all(report), key=lambda outcome: outcome.rule)


def _all(report: Mapping[str, Any]) -> Iterator[Outcome]:
    failed: dict[str, list[Finding]] = {}
    for one in report["findings"]:
        failed.setdefault(one["rule"], []).append(_finding(one))
    for rule, findings in failed.items():
        yield Outcome(rule, Verdict.FAIL, len(findings), tuple(findings))
    open_ones: dict[str, list[Mapping[str, Any]]] = {}
    for one in report["undetermined"]:
        if one["rule"] not in failed:
            open_ones.setdefault(one["rule"], []).append(one)
    for rule, several in open_ones.items():
        doubts = tuple(dict.fromkeys(one["doubt"] for one in several if one["doubt"]))
        reasons = tuple(one["reason"] for one in several)
        yield Outcome(rule, Verdict.UNDETERMINED, len(several), (), reasons, "", doubts)
    for rule in report["passed"]:
        yield Outcome(rule, Verdict.PASS, 1)
    for one in report["not_applicable"]:
        yield Outcome(one["rule"], Verdict.NOT_APPLICABLE, 0, (), (), one["reason"])


def _finding(one: Mapping[str, Any]) -> Finding:
    places = tuple(Place(**{name: place[name] for name in _OFFICIAL}) for place in one["places"])
    severity = Severity(one["severity"])
    facts = {str(number): _fact(said) for number, said in enumerate(one.get("behind", ()))}
    return Finding(one["id"], one["rule"], severity, one["message"], one["remedy"], places, facts)


def _fact(said: Mapping[str, Any]) -> Fact:
    """As much of a fact as tells whether two findings have one cause: its spot and its cells."""
    cells = {str(n): Fact("cell", {}, _spot(spot)) for n, spot in enumerate(said["cells"])}
    return Fact("", {}, _spot(said["spot"]), cells=cells)


def _spot(said: Sequence[str | None]) -> Place:
    section, table, row, column = said
    return Place(section=section, table=table, row=row, column=column)
