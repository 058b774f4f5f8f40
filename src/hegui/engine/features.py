"""Facts become features: what is worked out on one fact alone, once, for both backends.

For each rule: its subjects, the truth of their own requirement, and the rows the engine needs
to join and to find what is absent. Exact and three-valued. A rule for which some membership
is in doubt (a condition of a join is unknown for a fact) is judged by plain recursion, because
an engine that knows only numbers cannot say "perhaps"; in a clean report there is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hegui.engine.applies import applies_to
from hegui.engine.context import Context
from hegui.engine.encode import FALSE, TRUE, UNKNOWN
from hegui.engine.plain import Breach, breaches
from hegui.engine.plan import Alternative, Clause, Plan, Positioned
from hegui.engine.queries import BROKEN, OPEN
from hegui.engine.rows import Rows
from hegui.engine.scope import Frame
from hegui.model.truth import Truth


@dataclass(slots=True)
class Subject:
    """A judged fact that may not have passed.

    Attributes:
        position: of the fact.
        where: whether it is certainly judged.
        frame: its frame.
        plain: judged by recursion, not by the engine.
        breaches: what it breaks; those the engine finds are added later.
    """

    position: int
    where: Truth
    frame: Frame
    plain: bool = False
    breaches: list[Breach] = field(default_factory=list)


@dataclass(slots=True)
class Task:
    """One rule on one report.

    Attributes:
        plan: of the rule.
        judged: how many facts are judged.
        subjects: by position: those that may not have passed.
        applies: whether the rule is for this report.
        why_not: Chinese, if that is not certain.
    """

    plan: Plan
    judged: int
    subjects: dict[int, Subject]
    applies: Truth = True
    why_not: str = ""


class Doubt(Exception):  # noqa: N818 - not an error: it ends the attempt to use the engine
    """Whether some fact belongs to a clause is unknown."""


def task_of(plan: Plan, context: Context, rows: Rows) -> Task:
    """The features of one rule; rows for the engine are added to *rows*."""
    applies, why_not = applies_to(plan.rule.applies, context.report)
    if applies is False:
        return Task(plan, 0, {}, applies, why_not)
    frame = plan.scope.frame(context)
    holds, unknown = plan.subjects.of(frame)
    task = Task(plan, len(holds) + len(unknown), {}, applies, why_not)
    if not task.judged:
        return Task(plan, 0, {})
    simple = not (plan.joins or plan.presences or plan.rule.derive)
    require = None if plan.joins else plan.require
    for positions, where in ((holds, True), (unknown, None)):
        for position in positions:
            truth: Truth = True
            if require is not None:
                if plan.scope.named:  # what was worked out for one subject is not the next one's
                    frame = plan.scope.frame(context)
                frame[plan.subjects.slot] = context.facts[position]
                truth = require(frame)
                if truth is not True:
                    rows.of(position)[plan.verdict] = OPEN if truth is None else BROKEN
            if truth is not True or not simple:
                own = plan.scope.frame(context)
                own[plan.subjects.slot] = context.facts[position]
                task.subjects[position] = Subject(position, where, own)
    if not simple:
        _prepare(task, context, rows)
    return task


def _prepare(task: Task, context: Context, rows: Rows) -> None:
    """Rows for joins and presences, or plain judgement where something is in doubt."""
    plan = task.plan
    staged: dict[int, dict[str, int]] = {}
    try:
        for position, clause in _clauses(plan):
            _stage_clause(plan, clause, position, context, staged)
    except Doubt:
        for subject in task.subjects.values():
            _judge_plainly(plan, subject)
        return
    for subject in task.subjects.values():
        try:
            own = {plan.present: TRUE}
            own.update(_earlier(plan, 0, subject.frame))
        except Doubt:
            _judge_plainly(plan, subject)
        else:
            rows.of(subject.position).update(own)
    if any(not subject.plain for subject in task.subjects.values()):
        for position, properties in staged.items():
            rows.of(position).update(properties)


def _judge_plainly(plan: Plan, subject: Subject) -> None:
    subject.plain = True
    subject.breaches = breaches(plan, subject.frame, subject.position)


def _clauses(plan: Plan) -> Iterator[tuple[int, Clause]]:
    yield from enumerate(plan.joins, start=1)
    for clause in plan.presences:
        yield 0, clause


def _stage_clause(
    plan: Plan, clause: Clause, position: int, context: Context, staged: dict[int, dict[str, int]]
) -> None:
    """Properties of the facts that may be matched by *clause*; *position* 0 for a presence."""
    taken: set[int] = set()
    for alternative in clause.alternatives:
        holds, unknown = alternative.own.of(plan.scope.frame(context))
        if unknown:
            raise Doubt
        for at in holds:
            frame = plan.scope.frame(context)
            frame[clause.slot] = context.facts[at]
            properties = staged.setdefault(at, {})
            properties[alternative.mark] = TRUE
            for link in alternative.links:
                properties[link.property] = _sure(link.own(frame))
            if position and at not in taken:
                taken.add(at)
                properties.update(_earlier(plan, position, frame))


def _earlier(plan: Plan, position: int, frame: Frame) -> dict[str, int]:
    """What later clauses and the requirement need of the fact at *position* of a match."""
    properties: dict[str, int] = {}
    for alternative in _alternatives(plan):
        _gates(alternative, position, frame, properties)
    for part in plan.parts or ():
        if part.single is not None:
            _put(part.single, position, frame, properties)
        if part.link is not None:
            terms: list[Positioned] = [
                (part.position, part.link.own, part.link.property),
                *part.link.others,
            ]
            for term, gap in zip(terms, part.gaps, strict=True):
                _put(term, position, frame, properties, gap=gap[2])
    return properties


def _gates(
    alternative: Alternative, position: int, frame: Frame, properties: dict[str, int]
) -> None:
    for at, test, name in alternative.gates:
        if at != position:
            continue
        gate = test(frame)
        if gate == UNKNOWN:
            raise Doubt
        properties[name] = gate
        for link in alternative.links:
            for other, term, own_name in link.others:
                if other == position:
                    # Behind a closed gate the number is never looked at, but must be there.
                    properties[own_name] = 0 if gate == FALSE else _sure(term(frame))


def _put(
    one: Positioned, position: int, frame: Frame, properties: dict[str, int], gap: str = ""
) -> None:
    at, closure, name = one
    if at != position:
        return
    value = closure(frame)
    if value is not None:
        properties[name] = value
    elif gap:
        properties[gap] = TRUE


def _sure(value: int | None) -> int:
    if value is None:
        raise Doubt
    return value


def _alternatives(plan: Plan) -> Iterator[Alternative]:
    for clause in (*plan.joins, *plan.presences):
        yield from clause.alternatives
