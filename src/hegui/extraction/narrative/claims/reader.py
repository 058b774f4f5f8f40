"""What a report says of the cases brought against it becomes facts.

``dispute``: an amount of cases or of one result; ``claim``: that there were none, that none was
lost, that all were upheld. Whether that agrees with the tables is for the rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hegui.extraction.narrative.claims.counts import Count, counts
from hegui.extraction.narrative.claims.ledger import Ledger
from hegui.extraction.narrative.claims.ledger_words import Tally, bounds
from hegui.extraction.narrative.claims.mentions import Marked, mark
from hegui.extraction.narrative.claims.outcomes import Claim, claims
from hegui.extraction.narrative.claims.wording import case_wording, speaks_of
from hegui.extraction.narrative.frames import Frame
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact, Value
from hegui.forms.edition import Form

_CLAUSES = 6  # a reviewing authority is looked for in no more clauses before an amount
_HEADING = 30  # characters a heading within a section may have
_MARKS = "（(一二三四五六七八九十0123456789"


class ClaimReader:
    """Amounts and outcomes of cases; built once for a pack."""

    def __init__(self, wording: Mapping[str, Any], _form: Form) -> None:
        """Compiles what the pack says; the form is not needed."""
        self._wording = case_wording(wording)
        self._ledger = Ledger(wording.get("ledger", {}), self._wording.harmless)

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report, paragraph by paragraph."""
        told: list[tuple[Sentence, Marked, list[Count]]] = []
        line, heading, own = -1, False, False
        unseen: list[Sentence] = []
        for sentence in context.told.sentences:
            if sentence.line != line:
                yield from self._paragraph(context, told)
                told, unseen, line = [], [], sentence.line
                if len(sentence.text) <= _HEADING and sentence.text[0] in _MARKS:
                    heading = self._wording.field_context.search(sentence.text) is not None
                own = heading or sentence.section in self._wording.field_sections
            if speaks_of(sentence.text, self._wording.topic):
                own = own or any(self._gives_field(one) for one in unseen)
                unseen = []
                marked = mark(sentence, self._wording)
                earlier = told[-1][2][-1] if told and told[-1][2] else None
                found = list(counts(marked, self._wording, earlier))
                if own or self._tells_both(sentence, found):
                    found = [
                        replace(one, field=True) if one.field is None else one for one in found
                    ]
                told.append((sentence, marked, found))
            for tally in self._ledger.tallies(sentence):
                yield self._tally(context, sentence, tally)
            if sentence.amounts and not own:
                unseen.append(sentence)
        yield from self._paragraph(context, told)

    def _gives_field(self, sentence: Sentence) -> bool:
        """Whether an amount of requests leaves no doubt which field the cases behind are of."""
        wording = self._wording
        return wording.field_context.search(sentence.text) is not None and (
            wording.field.search(sentence.text) is not None
        )

    def _tells_both(self, sentence: Sentence, found: list[Count]) -> bool:
        """Whether suits are told as the form divides them, and no other field is named."""
        divided = {one.about for one in found} >= {"direct", "after_review"}
        return divided and self._wording.other_field.search(sentence.text) is None

    def _paragraph(
        self, context: Context, told: list[tuple[Sentence, Marked, list[Count]]]
    ) -> Iterator[Fact]:
        if not told:
            return
        everything = [one for _, _, found in told for one in found]
        instances = any(self._wording.instance.search(marked.text) for _, marked, _ in told)
        part_said = _part_said_later(everything)
        at = 0
        frames: dict[tuple[int, int], Frame] = {}
        for sentence, marked, found in told:
            for one in found:
                of_all = part_said[at]
                at += 1
                yield self._dispute(
                    context, sentence, marked, one, of_all=of_all, instances=instances
                )
            for claim in claims(marked, found, self._wording, context.year):
                place = self._named(sentence, marked, claim)
                if place not in frames:
                    frames[place] = context.frame(*place)
                yield self._claim(context, sentence, marked, claim, frames[place])

    def _dispute(
        self,
        context: Context,
        sentence: Sentence,
        marked: Marked,
        one: Count,
        *,
        of_all: bool,
        instances: bool,
    ) -> Fact:
        start, end = sentence.start + one.amount.start - sentence.start, sentence.start + one.end
        frame = context.frame(start, end)
        scope = self._scope(marked, one.start, frame.scope)
        period = frame.period if frame.period != "unknown" else None
        field = "all" if of_all or one.field is False else "own" if one.field else None
        by_instance = instances and one.about != "review"
        if by_instance and field == "own":
            field = None
        amount = one.amount.value if one.amount.exact else None
        fields: dict[str, Value] = {
            "about": one.about,
            "result": one.result,
            "amount": _whole(amount),
            "scope": scope,
            "period": period,
            "field": field,
            "share": one.share,
            "text": _clip(context, sentence, marked, one.start, one.end),
        }
        why = {
            "amount": "是约数",
            "scope": "看不出是被申请、被起诉的，还是作为复议机关办理的",
            "period": "看不出说的是哪一年",
            "field": "同时说到一审、二审，看不出怎样计数"
            if by_instance
            else "没有写明是不是政府信息公开方面的案件",
            "share": "看不出是全部还是其中一部分",
        }
        doubts = {name: reason for name, reason in why.items() if fields[name] is None}
        return context.fact("dispute", start, end, doubts, **fields)

    def _claim(
        self, context: Context, sentence: Sentence, marked: Marked, claim: Claim, frame: Frame
    ) -> Fact:
        start, end = sentence.start + claim.start, sentence.start + claim.end
        scope = self._scope(marked, claim.start, frame.scope)
        fields: dict[str, Value] = {
            "kind": claim.kind,
            "about": claim.about,
            "limited": claim.limited,
            "count": _whole(claim.count),
            "scope": scope,
            "period": frame.period if frame.period != "unknown" else None,
            "text": context.told.text[start:end],
        }
        doubts = {"count": "没有写明是多少件"} if claim.count is None else {}
        if scope is None:
            doubts["scope"] = "看不出说的是不是本机关"
        if fields["period"] is None:
            doubts["period"] = "看不出说的是哪一年"
        return context.fact("claim", start, end, doubts, **fields)

    @staticmethod
    def _named(sentence: Sentence, marked: Marked, claim: Claim) -> tuple[int, int]:
        """Where a claim says whose cases it is about: in its clause, else where they are named.

        市政府均予维持 has the authority for its subject, and the case stands before it.
        """
        end = claim.end
        if not marked.within(claim.start, claim.end):
            end = max((one.end for one in marked.mentions if one.end <= claim.start), default=end)
        return sentence.start + max(0, end - 1), sentence.start + end

    def _tally(self, context: Context, sentence: Sentence, tally: Tally) -> Fact:
        start, end = sentence.start + tally.start, sentence.start + tally.end
        nothing = Decimal(0) if tally.kind == "none" else None
        low, high = bounds(tally.amount) if tally.amount else (nothing, nothing)
        at = tally.amount.start if tally.amount else end - 1
        frame = context.frame(at, end)
        words = sentence.text[: tally.end]
        period = frame.period if frame.period != "unknown" else None
        if period == "cumulative" and self._ledger.is_timeless(words):
            period = "year"
        scope = "own" if frame.scope == "office" and self._ledger.is_whole(words) else frame.scope
        fields: dict[str, Value] = {
            "kind": tally.kind,
            "about": tally.about,
            "what": tally.column,
            "low": _whole(low),
            "high": _whole(high),
            "unit": tally.amount.unit if tally.amount else "",
            "scope": scope,
            "period": period,
            "share": tally.share,
            "text": context.told.text[start:end].lstrip("、，,"),
        }
        why = {
            "low": "没有写确切的数",
            "high": "没有写确切的数",
            "period": "看不出说的是哪一年",
            "share": "看不出是全部还是其中一部分",
        }
        doubts = {name: reason for name, reason in why.items() if fields[name] is None}
        return context.fact("tally", start, end, doubts, **fields)

    def _as_authority(self, marked: Marked, low: int, begin: int, clause: str) -> bool:
        """作为复议机构，我局审结……: the clause before says in what role the agency acts."""
        index = marked.clause_index(low)
        before = marked.clauses[index - 1] if index > 0 else (0, 0)
        words = marked.text[before[0] : before[1]] if before[0] >= begin else ""
        if not words or self._wording.authority.match(words) is None:
            return False
        return "自身" not in clause and "被" not in clause

    def _scope(self, marked: Marked, at: int, said: str) -> str | None:
        """Whose cases: those of others where the agency decides them; None in doubt."""
        if not marked.authority:
            return said
        wording = self._wording
        begin = marked.segment(at)
        here = marked.clause_index(at)
        doubtful = False
        for low, high in reversed(marked.clauses[max(0, here - _CLAUSES) : here + 1]):
            if low < begin:
                break
            text = marked.text[low:high]
            if wording.authority.search(text) and not wording.authority_own.search(text):
                return "other"
            if wording.authority_ends.search(text):
                if self._as_authority(marked, low, begin, text):
                    return "other"
                break
            doubtful = doubtful or wording.maybe_authority.search(text) is not None
        return None if doubtful else said


def _part_said_later(counts: list[Count]) -> list[bool]:
    """For each amount of a paragraph whether one behind it is said to be of the own field.

    Then the amount itself, if it does not say so, is of every field: 复议31件，其中信息公开2件.
    """
    said: set[str] = set()
    found = []
    for one in reversed(counts):
        found.append(not one.said_here and one.about in said)
        if one.said_here and not one.result:
            said.add(one.about)
    return found[::-1]


def _whole(amount: Decimal | None) -> Value:
    return int(amount) if amount is not None and amount == int(amount) else amount


def _clip(context: Context, sentence: Sentence, marked: Marked, start: int, end: int) -> str:
    """The words of a clause, from where the amount's head begins."""
    low = marked.clause(start)[0]
    return context.told.text[sentence.start + low : sentence.start + end]
