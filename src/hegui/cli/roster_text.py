"""A roster as lines a person reads; whose report a file is, as text that travels."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.facts.fact import Fact, FactBase
from hegui.model.agency_kind import AgencyKind
from hegui.roster.entry import UNKNOWN, Entry
from hegui.roster.keys import Reported
from hegui.roster.new import Seen
from hegui.roster.roster import Roster
from hegui.roster.values import LEVELS, chinese_kind, chinese_level

_NOT_SAID = "没有写"


def roster_lines(roster: Roster) -> Iterator[str]:
    """What was read of a roster, counted; what may be none of what was meant."""
    entries = roster.entries
    yield f"名录 {roster.shown}：{len(entries)} 个单位，没有错误。"
    kinds = [(kind.value, chinese_kind(kind)) for kind in AgencyKind]
    yield _counted("机关类别", Counter(entry.kind for entry in entries), kinds)
    levels = [(level, chinese_level(level)) for level in LEVELS]
    yield _counted("层级", Counter(entry.level for entry in entries), levels)
    parents = _many(entry.parent_key for entry in entries)
    aliases = _many(entry.aliases for entry in entries)
    yield f"上级也在名录里的 {parents} 个，有别名的 {aliases} 个。"
    yield from _published(entries)
    years = [entry for entry in entries if entry.since or entry.until or not entry.owes]
    for entry in years:
        yield f"不是每年都应有报告：{entry.name}（{_span(entry)}）"
    for note in roster.notes:
        yield f"请看：{note}。"


def _counted(what: str, counts: Counter[str], words: list[tuple[str, str]]) -> str:
    told = [f"{word or _NOT_SAID} {counts[key]}" for key, word in words if counts[key]]
    return f"{what}：{'、'.join(told)}。"


def _many(told: Iterator[object]) -> int:
    return sum(map(bool, told))


def _published(entries: tuple[Entry, ...]) -> Iterator[str]:
    years = Counter(
        year for entry in entries for year, one in entry.published.items() if one.date is not None
    )
    for year in sorted(years):
        yield f"{year} 年度：写了发布日期的 {years[year]} 个。"
    if undated := _many(entry.undated for entry in entries):
        yield f"写了发布日期而没有写年度的 {undated} 个，按发布日期的上一年算。"


def _span(entry: Entry) -> str:
    if not entry.owes:
        return "不应报"
    begun = f"{entry.since} 年度起" if entry.since else ""
    return begun + (f"到 {entry.until} 年度" if entry.until else "")


@dataclass(frozen=True)
class AgencyOfFile:
    """What is told of one file: whose report it is; travels to where it is read."""

    def __call__(self, path: str, facts: FactBase | None, reason: str) -> str:  # noqa: ARG002 - asked of every file alike
        """Path, agency, year, kind and level, as a list."""
        found = facts.of("report") if facts is not None else ()
        report = next(iter(found), Fact("report", {}))
        year = report.get("year")
        words = [str(report.get(name) or "") for name in ("agency", "agency_kind", "level")]
        return json.dumps([path, *words, year if isinstance(year, int) else None])

    def accepts(self, text: str) -> bool:
        """Only such a list is one."""
        try:
            seen_in(text)
        except (ValueError, TypeError, RecursionError):
            return False
        return True


def seen_in(text: str) -> Seen:
    """What ``AgencyOfFile`` told.

    Raises:
        ValueError: it did not tell that.
    """
    path, agency, kind, level, year = json.loads(text)
    words = all(isinstance(one, str) for one in (path, agency, kind, level))
    if not words or type(year) not in (int, type(None)):
        raise ValueError(text)
    known = level if level in LEVELS else UNKNOWN
    return Seen(Reported(path, agency, year), AgencyKind(kind or UNKNOWN).value, known)
