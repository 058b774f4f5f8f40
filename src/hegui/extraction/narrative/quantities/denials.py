"""What a sentence denies: 未收到申请, 无上年结转, 申请量为零, and claims that all was closed.

Between the word that denies and what it denies only words may stand that limit nothing; a denial
of one channel or one kind of request is a share.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hegui.extraction.narrative.quantities.lexicon import Sign, Sort, Subject, Token
from hegui.extraction.narrative.quantities.phrase import NAMES, OTHERS, Phrase
from hegui.extraction.narrative.quantities.said import Said

_SINGLE = 2
_BEHIND = 12
_NEW = "新"
_WHO = "申请人"
_NAMED = ("情况", "率", "的", "作为", "纳入", "归档", "机制", "目标")
_DENIED = re.compile(r"(?:没有|未|不)(?:出现|发生|存在|产生)(?:任何)?$")
_NEXT = re.compile(r"、(?=[零无没未])")  # 零申请、零投诉
_ALREADY = re.compile(r"(?:年初|期初|上一?年度?|去年)(?:度)?(?:年[末底]|末|底)?(?:并|均|也)?$")
_EXCEPT = re.compile(r"除[^，。；]{1,40}外[，,]?$")
_LIMITS = (Sort.LIMIT, Sort.REASON)


@dataclass(frozen=True, slots=True)
class Denial:
    """What is denied, or claimed of all of them, and the words."""

    said: Said
    start: int
    end: int


def denied(phrase: Phrase) -> Iterator[Denial]:
    """Each denial of a sentence."""
    sentence, taken = phrase.sentence, phrase.sentence.start
    before = Sign.DENIED_BEFORE in phrase.signs
    for hit in phrase.lexicon.denied_before.finditer(sentence.text) if before else ():
        start, place = sentence.start + hit.start(), sentence.start + hit.end()
        if _DENIED.search(phrase.text[phrase.clause_start(start) : start]):
            continue  # 没有出现无人受理的情况
        found = _Words(phrase, start, place).denial() if start >= taken else None
        if found is not None:
            taken = found.end
            yield _turned(phrase, found)
    if Sign.DENIED_BEHIND not in phrase.signs:
        return
    for token in phrase.tokens.within(taken, sentence.end):
        found = _denied_before(phrase, token)
        if found is not None:
            yield found


def completed(phrase: Phrase) -> Iterator[Denial]:
    """Each claim that all that was received was closed; none of those that speak of deadlines."""
    if Sign.ALL_CLOSED not in phrase.signs:
        return
    lexicon = phrase.lexicon
    rate = next((one for one in lexicon.subjects if one.percent), None)
    start = phrase.sentence.start
    while rate is not None and start < phrase.sentence.end:
        end = phrase.clause_end(start)
        if _all_closed(phrase, start, end) and phrase.speaks_of(rate, start, end):
            yield _denial(rate, start, end, share=False)
        start = end + 1


def _all_closed(phrase: Phrase, start: int, end: int) -> bool:
    """Whether a clause claims it of everything, and of nothing else: no channel, no permit."""
    lexicon, clause = phrase.lexicon, phrase.text[start:end]
    claim = lexicon.all_closed.search(clause)
    if claim is None or lexicon.rate_limits.search(clause):
        return False
    if clause.startswith(_NAMED, claim.end()):  # 全部办结情况纳入考核
        return False
    before = phrase.text[phrase.clause_start(max(start - 1, 0)) : start]
    if _EXCEPT.search(before):
        return False
    for token in phrase.tokens.within(start, end):
        if token.sort in (Sort.OTHER, *_LIMITS):
            return False
        if token.sort is Sort.SUBJECT and phrase.subject(token).about == "withdrawn":
            return False
    return True


def _turned(phrase: Phrase, one: Denial) -> Denial:
    """What was open at the end of last year came over from it: 上年无未办结申请."""
    if one.said.subject.about != "left_over":
        return one
    if _ALREADY.search(phrase.text[phrase.clause_start(one.start) : one.start]) is None:
        return one
    subject = next(
        (other for other in phrase.lexicon.subjects if other.about == "brought_over"), None
    )
    return one if subject is None else replace(one, said=replace(one.said, subject=subject))


def _denied_before(phrase: Phrase, token: Token) -> Denial | None:
    """A denial that stands behind what it denies: 申请量为零."""
    if token.sort not in (*NAMES, Sort.SUBJECT):
        return None
    rest = phrase.text[token.end : min(phrase.clause_end(token.end), token.end + _BEHIND)]
    if phrase.lexicon.denied_behind.search(rest) is None:
        return None
    named = token.sort is Sort.SUBJECT
    subject = phrase.subject(token) if named else phrase.lexicon.bare(token.index)
    if subject is None or subject.percent:
        return None
    if not named:
        near = phrase.tokens.before(token.start, 1)
        if near and near[0].sort is Sort.SUBJECT and phrase.filled(near[0].end, token.start):
            before = phrase.subject(near[0])  # 上年结转申请为零
            subject = before if before.implied and not before.percent else subject
    if phrase.of_attributes and (subject.listed or token.sort is Sort.WEAK):
        return None
    share = _limited(phrase, phrase.clause_start(token.start), token.start)
    return _denial(subject, token.start, token.end, share=share)


class _Words:
    """The words behind a denying word, up to the end of its clause."""

    def __init__(self, phrase: Phrase, start: int, place: int) -> None:
        self._phrase = phrase
        self._start, self._place, self._end = start, place, place
        self._stop = phrase.clause_end(place)
        following = _NEXT.search(phrase.text, place, self._stop)
        if following is not None:
            self._stop = following.start()
        self._found: Subject | None = None
        self._limits = 0

    def denial(self) -> Denial | None:
        """What they deny; None where words stand among them that are not understood."""
        for token in self._phrase.tokens.within(self._place, self._stop):
            if not self._phrase.anybody(self._end, token.start) or not self._took(token):
                return None
            self._end = token.end
            if token.sort in NAMES:
                break
        subject = self._whole()
        if subject is None or not self._phrase.speaks_of(subject, self._start, self._end):
            return None
        all_of = self._phrase.lexicon.all_of
        share = self._limits > 0 and not all_of.search(self._phrase.text[self._place : self._end])
        begin = self._phrase.clause_start(self._start)
        share = share or _limited(self._phrase, begin, self._start)
        return _denial(subject, self._start, self._end, share=share)

    def _took(self, token: Token) -> bool:
        """Takes in a word; False if nothing is denied that can be understood."""
        if token.sort in NAMES:
            self._found = self._found or self._phrase.lexicon.bare(token.index)
        elif token.sort in _LIMITS:
            self._limits += 1
        elif token.sort is Sort.NEUTRAL:
            return self._phrase.text[token.start : token.end] == _WHO
        elif token.sort in OTHERS:
            return False
        elif token.sort is Sort.SUBJECT:
            subject = self._phrase.subject(token)
            if subject.percent or subject.about == "withdrawn":
                return False
            self._found = self._stronger(subject)
        return True

    def _stronger(self, subject: Subject) -> Subject:
        """Of two subjects the one that says more: 未收到法人提出的, 未办结的申请."""
        found = self._found
        if found is not None and found.about == "left_over" and subject.about == "brought_over":
            return subject  # 尚未办结的申请转入本年
        return subject if found is None or not found.implied else found

    def _whole(self) -> Subject | None:
        """What is denied, if nothing but harmless words follow it in the clause."""
        phrase, found = self._phrase, self._found
        if found is None:
            return None
        if not phrase.anybody(self._end, self._stop):
            tail = phrase.tokens.within(self._end, self._stop)
            if not tail or tail[0].sort is not Sort.SUBJECT:
                return None
            later = phrase.subject(tail[0])
            if not (later.behind and phrase.anybody(self._end, tail[0].start)) or later.listed:
                return None
            found, self._end = later, tail[0].end
        if found.about == "moved":
            return phrase.lexicon.directed(
                phrase.text[phrase.clause_start(self._start) : self._start]
            )
        new = _NEW in phrase.text[self._place : self._end]
        return phrase.lexicon.only_new(found) if new and not found.implied else found


def _denial(subject: Subject, start: int, end: int, *, share: bool) -> Denial:
    return Denial(Said(subject, start, share, part=False, carried=False), start, end)


def _limited(phrase: Phrase, low: int, high: int) -> bool:
    """Whether words before a denial limit it to one channel; several named stand for all."""
    words = [token for token in phrase.tokens.within(low, high) if token.sort in _LIMITS]
    return bool(words) and len(words) < _SINGLE
