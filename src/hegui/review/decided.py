"""A whole run + waivers and answers → the same run with every decision applied and accounted for.

Reports stay lazy: each is settled when it is read. That needs one look at all of them first, to
tell which waivers were used, which not, and why.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hegui.answers.answer import Answer, Answers, Kind, Verdict
from hegui.exchange.document import Document
from hegui.model.lazy import Lazy
from hegui.review.settle import Decisions, settled, waived_by
from hegui.review.waiver import Waiver, cells_of
from hegui.roster.names import plain
from hegui.rules.ruleset import Ruleset

_CELLS = 6  # told of those in which a rule finds something


@dataclass(frozen=True)
class Decided:
    """All that the office decided, for a run of a certain day.

    Attributes:
        waivers: in the order of their file.
        answers: in the order of their files.
        ruleset: the rules the run was judged by.
        as_of: the day of the audit.
    """

    waivers: Sequence[Waiver]
    answers: Answers
    ruleset: Ruleset
    as_of: date

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.waivers or self.answers)

    def about(self, report: Mapping[str, Any]) -> Decisions:
        """What was decided about one report and holds that day."""
        return Decisions(
            [one for one in self.waivers if one.concerns(report) and self.in_force(one)],
            [one for one in self.answers if _concerns(one, report)],
        )

    def in_force(self, waiver: Waiver) -> bool:
        """Whether it holds on the day of the audit."""
        return waiver.given <= self.as_of <= waiver.until


def decided(document: Document, office: Decided) -> Document:
    """The audit document with both scores, the state of every waiver, and answers without use."""
    reports = document["reports"]
    fates = {one.spot: _Fate(one) for one in office.waivers}
    matched: set[int] = set()
    marks: Counter[tuple[str, Verdict]] = Counter()
    audited: set[tuple[str, int | None]] = set()
    for report in reports:
        _follow(report, office, fates)
        audited.add((report["agency"] or "", report["year"]))
        met = [one for one in office.answers if _meets(one, report)]
        matched |= {id(one) for one in met}
        rules = {one["id"]: one["rule"] for one in report["findings"]}
        marks.update((rules[one.key], one.verdict) for one in met if one.kind is Kind.FINDING)
    return document | {
        "reports": Lazy(reports, lambda one: settled(one, office.about(one), office.ruleset)),
        "waivers": [fate.told(office) for fate in fates.values()],
        "marks": [
            {
                "rule": rule,
                "confirmed": marks[rule, Verdict.CONFIRMED],
                "false_alarm": marks[rule, Verdict.FALSE_ALARM],
            }
            for rule in sorted({rule for rule, _ in marks})
        ],
        "unmatched_answers": [
            _lost(one, known=one.item[1:3] in audited)
            for one in office.answers
            if id(one) not in matched
        ],
    }


def with_marks(rules: Document, marks: Sequence[Mapping[str, Any]]) -> Document:
    """The rules view, each rule with what the office's own people found of its findings."""
    told = {one["rule"]: _quality(one["confirmed"], one["false_alarm"]) for one in marks}
    return rules | {
        "rules": {
            rule: said | {"quality": "；".join(filter(None, (said["quality"], told.get(rule))))}
            for rule, said in rules["rules"].items()
        }
    }


def _quality(right: int, wrong: int) -> str:
    share = 100 * right / (right + wrong)
    return f"本单位复核 {right + wrong} 处：属实 {right}，误报 {wrong}，准确率 {share:.0f}%"


@dataclass
class _Fate:
    """What becomes of a waiver in the course of a run."""

    waiver: Waiver
    seen: bool = False  # a report it speaks of
    elsewhere: set[str] = field(default_factory=set)  # cells in which its rule finds something
    used: list[str] = field(default_factory=list)
    changed: list[tuple[str, str]] = field(default_factory=list)  # finding, what stands there
    before: str = ""  # the waiver that already holds for all it names

    def told(self, office: Decided) -> Document:
        state, words = self._state(office)
        one = self.waiver
        return {
            "state": state,
            "message": f"{one.told()}（{one.spot}）：{words}",
            "rule": one.rule,
            "agency": one.agency,
            "year": one.year,
            "at": one.spot,
            "findings": list(self.used),
        }

    def _state(self, office: Decided) -> tuple[str, str]:
        one = self.waiver
        if office.as_of > one.until:
            return "expired", f"{one.until.isoformat()} 已到期，不再有效。"
        if office.as_of < one.given:
            return "early", f"{one.given.isoformat()} 才生效，这次没有用。"
        if self.before:
            used = f"{len(self.used)} 处用了这一条；" if self.used else ""
            return "overlapping", f"{used}与 {self.before} 的豁免重叠处用的是那一条，请删去一条。"
        if self.used:
            return "used", f"{len(self.used)} 处问题由{one.approver}同意豁免：{one.reason}"
        if self.changed:
            now = "、".join(dict.fromkeys(text or "空白" for _, text in self.changed))
            return "changed", f"同意时是“{one.value}”，现在是“{now}”，不再有效。"
        if not self.seen:
            return "unused", "这次没有审核这个单位这个年度的报告。"
        if one.cell and self.elsewhere:
            cells = "、".join(sorted(self.elsewhere)[:_CELLS])
            where = f"有问题的是 {cells}" if cells else "那些问题不在哪一格里，请不写 cell"
            return "unused", f"这条规则的问题不在“{one.cell}”，{where}。cell 写成 表.行.列。"
        return "unused", "这份报告里没有这样的问题，可以删去。"


def _follow(report: Document, office: Decided, fates: Mapping[str, _Fate]) -> None:
    """Note what each waiver meets in a report."""
    for one in office.waivers:
        if one.concerns(report):
            fates[one.spot].seen = True
            fates[one.spot].elsewhere |= {
                cell
                for found in report["findings"]
                if found["rule"] == one.rule
                for cell in cells_of(found)
            }
    held = [one for one in office.waivers if one.concerns(report) and office.in_force(one)]
    for finding in report["findings"] if held else ():
        first = waived_by(held, finding)
        for one in held:
            fate = fates[one.spot]
            if one is first:
                fate.used.append(finding["id"])
            elif not one.names(finding):
                continue
            elif not one.holds(finding):
                fate.changed.append((finding["id"], str(finding["places"][0]["text"])))
            elif first is not None:
                fate.before = first.spot


def _concerns(answer: Answer, report: Mapping[str, Any]) -> bool:
    if answer.agency and answer.year is not None:
        same = plain(answer.agency) == plain(report["agency"] or "")
        return same and answer.year == report["year"]
    return bool(answer.path == report["path"])


def _meets(answer: Answer, report: Mapping[str, Any]) -> bool:
    """Whether there still is what the answer is about."""
    if not _concerns(answer, report):
        return False
    if answer.kind is Kind.FINDING:
        return any(one["id"] == answer.key for one in report["findings"])
    if answer.kind is Kind.OPEN:
        return any(one["rule"] == answer.key for one in report["undetermined"])
    return any(item.get("key") == answer.key for item in report["checklist"])


def _lost(answer: Answer, *, known: bool) -> str:
    whose = f"{answer.agency}{answer.year}年度的报告" if answer.agency else answer.path
    if not known:
        return f"{answer.source}：这次没有审核{whose}，没有用。"
    return f"{answer.source}：{whose}里已经没有“{answer.key}”这一项，没有用。"
