"""An audit document → totals: how many, how good, what is found most often.

Counts what the document says and judges nothing. An average would hide the one grave fault,
so scores are summed up by their lowest and their middle.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hegui.reporting.row import SEVERITY_ORDER, Row, row_of

_HUNDREDTH = Decimal("0.01")


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
        median: the middle score (the mean of two), or None.
        common: rules that most reports break, gravest and most frequent first.
        beside: findings that show only where reports stand beside each other; they cost nothing.
        clues: what is odd by the numbers; no findings.
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
    beside: int = 0
    clues: int = 0


@dataclass(frozen=True, slots=True)
class Survey:
    """A run in small.

    Attributes:
        rows: one a report, in order of path.
        totals: of the run.
    """

    rows: tuple[Row, ...]
    totals: Summary


def survey(document: Mapping[str, Any], grades: Sequence[str] = ()) -> Survey:
    """A run in small, by going through its reports once: they may come from far, one at a time.

    *grades* says in which order grades are listed.
    """
    rows: list[Row] = []
    broken: Counter[str] = Counter()
    about: dict[str, tuple[str, str]] = {}
    for report in document["reports"]:
        rows.append(row_of(report))
        counted = {f["rule"]: f for f in report["findings"] if not f["draft"]}
        broken.update(counted.keys())
        for rule, finding in counted.items():
            about.setdefault(rule, (finding["title"], finding["severity"]))
    return Survey(tuple(rows), _totals(rows, document, grades, _common(broken, about)))


def summary(document: Mapping[str, Any], grades: Sequence[str] = ()) -> Summary:
    """Totals of one run; *grades* says in which order grades are listed."""
    return survey(document, grades).totals


def _totals(
    rows: Sequence[Row],
    document: Mapping[str, Any],
    grades: Sequence[str],
    common: tuple[Common, ...],
) -> Summary:
    scored = [row for row in rows if row.value is not None]
    values = sorted((row.value for row in rows if row.value is not None), key=Decimal)
    found = Counter(row.grade for row in scored if row.grade is not None)
    names = [*grades, *sorted(set(found) - set(grades))]
    return Summary(
        reports=len(rows),
        unscored=len(rows) - len(scored),
        unreadable=len(document["unreadable"]),
        copies=sum(row.copies for row in rows),
        scanned=sum(1 for row in rows if row.needs_review),
        clean=sum(1 for row in rows if row.clean),
        findings={
            severity: sum(row.counts[at] for row in rows)
            for at, severity in enumerate(SEVERITY_ORDER)
        },
        undetermined=sum(row.undetermined for row in rows),
        provisional=sum(1 for row in scored if row.provisional),
        limited=sum(1 for row in scored if row.limited_by),
        grades=tuple((name, found[name]) for name in names),
        lowest=values[0] if values else None,
        median=middle(values),
        common=common,
        beside=sum(1 for entry in document["across"] if not entry.get("draft")),
        clues=len(document.get("clues", ())),
    )


def middle(ordered: Sequence[str]) -> str | None:
    """The middle of values in order, the mean of two, to the hundredth; None of none."""
    if not ordered:
        return None
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    mean = (Decimal(ordered[half - 1]) + Decimal(ordered[half])) / 2
    rounded = mean.quantize(_HUNDREDTH, ROUND_HALF_UP)
    return str(mean if mean == rounded else rounded)  # 98.0 stays 98.0


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
    if totals.beside:
        parts.append(f"各份报告对照，另发现 {totals.beside} 处问题（不扣分）")
    if totals.clues:
        parts.append(f"线索 {totals.clues} 条（不扣分）")
    if totals.unscored:
        parts.append(f"{totals.unscored} 份不能评分")
    if totals.unreadable:
        parts.append(f"{totals.unreadable} 个文件未能审核")
    return "；".join(parts) + "。"


def _common(broken: Counter[str], about: Mapping[str, tuple[str, str]]) -> tuple[Common, ...]:
    ranked = sorted(
        broken, key=lambda rule: (SEVERITY_ORDER.index(about[rule][1]), -broken[rule], rule)
    )
    return tuple(Common(rule, *about[rule], broken[rule]) for rule in ranked)
