"""The smaller sheets: rules, what is left to people, files not audited, clues, waivers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hegui.reporting.as_workbook.book import Column
from hegui.reporting.as_workbook.cells import Cell, Marked
from hegui.reporting.as_workbook.findings import Linked, number
from hegui.reporting.law import basis_words
from hegui.reporting.settled import verdict_words
from hegui.reporting.words import CHECKLIST, CLUES, SEVERITIES, place_words

RULES = (
    Column("编号", 9, "centre"),
    Column("名称", 34),
    Column("组", 18),
    Column("级别", 7, "centre"),
    Column("状态", 8, "centre"),
    Column("查出的报告", 8, "count"),
    Column("一处扣", 7, "points"),
    Column("最多扣", 7, "points"),
    Column("依据和要求", 60),
    Column("改法", 40),
    Column("局限", 44),
    Column("质量", 34),
)
CHECKS = (
    Column("单位", 20),
    Column("年度", 7, "centre"),
    Column("类别", 18),
    Column("事项", 36),
    Column("要看什么", 44),
    Column("依据", 34),
    Column("规则", 24),
    Column("位置", 22),
    Column("结论", 9, "centre"),
    Column("核查人", 10),
    Column("核查日期", 11, "centre"),
    Column("说明", 24),
    Column("文件", 28),
)
UNREADABLE = (Column("文件", 60), Column("为什么没有审核成", 80))
CLUED = (
    Column("线索（不扣分）", 20),
    Column("单位", 20),
    Column("年度", 7, "centre"),
    Column("说明", 60),
    Column("报告里的数", 12, "centre"),
    Column("所对照的数", 12, "centre"),
    Column("哪一格", 34),
    Column("稳健 z 值", 9, "centre"),
    Column("文件", 34),
)
WAIVERS = (
    Column("情况", 14, "centre"),
    Column("说明", 70),
    Column("规则", 10, "centre"),
    Column("单位", 26),
    Column("年度", 7, "centre"),
    Column("写在哪里", 24),
)
_STATUS = {"stable": "正式", "draft": "试行"}
_WAIVED = {
    "used": "用上了",
    "unused": "没有用上",
    "expired": "已到期",
    "early": "还没有生效",
    "changed": "那里的数变了",
    "overlapping": "与别的重叠",
}
_BESIDE = "各份报告对照时无法判断的"


def rule_rows(rules: Mapping[str, Any], broken: Mapping[str, int]) -> Iterator[tuple[Cell, ...]]:
    """The rules that ran, by group as the pack has them, then those that did not."""
    groups = {group["id"]: group["name"] for group in rules["groups"]}
    order = {group: at for at, group in enumerate(groups)}
    known = rules["rules"].items()
    for rule, view in sorted(known, key=lambda one: (order.get(one[1]["group"], 99), one[0])):
        yield (
            rule,
            view["title"],
            groups.get(view["group"], view["group"]),
            Marked(SEVERITIES[view["severity"]], view["severity"]),
            _STATUS.get(view["status"], view["status"]),
            broken.get(rule, 0) or None,
            number(view["each"]),
            number(view["cap"]),
            "\n".join(basis_words(basis) for basis in view["basis"]),
            view["remedy"],
            view["limits"] or None,
            view["quality"] or None,
        )
    for rule, why in rules["switched_off"].items():
        off = (Marked(cell, "faint") for cell in (rule, why, None, None, "没有运行"))
        yield (*off, *(None,) * 7)


def check_rows(report: Mapping[str, Any], file: Linked) -> Iterator[tuple[Cell, ...]]:
    """What is left to people in a report, with what they have found out by now."""
    answers = _Answers(report)
    for item in report.get("checklist", ()):
        yield (
            report["agency"],
            report["year"],
            CHECKLIST.get(item["kind"], item["kind"]),
            item["what"],
            item["look"],
            item["source"] or None,
            _in_threes(item["rules"]) or None,
            "、".join(place_words(place) for place in item["places"]) or None,
            *answers.to(item),
            file(report["path"]),
        )
    for answer in answers.rest():
        what = answer["what"]
        whose = (report["agency"], report["year"], "清单上已经没有的", what, *(None,) * 4)
        yield (*whose, *_answer(answer), file(report["path"]))


def beside_rows(document: Mapping[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """What could not be judged where reports stand beside each other."""
    for entry in document.get("across_undetermined", ()):
        rules = _in_threes(entry["rules"])
        what = f"涉及 {len(entry['paths'])} 份报告" if entry["paths"] else "涉及全部报告"
        paths = "\n".join(entry["paths"][:20])
        yield (
            *(None, None, _BESIDE, what, entry["reason"], None, rules, None),
            *(None, None, None, None),
            paths or None,
        )


def _answer(answer: Mapping[str, Any] | None) -> tuple[Cell, ...]:
    if answer is None:
        return (None,) * 4
    told = verdict_words(answer.get("verdict"))
    return Marked(told, "bold"), answer.get("by"), answer.get("date"), answer.get("note")


def clue_row(clue: Mapping[str, Any], file: Linked) -> tuple[Cell, ...]:
    """A clue: what is odd by the numbers; no finding."""
    return (
        CLUES.get(clue["kind"], clue["kind"]),
        clue["agency"],
        clue["year"],
        clue["message"],
        clue["value"],
        clue["expected"],
        clue.get("label"),
        clue.get("z"),
        file(clue["path"]) if clue["path"] else None,
    )


def waiver_row(waiver: Mapping[str, Any]) -> tuple[Cell, ...]:
    """What became of a waiver of the office."""
    state = waiver.get("state") or ""
    year = waiver.get("year")
    return (
        _WAIVED.get(state, state),
        waiver.get("message"),
        waiver.get("rule"),
        waiver.get("agency"),
        year if isinstance(year, int) else str(year or "") or None,
        waiver.get("at"),
    )


class _Answers:
    """What people answered about a report; marks on findings stand beside the findings."""

    def __init__(self, report: Mapping[str, Any]) -> None:
        told = [one for one in report.get("answers") or () if one.get("kind") != "finding"]
        self._held = {(one.get("kind") == "open", one["what"]): one for one in told}
        self._used: set[tuple[bool, str]] = set()

    def to(self, item: Mapping[str, Any]) -> tuple[Cell, ...]:
        """The answer to an item of the checklist: to a duty by its words, else by its rules."""
        about_rules = item["kind"] == "undetermined"
        keys = [(True, rule) for rule in item["rules"]] if about_rules else [(False, item["what"])]
        found = [key for key in keys if key in self._held]
        self._used.update(found)
        if len(keys) == 1 or not found:
            return _answer(self._held[found[0]] if found else None)
        several = [self._held[key] for key in found]
        told = "\n".join(f"{one['what']} {verdict_words(one.get('verdict'))}" for one in several)
        more = (_together(one.get(name) for one in several) for name in ("by", "date", "note"))
        return Marked(told, "bold"), *more

    def rest(self) -> Iterator[Mapping[str, Any]]:
        """The answers no item has asked for."""
        return (one for key, one in self._held.items() if key not in self._used)


def _in_threes(rules: Sequence[str]) -> str:
    """Ids of rules, three a line: an id is never broken in two."""
    lines = (rules[at : at + 3] for at in range(0, len(rules), 3))
    return "\n".join("、".join(line) for line in lines)


def _together(texts: Iterable[str | None]) -> str | None:
    return "\n".join(dict.fromkeys(text for text in texts if text)) or None
