"""What is read of wholes, parts and announced lists in a stretch of prose, for tests."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from hegui.extraction.narrative.amounts import find_amounts
from hegui.extraction.narrative.parts.breakdown import Breakdown
from hegui.extraction.narrative.parts.items import read_level
from hegui.extraction.narrative.parts.judge import Judge
from hegui.extraction.narrative.parts.wording import compile_wording
from tests.unit.extraction.reports import pack, report


@cache
def judge() -> Judge:
    return Judge(compile_wording(pack().reading["parts"]))


def breakdowns(text: str) -> list[Breakdown]:
    """Every whole of *text* with its parts, outer ones first."""
    level = read_level(text, 0, len(text), list(find_amounts(text)))
    return sorted(judge().breakdowns(level), key=lambda one: one.depth)


def numbers(text: str) -> list[tuple[int, list[int]]]:
    """Every whole of *text* and its parts, outer ones first."""
    return [
        (_whole(one.whole.value), [_whole(part.value) for part in one.parts])
        for one in breakdowns(text)
    ]


def accused(text: str) -> list[str]:
    """The rules that find something in the wholes and parts of *text*."""
    return sorted({rule for one in breakdowns(text) for rule in _rules(one)})


def announced(text: str) -> list[tuple[Any, ...]]:
    """How many are announced, how many listed, and whether that agrees."""
    base = report(overview=text)
    return [
        (fact.get("claimed"), fact.get("listed"), fact.get("agrees"))
        for fact in base.of("announcement")
    ]


def _whole(value: Any) -> int:
    return int(value) if value is not None else -1


def _rules(one: Breakdown) -> Iterator[str]:
    if one.agrees is not False:
        return
    above = one.sum is not None and one.whole.value is not None and one.sum > one.whole.value
    if above and one.overlapping:
        return
    if above and one.channels:
        yield "NAR-11"
    elif one.depth and (above or one.closed or one.nearly):
        yield "NAR-03"
    elif above:
        yield "NAR-02"
    elif one.closed or one.nearly:
        yield "NAR-01"
