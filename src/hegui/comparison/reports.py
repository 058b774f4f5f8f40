"""Which report of one audit is which of another: by agency and year, else by its file."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from hegui.comparison.change import ASKED, Entry, waived


@dataclass(frozen=True, slots=True)
class Known:
    """A report in small: all that is held of every one of them."""

    path: str
    agency: str | None
    year: int | None
    waived: bool = False  # whether something that would have to be mended was set aside


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions of a report in the old and in the new document; None where it is not."""

    old: int | None
    new: int | None


def known(reports: Sequence[Entry]) -> list[Known]:
    """Every report in small."""
    return [
        Known(one["path"], one["agency"], one["year"], any(map(_is_waived, one["findings"])))
        for one in reports
    ]


def paired(old: Sequence[Known], new: Sequence[Known]) -> list[Pair]:
    """Reports in order of path, those of now first where one stands for two.

    A file of the same path may have been corrected in its agency or its year, not in both; one
    that lies elsewhere is only taken for the same if its name is unlike all others.
    """
    left, right = set(range(len(old))), set(range(len(new)))
    found: dict[int, int] = {}
    alone = unlike_others(map(_path, old)).keys() & unlike_others(map(_path, new)).keys()

    def name(report: Known) -> Hashable:
        file = file_name(report.path)
        return file if file in alone else None

    _match(old, new, (_whose_and_file, _any), left, right, found)
    _match(old, new, (_whose, _any), left, right, found)
    _match(old, new, (_path, _may_be_corrected), left, right, found)
    _match(old, new, (name, _may_be_moved), left, right, found)
    pairs = [Pair(found.get(at), at) for at in range(len(new))]
    pairs += [Pair(at, None) for at in sorted(left)]
    return sorted(pairs, key=lambda pair: (_path_of(pair, old, new), pair.new is None))


Way = tuple[Callable[[Known], Hashable], Callable[[Known, Known], bool]]


def _is_waived(finding: Entry) -> bool:
    return waived(finding) and finding["severity"] in ASKED


def _match(
    old: Sequence[Known],
    new: Sequence[Known],
    way: Way,
    left: set[int],
    right: set[int],
    found: dict[int, int],
) -> None:
    """Pair what shares a key and may be the same; *left* and *right* are those still alone."""
    key, may_be = way
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at in sorted(left, reverse=True):
        waiting[key(old[at])].append(at)
    waiting.pop(None, None)
    for at in sorted(right):
        same = waiting.get(key(new[at]))
        if same and may_be(old[same[-1]], new[at]):
            found[at] = same.pop()
            left.discard(found[at])
            right.discard(at)


def _any(_old: Known, _new: Known) -> bool:
    return True


def _may_be_corrected(old: Known, new: Known) -> bool:
    """Whether a file of the same path is the same report: agency or year may be corrected."""
    return _same_or_unknown(old.agency, new.agency) or _same_or_unknown(old.year, new.year)


def _may_be_moved(old: Known, new: Known) -> bool:
    """Whether a file that lies elsewhere may be the same report."""
    return _same_or_unknown(old.agency, new.agency) and _same_or_unknown(old.year, new.year)


def _same_or_unknown(one: object, other: object) -> bool:
    return one == other or not one or not other


def _whose(report: Known) -> Hashable:
    return None if not report.agency or report.year is None else (report.agency, report.year)


def _whose_and_file(report: Known) -> Hashable:
    whose = _whose(report)
    return None if whose is None else (whose, report.path)


def _path(report: Known) -> str:
    return report.path


def file_name(path: str) -> str:
    """The name of a file, or of a member of an archive, without its folders."""
    return path.replace("!", "/").rpartition("/")[2]


def unlike_others(paths: Iterable[str]) -> dict[str, str]:
    """Name of a file → its path, of names that no two paths share."""
    found: dict[str, str] = {}
    several: set[str] = set()
    for path in paths:
        name = file_name(path)
        if found.setdefault(name, path) != path:
            several.add(name)
    return {name: path for name, path in found.items() if name not in several}


def _path_of(pair: Pair, old: Sequence[Known], new: Sequence[Known]) -> str:
    if pair.new is not None:
        return new[pair.new].path
    return "" if pair.old is None else old[pair.old].path
