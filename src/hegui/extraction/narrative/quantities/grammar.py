"""What a number in a sentence is said of: the subject before it, or behind its unit.

Goes from the number through its clause, over words that change nothing, to the nearest word of
the lexicon. Any other word in between means that it is not known what is counted, and then
nothing is read: a number held against the wrong figure is worse than one not read.
"""

import re
from dataclasses import replace

from hegui.extraction.narrative.amounts import Amount
from hegui.extraction.narrative.quantities.behind import (
    behind,
    of_other_kind,
    of_others,
    over_comma,
)
from hegui.extraction.narrative.quantities.lexicon import Sign, Sort, Subject, Token
from hegui.extraction.narrative.quantities.phrase import NAMES, OTHERS, Phrase
from hegui.extraction.narrative.quantities.said import WITHIN, Said, joined_subject

_CLOSED = re.compile(r"[（(][^（()）]{0,60}[)）]")
_JOINTS = "，,：:"
_COMMAS = ("，", ",")
_PERSONS = ("名", "位", "人", "户")
_EXTENDED = 2  # clauses a number may stand behind its subject
_ADDED, _COMPARES = re.compile(r"新增(?:加)?(?:了)?$"), re.compile(r"[较比]|同比|环比|相比")
_CHANGE = 8  # characters before a number in which a word of change may stand
_BRACKETS = ("（", "(")


def said_of(phrase: Phrase, amount: Amount) -> Said | None:
    """What *amount* is said of; None where that is not known."""
    if Sign.CHANGE in phrase.signs and _changed(phrase, amount):
        return None
    if of_others(phrase, amount.end):
        return None
    before = _before(phrase, amount)
    if before is not None and _ended(phrase, before, amount):
        return None
    if of_other_kind(phrase, amount):
        return None
    if before is not None and not phrase.lexicon.is_bare(before.subject):
        return before
    later = behind(phrase, amount)
    if later is not None and _ended(phrase, later, amount):
        return None
    settled = later is not None and later.share is False
    over = None if settled else over_comma(phrase, amount)
    if over is not None:
        return over
    if later is not None:
        low = max(phrase.clause_start(amount.start), phrase.bound(amount))
        return replace(later, part=later.part or phrase.has_part(low, amount.start))
    if before is not None and before.share is False:
        alone = phrase.filled(amount.end, phrase.clause_end(amount.end))
        return before if alone else replace(before, share=None)
    return before


def _changed(phrase: Phrase, amount: Amount) -> bool:
    """Whether a number says by how much something changed; 新增 alone says what came in."""
    head = phrase.text[max(0, amount.start - _CHANGE) : amount.start]
    if phrase.lexicon.changes.search(head) is None:
        return False
    clause = phrase.text[phrase.clause_start(amount.start) : amount.start]
    return _ADDED.search(clause) is None or _COMPARES.search(clause) is not None


def _ended(phrase: Phrase, said: Said, amount: Amount) -> bool:
    """Whether what should go over was closed after all: 跨年度的2件申请已于年内办结."""
    if said.subject.about != "left_over":
        return False
    end = phrase.clause_end(amount.end)
    if said.at < amount.start and phrase.says("closed", amount.end, end):
        return True
    stop = phrase.clause_end(end + 1)
    if phrase.text[end : end + 1] not in _COMMAS or phrase.next(amount) < stop:
        return False
    return phrase.says("closed", end + 1, stop) and not phrase.says("left_over", end + 1, stop)


def _before(phrase: Phrase, amount: Amount) -> Said | None:
    """The subject before a number, a clause or two away where nothing else stands between."""
    low, bound = phrase.clause_start(amount.start), phrase.bound(amount)
    for _ in range(_EXTENDED):
        if low <= bound or phrase.text[low - 1] not in _JOINTS:
            break
        earlier = phrase.clause_start(low - 1)
        if not phrase.filled(low, amount.start):
            break
        if earlier < bound:
            low = bound if phrase.text[bound - 1 : bound] in _PERSONS else low
            break  # 33名群众提出申请，合计33件
        low = earlier
    low = phrase.tokens.opened(low)
    said = _Walk(phrase, max(low, bound), amount.start).said()
    return None if said is not None and _denied_earlier(phrase, said, amount) else said


def _denied_earlier(phrase: Phrase, said: Said, amount: Amount) -> bool:
    """Whether the subject was only denied, a clause before: 没有部分公开的，6件均予以公开."""
    begin = phrase.clause_start(said.at)
    if begin == phrase.clause_start(amount.start):
        return False
    hits = phrase.lexicon.denied_before.finditer(phrase.text[begin : said.at])
    named = [one for one in phrase.tokens.within(begin, said.at) if one.sort is Sort.SUBJECT]
    return any(
        not any(one.start <= begin + hit.start() < one.end for one in named) for hit in hits
    )


class _Walk:
    """The way from a number back to what it is said of."""

    def __init__(self, phrase: Phrase, low: int, high: int) -> None:
        self._phrase = phrase
        self._low, self._high = low, high
        self._place = self._begun = high
        self._found: Subject | None = None
        self._name: Token | None = None
        self._doubtful = self._foreign = False
        self._limits = 0

    def said(self) -> Said | None:
        for token in reversed(self._phrase.tokens.within(self._low, self._high)):
            if self._found is not None:
                self._join(token)
            elif not self._passed(token):
                return None
        subject = self._found or self._bare()
        if subject is None or self._foreign or not self._meant(subject):
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
        if token.sort is Sort.OTHER and not gap:
            self._foreign = True  # 不动产登记
        if token.sort is not Sort.SUBJECT or gap.strip(WITHIN) or self._found is None:
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
        if not self._phrase.anybody(self._low, self._begun):
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
        limits, doubtful = self._limits, self._doubtful
        topic = phrase.topic(low, begun)
        if phrase.of_class(subject, low, begun) or (topic and topic.limits(subject)):
            limits, doubtful = max(limits, 1), False
        share: bool | None = phrase.limited(subject, low, begun, limits, self._high)
        return Said(
            subject=subject,
            at=begun,
            share=None if doubtful and not share else share,
            part=phrase.has_part(low, self._high)
            and phrase.lexicon.parts.search(_CLOSED.sub("", phrase.text[low : self._high]))
            is not None,
            carried=phrase.says("brought_over", low, begun) and phrase.has_part(low, begun),
            of=topic.about if topic else "",
        )
