"""How many cases a sentence tells of: 被申请行政复议3件，其中维持2件、1件尚在审理.

For every amount its case (named before it, behind it, or carried from the amount before) and its
result. What stands between name and amount must be words that join them; anything else may make
the amount another thing, and it is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hegui.extraction.narrative.amounts import Amount
from hegui.extraction.narrative.claims.counted import counts_cases, shared
from hegui.extraction.narrative.claims.mentions import Marked
from hegui.extraction.narrative.claims.results import (
    after_result,
    before_result,
    result_behind,
    result_in,
)
from hegui.extraction.narrative.claims.wording import CaseWording, without

CONCLUDED = "concluded"
_REACH = 40  # characters behind an amount in which its case may be named
_JOINTS = "、和及与或并,，"


@dataclass(frozen=True, slots=True)
class Count:
    """An amount of cases.

    Attributes:
        start: of the words that tell it, in the sentence.
        end: of the amount.
        about: which cases; ``disputes`` for several kinds together.
        result: how they ended; "" for all of them.
        amount: the amount.
        field: said to concern the agency's own field; False every field; None if not said.
        share: only some of the cases; None if that cannot be told.
        said_here: whether the field is said beside this very amount, or the one it is listed with.
    """

    start: int
    end: int
    about: str
    result: str
    amount: Amount
    field: bool | None
    share: bool | None
    said_here: bool


@dataclass
class _Past:
    """What earlier amounts of a sentence leave to later ones."""

    last: Count | None = None
    waiting: list[str] = field(default_factory=list)
    abouts: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Here:
    """An amount under way: its sentence, what came before, and from where to where it is told."""

    marked: Marked
    past: _Past
    span: tuple[int, int, int]
    amount: Amount


def counts(marked: Marked, wording: CaseWording, earlier: Count | None = None) -> Iterator[Count]:
    """The amounts of cases in a sentence, in order.

    *earlier* is the last one of the sentence before it, which this one may go on with: 其中…….
    """
    goes_on = earlier is not None and wording.part.match(marked.text) is not None
    past = _Past(replace(earlier, start=0, end=0) if earlier and goes_on else None)
    before = 0
    for start, end, amount in marked.amounts:
        begin = max(before, marked.clause(start)[0])
        if counts_cases(marked, wording, (begin, start), amount) and not _of_quarrels(
            marked, begin, end
        ):
            found = list(_counted(_Here(marked, past, (begin, start, end), amount), wording))
            yield from found
            if found:
                past.last = found[-1]
                past.abouts += [(one.end, one.about) for one in found]
        before = end


def _of_quarrels(marked: Marked, begin: int, end: int) -> bool:
    """Whether what is counted is called by a word for any dispute, settled ones included."""
    low, high = marked.clause(begin)[0], marked.clause(end - 1)[1]
    named = [marked.mentions[index].about for index in marked.within(low, high)]
    return bool(named) and set(named) == {"disputes"}


def _counted(here: _Here, wording: CaseWording) -> Iterator[Count]:
    marked, past, span, amount = here.marked, here.past, here.span, here.amount
    begin, start, end = span
    head = marked.text[begin:start]
    if wording.differs.search(head) or wording.denied.search(head):
        return
    named = marked.within(begin, start)
    if named:
        past.waiting = []
        yield from _behind_name(here, wording, named[-1])
        return
    if past.waiting and head.strip(_JOINTS) == "" and past.last is not None:
        about = past.waiting.pop(0)
        yield replace(past.last, start=start, end=end, about=about, amount=amount)
        return
    behind = _named_behind(marked, wording, end)
    last = past.last or _only_named(marked, wording, begin, amount)
    decided = _decided(marked, wording, span, amount)
    if decided is not None and behind is None and (last is None or last.about != decided.about):
        yield decided
        return
    if behind is not None:
        yield from _before_name(here, wording, behind)
    elif last is not None and last.end >= (begun := _goes_back_to(marked, wording, start)):
        abouts = [about for at, about in past.abouts if at >= begun] or [last.about]
        yield from _carried(marked, wording, last, span, amount, list(dict.fromkeys(abouts)))


def _goes_back_to(marked: Marked, wording: CaseWording, at: int) -> int:
    """Where the part between semicolons begins, with the part before it if it says 其中."""
    begun = marked.segment(at)
    if begun and wording.part.match(marked.text[begun:at]):
        return marked.segment(begun - 1)
    return begun


def _decided(
    marked: Marked, wording: CaseWording, span: tuple[int, int, int], amount: Amount
) -> Count | None:
    """A result by whoever decided it: 1件答复被法院撤销."""
    begin, start, end = span
    clause = marked.text[end : marked.clause(start)[1]]
    decided = [about for about, pattern in wording.deciders if pattern.search(clause)]
    result, part = result_behind(marked, wording, end)
    if not result or not decided:
        return None
    said = wording.field.search(marked.text[begin:start] + clause) is not None
    return Count(
        begin, end, decided[0], result, amount, said or None, part or None, said_here=said
    )


def _only_named(marked: Marked, wording: CaseWording, begin: int, amount: Amount) -> Count | None:
    """What an amount goes on with where a case is named without one: 行政复议方面，维持2件."""
    low = marked.segment(begin)
    named = marked.within(low, begin)
    if not named:
        return None
    abouts = list(dict.fromkeys(one.about for one in marked.group(named[-1])))
    if len(abouts) > 1:
        return None
    said = wording.field.search(marked.text[low:begin]) is not None
    return Count(low, begin, abouts[0], "", amount, said or None, share=False, said_here=False)


def _behind_name(here: _Here, wording: CaseWording, index: int) -> Iterator[Count]:
    marked, past, amount = here.marked, here.past, here.amount
    begin, start, end = here.span
    group = [one for one in marked.group(index) if one.start >= begin]
    gap = marked.text[group[-1].end : start]
    result, part = result_in(gap, wording)
    rest = gap if not result else after_result(gap, wording)
    if not wording.link.match(rest) or not wording.link.match(before_result(gap, wording)):
        return
    if not result:
        result, part = result_behind(marked, wording, end)
    if not result and result_in(marked.text[begin : group[0].start], wording)[0] == CONCLUDED:
        result = CONCLUDED
    said = wording.field.search(marked.text[begin:start]) is not None
    share = part or shared(marked, wording, begin, group[0].start, said=said)
    own = _field(marked, wording, past, (begin, group[0].start), said=said)
    last = past.last
    low = marked.clause(begin)[0]
    listed = bool(own and last and last.said_here and last.end >= low)
    made = Count(begin, end, "", result, amount, own, share, said_here=said or listed)
    abouts = list(dict.fromkeys(one.about for one in group))
    if len(abouts) > 1 and wording.respectively.search(gap):
        past.waiting = abouts[1:]
        abouts = abouts[:1]
    elif len(abouts) > 1 and not (wording.each.search(gap) or amount.value == 0):
        abouts = [_together(abouts)]
    for about in abouts:
        yield replace(made, about=about)


def _before_name(here: _Here, wording: CaseWording, index: int) -> Iterator[Count]:
    marked = here.marked
    begin, start, end = here.span
    group = marked.group(index)
    abouts = list(dict.fromkeys(one.about for one in group))
    result, part = result_behind(marked, wording, group[-1].end)
    if not result:
        result, part = result_in(marked.text[begin:start], wording)
    said = wording.field.search(marked.text[begin : group[-1].start]) is not None
    share = part or shared(marked, wording, begin, start, said=said)
    own = _field(marked, wording, here.past, (begin, start), said=said)
    about = _together(abouts)
    yield Count(begin, end, about, result, here.amount, own, share, said_here=said)


def _carried(
    marked: Marked,
    wording: CaseWording,
    last: Count,
    span: tuple[int, int, int],
    amount: Amount,
    abouts: list[str],
) -> Iterator[Count]:
    begin, start, end = span
    about = last.about
    head = without(marked.text[begin:start], wording.part)
    result, part = result_in(head, wording)
    said = wording.field.search(head) is not None
    if result and wording.link.match(after_result(head, wording)):
        inner = wording.harmless.left(before_result(head, wording))
        share: bool | None = part or (None if inner else False)
    elif (said and wording.link.match(without(head, wording.field))) or (
        last.amount is amount and wording.alone.match(head)
    ):
        result, share = "", False
    elif wording.whole.search(head) and wording.link.match(head.strip(_JOINTS)):
        result, share, about = "", False, _together(abouts)
    else:
        result, part = result_behind(marked, wording, end)
        if not result:
            return
        share = part or (None if wording.harmless.left(head) else False)
    yield Count(begin, end, about, result, amount, said or last.field, share, said_here=said)


def _named_behind(marked: Marked, wording: CaseWording, end: int) -> int | None:
    """The case named right behind an amount: 4件政府信息公开行政复议."""
    stop = min(marked.clause(end - 1)[1], end + _REACH, marked.next_amount(end) or end + _REACH)
    named = marked.within(end, stop)
    if not named:
        return None
    between = marked.text[end : marked.mentions[named[0]].start]
    return named[0] if wording.lead.match(between) else None


def _field(
    marked: Marked, wording: CaseWording, past: _Past, head: tuple[int, int], *, said: bool
) -> bool | None:
    """Whether an amount is of the agency's own field; False of every field; None if not said.

    Where it is not said beside the amount, the amount before it or the clause that gives the
    cause may have said it.
    """
    if said:
        return True
    begin, end = head
    if wording.all_fields.search(marked.text[begin:end]):
        return False
    last = past.last
    if last and last.field is not None and last.end >= marked.segment(begin):
        return last.field
    low, high = marked.clauses[max(0, marked.clause_index(begin) - 1)]
    before = marked.text[low:high]
    if not wording.field.search(before):
        return None
    framed = wording.framed.search(before) is not None and bool(marked.within(low, high))
    return True if framed or wording.cause.match(before) is not None else None


def _together(abouts: list[str]) -> str:
    """Several kinds of case counted as one; suits of both ways are suits."""
    if len(abouts) == 1:
        return abouts[0]
    return "disputes" if {"review", "disputes"} & set(abouts) else "litigation"
