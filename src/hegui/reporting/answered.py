"""What people have said of a report (waivers, answers of a human check), as pages show it.

The document may come from a run in which nobody has said anything: every field is optional.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hegui.reporting.settled import SETTLED, settled_words, verdict_words
from hegui.reporting.words import interval, one_line

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a finding: in one word, and with reason, person and date."""

    word: str
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a human check: what was asked, and what the person wrote."""

    what: str
    verdict: str
    by: str
    date: str
    note: str
    points: str


def settled_of(finding: Mapping[str, Any]) -> Settled | None:
    """What people have said of a finding; None if nothing."""
    told = finding.get("settled")
    if not told:
        return None
    return Settled(SETTLED.get(told["how"], one_line(told["how"], 20)), settled_words(told))


def settled_score_words(entry: Mapping[str, Any]) -> str:
    """``92.0（优秀）``: the score after waivers and checks; "" where nothing was settled."""
    score = entry.get("settled_score")
    if not score or score["value"] is None:
        return ""
    grade = f"（{score['grade']}）" if score.get("grade") else ""
    around = f"，可能的范围 {span}" if (span := interval(score)) else ""
    return f"{score['value']}{grade}{around}"


def answers_of(entry: Mapping[str, Any]) -> tuple[Answer, ...]:
    """The answers of a human check, as they came."""
    return tuple(_answer(one) for one in entry.get("answers") or ())


def _answer(one: Mapping[str, Any]) -> Answer:
    def told(name: str) -> str:
        return one_line(one.get(name) or "", _LONGEST)

    verdict = verdict_words(one.get("verdict"))
    return Answer(told("what"), verdict, told("by"), told("date"), told("note"), told("points"))
