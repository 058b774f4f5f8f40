"""Matches become breaches, breaches become verdicts: pass is what nothing speaks against."""

from collections.abc import Iterator, Sequence

from hegui.engine.context import DOUBTFUL, Context
from hegui.engine.exact import as_decimal
from hegui.engine.features import Subject, Task
from hegui.engine.finding import frame_of
from hegui.engine.ir import Match, Query
from hegui.engine.plain import Breach, combinations, missing_truth, require
from hegui.engine.plan import Plan
from hegui.facts.fact import Fact, Value
from hegui.facts.kinds import COMMON
from hegui.model.truth import Truth, every

Taken = dict[tuple[int, int], list[tuple[int, ...]]]
"""Task and subject → combinations a derivation is made of."""


def settle(
    tasks: Sequence[Task],
    queries: Sequence[Query],
    matches: Sequence[Match],
    positions: Sequence[int],
) -> Taken:
    """Puts what the engine found to the subjects; gives back what derivations are made of."""
    taken: Taken = {}
    unwanted: dict[tuple[int, int, int], set[int]] = {}
    found: dict[tuple[int, int], dict[Breach, None]] = {}
    for match in matches:
        query = queries[match.query]
        at, *joined = (positions[row - 1] for row in match.rows)
        subject = tasks[query.rule].subjects.get(at)
        if subject is None or subject.plain:
            continue
        if query.what == "take":
            taken.setdefault((query.rule, at), []).append(tuple(joined))
        elif query.what == "with":
            unwanted.setdefault((query.rule, at, query.number), set()).update(joined)
        else:
            breach = _breach(tasks[query.rule].plan, query, subject, tuple(joined))
            if breach.truth is not True:
                found.setdefault((query.rule, at), {})[breach] = None
    for (rule, at, number), others in unwanted.items():
        breach = Breach("presence", number, truth=False, others=tuple(sorted(others)))
        found.setdefault((rule, at), {})[breach] = None
    for (rule, at), breaches in found.items():
        tasks[rule].subjects[at].breaches = sorted(breaches, key=Breach.order)
    return taken


def truth_of(subject: Subject, applies: Truth) -> Truth:
    """Whether a subject meets its rule; doubt whether it is judged at all leaves only passes."""
    truth = every(breach.truth for breach in subject.breaches)
    certain = subject.where is True and applies is True
    return truth if certain or truth is True else None


def derived(tasks: Sequence[Task], taken: Taken, context: Context) -> list[Fact]:
    """The facts that derivations give, each once; those that may not exist are marked."""
    certain: dict[tuple[tuple[str, Value], ...], Fact] = {}
    doubtful: dict[tuple[tuple[str, Value], ...], Fact] = {}
    for number, task in enumerate(tasks):
        for at, subject in sorted(task.subjects.items()):
            for joined, sure in _combinations(task.plan, subject, taken.get((number, at), ())):
                truth = _holds(task, subject, joined, certain=sure)
                if truth is False:
                    continue
                fact = _fact(task.plan, context, at, joined)
                key = (("", fact.kind), *sorted(fact.fields.items()))
                (certain if truth else doubtful).setdefault(key, fact)
    perhaps = [fact for key, fact in doubtful.items() if key not in certain]
    return [*certain.values(), *(_marked(fact) for fact in perhaps)]


def _breach(plan: Plan, query: Query, subject: Subject, joined: tuple[int, ...]) -> Breach:
    match query.what:
        case "broken":
            return Breach("require", 0, truth=False)
        case "open":
            return Breach("require", 0, truth=None)
        case "row":
            return Breach("require", 0, require(plan, subject.frame, joined), joined)
        case "missing":
            return Breach("missing", query.number, missing_truth(plan, query.number), joined)
        case _:
            return Breach("presence", query.number, truth=False)


def _combinations(
    plan: Plan, subject: Subject, taken: Sequence[tuple[int, ...]]
) -> Iterator[tuple[tuple[int, ...], bool]]:
    if subject.plain:
        yield from combinations(plan, subject.frame, subject.position)
    else:
        yield from ((joined, True) for joined in sorted(set(taken)))


def _holds(task: Task, subject: Subject, joined: tuple[int, ...], *, certain: bool) -> Truth:
    presences = [one.truth for one in subject.breaches if one.what == "presence"]
    sure = certain and subject.where is True and task.applies is True
    return every([True if sure else None, require(task.plan, subject.frame, joined), *presences])


def _fact(plan: Plan, context: Context, at: int, joined: tuple[int, ...]) -> Fact:
    subject = context.facts[at]
    frame = frame_of(plan, context, at, joined)
    fields: dict[str, Value] = {name: subject.get(name) for name in COMMON}
    for name, closure in plan.give:
        value = closure(frame)
        fields[name] = as_decimal(value) if hasattr(value, "denominator") else value
    return Fact(plan.rule.derive, fields, subject.place)


def _marked(fact: Fact) -> Fact:
    return Fact(fact.kind, {**fact.fields, DOUBTFUL: True}, fact.place)
