"""One subject judged by plain three-valued recursion over joins and presences.

Used where membership is in doubt (an engine of two values cannot say "perhaps"), and to
explain. Where nothing is in doubt it says what the engine says. A fact already matched is no
candidate again; a candidate that only perhaps fits weakens what it decides to unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hegui.engine.plan import Clause, Plan
from hegui.engine.scope import Frame
from hegui.model.truth import Truth
from hegui.model.verdict import Verdict

_MISSING: dict[Verdict, Truth] = {Verdict.PASS: True, Verdict.FAIL: False}


@dataclass(frozen=True, slots=True)
class Breach:
    """A part of a rule that is not met for a subject, or (truth None) perhaps not.

    Attributes:
        what: ``require``, ``missing`` or ``presence``.
        number: which join or presence.
        truth: False or None.
        joined: positions of the joined facts, in order.
        others: positions of facts that are the reason: they only perhaps fit, or should not be.
    """

    what: str
    number: int
    truth: Truth
    joined: tuple[int, ...] = ()
    others: tuple[int, ...] = ()

    def order(self) -> tuple[bool, str, int, tuple[int, ...]]:
        """Sort key: certain ones first, then as the report has them."""
        return (self.truth is None, self.what, self.number, self.joined)


Combination = tuple[tuple[int, ...], bool]
"""Positions of the joined facts, and whether they certainly belong together."""


def breaches(plan: Plan, frame: Frame, subject: int) -> list[Breach]:
    """Everything of the rule that the subject in *frame* breaks, or may break."""
    found = []
    for joined, certain, missing in _walk(plan, frame, subject, (), certain=True):
        if missing is not None:
            found.append(missing)
        elif plan.require is not None:
            truth = require(plan, frame, joined)
            if truth is not True:
                weakened = truth if certain else None
                found.append(Breach("require", 0, weakened, joined))
    for number, clause in enumerate(plan.presences):
        breach = _presence(plan, number, clause, frame, subject)
        if breach is not None:
            found.append(breach)
    return found


def combinations(plan: Plan, frame: Frame, subject: int) -> list[Combination]:
    """All combinations of joined facts that certainly or perhaps belong to the subject."""
    walked = _walk(plan, frame, subject, (), certain=True)
    return [(joined, certain) for joined, certain, missing in walked if missing is None]


def require(plan: Plan, frame: Frame, joined: tuple[int, ...]) -> Truth:
    """The requirement for the subject of *frame* beside *joined*."""
    truth: Truth = True
    if plan.require is not None:
        truth = plan.require(beside(plan, frame, joined))
    return truth


def beside(plan: Plan, frame: Frame, joined: tuple[int, ...]) -> Frame:
    """A frame with the subject of *frame* and the joined facts; named values unset."""
    context = frame[0]
    if not joined:
        return frame
    fresh = plan.scope.frame(context)
    fresh[plan.subjects.slot] = frame[plan.subjects.slot]
    for clause, position in zip(plan.joins, joined, strict=False):
        fresh[clause.slot] = context.facts[position]
    return fresh


def missing_truth(plan: Plan, number: int) -> Truth:
    """What it means for the subject that nothing fits a join."""
    return _MISSING.get(plan.rule.joins[number].missing)


def _walk(
    plan: Plan, frame: Frame, subject: int, joined: tuple[int, ...], *, certain: bool
) -> Iterator[tuple[tuple[int, ...], bool, Breach | None]]:
    level = len(joined)
    if level == len(plan.joins):
        yield joined, certain, None
        return
    used = {subject, *joined}
    holds, unknown = plan.joins[level].exactly.of(beside(plan, frame, joined))
    sure = [position for position in holds if position not in used]
    perhaps = [position for position in unknown if position not in used]
    if not sure:
        truth = missing_truth(plan, level)
        if truth is not True:
            weakened = truth if certain and not perhaps else None
            yield joined, certain, Breach("missing", level, weakened, joined, tuple(perhaps))
    for position in sure:
        yield from _walk(plan, frame, subject, (*joined, position), certain=certain)
    for position in perhaps:
        yield from _walk(plan, frame, subject, (*joined, position), certain=False)


def _presence(
    plan: Plan, number: int, clause: Clause, frame: Frame, subject: int
) -> Breach | None:
    holds, unknown = clause.exactly.of(frame)
    sure = [position for position in holds if position != subject]
    perhaps = tuple(position for position in unknown if position != subject)
    if plan.rule.presence[number].wanted:
        if sure:
            return None
        return Breach("presence", number, None if perhaps else False, (), perhaps)
    if sure:
        return Breach("presence", number, truth=False, others=tuple(sure))
    return Breach("presence", number, None, (), perhaps) if perhaps else None
