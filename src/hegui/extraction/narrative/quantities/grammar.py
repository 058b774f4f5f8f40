"""What a number in a sentence is said of: the subject before it, or behind its unit.

Goes from the number through its clause, over words that change nothing, to the nearest word of
the lexicon. Any other word in between means that it is not known what is counted, and then
nothing is read: a number held against the wrong figure is worse than one not read.
"""

import re
from dataclasses import dataclass, replace

from hegui.extraction.narrative.amounts import Amount
from hegui.extraction.narrative.quantities.lexicon import Sort, Subject, Token
from hegui.extraction.narrative.quantities.phrase import NAMES, OTHERS, Phrase

_CLOSED = re.compile(r"[（(][^（()）]{0,60}[)）]")
_JOINTS = "，,：:"
_EXTENDED = 2  # clauses a number may stand behind its subject
_GAP = 16  # characters that may stand between a number and a subject behind it
_NEXT = 12  # characters behind a number in which what it counts may stand
_CHANGE = 8  # characters before a number in which a word of change may stand
_TAKEN, _HAVING = re.compile(r"[对将就](?:其中|上述|该)?(?:的)?$"), "有"
_WITHIN = "、和及与或以者的（）()含“”"
_BRACKETS = ("（", "(")
_AMONG, _ALL = ("中", "里"), "共"


@dataclass(frozen=True, slots=True)
class Said:
    """What a number, or a denial, is said of.

    Attributes:
        subject: with all rows and columns that were named together.
        at: offset of its word.
        share: it is only a part of that; None if this cannot be told.
        part: it follows 其中 or stands in an enumeration of parts.
        carried: what was brought over from the year before is said to be included.
        of: about of the whole that a clause before says it is part of; "" if none does.
    """

    subject: Subject
    at: int
    share: bool | None
    part: bool
    carried: bool
    of: str = ""


def said_of(phrase: Phrase, amount: Amount) -> Said | None:
    """What *amount* is said of; None where that is not known."""
    if phrase.lexicon.changes.search(phrase.text[max(0, amount.start - _CHANGE) : amount.start]):
        return None
    if _of_others(phrase, amount.end):
        return None
    before = _before(phrase, amount)
    if before is not None and not phrase.lexicon.is_bare(before.subject):
        return before
    behind = _behind(phrase, amount)
    if behind is not None:
        low = max(phrase.clause_start(amount.start), phrase.bound(amount))
        part = phrase.lexicon.parts.search(phrase.text[low : amount.start]) is not None
        return replace(behind, part=behind.part or part)
    if before is not None and before.share is False:
        alone = phrase.filled(amount.end, phrase.clause_end(amount.end))
        return before if alone else replace(before, share=None)
    return before


def _of_others(phrase: Phrase, place: int) -> bool:
    """Whether a number is followed at once by something else that it counts: 3件文件."""
    words = phrase.tokens.within(place, min(phrase.clause_end(place), place + _NEXT))
    return bool(words) and words[0].sort in OTHERS and words[0].start == place


def _before(phrase: Phrase, amount: Amount) -> Said | None:
    """The subject before a number, a clause or two away where nothing else stands between."""
    low, bound = phrase.clause_start(amount.start), phrase.bound(amount)
    for _ in range(_EXTENDED):
        if low <= bound or phrase.text[low - 1] not in _JOINTS:
            break
        earlier = phrase.clause_start(low - 1)
        if earlier < bound or not phrase.filled(low, amount.start):
            break
        low = earlier
    said = _Walk(phrase, max(low, bound), amount.start).said()
    return None if said is not None and _denied_earlier(phrase, said, amount) else said


def _denied_earlier(phrase: Phrase, said: Said, amount: Amount) -> bool:
    """Whether the subject was only denied, a clause before: 没有部分公开的，6件均予以公开."""
    begin = phrase.clause_start(said.at)
    if begin == phrase.clause_start(amount.start):
        return False
    return phrase.lexicon.denied_before.search(phrase.text[begin : said.at]) is not None


class _Walk:
    """The way from a number back to what it is said of."""

    def __init__(self, phrase: Phrase, low: int, high: int) -> None:
        self._phrase = phrase
        self._low, self._high = low, high
        self._place = self._begun = high
        self._found: Subject | None = None
        self._name: Token | None = None
        self._doubtful = False
        self._limits = 0

    def said(self) -> Said | None:
        for token in reversed(self._phrase.tokens.within(self._low, self._high)):
            if self._found is not None:
                self._join(token)
            elif not self._passed(token):
                return None
        subject = self._found or self._bare()
        if subject is None or not self._meant(subject):
            return None
        return self._made(subject)

    def _passed(self, token: Token) -> bool:
        """Goes over a word; False where it is then not known what is counted."""
        phrase = self._phrase
        filled = phrase.filled(token.end, self._place)
        if self._name is None:
            if not filled or token.sort in (*OTHERS, Sort.NEUTRAL):
                return False
        elif token.sort is Sort.NEUTRAL:
            return True
        filled = filled or phrase.anybody(token.end, self._place)
        self._doubtful = self._doubtful or not filled or token.sort in OTHERS
        if token.sort is Sort.SUBJECT:
            self._found, self._begun = phrase.subject(token), token.start
        elif token.sort in NAMES:
            self._name = self._name or token
        elif token.sort not in (*OTHERS, Sort.EVERYBODY):
            self._limits += 1
        self._place = token.start
        return True

    def _join(self, token: Token) -> None:
        """Takes in a word right before the one found: 予以公开和部分公开, 其他处理（含撤回的）."""
        gap = self._phrase.text[token.end : self._place]
        if token.sort is not Sort.SUBJECT or gap.strip(_WITHIN) or self._found is None:
            return
        if (
            "）" in gap or ")" in gap
        ):  # of the number before: 无法提供10件（均为不掌握）、不予处理2件
            return
        subject = self._phrase.subject(token)
        joined = joined_subject(self._found, subject)
        if joined is None and gap.startswith(_BRACKETS):
            joined = subject  # what stands in the bracket is a part of it
        if joined is None and subject.rows and not self._found.implied:
            joined = subject  # 不予公开答复: the answer of this kind
        if joined is not None:
            self._found, self._begun, self._place = joined, token.start, token.start

    def _bare(self) -> Subject | None:
        """What a number beside nothing but the thing is said of."""
        if self._name is None:
            return None
        self._begun = self._name.start
        if not self._phrase.filled(self._low, self._begun):
            self._doubtful = True
            if self._name.sort is Sort.WEAK:
                return None
        return self._phrase.lexicon.bare(self._name.index)

    def _meant(self, subject: Subject) -> bool:
        """Whether the thing the subject needs is what is counted."""
        phrase, name = self._phrase, self._name
        if phrase.of_attributes and (subject.listed or (name and name.sort is Sort.WEAK)):
            return False
        if name is not None:
            return phrase.thing(name) == subject.thing
        if subject.columns and not phrase.filled(self._low, self._begun):
            return False
        return phrase.counts(subject, self._begun)

    def _made(self, subject: Subject) -> Said:
        phrase, low, begun = self._phrase, self._low, self._begun
        parts = phrase.lexicon.parts
        limits, doubtful = self._limits, self._doubtful
        topic = phrase.topic(low, begun)
        if phrase.of_class(subject, low, begun) or (topic and topic.limits(subject)):
            limits, doubtful = max(limits, 1), False
        share: bool | None = phrase.limited(subject, low, begun, limits, self._high)
        return Said(
            subject=subject,
            at=begun,
            share=None if doubtful and not share else share,
            part=parts.search(_CLOSED.sub("", phrase.text[low : self._high])) is not None,
            carried=phrase.says("brought_over", low, begun)
            and parts.search(phrase.text[low:begun]) is not None,
            of=topic.about if topic else "",
        )


def _behind(phrase: Phrase, amount: Amount) -> Said | None:
    """The subject behind a number: 5件结转至2024年, 3件申请人主动撤回, 对2件申请予以公开."""
    low = max(phrase.clause_start(amount.start), phrase.bound(amount))
    head = phrase.text[low : amount.start]
    if _TAKEN.search(head):
        return _taken(phrase, amount)
    alone = phrase.filled(low, amount.start) or _only_name(phrase, low, amount.start)
    if not alone and not head.endswith(_HAVING):
        return None
    stop = min(phrase.clause_end(amount.end), phrase.next(amount))
    place, named, limits = amount.end, None, 0
    for token in phrase.tokens.within(amount.end, stop):
        filled = phrase.filled(place, token.start)
        if token.sort is Sort.SUBJECT:
            gap = token.start - place
            return _said_behind(phrase, token, stop, (filled, named is not None, limits, gap))
        if token.sort in OTHERS or (token.sort in NAMES and not filled):
            return None
        if token.sort in NAMES:
            named = named or token
        elif token.sort not in (Sort.NEUTRAL, Sort.EVERYBODY):
            limits += 1
        place = token.end
    return _among(phrase, amount, named, stop) if named is not None else None


def _said_behind(
    phrase: Phrase, token: Token, stop: int, way: tuple[bool, bool, int, int]
) -> Said | None:
    filled, named, limits, gap = way
    subject = phrase.subject(token)
    if phrase.of_attributes and subject.listed:
        return None
    if not named and not phrase.counts(subject, token.start):
        return None
    if (filled and (named or subject.behind)) or (subject.apart and gap <= _GAP):
        said = _joined_behind(phrase, token, stop)
        return replace(said, share=True) if limits and not subject.implied else said
    if not subject.implied:
        return Said(subject, token.start, share=None, part=True, carried=False)
    return None


def _taken(phrase: Phrase, amount: Amount) -> Said | None:
    """The last of the ways in which 对…件 were dealt with, over the commas."""
    stop = min(phrase.segment_end(amount.end), phrase.next(amount))
    words = phrase.tokens.within(amount.end, stop)
    ways = [one for one in words if one.sort is Sort.SUBJECT and phrase.subject(one).rows]
    if not ways or phrase.of_attributes:
        return None
    first = ways[-1]
    if phrase.text.startswith("的", first.end) and _of_others(phrase, first.end + 1):
        return None
    for token in reversed(ways[:-1]):
        if phrase.text[token.end : first.start].strip(_WITHIN):
            break
        first = token
    return _joined_behind(phrase, first, stop)


def _joined_behind(phrase: Phrase, token: Token, stop: int) -> Said:
    subject, place = phrase.subject(token), token.end
    for other in phrase.tokens.within(token.end, stop):
        if other.sort is not Sort.SUBJECT or phrase.text[place : other.start].strip(_WITHIN):
            break
        joined = joined_subject(subject, phrase.subject(other))
        if joined is None:
            break
        subject, place = joined, other.end
    return Said(subject, token.start, share=False, part=False, carried=False)


def _among(phrase: Phrase, amount: Amount, named: Token, stop: int) -> Said | None:
    """The thing behind a number and nothing else: 9件申请中."""
    subject = phrase.lexicon.bare(named.index)
    if subject is None or not phrase.filled(amount.end, named.start):
        return None
    ahead = phrase.text[phrase.clause_start(amount.start) : amount.start]
    whole = _ALL in ahead and phrase.filled(named.end, stop)
    if not (whole or phrase.text[amount.end : stop].endswith(_AMONG)):
        return None
    return Said(subject, named.start, share=False, part=False, carried=False)


def _only_name(phrase: Phrase, low: int, high: int) -> bool:
    tokens = phrase.tokens.within(low, high)
    return len(tokens) == 1 and tokens[0].sort in NAMES


def joined_subject(one: Subject, other: Subject) -> Subject | None:
    """Two subjects named together; None if they cannot be added up."""
    if one.about != other.about or not one.listed:
        return None
    return replace(
        one,
        rows=tuple(dict.fromkeys((*other.rows, *one.rows))),
        columns=tuple(dict.fromkeys((*other.columns, *one.columns))),
    )
