"""The results of a SARIF log: findings, what stays open, and on request everything looked at."""

from collections.abc import Iterator, Mapping
from typing import Any

from hegui.exchange.document import Document
from hegui.reporting.as_sarif.places import Files, location, whole
from hegui.reporting.as_sarif.tool import level
from hegui.reporting.settled import settled_words

_SUPPRESSED = ("waived", "dismissed")
_TO_LOOK_AT = ("partial", "manual", "planned")


class Results:
    """Entries of the audit document → results.

    Attributes:
        files: the files they speak of.
    """

    def __init__(
        self, rules: Mapping[str, Any], states: Mapping[str, str], *, all_of: bool
    ) -> None:
        self.files = Files()
        self._numbers = {rule: at for at, rule in enumerate(rules["rules"])}
        self._titles = {rule: view["title"] for rule, view in rules["rules"].items()}
        self._states, self._all = states, all_of

    def of_report(self, report: Mapping[str, Any]) -> Iterator[Document]:
        """What was found and what stays open; with ``all_of`` also what passed and the rest."""
        path = report["path"]
        mended = {line["finding"]: line.get("mended") for line in report["ledger"]}
        facts = {name: report[name] for name in ("agency", "year") if report[name] is not None}
        for found in report["findings"]:
            points = {"deduction": found["deduction"], "scoreIfMended": mended.get(found["id"])}
            yield self._finding(found, [path], {**facts, **points})
        for entry in report["undetermined"]:
            yield self._other(entry["rule"], "open", f"无法判断：{entry['reason']}", path)
        if self._all:
            yield from self._rest(report)

    def _rest(self, report: Mapping[str, Any]) -> Iterator[Document]:
        path = report["path"]
        for rule in report["passed"]:
            title = self._titles.get(rule, rule)
            yield self._other(rule, "pass", f"通过：{title}", path)
        for entry in report["not_applicable"]:
            yield self._other(entry["rule"], "notApplicable", f"不适用：{entry['reason']}", path)
        for item in report.get("checklist", ()):
            if item["kind"] in _TO_LOOK_AT:
                rule = next((rule for rule in item["rules"] if rule in self._numbers), "")
                yield self._other(
                    rule, "review", f"由人核查：{item['what']}。{item['look']}", path
                )

    def across(self, entry: Mapping[str, Any]) -> Document:
        """A finding that shows only where reports stand beside each other."""
        return self._finding(entry, entry["paths"], {"across": True})

    def _finding(
        self, found: Mapping[str, Any], paths: list[str], properties: Mapping[str, Any]
    ) -> Document:
        places = found.get("places") or ()
        first = paths[0] if paths else ""
        # A place without a file of its own and a finding without reports: nowhere to point to.
        spots = [
            location(place, first, self.files) for place in places if place.get("file") or first
        ]
        told = {one["physicalLocation"]["artifactLocation"]["index"] for one in spots}
        rest = [whole(path, self.files) for path in paths]
        spots += [one for one in rest if _file(one) not in told]
        told_also = {name: value for name, value in properties.items() if value is not None}
        draft = bool(found.get("draft"))
        return {
            **self._rule(found["rule"]),
            "kind": "fail",
            "level": level(found["severity"], draft=draft),
            "message": {"text": found["message"] or found["rule"]},
            **({"locations": spots} if spots else {}),
            **_identity(found, self._states),
            **_suppressions(found),
            "properties": {
                **told_also,
                **({"draft": True} if draft else {}),
                **({"remedy": found["remedy"]} if found.get("remedy") else {}),
            },
        }

    def _other(self, rule: str, kind: str, text: str, path: str) -> Document:
        return {
            **self._rule(rule),
            "kind": kind,
            "level": "none",
            "message": {"text": text},
            "locations": [whole(path, self.files)],
        }

    def _rule(self, rule: str) -> Document:
        if not rule:
            return {}
        number = self._numbers.get(rule)
        return {"ruleId": rule, **({} if number is None else {"ruleIndex": number})}


def _file(spot: Mapping[str, Any]) -> int:
    return int(spot["physicalLocation"]["artifactLocation"]["index"])


def _identity(found: Mapping[str, Any], states: Mapping[str, str]) -> Document:
    """The same finding in the next run: its id knows rule, agency, year and cell, no number."""
    mark = found.get("id")
    if not mark:
        return {}
    state = states.get(mark)
    return {
        "partialFingerprints": {"heguiFinding/v1": mark},
        **({"baselineState": state} if state else {}),
    }


def _suppressions(found: Mapping[str, Any]) -> Document:
    settled = found.get("settled") or {}
    if settled.get("how") not in _SUPPRESSED:
        return {}
    why = settled_words(settled)
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": why}]}
