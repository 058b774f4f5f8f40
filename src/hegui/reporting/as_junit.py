"""An audit document → JUnit XML: a suite a report, a case a rule; for programs that know tests.

Errors and warnings fail their case; a notice and a rule on trial are told and let it pass, for
they cost nothing; what could not be decided or does not apply is skipped, never passed. Text comes
from reports, so whatever XML 1.0 forbids is replaced, or the file would not be well formed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hegui.reporting.settled import settled_words
from hegui.reporting.words import SEVERITIES, places_words
from hegui.reporting.xml_text import attribute, element_text

_FAILING = ("error", "warning")
_SET_ASIDE = ("waived", "dismissed")


def junit_pieces(document: Mapping[str, Any], rules: Mapping[str, Any]) -> Iterator[str]:
    """The file, piece by piece: the reports in order of path, then files and findings beside."""
    titles = {rule: view["title"] for rule, view in rules["rules"].items()}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites name={attribute(rules['pack']['name'])}>\n"
    for report in document["reports"]:
        yield _suite(_name(report), list(_cases(report, titles)), _properties(report))
    for file in document["unreadable"]:
        case = _case("能否审核", file["path"], "error", _tag("error", file["reason"], "未能审核"))
        yield _suite(file["path"], [case], {})
    beside = [_beside(entry) for entry in document["across"]]
    if beside:
        yield _suite("各份报告对照", beside, {})
    yield "</testsuites>\n"


_Case = tuple[str, str]  # what became of it; its text


def _suite(name: str, cases: Sequence[_Case], properties: Mapping[str, object]) -> str:
    counts = {
        "tests": len(cases),
        "failures": sum(1 for became, _ in cases if became == "failure"),
        "errors": sum(1 for became, _ in cases if became == "error"),
        "skipped": sum(1 for became, _ in cases if became == "skipped"),
    }
    numbers = " ".join(f'{word}="{number}"' for word, number in counts.items())
    told = "".join(
        f"   <property name={attribute(word)} value={attribute(value)}/>\n"
        for word, value in properties.items()
        if value is not None
    )
    around = f"  <properties>\n{told}  </properties>\n" if told else ""
    inside = "".join(text for _, text in cases)
    return f" <testsuite name={attribute(name)} {numbers}>\n{around}{inside} </testsuite>\n"


def _cases(report: Mapping[str, Any], titles: Mapping[str, str]) -> Iterator[_Case]:
    """A case a rule, by id."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for finding in report["findings"]:
        found.setdefault(finding["rule"], []).append(finding)
    open_ones: dict[str, list[str]] = {}
    for entry in report["undetermined"]:
        open_ones.setdefault(entry["rule"], []).append(entry["reason"])
    away = {entry["rule"]: entry["reason"] for entry in report["not_applicable"]}
    for rule in sorted({*found, *open_ones, *away, *report["passed"]}):
        became, inside = "", ""
        if rule in found:
            became, inside = _found(found[rule], open_ones.get(rule, ()))
        elif rule in open_ones:
            became, inside = "skipped", _skipped(f"无法判断：{'；'.join(open_ones[rule])}")
        elif rule in away:
            became, inside = "skipped", _skipped(f"不适用：{away[rule]}")
        name = f"{rule} {titles.get(rule, '')}".rstrip()
        yield _case(name, report["path"], became, inside)


def _found(findings: Sequence[Mapping[str, Any]], reasons: Sequence[str]) -> tuple[str, str]:
    told = "\n".join((*map(_told, findings), *(f"无法判断：{reason}" for reason in reasons)))
    standing = [one for one in findings if not _set_aside(one)]
    counted = [one for one in standing if one["severity"] in _FAILING and not one["draft"]]
    if counted:
        return "failure", _tag("failure", told, SEVERITIES[counted[0]["severity"]])
    if not standing:
        return "skipped", _skipped(told)
    return "", f"   <system-out>{element_text(told)}</system-out>\n"


def _set_aside(finding: Mapping[str, Any]) -> bool:
    return (finding.get("settled") or {}).get("how") in _SET_ASIDE


def _told(finding: Mapping[str, Any]) -> str:
    draft = "（试行）" if finding.get("draft") else ""
    where = "；".join(places_words(finding.get("places", ())))
    settled = settled_words(finding.get("settled"))
    parts = (
        f"{SEVERITIES[finding['severity']]}{draft}：{finding['message']}",
        f"位置：{where}" if where else "",
        f"改法：{finding['remedy']}" if finding.get("remedy") else "",
        f"复核：{settled}" if settled else "",
    )
    return "\n".join(part for part in parts if part)


def _beside(entry: Mapping[str, Any]) -> _Case:
    name = f"{entry['rule']} {entry.get('title') or ''}".rstrip()
    whose = "、".join(entry["paths"]) or entry.get("agency") or ""
    return _case(name, whose, *_found([{"draft": False, **entry}], ()))


def _case(name: str, of: str, became: str, inside: str) -> _Case:
    start = f"  <testcase name={attribute(name)} classname={attribute(of)}"
    return became, f"{start}>\n{inside}  </testcase>\n" if inside else f"{start}/>\n"


def _tag(tag: str, told: str, kind: str) -> str:
    first = attribute(told.split("\n", 1)[0])
    return f"   <{tag} message={first} type={attribute(kind)}>{element_text(told)}</{tag}>\n"


def _skipped(why: str) -> str:
    return f"   <skipped message={attribute(why)}/>\n"


def _name(report: Mapping[str, Any]) -> str:
    year = f"{report['year']} 年度" if report["year"] else ""
    return " ".join(part for part in (report["agency"], year, report["path"]) if part)


def _properties(report: Mapping[str, Any]) -> dict[str, object]:
    score, settled = report["score"], report.get("settled_score") or {}
    return {
        "得分": score["value"],
        "最低": score["low"],
        "最高": score["high"],
        "等级": score["grade"],
        "计入豁免和人工核查后的得分": settled.get("value"),
        "不能评分的原因": report["reason"],
    }
