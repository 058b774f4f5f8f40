"""Candidate headings become the report's sections, in the order they stand.

Menus, tables of contents and lists of the parts in a preface are told from the headings
themselves by their density, and stray look-alikes by the style of the others. What cannot be
told is said as such (``doubtful``). Knows no words of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from hegui.extraction.headings import Candidate, HeadingBook, by_section, candidate
from hegui.extraction.prose import Line
from hegui.forms.edition import Edition, Section

_LISTING = 3  # this many headings with nothing between them make a list
_LISTED = ("；", ";", "、", "，", ",")  # after these a sentence goes on
_LACKING = 2  # so many of a list may be missing below it
_PREFERENCE = ("chinese", "arabic", "other", "none", "bracket")


@dataclass(frozen=True, slots=True)
class Found:
    """A level-1 heading with what stands under it.

    Attributes:
        candidate: the heading.
        due: the prescribed section, or None for one outside the form.
        line: the line it stands in.
        body: lines under it, the rest of its own line first.
        first: index of its block in the document.
        last: index of the first block after the section.
    """

    candidate: Candidate
    due: Section | None
    line: Line
    body: tuple[Line, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole report by sections.

    Attributes:
        preface: lines before the first heading.
        sections: in order.
        doubtful: ids of sections that may be there, but could not be told.
    """

    preface: tuple[Line, ...]
    sections: tuple[Found, ...]
    doubtful: frozenset[str]

    def at(self, block: int) -> str | None:
        """Id of the section of a block: "" before the first, None outside the form or unknown."""
        if not self.sections:
            return None
        if block < self.sections[0].first:
            return ""
        for found in reversed(self.sections):
            if found.first <= block:
                return found.due.id if found.due else None
        return None


def find_sections(
    lines: Sequence[Line], edition: Edition, book: HeadingBook, used: frozenset[int], blocks: int
) -> Layout:
    """The sections of a report of *blocks* blocks, of which *used* belong to tables."""
    all_candidates = [
        found
        for at, line in enumerate(lines)
        if (found := candidate(line, at, book)) is not None and not _in_list(lines, at, book)
    ]
    before_table = _before_table(lines, used)
    kept = _without_listings(all_candidates, lines, used)
    chosen = _choose(kept, edition, before_table)
    chosen = _with_foreign(chosen, kept, edition)
    doubtful = _doubtful(kept, chosen, edition)
    return _layout(lines, chosen, edition, doubtful, blocks)


def _in_list(lines: Sequence[Line], at: int, book: HeadingBook) -> bool:
    """Whether a sentence that lists titles was broken right before this line."""
    before = lines[at - 1].text if at else ""
    return before.endswith(_LISTED) and bool(book.hide_titles(before, "")[1])


def _before_table(lines: Sequence[Line], used: frozenset[int]) -> Callable[[int], bool]:
    """A test: whether a table comes before the next text."""

    def test(at: int) -> bool:
        end = lines[at + 1].block if at + 1 < len(lines) else lines[at].block + 40
        return any(block in used for block in range(lines[at].block + 1, end))

    return test


def _without_listings(
    candidates: Sequence[Candidate], lines: Sequence[Line], used: frozenset[int]
) -> list[Candidate]:
    """Without runs of headings that have nothing between them and come again later."""
    named = [one for one in candidates if one.section]
    dropped: set[int] = set()
    run: list[Candidate] = []
    for one, following in zip_longest(named, named[1:]):
        run.append(one)
        repeats = following is not None and following.section in {each.section for each in run}
        if following is not None and not repeats and _adjacent(one, following, lines, used):
            continue
        later = {other.section for other in named if other.at > run[-1].at}
        again = sum(other.section in later for other in run)
        if again >= max(_LISTING, len(run) - _LACKING):
            dropped.update(other.at for other in run)
        run = []
    return [one for one in candidates if one.at not in dropped]


def _adjacent(
    one: Candidate, other: Candidate, lines: Sequence[Line], used: frozenset[int]
) -> bool:
    if other.at != one.at + 1 or one.body:
        return False
    between = range(lines[one.at].block + 1, lines[other.at].block)
    return not any(block in used for block in between)


def _choose(
    candidates: Sequence[Candidate], edition: Edition, before_table: Callable[[int], bool]
) -> list[Candidate]:
    """The headings of prescribed sections: those in the main style, then what fills the gaps."""
    named = [one for one in candidates if one.section]
    styles = Counter(style for style, _ in {(one.style, one.section) for one in named})
    if not styles:
        return []
    main = max(styles, key=lambda style: (styles[style], -_PREFERENCE.index(style)))
    topics = _topic_names(edition)
    if main in ("none", "bracket"):
        named = [
            one
            for one in named
            if one.wording == "canonical" or one.title not in topics or before_table(one.at)
        ]
    order = {section.id: section.order for section in edition.sections}
    chosen: list[Candidate] = []
    for found in by_section(one for one in named if one.style == main).values():
        exact = [one for one in found if one.wording != "similar"] or found
        # a sub-heading may bear the section's name, but not its number
        own = [one for one in exact if one.number in (0, order[one.section])]
        if own:
            exact = [one for one in exact if one in own or before_table(one.at)]
        if main in ("none", "bracket") and len(exact) > 1:
            exact = [next((one for one in exact if before_table(one.at)), exact[-1])]
        chosen += exact
    rest = by_section(one for one in named if one.style != main)
    have = {one.section for one in chosen}
    for section_id, found in rest.items():
        if section_id in have:
            continue
        fitting = [
            one
            for one in found
            if _fits(one, order, chosen)
            and (one.number == order[section_id] or one.number == 0)
            and (one.number or before_table(one.at) or one.title not in topics)
        ]
        if fitting:
            chosen.append(next((one for one in fitting if before_table(one.at)), fitting[-1]))
    return sorted(chosen, key=lambda one: one.at)


def _topic_names(edition: Edition) -> frozenset[str]:
    """Names of sub-topics; some sections are called like a sub-topic of another one."""
    return frozenset(
        name
        for section in edition.sections
        for topic in section.topics
        for name in (topic.label, *topic.variants)
    )


def _fits(one: Candidate, order: dict[str, int], chosen: Iterable[Candidate]) -> bool:
    """Whether a stray heading stands between its neighbours of the form."""
    if one.wording == "similar" and one.style in ("none", "bracket"):
        return False
    mine = order[one.section]
    return all(
        (other.at < one.at) == (order[other.section] < mine)
        for other in chosen
        if other.section != one.section
    )


def _with_foreign(
    chosen: list[Candidate], candidates: Sequence[Candidate], edition: Edition
) -> list[Candidate]:
    """With level-1 headings outside the form: the number goes on where the others leave off."""
    if not chosen:
        return chosen
    order = {section.id: section.order for section in edition.sections}
    style = Counter(one.style for one in chosen).most_common(1)[0][0]
    numbered = style if style != "none" else _PREFERENCE[0]
    at_chosen = {one.at for one in chosen}
    taken = {one.number or order[one.section] for one in chosen if one.style == style}
    result, last = [], 0
    for one in candidates:
        if one.at in at_chosen:
            result.append(one)
            last = max(last, one.number or order[one.section])
        elif (
            not one.section
            and one.style == numbered
            and one.number not in taken
            and one.number == last + 1
            and one.at >= chosen[0].at - 1
        ):
            result.append(one)
            last = one.number
    return result


def _doubtful(
    candidates: Sequence[Candidate], chosen: Sequence[Candidate], edition: Edition
) -> frozenset[str]:
    have = {one.section for one in chosen}
    missing = {section.id: section.order for section in edition.sections} if chosen else {}
    if not chosen:
        return frozenset(section.id for section in edition.sections)
    topics = _topic_names(edition)
    doubtful = set()
    for one in candidates:
        if one.section and not (one.style == "bracket" and one.title in topics):
            doubtful.add(one.section)
        elif one.maybe and one.number == missing.get(one.maybe):
            doubtful.add(one.maybe)
    return frozenset(doubtful - have)


def _layout(
    lines: Sequence[Line],
    chosen: Sequence[Candidate],
    edition: Edition,
    doubtful: frozenset[str],
    blocks: int,
) -> Layout:
    due = {section.id: section for section in edition.sections}
    found = []
    for one, following in zip_longest(chosen, chosen[1:]):
        end = following.at if following else len(lines)
        line = lines[one.at]
        body = list(lines[one.at + 1 : end])
        if one.body:
            body.insert(0, Line(line.block, one.body, 0, line.place))
        last = lines[following.at].block if following else blocks
        section = due.get(one.section)
        found.append(Found(one, section, line, tuple(body), line.block, last))
    preface = lines[: chosen[0].at] if chosen else lines
    return Layout(tuple(preface), tuple(found), doubtful)
