"""A section's account of problems becomes facts: one for each problem, measure and denial."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from hegui.extraction.narrative.amounts import Amount
from hegui.extraction.narrative.reader import Context
from hegui.extraction.narrative.sentences.clauses import Piece, pieces
from hegui.extraction.narrative.sentences.flow import Flow, Told
from hegui.extraction.narrative.sentences.gist import Gist
from hegui.extraction.narrative.sentences.signs import Grade, Signs
from hegui.extraction.narrative.sentences.subject import Subject
from hegui.extraction.narrative.told import Sentence
from hegui.facts.fact import Fact
from hegui.model.truth import Truth

_QUOTE = 80
_SAYING = 6  # characters of a clause that can tell a problem in words that are not known
_MOST = 400  # problems of one report that are told apart
_LONG = 2_000  # sentences, and pieces of them, that are looked at; no section has as many
_ROUGH = frozenset({"个", "方面", "种", "类", "点", "大类", "批", "项", "次"})
_UNSURE = "像是在说问题，又像是在说怎样改进，要人工判断"
_MEASURE_UNSURE = "像是改进情况，拿不准"
_MAYBE_VAGUE = "是不是套话要人工判断"


@dataclass(frozen=True, slots=True)
class _Item:
    """One piece that tells something."""

    piece: Piece
    told: tuple[Told, ...]
    sentence: Sentence

    @property
    def problem(self) -> Grade:
        """How surely it tells a problem."""
        return max(one.problem for one in self.told)

    @property
    def measure(self) -> Grade:
        """How surely it tells a measure."""
        return max(one.measure for one in self.told)

    def words(self, *, problem: bool) -> tuple[Told, ...]:
        """Its clauses that are the problem with its details, or those that are the measure."""
        if problem:
            return tuple(
                one for one in self.told if not one.done and (one.problem or not one.lead)
            )
        return tuple(one for one in self.told if one.done)


class Account:
    """Reads the section on problems; built once from the pack's wording."""

    def __init__(self, wording: Mapping[str, Any], subject: Subject) -> None:
        """Compiles what the pack says."""
        self._section = str(wording["section"])
        self._signs = Signs(wording)
        self._gist = Gist(
            wording["stock"], wording["measures"]["universal"], wording.get("terms", ())
        )
        self._subject = subject

    def facts(self, context: Context) -> Iterator[Fact]:
        """In the order of the report."""
        own = [one for one in context.told.sentences if one.section == self._section]
        flow = Flow(self._signs, context.year)
        items = [
            _Item(piece, told, sentence)
            for sentence in own[:_LONG]
            for piece, told in flow.read(islice(pieces(sentence), _LONG))
        ][:_LONG]
        problems = self._problems(items)
        begun = (
            next((at for at, item in enumerate(items) if item is problems[0]), 0)
            if problems
            else len(items)
        )
        answers = self._answers(problems, items)
        inside = _inside(problems, items)
        chosen = {
            id(item): (answer, about)
            for item, answer, about in zip(problems, answers, self._about(problems), strict=True)
        }
        for at, item in enumerate(items):
            if id(item) in chosen:
                yield self._problem(context, item, *chosen[id(item)])
            if any(one.denial for one in item.told):
                clause = next(one.clause for one in item.told if one.denial)
                yield _fact(context, "denial", clause.start, clause.end)
            if item.measure or (at > begun and at not in inside and self._may_help(item)):
                yield self._measure(context, item)
            if id(item) not in chosen and not item.measure and _numbers(item.sentence, item.told):
                clauses = item.piece.clauses
                yield _fact(context, "other", clauses[0].start, clauses[-1].end)

    def _problems(self, items: Sequence[_Item]) -> list[_Item]:
        """The sure problems; without any, what may be one."""
        for grade in (Grade.SURE, Grade.PERHAPS):
            found = [item for item in items if item.problem >= grade]
            if found:
                return found[:_MOST]
        return self._announced(items) or [item for item in items if self._odd(item)][:1]

    def _odd(self, item: _Item) -> bool:
        """Whether a piece tells something that is neither a measure nor an achievement."""
        signs = self._signs
        told = [one for one in item.told if not one.planned]
        praised = any(one.lead or signs.achieved(one.clause.text) for one in item.told)
        if told and not praised and not item.piece.ordinal:
            said = (one.clause.text for one in told if not (one.measure or one.denial))
            if any(len(text) >= _SAYING and not signs.aspect(text) for text in said):
                return True
        return any(signs.mended(one.clause.text) for one in told) or any(
            not (one.measure or one.lead or one.denial)
            and not signs.achieved(one.clause.text)
            and self._gist.vague(one.clause.text, 0) is False
            and (self._subject.own(one.clause.text) or _numbers(item.sentence, (one,)) > 0)
            for one in told
        )

    def _may_help(self, item: _Item) -> bool:
        """Whether a piece behind the problems may be a measure in words that are not known."""
        return item.problem < Grade.SURE and any(
            not (one.lead or one.denial or self._signs.cause(one.clause.text)) for one in item.told
        )

    def _announced(self, items: Sequence[_Item]) -> list[_Item]:
        """Problems that were announced as a lack and never named (仍存在薄弱环节，表现如下：)."""
        return [
            item
            for item in items
            if any(one.lead and self._signs.turns_lacking(one.clause.text) for one in item.told)
        ][:1]

    def _answers(self, problems: Sequence[_Item], items: Sequence[_Item]) -> list[str]:
        measures = [
            one.clause.text
            for item in items
            for one in item.told
            if one.done and self._gist.rest(one.clause.text)
        ]
        loose = any(
            one.done and not self._gist.rest(one.clause.text)
            for item in items
            for one in item.told
        )
        texts = [_text(item.words(problem=True)) for item in problems]
        inside = [bool(item.words(problem=False)) for item in problems]
        answers = self._gist.answers(texts, measures[:_MOST], inside)
        return ["unclear" if loose and one == "no" else one for one in answers]

    def _about(self, problems: Sequence[_Item]) -> list[Truth]:
        """Of each problem whether it is about the subject; it takes colour from its neighbours."""
        found = [self._subject.about(_text(item.words(problem=True))) for item in problems]
        if False in found and True not in found:
            return [False for _ in found]
        return found

    def _problem(self, context: Context, item: _Item, answered: str, about: Truth) -> Fact:
        told = item.words(problem=True) or item.told
        text = _text(told)
        numbers = _numbers(item.sentence, told)
        vague = self._gist.vague(text, numbers)
        announced = any(one.lead for one in item.told) and not item.problem
        sure: Truth = True if item.problem is Grade.SURE or announced else None
        doubts = {
            name: why
            for name, value, why in (
                ("sure", sure, _UNSURE),
                ("vague", vague, _MAYBE_VAGUE),
                ("about", about, self._subject.doubt),
            )
            if value is None
        }
        return context.fact(
            "sentence",
            told[0].clause.start,
            told[-1].clause.end,
            doubts,
            role="problem",
            sure=sure,
            listed=item.piece.listed,
            vague=vague,
            about=about,
            answered=answered,
            amounts=numbers,
            text=text[:_QUOTE],
        )

    def _measure(self, context: Context, item: _Item) -> Fact:
        told = item.words(problem=False) or item.told
        sure: Truth = True if item.measure is Grade.SURE else None
        return context.fact(
            "sentence",
            told[0].clause.start,
            told[-1].clause.end,
            {} if sure else {"sure": _MEASURE_UNSURE},
            role="measure",
            sure=sure,
            listed=item.piece.listed,
            vague=False,
            about=True,
            answered="",
            amounts=_numbers(item.sentence, told),
            text=_text(told)[:_QUOTE],
        )


def _fact(context: Context, role: str, start: int, end: int) -> Fact:
    return context.fact(
        "sentence",
        start,
        end,
        role=role,
        sure=True,
        listed=False,
        vague=False,
        about=True,
        answered="",
        amounts=int(role == "other"),
        text=context.told.text[start : min(end, start + _QUOTE)],
    )


def _inside(problems: Sequence[_Item], items: Sequence[_Item]) -> frozenset[int]:
    """Places of the pieces that stand between two sure problems of one sentence."""
    last: dict[int, int] = {}
    found: set[int] = set()
    chosen = {id(item) for item in problems}
    for at, item in enumerate(items):
        if id(item) in chosen and item.problem is Grade.SURE:
            found.update(range(last.get(item.sentence.start, at), at))
            last[item.sentence.start] = at
    return frozenset(found)


def _text(told: Sequence[Told]) -> str:
    return "，".join(one.clause.text for one in told)


def _numbers(sentence: Sentence, told: Sequence[Told]) -> int:
    """How many figures the clauses name; 三个方面 and 一批 are none."""
    spans = [(one.clause.start, one.clause.end) for one in told if not one.lead]
    return sum(
        1
        for amount in sentence.amounts
        if not _rough(amount) and any(start <= amount.start < end for start, end in spans)
    )


def _rough(amount: Amount) -> bool:
    return amount.chinese and (amount.unit in _ROUGH or amount.value is None)
