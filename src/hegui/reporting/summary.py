"""An audit document → totals: how many, how good, what is found most often.

Counts what the document says and judges nothing. An average would hide the one grave fault,
so scores are summed up by their lowest and their middle.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Common:
    """A rule and how many reports break it."""

    rule: str
    title: str
    severity: str
    reports: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Totals of a run.

    Attributes:
        reports: how many were judged, scored or not.
        unscored: how many of them have no score.
        unreadable: files that could not be audited.
        copies: files that are another copy of a report and were not judged for themselves.
        scanned: reports that were recognised from a picture.
        clean: reports without errors and warnings.
        findings: severity → findings, rules on trial left out.
        undetermined: rules left open, over all reports.
        provisional: reports whose score is provisional.
        limited: reports whose grade is lower than their score would give.
        grades: grade → reports, in the order given.
        lowest: the lowest score, or None.
        median: the middle score (the lower of two), or None.
        common: rules that most reports break, gravest and most frequent first.
    """

    reports: int
    unscored: int
    unreadable: int
    copies: int
    scanned: int
    clean: int
    findings: Mapping[str, int]
    undetermined: int
    provisional: int
    limited: int
    grades: tuple[tuple[str, int], ...]
    lowest: str | None
    median: str | None
    common: tuple[Common, ...]


def summary(document: Mapping[str, Any], grades: Sequence[str] = ()) -> Summary:
    """Totals of one run; *grades* says in which order grades are listed."""
    reports = document["reports"]
    scored = [report for report in reports if report["status"] == "scored"]
    values = sorted((report["score"]["value"] for report in scored), key=Decimal)
    found = Counter(report["score"]["grade"] for report in scored)
    names = [*grades, *sorted(set(found) - set(grades))]
    return Summary(
        reports=len(reports),
        unscored=len(reports) - len(scored),
        unreadable=len(document["unreadable"]),
        copies=sum(len(report["copies"]) for report in reports),
        scanned=sum(1 for report in reports if report["needs_review"]),
        clean=sum(1 for r in reports if not r["counts"]["error"] and not r["counts"]["warning"]),
        findings={
            severity: sum(report["counts"][severity] for report in reports)
            for severity in ("error", "warning", "notice")
        },
        undetermined=sum(report["outcomes"]["undetermined"] for report in reports),
        provisional=sum(1 for r in scored if r["score"]["low"] != r["score"]["high"]),
        limited=sum(1 for report in scored if report["score"]["limited_by"]),
        grades=tuple((name, found[name]) for name in names),
        lowest=values[0] if values else None,
        median=values[(len(values) - 1) // 2] if values else None,
        common=_common(reports),
    )


def verdict(totals: Summary) -> str:
    """The whole run in one Chinese sentence."""
    parts = []
    if totals.reports:
        found = totals.findings
        parts.append(
            f"共审核 {totals.reports} 份报告，{totals.clean} 份没有错误和警告；"
            f"发现错误 {found['error']} 处、警告 {found['warning']} 处、提示 {found['notice']} 处"
        )
    else:
        parts.append("没有审核成任何报告")
    if totals.undetermined:
        parts.append(f"无法判断 {totals.undetermined} 项")
    if totals.scanned:
        parts.append(f"{totals.scanned} 份由扫描件识别，需人工核对")
    if totals.copies:
        parts.append(f"另有 {totals.copies} 个文件是其中报告的副本，一并核对")
    if totals.unscored:
        parts.append(f"{totals.unscored} 份不能评分")
    if totals.unreadable:
        parts.append(f"{totals.unreadable} 个文件未能审核")
    return "；".join(parts) + "。"


def _common(reports: Sequence[Mapping[str, Any]]) -> tuple[Common, ...]:
    broken: Counter[str] = Counter()
    about: dict[str, Mapping[str, Any]] = {}
    for report in reports:
        counted = {f["rule"]: f for f in report["findings"] if not f["draft"]}
        broken.update(counted.keys())
        about.update(counted)
    order = ("error", "warning", "notice")
    ranked = sorted(
        broken, key=lambda rule: (order.index(about[rule]["severity"]), -broken[rule], rule)
    )
    return tuple(
        Common(rule, about[rule]["title"], about[rule]["severity"], broken[rule])
        for rule in ranked
    )
