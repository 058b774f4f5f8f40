"""What a sentence says of all that it has just counted: 收到申请5件，申请主体均为企业.

The number is told before; the words behind it say of which kind all of them are, or which of two
numbers the report goes by. General Chinese; the kinds are those of the lexicon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.quantities.lexicon import Sort, Subject
from hegui.extraction.narrative.quantities.phrase import Phrase
from hegui.extraction.narrative.quantities.said import Said, joined_subject
from hegui.extraction.narrative.quantities.statement import Statement
from hegui.extraction.narrative.reader import Context

_EVERY = re.compile(
    r"(?:无一例外地?(?:均|都|全部)?|清一色|均|全部|都|皆|悉数|全数)(?:都|均)?"
    r"(?:为|是|系|由|来自于?|出自|属于?)?"
)
_WHO = re.compile(
    r"(?:其|该|上述|所有|全部|这些|提出|提交|的|申请|主体|人|者|方|身份|类别|类型|构成|情况|提起|上|看)*"
)
_BEHIND = re.compile(
    r"(?:个人|本人)?(?:所?提(?:出|交|起)|递交|申请|的|所为|身份|类|组织|单位|了)*"
)
_WHICH = re.compile(
    r"(?:按|以|采用|使用|采信|依据|取)照?(?:上述)?"
    r"(?:(?P<first>前者|前一(?:种|个)?(?:口径|数)?|第一种口径)|后者|后一(?:种|个)?(?:口径|数)?|第二种口径)"
)
_JOINTS = "、和及与或以者其他它的"
_OPENS, _COMMAS = ("（", "("), ("，", ",")
_INNER = 40  # characters behind a number in which what it includes is named


def of_one_kind(phrase: Phrase, whole: Said, amount: Amount) -> Iterator[tuple[Said, int]]:
    """Which class all that *amount* counts belong to, and where the words end."""
    if whole.share is not False or whole.subject.listed:
        return
    begin, stop = amount.end, phrase.clause_end(amount.end)
    if phrase.text[begin : begin + 1] in _OPENS:
        closes = [at for sign in "）)" if (at := phrase.text.find(sign, begin, stop)) >= 0]
        begin, stop = begin + 1, min(closes, default=begin + 1)
    for _ in range(2):  # the clause of the number, and the one behind it
        found = _kind_in(phrase, begin, stop)
        if found is not None:
            subject, end = found
            yield Said(subject, begin, share=False, part=False, carried=False), end
            return
        if phrase.text[stop : stop + 1] not in _COMMAS:
            return
        begin, stop = stop + 1, phrase.clause_end(stop + 1)


def _kind_in(phrase: Phrase, begin: int, stop: int) -> tuple[Subject, int] | None:
    """The class named between two places, if nothing else is said there."""
    text = phrase.text
    every = _EVERY.search(text, begin, stop)
    if every is None or min(phrase.next_after(begin), phrase.next_after(every.end())) < stop:
        return None
    head = text[begin : every.start()]
    if _WHO.fullmatch(head) is None and not phrase.anybody(begin, every.start()):
        return None
    subject: Subject | None = None
    place = every.end()
    for token in phrase.tokens.within(every.end(), stop):
        if token.sort is not Sort.SUBJECT or not phrase.subject(token).columns:
            break
        gap = text[place : token.start]
        if gap.strip(_JOINTS) or (subject is None and gap):
            return None
        other = phrase.subject(token)
        subject = other if subject is None else joined_subject(subject, other)
        place = token.end
    if subject is None or _BEHIND.fullmatch(text[place:stop]) is None:
        return None
    return subject, stop


def with_inner(phrase: Phrase, said: Said, amount: Amount) -> Said:
    """A result that is said to include another stands for both: 同意公开9件（含部分公开1件）."""
    text, end = phrase.text, amount.end
    if not said.subject.rows or text[end : end + 1] not in (*_OPENS, *_COMMAS):
        return said
    bracket = text[end] in _OPENS
    closes = [at for sign in "）)" if (at := text.find(sign, end, end + _INNER)) >= 0]
    stop = min(closes, default=end) if bracket else phrase.clause_end(end + 1)
    part = phrase.lexicon.parts.search(text[end + 1 : min(stop, end + _INNER)])
    if part is None or part.start() > 0:
        return said
    subject = said.subject
    for token in phrase.tokens.within(end + 1, stop):
        inner = phrase.subject(token) if token.sort is Sort.SUBJECT else None
        if inner is not None and len(inner.rows) == 1 and not set(inner.rows) & set(subject.rows):
            subject = joined_subject(subject, inner) or subject
    return replace(said, subject=subject)


def on_one_basis(
    context: Context, phrase: Phrase, statements: Sequence[Statement]
) -> Sequence[Statement]:
    """Of two numbers of one thing only the one that the report says it goes by is its total."""
    hit = _WHICH.search(phrase.sentence.text)
    totals = [one for one in statements if one.share is False and not one.rows]
    if hit is None or not totals:
        return statements
    at = phrase.sentence.start + hit.start()
    told = [
        one
        for one in phrase.sentence.amounts
        if one.end <= at and one.measure is Measure.COUNT and one.unit == totals[0].unit
    ]
    if len(told) < len(_PAIR):
        return statements
    meant = told[0] if hit["first"] else told[-1]
    kept = [
        one if one.start <= meant.start < one.end else replace(one, share=True)
        for one in statements
    ]
    if any(one.share is False for one in kept) or not meant.exact:
        return kept
    total = replace(
        totals[0],
        low=meant.value,
        high=meant.value,
        begin=phrase.clause_start(meant.start),
        start=meant.start,
        end=phrase.clause_end(meant.end),
        frame=context.frame(meant.start, meant.end),
    )
    return [*kept, total]


_PAIR = ("前者", "后者")
