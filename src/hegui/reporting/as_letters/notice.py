"""An entry of the audit document → what its letter (整改通知书) says, as templates name it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hegui.reporting.as_letters.settings import BLANK
from hegui.reporting.law import Law
from hegui.reporting.words import SEVERITIES, interval, one_line, places_words

GRAVE = ("error", "warning")
_SET_ASIDE = ("waived", "dismissed")
_PLACES, _REASONS = 6, 3
_NAME, _SHORT, _LONG = 60, 120, 600  # characters of what comes from a report

Values = dict[str, Any]


def to_mend(report: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The findings an agency has to mend, in the order of the document.

    Without notices, rules on trial, and what the office set aside.
    """
    return [
        one
        for one in report["findings"]
        if one["severity"] in GRAVE and not one["draft"] and not _set_aside(one)
    ]


def unmet(report: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What people found not to be as it should."""
    return [one for one in report.get("answers") or () if one["verdict"] == "unmet"]


def needs_letter(report: Mapping[str, Any]) -> bool:
    """Whether an agency is asked to mend anything."""
    return bool(to_mend(report) or unmet(report))


def notice_values(report: Mapping[str, Any], law: Law, groups: Mapping[str, str]) -> Values:
    """Everything a letter can say of one report.

    Args:
        report: its entry in the audit document.
        law: of the rules view.
        groups: group → its name, in the order of the pack.
    """
    year = report["year"]
    mend = to_mend(report)
    notices = [one for one in report["findings"] if one["severity"] == "notice"]
    notices = [one for one in notices if not one["draft"] and not _set_aside(one)]
    settled = report.get("settled_ledger")
    ledger = report["ledger"] if settled is None else settled
    lines = {line["finding"]: line for line in ledger}
    problems = [
        _problem(at, one, lines.get(one["id"]), law.of(one["rule"], year))
        for at, one in enumerate(mend, 1)
    ]
    open_rules = _open_rules(report, law)
    passed = _passed(report["passed"], law, groups)
    return {
        "单位": one_line(report["agency"] or report["title"] or "", _NAME) or BLANK,
        "年度": "＿＿＿＿" if year is None else str(year),
        "文件": one_line(report["path"], _LONG),
        **_score(report, len(open_rules)),
        "问题": problems,
        "错误数": str(sum(one["severity"] == "error" for one in mend)),
        "警告数": str(sum(one["severity"] == "warning" for one in mend)),
        "问题数": str(len(mend)),
        "先改": _first(report, problems, mend),
        "不要求整改数": _count(sum(map(_set_aside, report["findings"]))),
        "人工发现": [_unmet(at, one, law) for at, one in enumerate(unmet(report), 1)],
        "提示": [
            _problem(at, one, None, law.of(one["rule"], year)) for at, one in enumerate(notices, 1)
        ],
        "提示数": _count(len(notices)),
        "通过数": str(len(report["passed"])),
        "通过": passed,
        "通过情况": "、".join(f"{one['名称']}{one['项数']}项" for one in passed),
        "无法判断": open_rules,
        "无法判断数": _count(len(open_rules)),
        "人工核查": _duties(report),
    }


def _set_aside(finding: Mapping[str, Any]) -> bool:
    settled = finding.get("settled") or {}
    return settled.get("how") in _SET_ASIDE


def _score(report: Mapping[str, Any], left_open: int) -> Values:
    """The score as found, and, where people decided anything, the score after that."""
    score = report["score"]
    settled = report.get("settled_score") or {}
    return {
        "得分": score["value"] or "",
        "等级": score["grade"] or "",
        "暂定": bool(interval(score)) and left_open > 0,
        "最低分": score["low"] or "",
        "最高分": score["high"] or "",
        "等级受限": score["limited_by"] or "",
        "不能评分的原因": (
            "" if score["value"] else one_line(report["reason"] or "没有得分", _LONG)
        ),
        "核查后得分": settled.get("value") or "",
        "核查后等级": settled.get("grade") or "",
        "核查后暂定": bool(settled and interval(settled)),
        "核查后最低分": settled.get("low") or "",
        "核查后最高分": settled.get("high") or "",
    }


def _problem(
    number: int, finding: Mapping[str, Any], line: Mapping[str, Any] | None, law: str
) -> Values:
    places = places_words(finding["places"])
    more = [f"等{len(places)}处"] if len(places) > _PLACES else []
    settled = finding.get("settled") or {}
    return {
        "序号": str(number),
        "级别": SEVERITIES[finding["severity"]],
        "规则": finding["rule"],
        "名称": finding["title"],
        "位置": "、".join([*places[:_PLACES], *more]),
        "问题": one_line(finding["message"], _LONG),
        "原文": _quoted(finding["places"]),
        "依据": "；".join(law.split("\n")) if law else "",
        "改法": one_line(finding["remedy"], _LONG),
        "扣分": line["points"] if line and Decimal(line["points"]) else "",
        "不扣分的原因": line["why"] if line else "",
        "改正后得分": line["mended"] if line and line["mended"] else "",
        "已核查属实": settled.get("how") == "confirmed",
        "编号": finding["id"],
    }


def _quoted(places: Sequence[Mapping[str, Any]]) -> str:
    """The words that stand at the first place; numbers of a table are told by the finding."""
    if not places or places[0]["table"]:
        return ""
    return one_line(places[0]["text"], _SHORT)


def _first(
    report: Mapping[str, Any], problems: Sequence[Values], mend: Sequence[Mapping[str, Any]]
) -> Values | None:
    """What to mend first: the fewest that lead to the next grade, by their numbers."""
    goal = report.get("next_grade")
    if not goal:
        return None
    numbers = {one["id"]: told["序号"] for one, told in zip(mend, problems, strict=True)}
    wanted = [numbers[one] for one in goal["findings"] if one in numbers]
    if not wanted or len(wanted) < len(goal["findings"]):
        return None
    ordered = sorted(wanted, key=int)
    return {"序号": "、".join(ordered), "得分": goal["value"], "等级": goal["grade"]}


def _unmet(number: int, answer: Mapping[str, Any], law: Law) -> Values:
    rule = law.rules.get(answer["what"])  # of an open rule it is the id, of a duty its words
    return {
        "序号": str(number),
        "要求": one_line(rule["title"] if rule else answer["what"], _LONG),
        "说明": one_line(answer.get("note") or "", _LONG),
        "核查人": one_line(answer.get("by") or "", _SHORT),
        "核查日期": answer.get("date") or "",
    }


def _open_rules(report: Mapping[str, Any], law: Law) -> list[Values]:
    """Rules that could not be judged, each once, with why; those a person answered left out."""
    answered = {one["what"] for one in report.get("answers") or () if one.get("kind") == "open"}
    reasons: dict[str, list[str]] = {}
    for entry in report["undetermined"]:
        if entry["rule"] not in answered:
            reasons.setdefault(entry["rule"], []).append(entry["reason"])
    return [
        {
            "序号": str(at),
            "规则": rule,
            "名称": law.rules[rule]["title"] if rule in law.rules else rule,
            "原因": one_line("；".join([*told[:_REASONS], *_more(told[_REASONS:])]), _LONG),
        }
        for at, (rule, told) in enumerate(reasons.items(), 1)
    ]


def _more(told: Sequence[str]) -> Iterator[str]:
    if told:
        yield f"另有 {len(told)} 处"


def _passed(rules: Sequence[str], law: Law, groups: Mapping[str, str]) -> list[Values]:
    """How many rules of each group were passed, in the order of the pack."""
    counts = dict.fromkeys(groups, 0)
    for rule in rules:
        view = law.rules.get(rule)
        if view is not None and view["group"] in counts:
            counts[view["group"]] += 1
    return [{"名称": groups[one], "项数": str(many)} for one, many in counts.items() if many]


def _duties(report: Mapping[str, Any]) -> list[Values]:
    """What only a person can judge and nobody has answered yet."""
    answered = {one["what"] for one in report.get("answers") or () if one.get("kind") == "duty"}
    items = [
        item
        for item in report.get("checklist", ())
        if item["kind"] != "undetermined" and item["what"] not in answered
    ]
    return [
        {
            "序号": str(at),
            "要求": item["what"],
            "看什么": item["look"],
            "依据": item["source"],
            "位置": "、".join(places_words(item["places"])),
        }
        for at, item in enumerate(items, 1)
    ]


def _count(number: int) -> str:
    """A number that is "" for none, so that a template can ask whether there are any."""
    return str(number) if number else ""
