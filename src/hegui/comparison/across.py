"""What became of findings that show only where reports stand beside each other."""

from collections.abc import Hashable, Iterator, Mapping

from hegui.comparison.change import Change, Entry
from hegui.comparison.findings import gone, new_one, still

_NO_PAIR = "这次没有放在一起的报告"
_NO_ROSTER = "这次没有与名录对照"
_NOT_THERE = "这次没有审核这个单位这一年度的报告"


def across_changes(old: Entry, new: Entry, paths: Mapping[str, str]) -> Iterator[Change]:
    """What became of each; *paths* leads from a report's old path to its path now."""
    before = {_key(entry, paths): entry for entry in old["across"] if not entry.get("draft")}
    now = {_key(entry, {}): entry for entry in new["across"] if not entry.get("draft")}
    for key, entry in now.items():
        yield still(before[key], entry) if key in before else new_one(entry)
    checked = _Checked(old, new, paths)
    for key, entry in before.items():
        if key not in now:
            yield gone(entry, checked.why_not(entry))


class _Checked:
    """What the second audit held against each other."""

    def __init__(self, old: Entry, new: Entry, paths: Mapping[str, str]) -> None:
        self._paths = paths
        self._reports_before = {report["path"] for report in old["reports"]}
        self._whose = {(one["agency"], one["year"]) for one in new["reports"]}
        self._roster = _knows_roster(new)
        self._open = {
            (rule, path): entry["reason"]
            for entry in new.get("across_undetermined", ())
            for rule in entry["rules"]
            for path in entry["paths"] or ("",)
        }

    def why_not(self, entry: Entry) -> str:
        """Chinese: why the finding *entry* was not looked at again; "" if it was."""
        own = [path for path in entry["paths"] if path in self._reports_before]
        for path in [self._paths.get(path, "") for path in own] or [""]:
            if (entry["rule"], path) in self._open:
                return f"这次无法对照：{self._open[entry['rule'], path]}"
        if any(path not in self._paths for path in own):
            return _NO_PAIR
        if self._needs_roster(entry) and not self._roster:
            return _NO_ROSTER
        if not own and (entry.get("agency"), entry.get("year")) not in self._whose:
            return _NOT_THERE
        return ""

    def _needs_roster(self, entry: Entry) -> bool:
        """Whether a place of it is in a file that is no report: the roster."""
        files = {place["file"] for place in entry.get("places", ())} - {None}
        return bool(files - self._reports_before)


def _knows_roster(new: Entry) -> bool:
    return any(
        not agency["paths"] or any(agency[name] for name in ("level", "region", "parent"))
        for agency in new.get("agencies", ())
    )


def _key(entry: Entry, paths: Mapping[str, str]) -> Hashable:
    """Which finding it is: by its id, else by what it says it of."""
    if entry.get("id"):
        return str(entry["id"])
    files = tuple(paths.get(path, path) for path in entry["paths"])
    return entry["rule"], entry.get("agency"), entry.get("year"), files
