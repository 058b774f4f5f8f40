"""Which result words tell: 维持2件, 1件尚在审理, 被撤销的1件.

A result stands between a name and its amount, before the amount, or right behind it.
"""

from hegui.extraction.narrative.claims.mentions import Marked
from hegui.extraction.narrative.claims.wording import CaseWording

_JOINTS = "、和及与或并,，"


def result_in(gap: str, wording: CaseWording) -> tuple[str, bool]:
    """The result a gap names last, and whether its words mean only some of such results."""
    found = _last_result(gap, wording)
    return (found[2], found[3]) if found else ("", False)


def after_result(gap: str, wording: CaseWording) -> str:
    """What stands behind that result; the whole gap if there is none."""
    found = _last_result(gap, wording)
    return gap[found[1] :] if found else gap


def before_result(gap: str, wording: CaseWording) -> str:
    """What stands before it; nothing if there is none."""
    found = _last_result(gap, wording)
    return gap[: found[0]] if found else ""


def _last_result(gap: str, wording: CaseWording) -> tuple[int, int, str, bool] | None:
    """The result named last: where it begins and ends, which, and whether only a part."""
    taken: list[tuple[int, int, str, bool]] = []
    for words in wording.results_in(gap):
        for hit in words.pattern.finditer(gap):
            start, end = hit.span()
            if not any(start < high and low < end for low, high, _, _ in taken):
                taken.append((start, end, words.result, words.part))
    return max(taken, default=None)


def result_behind(marked: Marked, wording: CaseWording, end: int) -> tuple[str, bool]:
    """The result told right behind an amount: 1件尚在审理, 2件被撤销."""
    stop = marked.clause(end - 1)[1]
    stop = min(stop, marked.next_amount(end) or stop)
    text = marked.text[end:stop].split("、")[0]
    within = wording.results_in(text)
    if within and wording.outcome.everything.search(text):
        return "", False  # 5件均维持 is a claim about the five
    for words in within:
        hit = words.pattern.search(text)
        if hit and not wording.harmless.left(text[: hit.start()]):
            return words.result, words.part
    return "", False
