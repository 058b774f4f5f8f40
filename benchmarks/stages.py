"""Where the time of one document goes: shares by stage, from a profile of reading and extraction.

A profile slows small functions more than large ones, so the shares are only roughly those of a
run without it; what C functions take is laid to the function that called them.
"""

import cProfile
import pstats
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from tests.generator.judge import form_of_pack

from hegui.documents.read import read_bytes
from hegui.extraction.extract import extract_facts

# Beginning of a module's path below hegui/ → stage; the first that fits.
STAGES = (
    ("documents/kinds", "种类"),
    ("documents/encoding", "编码"),
    ("documents/clean", "折叠文字"),
    ("documents/", "阅读"),
    ("extraction/tables/tokens", "记号"),
    ("extraction/tables/cells", "记号"),
    ("extraction/tables/facts", "表格事实"),
    ("extraction/tables/", "对齐"),
    ("model/likeness", "对齐"),
    ("extraction/", "文字事实"),
    ("model/", "文字事实"),
    ("facts/", "文字事实"),
)
ORDER = ("种类", "编码", "折叠文字", "阅读", "记号", "对齐", "表格事实", "文字事实", "其他")
Function = tuple[str, int, str]


def stages_of(files: Iterable[bytes]) -> dict[str, float]:
    """Stage → share of the time."""
    pack, form = form_of_pack()
    files = list(files)
    for data in files[:2]:  # imports and caches are no part of a document
        extract_facts(read_bytes(data), pack, form)
    profile = cProfile.Profile()
    profile.enable()
    for data in files:
        extract_facts(read_bytes(data), pack, form)
    profile.disable()
    statistics: Any = pstats.Stats(profile)
    return _shares(statistics.stats)


def _shares(stats: dict[Function, tuple[Any, ...]]) -> dict[str, float]:
    spent: Counter[str] = Counter()
    for function, (_calls, _all, own, _cumulative, callers) in stats.items():
        stage = _stage(function)
        if stage:
            spent[stage] += own
            continue
        told = sum(one[2] for one in callers.values()) or 1.0
        for caller, one in callers.items():
            spent[_stage(caller) or "其他"] += own * one[2] / told
    whole = spent.total() or 1.0
    return {stage: spent[stage] / whole for stage in ORDER}


def _stage(function: Function) -> str:
    path = PurePath(function[0]).as_posix()
    if "/hegui/" not in path:
        return "阅读" if any(f"/{name}/" in path for name in ("openpyxl", "pypdfium2")) else ""
    inside = path.rpartition("/hegui/")[2]
    return next((stage for start, stage in STAGES if inside.startswith(start)), "其他")
