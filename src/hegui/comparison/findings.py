"""The findings of one report, before and now: which is which, and what became of each.

A finding has an id that does not depend on its numbers. Where whose report it is was read
otherwise, or a sentence was rewritten, the rule and the official place say which one it is.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from hegui.comparison.change import Change, Entry, Fate, waived
from hegui.model.likeness import similarity

_ALIKE = 0.6  # of two sentences: a number or a word was changed
_LONGEST = 200  # characters of a sentence that are compared
_MOST = 2_500  # pairs of sentences of one rule that are compared

_HOW = {"waived": "已豁免", "dismissed": "经人工核查，不作问题处理"}
_NOT_RUN = "这次没有运行这条规则"
_TRIAL = "这条规则这次是试行，不计"


def changes_of(old: Entry, new: Entry) -> Iterator[Change]:
    """What became of the findings of a report: those of now in their order, then those gone."""
    before = [finding for finding in old["findings"] if not finding["draft"]]
    now = [finding for finding in new["findings"] if not finding["draft"]]
    earlier = pairs(before, now)
    for at, finding in enumerate(now):
        yield still(before[earlier[at]], finding) if at in earlier else new_one(finding)
    left = set(range(len(before))).difference(earlier.values())
    why = _why_not(new)
    for at in sorted(left):
        yield gone(before[at], why(before[at]))


def still(old: Entry, new: Entry) -> Change:
    """A finding that is still there."""
    if waived(new) and not waived(old):
        return Change(Fate.SETTLED, old, new, _settled_words(new))
    return Change(Fate.REMAINING, old, new)


def new_one(finding: Entry) -> Change:
    """A finding that was not there before."""
    why = _settled_words(finding) if waived(finding) else ""
    return Change(Fate.SETTLED if why else Fate.NEW, None, finding, why)


def gone(finding: Entry, why: str) -> Change:
    """A finding that is not there now; *why* says why it was not looked at, if it was not."""
    return Change(Fate.UNCHECKED if why else Fate.MENDED, finding, None, why)


def pairs(before: Sequence[Entry], now: Sequence[Entry]) -> dict[int, int]:
    """Which of *now* is which of *before*, by their positions."""
    found: dict[int, int] = {}
    for key in (_by_id, _by_cell):
        _pair(before, now, key, found)
    _pair_sentences(before, now, found)
    return found


def opened(old: Entry, new: Entry) -> tuple[Entry, ...]:
    """Rules that are undetermined now and were not, each once, with its first reason."""
    known = {entry["rule"] for entry in old["undetermined"]}
    told: dict[str, Entry] = {}
    for entry in new["undetermined"]:
        if entry["rule"] not in known:
            told.setdefault(entry["rule"], entry)
    return tuple(told.values())


def _why_not(new: Entry) -> Callable[[Entry], str]:
    """A function that says why a finding was not looked at again; "" if it was.

    A rule that is open on any subject may be open on this one, so nothing is said to be mended.
    """
    open_rules = {entry["rule"]: entry["reason"] for entry in reversed(new["undetermined"])}
    not_asked = {entry["rule"]: entry["reason"] for entry in new["not_applicable"]}
    trial = {finding["rule"] for finding in new["findings"] if finding["draft"]}
    ran = {*new["passed"], *(finding["rule"] for finding in new["findings"])}

    def why(finding: Entry) -> str:
        rule = finding["rule"]
        if rule in open_rules:
            return f"这次无法判断：{open_rules[rule]}"
        if rule in not_asked:
            return f"这次不适用：{not_asked[rule]}"
        if rule in trial:
            return _TRIAL
        return "" if rule in ran else _NOT_RUN

    return why


def _settled_words(finding: Entry) -> str:
    settled = finding["settled"]
    reason = settled.get("reason") or ""
    how = _HOW[settled["how"]]
    return f"{how}：{reason}" if reason else how


def _by_id(finding: Entry) -> Hashable:
    return str(finding["id"])


def _by_cell(finding: Entry) -> Hashable:
    place = finding["places"][0]
    where = tuple(place[name] for name in ("table", "row", "column"))
    return (finding["rule"], *where) if place["table"] and any(where[1:]) else None


def _pair(
    before: Sequence[Entry],
    now: Sequence[Entry],
    key: Callable[[Entry], Hashable],
    found: dict[int, int],
) -> None:
    """Pair those that share a key, in their order."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    taken = set(found.values())
    for at in range(len(before) - 1, -1, -1):
        if at not in taken:
            waiting[key(before[at])].append(at)
    waiting.pop(None, None)
    for at, finding in enumerate(now):
        if at not in found and (same := waiting.get(key(finding))):
            found[at] = same.pop()


def _pair_sentences(before: Sequence[Entry], now: Sequence[Entry], found: dict[int, int]) -> None:
    """Pair what one rule says of sentences that are much alike, in one part of the report."""
    taken = set(found.values())
    old: defaultdict[Hashable, list[int]] = defaultdict(list)
    new: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, finding in enumerate(before):
        if at not in taken and _by_cell(finding) is None:
            old[_part(finding)].append(at)
    for at, finding in enumerate(now):
        if at not in found and _by_cell(finding) is None:
            new[_part(finding)].append(at)
    for part in old.keys() & new.keys():
        if len(old[part]) * len(new[part]) > _MOST:
            continue
        for at in new[part]:
            alike = [one for one in old[part] if _is_alike(before[one], now[at])]
            if alike:
                found[at] = alike[0]
                old[part].remove(alike[0])


def _part(finding: Entry) -> Hashable:
    return finding["rule"], finding["places"][0]["section"]


def _is_alike(one: Entry, other: Entry) -> bool:
    first, second = (str(each["places"][0]["text"])[:_LONGEST] for each in (one, other))
    if not first or not second:
        return first == second
    return similarity(first, second) >= _ALIKE
