"""Files of a run that are one report (a page and its attachment) are judged as one.

Decided from what every file says and from nothing else, so that neither the number of workers nor
the order they finish in shows. One file stands for the report and is judged again beside the
others; they keep their facts and have no entry of their own. See ADR 0008.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hegui.batch.discover import Found
from hegui.batch.sketch import Copy, Sketch, compare, same_report, unpack
from hegui.exchange.document import Document
from hegui.facts.kinds import COPY
from hegui.rules.rule import Status
from hegui.rules.ruleset import Ruleset

# Of files that were read equally well, the one that people read first stands for the report.
_KINDS = ("html", "mht", "docx", "doc", "rtf", "xlsx", "xls", "ofd", "pdf", "text")

_Name = tuple[str, str, int]  # folder, agency, year


@dataclass(frozen=True, slots=True)
class Family:
    """The files of one report.

    Attributes:
        first: the file that stands for it.
        others: its other files, in order of path.
    """

    first: Copy
    others: tuple[Copy, ...]


def families(
    heads: Mapping[str, Document], sketch_of: Callable[[str], str]
) -> tuple[tuple[Family, ...], ...]:
    """For each folder, agency and year with several files: the reports they are.

    Args:
        heads: path → whose report of which year it is, of the files that were judged.
        sketch_of: path → the packed sketch of a file.
    """
    held: dict[_Name, list[Copy]] = {}
    for name, paths in _namesakes(heads).items():
        for path in paths:
            sketch = unpack(sketch_of(path))
            if sketch is not None:
                held.setdefault(name, []).append(Copy(path, sketch))
    return tuple(tuple(_told_apart(copies)) for _, copies in sorted(held.items()))


def to_judge_again(
    groups: Iterable[Sequence[Family]], files: Iterable[Found]
) -> tuple[Found, ...]:
    """The files that stand for a report of several files, with the others beside them."""
    others = {one.first.shown: one.others for group in groups for one in group if one.others}
    return tuple(
        replace(file, beside=others[file.shown]) for file in files if file.shown in others
    )


def across(groups: Iterable[Sequence[Family]], ruleset: Ruleset) -> list[Document]:
    """What to say of files that all claim to be the report of one agency and year."""
    rule = next((one for one in ruleset.rules if one.kind == COPY), None)
    if rule is None or rule.status is not Status.STABLE:
        return []
    return [
        {
            "rule": rule.id,
            "severity": rule.severity.value,
            "message": _message(group),
            "paths": [one.first.shown for one in group],
        }
        for group in groups
        if len(group) > 1
    ]


def folder_of(shown: str) -> str:
    """The folder a file lies in; what lies at the top of an archive lies beside the archive."""
    while True:
        folder, slash, name = shown.rpartition("/")
        archive, mark, _ = name.rpartition("!")
        if not mark:
            return folder + slash
        shown = folder + slash + archive


def _namesakes(heads: Mapping[str, Document]) -> Mapping[_Name, list[str]]:
    """Paths of files of one folder, agency and year, where there are several; sorted."""
    held: dict[_Name, list[str]] = {}
    for path, head in sorted(heads.items()):
        if head["agency"] and head["year"] is not None:
            agency = "".join(str(head["agency"]).split())
            held.setdefault((folder_of(path), agency, int(head["year"])), []).append(path)
    return {name: paths for name, paths in held.items() if len(paths) > 1}


def _told_apart(copies: Sequence[Copy]) -> Iterator[Family]:
    """Files of one agency and year as reports: the best read of them, then what belongs to it."""
    equal: dict[object, list[Copy]] = {}
    for copy in sorted(copies, key=_rank):
        equal.setdefault(copy.sketch.content, []).append(copy)
    waiting = list(equal.values())
    found: list[Family] = []
    while waiting:
        members = _family_of(waiting)
        first, *others = sorted((one for same in members for one in same), key=_rank)
        found.append(Family(first, tuple(sorted(others, key=lambda one: one.shown))))
        waiting = [same for same in waiting if same not in members]
    yield from sorted(found, key=lambda one: one.first.shown)


def _family_of(waiting: Sequence[Sequence[Copy]]) -> list[Sequence[Copy]]:
    """Of files told apart by what they say: the first, and the most alike of other kinds.

    Two of one kind that differ are never one report: which of them is right nobody can tell.
    """
    first, *rest = waiting
    members = [first]
    kinds = {one.sketch.kind for one in first}
    near = [same for same in rest if same_report(first[0].sketch, same[0].sketch)]
    for same in sorted(near, key=lambda same: _distance(first[0], same[0])):
        if kinds.isdisjoint(one.sketch.kind for one in same):
            members.append(same)
            kinds |= {one.sketch.kind for one in same}
    return members


def _rank(one: Copy) -> tuple[bool, int, int, int, bool, str]:
    """What was read best comes first; what was recognised from a picture comes last."""
    sketch = one.sketch
    read = (-len(sketch.cells), sketch.doubts, _kind_rank(sketch))
    return (sketch.scanned, *read, "!" in one.shown, one.shown)


def _kind_rank(sketch: Sketch) -> int:
    return _KINDS.index(sketch.kind) if sketch.kind in _KINDS else len(_KINDS)


def _distance(first: Copy, other: Copy) -> tuple[bool, int, bool, str]:
    differences = len(compare(first.sketch, other.sketch))
    return (
        other.sketch.hollow,
        differences,
        _stem(first.shown) != _stem(other.shown),
        other.shown,
    )


def _stem(shown: str) -> str:
    return shown.replace("!", "/").rpartition("/")[2].rpartition(".")[0]


def _message(group: Sequence[Family]) -> str:
    entry = group[0].first.sketch
    names = "、".join(one.first.shown.replace("!", "/").rpartition("/")[2] for one in group)
    return (
        f"有{len(group)}份文件都是“{entry.agency}”{entry.year}年度的报告，内容不同：{names}。"
        "请确认哪一份是公开的版本"
    )
