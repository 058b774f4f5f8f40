"""Clause by clause through a section on problems: what each clause is, given what led to it.

A lead-in (存在的主要问题：, 下一步, 改进措施：, 针对以上问题) says what follows until the next
one; without any, the words of a clause decide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from hegui.extraction.narrative.sentences.clauses import Clause, Piece
from hegui.extraction.narrative.sentences.signs import Grade, Signs

_SHORTEST = 3  # characters that can tell what was done
_SPECIFIC = 2  # characters left of 针对…问题 that name a problem
_BEHIND = "是为有在于的："


class Mode(Enum):
    """What the last lead-in announced."""

    NONE = auto()
    PROBLEMS = auto()
    MEASURES = auto()
    EARLIER = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """What one clause tells.

    Attributes:
        clause: which.
        problem: whether a problem.
        measure: whether a measure.
        denial: it says that there is none.
        lead: it only announces what follows.
        placed: it is a problem by its place in a list alone.
        planned: it stands where measures are told.
    """

    clause: Clause
    problem: Grade = Grade.NOT
    measure: Grade = Grade.NOT
    denial: bool = False
    lead: bool = False
    placed: bool = False
    planned: bool = False

    @property
    def done(self) -> bool:
        """Whether it tells a measure more than a problem."""
        return self.measure > self.problem


class Flow:
    """The reading of one section; made anew for each report."""

    def __init__(self, signs: Signs, year: int | None) -> None:
        """*year* is the year the report is about."""
        self._signs = signs
        self._year = year
        self._mode = Mode.NONE
        self._back: Mode | None = None  # where a 针对…问题 returns at the end of its sentence

    def read(self, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, tuple[Told, ...]]]:
        """Each piece with what its clauses tell."""
        for piece in pieces:
            if piece.first and self._back is not None:
                self._mode, self._back = self._back, None
            found: list[Told] = []
            for clause in piece.clauses:
                told = any(one.problem is Grade.SURE for one in found)
                found.append(self._clause(clause, piece, begins=not found, told=told))
            yield piece, tuple(reversed(list(self._weighed(found))))

    def _weighed(self, found: list[Told]) -> Iterator[Told]:
        """The clauses in the light of those behind them.

        What is granted before a success is no problem (虽然起步晚，但全部完成), and what had been
        done before a lack is no cure for it (已建立制度，但执行不严).
        """
        lacking = turned = False
        granted = next(
            (one.clause.start for one in found if self._signs.grants(one.clause.text)), None
        )
        for told in reversed(found):
            one = told
            text, measure, problem = one.clause.text, one.measure, one.problem
            if (
                lacking
                and (turned or not self._signs.aspect(text))
                and not (one.lead or self._signs.mended(text) or self._mode is Mode.MEASURES)
            ):
                measure = Grade.NOT
            grants = granted is not None and one.clause.start >= granted
            if turned and not lacking and problem and grants:
                excused = self._signs.excused(text)
                problem = Grade.NOT if excused else Grade(problem - 1)
                one = replace(one, lead=one.lead or excused)
            lacking = lacking or (one.problem is Grade.SURE and not one.measure)
            turned = turned or self._signs.turns(text)
            if (measure, problem) != (one.measure, one.problem):
                one = replace(one, measure=measure, problem=problem)
            yield one

    def _clause(self, clause: Clause, piece: Piece, *, begins: bool, told: bool) -> Told:
        text, signs = clause.text, self._signs
        if signs.denial(text):
            return Told(clause, denial=True)
        if signs.earlier(text, self._year):
            self._mode = Mode.EARLIER
            lack = min(signs.named_lack(text), Grade.PERHAPS)
            return Told(clause, lack, signs.action(text), lead=lack is Grade.NOT)
        measure = signs.measure_lead(text, self._year)
        target = None if measure else signs.targeted(text)
        aimed = self._targeted(clause, target.group("what") or "") if target else None
        if aimed is not None:
            return aimed
        lead = None if measure else signs.problem_lead(text)
        if lead is not None:
            return self._announced(clause, text[: lead.start()], text[lead.end() :])
        if measure is not None:
            self._mode = Mode.MEASURES
            rest = text[measure.end() :]
            lack = min(signs.lack(rest).grade, Grade.PERHAPS)
            grade = Grade.SURE if len(rest) >= _SHORTEST else Grade.NOT
            return Told(clause, lack, grade, lead=grade is Grade.NOT)
        if self._mode is Mode.PROBLEMS:
            return self._among_problems(clause, piece, begins=begins)
        if self._mode is Mode.NONE:
            return self._plain(clause, told=told)
        told_here = self._among_measures(clause, begins=begins and piece.first)
        return replace(told_here, planned=self._mode is Mode.MEASURES)

    def _targeted(self, clause: Clause, what: str) -> Told | None:
        """针对解读单一的问题: the problem is told inside the measure."""
        lack = self._signs.lack(what).grade
        if lack is Grade.NOT:
            return None
        if self._back is None:
            self._back = self._mode
        self._mode = Mode.MEASURES
        return Told(clause, lack, Grade.PERHAPS)

    def _announced(self, clause: Clause, before: str, behind: str) -> Told:
        self._mode = Mode.PROBLEMS
        rest = behind.lstrip(_BEHIND)
        if len(rest) >= _SHORTEST:
            return Told(clause, Grade.SURE)
        lacking = self._signs.lack(before).grade is Grade.SURE
        return Told(clause, Grade.SURE if lacking else Grade.NOT, lead=not lacking)

    def _among_problems(self, clause: Clause, piece: Piece, *, begins: bool) -> Told:
        lack, action = self._signs.lack(clause.text), self._signs.action(clause.text)
        if lack.grade is not Grade.NOT and not self._done(clause.text, lack.end):
            late = not lack.negating and self._signs.acted(clause.text, lack.end)
            return Told(clause, Grade.SURE, Grade.PERHAPS if late else Grade.NOT)
        if action is Grade.SURE and self._signs.aspect(clause.text):
            return Told(clause, measure=Grade.SURE)
        if action is Grade.NOT and self._signs.aspect(clause.text):
            action = Grade.PERHAPS
        if begins and piece.ordinal:
            return Told(clause, Grade.SURE, placed=True)
        if self._signs.cause(clause.text):
            return Told(clause)
        if begins and not piece.listed:
            return Told(clause, measure=action)
        return Told(clause, measure=min(action, Grade.PERHAPS))

    def _among_measures(self, clause: Clause, *, begins: bool) -> Told:
        lack, action = self._signs.lack(clause.text), self._signs.action(clause.text)
        if lack.grade is Grade.SURE and (
            self._signs.turns(clause.text) or (begins and action is Grade.NOT)
        ):
            self._mode, self._back = Mode.NONE, None
            return Told(clause, Grade.SURE)
        long = Grade.SURE if len(clause.text) >= _SHORTEST else Grade.NOT
        if self._mode is Mode.EARLIER:
            return Told(clause, min(lack.grade, Grade.PERHAPS), max(action, Grade.PERHAPS))
        return Told(clause, min(lack.grade, Grade.PERHAPS), long)

    def _plain(self, clause: Clause, *, told: bool) -> Told:
        """Without a lead-in; *told* says that the same piece has told a problem."""
        lack, action = self._signs.lack(clause.text), self._signs.action(clause.text)
        if lack.grade is Grade.NOT:
            if self._signs.cause(clause.text):
                return Told(clause)
            aspect = self._signs.aspect(clause.text)
            if told and not aspect:
                action = min(action, Grade.PERHAPS)
            return Told(clause, measure=max(action, Grade.PERHAPS if aspect else Grade.NOT))
        if self._done(clause.text, lack.end):
            return Told(clause, min(lack.grade, Grade.PERHAPS), Grade.SURE)
        late = not lack.negating and self._signs.acted(clause.text, lack.end)
        return Told(clause, lack.grade, Grade.PERHAPS if late else Grade.NOT)

    def _done(self, text: str, end: int) -> bool:
        """Whether a clause with a lack in it tells what was done about it (已对…约谈)."""
        return self._signs.done(text, end)
