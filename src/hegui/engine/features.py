"""Facts become features: what is worked out on one fact alone, once, for both backends.

For each rule: its subjects, the truth of their own requirement, and the rows the engine needs
to join and to find what is absent. Exact and three-valued. A rule for which some membership
is in doubt (a condition of a join is unknown for a fact) is judged by plain recursion, because
an engine that knows only numbers cannot say "perhaps"; in a clean report there is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hegui.engine.applies import applies_to
from hegui.engine.context import Context
from hegui.engine.encode import FALSE, TRUE, UNKNOWN
from hegui.engine.plain import Breach, breaches
from hegui.engine.plan import Clause, Plan
from hegui.engine.queries import BROKEN, OPEN
from hegui.engine.rows import Rows
from hegui.engine.scope import Frame
from hegui.model.truth import Truth

_MANY = 8  # subjects from which it pays to judge by value


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
    holds, unknown = plan.subjects.of(plan.scope.frame(context))
    positions = (*holds, *unknown) if unknown else holds
    if not positions:
        return Task(plan, 0, {})
    task = Task(plan, len(positions), {}, applies, why_not)
    not_met = _not_met(plan, context, positions)
    for position, truth in not_met.items():
        rows.of(position)[plan.verdict] = OPEN if truth is None else BROKEN
    simple = not (plan.joins or plan.presences or plan.rule.derive)
    perhaps = set(unknown)
    for position in not_met if simple else positions:
        frame = plan.scope.frame(context)
        frame[plan.subjects.slot] = context.facts[position]
        where = None if position in perhaps else True
        task.subjects[position] = Subject(position, where, frame)
    if not simple:
        _prepare(task, context, rows)
    return task


def _not_met(plan: Plan, context: Context, positions: Sequence[int]) -> dict[int, Truth]:
    """Of facts judged alone: those whose requirement does not certainly hold."""
    found: dict[int, Truth] = {}
    if plan.require is None or plan.joins:
        return found
    facts, slot = context.facts, plan.subjects.slot
    frame = plan.scope.frame(context)
    if plan.lone and len(positions) >= _MANY:  # equal values are judged once
        having, gaps = context.index(plan.rule.kind, plan.lone)
        wanted = set(positions)
        for same in (*having.values(), gaps) if gaps else having.values():
            frame[slot] = facts[next(iter(same))]
            truth = plan.require(frame)
            if truth is not True:
                found.update(dict.fromkeys(same & wanted, truth))
        return found
    for position in positions:
        if plan.scope.named:  # what was worked out for one subject is not the next one's
            frame = plan.scope.frame(context)
        frame[slot] = facts[position]
        truth = plan.require(frame)
        if truth is not True:
            found[position] = truth
    return found


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
    if plan.in_company and not staged:
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
    carried = plan.carried[position]
    for one in carried.gates:
        gate = one.test(frame)
        if gate == UNKNOWN:
            raise Doubt
        properties[one.name] = gate
        for term, name in one.terms:
            # Behind a closed gate the number is never looked at, but must be there.
            properties[name] = 0 if gate == FALSE else _sure(term(frame))
    for closure, name, gap in carried.shares:
        value = closure(frame)
        if value is None:
            properties[gap] = TRUE
        elif gap or value != TRUE:  # queries only look for conjuncts that do not hold
            properties[name] = value
    return properties


def _sure(value: int | None) -> int:
    if value is None:
        raise Doubt
    return value
