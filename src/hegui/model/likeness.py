"""How alike two texts are, and the known name a mistyped one was meant to be."""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

_NEAR = 60.0  # below this a suggestion misleads more often than it helps


def similarity(a: str, b: str) -> float:
    """0 for nothing in common to 1 for the same text (normalised indel similarity)."""
    return fuzz.ratio(a, b) / 100


def closest(name: str, choices: Iterable[str]) -> str | None:
    """The choice most like *name*, if any is near; the first in order among equals."""
    found = process.extractOne(name, sorted(choices), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


def meant(name: str, choices: Iterable[str]) -> str:
    """Chinese words to end a message with: 是否想写“…”？ or, for a few choices, all of them."""
    known = sorted(choices)
    near = closest(name, known)
    if near is not None and near != name:
        return f"是否想写“{near}”？"
    if 0 < len(known) <= 12:
        return f"可以写：{'、'.join(known)}。"
    return ""


def nearest(text: str, choices: Mapping[int, str], least: float) -> tuple[int, float] | None:
    """The number of the choice most like *text* and how alike; None if none is *least* alike."""
    found = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=least * 100)
    return (int(found[2]), found[1] / 100) if found else None
