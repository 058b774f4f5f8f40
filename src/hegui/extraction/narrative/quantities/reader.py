"""Reads what prose counts, denies and claims to be complete."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from hegui.extraction.narrative.amounts import Amount, Measure
from hegui.extraction.narrative.quantities.alike import of_one_kind, on_one_basis, with_inner
from hegui.extraction.narrative.quantities.denials import completed, denied
from hegui.extraction.narrative.quantities.facts import flow_fact, restated_fact, statement_fact
from hegui.extraction.narrative.quantities.flow import flows
from hegui.extraction.narrative.quantities.grammar import said_of
from hegui.extraction.narrative.quantities.held import weighed
from hegui.extraction.narrative.quantities.lexicon import Lexicon, Sign, Sort, Subject, Tokens
from hegui.extraction.narrative.quantities.phrase import Phrase
from hegui.extraction.narrative.quantities.restated import Indicators, of_statements, pairs
from hegui.extraction.narrative.quantities.said import Said
from hegui.extraction.narrative.quantities.statement import Statement, settled
from hegui.extraction.narrative.quantities.telling import statement_of
from hegui.extraction.narrative.rates import cell_named
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact
from hegui.forms.edition import Form

_MARK = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）、.．]")
_ALL = Decimal(100)
_HEADING = 60  # characters of a line in which a sub-heading stands
_NEAR = 6  # characters that may stand before a kind that all of them are of
_SUMS = re.compile(
    r"(?:以上|上述|前述)?(?:[两二三四五六几各][个类种项者]?(?:渠道|途径|方式|项)?)?"
    r"(?:(?:相加|加起来|之和)?(?:合计|共计|总计|总共|一共|共|计)|相加|加起来|之和)(?:有|为|是|收到)?"
)
_SEVERAL = 2
_EVERY = ("均", "全部", "都")
_TELLING = frozenset((Sign.ALL_CLOSED, Sign.DENIED_BEFORE, Sign.DENIED_BEHIND))
_DEEDS = frozenset(("received", "newly_received", "handled", "closed"))
_INCOMING = frozenset(("received", "newly_received", "handled"))
_OTHER_RATES = re.compile(r"(?:[、和与及]|以及)[^，。；、0-9]{1,8}率")
_RISES = re.compile(r"(?:增|降|升|增加|上升|减少|下降|提高|增长|提升|回落)[到至]")


class QuantityReader:
    """Finds statements; built once for a pack."""

    def __init__(self, wording: Mapping[str, Any], form: Form) -> None:
        """Compiles what ``reading/quantities.yaml`` says.

        Raises:
            ValueError: a pattern cannot be compiled, or a cell is none of the form's.
        """
        self._lexicon = Lexicon(wording)
        self._units = frozenset(unit for thing in self._lexicon.things for unit in thing.units)
        self._tables = {
            about: [tuple(cell_named(cell, form) for cell in one.split("+")) for one in sums]
            for about, sums in wording.get("tables", {}).items()
        }
        self._indicators = Indicators(wording.get("restated", {}))

    def facts(self, context: Context) -> Iterator[Fact]:
        """Every statement, then the flows, then what is told twice."""
        statements = self.statements(context)
        for one in statements:
            yield statement_fact(one, context)
        for flow in flows(statements):
            yield flow_fact(flow, context)
        told = [*of_statements(statements, context.told.text), *self._indicators.told(context)]
        for first, second in pairs(told):
            yield restated_fact(first, second, context)

    def statements(self, context: Context) -> list[Statement]:
        """Every statement of the report."""
        if not self._lexicon.subjects:
            return []
        told = context.told
        lines = {sentence.line for sentence in told.sentences if self._worth(sentence)}
        stretches = [
            (some[0].start, some[-1].end) for line in sorted(lines) if (some := told.of_line(line))
        ]
        found = settled(self._read(context, self._lexicon.tokens(told.text, stretches)))
        return weighed(found, context, self._tables)

    def _worth(self, sentence: Sentence) -> bool:
        """Whether a sentence counts or denies anything."""
        if sentence.amounts:
            return True
        return not _TELLING.isdisjoint(self._lexicon.signs(sentence.text))

    def _read(self, context: Context, tokens: Tokens) -> Iterator[Statement]:
        line, spoken_of = -1, frozenset[str]()
        for sentence in context.told.sentences:
            if sentence.line != line:
                line = sentence.line
                spoken_of = self._spoken_of(context, sentence, spoken_of)
            if not tokens.within(sentence.start, sentence.end):
                continue
            phrase = Phrase(context.told, sentence, tokens, self._lexicon, spoken_of)
            found = [*self._amounts(context, phrase), *_others(context, phrase)]
            found.sort(key=lambda one: one.start)
            yield from on_one_basis(context, phrase, found)

    def _spoken_of(
        self, context: Context, sentence: Sentence, before: frozenset[str]
    ) -> frozenset[str]:
        """What section and sub-heading of a line say is spoken of; a line of text goes on."""
        things = self._lexicon.things
        named = frozenset(thing.id for thing in things if sentence.section in thing.sections)
        if named:
            return named
        head = context.told.text[sentence.start : min(sentence.end, sentence.start + _HEADING)]
        topics = frozenset(thing.id for thing in things if thing.headings.search(head))
        return topics or (frozenset() if _MARK.match(head) else before)

    def _amounts(self, context: Context, phrase: Phrase) -> Iterator[Statement]:
        last: Said | None = None
        if not phrase.names_anything:
            return
        for amount in phrase.sentence.amounts:
            if amount.measure is Measure.PERCENT:
                yield from self._rate(context, phrase, amount)
            if amount.unit not in self._units or _RISES.match(phrase.text, amount.end):
                continue
            if amount.measure is Measure.BARE and amount.value != 0:
                continue
            said = said_of(phrase, amount) or self._of_one_body(context, phrase, amount, last)
            said = said or _summing(phrase, amount, last)
            if said is None or said.subject.percent or not self._measured(phrase, said, amount):
                continue
            last = said = with_inner(phrase, said, amount)
            yield statement_of(context, phrase, said, (amount.start, amount.end), amount)
            yield from _all_of_one_kind(context, phrase, said, amount)
            if _comes_in(phrase, said.subject):
                for kind, end in of_one_kind(phrase, said, amount):
                    yield statement_of(context, phrase, kind, (amount.start, end), amount)

    def _of_one_body(
        self, context: Context, phrase: Phrase, amount: Amount, last: Said | None
    ) -> Said | None:
        """全县收到312件，其中县政府本级24件: the same is said of one body, without its verb."""
        if last is None or last.subject.about not in _DEEDS:
            return None
        frame = context.frame(amount.start, amount.end)
        begin = phrase.clause_start(amount.start)
        head = phrase.text[begin : amount.start]
        if frame.scope not in ("own", "office") or frame.scope_said not in head:
            return None
        rest = head.replace(frame.scope_said, "", 1) if frame.scope_said else "?"
        if not self._lexicon.parts.search(head) or not self._lexicon.filled(rest):
            return None
        return Said(last.subject, begin, share=False, part=True, carried=False)

    def _measured(self, phrase: Phrase, said: Said, amount: Amount) -> bool:
        """Whether the unit is one the thing is counted in."""
        thing = next(one for one in self._lexicon.things if one.id == said.subject.thing)
        if amount.unit in thing.sorted_by and said.subject.about not in _DEEDS:
            words = phrase.tokens.within(phrase.sentence.start, phrase.sentence.end)
            if not any(token.sort is Sort.STRONG for token in words):
                return False
        return amount.unit in thing.units

    def _rate(self, context: Context, phrase: Phrase, amount: Amount) -> Iterator[Statement]:
        """A rate of a hundred percent that no deadline and no other year limits."""
        if amount.value != _ALL or amount.hedge or phrase.text.startswith("的", amount.end):
            return
        said, begin = said_of(phrase, amount), phrase.clause_start(amount.start)
        if said is None or not said.subject.percent or phrase.says("brought_over", begin, said.at):
            return
        rest = _OTHER_RATES.sub("", phrase.text[said.at : amount.start])
        if not self._lexicon.rate_limits.search(phrase.text[begin : said.at] + rest):
            yield statement_of(context, phrase, said, (begin, amount.end), kind="all")


def _all_of_one_kind(
    context: Context, phrase: Phrase, said: Said, amount: Amount
) -> Iterator[Statement]:
    """无法提供8件，均为本机关不掌握: all of them are of the kind named behind."""
    start = amount.end + 1
    if said.share or phrase.text[amount.end : start] not in ("，", ","):
        return
    if not phrase.text.startswith(_EVERY, start):
        return
    words = phrase.tokens.within(start, phrase.clause_end(start))
    first = next((one for one in words if one.sort is Sort.SUBJECT), None)
    if first is None or first.start - start > _NEAR:
        return
    subject = phrase.subject(first)
    if subject.rows and set(subject.rows) < set(said.subject.rows):
        named = Said(subject, first.start, said.share, said.part, carried=False)
        yield statement_of(context, phrase, named, (amount.start, first.end), amount)


def _comes_in(phrase: Phrase, subject: Subject) -> bool:
    """Whether something is said of what came in, or only that there was so much of it."""
    return subject.about in _INCOMING or phrase.lexicon.is_bare(subject)


def _summing(phrase: Phrase, amount: Amount, last: Said | None) -> Said | None:
    """网站申请22件，邮寄申请10件，共计32件: the sum of what was counted by its ways."""
    subject = last.subject if last is not None else phrase.bare
    if subject is None or subject.listed or not _comes_in(phrase, subject):
        return None
    begin = phrase.clause_start(amount.start)
    if _SUMS.fullmatch(phrase.text, begin, amount.start) is None:
        return None
    before = [
        one
        for one in phrase.sentence.amounts
        if one.end <= begin and one.unit == amount.unit and one.measure is Measure.COUNT
    ]
    if len(before) < _SEVERAL or sum(one.value or 0 for one in before) != amount.value:
        return None
    return Said(subject, begin, share=False, part=False, carried=False)


def _others(context: Context, phrase: Phrase) -> Iterator[Statement]:
    for one in denied(phrase):
        yield statement_of(context, phrase, one.said, (one.start, one.end), kind="none")
    for one in completed(phrase):
        yield statement_of(context, phrase, one.said, (one.start, one.end), kind="all")
