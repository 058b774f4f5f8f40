"""Two audits → what was mended, what was not, what is new.

Reports are fetched one pair at a time and never held; a report's text decides nothing here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import TypeVar, overload

from hegui.comparison.across import across_changes
from hegui.comparison.change import (
    Apart,
    Change,
    Comparison,
    Counts,
    Entry,
    Fate,
    ReportChange,
    Seen,
    State,
    Totals,
    Uncounted,
    Unmet,
    settled_score,
)
from hegui.comparison.findings import changes_of, gone, new_one, opened
from hegui.comparison.reports import Pair, file_name, known, paired, unlike_others
from hegui.comparison.unmet import unmet_of

_NOT_SENT = "这次没有这份报告"
Numbers = TypeVar("Numbers", Counts, Uncounted)
_FATES = {
    Fate.MENDED: "mended",
    Fate.REMAINING: "remaining",
    Fate.UNCHECKED: "unchecked",
    Fate.SETTLED: "settled",
}


def compare(old: Entry, new: Entry) -> Comparison:
    """Two audit documents, the earlier one first; both must stay readable while it is used."""
    before, now = known(old["reports"]), known(new["reports"])
    pairs = paired(before, now)
    reasons = _reasons(
        new, [before[one.old].path for one in pairs if one.old is not None and one.new is None]
    )
    reports = ReportChanges(old["reports"], new["reports"], pairs, reasons)
    paths = {
        before[one.old].path: now[one.new].path
        for one in pairs
        if one.old is not None and one.new is not None
    }
    across = tuple(across_changes(old, new, paths))
    lost = {reason for state, reason in reasons.values() if state is State.UNREADABLE}
    unreadable = tuple(entry for entry in new["unreadable"] if _lost_words(entry) not in lost)
    head = tuple({name: one[name] for name in ("as_of", "rules")} for one in (old, new))
    cautions = tuple(_cautions(old, new, sum(one.waived for one in before)))
    totals = _totals(reports, across)
    return Comparison(head[0], head[1], cautions, reports, across, unreadable, totals)


class ReportChanges(Sequence[ReportChange]):
    """What became of each report, made when it is asked for."""

    def __init__(
        self,
        old: Sequence[Entry],
        new: Sequence[Entry],
        pairs: Sequence[Pair],
        reasons: Mapping[str, tuple[State, str]],
    ) -> None:
        self._old, self._new, self._pairs, self._reasons = old, new, pairs, reasons

    def __len__(self) -> int:
        return len(self._pairs)

    @overload
    def __getitem__(self, index: int) -> ReportChange: ...

    @overload
    def __getitem__(self, index: slice) -> list[ReportChange]: ...

    def __getitem__(self, index: int | slice) -> ReportChange | list[ReportChange]:
        if isinstance(index, slice):
            return [self._change(pair) for pair in self._pairs[index]]
        return self._change(self._pairs[index])

    def _change(self, pair: Pair) -> ReportChange:
        old = None if pair.old is None else self._old[pair.old]
        new = None if pair.new is None else self._new[pair.new]
        if old is None and new is not None:
            found = tuple(new_one(finding) for finding in new["findings"] if not finding["draft"])
            return ReportChange(State.NEW, "", None, new, found)
        if old is not None and new is None:
            state, reason = self._reasons.get(old["path"], (State.GONE, _NOT_SENT))
            lost = tuple(gone(one, reason) for one in old["findings"] if not one["draft"])
            return ReportChange(state, reason, old, None, lost, unmet=unmet_of(old, None))
        assert old is not None and new is not None  # noqa: S101, PT018 - a pair is never empty
        changes = tuple(changes_of(old, new))
        people = unmet_of(old, new)
        return ReportChange(State.COMPARED, "", old, new, changes, opened(old, new), people)


def counted(changes: Iterable[Change]) -> Counts:
    """How many grave findings became what."""
    counts: Counter[str] = Counter()
    for one in changes:
        if one.asked:
            counts["asked"] += 1
            counts[_FATES[one.fate]] += 1
        elif one.grave:
            counts["new"] += 1
    return Counts(**counts)


def uncounted(changes: Iterable[Change], unmet: Sequence[Unmet] = ()) -> Uncounted:
    """How much is told beside the counts."""
    told = [one for one in changes if one.shows]
    why = Counter(one.apart for one in told)
    return Uncounted(
        waived=why[Apart.WAIVED],
        lapsed=sum(1 for one in told if one.lapsed),
        notices=why[Apart.NOTICE],
        settled=why[Apart.SETTLED],
        unmet=len(unmet),
        cleared=sum(1 for one in unmet if one.seen is Seen.CLEARED),
    )


def _reasons(new: Entry, gone_paths: Sequence[str]) -> dict[str, tuple[State, str]]:
    """Path of a report that is gone → why it is no report of its own in the new audit.

    A file that cannot be read tells nothing of itself: its path, or its name, says which it is.
    """
    told = {
        copy["path"]: (State.GONE, f"这次是 {report['path']} 的副本，没有单独审核")
        for report in new["reports"]
        for copy in report.get("copies", ())
    }
    by_path = {entry["path"]: entry for entry in new["unreadable"]}
    by_name = unlike_others(by_path)
    names = unlike_others(gone_paths)
    for path in gone_paths:
        name = file_name(path)
        entry = by_path.get(path)
        if entry is None and names.get(name) == path and name in by_name:
            entry = by_path[by_name[name]]
        if entry is not None:
            told[path] = State.UNREADABLE, _lost_words(entry)
    return told


def _lost_words(entry: Entry) -> str:
    return f"这次未能审核（{entry['path']}）：{entry['reason']}"


def _totals(reports: Iterable[ReportChange], across: Sequence[Change]) -> Totals:
    """Go through all reports once, and keep numbers alone."""
    whole, beside = counted(across), uncounted(across)
    fresh = _fresh(across)
    states: Counter[State] = Counter()
    better = worse = brought = settled_better = settled_worse = 0
    quiet, settled = True, False
    for one in reports:
        states[one.state] += 1
        quiet = quiet and one.quiet
        if one.state is State.NEW:
            brought += sum(1 for change in one.changes if change.grave)
            continue
        whole = _sum(whole, counted(one.changes))
        beside = _sum(beside, uncounted(one.changes, one.unmet))
        fresh |= _fresh(one.changes)
        step = _step(one, _score)
        better, worse = better + (step > 0), worse + (step < 0)
        settled = settled or any(side and side.get("settled_score") for side in (one.old, one.new))
        step = _step(one, settled_score)
        settled_better, settled_worse = settled_better + (step > 0), settled_worse + (step < 0)
    by_state = {state: states[state] for state in State}
    return Totals(
        whole, by_state, better, worse, brought, frozenset(fresh), quiet,
        beside, settled, settled_better, settled_worse,
    )  # fmt: skip


def _fresh(changes: Iterable[Change]) -> set[str]:
    return {str(one.shown["severity"]) for one in changes if one.fate is Fate.NEW}


def _sum(one: Numbers, other: Numbers) -> Numbers:
    names = [field.name for field in fields(one)]
    return type(one)(*(getattr(one, name) + getattr(other, name) for name in names))


def _score(report: Entry) -> Entry:
    score: Entry = report["score"]
    return score


def _step(report: ReportChange, score: Callable[[Entry], Entry]) -> Decimal:
    """By how many points a score rose; 0 where there is not one on both sides."""
    values = [entry and score(entry)["value"] for entry in (report.old, report.new)]
    if None in values:
        return Decimal(0)
    return Decimal(str(values[1])) - Decimal(str(values[0]))


def _cautions(old: Entry, new: Entry, settled: int) -> Iterable[str]:
    before, now = old["rules"], new["rules"]
    other = "所以有的变化可能出于规则，不是报告改了"
    if before["pack"] != now["pack"]:
        yield f"两次用的不是同一个规则包：原来 {before['pack']}，现在 {now['pack']}；{other}。"
    elif before["version"] != now["version"]:
        versions = f"原来 {before['version']} 版，现在 {now['version']} 版"
        yield f"两次用的规则不同：{versions}；{other}。"
    elif before["digest"] != now["digest"]:
        yield f"规则的版本号都是 {now['version']}，内容却不同（规则或方案改过）；{other}。"
    if old["as_of"] != new["as_of"]:
        yield f"两次按不同的日期审核：原来 {old['as_of']}，现在 {new['as_of']}。"
    if settled:
        yield f"原来的审核里有 {settled} 份报告的问题已豁免或经核查撤销，那些不算要改的。"
