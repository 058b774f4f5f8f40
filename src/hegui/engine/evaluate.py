"""Facts and a program become outcomes: one for every rule, whichever backend matches.

features → backend → verdicts, for the layers of derivations and then for the rules. A backend
that fails costs nothing but time: the report is judged again by the reference.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from hegui.engine.backend import Backend
from hegui.engine.compile import Program
from hegui.engine.context import Context
from hegui.engine.features import Task, task_of
from hegui.engine.finding import finding
from hegui.engine.ir import OutOfBoundsError
from hegui.engine.outcome import Outcome
from hegui.engine.reason import reason
from hegui.engine.reference import ReferenceBackend
from hegui.engine.rows import Rows
from hegui.engine.settle import Taken, derived, settle, truth_of
from hegui.errors import EngineError
from hegui.facts.fact import FactBase
from hegui.forms.edition import Form
from hegui.model.severity import Severity
from hegui.model.truth import Truth
from hegui.model.verdict import Verdict, of_subjects

NOTHING = "报告里没有这条规则要判断的内容"
UNSURE = "由扫描件识别，需人工核对："
VERDICTS = {True: Verdict.PASS, False: Verdict.FAIL, None: Verdict.UNDETERMINED}
_KEPT = 2048


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What all rules say of one report.

    Attributes:
        outcomes: one for every rule of the set, by id.
        fell_back: Chinese: why the reference judged in place of the backend; "" if it did not.
    """

    outcomes: tuple[Outcome, ...]
    fell_back: str = ""


def evaluate(facts: FactBase, program: Program, backend: Backend) -> Evaluation:
    """What every rule of *program* says of *facts*.

    Raises:
        EngineError: the backend failed and so did the reference.
    """
    try:
        return Evaluation(_outcomes(facts, program, backend))
    except OutOfBoundsError as error:
        why = f"{error}，改由参考引擎判断"
    except Exception as error:  # noqa: BLE001 - whatever the C engine raises
        why = f"{backend.name} 引擎出错（{type(error).__name__}：{error}），改由参考引擎判断"
    reference = ReferenceBackend([layer.queries for layer in program.layers])
    try:
        return Evaluation(_outcomes(facts, program, reference), why)
    except Exception as error:
        raise EngineError(f"参考引擎也没有完成：{why}") from error


def with_derived(facts: FactBase, program: Program, backend: Backend) -> FactBase:
    """*facts* and everything the derivations give, layer by layer."""
    for number in range(len(program.layers) - 1):
        context = Context(facts, program.ruleset.parameters)
        tasks, taken = _run(number, context, program, backend)
        facts = facts.plus(derived(tasks, taken, context))
    return facts


def _outcomes(facts: FactBase, program: Program, backend: Backend) -> tuple[Outcome, ...]:
    everything = with_derived(facts, program, backend)
    context = Context(everything, program.ruleset.parameters)
    tasks, _ = _run(len(program.layers) - 1, context, program, backend)
    form = program.ruleset.form
    outcomes = [_outcome(task, context, form) for task in tasks]
    if facts.unsure:
        outcomes = [_held_back(outcome) for outcome in outcomes]
    return tuple(sorted(outcomes, key=lambda outcome: outcome.rule))


def _run(
    number: int, context: Context, program: Program, backend: Backend
) -> tuple[list[Task], Taken]:
    layer, rows = program.layers[number], Rows(context)
    tasks = [task_of(plan, context, rows) for plan in layer.plans]
    sealed, positions = rows.sealed()
    taken = settle(tasks, layer.queries, backend.run(number, sealed), positions)
    return tasks, taken


def _outcome(task: Task, context: Context, form: Form) -> Outcome:
    rule = task.plan.rule.id
    if not task.judged:
        return _idle(rule, task.why_not or NOTHING)
    if not any(subject.breaches for subject in task.subjects.values()):
        return _passed(rule, task.judged)
    findings, reasons, doubts = [], [], set()
    seen: set[Truth] = {True} if task.judged > len(task.subjects) else set()
    for position, subject in sorted(task.subjects.items()):
        truth = truth_of(subject, task.applies)
        if truth is False:
            findings.append(finding(task.plan, context, position, subject.breaches))
        if truth is None:
            place = context.facts[position].place
            why = reason(task.plan, context, position, subject.breaches, form)
            reasons.append((place.order(), task.why_not or why.text))
            doubts.add(why.doubt)
        seen.add(truth)
    findings.sort(key=lambda one: (one.places[0].order(), one.id))
    return Outcome(
        rule,
        of_subjects(VERDICTS[truth] for truth in seen),
        task.judged,
        tuple(findings),
        tuple(dict.fromkeys(why for _, why in sorted(reasons))),
        doubts=tuple(sorted(doubts - {""})),
    )


def _held_back(outcome: Outcome) -> Outcome:
    """Of a report that was recognised from a picture: no finding above a notice is certain.

    What would be one is told as the reason, and hangs on no doubt of the reader's but itself.
    """
    grave = [one for one in outcome.findings if one.severity is not Severity.NOTICE]
    if not grave:
        return outcome
    told = dict.fromkeys(f"{UNSURE}{one.message}" for one in grave)
    return replace(
        outcome,
        verdict=Verdict.UNDETERMINED,
        findings=(),
        reasons=tuple(dict.fromkeys((*told, *outcome.reasons))),
        doubts=(),
    )


# Most outcomes of most reports are one of these; they never change, so they are made once.
@lru_cache(_KEPT)
def _idle(rule: str, why_not: str) -> Outcome:
    return Outcome(rule, Verdict.NOT_APPLICABLE, 0, why_not=why_not)


@lru_cache(_KEPT)
def _passed(rule: str, subjects: int) -> Outcome:
    return Outcome(rule, Verdict.PASS, subjects)
