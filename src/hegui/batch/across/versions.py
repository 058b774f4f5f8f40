"""Several different reports of one agency and year become a fact about all of them.

They are versions of one report only if most of their numbers agree; two agencies of one name, or
a report under the wrong name, agree in little, and then nothing is certain. Pure: facts in, a fact
out. Who is one agency is decided by others, and files of one folder belong to PUB-08's ``copy``.
"""

from collections.abc import Mapping, Sequence

from hegui.batch.across.outcomes import Together
from hegui.batch.sketch import (
    CELL,
    PERIOD,
    TITLE_YEAR,
    Difference,
    certain_cells,
    compare,
    same_report,
    sketch_of,
)
from hegui.facts.across_kinds import VERSIONS
from hegui.facts.fact import Fact, FactBase, Value
from hegui.facts.kinds import COMMON
from hegui.model.place import Place

_CORRECTED = "corrected-version"  # the list of words by which a report says that it is one
_WORDS = {TITLE_YEAR: "标题的年份", PERIOD: "统计期限"}
_MOST_FILES = 20  # compared; there may be more
_MOST_SHOWN = 5


def version_fact(
    reports: Mapping[str, FactBase], vocabulary: Mapping[str, Sequence[str]]
) -> Together | None:
    """What the *reports* (path → facts) of one agency and year say differently; None for one."""
    paths = sorted(reports)[:_MOST_FILES]
    if len(paths) < 2:
        return None
    sketches = [sketch_of(reports[path]) for path in paths]
    first, *others = sketches
    said: dict[tuple[str, str], list[str]] = {}
    for other in others:
        for one in compare(first, other):
            if one.what in (CELL, TITLE_YEAR, PERIOD):
                _add(said.setdefault((one.what, one.key), [one.here]), one)
    base = reports[paths[0]]
    report = next(iter(base.of("report")), Fact("report", {}))
    scanned = any(one.scanned for one in sketches)
    unlike = not all(same_report(first, other) for other in others)
    doubt = ""
    if scanned:
        doubt = "有一份由扫描件识别，请人工核对"
    elif unlike:
        doubt = "大部分数都不同，可能是名称相同的两个机关，或者名称写错，请人工核对"
    fields: dict[str, Value] = {
        **{name: report.get(name) for name in COMMON},
        "label": report.get("agency"),
        "agency": report.get("agency"),
        "files": len(reports),
        "differing": len(said),
        "shown": _shown(said, base),
        "certain": None if doubt else True,
        "explained": any(_corrected(one, vocabulary) for one in reports.values()),
    }
    places = tuple(Place(file=path) for path in paths)
    doubts = {"certain": doubt} if doubt else {}
    return Together(Fact(VERSIONS, fields, places[0], doubts=doubts), places)


def _add(values: list[str], one: Difference) -> None:
    if one.there not in values:
        values.append(one.there)


def _shown(said: Mapping[tuple[str, str], Sequence[str]], base: FactBase) -> str:
    cells = certain_cells(base)
    told = []
    for (what, key), values in list(said.items())[:_MOST_SHOWN]:
        label = cells[key].place.label if what == CELL else _WORDS[what]
        told.append(f"「{label}」{'／'.join(values)}")
    return "、".join(told) + ("等" if len(said) > _MOST_SHOWN else "")


def _corrected(base: FactBase, vocabulary: Mapping[str, Sequence[str]]) -> bool:
    words = vocabulary.get(_CORRECTED, ())
    for report in base.of("report"):
        told = f"{report.get('title') or ''}{report.get('text') or ''}"
        return any(word in told for word in words)
    return False
