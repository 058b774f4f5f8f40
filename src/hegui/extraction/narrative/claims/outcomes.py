"""What is claimed of cases: that there were none, that none was lost, that all were upheld.

A claim is about the cases named in its own clause, or in the clauses right before it. Words that
narrow it (因公示内容引发的, 局属站所, 已审结的) are told, so that it is held against no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from hegui.extraction.narrative.claims.counts import Count
from hegui.extraction.narrative.claims.mentions import Marked, Mention
from hegui.extraction.narrative.claims.wording import CaseWording, without
from hegui.model.pattern import Match

_JOINTS = "、和及与或并,，"
_YEAR = re.compile(r"(?<![0-9])([12][0-9]{3})年")
_LISTED = re.compile(r"[、“”]")
_LONGEST = 80  # characters of a clause before the names it denies
_NOT_ALL = ("年", "市", "县", "区", "省", "镇", "局", "系统")
_REACH = 16  # characters between 均 and 维持
_SEVERAL = 2
_CLAUSES = 4  # a claim looks back over no more clauses for what it is about


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim about one kind of case.

    Attributes:
        start: of the words, in the sentence.
        end: of the words.
        kind: ``none``, ``none_corrected``, ``all_upheld``, ``all_won`` or ``explained``.
        about: which cases; "" where it does not say, ``disputes`` for reviews and suits at once.
        limited: "" of all of them, ``concluded`` of those decided, ``part`` of some others.
        count: of how many cases it is said; None if it is not said.
    """

    start: int
    end: int
    kind: str
    about: str
    limited: str
    count: Decimal | None = None


def claims(
    marked: Marked, told: list[Count], wording: CaseWording, year: int | None
) -> Iterator[Claim]:
    """The claims of a sentence; *told* are the amounts of cases in it."""
    said = wording.claims_said(marked.text)
    nothing = list(_nothing(marked, wording, said))
    yield from _joined(nothing, "disputes")
    if "lost" in said:
        yield from _joined(list(_lost(marked, wording)), "")
    if "upheld" in said:
        yield from _upheld(marked, told, wording)
    if nothing or not marked.mentions or not marked.sentence.section:
        return  # a preface that lists the sections explains no case
    if _explains(marked.text, wording, year) and _explains(
        without(marked.text, wording.explained_not), wording, year
    ):
        for about in dict.fromkeys(one.about for one in marked.mentions):
            yield Claim(0, len(marked.text), "explained", about, "")


def _joined(found: list[Claim], together: str) -> Iterator[Claim]:
    """Reviews and suits denied by the same words are one claim, so that it is held once."""
    if len(found) < _SEVERAL:
        yield from found
        return
    abouts: dict[Claim, set[str]] = {}
    for one in found:
        abouts.setdefault(replace(one, about=""), set()).add(one.about)
    for one in dict.fromkeys(replace(one, about="") for one in found):
        if abouts[one] == {"review", "litigation"}:
            yield replace(one, about=together)
        else:
            yield from dict.fromkeys(each for each in found if replace(each, about="") == one)


def _explains(text: str, wording: CaseWording, year: int | None) -> bool:
    """Whether words tell that cases stem from elsewhere or from an earlier year."""
    if wording.explained.search(text):
        return True
    return any(year is not None and int(hit[1]) < year for hit in _YEAR.finditer(text))


def _nothing(marked: Marked, wording: CaseWording, said: frozenset[str]) -> Iterator[Claim]:
    """未发生行政复议; 零诉讼; 复议、诉讼均为零."""
    seen: set[tuple[int, int]] = set()
    for index in range(len(marked.mentions)):
        group = marked.group(index)
        low, high = marked.clause(group[0].start)
        if (low, group[0].start) in seen or _told_amount(marked, group):
            continue
        if group[0].start - low > _LONGEST:
            continue
        seen.add((low, group[0].start))
        denied = _denied_before(marked, group, low, wording)
        behind = marked.text[group[-1].end : _beyond_colon(marked, high)]
        if denied is None and wording.denial.behind.match(behind):
            denied = (low, group[0].start)
        if denied is None or _speaks_of_results(behind, wording):
            continue
        left = _left(marked, low, group[0].start, wording)
        for one in group:
            yield Claim(low, high, "none", one.about, "part" if left else "")
    if "there" not in said:
        return
    for hit in wording.denial.there.finditer(marked.text):
        low, high = marked.clause(hit.start())
        if hit.start() - low > _LONGEST:
            continue
        if not marked.within(low, high) and not _left(marked, low, hit.start(), wording):
            for about in _about(marked, hit, wording):
                yield Claim(low, high, "none", about, "")


def _left(marked: Marked, low: int, high: int, wording: CaseWording) -> str:
    """What a stretch says besides names of cases and words that narrow nothing."""
    kept, at = "", low
    for index in marked.within(low, high):
        kept += marked.text[at : marked.mentions[index].start]
        at = marked.mentions[index].end
    return wording.harmless.left(kept + marked.text[at:high])


def _beyond_colon(marked: Marked, high: int) -> int:
    """The end of a clause, or of the next one where only a colon parts them: 行政复议：无."""
    if marked.text[high : high + 1] in ("：", ":"):
        return marked.clause(high + 1)[1]
    return high


def _denied_before(
    marked: Marked, group: tuple[Mention, ...], low: int, wording: CaseWording
) -> tuple[int, int] | None:
    """The words before a name that deny it, if nothing but joints stands between."""
    before = marked.text[low : group[0].start]
    last = None
    for hit in wording.denial.verbs.finditer(before):
        last = hit
    if last is None:
        return None
    return low + last.start(), low + last.end()


def _speaks_of_results(behind: str, wording: CaseWording) -> bool:
    """Whether what is denied is a result: 没有一起行政诉讼被判败诉."""
    here = _LISTED.split(behind, maxsplit=1)[0]
    return bool(wording.results_in(here))


def _told_amount(marked: Marked, group: tuple[Mention, ...]) -> bool:
    """Whether an amount stands right behind the names."""
    high = marked.clause(group[-1].end - 1)[1]
    return any(
        group[-1].end <= start < high and one.value != 0 for start, _, one in marked.amounts
    )


def _lost(marked: Marked, wording: CaseWording) -> Iterator[Claim]:
    """零败诉; 未被纠错; 答复无一被撤销."""
    words = wording.outcome
    for hit in words.lost_suits.finditer(marked.text):
        if _aimed(marked, hit, wording):
            continue
        abouts = [one for one in _about(marked, hit, wording, near=True) if one != "review"]
        for about in abouts or ["litigation"]:
            yield _claim(marked, hit, "none_corrected", about, wording)
    for hit in words.lost_any.finditer(marked.text):
        if words.not_lost.search(hit.group() or "") is None and not _aimed(marked, hit, wording):
            narrow = _narrowed(hit.group() or "", wording)
            for about in _about(marked, hit, wording) or _default(marked, wording):
                claim = _claim(marked, hit, "none_corrected", about, wording)
                yield replace(claim, limited="part") if narrow else claim


def _narrowed(denied: str, wording: CaseWording) -> bool:
    """Whether only losses by one cause are denied: 未发生因逾期答复被撤销."""
    cause = wording.cause.search(denied)
    results = [one.pattern for one in wording.results_in(denied)]
    if cause is None or not results:
        return False
    stops = [hit.start() for one in results if (hit := one.search(denied))]
    inner = denied[cause.end() : max(cause.end(), min(stops))]
    for _, names in wording.about:
        inner = without(inner, names)  # 因信息公开被复议纠错
    return wording.harmless.left(without(inner, wording.outcome.lost_generally)) != ""


def _aimed(marked: Marked, hit: Match, wording: CaseWording) -> bool:
    """Whether a claim is only an aim: 力争零败诉."""
    low = marked.clause(hit.start())[0]
    return wording.aims.search(marked.text[low : hit.start()]) is not None


def _default(marked: Marked, wording: CaseWording) -> list[str]:
    """What a claim without a name is about: every case, where the sentence speaks of answers."""
    return [""] if wording.topic_of_claims.search(marked.text) else []


def _upheld(marked: Marked, told: list[Count], wording: CaseWording) -> Iterator[Claim]:
    """均获维持; 全部胜诉; 复议机关悉数维持."""
    words = wording.outcome
    for hit in words.everything.finditer(marked.text):
        if marked.text.startswith(_NOT_ALL, hit.end()):
            continue  # 全年、全市 is not all of them
        stop = marked.clause(hit.start())[1]
        text = marked.text[hit.start() : min(stop, hit.end() + _REACH)]
        strict, loose = words.upheld.search(text), words.loose.search(text)
        if words.refused.search(text) or not (strict or loose) or _aimed(marked, hit, wording):
            continue
        first = min(one.start() for one in (strict, loose) if one)
        if any(hit.end() <= start < hit.start() + first for start, _, _ in marked.amounts):
            continue
        kind = "all_upheld" if strict and not loose else "all_won"
        for about in _about(marked, hit, wording):
            yield _claim(marked, hit, kind, about, wording, told)
    for hit in words.rate.finditer(marked.text):
        for about in _about(marked, hit, wording):
            yield _claim(marked, hit, "all_won", about, wording, told)


def _claim(
    marked: Marked,
    hit: Match,
    kind: str,
    about: str,
    wording: CaseWording,
    told: list[Count] | None = None,
) -> Claim:
    words = wording.outcome
    low, high = marked.clause(hit.start())
    before = marked.text[low : hit.start()]
    earlier = marked.clauses[max(0, marked.clause_index(hit.start()) - 1)]
    beside = marked.text[earlier[0] : earlier[1]] if earlier[0] >= marked.segment(low) else ""
    limited = ""
    other = wording.other_field.search(before) and not wording.field.search(before)
    if words.rest.search(before) or other:
        limited = "part"
    elif words.limited.search(before) or words.limited.search(beside):
        limited = "concluded"
    elif wording.part.search(before):
        limited = "part"
    count = _said_count(told or [], about, low, hit.start())
    return Claim(low, high, kind, about, limited, count)


def _said_count(told: list[Count], about: str, low: int, at: int) -> Decimal | None:
    """Of how many cases a claim is made: the amount told last before it."""
    for one in reversed(told):
        if one.end <= at and one.about == about:
            return one.amount.value if one.amount.exact else None
        if one.end <= low:
            break
    return None


def _about(marked: Marked, hit: Match, wording: CaseWording, *, near: bool = False) -> list[str]:
    """The cases named in the clause of a claim, else in the clauses right before it."""
    begin = marked.segment(hit.start())
    low, high = marked.clause(hit.start())
    named = marked.within(low, high)
    at = marked.clause_index(hit.start())
    if not named:
        text = marked.text[low:high]
        decided = [about for about, pattern in wording.deciders if pattern.search(text)]
        if decided:
            return decided
    for back in range(1, 1 if near else _CLAUSES):
        if named or at - back < 0 or marked.clauses[at - back][0] < begin:
            break
        named = marked.within(*marked.clauses[at - back])
        if named:
            named = _listed(marked, at - back, begin) + named
    return list(dict.fromkeys(marked.mentions[index].about for index in named))


def _listed(marked: Marked, at: int, begin: int) -> list[int]:
    """Names in the clauses before one that only go on with its list: 复议3件，诉讼2件，均维持."""
    found: list[int] = []
    ends = marked.amount_ends
    while at > 0 and marked.clauses[at][1] in ends:
        low, high = marked.clauses[at - 1]
        named = marked.within(low, high)
        if low < begin or high not in ends or not named:
            break
        found = named + found
        at -= 1
    return found
